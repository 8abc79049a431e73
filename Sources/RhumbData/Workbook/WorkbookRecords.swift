// A sheet of an Excel workbook as a source: its first row with anything in it has the names of the columns, blank rows are
// passed over.
import RhumbColumns
import RhumbFormats
import RhumbText

/// A table of a workbook (.xlsx).
///
/// - Parameters:
///   - path: where the file is.
///   - displayPath: the file as it is shown to people.
///   - sheet: its name; nil: the first sheet that people see.
public func workbookTable(
    path: String, displayPath: String, sheet: String?, layout: DelimitedLayout
) -> any TableReader {
    let numbers = RowNumbers()
    return RecordTable(
        source: displayPath, layout: layout, firstDisplayRow: layout.header == .present ? 2 : 1, numbers: numbers
    ) { () throws(ReadFailure) in
        try WorkbookRecords(path: path, sheet: sheet, layout: layout, numbers: numbers)
    }
}

final class WorkbookRecords: RecordSource {
    private var reader: XMLReader
    private var rows: SheetRows
    private let numbers: RowNumbers
    private let layout: DelimitedLayout
    private var dates: [String: DatePattern] = [:]
    /// By column: its slot.
    private var slots: [Int?] = []
    private var row = 0
    let header: [String]

    init(path: String, sheet: String?, layout: DelimitedLayout, numbers: RowNumbers) throws(ReadFailure) {
        let archive = try WorkbookArchive(path: path)
        let directory = try WorkbookDirectory(archive)
        let sheet = try directory.sheet(sheet)
        let strings = SharedStrings()
        if let part = directory.strings { _ = try XMLReader.read(part, of: archive, strings) }
        let styles = CellStyles()
        if let part = directory.styles { _ = try XMLReader.read(part, of: archive, styles) }
        let writing = NumberWriting(countsFrom1904: directory.countsFrom1904, decimal: layout.decimal)
        func begin() throws(ReadFailure) -> (XMLReader, SheetRows) {
            let rows = SheetRows(strings: strings, styles: styles, writing: writing)
            guard try archive.open(sheet.part) else { throw .missingPart(sheet.part) }
            return (try XMLReader(archive, part: sheet.part, handler: rows), rows)
        }
        (reader, rows) = try begin()
        self.numbers = numbers
        self.layout = layout
        let found = try WorkbookRecords.next(reader, rows)
        header = rows.texts
        if layout.header != .present {
            // The first row counts as well.
            (reader, rows) = try begin()
        } else if !found {
            throw .empty
        }
    }

    /// Goes to the next row with anything in it; false at the end.
    private static func next(_ reader: XMLReader, _ rows: SheetRows) throws(ReadFailure) -> Bool {
        while try reader.read() {
            if !rows.isBlank { return true }
        }
        return false
    }

    func expect(_ columns: [ExpectedColumn]) {
        for column in columns { dates[column.name] = column.date }
    }

    func select(_ columns: [Int]) {
        slots = Array(repeating: nil, count: (columns.max() ?? -1) + 1)
        for (slot, column) in columns.enumerated() { slots[column] = slot }
        rows.wanted = slots.map { $0 != nil }
        let names = TableHeader(header, layout: layout).names
        rows.patterns = slots.indices.map { names.indices.contains($0) ? dates[names[$0]] : nil }
    }

    func fill(_ block: inout RecordBlock) throws(ReadFailure) {
        while !block.isFull {
            guard try WorkbookRecords.next(reader, rows) else { return }
            for cell in rows.cells where slots.indices.contains(cell.column) {
                guard let slot = slots[cell.column] else { continue }
                rows.withText(cell.text) { block.add($0, slot: slot) }
            }
            block.endRecord()
            numbers.note(row: row, number: rows.number)
            row += 1
        }
    }
}
