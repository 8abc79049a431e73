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
        var slots = PlanQuery.GoalSlots(
            value: measure(goal, at: day, from: start), baseline: baseline,
            history: historyDays(before: day, for: goal, from: start).map {
                ($0, value(of: goal, at: $0, from: start))
            },
            reviews: reviewDays(of: goal, from: start, to: day).map { ($0, measure(goal, at: $0, from: start)) },
            newestEvent: eventDate(under: goal.measure).map { newest($0.date, of: $0.dataset) },
            parts: parts(of: goal, at: day), lastReview: lastReview(of: goal, upTo: day, from: start))
        slots.oldestEvent = eventDate(under: goal.measure).map { oldest($0.date, of: $0.dataset) }
        if goal.kind == .flow {
            slots.months = wholeMonths(upTo: day).map { month in
                var context = context(of: goal, at: month.last)
                context.windows.append(.days(month))
                return (month.last, lowering.measureValue(goal.measure, context))
            }
        }
        if goal.kind == .flow, goal.pace == .seasonal {
            let year = CalendarSpan.months(12)
            slots.yearBefore = lowering.plan.seasonalDays(of: goal, asOf: day).map { end in
                (year.before(end), value(of: goal, at: year.before(end), from: year.before(start)))
            }
        }
        return slots
    }

    /// Which part is the weakest is asked of levels: of a sum the smallest part need not be the worst.
    private mutating func parts(of goal: Goal, at day: Day) -> [MeasurementSlots] {
        guard goal.kind == .stock, let metric = goal.metric else { return [] }
        return lowering.measure(goal.measure, context(of: goal, at: day), splitBy: lowering.plan.metrics[metric].split)
    }

    /// The same at the days on which it may turn out to be achieved, for the phases that wait for it.
    mutating func goalWithCheckpoints(_ id: ID<Goal>) -> PlanQuery.GoalSlots {
        let goal = lowering.plan.goals[id]
        let start = lowering.plan.start(of: goal)
        var slots = self.goal(id)
        slots.checkpoints = lowering.plan.checkpoints(of: goal, upTo: lowering.runDay).map {
            ($0, measure(goal, at: $0, from: start))
        }
        return slots
    }

    /// What a written baseline can be held against: the level on the goal's first day; nil where that has not come.
    mutating func start(of id: ID<Goal>) -> (day: Day, slots: MeasurementSlots)? {
        let goal = lowering.plan.goals[id]
        let start = lowering.plan.start(of: goal)
        guard case .value? = goal.baseline, goal.kind == .stock, !goal.isWaiting, start <= lowering.runDay else {
            return nil
        }
        return (start, measure(goal, at: start, from: start))
    }

    private mutating func lastReview(
        of goal: Goal, upTo day: Day, from start: Day
    ) -> (day: Day, slots: MeasurementSlots)? {
        guard let last = goal.reviews.map(\.day).filter({ $0 <= day }).max() else { return nil }
        return (last, measure(goal, at: last, from: start))
    }

    /// The measure at a day; a flow accumulates from the goal's start.
    private mutating func measure(_ goal: Goal, at day: Day, from start: Day) -> MeasurementSlots {
        lowering.measure(goal.measure, context(of: goal, at: day, from: start))
    }

    /// The same, the value alone.
    private mutating func value(of goal: Goal, at day: Day, from start: Day) -> MeasurementSlots {
        lowering.measureValue(goal.measure, context(of: goal, at: day, from: start))
    }

    /// What restricts a goal's measure on a day; a flow accumulates from the goal's start.
    func context(of goal: Goal, at day: Day, from start: Day) -> LoweringContext {
        var context = context(of: goal, at: day)
        if goal.kind == .flow { context.windows.append(.since(.day(start))) }
        return context
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

    /// A metric's own past: of a flow what each whole month came to, else its level at month ends and today.
    mutating func history(of id: ID<Metric>) -> PlanQuery.MetricHistorySlots {
        let metric = lowering.plan.metrics[id]
        return PlanQuery.MetricHistorySlots(
            months: months(of: metric),
            oldestEvent: eventDate(under: metric.value).map { oldest($0.date, of: $0.dataset) })
    }

    /// What a metric came to in each whole month, or its level at the month's end.
    mutating func months(of metric: Metric) -> [(day: Day, slots: MeasurementSlots)] {
        past(of: metric, in: wholeMonths(upTo: lowering.runDay))
    }

    /// What a metric came to in each period, or its level at the period's end.
    mutating func past(of metric: Metric, in periods: [DayInterval]) -> [(day: Day, slots: MeasurementSlots)] {
        periods.map { period in
            var context = LoweringContext(today: period.last)
            if metric.kind == .flow { context.windows.append(.days(period)) }
            return (period.last, lowering.measureValue(metric.value, context))
        }
    }

    /// The months that are over by a day, oldest first: half as many again as month ends are asked for.
    private func wholeMonths(upTo day: Day) -> [DayInterval] {
        var months: [DayInterval] = []
        var month = CalendarUnit.month.period(around: day)
        if month.last > day { month = CalendarUnit.month.previous(before: day) }
        for _ in 0..<(historyLength * 3 / 2) {
            months.append(month)
            month = CalendarUnit.month.previous(before: month.first)
        }
        return months.reversed()
    }

    /// The event date of the first dataset with one among those that a measure counts.
    private mutating func eventDate(under node: Expression.Node) -> (date: NodeID, dataset: ID<Dataset>)? {
        let dataset = lowering.plan.countedDatasets(inside: node).first {
            lowering.plan.datasets[$0].event != nil
        }
        guard let dataset, let date = eventDate(of: dataset) else { return nil }
        return (date, dataset)
    }
}
