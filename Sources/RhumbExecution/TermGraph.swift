// What terms rest on, when they are known, where their texts get their codes.
import RhumbColumns
import RhumbQuery

extension Domain.Column.Kind {
    /// Does it fit 32 bits, as days do?
    var isDay: Bool {
        switch self {
        case .date, .timestampDay: true
        case .text, .choice, .choices, .yesNo, .integer, .decimal, .percent, .money, .timestamp: false
        }
    }
}

struct TermGraph {
    let query: Query
    let schedule: Schedule
    /// By node, of nodes of kind text.
    let spaces: [TextSpace]

    init(_ query: Query, _ schedule: Schedule) {
        self.query = query
        self.schedule = schedule
        var spaces: [TextSpace] = []
        spaces.reserveCapacity(query.nodes.count)
        for node in query.nodes { spaces.append(TermGraph.space(of: node, spaces)) }
        self.spaces = spaces
    }

    private static func space(of node: Node, _ spaces: [TextSpace]) -> TextSpace {
        switch node.operation {
        case .key: node.domain.map { .keys($0.index) } ?? .shared
        case .gather(_, let source): spaces[source.index]
        case .map(.fallback, let inputs):
            Set(inputs.map { spaces[$0.index] }).count == 1 ? spaces[inputs[0].index] : .shared
        case .map(.onlyWhere, let inputs): spaces[inputs[1].index]
        case .fold(let fold): fold.value.map { spaces[$0.index] } ?? .shared
        case .reduce(let reduce): reduce.value.map { spaces[$0.index] } ?? .shared
        case .column, .constant, .map, .referenceKnown, .fit, .cut, .quintile, .repeated: .shared
        }
    }

    func term(_ id: NodeID) -> Term { Term(id, in: query) }

    /// The node's text with codes of the shared pool.
    func sharedTerm(_ id: NodeID) -> Term {
        spaces[id.index] == .shared ? term(id) : .shared(term(id))
    }

    /// The operands of a map; texts that meet get their codes from one pool.
    func operands(_ function: MapFunction, _ inputs: [NodeID]) -> [Term] {
        let texts = inputs.contains { query[$0].kind == .text }
        let meet = Set(inputs.map { spaces[$0.index] }).count > 1
        switch function {
        case .compare where texts && meet, .fallback where texts && meet, .textIn, .textLike:
            return inputs.map(sharedTerm)
        default: return inputs.map(term)
        }
    }

    /// One value for the whole query.
    func isScalar(_ term: Term) -> Bool {
        switch term {
        case .node(let node):
            if case .constant = query.nodes[node].operation { return true }
            return query.nodes[node].domain == nil
        case .shared(let inner): return isScalar(inner)
        case .column, .ownKey, .parent, .link, .present, .window, .taken, .lost, .bucket: return false
        }
    }

    /// Is the term left by an earlier pass, whatever is kept?
    func isResult(_ term: Term, in domain: Int) -> Bool {
        switch term {
        case .node(let node):
            switch query.nodes[node].operation {
            case .fold, .fit, .repeated: true
            case .column, .key, .constant, .map, .gather, .referenceKnown, .cut, .quintile, .reduce: false
            }
        case .parent(let reference): schedule.isLate[domain][reference]
        case .column, .ownKey, .link, .present, .window, .taken, .lost, .bucket, .shared: false
        }
    }

    /// The pass in which a row's term is first known; nil for terms that are computed afresh wherever they are needed.
    func position(_ term: Term, in domain: Int) -> Int? {
        switch term {
        case .column, .ownKey, .link, .present: schedule.rank[domain]
        case .parent(let reference): schedule.position(ofReference: reference, in: domain)
        case .node(let node): schedule.position[node]
        case .window, .taken, .lost, .bucket, .shared: nil
        }
    }

    /// The terms of the same domain (and scalars) that a term is computed from.
    func inputs(_ term: Term, in domain: Int) -> [Term] {
        let event = query.domains[domain].event.map { [Term.column($0)] } ?? []
        switch term {
        case .column, .ownKey, .parent, .link, .present: return []
        case .window, .bucket: return event
        case .taken(let rows), .lost(let rows):
            return (rows.filter.map { [$0] } ?? []) + (rows.window.map { [.window($0)] } ?? []) + rows.values
        case .shared(let inner): return [inner]
        case .node(let node):
            switch query.nodes[node].operation {
            case .map(let function, let inputs): return operands(function, inputs)
            case .gather(let reference, let source):
                return [.parent(reference)] + (query[source].domain == nil ? [self.term(source)] : [])
            case .cut(let cut): return [self.term(cut.value)]
            case .quintile(let quintile): return [self.term(quintile.value)]
            case .column, .key, .constant, .referenceKnown, .fold, .fit, .repeated, .reduce: return []
            }
        }
    }

    /// How a term's values lie in memory.
    func physical(_ term: Term, in domain: Int) -> Physical {
        switch term {
        case .node(let node): query.nodes[node].kind.physical
        case .column(let column): query.domains[domain].columns[column].valueKind.physical
        case .ownKey, .parent, .link, .bucket, .shared: .code
        case .present, .window, .taken, .lost: .truth
        }
    }

    /// The event date of a domain.
    func event(in domain: Int) -> Term? { query.domains[domain].event.map { .column($0) } }
}
