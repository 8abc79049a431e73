// A table that the program gives itself: the rows of a plan's test, or an embedding program's own columns.
import RhumbColumns
import RhumbText
import RhumbValues

/// A table in memory. Columns that are shorter than the longest end in unknown values.
public struct MemoryTable: TableReader {
    /// The table's name as it is shown to people.
    public let source: String
    private let columns: [(name: String, values: [Value])]
    private let rowCount: Int

    public init(name: String, columns: [(String, [Value])]) {
        source = name
        self.columns = columns.map { (name: $0.0, values: $0.1) }
        rowCount = columns.map(\.1.count).max() ?? 0
    }

    /// The first row is row 1: there is no header.
    public func displayRow(_ row: Int) -> Int { row + 1 }

    public func texts(rows: [Int], columns names: [String]) -> [[String]] {
        rows.map { row in
            names.map { name in
                guard let column = columns.first(where: { $0.name == name }) else { return "" }
                return MemoryTable.text(column.values.indices.contains(row) ? column.values[row] : .unknown)
            }
        }
    }

    public func read(
        _ requests: [ColumnRequest], threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        var badCells = Array(repeating: 0, count: requests.count)
        var diagnostics: [Diagnostic] = []
        let found = requests.map { request in columns.first { $0.name == request.name } }
        let missing = zip(requests, found).filter { $0.1 == nil }.map { missingColumn($0.0.name) }
        guard missing.isEmpty else {
            return ReadSummary(rows: 0, badCells: badCells, diagnostics: missing)
        }
        var first = 0
        while first < rowCount {
            let rows = min(Batch.capacity, rowCount - first)
            var batch: [Column] = []
            for (index, request) in requests.enumerated() {
                let values = found[index]?.values ?? []
                let cells = (first..<first + rows).map { values.indices.contains($0) ? values[$0] : Value.unknown }
                var builder = MemoryColumn(request: request)
                for (offset, cell) in cells.enumerated() where !builder.append(cell) {
                    badCells[index] += 1
                    guard badCells[index] <= FaultLog.shown else { continue }
                    diagnostics.append(badCell(request, row: first + offset, value: cell))
                }
                batch.append(builder.column)
            }
            guard consume(Batch(firstRow: first, rowCount: rows, columns: batch), 0) else { break }
            first += rows
        }
        return ReadSummary(rows: rowCount, badCells: badCells, diagnostics: diagnostics)
    }

    private func missingColumn(_ name: String) -> Diagnostic {
        let names = columns.map(\.name)
        return Diagnostic(
            "data/missing-column", .error,
            Message(
                "\(source) has no column “\(name)”; its columns are: \(names.joined(separator: ", "))",
                zh: "\(source) 没有“\(name)”这一列；现有的列：\(names.joined(separator: "、"))"),
            at: .file(source))
    }

    private func badCell(_ request: ColumnRequest, row: Int, value: Value) -> Diagnostic {
        let isMissing = value == .unknown
        let text = MemoryTable.text(value)
        return Diagnostic(
            "data/cell", .warning,
            isMissing
                ? Message(
                    "there is no value, and \(request.name) is not declared optional",
                    zh: "此处没有值，而 \(request.name) 未声明为“可空”")
                : Message(
                    "“\(text)” does not fit the column \(request.name)", zh: "“\(text)”不符合 \(request.name) 列的类型"),
            at: .cell(file: source, row: displayRow(row), column: request.name, value: isMissing ? nil : text),
            help: isMissing
                ? Message(
                    "give the value, or write `optional` behind the column in the plan",
                    zh: "请给出该值，或在方案中给该列加上“可空”")
                : Message("give a value of the column's type", zh: "请给出符合该列类型的值"))
    }

    /// The value as a file would have it; empty where it is unknown.
    static func text(_ value: Value) -> String {
        switch value {
        case .unknown: ""
        case .yesNo(let value): value ? "yes" : "no"
        case .integer(let value), .days(let value), .months(let value), .minutes(let value): String(value)
        case .number(let value), .percent(let value), .points(let value): String(value)
        case .money(let money): money.decimal
        case .text(let text): text
        case .date(let day): day.description
        case .timestamp(let time): time.description
        }
    }
}
