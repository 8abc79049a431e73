// Rewrite: an aggregate over children whose filter tests their parents becomes an aggregate over the parents of a fold.
// `revenue of family` then needs no second look at the bookings once families are known, and twenty segments share one
// fold. Exact for counts, sums of integers, least and greatest; medians, fractions and days keep their children.
import RhumbQuery
import RhumbValues

enum EagerAggregation {
    /// The same query with such reduces rewritten; nil where there is none. A sum per parent may leave 64 bits where the
    /// whole does not: a run that meets any overflow has to start again without the rewrite.
    static func rewrite(_ query: Query) -> Query? {
        var writer = NodeWriter(query)
        var rewrites = 0
        for node in query.nodes {
            if let id = writer.rewritten(node) {
                rewrites += 1
                writer.moved.append(id)
            } else {
                writer.moved.append(writer.copy(node))
            }
        }
        guard rewrites > 0 else { return nil }
        var result = Query(domains: query.domains, nodes: writer.nodes)
        result.outputs = query.outputs.map { $0.mapped { writer.moved[$0.index] } }
        return result
    }

    /// A filter taken apart: what it asks of the child itself, and of the parent along one reference.
    fileprivate struct Parts {
        let reference: Int
        /// Nodes of the old query.
        var own: [NodeID] = []
        var theirs: [NodeID] = []
    }

    /// nil where the filter asks nothing of a parent.
    fileprivate static func parts(of filter: NodeID, rows: DomainID, _ query: Query) -> Parts? {
        var conditions: [NodeID] = []
        var open = [filter]
        while let id = open.popLast() {
            if case .map(.and, let inputs) = query[id].operation, query[id].domain == rows {
                open += inputs
            } else {
                conditions.append(id)
            }
        }
        var parts: Parts?
        var own: [NodeID] = []
        for id in conditions.sorted() {
            guard case .gather(let reference, let source) = query[id].operation, query[source].domain != nil,
                parts.map({ $0.reference == reference }) ?? true
            else {
                own.append(id)
                continue
            }
            if parts == nil { parts = Parts(reference: reference) }
            parts?.theirs.append(source)
        }
        parts?.own = own
        return parts
    }
}

/// Writes nodes, equal ones once.
private struct NodeWriter {
    let query: Query
    private(set) var nodes: [Node] = []
    private var ids: [Node: NodeID] = [:]
    /// New nodes by old ones, as far as written.
    var moved: [NodeID] = []

    init(_ query: Query) { self.query = query }

    mutating func write(_ operation: Operation, _ kind: ValueKind, _ domain: DomainID?) -> NodeID {
        let node = Node(operation, kind: kind, domain: domain)
        if let id = ids[node] { return id }
        nodes.append(node)
        let id = NodeID(nodes.count - 1)
        ids[node] = id
        return id
    }

    mutating func copy(_ node: Node) -> NodeID {
        let moved = moved
        return write(node.operation.mapped { moved[$0.index] }, node.kind, node.domain)
    }

    /// All of some truths; nil for none.
    private mutating func all(_ truths: [NodeID], _ domain: DomainID) -> NodeID? {
        let truths = truths.map { moved[$0.index] }
        return truths.count > 1 ? write(.map(.and, truths), .truth, domain) : truths.first
    }

    /// The scalar that a reduce becomes; nil where it stays as it is.
    mutating func rewritten(_ node: Node) -> NodeID? {
        guard case .reduce(let reduce) = node.operation, case .aggregate(let function) = reduce.function,
            let filter = reduce.filter, let parts = EagerAggregation.parts(of: filter, rows: reduce.rows, query)
        else { return nil }
        switch function {
        case .count, .minimum, .maximum: break
        case .sum: guard let value = reduce.value, query[value].kind == .integer else { return nil }
        case .countUnknown: return lost(reduce, parts)
        case .latest, .earliest, .quantile, .distinct, .mode: return nil
        }
        let parent = query[reduce.rows].references[parts.reference].parent
        let own = all(parts.own, reduce.rows)
        let theirs = all(parts.theirs, parent)
        let fold = fold(reduce, parts.reference, function, value: reduce.value, own, node.kind)
        let outer: AggregateFunction = function == .count ? .sum : function
        return total(parent, outer, fold, theirs, node.kind)
    }

    private mutating func fold(
        _ reduce: Reduce, _ reference: Int, _ function: AggregateFunction, value: NodeID?, _ filter: NodeID?,
        _ kind: ValueKind
    ) -> NodeID {
        write(
            .fold(
                Fold(
                    child: reduce.rows, reference: reference, function: function, value: value.map { moved[$0.index] },
                    filter: filter, window: reduce.window)), kind, query[reduce.rows].references[reference].parent)
    }

    private mutating func total(
        _ rows: DomainID, _ function: AggregateFunction, _ value: NodeID?, _ filter: NodeID?, _ kind: ValueKind
    ) -> NodeID {
        write(
            .reduce(
                Reduce(rows: rows, function: .aggregate(function), value: value, filter: filter, window: nil)), kind,
            nil)
    }

    /// Rows left out for a hole. With a parent that passes, those that the own test leaves out; with a parent of whom it is
    /// unknown, and without a parent, all that the own test does not rule out.
    private mutating func lost(_ reduce: Reduce, _ parts: EagerAggregation.Parts) -> NodeID? {
        let parent = query[reduce.rows].references[parts.reference].parent
        let own = all(parts.own, reduce.rows)
        guard let theirs = all(parts.theirs, parent) else { return nil }
        let passing = total(
            parent, .sum, fold(reduce, parts.reference, .countUnknown, value: reduce.value, own, .integer), theirs,
            .integer)
        var possible = fold(reduce, parts.reference, .count, value: nil, own, .integer)
        if own != nil {
            let unknown = fold(reduce, parts.reference, .countUnknown, value: nil, own, .integer)
            possible = write(.map(.add, [possible, unknown]), .integer, parent)
        }
        let isKnown = write(.map(.known, [theirs]), .truth, parent)
        let isUnknown = write(.map(.not, [isKnown]), .truth, parent)
        let doubtful = total(parent, .sum, possible, isUnknown, .integer)
        let yes = write(.constant(.truth(true)), .truth, nil)
        let reached = write(.gather(reference: parts.reference, yes), .truth, reduce.rows)
        let hasParent = write(.map(.known, [reached]), .truth, reduce.rows)
        var orphaned = write(.map(.not, [hasParent]), .truth, reduce.rows)
        if let own {
            let notRuledOut = write(.map(.fallback, [own, yes]), .truth, reduce.rows)
            orphaned = write(.map(.and, [orphaned, notRuledOut]), .truth, reduce.rows)
        }
        let without = write(
            .reduce(
                Reduce(
                    rows: reduce.rows, function: .aggregate(.count), value: nil, filter: orphaned,
                    window: reduce.window)), .integer, nil)
        return write(.map(.add, [write(.map(.add, [passing, doubtful]), .integer, nil), without]), .integer, nil)
    }
}

extension Operation {
    /// The same operation on other nodes.
    func mapped(_ move: (NodeID) -> NodeID) -> Operation {
        switch self {
        case .column, .key, .constant, .referenceKnown: return self
        case .map(let function, let inputs): return .map(function, inputs.map(move))
        case .gather(let reference, let source): return .gather(reference: reference, move(source))
        case .repeated(let inputs): return .repeated(inputs.map(move))
        case .fold(let fold):
            return .fold(
                Fold(
                    child: fold.child, reference: fold.reference, function: fold.function, value: fold.value.map(move),
                    filter: fold.filter.map(move), window: fold.window))
        case .cut(let cut):
            return .cut(
                Cut(
                    value: move(cut.value), base: cut.base.map(move), window: cut.window, fromTop: cut.fromTop,
                    amount: cut.amount))
        case .quintile(let quintile):
            return .quintile(
                Quintile(value: move(quintile.value), base: quintile.base.map(move), window: quintile.window))
        case .fit(let fit):
            return .fit(
                Fit(
                    child: fit.child, reference: fit.reference, filter: fit.filter.map(move), window: fit.window,
                    value: fit.value.map(move), minorUnits: fit.minorUnits, gate: fit.gate, question: fit.question))
        case .reduce(let reduce):
            var function = reduce.function
            if case .sumOfProducts(let other) = function { function = .sumOfProducts(move(other)) }
            return .reduce(
                Reduce(
                    rows: reduce.rows, function: function, value: reduce.value.map(move),
                    filter: reduce.filter.map(move), window: reduce.window))
        }
    }
}

extension Output {
    /// The same output of other nodes.
    func mapped(_ move: (NodeID) -> NodeID) -> Output {
        switch self {
        case .scalar(let node): return .scalar(move(node))
        case .quintiles(let node): return .quintiles(move(node))
        case .models(let node): return .models(move(node))
        case .row(let domain, let key, let values): return .row(domain, key: key, values: values.map(move))
        case .topRows(let top):
            return .topRows(
                TopRows(
                    rows: top.rows, filter: top.filter.map(move), window: top.window,
                    order: top.order.map { TopRows.Order(node: move($0.node), highestFirst: $0.highestFirst) },
                    limit: top.limit, values: top.values.map(move)))
        }
    }
}
