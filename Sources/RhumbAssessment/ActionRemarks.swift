// What is worth saying of an action whatever its status: moved dates, money, what its lateness holds up.
import RhumbModel
import RhumbText
import RhumbValues

/// A fixed date that is a holiday, with the day that takes its place.
func movedDates(_ action: Action, in plan: CheckedPlan, _ calendar: Workdays) -> [Message] {
    func free(_ day: Day) -> Message? {
        plan.calendar?.holiday(on: day).map { holiday in
            let name = holiday.title.map { Message(" (\($0))", zh: "（\($0)）") } ?? Message(verbatim: "")
            return Message("\(day) is a holiday", zh: "\(day)是假日") + name
        }
    }
    let start = action.start.flatMap { day in
        free(day).map {
            let first = calendar.day(calendar.number(onOrAfter: day))
            return $0 + Message(": work begins on \(first)", zh: "：工作从\(first)开始")
        }
    }
    let finish = action.finish.flatMap { day in
        free(day).map {
            let last = calendar.day(calendar.number(after: day) - 1)
            return $0 + Message(": work ends on \(last)", zh: "：工作到\(last)为止")
        }
    }
    return [start, finish].compactMap { $0 }
}

/// More money spent than was planned.
func overspending(cost: Money?, spent: Money?) -> [Message] {
    guard let spent, let cost, cost.currency == spent.currency, spent.minor > cost.minor else { return [] }
    let (gone, planned) = (words(spent), words(cost))
    let over = words(Money(minor: spent.minor - cost.minor, currency: cost.currency))
    return [
        Message(
            "spent \(gone.english), \(over.english) more than the \(planned.english) planned",
            zh: "已支出\(gone.chinese)，比计划的\(planned.chinese)多\(over.chinese)")
    ]
}

/// Money spent within what was planned.
func spending(cost: Money?, spent: Money?) -> [Message] {
    guard let spent, overspending(cost: cost, spent: spent).isEmpty else { return [] }
    let gone = words(spent)
    guard let cost, cost.currency == spent.currency else {
        return [Message("spent \(gone.english); no cost is planned", zh: "已支出\(gone.chinese)，未列计划费用")]
    }
    let planned = words(cost)
    return [
        Message("spent \(gone.english) of \(planned.english) planned", zh: "已支出\(gone.chinese)，计划\(planned.chinese)")
    ]
}

/// The goals that a late action advances, and the work that waits for it and is late too, in the order of the plan.
func delays(of id: ID<Action>, in plan: CheckedPlan, _ schedule: Schedule) -> [Delay] {
    let action = plan.actions[id]
    guard let late = schedule.late[id.index], late > 0, !action.isOff else { return [] }
    let isDone = schedule.reported[id.index].map { $0.done >= 1 } ?? false
    guard !isDone else { return [] }
    let goals = action.advances.map { Delay.goal($0.goal, by: $0.by) }
    let moved = plan.actionsWaiting(for: id).compactMap { other -> Delay? in
        guard let late = schedule.late[other.index], late > 0, let end = schedule.projected[other.index],
            let finish = schedule.planned[other.index].lastDay(schedule.calendar)
        else { return nil }
        return .action(other, finish: finish, projected: schedule.calendar.day(end - 1), lateByDays: late)
    }
    return goals + moved
}

extension CheckedPlan {
    /// Everything that waits for an action or one of its tasks, directly or through others; not what is switched off.
    func actionsWaiting(for id: ID<Action>) -> [ID<Action>] {
        var found: Set<Int> = [id.index]
        var frontier = found
        while !frontier.isEmpty {
            let next = actions.ids.filter { other in
                let action = actions[other]
                guard !action.isOff, !found.contains(other.index) else { return false }
                return (action.after + action.tasks.flatMap(\.after)).contains { link in
                    switch link.target {
                    case .action(let target), .task(let target, _): frontier.contains(target.index)
                    }
                }
            }
            frontier = Set(next.map(\.index))
            found.formUnion(frontier)
        }
        return actions.ids.filter { $0 != id && found.contains($0.index) }
    }
}

/// What a late action holds up, as one sentence; nil where that is nothing.
public func delaySentence(_ delays: [Delay], in plan: CheckedPlan) -> Message? {
    let parts = delays.map { delay -> Message in
        switch delay {
        case .goal(let id, let by):
            let name = plan.goals[id].heading.shown
            let amount = by.map { words($0.value) }
            return Message(
                "“\(name)”" + (amount.map { " (\($0.english))" } ?? ""),
                zh: "“\(name)”" + (amount.map { "（\($0.chinese)）" } ?? ""))
        case .action(let id, _, let projected, _):
            let name = plan.actions[id].heading.shown
            return Message("“\(name)”, now until \(projected)", zh: "“\(name)”（现推至\(projected)）")
        }
    }
    return parts.isEmpty ? nil : Message("it puts at risk ", zh: "受其影响：") + .list(parts)
}

/// What an action costs against what the advice behind it is worth: the advice that starts it, else the advice that serves
/// a goal it advances and starts nothing else.
func advisedWorth(of id: ID<Action>, in plan: CheckedPlan, _ advice: [AdviceAssessment]) -> (
    worth: Money?, because: Message?
) {
    func total(_ isMeant: (Advice) -> Bool) -> Money? {
        var sum: Money?
        for (declared, judged) in zip(plan.advice.all, advice) where isMeant(declared) {
            guard let worth = judged.totalWorth else { continue }
            let added = (sum?.minor ?? 0).addingReportingOverflow(worth.minor)
            sum = Money(minor: added.overflow ? .max : added.partialValue, currency: worth.currency)
        }
        return sum
    }
    let action = plan.actions[id]
    guard !action.isOff else { return (nil, nil) }
    if let worth = total({ $0.starts == id }) {
        let shown = words(worth)
        return (
            worth,
            Message("the advice that starts it is worth \(shown.english) today", zh: "启动它的建议今日合计价值\(shown.chinese)")
        )
    }
    let goals = Set(action.advances.map(\.goal))
    if let worth = total({ $0.starts == nil && $0.serves.map { goals.contains($0) } ?? false }) {
        let shown = words(worth)
        return (
            worth,
            Message(
                "the advice that serves its goal is worth \(shown.english) today", zh: "服务于其目标的建议今日合计价值\(shown.chinese)"
            )
        )
    }
    return (nil, nil)
}
