// What a run asks of the data: everything the plan's assessment needs, in one query.
import RhumbModel
import RhumbText
import RhumbValues

/// A query for a whole run with the places of its answers.
public struct PlanQuery: Sendable {
    public let query: Query
    let plan: CheckedPlan
    let today: Day
    var datasets: [DatasetSlots] = []
    var segments: [CountSlots] = []
    var tiers: [TiersSlots] = []
    var metrics: [MeasurementSlots] = []
    var goals: [GoalSlots] = []
    var signals: [[ConditionSlots]] = []
    var likelihoods: [MeasurementSlots?] = []
    var progress: [MeasurementSlots?] = []
    var investments: [[ValueSlot]] = []
    var advice: [AdviceSlots] = []
    var conditions: [(node: Expression.Node, output: Int)] = []
    var claims: [ClaimSlot] = []

    struct DatasetSlots: Sendable {
        let rows: Int
        let newestEvent: ValueSlot?
        let requirements: [RequirementSlots]
    }

    struct RequirementSlots: Sendable {
        let checked: Int
        let broken: Int?
        let newest: ValueSlot?
        /// Rows that break it, with the values of its columns.
        let examples: (output: Int, values: [ValueReading])?
    }

    /// How a cell is read.
    struct ValueReading: Sendable {
        let type: ValueType
        let scale: Int
    }

    struct CountSlots: Sendable {
        let inside: Int
        let outside: Int
        let unknown: Int
    }

    struct TiersSlots: Sendable {
        let inside: [Int]
        let unknown: Int
    }

    struct GoalSlots: Sendable {
        let value: MeasurementSlots
        let baseline: MeasurementSlots?
        let history: [(day: Day, slots: MeasurementSlots)]
        let reviews: [(day: Day, slots: MeasurementSlots)]
        let newestEvent: ValueSlot?
    }

    struct ConditionSlots: Sendable {
        let holds: Int
        let values: [ValueSlot]
    }

    struct AdviceSlots: Sendable {
        /// Rows of a dataset, or the values of the plan's own advice.
        enum Rows: Sendable {
            case rows(output: Int)
            case plan([ValueSlot])
        }

        let rows: Rows
        let readings: [ValueReading]
        let holes: Int
        /// The number of values of each condition, in order.
        let conditions: [Int]
        let hasWorth: Bool
        let worthValues: Int
    }

    /// - Parameters:
    ///   - today: the as-of day of the run.
    ///   - language: whose `say` is filled in.
    ///   - history: how many month ends before today each goal is measured at.
    ///   - claims: what a plan test expects.
    public init(
        _ plan: CheckedPlan, today: Day, language: Language, history: Int = 18, claims: [PlanTest.Claim] = []
    ) {
        var demand = Demand(plan, today: today, language: language, history: history)
        self.plan = plan
        self.today = today
        datasets = plan.datasets.ids.map { demand.dataset($0) }
        segments = plan.segments.ids.map { demand.segment($0) }
        tiers = plan.tiers.ids.map { demand.tiers($0) }
        metrics = plan.metrics.ids.map {
            demand.lowering.measure(plan.metrics[$0].value, LoweringContext(today: today))
        }
        goals = plan.goals.ids.map { demand.goal($0) }
        signals = plan.risks.all.map { risk in risk.signal.map { demand.condition($0) } }
        likelihoods = plan.risks.all.map { risk in
            guard case .measured(let node)? = risk.likelihood else { return nil }
            return demand.lowering.measure(node, LoweringContext(today: today))
        }
        progress = plan.actions.all.map { action in
            action.measuredProgress.map { demand.lowering.measure($0.node, LoweringContext(today: today)) }
        }
        investments = plan.investments.all.map { $0.amounts.map { demand.value($0.value.node) } }
        advice = plan.advice.ids.map { demand.advice($0) }
        for declared in plan.advice.all {
            guard let when = declared.when else { continue }
            for leaf in plan.statusFreeParts(of: when) {
                let node = demand.lowering.truth(leaf, LoweringContext(today: today))
                conditions.append((leaf, demand.lowering.count(node)))
            }
        }
        self.claims = claims.map { demand.claim($0) }
        query = demand.lowering.builder.query
    }
}

extension CheckedPlan {
    /// The largest parts of a condition that ask for no status; only `and`, `or` and `not` stand above a status.
    public func statusFreeParts(of node: Expression.Node) -> [Expression.Node] {
        guard asksForStatus(node) else { return [node] }
        switch self[node].kind {
        case .and(let left, let right), .or(let left, let right):
            return statusFreeParts(of: left) + statusFreeParts(of: right)
        case .not(let inner): return statusFreeParts(of: inner)
        default: return []
        }
    }

    /// Does a goal's status stand somewhere in it?
    public func asksForStatus(_ node: Expression.Node) -> Bool {
        if case .goalIs = self[node].kind { return true }
        return self[node].kind.children.contains { asksForStatus($0) }
    }
}
