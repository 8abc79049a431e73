// What the numbers of one customer have to do with one another: who bought nothing spent nothing, and whoever came three times
// in a month came three times in the year.
import RhumbModel
import RhumbValues

/// Two variables, in this order.
struct Pair: Hashable {
    let first: Variable
    let second: Variable
}

/// What is true of a pair in every row.
struct Relation {
    /// The first is never above the second.
    var isOrdered = false
    var claims: [Formula] = []
}

extension Reasoner {
    /// What is true of two variables in every row; remembered.
    mutating func relation(_ first: Variable, _ second: Variable) -> Relation? {
        guard let one = aggregate(behind: first), let two = aggregate(behind: second),
            one.aggregate.source == two.aggregate.source, !one.isDays, one.aggregate.function == .count
        else { return nil }
        let pair = Pair(first: first, second: second)
        if let relation = relations[pair] { return relation }
        let relation = found(pair, one.aggregate, two)
        relations[pair] = relation
        return relation
    }

    /// The number of rows of the customer.
    func isCount(_ variable: Variable) -> Bool {
        guard case .term(let term) = meanings[variable], case .aggregate(let aggregate) = terms[term].kind else {
            return false
        }
        return aggregate.function == .count
    }

    private struct Asked {
        let aggregate: Aggregate
        /// The days since an aggregate that is a day.
        var isDays = false
    }

    /// The aggregate that a variable is, or that it counts the days since.
    private func aggregate(behind variable: Variable) -> Asked? {
        switch meanings[variable] {
        case .term(let term):
            guard case .aggregate(let aggregate) = terms[term].kind else { return nil }
            return Asked(aggregate: aggregate)
        case .sum(let parts):
            guard parts.count == 2, let today = parts.first(where: { terms[$0.term].kind == .today }),
                let other = parts.first(where: { $0.term != today.term }),
                case .aggregate(let aggregate) = terms[other.term].kind, abs(today.factor) == 1,
                today.factor == -other.factor
            else { return nil }
            return Asked(aggregate: aggregate, isDays: true)
        }
    }

    /// `count` counts rows; `asked` is of the same source.
    private func found(_ pair: Pair, _ count: Aggregate, _ asked: Asked) -> Relation {
        let other = asked.aggregate
        let someone = Formula.isIn(pair.first, ValueSet(NumberSet(atLeast: Exact(1))))
        let nobody = Formula.isIn(pair.first, ValueSet(NumberSet(.lessOrEqual, .zero)))
        var relation = Relation()
        if asked.isDays {
            guard isLatestEvent(other), case .sum(let parts) = meanings[pair.second] else { return relation }
            let isTurned = parts.first { terms[$0.term].kind == .today }?.factor == -1
            func days(_ sign: ComparisonOperator, _ days: Int, hasUnknown: Bool) -> Formula {
                let bound = Exact(Int128(isTurned ? -days : days))
                let numbers = NumberSet(isTurned ? (sign == .less ? .greater : .lessOrEqual) : sign, bound)
                return .isIn(pair.second, ValueSet(numbers.whole, hasUnknown: hasUnknown))
            }
            guard count.windows.count == 1, let window = count.windows.first, window.mostDays < .max else {
                return relation
            }
            // Whoever is counted in the window is no older than it; a newest row inside the window is counted.
            if other.windows.isEmpty, rows(of: count.within([]), areAmong: other) {
                relation.claims.append(.any([nobody, days(.less, window.mostDays, hasUnknown: false)]))
            }
            if other.windows.isEmpty, rows(of: other, areAmong: count.within([])) {
                relation.claims.append(.any([someone, days(.greaterOrEqual, window.fewestDays, hasUnknown: true)]))
            }
            return relation
        }
        switch other.function {
        case .count: relation.isOrdered = pair.first != pair.second && rows(of: count, areAmong: other)
        case .sum where rows(of: other, areAmong: count):
            relation.claims.append(.any([someone, .isIn(pair.second, ValueSet(NumberSet(.zero, .zero)))]))
        case .latest, .earliest, .average, .minimum, .maximum, .median, .percentile:
            guard rows(of: other, areAmong: count), universes[pair.second].isNumeric else { break }
            relation.claims.append(.any([someone, .isIn(pair.second, ValueSet(.empty, hasUnknown: true))]))
        case .sum, .share, .any, .all, .distinct, .promoterScore, .retention, .churn, .repeatRate, .conversion,
            .commonest:
            break
        }
        return relation
    }

    /// Is every row of the first one of the second? Both are of one source.
    private func rows(of first: Aggregate, areAmong second: Aggregate) -> Bool {
        guard second.segment == nil || second.segment == first.segment else { return false }
        let asked = Set(first.condition.map { conjuncts($0.index) } ?? [])
        guard (second.condition.map { conjuncts($0.index) } ?? []).allSatisfy({ asked.contains($0) }) else {
            return false
        }
        return second.windows.allSatisfy { wide in first.windows.contains { $0.isWithin(wide) } }
    }

    private func conjuncts(_ term: Terms.Term) -> [Terms.Term] {
        guard case .and(let left, let right) = terms[term].kind else { return [term] }
        return conjuncts(left.index) + conjuncts(right.index)
    }
}

extension ValueSet {
    var isNumeric: Bool { if case .numbers = known { true } else { false } }
}

extension Aggregate {
    fileprivate func within(_ windows: [Window]) -> Aggregate {
        Aggregate(
            function, of: source, segment: segment, value: value, condition: condition, windows: windows,
            customer: customer)
    }
}

extension Window {
    fileprivate func isWithin(_ other: Window) -> Bool {
        switch (self, other) {
        case (.last(.days(let short)), .last(.days(let long))), (.last(.months(let short)), .last(.months(let long))):
            short <= long
        case (.last, .last): mostDays <= other.fewestDays
        case (.days(let inner), .days(let outer)): inner.first >= outer.first && inner.last <= outer.last
        case (.last, _), (.this, _), (.previous, _), (.days, _), (.since, _), (.before, _): self == other
        }
    }
}
