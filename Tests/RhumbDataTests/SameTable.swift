// One random table for all formats: whatever it is written as, the same columns must come back.
import RhumbColumns
import RhumbData
import RhumbFormats
import RhumbValues
import TestSupport

/// A table of every kind of value; nil is a missing cell.
struct SameTable {
    enum Kind {
        case integer, decimal, text, date, time, truth
    }

    static let columns: [(name: String, kind: Kind)] = [
        ("id", .integer), ("客户", .text), ("amount", .decimal), ("day", .date), ("seen at", .time), ("paid", .truth),
        ("say \"x\"", .text),
    ]

    var rows: [[String?]] = []

    init(seed: UInt64, rows count: Int) {
        var random = Seeded(seed)
        let pieces = ["a", "客户", "é", " b ", "x,y", "\"", ";", "12", "😀", "O'Brien", "\\", "true"]
        for row in 0..<count {
            rows.append(
                SameTable.columns.map { column in
                    guard column.name == "id" || UInt8.random(in: 0...9, using: &random) > 0 else { return nil }
                    switch column.kind {
                    case .integer:
                        return String(row * 3 + 1)
                    case .decimal:
                        let cents = Int64.random(in: -9_999_999...9_999_999, using: &random)
                        let digits = String(cents.magnitude + 100)
                        return "\(cents < 0 ? "-" : "")\(digits.dropLast(2)).\(digits.suffix(2))"
                    case .text:
                        let parts = (0...3).compactMap { _ in pieces.randomElement(using: &random) }
                        return parts.joined()
                    case .date:
                        return Day(number: Int32.random(in: -10_000...40_000, using: &random)).description
                    case .time:
                        let day = Day(number: Int32.random(in: 0...40_000, using: &random))
                        let minutes = Int.random(in: 600...1_439, using: &random)
                        return "\(day) \(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60):30"
                    case .truth: return Bool.random(using: &random) ? "true" : "false"
                    }
                })
        }
    }

    var csv: String {
        ([SameTable.columns.map(\.name)] + rows.map { $0.map { $0 ?? "" } })
            .map { $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n" }.joined()
    }

    /// Requests of every type; pools are new for each reading.
    static var requests: [ColumnRequest] {
        [
            .of("id", .integer), .of("id", .key(TextPool(), of: .integer)), .text("客户", optional: true),
            .of("amount", .decimal(scale: 4, rounded: false), optional: true), .text("say \"x\"", optional: true),
            .of("amount", .money(.yuan), optional: true), .of("day", .date, optional: true),
            .of("seen at", .timestamp(nil), optional: true), .of("seen at", .date, optional: true),
            .of("paid", .yesNo, optional: true), .of("day", .integer, optional: true),
        ]
    }

    /// What a reader gives, without the findings' file names.
    static func reading(_ reader: any TableReader, threads: Int) -> Reading {
        let rows = RhumbDataTests.Reading.rows(reader, requests, threads: threads)
        return Reading(cells: rows.cells, badCells: rows.badCells, rows: rows.rows)
    }

    struct Reading {
        let cells: [[String]]
        let badCells: [Int]
        let rows: Int

        /// The first row that is another one, in words; nil where all is the same.
        func difference(from other: Reading) -> String? {
            guard rows == other.rows else { return "\(rows) rows, not \(other.rows)" }
            if let row = cells.indices.first(where: { cells[$0] != other.cells[$0] }) {
                return "row \(row): \(cells[row]), not \(other.cells[row])"
            }
            return badCells == other.badCells ? nil : "bad cells \(badCells), not \(other.badCells)"
        }
    }
}
