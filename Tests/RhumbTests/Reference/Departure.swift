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
    /// The median of whole numbers and of columns of few decimal places is rounded to their places.
    case mediansAtScale
    /// Decimals are added and multiplied as binary fractions.
    case binaryDecimals
}

extension PlanEvaluator {
    /// What an inner node without a parent row comes to while `constantsWithoutParent` stands.
    func rowless(_ node: Expression.Node, _ at: Moment) -> Datum {
        if case .member(let id) = plan[node].kind { return Datum(rowlessMember(id, at.today)) }
        guard !needsRow(node) else { return .unknown }
        switch plan[node].kind {
        case .attribute(let id): return rowless(plan.attributes[id].value, at.inRow)
        case .parent(_, let inner): return rowless(inner, at.inRow)
        default: return value(node, row: nil, at)
        }
    }

    func rowlessMember(_ id: ID<Segment>, _ day: Day) -> Truth {
        guard departures.contains(.constantsWithoutParent) else { return .unknown }
        let segment = plan.segments[id]
        // Of every row the engine asks the row; one part that is no for all decides for all.
        guard !segment.conditions.isEmpty || segment.base != nil else { return .unknown }
        let base = segment.base.map { rowlessMember($0, day) } ?? .yes
        return segment.conditions.reduce(base) { $0.and(rowless($1.node, Moment(today: day)).truth) }
    }

    private func needsRow(_ segment: Segment) -> Bool {
        guard !segment.conditions.isEmpty || segment.base != nil else { return true }
        return segment.base.map { needsRow(plan.segments[$0]) } ?? false || segment.conditions.contains { needsRow($0.node) }
    }

    private func needsRow(_ node: Expression.Node) -> Bool {
        switch plan[node].kind {
        case .column, .tier, .rank: return true
        case .attribute(let id): return needsRow(plan.attributes[id].value)
        case .member(let id): return needsRow(plan.segments[id])
        case .aggregate(let aggregate): if case .related = aggregate.source { return true } else { return false }
        default: return plan[node].kind.children.contains { needsRow($0) }
        }
    }
}
