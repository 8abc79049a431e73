// JSON files of records as a source: the columns are the fields of the first records, and a column that is wanted and not
// among them is looked for in the rest.
import RhumbColumns
import RhumbFormats
import RhumbText

/// A table of a JSON file: JSON Lines, or a list of objects, alone or as the one list in an object.
///
/// - Fields of nested objects are columns called `address.city`; lists of plain values are one cell, joined with the
///   separator of the column that asks; numbers keep the digits that are written.
/// - An absent field and null are missing.
///
/// - Parameters:
///   - path: where the file is.
///   - displayPath: the file as it is shown to people.
///   - hasLines: a record on each line, and not one list.
public func jsonTable(path: String, displayPath: String, hasLines: Bool, layout: DelimitedLayout) -> any TableReader {
    jsonTable(path: path, displayPath: displayPath, hasLines: hasLines, layout: layout, limits: .init())
}

func jsonTable(
    path: String, displayPath: String, hasLines: Bool, layout: DelimitedLayout, limits: ChunkSource.Limits
) -> any TableReader {
    let numbers = RowNumbers()
    // Every record has the names of its cells: there is no header to be without.
    var layout = layout
    layout.header = .present
    let decimal = layout.decimal
    return RecordTable(source: displayPath, layout: layout, firstDisplayRow: 1, numbers: hasLines ? numbers : nil) {
        () throws(ReadFailure) in
        try JSONRecords(
            path: path, framing: hasLines ? .lines : .list, decimal: decimal, limits: limits, numbers: numbers)
    }
}

final class JSONRecords: RecordSource {
    private let path: String
    private let framing: JSONFraming
    private let limits: ChunkSource.Limits
    private let numbers: RowNumbers
    private let decimal: UInt8
    private var stream: JSONStream
    private var cells: JSONCells
    private var separators: [String: String] = [:]
    private(set) var header: [String]
    /// A list without records has no names, and all columns that anybody wants.
    private let isEmpty: Bool

    init(
        path: String, framing: JSONFraming, decimal: UInt8, limits: ChunkSource.Limits, numbers: RowNumbers
    ) throws(ReadFailure) {
        self.path = path
        self.framing = framing
        self.decimal = decimal
        self.limits = limits
        self.numbers = numbers
        var opening = try JSONStream.open(path: path, framing: framing, limits: limits)
        var names = FieldNames()
        for _ in 0..<FieldNames.records {
            let found = try opening.next { scanner throws(JSONRecordStop) in
                var found: [(name: String, isNull: Bool)] = []
                try fieldNames(&scanner, prefix: "", into: &found)
                return found
            }
            guard let found else { break }
            for (name, isNull) in found { names.add(name, isNull: isNull) }
        }
        header = names.columns
        isEmpty = opening.record == 0
        cells = JSONCells([], separators: [], decimal: decimal)
        stream = try JSONStream.open(path: path, framing: framing, limits: limits)
    }

    func expect(_ columns: [ExpectedColumn]) throws(ReadFailure) {
        for column in columns {
            if let separator = column.separator { separators[column.name] = separator }
        }
        let wanted = Set(columns.map(\.name)).subtracting(header).sorted()
        guard !isEmpty else { return header += wanted }
        guard !wanted.isEmpty else { return }
        var search = JSONCells(wanted, separators: [], decimal: decimal)
        var rest = try JSONStream.open(path: path, framing: framing, limits: limits)
        var block = RecordBlock(slots: wanted.count)
        while search.met.contains(false) {
            block.clear()
            let more: Void? = try rest.next { scanner throws(JSONRecordStop) in
                try search.record(&scanner, into: &block)
            }
            guard more != nil else { break }
        }
        header += zip(wanted, search.met).filter(\.1).map(\.0)
    }

    func select(_ columns: [Int]) {
        let names = columns.map { header[$0] }
        cells = JSONCells(names, separators: names.map { separators[$0] }, decimal: decimal)
    }

    func fill(_ block: inout RecordBlock) throws(ReadFailure) {
        while !block.isFull {
            let more: Void? = try stream.next { scanner throws(JSONRecordStop) in
                try cells.record(&scanner, into: &block)
            }
            guard more != nil else { return }
            block.endRecord()
            if framing == .lines { numbers.note(row: stream.record - 1, number: stream.line) }
        }
    }
}

/// The names of a record's columns in the order in which they stand.
private func fieldNames(
    _ scanner: inout JSONScanner, prefix: String, into names: inout [(name: String, isNull: Bool)]
) throws(JSONRecordStop) {
    guard scanner.current == 0x7B else { throw scanner.noObject }
    var goesOn = try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.openObject() }
    while goesOn {
        let key = try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.key() }
        var bytes = Array(prefix.utf8)
        scanner.append(key, to: &bytes)
        let name = String(decoding: bytes, as: UTF8.self)
        if scanner.current == 0x7B {
            try fieldNames(&scanner, prefix: name + ".", into: &names)
        } else {
            names.append((name: name, isNull: scanner.current == 0x6E))
            try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.skipValue() }
        }
        goesOn = try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.nextMember() }
    }
}
