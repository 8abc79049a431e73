// What a pass feeds: kept columns, folds, reduces, ranks, lists. A sink describes; each worker has a state of its own, and all
// states meet when the pass is over. States are integers or independent of order, so threads cannot be seen in the result.
import RhumbColumns

protocol Sink: AnyObject, Sendable {
    /// The terms that a state is given, in this order.
    var terms: [Term] { get }
    /// The nodes of the query that it answers, for people who want to see what a pass does.
    var nodes: [Int] { get }
    func makeState() -> any SinkState
    /// All states of the pass, by worker.
    func finish(_ states: [any SinkState], _ run: Run)
}

protocol SinkState: AnyObject {
    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog)
}

/// Keeps a term's values for later passes.
final class KeepSink: Sink {
    let term: Term
    let domain: Int
    let physical: Physical
    var terms: [Term] { [term] }
    var nodes: [Int] { if case .node(let node) = term { [node] } else { [] } }

    init(_ term: Term, domain: Int, _ physical: Physical) {
        self.term = term
        self.domain = domain
        self.physical = physical
    }

    func makeState() -> any SinkState { KeepState(physical) }

    func finish(_ states: [any SinkState], _ run: Run) {
        let builders = states.compactMap { ($0 as? KeepState)?.builder }
        run.store(ColumnBuilder.joined(builders, physical, rows: run.rowCounts[domain]), term, in: domain)
    }
}

final class KeepState: SinkState {
    var builder: ColumnBuilder

    init(_ physical: Physical) { builder = ColumnBuilder(physical) }

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        builder.append(inputs[0], firstRow: chunk.firstRow, chunk.count)
    }
}

/// Counts references without a match and remembers the first.
final class OrphanSink: Sink {
    let domain: Int
    let reference: Int
    var terms: [Term] { [.parent(reference), .present(reference)] }
    var nodes: [Int] { [] }

    init(domain: Int, reference: Int) {
        self.domain = domain
        self.reference = reference
    }

    func makeState() -> any SinkState { OrphanState() }

    func finish(_ states: [any SinkState], _ run: Run) {
        let states = states.compactMap { $0 as? OrphanState }
        run.noteOrphans(
            count: states.reduce(0) { $0 + $1.count }, rows: states.flatMap(\.first), in: domain, reference)
    }
}

final class OrphanState: SinkState {
    /// Rows that are shown.
    static let shown = 5
    var count = 0
    /// The first few of this worker, ascending.
    var first: [Int] = []

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        let (parents, present) = (inputs[0].codes, inputs[1].truths)
        var found = 0
        for row in 0..<chunk.count { found += parents[row] < 0 && present[row] != 0 ? 1 : 0 }
        guard found > 0 else { return }
        count += found
        for row in 0..<chunk.count where parents[row] < 0 && present[row] != 0 {
            let position = chunk.firstRow + row
            if first.count == OrphanState.shown, let last = first.last, position > last { break }
            first.append(position)
            first.sort()
            if first.count > OrphanState.shown { first.removeLast() }
        }
    }
}

/// Finds rows that repeat an earlier one.
final class RepeatSink: Sink {
    let node: Int
    var nodes: [Int] { [node] }
    let domain: Int
    let terms: [Term]
    private let physicals: [Physical]

    init(node: Int, domain: Int, terms: [Term], _ physicals: [Physical]) {
        self.node = node
        self.domain = domain
        self.terms = terms
        self.physicals = physicals
    }

    func makeState() -> any SinkState { RepeatState(physicals) }

    func finish(_ states: [any SinkState], _ run: Run) {
        let states = states.compactMap { $0 as? RepeatState }
        let rows = run.rowCounts[domain]
        let columns = physicals.indices.map { input in
            ColumnBuilder.joined(states.map { $0.builders[input] }, physicals[input], rows: rows)
        }
        run.store(RepeatSink.repeated(columns, rows: rows), .node(node), in: domain)
    }

    /// Open addressing over row numbers; rows are compared by their bits.
    private static func repeated(_ columns: [StoredColumn], rows: Int) -> StoredColumn {
        var truths = [UInt8](repeating: 0, count: rows)
        var known = [UInt8](repeating: 1, count: rows)
        var size = 16
        while size < rows * 2 { size *= 2 }
        var table = [Int32](repeating: -1, count: size)
        next: for row in 0..<rows {
            var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
            for column in columns {
                guard let bits = column.bits(row) else {
                    known[row] = 0
                    continue next
                }
                hash = (hash ^ UInt64(bitPattern: bits)) &* 0xFF51_AFD7_ED55_8CCD
                hash ^= hash >> 32
            }
            var place = Int(truncatingIfNeeded: hash & UInt64(size - 1))
            while table[place] >= 0 {
                let other = Int(table[place])
                if columns.allSatisfy({ $0.bits(other) == $0.bits(row) }) {
                    truths[row] = 1
                    continue next
                }
                place = (place + 1) & (size - 1)
            }
            table[place] = Int32(truncatingIfNeeded: row)
        }
        return StoredColumn(truths: truths, known: known.contains(0) ? known : nil)
    }
}

final class RepeatState: SinkState {
    var builders: [ColumnBuilder]

    init(_ physicals: [Physical]) { builders = physicals.map { ColumnBuilder($0) } }

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        for input in builders.indices { builders[input].append(inputs[input], firstRow: chunk.firstRow, chunk.count) }
    }
}
