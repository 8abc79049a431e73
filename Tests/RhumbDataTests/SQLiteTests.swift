// Databases of other programs: every type of cell, every kind of table, and everything that is no table.
import CSQLite
import Foundation
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing
import TestSupport

/// A database for the time of a test. `@unchecked`: SQLite itself locks its handle.
final class TestDatabase: @unchecked Sendable {
    let path: String
    let handle: OpaquePointer

    init(_ script: String) throws {
        path = Scratch.place("#1 %.sqlite").path
        var opened: OpaquePointer?
        #expect(sqlite3_open(path, &opened) == SQLITE_OK)
        handle = try #require(opened)
        try run(script)
    }

    deinit {
        sqlite3_close_v2(handle)
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
    }

    func run(_ script: String) throws {
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        try #require(code == SQLITE_OK, "\(String(cString: sqlite3_errmsg(handle)))")
    }

    func reader(_ table: String, layout: DelimitedLayout = DelimitedLayout(), patience: Int32 = 50) -> RecordTable {
        sqliteTable(path: path, displayPath: "crm.sqlite", table: table, layout: layout, patience: patience)
    }

    func rows(_ table: String, _ requests: [ColumnRequest], layout: DelimitedLayout = DelimitedLayout()) -> Rows {
        Reading.rows(reader(table, layout: layout), requests, threads: 2)
    }
}

@Suite struct SQLiteTests {
    @Test(arguments: [UInt64](1...6)) func sameAsCSV(seed: UInt64) throws {
        let table = SameTable(seed: seed, rows: seed % 3 == 0 ? 9_000 : 300)
        let names = SameTable.columns.map { quoted($0.name) }.joined(separator: ", ")
        let database = try TestDatabase("CREATE TABLE t (\(names)); BEGIN")
        for row in table.rows {
            let cells = zip(row, SameTable.columns).map { cell, column -> String in
                guard let cell else { return "NULL" }
                switch column.kind {
                case .integer, .decimal: return cell
                case .truth: return cell == "true" ? "1" : "0"
                case .text, .date, .time: return "'" + cell.replacing("'", with: "''") + "'"
                }
            }
            try database.run("INSERT INTO t VALUES (\(cells.joined(separator: ", ")))")
        }
        try database.run("COMMIT")
        let csv = try Reading.withFile(Array(table.csv.utf8)) { path in
            SameTable.reading(CSVReader(path: path, displayPath: "t.csv"), threads: 1)
        }
        for threads in 1...2 {
            #expect(
                SameTable.reading(database.reader("t"), threads: threads).difference(from: csv) == nil, "seed \(seed)")
        }
    }

    /// A column's declared type says nothing about its cells.
    @Test func types() throws {
        let database = try TestDatabase(
            """
            CREATE TABLE t (a, b);
            INSERT INTO t VALUES (1, 0.1), (-9223372036854775808, 1e300), ('  text ', 3.0), (NULL, ''), (2.5, -0.0),
              (9223372036854775807, 1e17), (0.30000000000000004, 123456789.125);
            """)
        let rows = database.rows("t", [.text("a", optional: true), .text("b", optional: true)])
        #expect(rows.diagnostics.isEmpty)
        #expect(
            rows.cells == [
                ["1", "0.1"], ["-9223372036854775808", "1e+300"], ["text", "3"], ["?", "?"], ["2.5", "0"],
                ["9223372036854775807", "100000000000000000"], ["0.30000000000000004", "123456789.125"],
            ])
        let comma = database.rows(
            "t", [.of("b", .decimal(scale: 3, rounded: true), optional: true)], layout: DelimitedLayout(decimal: 0x2C))
        #expect(comma.cells.map { $0[0] }.prefix(1) + comma.cells.map { $0[0] }.suffix(1) == ["100", "123456789125"])
    }

    /// Rows by their number, by the primary key of a table without one, by the order of a view: whichever columns are asked for.
    @Test func order() throws {
        let database = try TestDatabase(
            """
            CREATE TABLE t (rowid TEXT, b INTEGER); CREATE INDEX i ON t (b);
            INSERT INTO t VALUES ('x', 3), ('y', 1), ('z', 2);
            CREATE TABLE keyed (b TEXT, a INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;
            INSERT INTO keyed VALUES ('x', 3), ('y', 1), ('z', 2);
            CREATE VIEW seen AS SELECT b, rowid AS name FROM t ORDER BY b DESC;
            CREATE VIEW plain AS SELECT b, rowid AS name FROM t;
            """)
        #expect(database.rows("t", [.text("b")]).cells == [["3"], ["1"], ["2"]])
        #expect(database.rows("t", [.text("rowid"), .text("b")]).cells == [["x", "3"], ["y", "1"], ["z", "2"]])
        #expect(database.rows("keyed", [.text("b")]).cells == [["y"], ["z"], ["x"]])
        #expect(database.rows("seen", [.text("name")]).cells == [["x"], ["z"], ["y"]])
        let names = database.rows("plain", [.text("name")]).cells
        #expect(database.rows("plain", [.text("b"), .text("name")]).cells.map { [$0[1]] } == names)
        #expect(database.rows("T", [.text("b")]).rows == 3)
        #expect(database.rows("t", []).rows == 3)
        #expect(
            database.reader("t").texts(rows: [2, 0, 7], columns: ["b", "none"]) == [["2", ""], ["3", ""], ["", ""]])
    }

    @Test(arguments: [
        ("kunden", "data/no-table", "no table “kunden” in crm.sqlite; the tables found are: kunde, v, 客户", "kunde"),
        ("x", "data/no-table", "the tables found are", "table: …"),
        ("v", "data/database", "no such table: main.gone", "view"),
        ("kunde", "data/missing-column", "no column “id”; the columns found are: photo, nam", "rhumb.yaml"),
    ])
    func refused(table: String, id: String, words: String, help: String) throws {
        let database = try TestDatabase(
            """
            CREATE TABLE kunde (photo, nam); CREATE TABLE 客户 (id); CREATE TABLE gone (id);
            CREATE VIEW v AS SELECT id FROM gone; PRAGMA legacy_alter_table = 1; DROP TABLE gone;
            """)
        let rows = database.rows(table, [.text("id")])
        #expect(rows.diagnostics.map(\.id) == [id], "\(rows.diagnostics)")
        let error = try #require(rows.errors.first)
        #expect(error.message.english.contains(words), "\(error.message.english)")
        #expect(error.help?.english.contains(help) == true, "\(error)")
        #expect(!error.message.chinese.isEmpty)
    }

    @Test(arguments: [
        ("x'00ff'", "data/binary", "row 2 of t has binary data in “a”"),
        ("CAST(x'bfcd' AS TEXT)", "data/encoding", "row 2 of t has text in “a” that is not UTF-8"),
    ])
    func badCells(cell: String, id: String, words: String) throws {
        let database = try TestDatabase("CREATE TABLE t (a, b); INSERT INTO t VALUES ('x', 1), (\(cell), 2)")
        let rows = database.rows("t", [.text("a")])
        #expect(rows.errors.map(\.id) == [id])
        #expect(rows.errors.first?.message.english.contains(words) == true, "\(rows.errors)")
        // Columns that nobody asks for are not looked at.
        #expect(database.rows("t", [.text("b")]).cells == [["1"], ["2"]])
    }

    @Test func noDatabase() throws {
        func errors(_ bytes: [UInt8]) throws -> [Diagnostic] {
            try Reading.withFile(bytes) { path in
                Reading.rows(
                    sqliteTable(path: path, displayPath: "x.sqlite", table: "t"), [.text("a")]
                ).errors
            }
        }
        let text = try errors(Array(String(repeating: "id,name\n", count: 500).utf8))
        #expect(text.map(\.id) == ["data/database"])
        #expect(text.first?.message.english == "x.sqlite is no SQLite database")
        let none = try errors([])
        #expect(none.first?.message.english == "x.sqlite has no tables")
        let gone = Reading.rows(sqliteTable(path: "/nowhere", displayPath: "x", table: "t"), [.text("a")])
        #expect(gone.errors.map(\.id) == ["data/unreadable"])
        let folder = Reading.rows(sqliteTable(path: "/tmp", displayPath: "x", table: "t"), [.text("a")])
        #expect(folder.errors.first?.message.english.contains("folder") == true)
    }

    /// Cut off or with flipped bytes: an answer or a message, never a crash.
    @Test(arguments: [UInt64](1...20)) func damaged(seed: UInt64) throws {
        var random = Seeded(seed)
        let database = try TestDatabase("CREATE TABLE t (a, b); CREATE INDEX i ON t (a); BEGIN")
        for row in 0..<2_000 { try database.run("INSERT INTO t VALUES (\(row), 'text \(row)')") }
        try database.run("COMMIT")
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: database.path)))
        if seed % 2 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
        for _ in 0..<Int.random(in: 1...200, using: &random) {
            let place = Int.random(in: 100..<max(101, bytes.count), using: &random)
            if bytes.indices.contains(place) { bytes[place] = UInt8.random(in: 0...255, using: &random) }
        }
        let rows = try Reading.withFile(bytes) { path in
            Reading.rows(
                sqliteTable(path: path, displayPath: "x", table: "t"),
                [.text("a", optional: true), .text("b", optional: true)])
        }
        #expect(rows.errors.count <= 1)
    }

    @Test func locked() throws {
        let database = try TestDatabase("CREATE TABLE t (a); INSERT INTO t VALUES (1); BEGIN EXCLUSIVE")
        let rows = database.rows("t", [.text("a")])
        #expect(rows.errors.map(\.id) == ["data/locked"], "\(rows.diagnostics)")
        try database.run("COMMIT")
        #expect(database.rows("t", [.text("a")]).cells == [["1"]])
    }

    /// One snapshot: what is written while we read is not seen; and nothing is left beside the file.
    @Test func snapshot() throws {
        let database = try TestDatabase("PRAGMA journal_mode = wal; CREATE TABLE t (a); BEGIN")
        for row in 0..<30_000 { try database.run("INSERT INTO t VALUES (\(row))") }
        try database.run("COMMIT")
        nonisolated(unsafe) var isFirst = true
        let summary = database.reader("t").read([.of("a", .integer)], threads: 1) { _, _ in
            if isFirst { try? database.run("INSERT INTO t VALUES (1)") }
            isFirst = false
            return true
        }
        #expect(summary.rows == 30_000)
        #expect(database.rows("t", [.text("a")]).rows == 30_001)
    }

    @Test func leavesNothingBehind() throws {
        let folder = try Scratch.folder()
        let path = folder.appending(path: "a b#?%.sqlite").path
        var handle: OpaquePointer?
        #expect(sqlite3_open(path, &handle) == SQLITE_OK)
        #expect(
            sqlite3_exec(
                handle, "PRAGMA journal_mode = wal; CREATE TABLE t (a); INSERT INTO t VALUES (7)", nil, nil, nil)
                == SQLITE_OK)
        sqlite3_close(handle)
        let before = try Data(contentsOf: URL(filePath: path))
        let rows = Reading.rows(sqliteTable(path: path, displayPath: "x", table: "t"), [.text("a")])
        #expect(rows.cells == [["7"]], "\(rows.diagnostics)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a b#?%.sqlite"])
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
}
