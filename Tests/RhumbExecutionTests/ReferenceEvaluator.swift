// The reference: slow, obvious, row by row, sharing no code with the engine. Where the two differ, the comments of `Query` decide.
import RhumbColumns
import RhumbQuery
import RhumbValues

final class ReferenceEvaluator {
    struct Site: Hashable {
        let node: Int
        let domain: Int?
    }

    let query: Query
    let tables: [TestTable]
    private var rowValues: [Int: [Cell]] = [:]
    private var scalarValues: [Int: Cell] = [:]
    /// The first row of each overflow, −1 where no row is to blame.
    private(set) var overflows: [Site: Int] = [:]
    /// By domain and reference.
    private(set) var parents: [[[Int?]]] = []

    init(_ query: Query, _ tables: [TestTable]) {
        self.query = query
        self.tables = tables
        parents = query.domains.indices.map { domain in
            query.domains[domain].references.map { reference in
                let parent = reference.parent.index
                let type = keyType(parent)
                var rows: [String: Int] = [:]
                for row in 0..<tables[parent].rows {
                    if let key = key(parent, row) { rows[key] = rows[key] ?? row }
                }
                return (0..<tables[domain].rows).map { row in
                    guard case .text(let text) = cell(domain, reference.column, row) else { return nil }
                    return rows[normalized(text, type)]
                }
            }
        }
    }

    private func cell(_ domain: Int, _ column: String, _ row: Int) -> Cell {
        tables[domain].columns[column]?[row] ?? .unknown
    }

    private func keyType(_ domain: Int) -> KeyType {
        switch query.domains[domain].key?.kind {
        case .integer: .integer
        case .date: .date
        case .text, nil: .text
        }
    }

    func key(_ domain: Int, _ row: Int) -> String? {
        guard let key = query.domains[domain].key, case .text(let text) = cell(domain, key.column, row) else {
            return nil
        }
        return normalized(text, keyType(domain))
    }

    // MARK: Findings

    /// Rows without a key, and rows whose key came before.
    func keyFaults(_ domain: Int) -> (missing: Int, duplicates: Int) {
        guard query.domains[domain].key != nil else { return (0, 0) }
        var seen: Set<String> = []
        var (missing, duplicates) = (0, 0)
        for row in 0..<tables[domain].rows {
            if let key = key(domain, row) {
                if !seen.insert(key).inserted { duplicates += 1 }
            } else {
                missing += 1
            }
        }
        return (missing, duplicates)
    }

    func orphans(_ domain: Int) -> [Int] {
        query.domains[domain].references.indices.map { reference in
            let column = query.domains[domain].references[reference].column
            return (0..<tables[domain].rows).filter {
                cell(domain, column, $0) != .unknown && parents[domain][reference][$0] == nil
            }.count
        }
    }

    private func note(_ node: Int, _ domain: Int?, _ row: Int) {
        let site = Site(node: node, domain: domain)
        overflows[site] = min(overflows[site] ?? row, row)
    }

    // MARK: Outputs

    func outputs() -> [OutputResult] {
        query.outputs.map { output in
            switch output {
            case .scalar(let node): return .scalar(scalar(node))
            case .quintiles(let node): return quintiles(node)
            case .models(let node):
                guard case .fit(let fit) = query[node].operation else { return .models(nil) }
                return .models(self.fit(fit).models)
            case .topRows(let top): return list(top)
            case .row(let domain, let key, let values):
                compute(values)
                let wanted = normalized(key, keyType(domain.index))
                guard
                    let row = (0..<tables[domain.index].rows).first(where: { self.key(domain.index, $0) == wanted })
                else { return .row(nil) }
                return .row(result(domain.index, row, values))
            }
        }
    }

    private func result(_ domain: Int, _ row: Int, _ values: [NodeID]) -> ResultRow {
        ResultRow(row: row, displayRow: row + 2, key: key(domain, row), values: values.map { value($0, row) })
    }

    private func list(_ top: TopRows) -> OutputResult {
        let domain = top.rows.index
        compute(top.values + top.order.map(\.node) + (top.filter.map { [$0] } ?? []))
        var found: [Int] = []
        var unknown: Int64 = 0
        for row in 0..<tables[domain].rows where inWindow(domain, row, top.window) {
            switch top.filter.map({ value($0, row) }) ?? .truth(true) {
            case .truth(true): found.append(row)
            case .unknown: unknown += 1
            default: break
            }
        }
        let sorted = found.sorted { left, right in
            for order in top.order {
                let (a, b) = (value(order.node, left), value(order.node, right))
                if a == b { continue }
                if a == .unknown { return false }
                if b == .unknown { return true }
                return less(a, b) != order.highestFirst
            }
            if let a = key(domain, left), let b = key(domain, right), a != b {
                return Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
            }
            return left < right
        }
        let chosen = top.limit.map { Array(sorted.prefix(max(0, $0))) } ?? sorted
        return .topRows(chosen.map { result(domain, $0, top.values) }, found: Int64(found.count), unknown: unknown)
    }

    func less(_ a: Cell, _ b: Cell) -> Bool {
        switch (a, b) {
        case (.integer(let a), .integer(let b)): a < b
        case (.double(let a), .double(let b)): a < b
        case (.truth(let a), .truth(let b)): !a && b
        case (.text(let a), .text(let b)): Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
        default: false
        }
    }

    // MARK: Nodes

    func isScalar(_ id: NodeID) -> Bool {
        if case .constant = query[id].operation { return true }
        return query[id].domain == nil
    }

    /// The value in a row, for scalars the one.
    func value(_ id: NodeID, _ row: Int) -> Cell { isScalar(id) ? scalar(id) : rows(id)[row] }

    /// All values of the nodes, whether a row asks for them or not: what does not fit is found in any case.
    func compute(_ nodes: [NodeID]) {
        for node in nodes { _ = isScalar(node) ? [scalar(node)] : rows(node) }
    }

    func scalar(_ id: NodeID) -> Cell {
        if let cell = scalarValues[id.index] { return cell }
        let cell: Cell
        switch query[id].operation {
        case .constant(let constant):
            switch constant {
            case .unknown: cell = .unknown
            case .truth(let truth): cell = .truth(truth)
            case .integer(let integer): cell = .integer(integer)
            case .double(let double): cell = .double(double)
            case .text(let text): cell = .text(text)
            }
        case .map(let function, let inputs):
            let (result, spilled) = ReferenceMap.apply(function, inputs.map { scalar($0) })
            if spilled { note(id.index, nil, -1) }
            cell = result
        case .reduce(let reduce): cell = self.reduce(reduce, id.index)
        default: cell = .unknown
        }
        scalarValues[id.index] = cell
        return cell
    }

    func rows(_ id: NodeID) -> [Cell] {
        if let cells = rowValues[id.index] { return cells }
        guard let domain = query[id].domain?.index else { return [] }
        let all = 0..<tables[domain].rows
        let cells: [Cell]
        switch query[id].operation {
        case .column(let column): cells = all.map { cell(domain, query.domains[domain].columns[column].name, $0) }
        case .key: cells = all.map { key(domain, $0).map { .text($0) } ?? .unknown }
        case .constant: cells = all.map { _ in scalar(id) }
        case .map(let function, let inputs):
            compute(inputs)
            cells = all.map { row in
                let (result, spilled) = ReferenceMap.apply(function, inputs.map { value($0, row) })
                if spilled { note(id.index, domain, row) }
                return result
            }
        case .gather(let reference, let source):
            cells = all.map { row in parents[domain][reference][row].map { value(source, $0) } ?? .unknown }
            compute([source])
        case .referenceKnown(let reference):
            let column = query.domains[domain].references[reference].column
            cells = all.map { .truth(cell(domain, column, $0) != .unknown) }
        case .fold(let fold): cells = self.fold(fold, id.index, domain)
        case .cut(let cut): cells = self.cut(cut, domain)
        case .quintile(let quintile):
            let ranked = ranked(quintile, domain)
            cells = all.map { quintileScore(value(quintile.value, $0), among: ranked) }
        case .fit(let fit): cells = self.fit(fit).cells
        case .repeated(let inputs): cells = repeated(inputs, domain)
        case .reduce: cells = []
        }
        rowValues[id.index] = cells
        return cells
    }

    func event(_ domain: Int, _ row: Int) -> Int64? {
        guard let event = query.domains[domain].event else { return nil }
        guard case .integer(let day) = cell(domain, query.domains[domain].columns[event].name, row) else { return nil }
        return day
    }

    func inWindow(_ domain: Int, _ row: Int, _ window: DayInterval?) -> Bool {
        guard let window else { return true }
        guard let day = event(domain, row) else { return false }
        return Int64(window.first.number) <= day && day <= Int64(window.last.number)
    }

    private func repeated(_ inputs: [NodeID], _ domain: Int) -> [Cell] {
        compute(inputs)
        var seen: Set<[Cell]> = []
        return (0..<tables[domain].rows).map { row in
            let cells = inputs.map { value($0, row) }
            if cells.contains(.unknown) { return .unknown }
            return .truth(!seen.insert(cells).inserted)
        }
    }

    private func cut(_ cut: Cut, _ domain: Int) -> [Cell] {
        let all = 0..<tables[domain].rows
        compute([cut.value] + (cut.base.map { [$0] } ?? []))
        let base = all.filter { row in
            inWindow(domain, row, cut.window) && (cut.base.map { value($0, row) == .truth(true) } ?? true)
                && value(cut.value, row) != .unknown
        }
        let n = Int64(base.count)
        var k: Int64
        switch cut.amount {
        case .count(let count): k = count
        case .share(let numerator, let denominator):
            k = n * numerator / denominator
            if k * denominator < n * numerator { k += 1 }
        }
        return all.map { row in
            let own = value(cut.value, row)
            if own == .unknown || n == 0 { return .unknown }
            let ahead = base.filter { other in
                let theirs = value(cut.value, other)
                return cut.fromTop ? less(own, theirs) : less(theirs, own)
            }
            return .truth(1 + Int64(ahead.count) <= k)
        }
    }

    // MARK: Aggregates

    private func fold(_ fold: Fold, _ node: Int, _ parentDomain: Int) -> [Cell] {
        let child = fold.child.index
        compute([fold.value, fold.filter].compactMap { $0 })
        var groups = [[Int]](repeating: [], count: tables[parentDomain].rows)
        for row in 0..<tables[child].rows {
            if let parent = parents[child][fold.reference][row] { groups[parent].append(row) }
        }
        return groups.indices.map { parent in
            aggregate(
                .aggregate(fold.function), groups[parent], child, fold.value, fold.filter, fold.window, node,
                (parentDomain, parent))
        }
    }

    private func reduce(_ reduce: Reduce, _ node: Int) -> Cell {
        let domain = reduce.rows.index
        var inputs = [reduce.value, reduce.filter].compactMap { $0 }
        if case .sumOfProducts(let other) = reduce.function { inputs.append(other) }
        compute(inputs)
        return aggregate(
            reduce.function, Array(0..<tables[domain].rows), domain, reduce.value, reduce.filter, reduce.window, node,
            (domain, -1))
    }

    /// `place` is where a total that does not fit is reported.
    private func aggregate(
        _ function: Reduce.Function, _ rows: [Int], _ domain: Int, _ valueNode: NodeID?, _ filter: NodeID?,
        _ window: DayInterval?, _ node: Int, _ place: (domain: Int, row: Int)
    ) -> Cell {
        var taken: [(row: Int, value: Cell)] = []
        var lost: Int64 = 0
        for row in rows where inWindow(domain, row, window) {
            switch filter.map({ value($0, row) }) ?? .truth(true) {
            case .unknown: lost += 1
            case .truth(true):
                let own = valueNode.map { value($0, row) } ?? .truth(true)
                if own == .unknown { lost += 1 } else { taken.append((row, own)) }
            default: break
            }
        }
        switch function {
        case .aggregate(.count): return .integer(Int64(taken.count))
        case .aggregate(.countUnknown): return .integer(lost)
        case .aggregate(.sum):
            return sum(taken.map { ($0.row, $0.value, .integer(1)) }, domain, node, place, isTotal: true)
        case .aggregate(.minimum): return taken.map(\.value).min { less($0, $1) } ?? .unknown
        case .aggregate(.maximum): return taken.map(\.value).max { less($0, $1) } ?? .unknown
        case .aggregate(.latest):
            var best: (day: Int64, value: Cell)?
            for (row, value) in taken {
                if let day = event(domain, row), best.map({ day >= $0.day }) ?? true { best = (day, value) }
            }
            return best?.value ?? .unknown
        case .aggregate(.earliest):
            var best: (day: Int64, value: Cell)?
            for (row, value) in taken {
                if let day = event(domain, row), best.map({ day < $0.day }) ?? true { best = (day, value) }
            }
            return best?.value ?? .unknown
        case .aggregate(.quantile(let percent)): return ReferenceMap.quantile(percent, taken.map(\.value))
        case .aggregate(.distinct): return .integer(Int64(Set(taken.map(\.value)).count))
        case .aggregate(.mode):
            let sorted = taken.map(\.value).sorted { less($0, $1) }
            func occurrences(_ value: Cell) -> Int { sorted.filter { $0 == value }.count }
            // `max` takes the first of several: the least.
            return sorted.max { occurrences($0) < occurrences($1) } ?? .unknown
        case .sumOfSquares:
            return sum(taken.map { ($0.row, $0.value, $0.value) }, domain, node, place, isTotal: false)
        case .sumOfProducts(let other):
            let pairs = taken.compactMap { row, own -> (Int, Cell, Cell)? in
                let second = value(other, row)
                return second == .unknown ? nil : (row, own, second)
            }
            return sum(pairs, domain, node, place, isTotal: false)
        case .fewest(let percent):
            let sorted = taken.map(\.value).sorted { less($1, $0) }.map { fixed($0) }
            let total = sorted.reduce(Int128(0), +)
            guard total > 0 else { return .unknown }
            let enough = (0...sorted.count).first {
                sorted[..<$0].reduce(Int128(0), +) * 100 >= total * Int128(percent)
            }
            return enough.map { .integer(Int64($0)) } ?? .unknown
        case .order(let rank):
            let sorted = taken.map(\.value).sorted { less($0, $1) }
            guard !sorted.isEmpty else { return .unknown }
            let n = Double(sorted.count)
            var place: Double
            switch rank {
            case .lower(let percent):
                let p = Double(percent) / 100
                place = (n * p - 1.959964 * (n * p * (1 - p)).squareRoot()).rounded(.down)
            case .upper(let percent):
                let p = Double(percent) / 100
                place = (n * p + 1.959964 * (n * p * (1 - p)).squareRoot()).rounded(.up) + 1
            }
            place = min(max(place, 1), n)
            return sorted[Int(place) - 1]
        }
    }

    /// Σ a × b. A total is of a's kind, sums of products are doubles.
    private func sum(
        _ terms: [(row: Int, a: Cell, b: Cell)], _ domain: Int, _ node: Int, _ place: (domain: Int, row: Int),
        isTotal: Bool
    ) -> Cell {
        var exact = BigSum()
        var isDouble = false
        if let value = kind(of: node) { isDouble = value }
        for (row, a, b) in terms {
            switch (a, b) {
            case (.integer(let a), .integer(let b)): exact.add(a, b)
            default:
                let product = isTotal ? number(a) : number(a) * number(b)
                let limit = isTotal ? 72_057_594_037_927_936.0 : 77_371_252_455_336_267_181_195_264.0
                guard abs(product) < limit else {
                    note(node, domain, row)
                    continue
                }
                exact.add(Int128((product * 1_099_511_627_776).rounded(.toNearestOrEven)))
            }
        }
        if isTotal && !isDouble {
            guard let total = exact.int64 else {
                note(node, place.domain, place.row)
                return .unknown
            }
            return .integer(total)
        }
        return .double(isDouble ? exact.double / 1_099_511_627_776 : exact.double)
    }

    /// Does the aggregate work on a double?
    private func kind(of node: Int) -> Bool? {
        switch query.nodes[node].operation {
        case .fold(let fold): return fold.value.map { query[$0].kind == .double }
        case .reduce(let reduce):
            if case .sumOfProducts(let other) = reduce.function, query[other].kind == .double { return true }
            return reduce.value.map { query[$0].kind == .double }
        default: return nil
        }
    }

    /// Doubles with 40 fractional bits, without those that are too large for that.
    private func fixed(_ cell: Cell) -> Int128 {
        switch cell {
        case .integer(let value): Int128(value)
        case .double(let value):
            abs(value) < 72_057_594_037_927_936
                ? Int128((value * 1_099_511_627_776).rounded(.toNearestOrEven)) : 0
        default: 0
        }
    }

    private func number(_ cell: Cell) -> Double {
        switch cell {
        case .integer(let value): Double(value)
        case .double(let value): value
        default: 0
        }
    }
}
