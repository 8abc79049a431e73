// Tables that stay in memory: the same rows as from the file, which is read once for each column.
import RhumbColumns
import RhumbData
import RhumbText
import RhumbValues
import Synchronization
import Testing

/// Counts how often it is read, and hands over batches of an odd length.
private final class CountedTable: TableReader {
    private let inner: MemoryTable
    private let reads = Mutex<[[String]]>([])

    init(_ inner: MemoryTable) { self.inner = inner }

    var asked: [[String]] { reads.withLock { $0 } }
    var source: String { inner.source }
    func displayRow(_ row: Int) -> Int { inner.displayRow(row) }
    func texts(rows: [Int], columns: [String]) -> [[String]] { inner.texts(rows: rows, columns: columns) }

    func read(
        _ columns: [ColumnRequest], threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        reads.withLock { $0.append(columns.map(\.name)) }
        return inner.read(columns, threads: threads) { batch, worker in
            // In two parts, the later one first.
            let cut = batch.rowCount / 3
            for rows in [cut..<batch.rowCount, 0..<cut] where !rows.isEmpty {
                let part = Batch(
                    firstRow: batch.firstRow + rows.lowerBound, rowCount: rows.count,
                    columns: batch.columns.map { $0[rows] })
                guard consume(part, worker) else { return false }
            }
            return true
        }
    }
}

extension Column {
    fileprivate subscript(rows: Range<Int>) -> Column {
        let values: ColumnValues =
            switch self.values {
            case .truths(let values): .truths(Array(values[rows]))
            case .narrow(let values): .narrow(Array(values[rows]))
            case .wide(let values): .wide(Array(values[rows]))
            case .doubles(let values): .doubles(Array(values[rows]))
            }
        return Column(values, known: known.map { Array($0[rows]) })
    }
}

@Suite("Tables that stay in memory") struct RememberedTableTests {
    private static let count = 3 * Batch.capacity + 17
    private static let table = MemoryTable(
        name: "guests",
        columns: [
            ("id", (0..<count).map { .text("g\($0)") }),
            ("n", (0..<count).map { $0 % 7 == 0 ? .unknown : .integer(Int64($0)) }),
            ("city", (0..<count).map { .text(["杭州", "Wien", "Lyon"][$0 % 3]) }),
            ("yes", (0..<count).map { .yesNo($0 % 5 == 0) }),
        ])

    private func requests(_ memory: TableMemory) -> [ColumnRequest] {
        [
            .of("id", .key(memory.keys[0], of: .text)), .of("n", .integer, optional: true),
            .of("city", .text(memory.texts)), .of("yes", .yesNo),
        ]
    }

    @Test("The same rows, from the file once", arguments: [1, 2])
    func sameRows(threads: Int) {
        let memory = TableMemory(stays: [true])
        let counted = CountedTable(Self.table)
        let table = RememberedTable(counted, memory: memory)
        let requests = requests(memory)
        let expected = Reading.rows(Self.table, requests)
        // Some of the columns, then all, then all again and some of them in another order.
        #expect(Reading.rows(table, [requests[1]], threads: threads).cells == expected.cells.map { [$0[1]] })
        #expect(Reading.rows(table, requests, threads: threads) == expected)
        #expect(Reading.rows(table, requests, threads: threads) == expected)
        #expect(
            Reading.rows(table, [requests[3], requests[0]], threads: threads).cells
                == expected.cells.map { [$0[3], $0[0]] })
        #expect(counted.asked == [["n"], ["id", "n", "city", "yes"]])
        #expect(Reading.rows(table, [], threads: threads).rows == Self.count)
        #expect(counted.asked.count == 2)
    }

    @Test("The same column read as another type is another column")
    func otherTypes() {
        let memory = TableMemory(stays: [true])
        let table = RememberedTable(Self.table, memory: memory)
        let number = ColumnRequest.of("n", .integer, optional: true)
        let text = ColumnRequest.of("n", .text(memory.texts), optional: true)
        let small = ColumnRequest.of("n", .integer, optional: true, range: Exact(0)...Exact(9))
        for request in [number, text, small, number, small, text] {
            #expect(Reading.rows(table, [request]).cells == Reading.rows(Self.table, [request]).cells)
            #expect(Reading.rows(table, [request]).badCells == Reading.rows(Self.table, [request]).badCells)
        }
    }

    @Test("Without room every read is one of the file")
    func noRoom() {
        let memory = TableMemory(stays: [true], bytes: 1000)
        let counted = CountedTable(Self.table)
        let table = RememberedTable(counted, memory: memory)
        for _ in 0..<3 { #expect(Reading.rows(table, requests(memory)).rows == Self.count) }
        #expect(counted.asked.count == 3)
    }

    @Test("Codes of somebody else's pool are not kept")
    func foreignPool() {
        let counted = CountedTable(Self.table)
        let table = RememberedTable(counted, memory: TableMemory(stays: [true]))
        for _ in 0..<2 {
            let request = ColumnRequest.of("city", .text(TextPool()))
            #expect(Reading.rows(table, [request]).cells.prefix(3) == [["杭州"], ["Wien"], ["Lyon"]])
        }
        #expect(counted.asked.count == 2)
    }

    @Test("A table that may change is proved each time")
    func proofs() {
        let memory = TableMemory(stays: [true, false])
        memory.prove(0)
        memory.prove(1)
        memory.prove(7)
        #expect(memory.isProven(0) && !memory.isProven(1) && !memory.isProven(7))
    }
}
