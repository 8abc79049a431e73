// Conditions that nothing can meet.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let never = Rule(
        "logic/never", .warning,
        Message("Every condition can hold for somebody", zh: "每个条件都要有成立的可能"),
        why: Message(
            """
            Two conditions that exclude each other leave an empty segment, whatever the data are: the advice for it is never \
            given, and its share is always nothing. Mostly one of the two bounds is a slip, or `or` was meant.
            """,
            zh: "互相排斥的条件，不管数据如何都没有人满足：客群永远是空的，建议永远给不出去。多半是其中一个界限写错了，或者本来想写“或”。"),
        bad: """
            segment regulars "Regular guests" of guests where frequency >= 6 and ‹frequency <= 2›
            """,
        good: """
            segment regulars "Regular guests" of guests where frequency >= 6 and recency <= 90 days
            """
    ) { lint in
        for condition in lint.conditions {
            guard let parts = lint.reasoner.conflict(in: condition), let last = parts.last else { continue }
            // What no data can make fire by itself the checker has said.
            if case .signal = condition.subject, parts.count == 1 { continue }
            lint.reportNever(condition, parts, at: last)
        }
    }
}

extension Lint {
    fileprivate mutating func reportNever(_ condition: AskedCondition, _ parts: [Node], at last: Node) {
        let effect = plan.consequence(ofNever: condition)
        let texts = parts.map { written(plan[$0].span) }
        let reason: Message
        switch texts.count {
        case 1: reason = Message("`\(texts[0])` cannot be", zh: "“\(texts[0])”不可能成立")
        case 2:
            reason = Message(
                "`\(texts[0])` and `\(texts[1])` exclude each other", zh: "“\(texts[0])”与“\(texts[1])”互相排斥")
        default:
            let all = listed(texts)
            reason = Message("\(all.english) exclude one another", zh: "\(all.chinese)不能同时成立")
        }
        let blank = blank(under: parts)
        report(
            at: plan[last].span,
            Message(
                "\(effect.english): \(reason.english)\(blank?.english ?? "")",
                zh: "\(effect.chinese)：\(reason.chinese)\(blank?.chinese ?? "")"),
            help: parts.count == 1
                ? limits(of: last)
                : Message("mend one of them, or join them by `or`", zh: "请改其中一个条件，或改用“或”连接"),
            related: parts.dropLast().map {
                Related(Message("excluded by this", zh: "与这里的条件相排斥"), at: .source(plan[$0].span))
            })
    }

    /// Where a blank keeps the answer open: such a row counts as unknown, and as no member.
    private mutating func blank(under parts: [Node]) -> Message? {
        let open = parts.map { reasoner.formula($0, .notNo) }
        let columns = parts.flatMap { plan.blanks(in: $0) }
        guard let column = columns.first, !reasoner.isImpossible(open) else { return nil }
        let name = plan[column].name
        return Message("; where `\(name)` is missing it is unknown", zh: "；“\(name)”缺值的行是未知")
    }

    /// Between what the value lies that a condition asks for.
    private mutating func limits(of node: Node) -> Message {
        let variables = reasoner.formula(node, .yes).variables
        if variables.count == 1, let variable = variables.first, let range = reasoner.limits(of: variable) {
            let name = written(plan[range.node].span)
            return Message(
                "\(name) \(range.text.english): check the bound", zh: "\(name)\(range.text.chinese)：请核对界限")
        }
        return Message("check the bounds and their units", zh: "请核对界限和单位")
    }
}
