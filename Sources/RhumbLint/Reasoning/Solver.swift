// Can a claim be met? Values are narrowed until a set is empty or nothing is left to choose. Choices are limited: where they run
// out nothing is said.

/// What every variable can still be.
typealias Values = [Variable: ValueSet]

enum Answer<Found> {
    /// No row can meet the claim.
    case impossible
    case found(Found)
    /// Neither is certain.
    case open
}

extension Answer {
    var isImpossible: Bool { if case .impossible = self { true } else { false } }
    var isFound: Bool { if case .found = self { true } else { false } }
    var found: Found? { if case .found(let found) = self { found } else { nil } }
}

extension Reasoner {
    /// True where it is certain that no row meets all of these.
    mutating func isImpossible(_ formulas: [Formula]) -> Bool {
        // Most conditions speak of one value: what is left of it tells.
        if let variable = formulas.lazy.compactMap(\.firstVariable).first,
            let values = Formula.all(formulas).values(of: variable)
        {
            return universes[variable].isDisjoint(with: values)
        }
        var left: [(variable: Variable, values: ValueSet)] = []
        if formulas.allSatisfy({ narrow(&left, to: $0) }) {
            if left.contains(where: \.values.isEmpty) { return true }
            // What has no alternatives can be met, but for what counts have to do with other values.
            if !left.contains(where: { isCount($0.variable) }) { return false }
        }
        return search(formulas) { $0 }.isImpossible
    }

    /// Narrows values to what meets a claim; false where it has alternatives.
    private func narrow(_ left: inout [(variable: Variable, values: ValueSet)], to formula: Formula) -> Bool {
        switch formula {
        case .always: return true
        case .never, .any: return false
        case .isIn(let variable, let set):
            if let place = left.firstIndex(where: { $0.variable == variable }) {
                left[place].values = left[place].values.intersection(set)
            } else {
                left.append((variable, universes[variable].intersection(set)))
            }
            return true
        case .all(let parts): return parts.allSatisfy { narrow(&left, to: $0) }
        }
    }

    /// Looks for values that meet all of these and that are `accepted`.
    mutating func search<Found>(_ formulas: [Formula], accepted: (Values) -> Found?) -> Answer<Found> {
        let variables = formulas.reduce(into: Set<Variable>()) { $1.collect(into: &$0) }.sorted()
        var orders: [Pair] = []
        var claims: [Formula] = []
        for first in variables where isCount(first) {
            for second in variables where first != second {
                guard let relation = relation(first, second) else { continue }
                if relation.isOrdered { orders.append(Pair(first: first, second: second)) }
                claims += relation.claims
            }
        }
        var search = Search(universes: universes, orders: orders)
        var open: [[Formula]] = []
        var values: Values = [:]
        for formula in formulas + claims {
            guard search.assume(formula, &values, &open) else { return .impossible }
        }
        if let found = search.choose(values, open, accepted) { return .found(found) }
        return search.isComplete ? .impossible : .open
    }
}

private struct Search {
    let universes: [ValueSet]
    let orders: [Pair]
    /// So many choices may still be made.
    private var left = 3_000
    /// Nothing was left out, and nothing refused.
    private(set) var isComplete = true

    init(universes: [ValueSet], orders: [Pair]) {
        self.universes = universes
        self.orders = orders
    }

    /// Narrows the values to what meets a claim; its alternatives wait. False where nothing is left.
    func assume(_ formula: Formula, _ values: inout Values, _ open: inout [[Formula]]) -> Bool {
        switch formula {
        case .always: return true
        case .never: return false
        case .isIn(let variable, let set):
            let now = (values[variable] ?? universes[variable]).intersection(set)
            values[variable] = now
            return !now.isEmpty
        case .all(let parts):
            for part in parts where !assume(part, &values, &open) { return false }
            return true
        case .any(let parts):
            open.append(parts)
            return true
        }
    }

    mutating func choose<Found>(
        _ values: Values, _ open: [[Formula]], _ accepted: (Values) -> Found?
    ) -> Found? {
        var values = values
        var open = open
        guard settle(&values, &open) else { return nil }
        guard let next = open.indices.min(by: { open[$0].count < open[$1].count }) else {
            guard areOrdered(values) else { return nil }
            let found = accepted(values)
            if found == nil { isComplete = false }
            return found
        }
        let alternatives = open.remove(at: next)
        for alternative in alternatives {
            guard left > 0 else {
                isComplete = false
                return nil
            }
            left -= 1
            var values = values
            var open = open
            guard assume(alternative, &values, &open) else { continue }
            if let found = choose(values, open, accepted) { return found }
        }
        return nil
    }

    /// Takes what has one alternative left, drops what is met already; false where something has none.
    private func settle(_ values: inout Values, _ open: inout [[Formula]]) -> Bool {
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            var waiting: [[Formula]] = []
            var more: [[Formula]] = []
            for alternatives in open {
                if alternatives.contains(where: { isMet($0, values) }) { continue }
                let possible = alternatives.filter { isPossible($0, values) }
                guard let only = possible.first else { return false }
                if possible.count > 1 {
                    waiting.append(possible)
                } else {
                    guard assume(only, &values, &more) else { return false }
                    hasChanged = true
                }
            }
            open = waiting + more
        }
        return true
    }

    private func isMet(_ formula: Formula, _ values: Values) -> Bool {
        switch formula {
        case .always: true
        case .isIn(let variable, let set): (values[variable] ?? universes[variable]).isSubset(of: set)
        case .never, .all, .any: false
        }
    }

    private func isPossible(_ formula: Formula, _ values: Values) -> Bool {
        switch formula {
        case .never: false
        case .isIn(let variable, let set): !(values[variable] ?? universes[variable]).isDisjoint(with: set)
        case .all(let parts): parts.allSatisfy { isPossible($0, values) }
        case .any(let parts): parts.contains { isPossible($0, values) }
        case .always: true
        }
    }

    /// Only the ends of each set are compared.
    private func areOrdered(_ values: Values) -> Bool {
        orders.allSatisfy { pair in
            guard case .numbers(let low)? = values[pair.first]?.known,
                case .numbers(let high)? = values[pair.second]?.known,
                let least = low.least, let greatest = high.greatest
            else { return true }
            return least < greatest
        }
    }
}
