// Deadlines that the plan does not live to see.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let deadlineOutsidePeriod = Rule(
        "smart/deadline-outside-period", .warning,
        Message("A goal's deadline lies in the plan's period", zh: "目标的截止日在计划期之内"),
        why: Message(
            """
            The period is what budget, people and reviews are planned for. A goal that is due after it has work that nobody has planned; one \
            that was due before it belongs to the last plan.
            """,
            zh: "预算、人手和复盘都按计划期安排。截止日在期末之后，后面的工作没有人安排；在期初之前，那是上一份方案的目标。"),
        bad: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; ‹deadline 2027-06-30›
            }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            """
    ) { lint in
        let period = lint.plan.period
        for goal in lint.plan.goals.all where !period.contains(goal.deadline) {
            let isAfter = goal.deadline > period.last
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.deadline),
                Message(
                    "“\(goal.heading.shown)” is due on \(goal.deadline), \(isAfter ? "after the plan's end" : "before the plan's start") "
                        + "on \(isAfter ? period.last : period.first)",
                    zh:
                        "“\(goal.heading.shown)”\(goal.deadline)截止，\(isAfter ? "晚于计划期末" : "早于计划期初")\(isAfter ? period.last : period.first)"
                ),
                help: Message(
                    "set what is to be reached in the period: deadline \(period.last); or change the period",
                    zh: "请写明计划期内要达到什么：截止 \(period.last)；或调整计划期"))
        }
    }
}
