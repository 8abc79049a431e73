// Baselines that already hold what the goal was to bring.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let goalWithHindsightBaseline = Rule(
        "smart/hindsight-baseline", .warning,
        Message("A baseline is measured before the goal starts", zh: "基线在目标开始之前测得"),
        why: Message(
            """
            A baseline from within the goal's own time holds a part of its effect already, one from its end all of it: the way made shrinks, \
            and whoever picks the day picks the result.
            """,
            zh: "在目标进行中测的基线，已经含有一部分成效；在期末测的，含有全部成效：走过的路被算短了，选哪一天就得出哪样的结果。"),
        bad: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              start 2026-01-01
              ‹baseline measured 2026-03-31›
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
            guard case .measured(let day)? = goal.baseline else { continue }
            let start = goal.start.flatMap { day > $0 ? $0 : nil }
            guard start != nil || day >= goal.deadline else { continue }
            let when =
                start.map { Message("after its start on \($0)", zh: "晚于开始日\($0)") }
                ?? Message("not before its deadline on \(goal.deadline)", zh: "不早于截止日\(goal.deadline)")
            let before = (goal.start ?? lint.plan.period.first).adding(days: -1)
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.baseline),
                Message(
                    "the baseline of “\(goal.heading.shown)” is measured on \(day), \(when.english)",
                    zh: "“\(goal.heading.shown)”的基线测于\(day)，\(when.chinese)"),
                help: Message(
                    "measure it on the day before the start: baseline measured \(before)",
                    zh: "请用开始前一天的数：基线 实测 \(before)"))
        }
    }
}
