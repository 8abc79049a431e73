// What one value of a row can be: numbers or texts, and perhaps unknown. Kleene's third value is one more element, so `known`
// and `missing` are sets like any other.

/// A set of values, with unknown inside or not.
struct ValueSet: Hashable {
    enum Known: Hashable {
        case numbers(NumberSet)
        /// Texts: these, or all but these. Yes and no are two texts.
        case texts(Set<String>, isExcluded: Bool)
    }

    var known: Known
    var hasUnknown: Bool

    init(_ known: Known, hasUnknown: Bool = false) {
        self.known = known
        self.hasUnknown = hasUnknown
    }

    init(_ numbers: NumberSet, hasUnknown: Bool = false) { self.init(.numbers(numbers), hasUnknown: hasUnknown) }

    static let yes = ValueSet(.texts(["yes"], isExcluded: false))
    static let no = ValueSet(.texts(["no"], isExcluded: false))

    var isEmpty: Bool { !hasUnknown && known.isEmpty }

    /// Without unknown.
    var knownOnly: ValueSet { ValueSet(known) }

    var complement: ValueSet { ValueSet(known.complement, hasUnknown: !hasUnknown) }

    /// The known values outside of it.
    var others: ValueSet { ValueSet(known.complement) }

    func intersection(_ other: ValueSet) -> ValueSet {
        ValueSet(known.intersection(other.known), hasUnknown: hasUnknown && other.hasUnknown)
    }

    func union(_ other: ValueSet) -> ValueSet { complement.intersection(other.complement).complement }

    func isDisjoint(with other: ValueSet) -> Bool {
        !(hasUnknown && other.hasUnknown) && known.isDisjoint(with: other.known)
    }

    func isSubset(of other: ValueSet) -> Bool {
        (!hasUnknown || other.hasUnknown) && known.isSubset(of: other.known)
    }
}

extension ValueSet.Known {
    fileprivate var isEmpty: Bool {
        switch self {
        case .numbers(let numbers): numbers.isEmpty
        case .texts(let texts, let isExcluded): !isExcluded && texts.isEmpty
        }
    }

    fileprivate var complement: ValueSet.Known {
        switch self {
        case .numbers(let numbers): .numbers(numbers.complement)
        case .texts(let texts, let isExcluded): .texts(texts, isExcluded: !isExcluded)
        }
    }

    fileprivate func isDisjoint(with other: ValueSet.Known) -> Bool {
        if case .numbers(let first) = self, case .numbers(let second) = other { return first.isDisjoint(with: second) }
        return intersection(other).isEmpty
    }

    fileprivate func isSubset(of other: ValueSet.Known) -> Bool {
        if case .numbers(let first) = self, case .numbers(let second) = other { return first.isSubset(of: second) }
        return intersection(other.complement).isEmpty
    }

    /// Of one kind with the other; a term has one type, so a mixture does not come about, and nothing is concluded from it.
    fileprivate func intersection(_ other: ValueSet.Known) -> ValueSet.Known {
        switch (self, other) {
        case (.numbers(let first), .numbers(let second)): .numbers(first.intersection(second))
        case (.texts(let first, false), .texts(let second, false)):
            .texts(first.intersection(second), isExcluded: false)
        case (.texts(let first, false), .texts(let second, true)): .texts(first.subtracting(second), isExcluded: false)
        case (.texts(let first, true), .texts(let second, false)): .texts(second.subtracting(first), isExcluded: false)
        case (.texts(let first, true), .texts(let second, true)): .texts(first.union(second), isExcluded: true)
        case (.numbers, .texts), (.texts, .numbers): self
        }
    }
}
