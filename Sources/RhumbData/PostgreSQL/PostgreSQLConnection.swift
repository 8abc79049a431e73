// One connection to a server: it only reads, in one snapshot, and gives up in reasonable time.
import Glibc
import RhumbText

/// A connection with a transaction in progress. Used by one thread at a time.
final class PostgreSQLConnection {
    let address: PostgreSQLAddress
    let library: LibPQ
    private let handle: OpaquePointer

    init(_ address: PostgreSQLAddress) throws(ReadFailure) {
        if let fault = address.fault { throw PostgreSQLConnection.refusal(of: address, fault) }
        guard let library = LibPQ.loaded else { throw PostgreSQLConnection.noLibrary(address) }
        self.address = address
        self.library = library
        guard let handle = PostgreSQLConnection.connect(address, library) else { throw .unreadable("no memory") }
        self.handle = handle
        guard library.status(handle) == LibPQ.connectionIsFine else {
            throw PostgreSQLConnection.unreachable(address, library, handle)
        }
        _ = library.setNoticeProcessor(handle, { _, _ in }, nil)
        try run("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        // Times in UTC and texts that depend on no setting. Tables in the order in which they are stored: without the last
        // lines two readings might begin at different places or follow an index.
        for setting in [
            "TimeZone = 'UTC'", "DateStyle = 'ISO, YMD'", "IntervalStyle = 'iso_8601'", "lock_timeout = '10s'",
            "max_parallel_workers_per_gather = 0", "synchronize_seqscans = off", "enable_indexonlyscan = off",
        ] {
            try run("SET LOCAL \(setting)")
        }
    }

    deinit { library.finish(handle) }

    private static func connect(_ address: PostgreSQLAddress, _ library: LibPQ) -> OpaquePointer? {
        // What stands before the address can be changed by it, what stands behind cannot.
        let settings = [
            ("connect_timeout", "10"), ("application_name", "rhumb"), ("dbname", address.text),
            ("client_encoding", "UTF8"),
        ]
        let names = settings.map { strdup($0.0) }
        let values = settings.map { strdup($0.1) }
        defer { for copy in names + values { free(copy) } }
        let nameList = names.map { UnsafePointer($0) } + [nil]
        let valueList = values.map { UnsafePointer($0) } + [nil]
        return nameList.withUnsafeBufferPointer { names in
            valueList.withUnsafeBufferPointer { values in
                guard let names = names.baseAddress, let values = values.baseAddress else { return nil }
                return library.connect(names, values, 1)
            }
        }
    }

    func run(_ sql: String) throws(ReadFailure) {
        let result = PostgreSQLResult(library.execute(handle, sql), library)
        guard result.status == LibPQ.commandIsFine else { throw failure(result) }
    }

    /// The rows of a statement, as the server sends them.
    func result(of sql: String) throws(ReadFailure) -> PostgreSQLResult {
        let result = PostgreSQLResult(library.execute(handle, sql), library)
        guard result.status == LibPQ.rowsAreFine else { throw failure(result) }
        return result
    }

    /// All rows of a small question as texts; `NULL` is empty.
    func rows(_ sql: String, _ values: [String] = []) throws(ReadFailure) -> [[String]] {
        let copies = values.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        let list = copies.map { UnsafePointer($0) } + [nil]
        let pointer = list.withUnsafeBufferPointer { list -> OpaquePointer? in
            guard let list = list.baseAddress else { return nil }
            return library.executeWith(handle, sql, CInt(values.count), nil, list, nil, nil, 0)
        }
        let result = PostgreSQLResult(pointer, library)
        guard result.status == LibPQ.rowsAreFine else { throw failure(result) }
        return (0..<result.rows).map { row in
            (0..<result.columns).map { column in
                result.bytes(row, column).map { String(decoding: $0, as: UTF8.self) } ?? ""
            }
        }
    }

    private func failure(_ result: PostgreSQLResult) -> ReadFailure {
        guard let code = result.error(LibPQ.codeField) else {
            return PostgreSQLConnection.unreachable(address, library, handle)
        }
        let reason = result.error(LibPQ.messageField) ?? code
        return PostgreSQLConnection.failure(code, reason, address)
    }
}

/// What a statement gave; its memory is given back with it.
final class PostgreSQLResult {
    private let pointer: OpaquePointer?
    private let library: LibPQ
    let rows: Int
    let columns: Int

    init(_ pointer: OpaquePointer?, _ library: LibPQ) {
        self.pointer = pointer
        self.library = library
        rows = Int(library.rows(pointer))
        columns = Int(library.columns(pointer))
    }

    deinit { library.clear(pointer) }

    var status: CInt { library.resultStatus(pointer) }

    func error(_ field: CInt) -> String? { library.resultField(pointer, field).map { String(cString: $0) } }

    /// A cell's bytes, valid as long as the result is; nil for `NULL`.
    @inline(__always)
    func bytes(_ row: Int, _ column: Int) -> UnsafeBufferPointer<UInt8>? {
        let (row, column) = (CInt(truncatingIfNeeded: row), CInt(truncatingIfNeeded: column))
        let length = Int(library.length(pointer, row, column))
        if length == 0, library.isNull(pointer, row, column) != 0 { return nil }
        guard let value = library.value(pointer, row, column) else { return nil }
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self), count: length)
    }
}
