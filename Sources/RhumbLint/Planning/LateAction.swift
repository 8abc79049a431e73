// Work that ends when its goals have been judged.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let lateAction = Rule(
        "plan/late-action", .warning,
        Message("An action ends before the deadline of a goal that it advances", zh: "行动要在所推进目标的截止日之前完成"),
        why: Message(
            """
            What is finished after the deadline of every goal that it is for cannot help any of them. The end is the planned \
            one: tasks, finish, or the effort divided by the people who do it, over the working days of the plan's calendar.
            """,
            zh: """
                所推进的目标都已经截止，行动才完成，那就一个目标也帮不上。完成日按计划推算：任务、结束日期，或工作量除以人手，\
                按方案日历的工作日计。
                """),
        bad: """
            goal more_families "More families come back" {
              measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-06-30
            }
            action letters "Letters to families" {
              advances more_families by 2pp
              owner chen_bo; start 2026-03-02; finish 2026-04-30; cost 20_000 CNY
            }
            action ‹family_club› "Launch the family club" {
              advances more_families by 5pp
              owner wang_fang; start 2026-05-04; cost 120_000 CNY
              task design 30 workdays
              task launch 40 workdays after design
            }
            """,
        good: """
            goal more_families "More families come back" {
              measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-06-30
            }
            action letters "Letters to families" {
              advances more_families by 2pp
              owner chen_bo; start 2026-03-02; finish 2026-04-30; cost 20_000 CNY
            }
            action family_club "Launch the family club" {
              advances more_families by 5pp
              owner wang_fang; start 2026-02-02; cost 120_000 CNY
              task design 30 workdays
              task launch 40 workdays after design
            }
            """
    ) { lint in
        let plan = lint.plan
        let calendar = plan.workdays
        var planner = Planner(plan: plan, calendar: calendar)
        let ends = plan.actions.ids.map { planner.firstEnd(of: $0, plan, calendar) }
        for id in plan.actions.ids {
            let action = plan.actions[id]
            guard let end = ends[id.index], let last = plan.lastGoal(of: action), end > last.deadline else { continue }
            // Where no work for a goal ends in time, smart/work-ends-late says so.
            let others = plan.actions.ids.filter { $0 != id }
            let isHelped = action.advances.allSatisfy { contribution in
                others.contains { other in
                    plan.actions[other].advances.contains { $0.goal == contribution.goal }
                        && ends[other.index].map { $0 <= plan.goals[contribution.goal].deadline } ?? true
                }
            }
            guard isHelped else { continue }
            let (name, goal, deadline) = (action.heading.shown, last.heading.shown, last.deadline)
            let isOne = action.advances.count == 1
            lint.report(
                at: action.heading.span,
                Message(
                    "“\(name)” ends on \(end), after the \(isOne ? "" : "last ")deadline of what it advances: "
                        + "\(deadline), “\(goal)”",
                    zh: "“\(name)”到 \(end) 才完成，而它所推进的“\(goal)”\(isOne ? "" : "最晚")在 \(deadline) 截止"),
                help: Message(
                    "start earlier, give it more people, or let it advance a goal with a later deadline",
                    zh: "请提早开始、增加人手，或改为推进截止更晚的目标"),
                related: [
                    Related(
                        Message("its deadline is \(deadline)", zh: "截止日为 \(deadline)"), at: .source(last.heading.span))
                ])
        }
    }
}

extension Planner {
    /// The last day of an action, of what repeats that of its first time; nil where it would be guessed: an effort of people
    /// whose number nobody says.
    fileprivate mutating func firstEnd(of id: ID<Action>, _ plan: CheckedPlan, _ calendar: Workdays) -> Day? {
        let action = plan.actions[id]
        if let progress = action.progress, progress.done >= Exact(1), let day = progress.day { return day }
        if action.finish == nil, action.tasks.isEmpty, action.effort != nil {
            guard let resource = plan.resource(of: action.owner), plan.resources[resource].people != nil else {
                return nil
            }
        }
        let span = repetitions(of: id).first ?? span(of: id)
        return span.lastDay(calendar)
    }
}

extension CheckedPlan {
    /// Of the goals that an action advances the one with the latest deadline.
    fileprivate func lastGoal(of action: Action) -> Goal? {
        action.advances.map { goals[$0.goal] }.max { $0.deadline < $1.deadline }
    }
}
