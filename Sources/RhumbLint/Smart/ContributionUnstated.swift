// Work that does not say how much it brings.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let contributionUnstated = Rule(
        "smart/contribution-unstated", .note,
        Message("An action says how much it brings to its goal", zh: "行动要写明对目标贡献多少"),
        why: Message(
            """
            Whether a target can be reached is the sum of what the work is expected to bring. An estimate that turns out wrong is a lesson; \
            without one nobody can say whether the plan ever added up, or which action to drop when money is short.
            """,
            zh: "目标能不能达到，要看各项工作预计带来的总和。估错了是经验；不估，谁也说不清方案当初算没算过账，钱不够时该停哪一项。"),
        bad: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            action club "Family club" { ‹advances more_families› }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            action club "Family club" { advances more_families by 7pp }
            """
    ) { lint in
        let work = Dictionary(grouping: lint.advancements, by: \.contribution.goal)
        for id in lint.plan.openGoals where lint.plan.goals[id].isReach {
            guard let advancements = work[id], advancements.allSatisfy({ $0.contribution.by == nil }) else { continue }
            let heading = lint.plan.goals[id].heading
            for advancement in advancements.prefix(1) {
                let amount = lint.plan.exampleContribution(to: id)
                lint.report(
                    at: advancement.span,
                    Message(
                        "nothing says how much “\(advancement.action.heading.shown)” brings to “\(heading.shown)”",
                        zh: "没有写明“\(advancement.action.heading.shown)”对“\(heading.shown)”贡献多少"),
                    help: Message(
                        "estimate it: advances \(heading.name) by \(amount.english)",
                        zh: "请估一个数：推进 \(heading.name) 贡献 \(amount.chinese)"))
            }
        }
    }
}

extension CheckedPlan {
    /// In the unit of the goal.
    fileprivate func exampleContribution(to goal: ID<Goal>) -> Message {
        switch self[goals[goal].measure].type {
        case .percent, .points: Message("4pp", zh: "4个百分点")
        case .money(let currency):
            Message("200_000 \(currency.code)", zh: currency.code == "CNY" ? "20万元" : "200_000 \(currency.code)")
        case .days: Message("2 days", zh: "2天")
        case .months: Message("2 months", zh: "2个月")
        case .minutes: Message("10 minutes", zh: "10分钟")
        case .yesNo, .integer, .number, .text, .category, .several, .date, .timestamp, .key, .tier, .invalid:
            Message(verbatim: "20")
        }
    }
}
