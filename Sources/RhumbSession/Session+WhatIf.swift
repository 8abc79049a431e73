// What if: the plan with another value, as far as that changes anything; kept as a scenario by `.save NAME`.
import Rhumb
import RhumbChecker
import RhumbModel
import RhumbReport
import RhumbSyntax
import RhumbText

extension Session {
    /// `what if family_repeat.target 40%`: what a run with that value says otherwise.
    mutating func whatIf(_ line: LineScanner, _ start: Int) -> Reply {
        guard start + 1 < line.words.count else {
            return refusal(
                Message("`what if` wants a name and a value", zh: "“假如”需要名称和值"),
                help: Message("as in: what if family_repeat.target 40%", zh: "如：假如 家庭复购.目标值 40%"))
        }
        let name = String(line.words[start].text)
        let value = rest(of: line, from: start + 1)
        let changed = project.setting(["\(name)=\(value)"])
        var reply = Reply()
        reply.sources = changed.sources
        let checked = changed.check()
        guard let other = checked.value, !checked.hasErrors else {
            reply.findings = checked.diagnostics.filter { $0.level == .error }
            return reply
        }
        guard let now = measuredPlan(&reply) else { return reply }
        let outcome = changed.run(other, readers: tables, options)
        guard let then = outcome.value else {
            reply.findings = outcome.diagnostics.filter { $0.level == .error }
            return reply
        }
        reply.answer = .table(ScenarioDifference(from: now, to: then).table("\(name) \(value)", in: language))
        trial = "\(name) \(value)"
        reply.note = Message("not saved · .save NAME makes it a scenario", zh: "未保存 · “.保存 名称”可存为情景")
        return reply
    }

    /// The run of the plan, made where nobody asked for it yet; nil with what went wrong in the reply.
    mutating func measuredPlan(_ reply: inout Reply) -> Report? {
        if let report { return report }
        let outcome = project.run(plan, readers: tables, options)
        if outcome.value == nil { reply.findings = outcome.diagnostics.filter { $0.level == .error } }
        report = outcome.value
        return report
    }

    /// What was tried last as a scenario of the session, with all that was otherwise when it was tried; nil where nothing was, or a
    /// file is meant.
    mutating func saveTrial(_ name: String) -> Reply? {
        guard let trial, !name.contains(where: { ".\\/".contains($0) }) else { return nil }
        let scenario = project.files.flatMap { file -> [String] in
            let declared = file.tree.declarations.first {
                $0.kind == .scenario && $0.name?.text == options.scenario && options.scenario != nil
            }
            return declared?.clauses.map { file.tree.file.text($0.span.start, $0.span.end) } ?? []
        }
        let settings = project.settings.map { $0.replacing("=", with: " ", maxReplacements: 1) }
        // The later of two lines with the same name holds; a goal has several milestones.
        let before = (scenario + settings).filter { line in
            let (old, new) = (line.split(separator: " ").first ?? "", trial.split(separator: " ").first ?? "")
            return old != new
                || [Keyword.goalMilestone.english, Keyword.goalMilestone.chinese].contains { new.hasSuffix(".\($0)") }
        }
        let lines = (before + [trial]).map { "  \($0)\n" }.joined()
        let reply = declare("\(DeclarationKind.scenario.keyword.spelling(in: language)) \(name) {\n\(lines)}")
        if !reply.hasFailed { self.trial = nil }
        return reply
    }
}
