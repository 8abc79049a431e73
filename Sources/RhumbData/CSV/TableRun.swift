// One reading of a table by several workers.
import RhumbColumns
import Synchronization

/// The workers' common task.
struct TableRun {
    let opened: OpenTable
    let plans: [ColumnPlan]
    /// The file's column of each slot.
    let fileColumns: [Int]

    struct Result: Sendable {
        var rows: Int
        /// Fields of a regular row.
        let fields: Int
        var log: FaultLog
        var failure: ReadFailure?
    }

    /// What the workers leave behind.
    private struct Shared: Sendable {
        var logs: [FaultLog] = []
        var rows = 0
        /// The failure that comes first in the file.
        var failure: (offset: Int, failure: ReadFailure)?
    }

    func run(threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool) -> Result {
        let shared = Mutex(Shared())
        let source = opened.source
        if let first = opened.first {
            // A file of one chunk is read here and now: starting a thread takes longer.
            let workers = first.isLast ? 1 : threads
            let buffer = opened.buffer
            let job = TableJob(
                source: source, plans: plans, fileColumns: fileColumns, fields: opened.header.names.count)
            runWorkers(workers) { worker in
                let outcome = job.work(
                    worker, first: worker == 0 ? first : nil, buffer: worker == 0 ? buffer : nil, consume: consume)
                shared.withLock { shared in
                    shared.logs.append(outcome.log)
                    shared.rows += outcome.rows
                    if let failure = outcome.failure, failure.offset < shared.failure?.offset ?? .max {
                        shared.failure = failure
                    }
                }
            }
        }
        return shared.withLock { shared in
            Result(
                rows: shared.rows, fields: opened.header.names.count,
                log: FaultLog.merged(shared.logs, columns: plans.count),
                failure: shared.failure?.failure ?? source.failure)
        }
    }
}

/// What one worker does, and needs for it.
private struct TableJob: Sendable {
    let source: ChunkSource
    let plans: [ColumnPlan]
    let fileColumns: [Int]
    let fields: Int

    struct Outcome: Sendable {
        var log: FaultLog
        var rows = 0
        var failure: (offset: Int, failure: ReadFailure)?
    }

    func work(
        _ worker: Int, first: Chunk?, buffer: ChunkBuffer?, consume: (_ batch: Batch, _ worker: Int) -> Bool
    ) -> Outcome {
        var splitter = FieldSplitter(dialect: source.dialect, expected: fields, columns: fileColumns)
        var reader = CellReader(plans: plans)
        let buffer = buffer ?? ChunkBuffer(capacity: source.limits.chunk + 1)
        var outcome = Outcome(log: reader.log)
        var chunk = first ?? source.next(into: buffer)
        while let current = chunk {
            if let failure = current.firstInvalid(in: buffer, dialect: source.dialect) {
                // Earlier chunks are with other workers, who finish them: the first failure of all is told.
                outcome.failure = (offset: current.fileOffset, failure: failure)
                source.stop()
                break
            }
            var position = current.start
            var row = max(0, current.firstRow)
            while position < current.end {
                let (rows, next) = splitter.split(
                    buffer.bytes, from: position, to: current.end, hasQuotes: current.hasQuotes,
                    isCut: current.isLast && current.isUnterminated)
                position = next
                guard rows > 0 else { continue }
                let columns = reader.columns(buffer.bytes, at: splitter.places(rows: rows), firstRow: row)
                let goesOn = consume(Batch(firstRow: row, rowCount: rows, columns: columns), worker)
                row += rows
                outcome.rows += rows
                if !goesOn {
                    source.stop()
                    outcome.log = reader.log
                    return outcome
                }
            }
            chunk = source.next(into: buffer)
        }
        outcome.log = reader.log
        return outcome
    }
}
