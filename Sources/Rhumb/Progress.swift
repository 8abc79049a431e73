// How far the reading of the data has come, for people who wait.
import RhumbColumns
import RhumbData
import RhumbText
import Synchronization

/// How far the reading of a dataset has come.
public struct ReadingProgress: Sendable {
    /// The dataset's source, as it is shown to people.
    public let source: String
    public let rows: Int
    /// About so many there are; nil where nothing tells.
    public let expected: Int?
    /// Since the reading of this dataset began.
    public let seconds: Double

    public init(source: String, rows: Int, expected: Int?, seconds: Double) {
        self.source = source
        self.rows = rows
        self.expected = expected
        self.seconds = seconds
    }

    /// From 0 to 1; nil where nothing tells.
    public var share: Double? {
        guard let expected, expected > 0 else { return nil }
        return min(1, Double(rows) / Double(expected))
    }

    /// nil where nothing tells.
    public var secondsLeft: Double? {
        guard let share, share > 0 else { return nil }
        return seconds / share * (1 - share)
    }
}

/// A table that tells how far it is while it is read, ten times a second at most.
struct WatchedTable: TableReader {
    let inner: any TableReader
    /// For an estimate of its rows.
    let path: String?
    let report: @Sendable (ReadingProgress) -> Void

    var source: String { inner.source }
    func displayRow(_ row: Int) -> Int { inner.displayRow(row) }
    func texts(rows: [Int], columns: [String]) -> [[String]] { inner.texts(rows: rows, columns: columns) }

    private struct State: Sendable {
        var rows = 0
        var told: Double
    }

    func read(
        _ columns: [ColumnRequest], threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        let began = monotonicSeconds()
        let expected = path.flatMap { estimatedRows(ofFile: $0) }
        let state = Mutex(State(told: began))
        return inner.read(columns, threads: threads) { batch, worker in
            let now = monotonicSeconds()
            let progress: ReadingProgress? = state.withLock { state in
                state.rows += batch.rowCount
                guard now - state.told >= 0.1 else { return nil }
                state.told = now
                return ReadingProgress(source: inner.source, rows: state.rows, expected: expected, seconds: now - began)
            }
            if let progress { report(progress) }
            return consume(batch, worker)
        }
    }
}
