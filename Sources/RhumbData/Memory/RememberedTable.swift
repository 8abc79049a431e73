// A table whose columns stay in memory once somebody has asked for them.
public import RhumbColumns
import RhumbText
import Synchronization

/// Reads a table's columns once each and hands them over from memory from then on, for as long as its memory has room. The findings
/// about cells are those of the read that met them.
public final class RememberedTable: TableReader {
    private let inner: any TableReader
    private let memory: TableMemory
    private let known = Mutex(Known())

    /// What is in memory.
    private struct Known: Sendable {
        /// Rows of the table; nil before anything was read.
        var rows: Int?
        var columns: [String: Remembered] = [:]
        /// There is no room for more.
        var isFull = false
    }

    /// A column in stretches of `Batch.capacity` rows.
    private struct Remembered: Sendable {
        let stretches: [Column]
        let badCells: Int
    }

    public init(_ inner: any TableReader, memory: TableMemory) {
        self.inner = inner
        self.memory = memory
    }

    public var source: String { inner.source }
    public func displayRow(_ row: Int) -> Int { inner.displayRow(row) }
    public func texts(rows: [Int], columns: [String]) -> [[String]] { inner.texts(rows: rows, columns: columns) }

    public func read(
        _ columns: [ColumnRequest], threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        let names = columns.compactMap(name)
        guard names.count == columns.count else { return inner.read(columns, threads: threads, consume: consume) }
        let known = known.withLock { $0 }
        let found = names.compactMap { known.columns[$0] }
        guard let rows = known.rows, found.count == columns.count else {
            return known.isFull
                ? inner.read(columns, threads: threads, consume: consume)
                : remember(columns, names, threads: threads, consume)
        }
        deliver(found, rows: rows, threads: threads, consume)
        return ReadSummary(rows: rows, badCells: found.map(\.badCells), diagnostics: [])
    }

    /// What decides the values of a column besides the table; nil where its codes mean something to one question only.
    private func name(_ request: ColumnRequest) -> String? {
        if let pool = request.type.pool, !memory.owns(pool) { return nil }
        // Of texts that are only shown each has a code of its own.
        if case .shownText = request.type { return request.cacheText + "\tshown" }
        return request.cacheText
    }

    /// Reads columns, handing them on, and keeps those that are not in memory yet.
    private func remember(
        _ columns: [ColumnRequest], _ names: [String], threads: Int,
        _ consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        let new = known.withLock { known in names.indices.filter { known.columns[names[$0]] == nil } }
        let heap = Heap()
        let isWhole = Atomic<Bool>(true)
        let summary = inner.read(columns, threads: threads) { batch, worker in
            if isWhole.load(ordering: .relaxed) {
                if self.memory.take(bytes: new.reduce(0) { $0 + batch.columns[$1].byteCount }) {
                    heap.batches.withLock { $0.append(batch) }
                } else {
                    isWhole.store(false, ordering: .relaxed)
                    self.known.withLock { $0.isFull = true }
                }
            }
            let goesOn = consume(batch, worker)
            if !goesOn { isWhole.store(false, ordering: .relaxed) }
            return goesOn
        }
        guard isWhole.load(ordering: .relaxed), !summary.diagnostics.contains(where: { $0.level == .error }) else {
            return summary
        }
        let batches = heap.batches.withLock { $0 }.sorted { $0.firstRow < $1.firstRow }
        guard batches.reduce(0, { $0 + $1.rowCount }) == summary.rows else { return summary }
        known.withLock { $0.rows = summary.rows }
        for place in new {
            guard let stretches = ColumnStretches.cut(batches.map { $0.columns[place] }) else { continue }
            let column = Remembered(stretches: stretches, badCells: summary.badCells[place])
            known.withLock { $0.columns[names[place]] = column }
        }
        return summary
    }

    private final class Heap: Sendable {
        let batches = Mutex<[Batch]>([])
    }

    private func deliver(
        _ columns: [Remembered], rows: Int, threads: Int, _ consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) {
        let next = Atomic<Int>(0)
        let count = (rows + Batch.capacity - 1) / Batch.capacity
        runWorkers(max(1, min(threads, count))) { worker in
            while true {
                let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard place < count else { break }
                let first = place * Batch.capacity
                let batch = Batch(
                    firstRow: first, rowCount: min(Batch.capacity, rows - first),
                    columns: columns.map { $0.stretches[place] })
                guard consume(batch, worker) else {
                    next.store(count, ordering: .relaxed)
                    break
                }
            }
        }
    }
}
