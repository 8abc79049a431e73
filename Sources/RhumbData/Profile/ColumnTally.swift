// One reading of a table in which every different text of every column is counted.
import RhumbColumns
import RhumbText
import Synchronization

/// A column's different texts, the commonest first.
struct ColumnTally: Sendable {
    let name: String
    var texts: [(text: String, count: Int)]
    /// Cells without a text.
    var missing: Int
}

/// All columns' texts.
struct TableTally: Sendable {
    var columns: [ColumnTally] = []
    var rows = 0
    var isPart = false
    var duplicateRows = 0
    var diagnostics: [Diagnostic] = []
}

/// Counts the texts of the first rows of a table. Columns without a name, and those that share theirs, are left out: nobody could
/// ask for them.
func tally(_ table: any TableReader, columns: [String], rows limit: Int, threads: Int) -> TableTally {
    struct Counts: Sendable {
        var counts: [[Int]]
        var known: [Int]
        var seen: Set<UInt64> = []
        var rows = 0
        var duplicates = 0
        var isPart = false
    }
    let names = columns.filter { name in !name.isEmpty && columns.count { $0 == name } == 1 }
    let pools = names.map { _ in TextPool() }
    let requests = zip(names, pools).map { ColumnRequest(name: $0, type: .text($1), optional: true) }
    let shared = Mutex(
        Counts(
            counts: Array(repeating: [], count: names.count), known: Array(repeating: 0, count: names.count)))
    let summary = table.read(requests, threads: threads) { batch, _ in
        let rows = min(batch.rowCount, limit - batch.firstRow)
        var prints = [UInt64](repeating: 0, count: max(0, rows))
        for column in batch.columns {
            guard case .narrow(let codes) = column.values else { continue }
            for row in prints.indices {
                let code = column.known.map { $0[row] != 0 } ?? true ? Int(codes[row]) : -1
                prints[row] = mixed(prints[row] &+ UInt64(truncatingIfNeeded: code &+ 2))
            }
        }
        return shared.withLock { shared in
            if rows < batch.rowCount { shared.isPart = true }
            guard rows > 0 else { return false }
            shared.rows += rows
            for (place, column) in batch.columns.enumerated() {
                guard case .narrow(let codes) = column.values else { continue }
                for row in 0..<rows where column.known.map({ $0[row] != 0 }) ?? true {
                    let code = Int(codes[row])
                    while shared.counts[place].count <= code {
                        shared.counts[place].append(
                            contentsOf: repeatElement(0, count: shared.counts[place].count + 64))
                    }
                    shared.counts[place][code] += 1
                    shared.known[place] += 1
                }
            }
            for print in prints where !shared.seen.insert(print).inserted { shared.duplicates += 1 }
            return rows == batch.rowCount
        }
    }
    var result = TableTally()
    result.diagnostics = summary.diagnostics
    let counts = shared.withLock { $0 }
    result.rows = counts.rows
    result.isPart = counts.isPart
    result.duplicateRows = counts.duplicates
    for (place, name) in names.enumerated() {
        let texts = counts.counts[place].enumerated().filter { $0.element > 0 }
            .map { (text: pools[place].text(Int32(truncatingIfNeeded: $0.offset)), count: $0.element) }
        result.columns.append(
            ColumnTally(
                name: name, texts: texts.sorted { ($1.count, $0.text) < ($0.count, $1.text) },
                missing: counts.rows - counts.known[place]))
    }
    return result
}

/// The bits of a number, well stirred (the finaliser of SplitMix64).
private func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
}
