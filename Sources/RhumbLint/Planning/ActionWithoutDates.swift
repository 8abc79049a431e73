// Work that nothing places in time.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let actionWithoutDates = Rule(
        "plan/action-without-dates", .warning,
        Message("An action says when it is done", zh: "行动要有时间"),
        why: Message(
            """
            Without a day an action is in no schedule: nobody sees that it is late, that it collides with other work, or \
            that it comes after the deadline. One of start, finish and after is enough.
            """,
            zh: "没有时间的行动进不了进度表：延误了、和别的工作撞在一起、赶不上截止日，都看不出来。写开始、结束、前置三者之一即可。"),
        bad: """
            action ‹family_club› "Launch the family club" {
              owner wang_fang; effort 40 persondays; cost 120_000 CNY
            }
            """,
        good: """
            action family_club "Launch the family club" {
              owner wang_fang; effort 40 persondays; cost 120_000 CNY
              start 2026-03-02
            }
            """
    ) { lint in
        var planner = Planner(plan: lint.plan, calendar: lint.plan.workdays)
        for id in lint.plan.actions.ids {
            let action = lint.plan.actions[id]
            guard action.start == nil, action.finish == nil, action.after.isEmpty, planner.span(of: id).start == nil
            else {
                continue
            }
            let name = action.heading.shown
            let first = lint.plan.period.first
            lint.report(
                at: action.heading.span,
                Message(
                    "“\(name)” has neither a start nor a finish, and waits for nothing",
                    zh: "“\(name)”既没有开始和结束日期，也没有前置行动"),
                help: Message("add a line like: start \(first)", zh: "请加一行，例如：开始 \(first)"))
        }
    }
}
