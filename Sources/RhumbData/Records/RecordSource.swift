// What a source of records must be able to do, so that its cells are read as those of a text table are: the same table gives
// the same columns in every format.
import RhumbFormats
import Synchronization

/// Records that come one after another: the rows of a sheet or of a query, the objects of a list. Used by one thread at a time.
protocol RecordSource: AnyObject {
    /// Says what will be asked for, before the header is looked at: a source whose records need not all have the same
    /// columns looks for these.
    func expect(_ columns: [ExpectedColumn]) throws(ReadFailure)

    /// The names of the columns.
    var header: [String] { get }

    /// Says which columns are wanted, by their place in the header; the place in this list is the cell's slot.
    func select(_ columns: [Int])

    /// Adds the wanted cells of the next records until the block is full or there are no more. A cell is the text that a text
    /// table would have: numbers with `.`, days as `2026-06-30`, `true` and `false`, nothing where it is missing.
    func fill(_ block: inout RecordBlock) throws(ReadFailure)
}

extension RecordSource {
    /// Where all records have the columns of the header there is nothing to look for.
    func expect(_ columns: [ExpectedColumn]) throws(ReadFailure) {}
}

/// A column that will be asked for.
struct ExpectedColumn {
    /// As the source has it.
    let name: String
    /// What several answers in one cell are joined with; nil: they are not told apart.
    let separator: String?
    /// The format that is declared for its days; a day that the source knows as such is written in it.
    let date: DatePattern?
}

/// What people call the records, where some places between them hold none: blank lines, blank rows of a sheet. Written while
/// a table is read, and the same in every reading.
final class RowNumbers: Sendable {
    /// Where the count goes on after a gap: the 0-based row and its number.
    private let jumps = Mutex<[(row: Int, number: Int)]>([])

    /// Notes the number of a row; rows come in rising order, from the first again in another reading.
    func note(row: Int, number: Int) {
        jumps.withLock { jumps in
            if let last = jumps.last {
                guard row > last.row, number - last.number != row - last.row else { return }
            }
            jumps.append((row: row, number: number))
        }
    }

    /// The number of a row; nil before the first was noted.
    func number(of row: Int) -> Int? {
        jumps.withLock { jumps in
            var (low, high) = (0, jumps.count)
            while low < high {
                let middle = (low + high) / 2
                if jumps[middle].row <= row { low = middle + 1 } else { high = middle }
            }
            guard low > 0 else { return nil }
            return jumps[low - 1].number + row - jumps[low - 1].row
        }
    }
}

/// The wanted cells of up to `CSVReader.batchRows` records as text.
struct RecordBlock: ~Copyable {
    /// A block with more text than this is handed on before it has all its rows.
    static let roomyBytes = 8 << 20

    let text = ChunkBuffer(capacity: 1 << 16)
    private(set) var rows = 0
    /// 0-based row of the first record.
    private(set) var firstRow = 0
    private let starts: UnsafeMutablePointer<UInt32>
    private let ends: UnsafeMutablePointer<UInt32>
    private let slots: Int

    init(slots: Int) {
        self.slots = slots
        let cells = max(1, slots) * CSVReader.batchRows
        starts = .allocate(capacity: cells)
        ends = .allocate(capacity: cells)
        starts.initialize(repeating: 0, count: cells)
        ends.initialize(repeating: 0, count: cells)
    }

    deinit {
        starts.deallocate()
        ends.deallocate()
    }

    var isFull: Bool { rows == CSVReader.batchRows || text.count >= RecordBlock.roomyBytes }

    /// More text than the places of cells can tell apart: one record of that length.
    var isBeyondPlaces: Bool { text.count >= Int(CellPlace.escaped) }

    var places: CellPlaces { CellPlaces(starts: starts, ends: ends, rows: rows, irregular: []) }

    /// A cell's text, for messages.
    func cell(_ row: Int, slot: Int) -> String {
        let place = slot * CSVReader.batchRows + row
        let length = Int(ends[place]) - Int(starts[place])
        return String(
            decoding: UnsafeBufferPointer(start: text.bytes + Int(starts[place]), count: length), as: UTF8.self)
    }

    /// Begins anew behind the rows so far.
    mutating func clear() {
        // Only so many rows, and perhaps one that was not ended, have been written to.
        let used = min(rows + 1, CSVReader.batchRows)
        firstRow += rows
        rows = 0
        text.count = 0
        for slot in 0..<slots {
            (starts + slot * CSVReader.batchRows).update(repeating: 0, count: used)
            (ends + slot * CSVReader.batchRows).update(repeating: 0, count: used)
        }
    }

    /// A cell of the record at hand, in UTF-8.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, slot: Int) {
        let place = slot * CSVReader.batchRows + rows
        starts[place] = UInt32(truncatingIfNeeded: text.count)
        if let base = bytes.baseAddress { text.append(base, count: bytes.count) }
        ends[place] = UInt32(truncatingIfNeeded: text.count)
    }

    /// A cell of the record at hand.
    mutating func add(_ cell: String, slot: Int) {
        var cell = cell
        cell.withUTF8 { add($0, slot: slot) }
    }

    /// Ends the record at hand: cells that were not added are missing.
    mutating func endRecord() { rows += 1 }
}
