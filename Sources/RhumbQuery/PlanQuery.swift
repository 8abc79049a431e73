// What a run asks of the data: everything the plan's assessment needs, in one query.
import RhumbModel
import RhumbText
import RhumbValues

/// A query for a whole run with the places of its answers.
public struct PlanQuery: Sendable {
    public private(set) var query: Query
    let plan: CheckedPlan
    let today: Day
    var datasets: [DatasetSlots] = []
    var segments: [CountSlots] = []
    var overlaps: [OverlapSlots] = []
    var ranks: [[RankSlots]] = []
    var tiers: [TiersSlots] = []
    var moves: [MoveSlots?] = []
    var metrics: [MeasurementSlots] = []
    var splits: [[MeasurementSlots]] = []
    var metricHistories: [(id: ID<Metric>, slots: MetricHistorySlots)] = []
    var funnels: [FunnelSlots] = []
    var cohorts: [[CohortSlots]] = []
    var surveys: [SurveySlots] = []
    var goals: [GoalSlots] = []
    var signals: [[ConditionSlots]] = []
    var likelihoods: [MeasurementSlots?] = []
    var progress: [MeasurementSlots?] = []
    var investments: [[ValueSlot]] = []
    var advice: [AdviceSlots] = []
    var quintiles: [QuintileSlots] = []
    var models: [ModelSlots] = []
    var conditions: [(node: Expression.Node, output: Int)] = []
    var claims: [ClaimSlot] = []
    var members: [MemberSlots] = []

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
        var checkpoints: [(day: Day, slots: MeasurementSlots)] = []
        let parts: [MeasurementSlots]
        /// On the day of the review that was held last.
        let lastReview: (day: Day, slots: MeasurementSlots)?
        var atStart: (day: Day, slots: MeasurementSlots)?
        var yearBefore: [(day: Day, slots: MeasurementSlots)] = []
        var months: [(day: Day, slots: MeasurementSlots)] = []
        var oldestEvent: ValueSlot?
    }

    struct MetricHistorySlots: Sendable {
        let months: [(day: Day, slots: MeasurementSlots)]
        let oldestEvent: ValueSlot?
    }

    struct ConditionSlots: Sendable {
        let holds: Int
        let values: [ValueSlot]
    }

    struct AdviceSlots: Sendable {
        /// The number of rows that lack only consent.
        let withoutConsent: Int?
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
        let hasContact: Bool
    }

    /// What only some reports ask for.
    public struct Extras: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Who is in which segment.
        public static let members = Extras(rawValue: 1)
        /// Levels with a written baseline on their goal's first day.
        public static let starts = Extras(rawValue: 2)
        /// Each ladder on an earlier day.
        public static let moves = Extras(rawValue: 4)
    }

    /// - Parameters:
    ///   - today: the as-of day of the run.
    ///   - language: whose `say` is filled in.
    ///   - history: how many month ends before today each goal is measured at; of flows half as many months more.
    ///   - claims: what a plan test expects.
    public init(
        _ plan: CheckedPlan, today: Day, language: Language, history: Int = 24, claims: [PlanTest.Claim] = [],
        extras: Extras = []
    ) {
        var builder = QueryBuilder(plan)
        self.init(
            plan, today: today, language: language, history: history, claims: claims, extras: extras, into: &builder)
    }

    /// The questions of several plans over the same datasets, as one query: what they share is computed once and each table is
    /// read once. Each answers from the results of the one query, which all of them hold.
    public static func joint(
        _ plans: [CheckedPlan], today: Day, language: Language, history: Int = 24, extras: Extras = []
    ) -> [PlanQuery] {
        guard let first = plans.first else { return [] }
        var builder = QueryBuilder(first)
        var questions = plans.map {
            PlanQuery(
                $0, today: today, language: language, history: history, claims: [], extras: extras, into: &builder)
        }
        for position in questions.indices { questions[position].query = builder.query }
        return questions
    }

    private init(
        _ plan: CheckedPlan, today: Day, language: Language, history: Int, claims: [PlanTest.Claim],
        extras: Extras, into builder: inout QueryBuilder
    ) {
        var demand = Demand(plan, today: today, language: language, history: history, into: builder)
        self.plan = plan
        self.today = today
        datasets = plan.datasets.ids.map { demand.dataset($0) }
        segments = plan.segments.ids.map { demand.segment($0) }
        overlaps = demand.overlaps()
        ranks = plan.segments.ids.map { demand.ranks($0) }
        tiers = plan.tiers.ids.map { demand.tiers($0) }
        moves = plan.tiers.ids.map { extras.contains(.moves) ? demand.moves($0) : nil }
        metrics = plan.metrics.ids.map {
            demand.lowering.measure(plan.metrics[$0].value, LoweringContext(today: today))
        }
        splits = plan.metrics.ids.map {
            demand.lowering.measure(
                plan.metrics[$0].value, LoweringContext(today: today), splitBy: plan.metrics[$0].split)
        }
        metricHistories = plan.metrics.ids.filter { plan.metrics[$0].forecast != nil }.map {
            ($0, demand.history(of: $0))
        }
        funnels = plan.funnels.ids.map { demand.funnel($0) }
        cohorts = plan.cohorts.ids.map { demand.cohorts($0) }
        surveys = plan.surveys.ids.map { demand.survey($0) }
        goals = plan.goals.ids.map { demand.goal($0) }
        if extras.contains(.starts) { for id in plan.goals.ids { goals[id.index].atStart = demand.start(of: id) } }
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
        quintiles = demand.quintiles()
        models = demand.models()
        for declared in plan.advice.all {
            guard let when = declared.when else { continue }
            for leaf in plan.statusFreeParts(of: when) {
                let node = demand.lowering.truth(leaf, LoweringContext(today: today))
                conditions.append((leaf, demand.lowering.count(node)))
            }
        }
        self.claims = claims.map { demand.claim($0) }
        if extras.contains(.members) { self.members = plan.datasets.ids.compactMap { demand.members(of: $0) } }
        builder = demand.lowering.builder
        query = builder.query
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
