// What a value can be at all, whatever the data are: a count is whole and not negative, a share lies in 0 to 1, a column in
// its declared range.
import RhumbModel
import RhumbValues

extension Reasoner {
    func universe(of meaning: Meaning) -> ValueSet {
        switch meaning {
        case .term(let term): return universe(ofTerm: term)
        case .sum(let parts):
            let isWhole = parts.allSatisfy { self.isWhole($0.term) }
            let hasUnknown = parts.contains { universe(ofTerm: $0.term).hasUnknown }
            let numbers = range(ofSum: parts)
            return ValueSet(isWhole ? numbers.whole : numbers, hasUnknown: hasUnknown)
        }
    }

    private func universe(ofTerm term: Terms.Term) -> ValueSet {
        let shape = terms[term]
        let hasUnknown = canBeUnknown(shape.kind)
        switch shape.type {
        case .yesNo: return ValueSet(.texts(["yes", "no"], isExcluded: false), hasUnknown: hasUnknown)
        case .category(let texts): return ValueSet(.texts(Set(texts), isExcluded: false), hasUnknown: hasUnknown)
        case .text, .key, .several, .tier, .invalid:
            return ValueSet(.texts([], isExcluded: true), hasUnknown: hasUnknown)
        case .integer, .number, .percent, .points, .money, .date, .days, .months, .minutes, .timestamp:
            let numbers = range(of: term)
            return ValueSet(isWhole(term) ? numbers.whole : numbers, hasUnknown: hasUnknown)
        }
    }

    /// A cell that cannot be read is unknown, too, so every column may be.
    private func canBeUnknown(_ kind: ModelKind) -> Bool {
        switch kind {
        case .literal, .today, .known, .goalIs: false
        case .aggregate(let aggregate):
            switch aggregate.function {
            case .count, .distinct, .sum: false
            case .average, .minimum, .maximum, .median, .share, .any, .all, .latest, .earliest, .percentile,
                .promoterScore, .retention, .churn, .repeatRate, .conversion, .commonest:
                true
            }
        case .assumption, .column, .attribute, .member, .tier, .score, .rung, .parent, .metric, .restricted, .negate,
            .not, .arithmetic, .compare, .and, .or, .fallback, .oneOf, .between, .inWindow, .rank, .span, .holds,
            .dayOf, .like, .quintile, .fit, .customerValue:
            true
        }
    }

    /// Can only be a whole number: what is averaged, fitted or divided is none.
    func isWhole(_ term: Terms.Term) -> Bool {
        guard terms[term].type.isWhole else { return false }
        switch terms[term].kind {
        case .aggregate(let aggregate):
            switch aggregate.function {
            case .count, .distinct: return true
            case .sum, .minimum, .maximum, .latest, .earliest, .commonest:
                return aggregate.value.map { isWhole($0.index) } ?? true
            case .average, .median, .percentile, .share, .promoterScore, .retention, .churn, .repeatRate,
                .conversion, .any, .all:
                return false
            }
        case .fit, .customerValue: return false
        case .parent(_, let inner), .restricted(let inner, _), .negate(let inner): return isWhole(inner.index)
        case .fallback(let left, let right): return isWhole(left.index) && isWhole(right.index)
        case .arithmetic(_, let left, let right):
            // What is made of money is rounded to its minor unit.
            return [left, right].allSatisfy { !terms[$0.index].type.isWhole || isWhole($0.index) }
        case .literal, .assumption, .today, .column, .attribute, .member, .tier, .score, .rung, .metric, .not,
            .compare, .and, .or, .known, .oneOf, .between, .inWindow, .rank, .span, .holds, .dayOf, .like, .quintile,
            .goalIs:
            return true
        }
    }

    private func range(of term: Terms.Term) -> NumberSet {
        switch terms[term].kind {
        case .literal(let literal): return literal.exact.map { NumberSet($0, $0) } ?? .all
        case .column(let dataset, let position):
            guard let range = plan.datasets[dataset].columns[position].range else { return .all }
            return NumberSet(range.lowerBound, range.upperBound)
        case .parent(_, let inner), .restricted(let inner, _): return range(of: inner.index)
        case .negate(let inner): return range(of: inner.index).moved(by: .zero, mirrored: true) ?? .all
        case .fallback(let left, let right): return range(of: left.index).union(range(of: right.index))
        case .quintile: return NumberSet(Exact(1), Exact(5))
        case .fit(let fit): return fit.question == .alive ? NumberSet(.zero, Exact(1)) : .all
        case .aggregate(let aggregate): return range(of: aggregate)
        case .assumption, .today, .attribute, .member, .tier, .score, .rung, .metric, .not, .arithmetic, .compare,
            .and, .or, .known, .oneOf, .between, .inWindow, .rank, .span, .holds, .dayOf, .like, .customerValue,
            .goalIs:
            return .all
        }
    }

    private func range(of aggregate: Aggregate) -> NumberSet {
        let values = aggregate.value.map { range(of: $0.index) } ?? .all
        switch aggregate.function {
        case .count, .distinct: return NumberSet(atLeast: .zero)
        case .share, .retention, .churn, .repeatRate, .conversion: return NumberSet(.zero, Exact(1))
        case .promoterScore: return NumberSet(Exact(-100), Exact(100))
        case .minimum, .maximum, .commonest, .latest, .earliest: return values
        case .average, .median, .percentile: return values.hull
        case .sum: return values.isSubset(of: NumberSet(atLeast: .zero)) ? NumberSet(atLeast: .zero) : .all
        case .any, .all: return .all
        }
    }

    /// A row exists from its event on, so today is no earlier.
    private func range(ofSum parts: [Linear.Part]) -> NumberSet {
        guard parts.count == 2, let today = parts.first(where: { terms[$0.term].kind == .today }),
            let other = parts.first(where: { $0.term != today.term }), isEvent(other.term),
            today.factor == -other.factor, abs(today.factor) == 1
        else { return .all }
        return today.factor == 1 ? NumberSet(atLeast: .zero) : NumberSet(.lessOrEqual, .zero)
    }

    /// The day since when the row, or a row that refers to it, is a fact.
    private func isEvent(_ term: Terms.Term) -> Bool {
        switch terms[term].kind {
        case .column(let dataset, let position): plan.datasets[dataset].event == position
        case .dayOf(let inner): isEvent(inner.index)
        case .aggregate(let aggregate):
            (aggregate.function == .latest || aggregate.function == .earliest)
                && aggregate.value.map { isEvent($0.index) } ?? false
        default: false
        }
    }

    /// Is it the day of the newest row?
    func isLatestEvent(_ aggregate: Aggregate) -> Bool {
        aggregate.function == .latest && aggregate.value.map { isEvent($0.index) } ?? false
    }
}

extension NumberSet {
    /// From the least to the greatest.
    fileprivate var hull: NumberSet { NumberSet(from: least ?? .start, to: greatest ?? .end) }
}
