// Sums of values with a constant: `today - joined <= 30 days` and `days(joined to today) <= 30` are one claim.
import RhumbModel
import RhumbValues

/// Terms that are added or taken away, and a number.
struct Linear {
    struct Part: Hashable {
        let term: Terms.Term
        let factor: Int
    }

    /// By term; no factor is 0.
    var parts: [Part] = []
    var constant = Exact.zero
    /// A term stood there twice and fell out: where it is unknown the sum is, too.
    var hasCancelled = false

    init(_ constant: Exact) { self.constant = constant }

    init(_ term: Terms.Term) { parts = [Part(term: term, factor: 1)] }

    /// nil where a number does not fit.
    func adding(_ other: Linear, times factor: Int) -> Linear? {
        guard let constant = constant.adding(factor < 0 ? other.constant.negated : other.constant) else { return nil }
        var sum = Linear(constant)
        sum.hasCancelled = hasCancelled || other.hasCancelled
        var rest = parts[...]
        for part in other.parts {
            while let next = rest.first, next.term < part.term { sum.parts.append(rest.removeFirst()) }
            let before = rest.first?.term == part.term ? rest.removeFirst().factor : 0
            let both = before + part.factor * factor
            if both == 0 { sum.hasCancelled = true } else { sum.parts.append(Part(term: part.term, factor: both)) }
        }
        sum.parts += rest
        return sum
    }

    /// With a first factor above 0, and whether that turned it round.
    var upright: (parts: [Part], isTurned: Bool) {
        guard let first = parts.first, first.factor < 0 else { return (parts, false) }
        return (parts.map { Part(term: $0.term, factor: -$0.factor) }, true)
    }
}

extension ValueType {
    /// Whole numbers under exact arithmetic: days are counted, money is in minor units.
    var isWhole: Bool {
        switch self {
        case .integer, .money, .date, .days, .months, .minutes, .timestamp: true
        case .yesNo, .number, .percent, .points, .text, .category, .several, .key, .tier, .invalid: false
        }
    }

    /// Compared as numbers are.
    var isNumeric: Bool {
        switch self {
        case .integer, .number, .percent, .points, .money, .date, .days, .months, .minutes, .timestamp: true
        case .yesNo, .text, .category, .several, .key, .tier, .invalid: false
        }
    }
}

extension Literal {
    /// As it is compared; nil for what is no number.
    var exact: Exact? {
        switch self {
        case .integer(let value), .days(let value), .months(let value), .minutes(let value): Exact(Int128(value))
        case .number(let value), .percent(let value), .points(let value): value
        case .money(let money): Exact(Int128(money.minor))
        case .date(let day): Exact(Int128(day.number))
        case .timestamp(let time): Exact(Int128(time.seconds))
        case .missing, .yesNo, .text: nil
        }
    }
}

extension Reasoner {
    /// nil where a number does not fit.
    mutating func linear(_ node: Node) -> Linear? {
        let node = terms.resolved(node)
        if let number = terms.literal(node)?.exact { return Linear(number) }
        switch plan[node].kind {
        case .negate(let inner) where plan[node].type.isWhole:
            return linear(inner).flatMap { Linear(.zero).adding($0, times: -1) }
        case .arithmetic(let sign, let left, let right)
        where (sign == .add || sign == .subtract) && plan[node].type.isWhole && plan[right].type != .months:
            return combined(left, right, sign == .add ? 1 : -1)
        case .span(.days, let from, let to): return combined(to, from, -1)
        default: return Linear(terms.term(node))
        }
    }

    private mutating func combined(_ left: Node, _ right: Node, _ factor: Int) -> Linear? {
        guard let first = linear(left), let second = linear(right) else { return nil }
        return first.adding(second, times: factor)
    }
}
