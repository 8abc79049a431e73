// PostgreSQL's client library, loaded when a plan has a dataset on a server and not before: the others start without it.
import Glibc

/// The functions of libpq that are needed, by their names there. Constants are those of its stable interface.
struct LibPQ: @unchecked Sendable {
    typealias Text = UnsafePointer<CChar>
    typealias Texts = UnsafePointer<Text?>

    let connect: @convention(c) (Texts, Texts, CInt) -> OpaquePointer?
    let status: @convention(c) (OpaquePointer?) -> CInt
    let errorMessage: @convention(c) (OpaquePointer?) -> Text?
    let needsPassword: @convention(c) (OpaquePointer?) -> CInt
    let usedPassword: @convention(c) (OpaquePointer?) -> CInt
    let setNoticeProcessor:
        @convention(c) (
            OpaquePointer?, @convention(c) (UnsafeMutableRawPointer?, Text?) -> Void, UnsafeMutableRawPointer?
        ) -> UnsafeMutableRawPointer?
    let finish: @convention(c) (OpaquePointer?) -> Void
    let execute: @convention(c) (OpaquePointer?, Text) -> OpaquePointer?
    let executeWith:
        @convention(c) (
            OpaquePointer?, Text, CInt, UnsafeRawPointer?, Texts, UnsafePointer<CInt>?, UnsafePointer<CInt>?, CInt
        ) -> OpaquePointer?
    let resultStatus: @convention(c) (OpaquePointer?) -> CInt
    let resultField: @convention(c) (OpaquePointer?, CInt) -> Text?
    let clear: @convention(c) (OpaquePointer?) -> Void
    let rows: @convention(c) (OpaquePointer?) -> CInt
    let columns: @convention(c) (OpaquePointer?) -> CInt
    let value: @convention(c) (OpaquePointer?, CInt, CInt) -> UnsafeMutablePointer<CChar>?
    let length: @convention(c) (OpaquePointer?, CInt, CInt) -> CInt
    let isNull: @convention(c) (OpaquePointer?, CInt, CInt) -> CInt

    static let connectionIsFine: CInt = 0
    static let commandIsFine: CInt = 1
    static let rowsAreFine: CInt = 2
    static let codeField = CInt(UInt8(ascii: "C"))
    static let messageField = CInt(UInt8(ascii: "M"))

    /// The library, or one of its functions, is not there.
    private struct Missing: Error {}

    /// nil where the library is not installed.
    static let loaded = try? LibPQ()

    private init() throws(Missing) {
        let names = ["libpq.so.5", "libpq.so", "libpq.5.dylib"]
        guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else { throw Missing() }
        func function<Type>(_ name: String) throws(Missing) -> Type {
            guard let found = dlsym(library, name) else { throw Missing() }
            return unsafeBitCast(found, to: Type.self)
        }
        connect = try function("PQconnectdbParams")
        status = try function("PQstatus")
        errorMessage = try function("PQerrorMessage")
        needsPassword = try function("PQconnectionNeedsPassword")
        usedPassword = try function("PQconnectionUsedPassword")
        setNoticeProcessor = try function("PQsetNoticeProcessor")
        finish = try function("PQfinish")
        execute = try function("PQexec")
        executeWith = try function("PQexecParams")
        resultStatus = try function("PQresultStatus")
        resultField = try function("PQresultErrorField")
        clear = try function("PQclear")
        rows = try function("PQntuples")
        columns = try function("PQnfields")
        value = try function("PQgetvalue")
        length = try function("PQgetlength")
        isNull = try function("PQgetisnull")
    }
}
