// Everything the plan says of one row: for `explain KEY`.
import RhumbModel
import RhumbText
import RhumbValues

/// What is known of one row.
public struct RowAnswer: Sendable {
    public struct Named: Sendable {
        public let name: String
        public let title: String?
        public let value: Value
    }

    public struct Membership: Sendable {
        public let segment: ID<Segment>
        public let holds: Truth
        /// In the order of the segment's conditions, its base's first.
        public let conditions: [MeasuredCondition]
    }

    public let key: String
    public let columns: [Named]
    public let attributes: [Named]
    public let tiers: [Named]
    public let segments: [Membership]
    /// For each advice to this dataset: its own conditions.
    public let advice: [(id: ID<Advice>, conditions: [MeasuredCondition])]
}

/// A query for one row of a dataset.
public struct RowQuestion: Sendable {
    public let query: Query
    private let plan: CheckedPlan
    private let dataset: ID<Dataset>
    private let readings: [PlanQuery.ValueReading]

    public init(_ plan: CheckedPlan, dataset: ID<Dataset>, key: String, today: Day) {
        self.plan = plan
        self.dataset = dataset
        var lowering = Lowering(plan, runDay: today)
        let context = LoweringContext(today: today, dataset: dataset)
        var nodes: [NodeID] = []
        var readings: [PlanQuery.ValueReading] = []
        func ask(_ value: LoweredValue, _ type: ValueType) {
            let scale = if case .scaled(let places) = value.form { places } else { 0 }
            nodes.append(value.node)
            readings.append(PlanQuery.ValueReading(type: type, scale: scale))
        }
        func ask(_ condition: Condition, _ lowering: inout Lowering) {
            ask(lowering.lower(condition.node, context), .yesNo)
            for value in condition.values { ask(lowering.lower(value.node, context), plan[value.node].type) }
        }
        for (position, column) in plan.datasets[dataset].columns.enumerated() {
            let reading = column.reading
            let kind = Expression.Kind.column(dataset, position)
            ask(
                lowering.lowerFresh(Expression(kind, type: reading.type, span: column.span), context), reading.type)
        }
        for attribute in plan.attributes.all where attribute.dataset == dataset {
            ask(lowering.lower(attribute.value, context), plan[attribute.value].type)
        }
        for id in plan.tiers.ids where plan.tiers[id].dataset == dataset {
            let span = plan.tiers[id].heading.span
            ask(lowering.lowerFresh(Expression(.tier(id), type: .tier(id), span: span), context), .tier(id))
        }
        for id in plan.segments.ids where plan.segments[id].dataset == dataset {
            ask(lowering.plain(lowering.membership(id, on: today)), .yesNo)
            for condition in plan.conditions(of: id) { ask(condition, &lowering) }
        }
        for advice in plan.advice.all where advice.dataset == dataset {
            for condition in advice.conditions { ask(condition, &lowering) }
        }
        _ = lowering.builder.output(.row(DomainID(dataset.index), key: key, values: nodes))
        self.query = lowering.builder.query
        self.readings = readings
    }

    /// nil where there is no such row.
    public func answer(from results: QueryResults) -> RowAnswer? {
        guard case .row(let row)? = results.outputs.first, let row else { return nil }
        let reader = ResultReader(plan: plan, results: results)
        var values = zip(row.values, readings).map { reader.value($0, $1.type, scale: $1.scale) }[...]
        func next() -> Value { values.popFirst() ?? .unknown }
        func condition(_ condition: Condition) -> MeasuredCondition {
            let holds: Truth = if case .yesNo(let yes) = next() { Truth(yes) } else { .unknown }
            return MeasuredCondition(holds: holds, values: condition.values.map { _ in next() })
        }
        let columns = plan.datasets[dataset].columns.map {
            RowAnswer.Named(name: $0.name, title: nil, value: next())
        }
        let attributes = plan.attributes.all.filter { $0.dataset == dataset }.map {
            RowAnswer.Named(name: $0.heading.name, title: $0.heading.title, value: next())
        }
        let tiers = plan.tiers.all.filter { $0.dataset == dataset }.map {
            RowAnswer.Named(name: $0.heading.name, title: $0.heading.title, value: next())
        }
        let segments = plan.segments.ids.filter { plan.segments[$0].dataset == dataset }.map { id in
            let holds: Truth = if case .yesNo(let yes) = next() { Truth(yes) } else { .unknown }
            return RowAnswer.Membership(
                segment: id, holds: holds, conditions: plan.conditions(of: id).map { condition($0) })
        }
        let advice = plan.advice.ids.filter { plan.advice[$0].dataset == dataset }.map { id in
            (id: id, conditions: plan.advice[id].conditions.map { condition($0) })
        }
        return RowAnswer(
            key: row.key ?? "", columns: columns, attributes: attributes, tiers: tiers, segments: segments,
            advice: advice)
    }
}
