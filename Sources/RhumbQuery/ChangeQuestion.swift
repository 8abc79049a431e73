// "What moved it?": a goal's measure on two days, in all and by every way in which its rows fall into parts.
public import RhumbModel
import RhumbText
public import RhumbValues

/// A query for a goal's measure on two days.
public struct ChangeQuestion: Sendable {
    public let query: Query
    private let plan: CheckedPlan
    private let days: (from: Day, to: Day)
    private let before: MeasurementSlots
    private let after: MeasurementSlots
    private let between: [(day: Day, slots: MeasurementSlots)]
    private let splits: [(split: Split, before: [MeasurementSlots], after: [MeasurementSlots])]

    /// - Parameters:
    ///   - from: the earlier day. A flow accumulates from the goal's start: on days before it there is nothing yet.
    ///   - to: the later day.
    public init(_ plan: CheckedPlan, _ id: ID<Goal>, from: Day, to: Day) {
        var plan = plan
        let splits = plan.splits(of: plan.goals[id])
        self.plan = plan
        var demand = Demand(plan, today: to, language: plan.language, history: 0)
        let goal = plan.goals[id]
        let start = plan.start(of: goal)
        let (early, late) = (
            demand.context(of: goal, at: from, from: start), demand.context(of: goal, at: to, from: start)
        )
        before = demand.lowering.measure(goal.measure, early)
        after = demand.lowering.measure(goal.measure, late)
        between = ChangeQuestion.monthEnds(between: from, and: to).map { day in
            (day, demand.lowering.measureValue(goal.measure, demand.context(of: goal, at: day, from: start)))
        }
        self.splits = splits.map { split in
            (
                split, demand.lowering.measure(goal.measure, early, splitBy: split),
                demand.lowering.measure(goal.measure, late, splitBy: split)
            )
        }
        days = (from, to)
        query = demand.lowering.builder.query
    }

    private static func monthEnds(between from: Day, and to: Day) -> [Day] {
        var days: [Day] = []
        var end = CalendarUnit.month.period(around: from).last
        while end < to {
            if end > from { days.append(end) }
            end = CalendarUnit.month.period(around: end.adding(days: 1)).last
        }
        return days
    }

    public func answer(from results: QueryResults) -> MeasuredChange {
        let reader = ResultReader(plan: plan, results: results)
        return MeasuredChange(
            from: days.from, to: days.to, before: reader.measurement(before), after: reader.measurement(after),
            between: between.map { DatedMeasurement(day: $0.day, measurement: reader.measurement($0.slots)) },
            splits: splits.map { split, before, after in
                MeasuredChange.Parts(
                    by: split.name, names: split.parts.map { plan.name(of: $0, in: split) },
                    before: before.map { reader.measurement($0) }, after: after.map { reader.measurement($0) })
            })
    }
}

extension CheckedPlan {
    /// Parts that a reader can still take in.
    private static let mostParts = 12

    /// The ways in which the rows of a goal fall apart: by columns with few values, ladders and segments, of the rows themselves
    /// and of those they refer to. Columns that are overwritten at their source say nothing of an earlier day.
    mutating func splits(of goal: Goal) -> [Split] {
        let counted = countedDatasets(inside: goal.measure)
        guard let dataset = counted.first else { return [] }
        var splits: [Split] = []
        var homes: [(dataset: ID<Dataset>, path: [ID<Reference>])] = [(dataset, [])]
        for reference in references.ids where references[reference].child == dataset {
            homes.append((references[reference].parent, [reference]))
        }
        for home in homes where counted.allSatisfy({ $0 == dataset || path(from: $0, to: home.dataset) != nil }) {
            for (name, value) in groupings(of: home.dataset) {
                let type = self[value].type
                guard let parts = Split.parts(of: type, in: self), parts.count <= CheckedPlan.mostParts else {
                    continue
                }
                let span = self[value].span
                let seen = home.path.reduce(value) { add(.parent($1, $0), type, at: span) }
                splits.append(
                    Split(
                        name: home.path.isEmpty ? name : "\(datasets[home.dataset].heading.shown) · \(name)",
                        value: seen,
                        dataset: dataset, homeValue: value, home: home.dataset, parts: parts))
            }
        }
        return splits
    }

    private mutating func groupings(of dataset: ID<Dataset>) -> [(name: String, value: Expression.Node)] {
        var found: [(name: String, value: Expression.Node)] = []
        for (position, column) in datasets[dataset].columns.enumerated() where !column.current {
            let type = column.reading.type
            guard Split.parts(of: type, in: self) != nil else { continue }
            found.append((column.name, add(.column(dataset, position), type, at: column.span)))
        }
        for id in tiers.ids where tiers[id].dataset == dataset {
            found.append((tiers[id].heading.shown, add(.tier(id), .tier(id), at: tiers[id].heading.span)))
        }
        for id in segments.ids where segments[id].dataset == dataset {
            found.append((segments[id].heading.shown, add(.member(id), .yesNo, at: segments[id].heading.span)))
        }
        return found
    }
}
