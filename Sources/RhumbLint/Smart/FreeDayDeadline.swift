// Deadlines on a day when nobody is there.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let deadlineOnFreeDay = Rule(
        "smart/free-day-deadline", .note,
        Message("A deadline is a working day, or the end of a month", zh: "截止日是工作日，或者是月末"),
        why: Message(
            """
            On a Sunday nobody hands anything in, and nobody measures: the real deadline is the Friday before or the Monday after, and each \
            takes the one that suits. Ends of months are left alone, for figures are closed then.
            """,
            zh: "星期天没有人交东西，也没有人测数字：实际的截止日是前一个星期五还是后一个星期一，各取所需。月末不提示，因为数字本来就按月结算。"),
        bad: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; ‹deadline 2026-09-20›
            }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-09-18
            }
            """
    ) { lint in
        let plan = lint.plan
        let calendar = plan.workdays
        for id in plan.openGoals {
            let (goal, day) = (plan.goals[id], plan.goals[id].deadline)
            guard !calendar.isWorking(day), day != CalendarUnit.month.period(around: day).last, day != plan.period.last
            else { continue }
            let before = calendar.day(calendar.number(onOrAfter: day) - 1)
            let reason = plan.freeReason(day)
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.deadline),
                Message(
                    "the deadline of “\(goal.heading.shown)”, \(day), is \(reason.english)",
                    zh: "“\(goal.heading.shown)”的截止日\(day)是\(reason.chinese)"),
                help: Message("the working day before it is: deadline \(before)", zh: "前一个工作日是：截止 \(before)"))
        }
    }
}

extension CheckedPlan {
    /// Why nobody works on a day.
    fileprivate func freeReason(_ day: Day) -> Message {
        if let holiday = calendar?.holiday(on: day) {
            let title = holiday.title ?? ""
            return Message(
                title.isEmpty ? "a holiday" : "a holiday (\(title))", zh: title.isEmpty ? "假日" : "假日（\(title)）")
        }
        return day.weekday == 6 ? Message("a Saturday", zh: "星期六") : Message("a Sunday", zh: "星期日")
    }
}
