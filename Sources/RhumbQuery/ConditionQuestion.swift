// How often conditions hold, are broken and cannot be told: for the coverage of a plan's tests.
public import RhumbModel
import RhumbText
public import RhumbValues

/// A query for conditions, each over all rows of its dataset that exist on a day.
public struct ConditionQuestion: Sendable {
    private enum Slot: Sendable {
        case rows(PlanQuery.CountSlots)
        case plan(Int)
    }

    public let query: Query
    private let plan: CheckedPlan
    private let slots: [Slot]

    /// - Parameter conditions: each with the dataset in whose rows it stands; nil: in none.
    public init(
        _ plan: CheckedPlan, _ conditions: [(node: Expression.Node, dataset: ID<Dataset>?)], today: Day
    ) {
        self.plan = plan
        var demand = Demand(plan, today: today, language: plan.language, history: 0)
        slots = conditions.map { condition in
            let context = LoweringContext(today: today, dataset: condition.dataset)
            let truth = demand.lowering.truth(condition.node, context)
            return condition.dataset.map { .rows(demand.truths(of: truth, in: $0)) }
                ?? .plan(demand.lowering.count(truth))
        }
        query = demand.lowering.builder.query
    }

    /// In the order in which they were asked for.
    public func counts(from results: QueryResults) -> [TruthCounts] {
        let reader = ResultReader(plan: plan, results: results)
        return slots.map { slot in
            switch slot {
            case .rows(let rows):
                TruthCounts(
                    yes: reader.count(rows.inside), no: reader.count(rows.outside),
                    unknown: reader.count(rows.unknown))
            case .plan(let output): TruthCounts(reader.truth(reader.cell(output)))
            }
        }
    }
}
