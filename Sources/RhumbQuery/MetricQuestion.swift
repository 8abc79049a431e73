// One measure, in all and by parts, or period by period: what somebody asks who explores a plan.
public import RhumbModel
public import RhumbValues

/// A query for a metric on a day.
public struct MetricQuestion: Sendable {
    public let query: Query
    private let plan: CheckedPlan
    private let whole: MeasurementSlots
    private let parts: [[MeasurementSlots]]
    private let past: [(day: Day, slots: MeasurementSlots)]

    /// - Parameters:
    ///   - splits: none, one or two.
    ///   - periods: of a flow what each came to, else the level at its end.
    public init(
        _ plan: CheckedPlan, _ id: ID<Metric>, by splits: [Split], periods: [DayInterval] = [], today: Day
    ) {
        self.plan = plan
        var demand = Demand(plan, today: today, language: plan.language, history: 0)
        let metric = plan.metrics[id]
        let context = LoweringContext(today: today)
        whole = demand.lowering.measure(metric.value, context)
        switch splits.count {
        case 0: parts = []
        case 1: parts = demand.lowering.measure(metric.value, context, splitBy: splits[0]).map { [$0] }
        default:
            parts =
                splits[0].parts.map { part in
                    var inner = context
                    inner.parts.append(LoweringContext.PartOf(split: splits[0], part: part))
                    return demand.lowering.measure(metric.value, inner, splitBy: splits[1])
                        + [demand.lowering.measure(metric.value, inner)]
                }
                // The column's own totals.
                + [demand.lowering.measure(metric.value, context, splitBy: splits[1])]
        }
        past = demand.past(of: metric, in: periods)
        query = demand.lowering.builder.query
    }

    public struct Answer: Sendable {
        public let whole: Measurement
        /// By part of the first split; of two splits a row holds the parts of the second and their whole, and the last row the wholes
        /// of the second's parts.
        public let parts: [[Measurement]]
        /// Oldest first.
        public let past: [DatedMeasurement]
    }

    public func answer(from results: QueryResults) -> Answer {
        let reader = ResultReader(plan: plan, results: results)
        return Answer(
            whole: reader.measurement(whole), parts: parts.map { row in row.map { reader.measurement($0) } },
            past: past.map { DatedMeasurement(day: $0.day, measurement: reader.measurement($0.slots)) })
    }
}

/// A query for the rows that an advice would find.
public struct RowsQuestion: Sendable {
    public let query: Query
    private let plan: CheckedPlan
    private let slots: PlanQuery.AdviceSlots

    public init(_ plan: CheckedPlan, _ id: ID<Advice>, today: Day) {
        self.plan = plan
        var demand = Demand(plan, today: today, language: plan.language, history: 0)
        slots = demand.advice(id)
        query = demand.lowering.builder.query
    }

    public func answer(from results: QueryResults) -> AdviceMeasurement {
        ResultReader(plan: plan, results: results).advice(slots)
    }
}
