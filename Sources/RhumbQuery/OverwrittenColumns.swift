// What nobody knows of an earlier day: columns that are overwritten at their source.
import RhumbModel
import RhumbValues

/// Looks for such columns behind expressions, segments and ladders, where the day is not the run's own.
struct OverwrittenColumns {
    let plan: CheckedPlan
    let runDay: Day
    private(set) var names: [String] = []
    private var seen: Set<Int> = []

    init(plan: CheckedPlan, runDay: Day) {
        self.plan = plan
        self.runDay = runDay
    }

    mutating func visit(_ node: Expression.Node, _ today: Day) {
        guard seen.insert(node.index &* 2 &+ (today == runDay ? 0 : 1)).inserted else { return }
        switch plan[node].kind {
        case .column(let dataset, let position):
            let column = plan.datasets[dataset].columns[position]
            if column.current, today != runDay { names.append(column.name) }
        case .attribute(let id): visit(plan.attributes[id].value, today)
        case .score(let id):
            let columns = plan.datasets[plan.surveys[id].dataset].columns
            for question in plan.surveys[id].questions where columns[question.column].current && today != runDay {
                names.append(columns[question.column].name)
            }
        case .metric(let id): visit(plan.metrics[id].value, today)
        case .member(let id): visit(segment: id, today)
        case .tier(let id): visit(tiers: id, today)
        case .restricted(let inner, let restriction):
            if case .segment(let id) = restriction { visit(segment: id, today) }
            visit(inner, LoweringContext(today: today).restricted(by: restriction).today)
        case .aggregate(let aggregate):
            if let id = aggregate.segment { visit(segment: id, today) }
            for date in plan.stageDates(of: aggregate) { visit(date, today) }
            visit(children: node, today)
        default: visit(children: node, today)
        }
    }

    private mutating func visit(children node: Expression.Node, _ today: Day) {
        for child in plan[node].kind.children { visit(child, today) }
    }

    mutating func visit(tiers id: ID<Tiers>, _ today: Day) {
        for tier in plan.tiers[id].tiers { if let condition = tier.condition { visit(condition, today) } }
    }

    mutating func visit(segment: ID<Segment>, _ today: Day) {
        var next: ID<Segment>? = segment
        while let id = next {
            for condition in plan.segments[id].conditions { visit(condition.node, today) }
            next = plan.segments[id].base
        }
    }
}
