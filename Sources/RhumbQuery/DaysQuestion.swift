// "From when on?": what becomes of one row's conditions on many days.
public import RhumbModel
public import RhumbValues

/// A query for whether conditions hold for a row, all of them, by day.
public struct DaysQuestion: Sendable {
    public let query: Query
    private let plan: CheckedPlan

    public init(
        _ plan: CheckedPlan, _ conditions: [Condition], of dataset: ID<Dataset>, key: String, today: Day, days: [Day]
    ) {
        self.plan = plan
        var lowering = Lowering(plan, runDay: today)
        let nodes = days.map { day in
            let context = LoweringContext(today: day, dataset: dataset)
            let truths = conditions.map { lowering.truth($0.node, context) }
            return lowering.builder.all(truths) ?? lowering.everyRow(of: dataset)
        }
        _ = lowering.builder.output(.row(DomainID(dataset.index), key: key, values: nodes))
        query = lowering.builder.query
    }

    /// In the order of the days; nil where there is no such row.
    public func answer(from results: QueryResults) -> [Truth]? {
        guard case .row(let row)? = results.outputs.first, let row else { return nil }
        let reader = ResultReader(plan: plan, results: results)
        return row.values.map { value in
            if case .yesNo(let yes) = reader.value(value, .yesNo, scale: 0) { Truth(yes) } else { .unknown }
        }
    }
}
