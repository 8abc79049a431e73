// Nodes are hash-consed: asking for the same node twice gives the same number, so sharing is by construction.
import RhumbModel
import RhumbText
import RhumbValues

/// Builds a query over the datasets of a plan; domain i is dataset i.
struct QueryBuilder {
    private(set) var query: Query
    private var positions: [Node: NodeID] = [:]
    private var columnPositions: [ColumnName: Int] = [:]
    private var outputPositions: [Output: Int] = [:]
    /// References by their position in the child's domain.
    private let referencePositions: [Int]

    private struct ColumnName: Hashable {
        let domain: DomainID
        let name: String
        let kind: Domain.Column.Kind
    }

    init(_ plan: CheckedPlan) {
        var domains = plan.datasets.all.map { dataset in
            Domain(
                name: dataset.heading.name, columns: [], key: QueryBuilder.key(of: dataset), event: nil, references: [])
        }
        var referencePositions: [Int] = []
        for reference in plan.references.all {
            let child = reference.child.index
            let column = plan.datasets[reference.child].columns[reference.column]
            referencePositions.append(domains[child].references.count)
            domains[child].references.append(
                Domain.Reference(
                    column: column.name, parent: DomainID(reference.parent.index), optional: column.optional))
        }
        self.query = Query(domains: domains)
        self.referencePositions = referencePositions
        for (index, dataset) in plan.datasets.all.enumerated() {
            guard let event = dataset.event else { continue }
            query.domains[index].event = eventColumn(dataset.columns[event], of: DomainID(index))
        }
    }

    private static func key(of dataset: Dataset) -> Domain.Key? {
        guard let key = dataset.key else { return nil }
        let column = dataset.columns[key]
        let kind: Domain.Key.Kind =
            switch column.kind {
            case .integer: .integer
            case .date: .date
            case .text, .yesNo, .number, .percent, .money, .timestamp, .category, .several, .reference: .text
            }
        return Domain.Key(column: column.name, kind: kind)
    }

    /// The position of a reference in its child's domain.
    func position(of reference: ID<Reference>) -> Int { referencePositions[reference.index] }

    /// The position of a column in its domain, added where nobody has asked for it yet.
    mutating func column(_ column: DatasetColumn, of domain: DomainID) -> Int {
        self.column(column, as: QueryBuilder.kind(of: column), of: domain)
    }

    /// The column of days since when rows are facts: of a timestamp its day counts.
    private mutating func eventColumn(_ column: DatasetColumn, of domain: DomainID) -> Int {
        guard case .timestamp(let zone) = column.kind else { return self.column(column, of: domain) }
        return self.column(column, as: .timestampDay(zone), of: domain)
    }

    private static func kind(of column: DatasetColumn) -> Domain.Column.Kind {
        switch column.kind {
        case .text, .reference: .text
        case .yesNo: .yesNo
        case .integer: .integer
        case .number(let scale, let rounded): .decimal(scale: scale, rounded: rounded)
        case .percent: .percent
        case .money(let currency): .money(currency)
        case .date: .date
        case .timestamp(let zone): .timestamp(zone)
        case .category(let texts): .choice(texts)
        case .several(let texts, let separator): .choices(texts, separator: separator)
        }
    }

    private mutating func column(
        _ column: DatasetColumn, as kind: Domain.Column.Kind, of domain: DomainID
    ) -> Int {
        let name = ColumnName(domain: domain, name: column.name, kind: kind)
        if let position = columnPositions[name] { return position }
        let position = query.domains[domain.index].columns.count
        query.domains[domain.index].columns.append(
            Domain.Column(name: column.name, kind: kind, optional: column.optional, range: column.range))
        columnPositions[name] = position
        return position
    }

    /// The node for an operation.
    mutating func node(_ operation: Operation, _ kind: ValueKind, _ domain: DomainID?) -> NodeID {
        let node = Node(operation, kind: kind, domain: domain)
        if let position = positions[node] { return position }
        let position = NodeID(query.nodes.count)
        query.nodes.append(node)
        positions[node] = position
        return position
    }

    /// A constant; it belongs to no domain.
    mutating func constant(_ constant: Constant, _ kind: ValueKind) -> NodeID {
        node(.constant(constant), kind, nil)
    }

    mutating func integer(_ value: Int64) -> NodeID { constant(.integer(value), .integer) }

    /// A row-wise function; its domain is that of its inputs.
    mutating func map(_ function: MapFunction, _ inputs: [NodeID], _ kind: ValueKind) -> NodeID {
        let domain = inputs.compactMap { query[$0].domain }.first
        return node(.map(function, inputs), kind, domain)
    }

    /// Kleene's and; nil for no conditions at all.
    mutating func all(_ conditions: [NodeID]) -> NodeID? {
        var distinct: [NodeID] = []
        for condition in conditions where !distinct.contains(condition) { distinct.append(condition) }
        guard let first = distinct.first else { return nil }
        return distinct.count == 1 ? first : map(.and, distinct, .truth)
    }

    /// The position of an output, added where nobody has asked for it yet.
    mutating func output(_ output: Output) -> Int {
        if let position = outputPositions[output] { return position }
        query.outputs.append(output)
        outputPositions[output] = query.outputs.count - 1
        return query.outputs.count - 1
    }

    func kind(_ node: NodeID) -> ValueKind { query[node].kind }
}
