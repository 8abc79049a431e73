// Contributions to a share that can be read in two ways.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Rule {
    static let contributionInPercent = Rule(
        "smart/percent-or-points", .warning,
        Message("What an action adds to a share is written in percentage points", zh: "行动对占比的贡献要用百分点写"),
        why: Message(
            """
            4% more of 31% is 32.2%, 4 points more are 35%. Both are said “4%” in a meeting, and the difference is found out at the deadline. \
            (In a target `up 4%` is an error; in a contribution it passes.)
            """,
            zh: "31% 的 4% 是 1.24 个百分点，加 4 个百分点则是 35%。会上都说“提高 4%”，到截止日才发现差了多少。（“提升 4%”写在目标值里会报错，写在贡献里不会。）"),
        bad: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            action club "Family club" { advances more_families by ‹4%› }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            action club "Family club" { advances more_families by 4pp }
            """
    ) { lint in
        for advancement in lint.advancements {
            let goal = lint.plan.goals[advancement.contribution.goal]
            guard let amount = advancement.amount, case .percent(let ratio)? = advancement.contribution.by,
                lint.plan[goal.measure].type == .percent
            else { continue }
            let (share, points) = (words(.percent(ratio.double)), words(.points(ratio.double)))
            lint.report(
                at: amount,
                Message(
                    "\(share.english) of the share “\(goal.heading.shown)” can be read as a part of it or as \(points.english)",
                    zh: "“\(goal.heading.shown)”是占比，贡献\(share.chinese)有两种读法：占比的\(share.chinese)，或\(points.chinese)"),
                help: Message(
                    "write points: advances \(goal.heading.name) by \(points.english)",
                    zh: "请写百分点：推进 \(goal.heading.name) 贡献 \(points.chinese)"))
        }
    }
}
