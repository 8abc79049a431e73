// Values of a plan that are asked for by themselves: the parts of a claim that did not hold.
public import RhumbModel
import RhumbText
public import RhumbValues

/// A query for some values that stand in no row.
public struct ValueQuestion: Sendable {
    public let query: Query
    private let plan: CheckedPlan
    private let slots: [ValueSlot]

    public init(_ plan: CheckedPlan, _ nodes: [Expression.Node], today: Day) {
        self.plan = plan
        var demand = Demand(plan, today: today, language: plan.language, history: 0)
        slots = nodes.map { demand.value($0) }
        query = demand.lowering.builder.query
    }

    /// In the order in which they were asked for.
    public func values(from results: QueryResults) -> [Value] {
        let reader = ResultReader(plan: plan, results: results)
        return slots.map { reader.value($0) }
    }
}
