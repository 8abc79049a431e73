// Why: declarations and rows explained, and what would do.
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText

extension Session {
    /// `explain family_repeat`, `why g1042`, `why win_back g1042`.
    mutating func explain(_ line: LineScanner, _ start: Int) -> Reply {
        guard start < line.words.count else {
            return refusal(
                Message("`explain` wants a name of the plan or a key", zh: "“说明”需要方案中的名称或主键"))
        }
        let subject = rest(of: line, from: start)
        var reply = Reply()
        let advised = plan.explains(subject) ? nil : plan.advisedRow(subject)
        if plan.explains(subject) || advised != nil, measuredPlan(&reply) == nil { return reply }
        let outcome = project.explain(subject, of: settled(plan), readers: tables, options, report: report)
        guard let explanation = outcome.value else {
            reply.findings = outcome.diagnostics.filter { $0.level == .error }
            guard reply.findings.isEmpty else { return reply }
            if let advised { return noRow(advised.key) }
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

    private func noRow(_ key: String) -> Reply {
        refusal(Message("no row has the key `\(key)`", zh: "没有主键为“\(key)”的行"))
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
            return reply.findings.isEmpty ? noRow(key) : reply
        }
        reply.answer = .lines(explanation.lines)
        return reply
    }

    func rest(of line: LineScanner, from position: Int) -> String {
        line.text(line.trimmed(line.words[position].range.lowerBound..<line.bytes.count))
    }
}
