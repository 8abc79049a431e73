// Baselines from another time.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let goalWithStaleBaseline = Rule(
        "smart/stale-baseline", .warning,
        Message("A baseline is measured within a year before the goal starts", zh: "基线在目标开始前一年之内测得"),
        why: Message(
            """
            What happened between the baseline and the start is counted as the goal's own success or failure. More than a year back lies \
            another season, another price list, another list of customers.
            """,
            zh: "从测基线到目标开始之间的变化，都会算成目标自己的成败。一年以前，季节、价格和客户名单都不一样了。"),
        bad: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              start 2026-01-01
              ‹baseline measured 2024-06-30›
              target 38%; deadline 2026-12-31
            }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              start 2026-01-01
              baseline measured 2025-12-31
              target 38%; deadline 2026-12-31
            }
            """
    ) { lint in
        for goal in lint.plan.goals.all {
            let start = goal.start ?? lint.plan.period.first
            guard case .measured(let day)? = goal.baseline, day.adding(months: 12) < start else { continue }
            let months = day.months(to: start)
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.baseline),
                Message(
                    "the baseline of “\(goal.heading.shown)” is \(months) months older than its start on \(start)",
                    zh: "“\(goal.heading.shown)”的基线比开始日\(start)早了\(months)个月"),
                help: Message(
                    "measure it anew: baseline measured \(start.adding(days: -1))",
                    zh: "请重新测：基线 实测 \(start.adding(days: -1))"))
        }
    }
}
