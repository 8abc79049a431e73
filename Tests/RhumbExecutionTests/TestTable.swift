// Tables in memory for the tests of the engine, read in any batch size, from any number of threads, in any order.
import Foundation
import RhumbColumns
import RhumbQuery
import RhumbText
import RhumbValues
import Synchronization
import TestSupport

/// A table as cells: keys and references are texts.
struct TestTable: Sendable {
    var columns: [String: [Cell]]
    var rows: Int

    init(_ columns: [String: [Cell]], rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

/// How a key's text is compared.
func normalized(_ text: String, _ type: KeyType) -> String {
    if type == .integer, let number = Int64(text) { return String(number) }
    return text
}

final class TestReader: TableReader {
    let source: String
    let table: TestTable
    private let batchSize: Int
    private let seed: UInt64
    private let alikeFingerprints: Bool
    /// The columns asked for, a list a read.
    let requests = Mutex<[[String]]>([])

    init(
        _ source: String, _ table: TestTable, batchSize: Int = Batch.capacity, seed: UInt64 = 0,
        alikeFingerprints: Bool = false
    ) {
        self.source = source
        self.table = table
        self.batchSize = batchSize
        self.seed = seed
        self.alikeFingerprints = alikeFingerprints
    }

    var reads: Int { requests.withLock { $0.count } }

    func read(
        _ columns: [ColumnRequest], threads: Int,
        consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        requests.withLock { $0.append(columns.map(\.name)) }
        var starts = Array(stride(from: 0, to: table.rows, by: batchSize))
        var random = Seeded(seed)
        if seed != 0 { starts.shuffle(using: &random) }
        let order = starts
        withoutActuallyEscaping(consume) { consume in
            if threads <= 1 {
                for start in order where !consume(batch(columns, start), 0) { return }
                return
            }
            DispatchQueue.concurrentPerform(iterations: threads) { worker in
                for index in order.indices where index % threads == worker {
                    if !consume(self.batch(columns, order[index]), worker) { return }
                }
            }
        }
        return ReadSummary(rows: table.rows, badCells: columns.map { _ in 0 }, diagnostics: [])
    }

    private func batch(_ columns: [ColumnRequest], _ start: Int) -> Batch {
        let end = min(table.rows, start + batchSize)
        let parts = columns.map { request in
            column(request.type, Array((table.columns[request.name] ?? [])[start..<end]))
        }
        return Batch(firstRow: start, rowCount: end - start, columns: parts)
    }

    private func column(_ type: ColumnType, _ cells: [Cell]) -> Column {
        let known = cells.map { $0 == .unknown ? UInt8(0) : 1 }
        let validity = known.contains(0) ? known : nil
        switch type {
        case .text(let pool), .shownText(let pool):
            return Column(.narrow(codes(cells) { intern($0, pool) }), known: validity)
        case .lookup(let pool, let type):
            return Column(.narrow(codes(cells) { find(normalized($0, type), pool) ?? -1 }), known: validity)
        case .key(let pool, let type):
            return Column(.narrow(codes(cells) { intern(normalized($0, type), pool) }), known: validity)
        case .fingerprint(let type):
            let prints = cells.map { cell -> Int64 in
                guard case .text(let text) = cell else { return 0 }
                if alikeFingerprints { return 7 }
                // FNV-1a.
                var hash: UInt64 = 0xCBF2_9CE4_8422_2325
                for byte in normalized(text, type).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
                return Int64(bitPattern: hash)
            }
            return Column(.wide(prints), known: validity)
        case .yesNo: return Column(.truths(cells.map { $0 == .truth(true) ? 1 : 0 }), known: validity)
        case .choice, .date, .timestampDay:
            return Column(.narrow(integers(cells).map { Int32(truncatingIfNeeded: $0) }), known: validity)
        case .integer, .decimal, .percent, .money, .choices, .timestamp:
            return Column(.wide(integers(cells)), known: validity)
        }
    }

    private func codes(_ cells: [Cell], _ code: (String) -> Int32) -> [Int32] {
        cells.map { if case .text(let text) = $0 { code(text) } else { 0 } }
    }

    private func integers(_ cells: [Cell]) -> [Int64] {
        cells.map { if case .integer(let value) = $0 { value } else { 0 } }
    }

    private func intern(_ text: String, _ pool: TextPool) -> Int32 {
        var text = text
        return text.withUTF8 { pool.intern($0) }
    }

    private func find(_ text: String, _ pool: TextPool) -> Int32? {
        var text = text
        return text.withUTF8 { pool.find($0) }
    }

    func texts(rows: [Int], columns: [String]) -> [[String]] {
        rows.map { row in
            columns.map { name in
                if case .text(let text) = table.columns[name]?[row] { text } else { "" }
            }
        }
    }

    func displayRow(_ row: Int) -> Int { row + 2 }
}
