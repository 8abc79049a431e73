// A table whose records come one after another: one thread at a time takes the next block, all of them read cells.
import RhumbColumns
import RhumbFormats
import RhumbText
import Synchronization

/// Reads any `RecordSource`.
struct RecordTable: TableReader {
    /// The table as it is shown to people.
    let source: String
    let layout: DelimitedLayout
    /// What a person would add to a 0-based record to find it: 1 in a list, 2 under a header.
    let firstDisplayRow: Int
    /// Where records have other numbers than by counting.
    var numbers: RowNumbers?
    /// Opens the table anew.
    let open: @Sendable () throws(ReadFailure) -> any RecordSource

    func displayRow(_ row: Int) -> Int { numbers?.number(of: row) ?? row + firstDisplayRow }

    func read(
        _ columns: [ColumnRequest], threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        do throws(ReadFailure) {
            let records = try open()
            try records.expect(columns.map(expected))
            let header = TableHeader(records.header, layout: layout)
            let (plans, selected, diagnostics) = header.plans(
                for: columns, layout: layout, file: source, separators: nil)
            guard diagnostics.isEmpty else { return ReadSummary(failed: diagnostics, columns: columns.count) }
            records.select(selected)
            let run = RecordRun(source: records, plans: plans, slots: selected.count)
            let (rows, log) = try run.run(threads: max(1, threads), consume: consume)
            return ReadSummary(
                rows: rows, log: log, plans: plans, irregular: [], file: source, displayRow: displayRow)
        } catch {
            return ReadSummary(
                failed: [error.diagnostic(file: source, displayRow: displayRow)], columns: columns.count)
        }
    }

    func texts(rows: [Int], columns: [String]) -> [[String]] {
        var found: [Int: [String]] = [:]
        do throws(ReadFailure) {
            let records = try open()
            try records.expect(columns.map { expected($0, separator: nil) })
            let names = TableHeader(records.header, layout: layout).names
            let places = columns.map { name in names.firstIndex(of: layout.columns[name] ?? name) }
            let selected = places.compactMap(\.self)
            records.select(selected)
            var rest = rows.sorted()[...]
            var block = RecordBlock(slots: selected.count)
            while let last = rest.last {
                block.clear()
                try records.fill(&block)
                guard block.rows > 0, !block.isBeyondPlaces else { break }
                while let row = rest.first, row < block.firstRow + block.rows {
                    var slot = 0
                    found[row] = places.map { place in
                        guard place != nil else { return "" }
                        slot += 1
                        return block.cell(row - block.firstRow, slot: slot - 1)
                    }
                    rest = rest.drop { $0 == row }
                }
                guard block.firstRow + block.rows <= last else { break }
            }
        } catch {
            // The source has gone since it was read: the messages do without its cells.
            found = [:]
        }
        return rows.map { found[$0] ?? Array(repeating: "", count: columns.count) }
    }

    private func expected(_ request: ColumnRequest) -> ExpectedColumn {
        let separator: String? = if case .choices(_, let separator) = request.type { separator } else { nil }
        return expected(request.name, separator: separator)
    }

    private func expected(_ name: String, separator: String?) -> ExpectedColumn {
        ExpectedColumn(
            name: layout.columns[name] ?? name, separator: separator, date: layout.dates[name] ?? layout.date)
    }
}

/// One reading of a table by several workers. `@unchecked`: the source is used under the lock only.
private final class RecordRun: @unchecked Sendable {
    private struct Shared: Sendable {
        var nextRow = 0
        var isFinished = false
        var failure: ReadFailure?
        var logs: [FaultLog] = []
    }

    private let source: any RecordSource
    private let plans: [ColumnPlan]
    private let slots: Int
    private let shared = Mutex(Shared())

    init(source: any RecordSource, plans: [ColumnPlan], slots: Int) {
        self.source = source
        self.plans = plans
        self.slots = slots
    }

    func run(
        threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) throws(ReadFailure) -> (rows: Int, log: FaultLog) {
        runWorkers(threads) { work($0, consume: consume) }
        let shared = shared.withLock { $0 }
        if let failure = shared.failure { throw failure }
        return (shared.nextRow, FaultLog.merged(shared.logs, columns: plans.count))
    }

    private func work(_ worker: Int, consume: (_ batch: Batch, _ worker: Int) -> Bool) {
        var reader = CellReader(plans: plans)
        var block = RecordBlock(slots: slots)
        while let firstRow = next(&block) {
            let columns = reader.columns(block.text.bytes, at: block.places, firstRow: firstRow)
            guard consume(Batch(firstRow: firstRow, rowCount: block.rows, columns: columns), worker) else {
                shared.withLock { $0.isFinished = true }
                break
            }
        }
        let log = reader.log
        shared.withLock { $0.logs.append(log) }
    }

    /// Fills the block with the next records; the row of the first, nil at the end.
    private func next(_ block: inout RecordBlock) -> Int? {
        block.clear()
        var failure: ReadFailure?
        let firstRow: Int? = shared.withLock { shared in
            guard !shared.isFinished else { return nil }
            do throws(ReadFailure) {
                try source.fill(&block)
                if block.isBeyondPlaces { failure = .longRecord(row: shared.nextRow + block.rows - 1) }
            } catch {
                failure = error
            }
            if let failure { shared.failure = failure }
            guard failure == nil, block.rows > 0 else {
                shared.isFinished = true
                return nil
            }
            defer { shared.nextRow += block.rows }
            return shared.nextRow
        }
        return firstRow
    }
}
