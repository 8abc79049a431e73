// A rank lets ties in. Where they are many, "the top fifth" is no fifth any more, and that must be said.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

/// A warning for each `X in top …` of a segment that lets in more than one and a half times as many rows as it asks for.
func crowdedRanks(_ plan: CheckedPlan, _ measured: Measurements) -> [Diagnostic] {
    zip(plan.segments.ids, measured.ranks).flatMap { id, ranks in
        zip(plan.ranks(of: id), ranks).compactMap { declared, found -> Diagnostic? in
            guard found.isCrowded else { return nil }
            let words = declared.condition.text
            let value = (english: text(found.edge, in: .english), chinese: text(found.edge, in: .chinese))
            return Diagnostic(
                "segment/ties", .warning,
                Message(
                    "`\(words.english)` asks for \(found.places) of \(found.rows) rows, and \(found.inside) are in: "
                        + "equal rows are in together, and many have the value \(value.english)",
                    zh: "“\(words.chinese)”要的是 \(found.rows) 行中的 \(found.places) 行，实际有 \(found.inside) 行："
                        + "并列的行一起算在内，许多行的值都是\(value.chinese)"),
                at: .source(plan[declared.condition.node].span),
                help: Message(
                    "rank by something finer, such as an amount, or add a condition that parts the equal ones",
                    zh: "请按更细的值（如金额）排名，或再加一个条件把并列的行分开"))
        }
    }
}
