// Comparisons of values as sets that a variable is in.
import RhumbModel
import RhumbValues

extension Reasoner {
    /// `node`: the comparison itself, where it is one.
    mutating func compare(_ sign: ComparisonOperator, _ left: Node, _ right: Node, _ ask: Ask, at node: Node?)
        -> Formula
    {
        let type = plan[left].type
        if type.isNumeric, plan[right].type.isNumeric {
            return numbers(sign, left, right, ask) ?? opaque(sign, left, right, ask)
        }
        switch type {
        case .tier: return tiers(sign, left, right, ask) ?? opaque(sign, left, right, ask)
        case .yesNo:
            for (side, other) in [(left, right), (right, left)] {
                guard case .yesNo(let value)? = terms.literal(side) else { continue }
                return formula(other, value == (sign == .equal) ? ask : ask.negated)
            }
        case .text, .category, .key:
            for (side, other) in [(left, right), (right, left)] {
                guard case .text(let text)? = terms.literal(side) else { continue }
                return texts([text], other, sign == .equal ? ask : ask.negated)
            }
        case .integer, .number, .percent, .points, .money, .several, .date, .days, .months, .minutes, .timestamp,
            .invalid:
            break
        }
        return opaque(sign, left, right, ask)
    }

    /// A comparison of two values that is looked into no further: `a >= b` is `not (a < b)`, and so on.
    private mutating func opaque(_ sign: ComparisonOperator, _ left: Node, _ right: Node, _ ask: Ask) -> Formula {
        let (first, second) = (terms.term(left), terms.term(right))
        let (low, high) = (min(first, second), max(first, second))
        let (kind, isNegated): (ModelKind, Bool) =
            switch sign {
            case .equal: (.compare(.equal, ID(low), ID(high)), false)
            case .notEqual: (.compare(.equal, ID(low), ID(high)), true)
            case .less: (.compare(.less, ID(first), ID(second)), false)
            case .greaterOrEqual: (.compare(.less, ID(first), ID(second)), true)
            case .greater: (.compare(.less, ID(second), ID(first)), false)
            case .lessOrEqual: (.compare(.less, ID(second), ID(first)), true)
            }
        let variable = self.variable(.term(terms.term(kind, .yesNo)))
        return atom(variable, yes: .yes, no: .no, isNegated ? ask.negated : ask)
    }

    // MARK: Numbers

    private mutating func numbers(_ sign: ComparisonOperator, _ left: Node, _ right: Node, _ ask: Ask) -> Formula? {
        guard let end = linear(right) else { return nil }
        if end.parts.isEmpty { return numbers(NumberSet(sign, end.constant), left, ask) }
        guard let start = linear(left) else { return nil }
        if start.parts.isEmpty { return numbers(NumberSet(sign.mirrored, start.constant), right, ask) }
        guard let difference = start.adding(end, times: -1), !difference.parts.isEmpty else { return nil }
        return claim(NumberSet(sign, .zero), difference, whenUnknown: nil, ask)
    }

    /// Is the value of an expression one of these?
    mutating func numbers(_ set: NumberSet, _ name: Node, _ ask: Ask) -> Formula? {
        let node = terms.resolved(name)
        if case .fallback(let inner, let other) = plan[node].kind, let last = terms.literal(other)?.exact,
            let value = linear(inner), !value.parts.isEmpty
        {
            return claim(set, value, whenUnknown: set.contains(last), ask, words: inner)
        }
        guard let value = linear(node) else { return nil }
        guard !value.parts.isEmpty else {
            return value.hasCancelled ? nil : constant(Truth(set.contains(value.constant)), ask)
        }
        return claim(set, value, whenUnknown: nil, ask, words: name)
    }

    /// `whenUnknown`: what the condition comes to where the value is unknown; nil: unknown.
    private mutating func claim(
        _ set: NumberSet, _ value: Linear, whenUnknown: Bool?, _ ask: Ask, words: Node? = nil
    ) -> Formula? {
        let (parts, isTurned) = value.upright
        let shift = isTurned ? value.constant : value.constant.negated
        guard var numbers = set.moved(by: shift, mirrored: isTurned) else { return nil }
        let isSingle = parts.count == 1 && parts[0].factor == 1
        let variable = self.variable(isSingle ? .term(parts[0].term) : .sum(parts))
        if parts.allSatisfy({ isWhole($0.term) }) { numbers = numbers.whole }
        if let words { note(variable, words, isTurned: isTurned, constant: value.constant) }
        let claim = atom(
            variable, yes: ValueSet(numbers, hasUnknown: whenUnknown == true),
            no: ValueSet(numbers.complement, hasUnknown: whenUnknown == false),
            isExact: !value.hasCancelled, ask)
        guard !isSingle, whenUnknown == nil, ask == .yes || ask == .no else { return claim }
        // A sum is known where its parts are.
        let known = parts.compactMap { part -> Formula? in
            let variable = self.variable(.term(part.term))
            let universe = universes[variable]
            return universe.hasUnknown ? .isIn(variable, ValueSet(.numbers(.all))) : nil
        }
        return .all([claim] + known)
    }

    // MARK: Texts

    private mutating func texts(_ texts: Set<String>, _ name: Node, _ ask: Ask) -> Formula {
        var name = name
        var node = terms.resolved(name)
        var whenUnknown: Bool?
        if case .fallback(let inner, let other) = plan[node].kind, case .text(let last)? = terms.literal(other) {
            name = inner
            node = terms.resolved(inner)
            whenUnknown = texts.contains(last)
        }
        if case .text(let text)? = terms.literal(node) { return constant(Truth(texts.contains(text)), ask) }
        let variable = self.variable(.term(terms.term(node)))
        note(variable, name)
        return atom(
            variable, yes: ValueSet(.texts(texts, isExcluded: false), hasUnknown: whenUnknown == true),
            no: ValueSet(.texts(texts, isExcluded: true), hasUnknown: whenUnknown == false), ask)
    }

    mutating func oneOf(_ inner: Node, _ literals: [Literal], _ ask: Ask, at node: Node) -> Formula {
        let written = literals.compactMap { if case .text(let text) = $0 { text } else { nil } }
        if written.count == literals.count { return texts(Set(written), inner, ask) }
        let exact = literals.compactMap(\.exact)
        guard exact.count == literals.count, plan[inner].type.isNumeric else { return opaque(node, ask) }
        let set = exact.map { NumberSet($0, $0) }.reduce(NumberSet.empty) { $0.union($1) }
        return numbers(set, inner, ask) ?? opaque(node, ask)
    }

    // MARK: Days

    mutating func inWindow(_ inner: Node, _ window: Window, _ ask: Ask, at node: Node) -> Formula {
        switch window {
        case .days(let interval):
            let (first, last) = (Exact(Int128(interval.first.number)), Exact(Int128(interval.last.number)))
            return numbers(NumberSet(first, last), inner, ask) ?? opaque(node, ask)
        case .since(.day(let day)):
            return numbers(NumberSet(.greaterOrEqual, Exact(Int128(day.number))), inner, ask) ?? opaque(node, ask)
        case .before(.day(let day)):
            return numbers(NumberSet(.less, Exact(Int128(day.number))), inner, ask) ?? opaque(node, ask)
        case .since(.today): return fromToday(NumberSet(.greaterOrEqual, .zero), inner, ask) ?? opaque(node, ask)
        case .before(.today): return fromToday(NumberSet(.less, .zero), inner, ask) ?? opaque(node, ask)
        case .last(.days(let count)):
            let days = NumberSet(Exact(Int128(1 - count)), .zero)
            return fromToday(days, inner, ask) ?? opaque(node, ask)
        case .last(.months):
            // How long the months are depends on the day: it is certain only how old a date can be at most.
            let days = NumberSet(Exact(Int128(1 - window.mostDays)), .zero)
            guard ask == .yes, let claim = fromToday(days, inner, ask) else { return opaque(node, ask) }
            return .all([opaque(node, ask), claim])
        case .this, .previous: return opaque(node, ask)
        }
    }

    /// Is a date so many days from today?
    private mutating func fromToday(_ days: NumberSet, _ node: Node, _ ask: Ask) -> Formula? {
        let today = Linear(terms.term(.today, .date))
        guard let value = linear(node)?.adding(today, times: -1), !value.parts.isEmpty else { return nil }
        return claim(days, value, whenUnknown: nil, ask)
    }

    mutating func known(_ inner: Node, _ ask: Ask, at node: Node) -> Formula {
        let inner = terms.resolved(inner)
        if let literal = terms.literal(inner) { return constant(Truth(literal != .missing), ask) }
        if case .fallback(_, let last) = plan[inner].kind, let literal = terms.literal(last), literal != .missing {
            return constant(.yes, ask)
        }
        guard case .column(let dataset, let position) = plan[inner].kind else {
            guard plan[inner].type.isNumeric, let value = linear(inner), !value.parts.isEmpty, !value.hasCancelled
            else { return opaque(node, ask) }
            let (parts, _) = value.upright
            let isSingle = parts.count == 1 && parts[0].factor == 1
            let variable = self.variable(isSingle ? .term(parts[0].term) : .sum(parts))
            return isKnown(variable, ask)
        }
        if case .reference = plan.datasets[dataset].columns[position].kind { return opaque(node, ask) }
        let variable = self.variable(.term(terms.term(inner)))
        note(variable, inner)
        return isKnown(variable, ask)
    }

    private func isKnown(_ variable: Variable, _ ask: Ask) -> Formula {
        let unknown = ValueSet(.texts([], isExcluded: false), hasUnknown: true)
        let missing =
            if case .numbers = universes[variable].known { ValueSet(.empty, hasUnknown: true) } else { unknown }
        return atom(variable, yes: missing.complement, no: missing, ask)
    }
}

extension Window {
    /// Of `last …`: the most days that it can hold, whatever the day.
    var mostDays: Int {
        switch self {
        case .last(.days(let count)): count
        case .last(.months(let count)): count / 12 * 366 + count % 12 * 31
        case .this, .previous, .days, .since, .before: .max
        }
    }

    /// Of `last …`: the days that it holds in any case.
    var fewestDays: Int {
        switch self {
        case .last(.days(let count)): count
        case .last(.months(let count)): count / 12 * 365 + count % 12 * 28
        case .this, .previous, .days, .since, .before: 0
        }
    }
}
