// Sets of numbers as stretches between cuts: what `>= 3`, `< 5` and their likes leave, exactly.
import RhumbModel
import RhumbValues

/// A place between numbers: just below one or just above it. So ends that belong to a stretch and ends that do not are one thing.
enum Cut: Hashable, Comparable {
    case start
    case at(Exact, isAbove: Bool)
    case end

    static func < (left: Cut, right: Cut) -> Bool {
        switch (left, right) {
        case (.start, .start), (.end, _), (_, .start): false
        case (.start, _), (_, .end): true
        case (.at(let first, let isAbove), .at(let second, let other)):
            first == second ? !isAbove && other : first < second
        }
    }

    /// The same place among whole numbers, always just below one.
    fileprivate var whole: Cut {
        guard case .at(let number, let isAbove) = self else { return self }
        let floor = number.floor
        let isWhole = Exact(floor) == number
        return .at(Exact(isWhole && !isAbove ? floor : floor + 1), isAbove: false)
    }
}

/// Numbers between cuts.
struct NumberSet: Hashable {
    struct Stretch: Hashable {
        let from: Cut
        let to: Cut
    }

    /// In order, apart from one another, none empty.
    private(set) var stretches: [Stretch]

    static let all = NumberSet(from: .start, to: .end)
    static let empty = NumberSet(from: .end, to: .start)

    init(from: Cut, to: Cut) { stretches = from < to ? [Stretch(from: from, to: to)] : [] }

    /// Ends included.
    init(_ low: Exact, _ high: Exact) { self.init(from: .at(low, isAbove: false), to: .at(high, isAbove: true)) }

    init(atLeast low: Exact) { self.init(from: .at(low, isAbove: false), to: .end) }

    /// The numbers for which `number sign bound`.
    init(_ sign: ComparisonOperator, _ bound: Exact) {
        switch sign {
        case .equal: self.init(bound, bound)
        case .notEqual: self = NumberSet(bound, bound).complement
        case .less: self.init(from: .start, to: .at(bound, isAbove: false))
        case .lessOrEqual: self.init(from: .start, to: .at(bound, isAbove: true))
        case .greater: self.init(from: .at(bound, isAbove: true), to: .end)
        case .greaterOrEqual: self.init(from: .at(bound, isAbove: false), to: .end)
        }
    }

    var isEmpty: Bool { stretches.isEmpty }
    var isAll: Bool { self == .all }

    /// The whole numbers of it.
    var whole: NumberSet { NumberSet(stretches.lazy.map { Stretch(from: $0.from.whole, to: $0.to.whole) }) }

    /// Stretches that may be empty or touch, in order.
    private init(_ parts: some Sequence<Stretch>) {
        stretches = []
        for part in parts where part.from < part.to {
            if let last = stretches.last, last.to >= part.from {
                stretches[stretches.count - 1] = Stretch(from: last.from, to: max(last.to, part.to))
            } else {
                stretches.append(part)
            }
        }
    }

    /// What lies between the stretches.
    var complement: NumberSet {
        var gaps = NumberSet.empty
        var last = Cut.start
        for stretch in stretches {
            if last < stretch.from { gaps.stretches.append(Stretch(from: last, to: stretch.from)) }
            last = stretch.to
        }
        if last < .end { gaps.stretches.append(Stretch(from: last, to: .end)) }
        return gaps
    }

    func intersection(_ other: NumberSet) -> NumberSet {
        var common = NumberSet.empty
        for first in stretches {
            for second in other.stretches {
                let (from, to) = (max(first.from, second.from), min(first.to, second.to))
                if from < to { common.stretches.append(Stretch(from: from, to: to)) }
            }
        }
        return common
    }

    func isDisjoint(with other: NumberSet) -> Bool {
        stretches.allSatisfy { first in
            other.stretches.allSatisfy { second in max(first.from, second.from) >= min(first.to, second.to) }
        }
    }

    /// Stretches of one set are apart, so one of this set lies in one of the other.
    func isSubset(of other: NumberSet) -> Bool {
        stretches.allSatisfy { inner in
            other.stretches.contains { outer in outer.from <= inner.from && inner.to <= outer.to }
        }
    }

    func union(_ other: NumberSet) -> NumberSet { complement.intersection(other.complement).complement }

    /// Every number moved, or turned to the other side of 0 and then moved; nil where that does not fit.
    func moved(by distance: Exact, mirrored: Bool) -> NumberSet? {
        if distance == .zero, !mirrored { return self }
        var isExact = true
        func move(_ cut: Cut) -> Cut {
            switch cut {
            case .start: return mirrored ? .end : .start
            case .end: return mirrored ? .start : .end
            case .at(let number, let isAbove):
                guard let sum = (mirrored ? number.negated : number).adding(distance) else {
                    isExact = false
                    return cut
                }
                return .at(sum, isAbove: mirrored ? !isAbove : isAbove)
            }
        }
        var moved = NumberSet.empty
        for stretch in mirrored ? stretches.reversed() : stretches {
            let (from, to) = (move(stretch.from), move(stretch.to))
            moved.stretches.append(mirrored ? Stretch(from: to, to: from) : Stretch(from: from, to: to))
        }
        return isExact ? moved : nil
    }

    func contains(_ number: Exact) -> Bool {
        stretches.contains { $0.from <= .at(number, isAbove: false) && .at(number, isAbove: true) <= $0.to }
    }

    /// The least number there is; nil where there is none.
    var least: Cut? { stretches.first?.from }
    var greatest: Cut? { stretches.last?.to }

    /// A number of it: the least, or the nearest to its open end that is easily read.
    var example: Exact? {
        guard let first = stretches.first else { return nil }
        if contains(.zero), first.from == .start { return .zero }
        switch (first.from, first.to) {
        case (.at(let low, false), _): return low
        case (.at(let low, true), .end), (.at(let low, true), .start): return low.adding(Exact(1))
        case (.at(let low, true), .at(let high, _)):
            guard let next = low.adding(Exact(1)), let sum = low.adding(high) else { return nil }
            if contains(next) { return next }
            return sum.multiplied(by: 5).map { Exact($0.mantissa, scale: $0.scale + 1) }
        case (.start, .at(let high, let isAbove)): return isAbove ? high : high.adding(Exact(-1))
        case (.start, _), (.end, _): return .zero
        }
    }
}

extension Exact {
    /// nil where it does not fit.
    func adding(_ other: Exact) -> Exact? {
        if mantissa == 0 { return other }
        if other.mantissa == 0 { return self }
        let scale = max(self.scale, other.scale)
        guard let first = multiplied(to: scale), let second = other.multiplied(to: scale) else { return nil }
        let sum = first.addingReportingOverflow(second)
        return sum.overflow ? nil : Exact(sum.partialValue, scale: scale)
    }

    private func multiplied(to scale: Int) -> Int128? {
        let product = mantissa.multipliedReportingOverflow(by: Exact.wholePower(scale - self.scale))
        return product.overflow ? nil : product.partialValue
    }

    /// The greatest whole number that is not above it.
    fileprivate var floor: Int128 {
        let power = Exact.wholePower(scale)
        let quotient = mantissa / power
        return quotient * power > mantissa ? quotient - 1 : quotient
    }
}
