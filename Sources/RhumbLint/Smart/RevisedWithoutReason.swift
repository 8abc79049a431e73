// Targets that were moved, and nobody says why.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let revisedWithoutReason = Rule(
        "smart/revised-without-reason", .warning,
        Message("A target that was moved says why", zh: "目标值调整要写明原因"),
        why: Message(
            """
            To move a target can be honest or convenient, and the reason is the difference. Written down on the day it is a lesson for the \
            next plan; reconstructed a year later it is an excuse.
            """,
            zh: "调整目标值，可以是实事求是，也可以是图方便，区别就在原因。当天写下来，是给下一份方案的经验；一年后再补，就成了借口。"),
        bad: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              ‹revised 2026-05-06 to 35%›
            }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              revised 2026-05-06 to 35% because "The pool opens two months late"
            }
            """
    ) { lint in
        for goal in lint.plan.goals.all {
            for clause in lint.clauses(of: goal.heading) {
                guard case .revised(let day, let value, nil) = clause.payload else { continue }
                let written = lint.written(value.span)
                let date = lint.written(day.span)
                lint.report(
                    at: clause.span,
                    Message(
                        "the target of “\(goal.heading.shown)” was moved to \(written), and nobody says why",
                        zh: "“\(goal.heading.shown)”的目标值调整为\(written)，没有写明原因"),
                    help: Message(
                        "say it: revised \(date) to \(written) because \"The pool opens two months late\"",
                        zh: "请写明：目标调整 \(date) 至 \(written) 依据 \"泳池晚开两个月\""))
            }
        }
    }
}
