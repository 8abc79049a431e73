// Where an empty cell makes a condition neither yes nor no.
import RhumbModel

extension CheckedPlan {
    /// The optional columns whose blanks make a value of the row unknown, in order. Where the author asks whether a value is
    /// known, or says what stands for a blank, there are none.
    func blanks(in node: Node, known: Set<ColumnID> = []) -> [ColumnID] {
        switch self[node].kind {
        case .column(let dataset, let position):
            let column = ColumnID(dataset, position)
            return self[column].optional && !known.contains(column) ? [column] : []
        case .attribute(let id): return blanks(in: attributes[id].value, known: known)
        case .known: return []
        case .fallback(_, let right): return blanks(in: right, known: known)
        case .and:
            let parts = conjuncts(node)
            let known = known.union(parts.flatMap { columnsKnown(by: $0) })
            return parts.flatMap { blanks(in: $0, known: known) }
        case .or:
            let parts = alternatives(node)
            let known = known.union(parts.flatMap { columnsMissing(by: $0) })
            return parts.flatMap { blanks(in: $0, known: known) }
        case .aggregate(let aggregate):
            // Of a latest answer: who never gave one has none.
            guard aggregate.needsValues, let value = aggregate.value else { return [] }
            return blanks(in: value, known: known)
        case .literal, .assumption, .today, .member, .tier, .score, .rung, .metric, .restricted, .rank, .quintile, .fit,
            .goalIs:
            return []
        case .parent, .negate, .not, .arithmetic, .compare, .oneOf, .between, .inWindow, .span, .holds, .dayOf, .like,
            .customerValue:
            return self[node].kind.children.flatMap { blanks(in: $0, known: known) }
        }
    }

    /// What `and` joins.
    func conjuncts(_ node: Node) -> [Node] {
        if case .and(let left, let right) = self[node].kind { conjuncts(left) + conjuncts(right) } else { [node] }
    }

    /// What `or` joins.
    private func alternatives(_ node: Node) -> [Node] {
        if case .or(let left, let right) = self[node].kind { alternatives(left) + alternatives(right) } else { [node] }
    }

    /// The columns that are known where `x known` holds.
    func columnsKnown(by node: Node) -> [ColumnID] {
        if case .known(let inner) = self[node].kind { columns(behind: inner) } else { [] }
    }

    /// The columns that are known where `x missing` does not hold.
    private func columnsMissing(by node: Node) -> [ColumnID] {
        if case .not(let inner) = self[node].kind { columnsKnown(by: inner) } else { [] }
    }

    private func columns(behind node: Node) -> [ColumnID] {
        if case .column(let dataset, let position) = self[node].kind { return [ColumnID(dataset, position)] }
        if case .attribute(let id) = self[node].kind { return columns(behind: attributes[id].value) }
        if case .aggregate(let aggregate) = self[node].kind { return aggregate.value.map { columns(behind: $0) } ?? [] }
        return self[node].kind.children.flatMap { columns(behind: $0) }
    }
}

extension Aggregate {
    /// Unknown where no row has a value.
    fileprivate var needsValues: Bool {
        switch function {
        case .average, .minimum, .maximum, .median, .latest, .earliest, .percentile, .commonest: true
        case .count, .sum, .share, .any, .all, .distinct, .promoterScore, .retention, .churn, .repeatRate, .conversion:
            false
        }
    }
}

extension DatasetColumn {
    /// A day or a clock time.
    var isDay: Bool {
        switch kind {
        case .date, .timestamp: true
        case .text, .yesNo, .integer, .number, .percent, .money, .category, .several, .reference: false
        }
    }
}
