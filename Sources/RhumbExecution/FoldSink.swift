// Child rows into their parents' records: all folds along one reference at once. The records are shared by the workers;
// stretches of parents are guarded by locks, and a worker sorts the rows of a chunk by stretch first, so a lock is
// taken for many rows.
import RhumbColumns
import Synchronization

final class FoldSink: Sink {
    let reference: Int
    let parent: Int
    let cells: [FoldCell]
    var nodes: [Int] { cells.flatMap(\.nodes) }
    let terms: [Term]
    private let records: Records
    private let stripes: Stripes

    /// The records begin empty.
    init(reference: Int, parent: Int, parentRows: Int, threads: Int, _ cells: [FoldCell]) {
        self.reference = reference
        self.parent = parent
        var placed: [FoldCell] = []
        var terms: [Term] = [.parent(reference)]
        var stride = 0
        // The widest first: each lies at a multiple of its width.
        for var cell in cells.sorted(by: { $0.content.width > $1.content.width }) {
            cell.offset = stride
            cell.firstTerm = terms.count
            stride += cell.width
            terms += cell.terms
            placed.append(cell)
        }
        self.cells = placed
        self.terms = terms
        records = Records(count: parentRows, stride: stride)
        stripes = Stripes(rows: parentRows, threads: threads)
    }

    func makeState() -> any SinkState { FoldState(cells, records, stripes) }

    func finish(_ states: [any SinkState], _ run: Run) {
        let states = states.compactMap { $0 as? FoldState }
        let readers = cells.indices.map { cell in
            FoldReader(cells[cell], records, states.flatMap { $0.carries[cell] })
        }
        for reader in readers {
            let physical = reader.cell.physicalResult
            let parts = run.inParallel(rows: records.count) { rows in
                FoldSink.part(reader, rows, physical)
            }
            for part in parts {
                for (node, row) in part.spilled { run.noteOverflow(node, domain: parent, row: row) }
            }
            for (index, node) in reader.cell.nodes.enumerated() {
                let column = ColumnBuilder.joined(parts.map { $0.builders[index] }, physical, rows: records.count)
                run.store(column, .node(node), in: parent)
            }
        }
    }

    private struct Part: Sendable {
        var builders: [ColumnBuilder]
        var spilled: [(Int, Int)] = []
    }

    private static func part(_ reader: FoldReader, _ rows: Range<Int>, _ physical: Physical) -> Part {
        let scratch = Scratch(slots: reader.cell.nodes.count)
        var part = Part(builders: reader.cell.nodes.map { _ in ColumnBuilder(physical) })
        var first = rows.lowerBound
        while first < rows.upperBound {
            let count = min(Vector.capacity, rows.upperBound - first)
            reader.read(parents: first..<(first + count), into: scratch.vectors) { part.spilled.append(($0, $1)) }
            for index in part.builders.indices {
                part.builders[index].append(scratch.vectors[index], firstRow: first, count)
            }
            first += count
        }
        return part
    }
}

extension FoldCell {
    var physicalResult: Physical {
        switch content {
        case .count, .sum, .extremeDay: .integer
        case .sumOfDoubles: .double
        case .extreme(_, let physical), .latest(_, let physical): physical
        }
    }
}

/// Stretches of parent rows with a lock each.
final class Stripes: Sendable {
    private final class Stripe: Sendable {
        let lock = Mutex<Void>(())
    }

    /// A row's stretch is row >> shift.
    let shift: Int
    private let stripes: [Stripe]

    init(rows: Int, threads: Int) {
        var shift = 0
        while rows >> shift >= (threads > 1 ? 16 : 1) { shift += 1 }
        self.shift = shift
        stripes = (0...(rows >> shift)).map { _ in Stripe() }
    }

    var count: Int { stripes.count }

    @inline(__always)
    func withLock(_ stripe: Int, _ body: () -> Void) {
        guard stripes.count > 1 else { return body() }
        stripes[stripe].lock.withLock { _ in body() }
    }
}

final class FoldState: SinkState {
    private let cells: [CellScatter]
    private let records: Records
    private let stripes: Stripes
    /// By cell.
    fileprivate var carries: [[Carry]]
    /// Rows of the chunk by stretch of their parents.
    private var order: [Int32]
    private var ends: [Int]

    init(_ cells: [FoldCell], _ records: Records, _ stripes: Stripes) {
        self.cells = cells.map(\.scatter)
        self.records = records
        self.stripes = stripes
        carries = cells.map { _ in [] }
        order = Array(repeating: 0, count: Vector.capacity)
        ends = Array(repeating: 0, count: stripes.count)
    }

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        sort(inputs[0].codes, chunk.count)
        var start = 0
        for stripe in ends.indices {
            let end = ends[stripe]
            defer { start = end }
            guard end > start else { continue }
            order.withUnsafeBufferPointer { order in
                let rows = UnsafeBufferPointer(rebasing: order[start..<end])
                stripes.withLock(stripe) {
                    for cell in cells.indices {
                        cells[cell].add(rows, inputs, records, chunk, &carries[cell], &overflows)
                    }
                }
            }
        }
    }

    /// Counting sort by stretch; rows without a parent are left out. Afterwards `ends[s]` is where stretch s ends.
    private func sort(_ parents: UnsafePointer<Int32>, _ count: Int) {
        let (shift, limit) = (stripes.shift, records.count)
        for stripe in ends.indices { ends[stripe] = 0 }
        order.withUnsafeMutableBufferPointer { order in
            ends.withUnsafeMutableBufferPointer { ends in
                for row in 0..<count where parents[row] >= 0 && Int(parents[row]) < limit {
                    ends[Int(parents[row]) >> shift] += 1
                }
                var start = 0
                for stripe in ends.indices {
                    let length = ends[stripe]
                    ends[stripe] = start
                    start += length
                }
                for row in 0..<count where parents[row] >= 0 && Int(parents[row]) < limit {
                    let stripe = Int(parents[row]) >> shift
                    order[ends[stripe]] = Int32(truncatingIfNeeded: row)
                    ends[stripe] += 1
                }
            }
        }
    }
}
