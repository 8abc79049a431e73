// The few things that history asks of SQLite, with its codes as errors.
import CSQLite

/// What SQLite refused, by its primary result code.
struct SQLiteFault: Error {
    let code: Int32
    let text: String
}

/// A value of a row.
enum Field: Equatable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    var text: String? { if case .text(let value) = self { value } else { nil } }
    var bytes: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }

    init(_ value: Int64?) { self = value.map { .integer($0) } ?? .null }
    init(_ value: String?) { self = value.map { .text($0) } ?? .null }
}

/// One open database.
final class Connection {
    enum Mode {
        case read, write
    }

    private let handle: OpaquePointer

    /// - Parameter patience: milliseconds to wait for another process.
    init(_ path: String, _ mode: Mode, patience: Int32) throws(SQLiteFault) {
        var opened: OpaquePointer?
        let flags =
            switch mode {
            case .read: SQLITE_OPEN_READONLY
            case .write: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let text = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw SQLiteFault(code: code & 0xFF, text: text)
        }
        handle = opened
        sqlite3_busy_timeout(handle, patience)
    }

    deinit { sqlite3_close_v2(handle) }

    /// The number of the row that was inserted last.
    var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

    func run(_ sql: String, _ values: [Field] = []) throws(SQLiteFault) { _ = try rows(sql, values) }

    func rows(_ sql: String, _ values: [Field] = []) throws(SQLiteFault) -> [[Field]] {
        var prepared: OpaquePointer?
        try check(sqlite3_prepare_v2(handle, sql, -1, &prepared, nil))
        guard let prepared else { return [] }
        defer { sqlite3_finalize(prepared) }
        for (position, value) in values.enumerated() { try bind(value, to: prepared, at: Int32(position + 1)) }
        var rows: [[Field]] = []
        while true {
            let code = sqlite3_step(prepared)
            if code == SQLITE_DONE { return rows }
            guard code == SQLITE_ROW else { throw fault(code) }
            rows.append((0..<sqlite3_column_count(prepared)).map { field(prepared, $0) })
        }
    }

    private func bind(_ value: Field, to prepared: OpaquePointer, at place: Int32) throws(SQLiteFault) {
        // SQLite copies what it is told is transient.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: try check(sqlite3_bind_null(prepared, place))
        case .integer(let value): try check(sqlite3_bind_int64(prepared, place, value))
        case .text(let value):
            try check(sqlite3_bind_text(prepared, place, value, Int32(clamping: value.utf8.count), transient))
        case .bytes(let value):
            try check(
                value.isEmpty
                    ? sqlite3_bind_zeroblob(prepared, place, 0)
                    : sqlite3_bind_blob(prepared, place, value, Int32(clamping: value.count), transient))
        }
    }

    private func field(_ prepared: OpaquePointer, _ column: Int32) -> Field {
        switch sqlite3_column_type(prepared, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(prepared, column))
        case SQLITE_TEXT, SQLITE_FLOAT:
            guard let text = sqlite3_column_text(prepared, column) else { return .null }
            let count = Int(sqlite3_column_bytes(prepared, column))
            return .text(String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(prepared, column))
            guard let start = sqlite3_column_blob(prepared, column), count > 0 else { return .bytes([]) }
            return .bytes(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }

    private func check(_ code: Int32) throws(SQLiteFault) {
        guard code == SQLITE_OK else { throw fault(code) }
    }

    private func fault(_ code: Int32) -> SQLiteFault {
        SQLiteFault(code: code & 0xFF, text: String(cString: sqlite3_errmsg(handle)))
    }
}
