// "Who falls out where?": the conditions of a segment one after another.
public import RhumbModel
public import RhumbValues

/// A query for what each condition of a segment lets through, its base's conditions first.
public struct SegmentQuestion: Sendable {
    public let query: Query
    private let plan: CheckedPlan
    private let rows: Int
    private let steps: [(passed: Int, excluded: Int, unknown: Int, missing: [Int])]

    public init(_ plan: CheckedPlan, _ id: ID<Segment>, today: Day) {
        self.plan = plan
        var demand = Demand(plan, today: today, language: plan.language, history: 0)
        let dataset = plan.segments[id].dataset
        let context = LoweringContext(today: today, dataset: dataset)
        var before: [NodeID] = []
        rows = demand.rows(dataset, where: nil)
        steps = plan.conditions(of: id).map { condition in
            let truth = demand.lowering.truth(condition.node, context)
            let values = condition.values.map { demand.lowering.lower($0.node, context).node }
            func negated(_ kind: [NodeID]) -> NodeID { demand.lowering.builder.map(.not, kind, .truth) }
            func isUnknown(_ node: NodeID) -> NodeID {
                negated([demand.lowering.builder.map(.known, [node], .truth)])
            }
            func count(_ nodes: [NodeID]) -> Int {
                demand.rows(dataset, where: demand.lowering.builder.all(before + nodes))
            }
            let step = (
                passed: count([truth]), excluded: count([negated([truth])]), unknown: count([isUnknown(truth)]),
                missing: values.map { count([isUnknown(truth), isUnknown($0)]) }
            )
            before.append(truth)
            return step
        }
        query = demand.lowering.builder.query
    }

    /// The rows there are, and a step for each condition.
    public func answer(from results: QueryResults) -> ConditionSteps {
        let reader = ResultReader(plan: plan, results: results)
        return ConditionSteps(
            rows: reader.count(rows),
            steps: steps.map { step in
                ConditionStep(
                    passed: reader.count(step.passed), excluded: reader.count(step.excluded),
                    unknown: reader.count(step.unknown), missing: step.missing.map { reader.count($0) })
            })
    }
}
