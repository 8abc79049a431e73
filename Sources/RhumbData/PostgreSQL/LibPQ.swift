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

    /// nil where the library is not installed.
    static let loaded = LibPQ()

    private init?() {
        let names = ["libpq.so.5", "libpq.so", "libpq.5.dylib"]
        guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else { return nil }
        func function<Type>(_ name: String, _: Type.Type) -> Type? {
            dlsym(library, name).map { unsafeBitCast($0, to: Type.self) }
        }
        guard
            let connect = function("PQconnectdbParams", (@convention(c) (Texts, Texts, CInt) -> OpaquePointer?).self),
            let status = function("PQstatus", (@convention(c) (OpaquePointer?) -> CInt).self),
            let errorMessage = function("PQerrorMessage", (@convention(c) (OpaquePointer?) -> Text?).self),
            let needsPassword = function("PQconnectionNeedsPassword", (@convention(c) (OpaquePointer?) -> CInt).self),
            let usedPassword = function("PQconnectionUsedPassword", (@convention(c) (OpaquePointer?) -> CInt).self),
            let setNoticeProcessor = function(
                "PQsetNoticeProcessor",
                (@convention(c) (
                    OpaquePointer?, @convention(c) (UnsafeMutableRawPointer?, Text?) -> Void, UnsafeMutableRawPointer?
                ) -> UnsafeMutableRawPointer?).self),
            let finish = function("PQfinish", (@convention(c) (OpaquePointer?) -> Void).self),
            let execute = function("PQexec", (@convention(c) (OpaquePointer?, Text) -> OpaquePointer?).self),
            let executeWith = function(
                "PQexecParams",
                (@convention(c) (
                    OpaquePointer?, Text, CInt, UnsafeRawPointer?, Texts, UnsafePointer<CInt>?, UnsafePointer<CInt>?,
                    CInt
                ) -> OpaquePointer?).self),
            let resultStatus = function("PQresultStatus", (@convention(c) (OpaquePointer?) -> CInt).self),
            let resultField = function("PQresultErrorField", (@convention(c) (OpaquePointer?, CInt) -> Text?).self),
            let clear = function("PQclear", (@convention(c) (OpaquePointer?) -> Void).self),
            let rows = function("PQntuples", (@convention(c) (OpaquePointer?) -> CInt).self),
            let columns = function("PQnfields", (@convention(c) (OpaquePointer?) -> CInt).self),
            let value = function(
                "PQgetvalue", (@convention(c) (OpaquePointer?, CInt, CInt) -> UnsafeMutablePointer<CChar>?).self),
            let length = function("PQgetlength", (@convention(c) (OpaquePointer?, CInt, CInt) -> CInt).self),
            let isNull = function("PQgetisnull", (@convention(c) (OpaquePointer?, CInt, CInt) -> CInt).self)
        else { return nil }
        self.connect = connect
        self.status = status
        self.errorMessage = errorMessage
        self.needsPassword = needsPassword
        self.usedPassword = usedPassword
        self.setNoticeProcessor = setNoticeProcessor
        self.finish = finish
        self.execute = execute
        self.executeWith = executeWith
        self.resultStatus = resultStatus
        self.resultField = resultField
        self.clear = clear
        self.rows = rows
        self.columns = columns
        self.value = value
        self.length = length
        self.isNull = isNull
    }
}
