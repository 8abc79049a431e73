// Walks over expressions as they were written.

extension Expression {
    /// The expressions that this one is made of, in order.
    public func forEachChild(_ visit: (Expression) -> Void) {
        switch kind {
        case .literal, .name, .today, .period: break
        case .aggregate(let call):
            visit(call.rows)
            call.condition.map(visit)
        case .call(let call): call.arguments.forEach(visit)
        case .model(let call):
            visit(call.rows)
            call.condition.map(visit)
            call.discount.map(visit)
        case .quintile(let inner, let condition):
            visit(inner)
            condition.map(visit)
        case .span(_, let from, let to):
            visit(from)
            visit(to)
        case .member(let inner, _), .ofSegment(let inner, _), .percentOf(_, let inner), .negate(let inner),
            .not(let inner), .isStatus(let inner, _), .known(let inner), .missing(let inner), .like(let inner, _):
            visit(inner)
        case .inSet(let inner, _, let set):
            visit(inner)
            set.children.forEach(visit)
        case .windowed(let inner, let window):
            visit(inner)
            window.children.forEach(visit)
        case .binary(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
            .or(let left, let right), .otherwise(let left, let right):
            visit(left)
            visit(right)
        }
    }

    /// The same as a list.
    public var children: [Expression] {
        var all: [Expression] = []
        forEachChild { all.append($0) }
        return all
    }

    /// Adds those that are wanted of this expression and all that it is made of.
    public func collect(into all: inout [Expression], where isWanted: (Expression) -> Bool) {
        if isWanted(self) { all.append(self) }
        forEachChild { $0.collect(into: &all, where: isWanted) }
    }

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
