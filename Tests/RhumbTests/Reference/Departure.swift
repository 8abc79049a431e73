// Where the engine is known to depart from the language. Each has a plan in KnownDepartures; when the engine is mended its line
// goes, here and there, and the random comparison becomes stricter.
import RhumbModel
import RhumbValues

enum Departure: CaseIterable {
    /// A parent is looked up also on days when it does not exist yet.
    case parentsOfAnyDay
    /// A segment as of a day holds rows that did not exist on it.
    case cohortsOfAnyDay
    /// `a year ago` of a row that did not exist then is known.
    case rowsOfAnyDay
    /// Attributes and segments that rest on no column are known where the reference leads nowhere.
    case constantsWithoutParent
    /// The median of whole numbers is rounded.
    case wholeMedians
}

extension PlanEvaluator {
    /// What an inner node without a parent row comes to while `constantsWithoutParent` stands.
    func rowless(_ node: Expression.Node, _ at: Moment) -> Datum {
        guard !needsRow(node) else { return .unknown }
        switch plan[node].kind {
        case .attribute(let id): return rowless(plan.attributes[id].value, at)
        case .member(let id):
            var truth = plan.segments[id].base.map { _ in Truth.unknown } ?? .yes
            for condition in plan.segments[id].conditions { truth = truth.and(rowless(condition.node, at).truth) }
            return Datum(truth)
        default: return value(node, row: nil, at)
        }
    }

    private func needsRow(_ node: Expression.Node) -> Bool {
        switch plan[node].kind {
        case .column, .tier, .parent, .rank: return true
        case .attribute(let id): return needsRow(plan.attributes[id].value)
        case .member(let id):
            let segment = plan.segments[id]
            return segment.base != nil || segment.conditions.isEmpty || segment.conditions.contains { needsRow($0.node) }
        case .aggregate(let aggregate): if case .related = aggregate.source { return true } else { return false }
        default: return plan[node].kind.children.contains { needsRow($0) }
        }
    }
}
