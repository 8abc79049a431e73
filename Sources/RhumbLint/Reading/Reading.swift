// The columns that a goal rests on, seen through metrics, attributes, segments, tiers and funnels.
import RhumbModel

/// What a goal reads.
struct Reading {
    /// In the order of the datasets.
    let all: [ColumnID]
    /// Those whose blanks the author has not thought of: nowhere asked whether they are known, or given another value.
    let bare: [ColumnID]

    init(of goal: Goal, in plan: CheckedPlan) {
        var walk = ReadingWalk(plan)
        walk.visit(goal.measure, isHandled: false)
        if let segment = goal.segment { walk.visit(segment) }
        all = walk.read.sorted()
        bare = walk.read.subtracting(walk.handled).sorted()
    }
}

private struct ReadingWalk {
    private(set) var read: Set<ColumnID> = []
    private(set) var handled: Set<ColumnID> = []
    /// Nodes that were seen where their blanks are handled, and where they are not.
    private var seenHandled = IDSet<Expression>()
    private var seenBare = IDSet<Expression>()
    private let plan: CheckedPlan

    init(_ plan: CheckedPlan) { self.plan = plan }

    mutating func visit(_ node: Node, isHandled: Bool) {
        guard isHandled ? seenHandled.insert(node) : seenBare.insert(node) else { return }
        switch plan[node].kind {
        case .column(let dataset, let position):
            read.insert(ColumnID(dataset, position))
            if isHandled { handled.insert(ColumnID(dataset, position)) }
        case .attribute(let id): visit(plan.attributes[id].value, isHandled: isHandled)
        case .metric(let id): visit(plan.metrics[id].value, isHandled: isHandled)
        case .member(let id): visit(id)
        case .tier(let id), .rung(let id, _):
            for condition in plan.tiers[id].tiers.compactMap(\.condition) { visit(condition, isHandled: isHandled) }
        case .known(let inner): visit(inner, isHandled: true)
        case .fallback(let left, let right):
            visit(left, isHandled: true)
            visit(right, isHandled: isHandled)
        case .restricted(let inner, let restriction):
            visit(inner, isHandled: isHandled)
            if case .segment(let id) = restriction { visit(id) }
        case .aggregate(let aggregate): visit(aggregate, isHandled: isHandled)
        case .fit(let fit): visit(fit.purchases, isHandled: isHandled)
        case .literal, .assumption, .today, .score, .parent, .negate, .not, .arithmetic, .compare, .and, .or, .oneOf,
            .between, .inWindow, .rank, .span, .holds, .dayOf, .like, .quintile, .customerValue, .goalIs:
            for child in plan[node].kind.children { visit(child, isHandled: isHandled) }
        }
    }

    private mutating func visit(_ aggregate: Aggregate, isHandled: Bool) {
        for node in [aggregate.value, aggregate.condition].compactMap({ $0 }) + plan.stageDates(of: aggregate) {
            visit(node, isHandled: isHandled)
        }
        if let segment = aggregate.segment { visit(segment) }
    }

    mutating func visit(_ segment: ID<Segment>) {
        for condition in plan.conditions(of: segment) { visit(condition.node, isHandled: false) }
    }
}

extension CheckedPlan {
    /// The first `current` column of what a goal reads, with its dataset; nil: its data keep their past.
    func overwritten(in reading: Reading) -> (column: String, dataset: String)? {
        reading.all.first { self[$0].current }.map {
            (self[$0].name, datasets[$0.dataset].heading.name)
        }
    }
}
