// Walks over expressions as they were written.

extension Expression {
    /// The expressions that this one is made of, in order.
    public var children: [Expression] {
        switch kind {
        case .literal, .name, .today, .period: []
        case .aggregate(let call): [call.rows, call.condition].compactMap { $0 }
        case .call(let call): call.arguments
        case .model(let call): [call.rows, call.condition, call.discount].compactMap { $0 }
        case .quintile(let inner, let condition): [inner, condition].compactMap { $0 }
        case .span(_, let from, let to): [from, to]
        case .member(let inner, _), .ofSegment(let inner, _), .percentOf(_, let inner), .negate(let inner),
            .not(let inner), .isStatus(let inner, _), .known(let inner), .missing(let inner), .like(let inner, _):
            [inner]
        case .inSet(let inner, _, let set): [inner] + set.children
        case .windowed(let inner, let window): [inner] + window.children
        case .binary(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
            .or(let left, let right), .otherwise(let left, let right):
            [left, right]
        }
    }

    /// This expression and all that it is made of.
    public var all: [Expression] { [self] + children.flatMap(\.all) }

    /// What `and` joins.
    public var conjuncts: [Expression] {
        if case .and(let left, let right) = kind { left.conjuncts + right.conjuncts } else { [self] }
    }

    /// What `or` joins.
    public var alternatives: [Expression] {
        if case .or(let left, let right) = kind { left.alternatives + right.alternatives } else { [self] }
    }
}

extension SetSyntax {
    fileprivate var children: [Expression] {
        switch self {
        case .top, .bottom: []
        case .list(let items): items
        case .range(let low, let high): [low, high]
        case .expression(let inner): [inner]
        case .window(let window): window.children
        }
    }
}

extension Window {
    fileprivate var children: [Expression] {
        switch kind {
        case .since(let day), .before(let day): [day]
        case .last, .next, .this, .previous, .planPeriod, .period, .range, .aYearAgo, .ago: []
        }
    }
}
