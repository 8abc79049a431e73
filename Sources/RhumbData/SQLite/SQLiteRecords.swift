// The rows of a table or view of SQLite, whose cells have types of their own, as texts.
import CSQLite
import RhumbText

/// The rows of a table by their row number or primary key; those of a view as it gives them.
final class SQLiteRecords: RecordSource {
    let header: [String]
    private let database: SQLiteDatabase
    private let table: String
    private let isView: Bool
    /// Behind `ORDER BY`; empty where the table's own order is kept.
    private let order: String
    private let decimal: UInt8
    private var statement: OpaquePointer?
    /// The statement's columns, and what they are called.
    private var wanted: [(column: Int32, name: String)] = []
    private var isFinished = false
    private var row = 0

    init(_ database: SQLiteDatabase, table name: String, decimal: UInt8) throws(ReadFailure) {
        self.database = database
        self.decimal = decimal
        let tables = try database.tables()
        // SQLite itself takes capitals and small letters for the same.
        let found = tables.first { $0.name == name } ?? tables.first { $0.name.lowercased() == name.lowercased() }
        guard let found else { throw .noTable(name, in: database.displayPath, tables: tables.map(\.name)) }
        (table, isView) = found
        // Hidden columns of virtual tables are left out; generated ones are there.
        let columns = try database.rows("SELECT name, pk FROM pragma_table_xinfo(?) WHERE hidden <> 1", [table])
        header = columns.map { $0[0] }
        order = isView ? "" : try SQLiteRecords.order(of: table, columns, database)
    }

    deinit { sqlite3_finalize(statement) }

    /// The row number under a name that no column has, else the primary key.
    private static func order(
        of table: String, _ columns: [[String]], _ database: SQLiteDatabase
    ) throws(ReadFailure) -> String {
        let taken = Set(columns.map { $0[0].lowercased() })
        for name in ["rowid", "_rowid_", "oid"] where !taken.contains(name) {
            if let statement = try? database.prepare("SELECT \(name) FROM \(quoted(table))") {
                sqlite3_finalize(statement)
                return name
            }
        }
        let key = columns.filter { $0[1] != "0" }.sorted { (Int($0[1]) ?? 0) < (Int($1[1]) ?? 0) }
        return key.map { quoted($0[0]) }.joined(separator: ", ")
    }

    func select(_ columns: [Int]) {
        // A view is asked for whole, whatever is wanted: its plan, and with it the order of its rows, stays the same.
        wanted = columns.enumerated().map { place, column in
            (Int32(isView ? column : place), header[column])
        }
    }

    private var question: String {
        let columns = isView ? header : wanted.map(\.name)
        let list = columns.isEmpty ? "1" : columns.map(quoted).joined(separator: ", ")
        return "SELECT \(list) FROM \(quoted(table))" + (order.isEmpty ? "" : " ORDER BY \(order)")
    }

    func fill(_ block: inout RecordBlock) throws(ReadFailure) {
        guard !isFinished else { return }
        let statement: OpaquePointer
        if let open = self.statement {
            statement = open
        } else {
            statement = try database.prepare(question)
            self.statement = statement
        }
        while !block.isFull {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE {
                isFinished = true
                return try database.checkUnchanged()
            }
            guard code == SQLITE_ROW else { throw database.failure(code) }
            for slot in wanted.indices { try add(statement, slot, to: &block) }
            block.endRecord()
            row += 1
        }
    }

    /// Every cell has the type of its value, whatever its column was declared as.
    private func add(_ statement: OpaquePointer, _ slot: Int, to block: inout RecordBlock) throws(ReadFailure) {
        let column = wanted[slot].column
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: block.add(sqlite3_column_int64(statement, column), slot: slot)
        case SQLITE_FLOAT: block.add(sqlite3_column_double(statement, column), slot: slot, decimal: decimal)
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(statement, column) else { return }
            let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column)))
            guard firstInvalidUTF8(bytes) == nil else { throw .notUTF8(row: row, of: table, column: wanted[slot].name) }
            block.add(bytes, slot: slot)
        case SQLITE_BLOB: throw binary(wanted[slot].name)
        default: break
        }
    }

    private func binary(_ column: String) -> ReadFailure {
        .refused(
            id: "data/binary",
            Message(
                "row \(row + 1) of \(table) has binary data in “\(column)”; a text, a number or a date is expected",
                zh: "表 \(table) 第 \(row + 1) 行的“\(column)”是二进制数据，此处应为文本、数值或日期"),
            help: Message(
                "name another column, or make a view that reads it: CREATE VIEW … AS SELECT CAST(\(column) AS TEXT) …",
                zh: "请改用其他列，或建立一个读取它的视图：CREATE VIEW …… AS SELECT CAST(\(column) AS TEXT) ……"))
    }
}

/// A name as SQL has it, whatever letters are in it.
func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
