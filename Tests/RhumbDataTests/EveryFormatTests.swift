// One random table in every format: the same columns come back, whatever it is written as and however many threads read it.
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing
import TestSupport

/// A table of every kind of value. A missing cell is nil.
struct RandomTable {
    enum Cell {
        case text(String), number(String), day(Day), time(Day, second: Int), truth(Bool), several([String])

        /// As a text table has it.
        var text: String {
            switch self {
            case .text(let text), .number(let text): text
            case .day(let day): day.description
            case .time(let day, let second): "\(day) \(RandomTable.clock(second))"
            case .truth(let value): value ? "true" : "false"
            case .several(let texts): texts.joined(separator: ";")
            }
        }
    }

    static let names = ["id", "客户", "amount", "rate", "day", "seen at", "paid", "topics", "address.city", "say \"x\""]
    static let topics = ["food", "kids", "客房"]
    let rows: [[Cell?]]

    init(seed: UInt64) {
        var random = Seeded(seed)
        let pieces = [
            "a", "客户", "é", " b ", "x,y", "\"", ";", "12", "😀", "O'Brien", "\\", "true", "\n", "\t", "&<", "_x0041_",
            ": #",
        ]
        // Some tables are of several blocks, most are small.
        let count = seed % 5 == 0 ? 9_000 : Int.random(in: 1...300, using: &random)
        func text() -> Cell {
            .text((0...3).compactMap { _ in pieces.randomElement(using: &random) }.joined())
        }
        func number(_ places: Int) -> Cell {
            let digits = String(Int.random(in: 0...99_999_999, using: &random) + 100_000)
            let sign = Bool.random(using: &random) ? "-" : ""
            return .number(sign + digits.dropLast(places) + "." + digits.suffix(places))
        }
        func day() -> Day { Day(number: Int32.random(in: -25_000...60_000, using: &random)) }
        rows = (0..<count).map { row in
            let cells: [Cell?] = [
                .number(String(row * 3 + 1)), text(), number(2), number(4), .day(day()),
                .time(day(), second: Int.random(in: 1...86_399, using: &random)), .truth(Bool.random(using: &random)),
                .several(RandomTable.topics.filter { _ in Bool.random(using: &random) }), text(), text(),
            ]
            return cells.enumerated().map { $0 > 0 && UInt8.random(in: 0...9, using: &random) == 0 ? nil : $1 }
        }
    }

    /// Requests of every type; pools are new for each reading.
    static var requests: [ColumnRequest] {
        [
            .of("id", .integer), .of("id", .key(TextPool(), of: .integer)), .text("客户", optional: true),
            .of("amount", .money(.yuan), optional: true),
            .of("amount", .decimal(scale: 4, rounded: false), optional: true),
            .of("rate", .percent, optional: true), .of("rate", .integer, optional: true),
            .of("day", .date, optional: true),
            .of("day", .key(TextPool(), of: .date), optional: true), .of("seen at", .timestamp(nil), optional: true),
            .of("seen at", .date), .of("paid", .yesNo, optional: true),
            .of("topics", .choices(topics, separator: ";"), optional: true), .text("address.city", optional: true),
            .text("say \"x\"", optional: true), .of("say \"x\"", .fingerprint(of: .text), optional: true),
        ]
    }

    static func clock(_ second: Int) -> String {
        [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

/// A way to write such a table down and to read it again.
struct TableFormat: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: @Sendable (RandomTable) -> [UInt8]
    let reader: @Sendable (_ path: String) -> any TableReader

    var testDescription: String { name }

    /// The first is what all others are compared with.
    static let all = [delimited("csv", ","), delimited("tsv", "\t"), jsonLines, json, yaml, xlsx]

    private static func delimited(_ name: String, _ separator: String) -> TableFormat {
        TableFormat(name: name) { table in
            let rows = [RandomTable.names] + table.rows.map { $0.map { $0?.text ?? "" } }
            let lines = rows.map { row in
                row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator) + "\n"
            }
            return Array(lines.joined().utf8)
        } reader: {
            let layout = DelimitedLayout(separator: .character(separator.utf8.first ?? 0))
            return CSVReader(path: $0, displayPath: "t", layout: layout)
        }
    }

    static let jsonLines = TableFormat(name: "jsonl") { table in
        table.rows.flatMap { Array(object($0).text(.compact).utf8) + [0x0A] }
    } reader: {
        jsonTable(path: $0, displayPath: "t", hasLines: true, layout: DelimitedLayout(), limits: .init(chunk: 1 << 10))
    }

    static let json = TableFormat(name: "json") { table in
        Array(JSON.object([(key: "data", value: .array(table.rows.map(object)))]).text(.pretty).utf8)
    } reader: {
        jsonTable(path: $0, displayPath: "t", hasLines: false, layout: DelimitedLayout(), limits: .init(chunk: 1 << 10))
    }

    /// Of JSON's texts YAML understands all.
    static let yaml = TableFormat(name: "yaml") { table in
        table.rows.flatMap { Array(("- " + object($0).text(.compact) + "\n").utf8) }
    } reader: {
        yamlTable(path: $0, displayPath: "t", layout: DelimitedLayout())
    }

    /// Missing cells are null or absent, the city is a field of an address.
    private static func object(_ row: [RandomTable.Cell?]) -> JSON {
        var members: [(key: String, value: JSON)] = []
        for (place, (name, cell)) in zip(RandomTable.names, row).enumerated() {
            let value: JSON? =
                switch cell {
                case nil: place % 2 == 0 ? .null : nil
                case .number(let digits): .numeral(digits)
                case .truth(let value): .bool(value)
                case .several(let texts): .array(texts.map(JSON.string))
                case .text, .day, .time: cell.map { .string($0.text) }
                }
            guard let value else { continue }
            members.append(
                name == "address.city"
                    ? (key: "address", value: .object([(key: "city", value: value)])) : (key: name, value: value))
        }
        return .object(members)
    }

    static let xlsx = TableFormat(name: "xlsx") { table in
        var strings: [String] = []
        func cell(_ cell: RandomTable.Cell, _ place: String) -> String {
            switch cell {
            case .number(let digits): return "<c r=\"\(place)\"><v>\(digits)</v></c>"
            case .truth(let value): return "<c r=\"\(place)\" t=\"b\"><v>\(value ? 1 : 0)</v></c>"
            case .day(let day): return "<c r=\"\(place)\" s=\"1\"><v>\(serial(day))</v></c>"
            case .time(let day, let second):
                return "<c r=\"\(place)\" s=\"2\"><v>\(Double(serial(day)) + Double(second) / 86_400)</v></c>"
            case .text(let text):
                // What looks like the escape of a character is escaped.
                let safe = WorkbookFile.escaped(text.replacing("_x", with: "_x005F_x"))
                strings.append("<si><t>\(safe)</t></si>")
                return "<c r=\"\(place)\" t=\"s\"><v>\(strings.count - 1)</v></c>"
            case .several(let texts):
                return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(texts.joined(separator: ";"))</t></is></c>"
            }
        }
        let rows = [RandomTable.names.map { RandomTable.Cell.text($0) }] + table.rows
        let xml = rows.enumerated().map { row, cells in
            let written = cells.enumerated().compactMap { column, value in
                value.map { cell($0, columnName(column) + String(row + 1)) }
            }
            return "<row r=\"\(row + 1)\">" + written.joined() + "</row>"
        }.joined()
        return WorkbookFile.bytes(xml, strings: strings)
    } reader: {
        workbookTable(path: $0, displayPath: "t", sheet: nil, layout: DelimitedLayout())
    }

    /// The days of a workbook; the generator's begin behind February 1900.
    private static func serial(_ day: Day) -> Int { Int(day.number) + 25_569 }
}

@Suite struct EveryFormatTests {
    @Test(arguments: [UInt64](1...10), TableFormat.all.dropFirst()) func sameColumns(seed: UInt64, format: TableFormat)
        throws
    {
        let table = RandomTable(seed: seed)
        func read(_ format: TableFormat, threads: Int) throws -> Rows {
            try Reading.withFile(format.bytes(table)) {
                Reading.rows(format.reader($0), RandomTable.requests, threads: threads)
            }
        }
        let expected = try read(TableFormat.all[0], threads: 1)
        #expect(expected.rows == table.rows.count && expected.errors.isEmpty, "seed \(seed)")
        for threads in [1, 3] {
            let found = try read(format, threads: threads)
            #expect(found.rows == expected.rows && found.badCells == expected.badCells, "seed \(seed)")
            let different = zip(found.cells, expected.cells).first { $0.0 != $0.1 }
            #expect(different == nil, "seed \(seed)")
            #expect(
                found.diagnostics.map(\.message.english) == expected.diagnostics.map(\.message.english), "seed \(seed)")
        }
    }
}
