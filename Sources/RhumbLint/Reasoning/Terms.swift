// Values of a row, each once: expressions that are built alike have the same value, whatever their names and places.
import RhumbModel
import RhumbValues

typealias ModelKind = RhumbModel.Expression.Kind

/// Expressions by how they are built. Names of values and metrics are read as what they stand for.
struct Terms {
    /// A term's position; inside a kind it stands for the node that it was made of.
    typealias Term = Int

    struct Shape {
        let kind: ModelKind
        let type: ValueType
    }

    private(set) var shapes: [Shape] = []
    /// What is built alike has one type.
    private var positions: [ModelKind: Term] = [:]
    /// By node; -1 where it was not asked for.
    private var known: [Term]
    private let plan: CheckedPlan
    /// Another run may give these another value.
    private let overridden: IDSet<Assumption>

    init(_ plan: CheckedPlan) {
        self.plan = plan
        positions.reserveCapacity(plan.expressions.count)
        known = Array(repeating: -1, count: plan.expressions.count)
        overridden = IDSet(
            plan.scenarios.all.flatMap(\.overrides).compactMap {
                if case .assumption(let id, _) = $0 { id } else { nil }
            })
    }

    subscript(_ term: Term) -> Shape { shapes[term] }

    /// A constant: written, or assumed once and for all.
    func literal(_ node: Node) -> Literal? {
        switch plan[node].kind {
        case .literal(let literal): literal
        case .assumption(let id): overridden.contains(id) ? nil : plan.assumptions[id].value
        default: nil
        }
    }

    /// What a name stands for.
    func resolved(_ node: Node) -> Node {
        switch plan[node].kind {
        case .attribute(let id): resolved(plan.attributes[id].value)
        case .metric(let id): resolved(plan.metrics[id].value)
        default: node
        }
    }

    mutating func term(_ node: Node) -> Term {
        if known[node.index] >= 0 { return known[node.index] }
        let node = resolved(node)
        let expression = plan[node]
        let kind = literal(node).map { ModelKind.literal($0) } ?? expression.kind.replacing { ID(self.term($0)) }
        let position = self.term(kind, expression.type)
        known[node.index] = position
        return position
    }

    mutating func term(_ kind: ModelKind, _ type: ValueType) -> Term {
        if let term = positions[kind] { return term }
        shapes.append(Shape(kind: kind, type: type))
        positions[kind] = shapes.count - 1
        return shapes.count - 1
    }
}

extension RhumbModel.Expression.Kind {
    /// The same with other nodes inside; what does not depend on the order has them in one.
    fileprivate func replacing(_ new: (Node) -> Node) -> ModelKind {
        func sorted(_ left: Node, _ right: Node) -> (Node, Node) {
            let (left, right) = (new(left), new(right))
            return left.index <= right.index ? (left, right) : (right, left)
        }
        switch self {
        case .literal, .assumption, .today, .column, .attribute, .member, .tier, .score, .rung, .metric, .goalIs:
            return self
        case .parent(let reference, let inner): return .parent(reference, new(inner))
        case .aggregate(let aggregate): return .aggregate(aggregate.replacing(new))
        case .restricted(let inner, let restriction): return .restricted(new(inner), restriction)
        case .negate(let inner): return .negate(new(inner))
        case .not(let inner): return .not(new(inner))
        case .arithmetic(.add, let left, let right):
            let (first, second) = sorted(left, right)
            return .arithmetic(.add, first, second)
        case .arithmetic(let sign, let left, let right): return .arithmetic(sign, new(left), new(right))
        case .compare(let sign, let left, let right): return .compare(sign, new(left), new(right))
        case .and(let left, let right):
            let (first, second) = sorted(left, right)
            return .and(first, second)
        case .or(let left, let right):
            let (first, second) = sorted(left, right)
            return .or(first, second)
        case .fallback(let left, let right): return .fallback(new(left), new(right))
        case .known(let inner): return .known(new(inner))
        case .oneOf(let inner, let literals): return .oneOf(new(inner), literals)
        case .between(let inner, let low, let high): return .between(new(inner), new(low), new(high))
        case .inWindow(let inner, let window): return .inWindow(new(inner), window)
        case .rank(let inner, let rank): return .rank(new(inner), rank)
        case .span(let unit, let from, let to): return .span(unit, new(from), new(to))
        case .holds(let inner, let position): return .holds(new(inner), position)
        case .dayOf(let inner): return .dayOf(new(inner))
        case .like(let inner, let pattern): return .like(new(inner), pattern)
        case .quintile(let inner, let condition, let dataset, let base):
            return .quintile(new(inner), where: condition.map(new), in: dataset, base: base)
        case .fit(let fit): return .fit(CustomerFit(fit.question, purchases: fit.purchases.replacing(new)))
        case .customerValue(let margin, let retention, let discount):
            return .customerValue(margin: new(margin), retention: new(retention), discount: new(discount))
        }
    }
}

extension Aggregate {
    fileprivate func replacing(_ new: (Node) -> Node) -> Aggregate {
        Aggregate(
            function, of: source, segment: segment, value: value.map(new), condition: condition.map(new),
            windows: windows, customer: customer)
    }

    /// The same rows under another function.
    func asking(_ function: Function) -> Aggregate { asking(function, where: condition) }

    func asking(_ function: Function, where condition: Node?) -> Aggregate {
        Aggregate(
            function, of: source, segment: segment, value: nil, condition: condition, windows: windows,
            customer: customer)
    }
}
