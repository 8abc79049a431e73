// When each node can be known. Passes are numbered stage × domains + rank of the domain in reading order, so that "before" is
// one comparison: a pass over bookings sees what earlier passes over guests have left, of the same stage too.
import RhumbQuery

/// The order of reading and the pass of each demanded node.
struct Schedule {
    let query: Query
    /// Domains in the order in which they are read: parents first, as far as there is no cycle.
    let order: [Int]
    /// Position of each domain in `order`.
    let rank: [Int]
    /// By domain and reference: the parent is read no earlier, so the reference can be followed after all reading only.
    let isLate: [[Bool]]
    let isDemanded: [Bool]
    /// By node: rows: the pass over its domain in which it can first be computed; scalars: the pass at whose end it is
    /// known, −1 before all. Undemanded nodes: −1.
    private(set) var position: [Int]
    /// By node: the pass over the rows that a fold, cut, reduce or repeated looks at; −1 for others.
    private(set) var feed: [Int]

    init(_ query: Query) {
        self.query = query
        order = Schedule.readingOrder(query)
        var rank = [Int](repeating: 0, count: query.domains.count)
        for (place, domain) in order.enumerated() { rank[domain] = place }
        self.rank = rank
        isLate = query.domains.indices.map { domain in
            query.domains[domain].references.map { rank[$0.parent.index] >= rank[domain] }
        }
        isDemanded = Schedule.demand(query)
        position = Array(repeating: -1, count: query.nodes.count)
        feed = position
        for node in query.nodes.indices where isDemanded[node] { place(node) }
    }

    var domainCount: Int { max(1, query.domains.count) }

    /// The domain of a pass.
    func domain(ofPass pass: Int) -> Int { order[pass % domainCount] }

    /// The first pass over a domain strictly after another pass.
    func pass(over domain: Int, after pass: Int) -> Int {
        guard pass >= rank[domain] else { return rank[domain] }
        return ((pass - rank[domain]) / domainCount + 1) * domainCount + rank[domain]
    }

    /// The pass in which the parents' rows are known.
    func position(ofReference reference: Int, in domain: Int) -> Int {
        rank[domain] + (isLate[domain][reference] ? domainCount : 0)
    }

    /// Depth first, a domain after those that it refers to; a cycle is cut where it closes.
    private static func readingOrder(_ query: Query) -> [Int] {
        var order: [Int] = []
        var seen = Set<Int>()
        func visit(_ domain: Int) {
            guard seen.insert(domain).inserted else { return }
            for reference in query.domains[domain].references { visit(reference.parent.index) }
            order.append(domain)
        }
        for domain in query.domains.indices { visit(domain) }
        return order
    }

    private static func demand(_ query: Query) -> [Bool] {
        var demanded = [Bool](repeating: false, count: query.nodes.count)
        for output in query.outputs {
            for root in output.roots { demanded[root.index] = true }
        }
        for node in query.nodes.indices.reversed() where demanded[node] {
            for input in query.nodes[node].operation.inputs { demanded[input.index] = true }
        }
        return demanded
    }

    private mutating func place(_ node: Int) {
        let here = query.nodes[node].domain?.index
        switch query.nodes[node].operation {
        case .constant:
            position[node] = -1
        case .column, .key, .referenceKnown:
            position[node] = here.map { rank[$0] } ?? -1
        case .map(_, let inputs):
            position[node] =
                here.map { rowPosition(inputs, in: $0) } ?? (inputs.map { position[$0.index] }.max() ?? -1)
        case .gather(let reference, let source):
            guard let here else { return }
            position[node] = max(
                position(ofReference: reference, in: here), pass(over: here, after: position[source.index]))
        case .fold(let fold):
            let child = fold.child.index
            let inputs = [fold.value, fold.filter].compactMap { $0 }
            feed[node] = max(rowPosition(inputs, in: child), position(ofReference: fold.reference, in: child))
            let parent = query.domains[child].references[fold.reference].parent.index
            position[node] = pass(over: parent, after: feed[node])
        case .cut(let cut):
            guard let here else { return }
            feed[node] = rowPosition([cut.value, cut.base].compactMap { $0 }, in: here)
            position[node] = feed[node] + domainCount
        case .quintile(let quintile):
            guard let here else { return }
            feed[node] = rowPosition([quintile.value, quintile.base].compactMap { $0 }, in: here)
            position[node] = feed[node] + domainCount
        case .fit(let fit):
            let child = fit.child.index
            let inputs = [fit.value, fit.filter].compactMap { $0 }
            feed[node] = max(rowPosition(inputs, in: child), position(ofReference: fit.reference, in: child))
            let parent = query.domains[child].references[fit.reference].parent.index
            position[node] = pass(over: parent, after: feed[node])
        case .repeated(let inputs):
            guard let here else { return }
            feed[node] = rowPosition(inputs, in: here)
            position[node] = feed[node] + domainCount
        case .reduce(let reduce):
            feed[node] = rowPosition(query.nodes[node].operation.inputs, in: reduce.rows.index)
            position[node] = feed[node]
        }
    }

    /// The first pass over a domain in which all these nodes can be computed.
    func rowPosition(_ inputs: [NodeID], in domain: Int) -> Int {
        inputs.reduce(rank[domain]) { latest, input in
            let known = position[input.index]
            return max(latest, query[input].domain == nil ? pass(over: domain, after: known) : known)
        }
    }
}

extension Operation {
    /// The nodes that an operation looks at.
    var inputs: [NodeID] {
        switch self {
        case .column, .key, .constant, .referenceKnown: []
        case .map(_, let inputs), .repeated(let inputs): inputs
        case .gather(_, let source): [source]
        case .fold(let fold): [fold.value, fold.filter].compactMap { $0 }
        case .cut(let cut): [cut.value, cut.base].compactMap { $0 }
        case .quintile(let quintile): [quintile.value, quintile.base].compactMap { $0 }
        case .fit(let fit): [fit.value, fit.filter].compactMap { $0 }
        case .reduce(let reduce):
            switch reduce.function {
            case .sumOfProducts(let other): [reduce.value, reduce.filter, other].compactMap { $0 }
            case .aggregate, .sumOfSquares, .order, .fewest: [reduce.value, reduce.filter].compactMap { $0 }
            }
        }
    }
}

extension Output {
    /// The nodes that an output looks at.
    var roots: [NodeID] {
        switch self {
        case .scalar(let node), .quintiles(let node), .models(let node): [node]
        case .topRows(let top): (top.filter.map { [$0] } ?? []) + top.order.map(\.node) + top.values
        case .row(_, _, let values): values
        }
    }
}
