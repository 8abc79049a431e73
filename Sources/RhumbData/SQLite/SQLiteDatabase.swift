// One open database of somebody else's: looked at, never written to, and not trusted.
import CSQLite
import Glibc
import RhumbText

/// A database that is open for reading, in one snapshot. Used by one thread at a time.
final class SQLiteDatabase {
    let displayPath: String
    private let path: String
    private let patience: Int32
    private let handle: OpaquePointer
    /// Size and time of the last change, of a file that is read without locks.
    private let unlocked: (size: off_t, seconds: Int, nanoseconds: Int)?

    init(path: String, displayPath: String, patience: Int32) throws(ReadFailure) {
        // What is no ordinary file is told as for every other format.
        _ = try FileInput(path: path)
        self.path = path
        self.displayPath = displayPath
        self.patience = patience
        let isUnlocked = SQLiteDatabase.needsNoLock(path)
        unlocked = isUnlocked ? SQLiteDatabase.change(of: path) : nil
        handle = try SQLiteDatabase.open(
            path, immutable: isUnlocked, displayPath: displayPath, patience: patience)
        for pragma in ["query_only = 1", "trusted_schema = 0", "cell_size_check = 1"] { try run("PRAGMA \(pragma)") }
        try run("BEGIN")
        // The first look at the file: here it turns out whether it is a database, and the snapshot begins.
        _ = try rows("SELECT count(*) FROM sqlite_schema")
    }

    deinit { sqlite3_close_v2(handle) }

    private static func open(
        _ path: String, immutable: Bool, displayPath: String, patience: Int32
    ) throws(ReadFailure) -> OpaquePointer {
        var opened: OpaquePointer?
        let name = immutable ? "file:\(escaped(path))?immutable=1" : path
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | (immutable ? SQLITE_OPEN_URI : 0)
        let code = sqlite3_open_v2(name, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let reason = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "no memory"
            sqlite3_close_v2(opened)
            throw .unreadable(reason)
        }
        sqlite3_busy_timeout(opened, patience)
        // Nothing but this one file: its views cannot attach others.
        sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0)
        return opened
    }

    /// A path for an SQLite address: of letters that mean something there only `/` stays.
    private static func escaped(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain = byte == 0x2F || byte == 0x2E || byte == 0x2D || byte == 0x5F
            let isAlphanumeric =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            if isPlain || isAlphanumeric { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }

    /// A database with a write-ahead log that nobody has open: an ordinary reader would leave files beside it.
    private static func needsNoLock(_ path: String) -> Bool {
        var status = stat()
        guard stat(path + "-wal", &status) != 0 || status.st_size == 0 else { return false }
        let start = ChunkBuffer(capacity: 20)
        do throws(ReadFailure) {
            var input = try FileInput(path: path)
            let count = try input.read(into: start.bytes, count: 20)
            // Bytes 18 and 19 are the versions of the format: 2 is the write-ahead log.
            return count == 20 && (start.bytes[18] == 2 || start.bytes[19] == 2)
        } catch {
            return false
        }
    }

    private static func change(of path: String) -> (size: off_t, seconds: Int, nanoseconds: Int)? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return (status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }

    /// Says so where somebody wrote to a file that was read without locks: what was read may be of two minds.
    func checkUnchanged() throws(ReadFailure) {
        guard let unlocked, let now = SQLiteDatabase.change(of: path), unlocked != now else { return }
        throw .refused(
            id: "data/locked",
            Message("\(displayPath) was written to while it was read", zh: "读取期间 \(displayPath) 被写入"),
            help: Message("run again when the other program has finished", zh: "请在其他程序写完后重新运行"))
    }
}

extension SQLiteDatabase {
    /// A prepared statement; the caller finalizes it.
    func prepare(_ sql: String) throws(ReadFailure) -> OpaquePointer {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v2(handle, sql, -1, &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw failure(code) }
        return prepared
    }

    func run(_ sql: String) throws(ReadFailure) { _ = try rows(sql) }

    /// All rows of a small question as texts; `NULL` is empty.
    func rows(_ sql: String, _ values: [String] = []) throws(ReadFailure) -> [[String]] {
        let statement = try prepare(sql)
        defer { sqlite3_finalize(statement) }
        // SQLite copies what it is told is transient.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (place, value) in values.enumerated() {
            let code = sqlite3_bind_text(
                statement, Int32(place + 1), value, Int32(clamping: value.utf8.count), transient)
            guard code == SQLITE_OK else { throw failure(code) }
        }
        var rows: [[String]] = []
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return rows }
            guard code == SQLITE_ROW else { throw failure(code) }
            rows.append(
                (0..<sqlite3_column_count(statement)).map { column in
                    sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
                })
        }
    }

    /// What SQLite refused, by its primary result code.
    func failure(_ code: Int32) -> ReadFailure {
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED:
            return .refused(
                id: "data/locked",
                Message(
                    "another program is writing to \(displayPath), and did not finish within \(patience / 1000) seconds",
                    zh: "其他程序正在写入 \(displayPath)，等待 \(patience / 1000) 秒后仍未结束"),
                help: Message(
                    "wait until it has finished, or read a copy of the database", zh: "请等待其结束，或读取数据库的副本"))
        case SQLITE_NOTADB:
            return .refused(
                id: "data/database",
                Message("\(displayPath) is no SQLite database", zh: "\(displayPath) 不是 SQLite 数据库"),
                help: Message(
                    "check the path; if the file is of another kind, say so in rhumb.yaml, as in format: csv. An encrypted database must be exported first",
                    zh: "请检查路径；若是其他格式，请在 rhumb.yaml 中注明，例如 format: csv。加密的数据库须先导出"))
        case SQLITE_CORRUPT:
            return .refused(
                id: "data/database",
                Message("the database \(displayPath) is damaged", zh: "数据库 \(displayPath) 已损坏"),
                help: Message(
                    "restore it from a backup, or save what is left: sqlite3 \(displayPath) .recover",
                    zh: "请从备份恢复，或用 sqlite3 \(displayPath) .recover 挽救剩余数据"))
        default:
            return .refused(
                id: "data/database",
                Message(
                    "\(displayPath) cannot be read: \(String(cString: sqlite3_errmsg(handle)))",
                    zh: "无法读取 \(displayPath)：\(String(cString: sqlite3_errmsg(handle)))"),
                help: Message(
                    "check the table or the view that the dataset names", zh: "请检查数据集所指定的表或视图"))
        }
    }
}
