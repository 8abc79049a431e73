// What the tests of this folder share: files for the time of a test, and tables read as rows of plain texts.
import Foundation
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Synchronization
import TestSupport

/// A table as it came out of a reader: a text for every cell, `?` where it is unknown.
struct Rows: Equatable {
    var cells: [[String]]
    var rows: Int
    var badCells: [Int]
    var diagnostics: [Diagnostic]

    var errors: [Diagnostic] { diagnostics.filter { $0.level == .error } }

    /// The sum of a column of numbers.
    func sum(_ column: Int) -> Int { cells.reduce(0) { $0 + (Int($1[column]) ?? 0) } }

    func known(_ column: Int) -> Int { cells.count { $0[column] != "?" } }
}

enum Reading {
    /// Reads a whole table; text columns become their texts.
    static func rows(_ reader: any TableReader, _ requests: [ColumnRequest], threads: Int = 1) -> Rows {
        let found = Mutex<[(first: Int, cells: [[String]])]>([])
        let summary = reader.read(requests, threads: threads) { batch, worker in
            precondition(worker < threads && batch.rowCount <= Batch.capacity)
            let columns = zip(requests, batch.columns).map { texts($1, $0.type, rows: batch.rowCount) }
            let cells = (0..<batch.rowCount).map { row in columns.map { $0[row] } }
            found.withLock { $0.append((first: batch.firstRow, cells: cells)) }
            return true
        }
        // After an error the batches mean nothing.
        guard !summary.diagnostics.contains(where: { $0.level == .error }) else {
            return Rows(cells: [], rows: summary.rows, badCells: summary.badCells, diagnostics: summary.diagnostics)
        }
        var next = 0
        var cells: [[String]] = []
        for part in found.withLock({ $0.sorted { $0.first < $1.first } }) {
            // Batches must tile the table: a gap would be rows that vanished.
            precondition(part.first == next, "rows \(next) to \(part.first)")
            cells += part.cells
            next += part.cells.count
        }
        return Rows(
            cells: cells, rows: summary.rows, badCells: summary.badCells, diagnostics: summary.diagnostics)
    }

    private static func texts(_ column: Column, _ type: ColumnType, rows: Int) -> [String] {
        (0..<rows).map { row in
            if let known = column.known, known[row] == 0 { return "?" }
            switch (column.values, type) {
            case (.narrow(let values), .text(let pool)), (.narrow(let values), .key(let pool, _)):
                return pool.text(values[row])
            case (.narrow(let values), .choice(let texts)): return texts[Int(values[row])]
            case (.narrow(let values), .date): return Day(number: values[row]).description
            case (.narrow(let values), _): return String(values[row])
            case (.wide(let values), _): return String(values[row])
            case (.truths(let values), _): return String(values[row])
            case (.doubles(let values), _): return String(values[row])
            }
        }
    }

    /// Reads bytes as a file that is there for the time of the call; in chunks of so many bytes, so that small files have
    /// many.
    static func rows(
        _ bytes: [UInt8], _ requests: [ColumnRequest], layout: DelimitedLayout = DelimitedLayout(), threads: Int = 1,
        chunk: Int = 1 << 12
    ) throws -> Rows {
        try withFile(bytes) { path in
            var reader = CSVReader(path: path, displayPath: "t.csv", layout: layout)
            reader.limits.chunk = chunk
            return rows(reader, requests, threads: threads)
        }
    }

    static func rows(
        _ text: String, _ requests: [ColumnRequest], layout: DelimitedLayout = DelimitedLayout(), threads: Int = 1,
        chunk: Int = 1 << 12
    ) throws -> Rows {
        try rows(Array(text.utf8), requests, layout: layout, threads: threads, chunk: chunk)
    }

    static func withFile<Result>(_ bytes: [UInt8], _ body: (_ path: String) throws -> Result) throws -> Result {
        let url = Scratch.place(".csv")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }
}

extension ColumnRequest {
    static func text(_ name: String, optional: Bool = false) -> ColumnRequest {
        ColumnRequest(name: name, type: .text(TextPool()), optional: optional)
    }

    static func of(
        _ name: String, _ type: ColumnType, optional: Bool = false, range: ClosedRange<Exact>? = nil
    ) -> ColumnRequest {
        ColumnRequest(name: name, type: type, optional: optional, range: range)
    }
}

/// The real data that is kept beside the project; `RHUMB_DATA` names another folder.
enum SharedData {
    static func path(_ name: String) -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let base =
            ProcessInfo.processInfo.environment["RHUMB_DATA"].map { URL(filePath: $0) }
            ?? root.deletingLastPathComponent().appending(path: "shared/data")
        return base.appending(path: name).path
    }

    static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
