// More work than the people can do in the time.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let overload = Rule(
        "plan/overload", .warning,
        Message("The people of an action can do its effort between its dates", zh: "行动的工作量，人手在期限内要做得完"),
        why: Message(
            """
            An effort that does not fit between two dates is late on its first day. What fits is the working days times the \
            people times the share of their day that they have for the plan.
            """,
            zh: "期限之内做不完的工作量，第一天就已经延误。做得完的上限是：工作日数 × 人数 × 可用比例。"),
        bad: """
            resource crm_team "CRM team" { people 2; rate 800 CNY per day }
            action ‹clean_up› "Clean the guests' addresses" {
              owner crm_team; start 2026-03-02; finish 2026-03-27; effort 60 persondays
            }
            """,
        good: """
            resource crm_team "CRM team" { people 2; rate 800 CNY per day }
            action clean_up "Clean the guests' addresses" {
              owner crm_team; start 2026-03-02; finish 2026-04-30; effort 60 persondays
            }
            """
    ) { lint in
        let calendar = lint.plan.workdays
        var planner = Planner(plan: lint.plan, calendar: calendar)
        for id in lint.plan.actions.ids {
            let action = lint.plan.actions[id]
            guard let effort = action.effort?.double, action.repeats == nil,
                let span = action.fixedSpan(&planner, calendar, id), let days = span.length, days > 0,
                let first = span.firstDay(calendar), let last = span.lastDay(calendar),
                let resource = lint.plan.resource(of: action.owner).map({ lint.plan.resources[$0] }),
                let people = resource.people?.double
            else { continue }
            let most = Double(days) * resource.strength
            guard effort > most + 1e-9 else { continue }
            let name = action.heading.shown
            let doer = resource.heading.shown
            let (needed, possible) = (NumberText.trimmed(effort, 1), NumberText.trimmed(most, 1))
            let crew = NumberText.trimmed(people, 1)
            lint.report(
                at: action.heading.span,
                Message(
                    "“\(name)” takes \(needed) persondays; from \(first) to \(last) “\(doer)” can do \(possible) "
                        + "(people: \(crew), working days: \(days))",
                    zh: "“\(name)”需要 \(needed) 人天；\(first) 至 \(last) 只有 \(days) 个工作日，“\(doer)”\(crew) 人最多做 "
                        + "\(possible) 人天"),
                help: Message(
                    "finish later, add people, or make the action smaller", zh: "请推迟结束日期、增加人手，或缩小行动的范围"))
        }
    }
}

extension Action {
    /// Between which days the work lies, where the author has fixed both: by dates, or by tasks that its own people do.
    fileprivate func fixedSpan(_ planner: inout Planner, _ calendar: Workdays, _ id: ID<Action>) -> WorkSpan? {
        if tasks.isEmpty {
            guard let start, let finish else { return nil }
            return WorkSpan(
                start: calendar.number(onOrAfter: start), end: calendar.number(after: finish))
        }
        return tasks.allSatisfy { $0.owner == nil } ? planner.span(of: id) : nil
    }
}
