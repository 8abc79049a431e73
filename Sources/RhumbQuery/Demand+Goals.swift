// A goal is measured today (or at its deadline), at its baseline, along its history and at its reviews.
import RhumbModel
import RhumbText
import RhumbValues

extension Demand {
    mutating func goal(_ id: ID<Goal>) -> PlanQuery.GoalSlots {
        let goal = lowering.plan.goals[id]
        let day = min(lowering.runDay, goal.deadline)
        let start = lowering.plan.start(of: goal)
        let baseline: MeasurementSlots? =
            if case .measured(let day) = goal.baseline { measure(goal, at: day, baselineFrom: start) } else { nil }
        return PlanQuery.GoalSlots(
            value: measure(goal, at: day, from: start), baseline: baseline,
            history: historyDays(before: day, for: goal, from: start).map { ($0, measure(goal, at: $0, from: start)) },
            reviews: reviewDays(of: goal, from: start, to: day).map { ($0, measure(goal, at: $0, from: start)) },
            newestEvent: newestEvent(of: goal), lastReview: lastReview(of: goal, upTo: day, from: start))
    }

    private mutating func lastReview(
        of goal: Goal, upTo day: Day, from start: Day
    ) -> (day: Day, slots: MeasurementSlots)? {
        guard let last = goal.reviews.map(\.day).filter({ $0 <= day }).max() else { return nil }
        return (last, measure(goal, at: last, from: start))
    }

    /// The measure at a day; a flow accumulates from the goal's start.
    private mutating func measure(_ goal: Goal, at day: Day, from start: Day) -> MeasurementSlots {
        var context = context(of: goal, at: day)
        if goal.kind == .flow { context.windows.append(.since(.day(start))) }
        return lowering.measure(goal.measure, context)
    }

    /// The measured baseline; of a flow: what a stretch as long as the goal's own, ending on that day, amounted to.
    private mutating func measure(_ goal: Goal, at day: Day, baselineFrom start: Day) -> MeasurementSlots {
        var context = context(of: goal, at: day)
        if goal.kind == .flow {
            let length = DayInterval(start, goal.deadline).count
            context.windows.append(.days(DayInterval(day.adding(days: 1 - length), day)))
        }
        return lowering.measure(goal.measure, context)
    }

    private func context(of goal: Goal, at day: Day) -> LoweringContext {
        var context = LoweringContext(today: day)
        if let segment = goal.segment {
            context.segments.append(LoweringContext.SegmentAt(segment: segment, day: goal.cohort))
        }
        return context
    }

    /// Ends of the months before a day, oldest first; of a flow only those since its start.
    private func historyDays(before day: Day, for goal: Goal, from start: Day) -> [Day] {
        var days: [Day] = []
        var end = CalendarUnit.month.period(around: day).first.adding(days: -1)
        for _ in 0..<historyLength {
            if goal.kind == .flow, end < start { break }
            days.append(end)
            end = CalendarUnit.month.period(around: end).first.adding(days: -1)
        }
        return days.reversed()
    }

    /// Review dates that have come, for goals that are judged on them.
    private func reviewDays(of goal: Goal, from start: Day, to day: Day) -> [Day] {
        switch goal.aim {
        case .reach: return []
        case .keep, .hold: return lowering.plan.reviewDays(of: goal).filter { $0 <= day }
        }
    }

    /// The newest event among the datasets that the measure counts.
    private mutating func newestEvent(of goal: Goal) -> ValueSlot? {
        let dataset = lowering.plan.countedDatasets(inside: goal.measure).first {
            lowering.plan.datasets[$0].event != nil
        }
        guard let dataset, let date = eventDate(of: dataset) else { return nil }
        return newest(date, of: dataset)
    }
}
