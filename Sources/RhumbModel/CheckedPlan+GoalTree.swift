// Goals and their parts: the order in which a report shows them, and whether the parts add up.
import RhumbText
import RhumbValues

extension CheckedPlan {
    /// The goals that are parts of one, in the order of the plan.
    public func parts(of goal: ID<Goal>) -> [ID<Goal>] { goals.ids.filter { goals[$0].parent == goal } }

    /// Goals by priority (1 first, those without one last), then as declared; parts follow their whole. With how deep each
    /// stands.
    public var goalsInOrder: [(id: ID<Goal>, depth: Int)] {
        var order: [(id: ID<Goal>, depth: Int)] = []
        func add(_ ids: [ID<Goal>], _ depth: Int) {
            for id in ids.sorted(by: { (goals[$0].rank, $0.index) < (goals[$1].rank, $1.index) }) {
                order.append((id, depth))
                add(parts(of: id), depth + 1)
            }
        }
        add(goals.ids.filter { goals[$0].parent == nil }, 0)
        return order
    }

    /// Does a measure of disjoint parts add up to that of the whole: a sum, a count, a flow?
    public func addsUp(_ goal: Goal) -> Bool { goal.kind == .flow || addsUp(goal.measure) }

    /// The same of any measure.
    public func addsUp(_ node: Expression.Node) -> Bool {
        switch self[node].kind {
        case .metric(let id): metrics[id].kind == .flow || addsUp(metrics[id].value)
        case .restricted(let inner, _), .negate(let inner): addsUp(inner)
        case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
            addsUp(left) && addsUp(right)
        case .aggregate(let aggregate): aggregate.function == .sum || aggregate.function == .count
        default: false
        }
    }

    /// The parts of a goal whose targets must come to its own: those of a reach goal, where all of them add up in its unit.
    public func addedParts(of id: ID<Goal>) -> [ID<Goal>] {
        let parts = parts(of: id)
        let isSum = ([id] + parts).allSatisfy { part in
            guard case .reach = goals[part].aim else { return false }
            return addsUp(goals[part]) && self[goals[part].measure].type == self[goals[id].measure].type
        }
        return isSum ? parts : []
    }
}

extension Goal {
    /// What a goal is sorted by: 1 first, nothing last.
    public var rank: Int { priority ?? .max }
}
