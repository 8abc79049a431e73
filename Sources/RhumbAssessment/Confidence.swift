// How far a goal can be trusted: by the requirements on the columns that its number rests on.
import RhumbModel
import RhumbText
import RhumbValues

/// A column of a dataset.
struct ColumnID: Hashable {
    let dataset: Int
    let column: Int
}

/// Gathers the columns under an expression, through attributes, segments, tiers and metrics.
struct ColumnWalk {
    let plan: CheckedPlan
    private(set) var columns: Set<ColumnID> = []
    private var nodes: Set<Int> = []
    private var segments: Set<Int> = []
    /// The datasets whose rows are counted, in the plan or for a row.
    private(set) var datasets: Set<Int> = []

    /// Everything that a goal's number rests on.
    init(under goal: Goal, in plan: CheckedPlan) {
        self.plan = plan
        visit(goal.measure)
        if let segment = goal.segment { visit(segment) }
    }

    private mutating func visit(_ node: Expression.Node) {
        guard nodes.insert(node.index).inserted else { return }
        let kind = plan[node].kind
        switch kind {
        case .column(let dataset, let column): add(dataset, column)
        case .attribute(let id): visit(plan.attributes[id].value)
        case .member(let id): visit(id)
        case .tier(let id), .rung(let id, _):
            for tier in plan.tiers[id].tiers { if let condition = tier.condition { visit(condition) } }
        case .score(let id):
            for question in plan.surveys[id].questions { add(plan.surveys[id].dataset, question.column) }
        case .parent(let reference, _): add(plan.references[reference].child, plan.references[reference].column)
        case .metric(let id): visit(plan.metrics[id].value)
        case .aggregate(let aggregate): visit(aggregate)
        case .restricted(_, .segment(let id)): visit(id)
        case .rank(_, let rank): if let base = rank.base { visit(base) }
        case .quintile(_, _, let dataset, let base):
            visitRows(of: dataset)
            if let base { visit(base) }
        case .fit(let fit): visit(fit.purchases)
        case .literal, .assumption, .today, .restricted, .negate, .not, .arithmetic, .compare, .and, .or, .fallback,
            .known, .oneOf, .between, .inWindow, .span, .dayOf, .holds, .like, .customerValue, .goalIs:
            break
        }
        for child in kind.children { visit(child) }
    }

    private mutating func visit(_ id: ID<Segment>) {
        guard segments.insert(id.index).inserted else { return }
        visitRows(of: plan.segments[id].dataset)
        for condition in plan.segments[id].conditions { visit(condition.node) }
        if let base = plan.segments[id].base { visit(base) }
    }

    private mutating func visit(_ aggregate: Aggregate) {
        switch aggregate.source {
        case .dataset(let id): visitRows(of: id)
        case .related(let reference):
            add(plan.references[reference].child, plan.references[reference].column)
            visitRows(of: plan.references[reference].child)
        }
        if let segment = aggregate.segment { visit(segment) }
        for date in plan.stageDates(of: aggregate) { visit(date) }
        if let customer = aggregate.customer {
            add(plan.references[customer].child, plan.references[customer].column)
        }
    }

    /// Which rows there are at all depends on the key and the event date.
    private mutating func visitRows(of id: ID<Dataset>) {
        guard datasets.insert(id.index).inserted else { return }
        if let key = plan.datasets[id].key { add(id, key) }
        if let event = plan.datasets[id].event { add(id, event) }
    }

    private mutating func add(_ dataset: ID<Dataset>, _ column: Int) {
        columns.insert(ColumnID(dataset: dataset.index, column: column))
    }
}

/// High: none of the requirements on its columns is broken. Medium: one is. Low: two or more are, or one by more than a
/// fifth of its rows.
func confidence(
    in columns: Set<ColumnID>, of plan: CheckedPlan, _ requirements: [[RequirementAssessment]]
) -> Explained<Confidence> {
    var broken: [RequirementAssessment] = []
    for (dataset, verdicts) in zip(plan.datasets.ids, requirements) {
        for (requirement, verdict) in zip(plan.datasets[dataset].requirements, verdicts) where verdict.holds == false {
            if requirement.columns.contains(where: {
                columns.contains(ColumnID(dataset: dataset.index, column: $0))
            }) {
                broken.append(verdict)
            }
        }
    }
    let isGrave = broken.contains { $0.broken * 5 > $0.checked }
    let value: Confidence = broken.isEmpty ? .high : broken.count > 1 || isGrave ? .low : .medium
    let because = broken.flatMap(\.because).map {
        Message("data requirement broken: \($0.english)", zh: "数据要求未满足：\($0.chinese)")
    }
    return Explained(value, because: because)
}
