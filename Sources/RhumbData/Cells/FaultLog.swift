// Bad cells of one worker: all are counted, the first few are kept for people.

/// What is kept of a bad cell.
struct BadCell: Sendable {
    /// 0-based data row.
    let row: Int
    let value: String
    let fault: CellFault
}

/// The bad cells of each column.
struct FaultLog: Sendable {
    /// Bad cells that are told in full, for each column; also irregular rows.
    static let shown = 5
    /// Letters of a cell that are shown.
    static let shownLetters = 60

    private(set) var counts: [Int]
    private(set) var first: [[BadCell]]
    private(set) var irregularRows = 0
    private(set) var firstIrregular: [(row: Int, fields: Int)] = []

    init(columns: Int) {
        counts = Array(repeating: 0, count: columns)
        first = Array(repeating: [], count: columns)
    }

    /// A cell that is missing from its row: the row is told, not the cell.
    mutating func addAbsent(column: Int) { counts[column] += 1 }

    /// Rows must come in rising order: a worker's chunks do.
    mutating func add(_ fault: CellFault, column: Int, row: Int, value: UnsafeBufferPointer<UInt8>) {
        counts[column] += 1
        guard first[column].count < FaultLog.shown else { return }
        let text = String(
            String(decoding: value.prefix(FaultLog.shownLetters * 4), as: UTF8.self)
                .prefix(FaultLog.shownLetters))
        let isCut = text.utf8.count < value.count
        first[column].append(BadCell(row: row, value: isCut ? text + "…" : text, fault: fault))
    }

    mutating func addIrregular(row: Int, fields: Int) {
        irregularRows += 1
        if firstIrregular.count < FaultLog.shown { firstIrregular.append((row: row, fields: fields)) }
    }

    /// The logs of all workers as one: the first rows of all.
    static func merged(_ logs: [FaultLog], columns: Int) -> FaultLog {
        var result = FaultLog(columns: columns)
        for log in logs {
            result.irregularRows += log.irregularRows
            result.firstIrregular += log.firstIrregular
            for column in 0..<columns {
                result.counts[column] += log.counts[column]
                result.first[column] += log.first[column]
            }
        }
        result.firstIrregular = Array(result.firstIrregular.sorted { $0.row < $1.row }.prefix(FaultLog.shown))
        result.first = result.first.map { Array($0.sorted { $0.row < $1.row }.prefix(FaultLog.shown)) }
        return result
    }
}
