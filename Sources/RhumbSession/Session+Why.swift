// Why: declarations and rows explained, what would do, and the plan with another value.
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText

extension Session {
    /// `explain family_repeat`, `why g1042`.
    mutating func explain(_ line: LineScanner, _ start: Int) -> Reply {
        guard start < line.words.count else {
            return refusal(
                Message("`explain` wants a name of the plan or a key", zh: "“说明”需要方案中的名称或主键"))
        }
        let subject = rest(of: line, from: start)
        var reply = Reply()
        if report == nil, plan.explains(subject) {
            let outcome = project.run(plan, readers: tables, options)
            guard let found = outcome.value else {
                reply.findings = outcome.diagnostics.filter { $0.level == .error }
                return reply
            }
            report = found
        }
        let outcome = project.explain(subject, of: settled(plan), readers: tables, options, report: report)
        guard let explanation = outcome.value else {
            reply.findings = outcome.diagnostics.filter { $0.level == .error }
            guard reply.findings.isEmpty else { return reply }
            let near = nearestName(to: subject, among: plan.explainable.map(\.name))
            return refusal(
                Message(
                    "`\(subject)` is no name of the plan that can be explained, and no key",
                    zh: "“\(subject)”既不是方案中可说明的名称，也不是主键"),
                help: near.map { Message("did you mean `\($0)`?", zh: "是否指“\($0)”？") })
        }
        reply.answer = .lines(explanation.lines)
        return reply
    }

    /// `why not g1042 in quiet`
    func whyNot(_ line: LineScanner, _ start: Int) -> Reply {
        let place = (start..<max(start, line.words.count)).last { line.stands(.within, at: $0) != nil }
        guard let place, place > start, place + 1 < line.words.count else {
            return refusal(
                Message("`why not` wants a key and a segment", zh: "“为何不”需要主键和客群"),
                help: Message("as in: why not g1042 in quiet", zh: "如：为何不 g1042 属于 沉睡核心客"))
        }
        let key = line.text(line.trimmed(line.words[start].range.lowerBound..<line.words[place].range.lowerBound))
        let name = rest(of: line, from: place + 1)
        guard let segment = plan.segments.ids.first(where: { plan.segments[$0].heading.name == name }) else {
            let near = nearestName(to: name, among: plan.segments.all.map(\.heading.name))
            return refusal(
                Message("the plan has no segment `\(name)`", zh: "方案没有客群“\(name)”"),
                help: near.map { Message("did you mean `\($0)`?", zh: "是否指“\($0)”？") })
        }
        var reply = Reply()
        let outcome = project.explain(key: key, in: segment, of: settled(plan), readers: tables, options)
        guard let explanation = outcome.value else {
            reply.findings = outcome.diagnostics.filter { $0.level == .error }
            return reply.findings.isEmpty
                ? refusal(Message("no row has the key `\(key)`", zh: "没有主键为“\(key)”的行")) : reply
        }
        reply.answer = .lines(explanation.lines)
        return reply
    }

    /// `what if family_repeat.target 40%`: the run as it is and with that value, side by side.
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
        guard !checked.hasErrors else {
            reply.findings = checked.diagnostics.filter { $0.level == .error }
            return reply
        }
        let (now, then) = (
            project.run(options, dataOverrides: overrides), changed.run(options, dataOverrides: overrides)
        )
        guard let first = now.value, let second = then.value else {
            reply.findings = (now.diagnostics + then.diagnostics).filter { $0.level == .error }
            return reply
        }
        let comparison = ScenarioComparison(plan: first, scenarios: [second.under("\(name) \(value)")])
        let text = terminal(comparison, width: width, colour: false)
        reply.answer = .lines(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
        reply.note = Message(
            "not saved: as a scenario it would be: scenario NAME { \(name) \(value) }",
            zh: "未保存：写成情景即为 情景 名称 { \(name) \(value) }")
        return reply
    }

    private func rest(of line: LineScanner, from position: Int) -> String {
        line.text(line.trimmed(line.words[position].range.lowerBound..<line.bytes.count))
    }
}
