// What a server, or its absence, keeps from us, in words. No message holds a password: addresses with one come no further.
import RhumbText

extension PostgreSQLConnection {
    static func refusal(of address: PostgreSQLAddress, _ fault: PostgreSQLAddress.Fault) -> ReadFailure {
        switch fault {
        case .password:
            .refused(
                id: "data/password",
                Message(
                    "the address of the database holds a password; whoever reads the project would know it",
                    zh: "数据库地址中含有密码；任何能看到该项目的人都会知道它"),
                help: Message(
                    "take it out of the address and put it into the environment (PGPASSWORD) or the file ~/.pgpass; then change it",
                    zh: "请从地址中删去，改用环境变量 PGPASSWORD 或文件 ~/.pgpass；并更换该密码"))
        case .malformed:
            .refused(
                id: "data/server",
                Message("the address of the database is not understood", zh: "无法理解数据库地址"),
                help: Message(
                    "write it like postgresql://user@host:5432/database; for a socket postgresql:///database?host=/run/postgresql",
                    zh: "请写成 postgresql://用户@主机:5432/数据库；本机套接字写成 postgresql:///数据库?host=/run/postgresql"))
        }
    }

    static func noLibrary(_ address: PostgreSQLAddress) -> ReadFailure {
        .refused(
            id: "data/library",
            Message(
                "\(address.shown) cannot be read: PostgreSQL's client library (libpq) is not installed here",
                zh: "无法读取 \(address.shown)：本机未安装 PostgreSQL 客户端库（libpq）"),
            help: Message(
                "install it: apt-get install libpq5, or brew install libpq",
                zh: "请安装：apt-get install libpq5，或 brew install libpq"))
    }

    /// No connection, or one that broke.
    static func unreachable(_ address: PostgreSQLAddress, _ library: LibPQ, _ handle: OpaquePointer) -> ReadFailure {
        let text = library.errorMessage(handle).map { String(cString: $0) } ?? ""
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        // “connection to server at … failed: ” says again what the message says already.
        let reason = line.firstRange(of: " failed: ").map { String(line[$0.upperBound...]) } ?? line
        if library.needsPassword(handle) != 0 || library.usedPassword(handle) != 0 && text.contains("FATAL:") {
            return .refused(
                id: "data/password",
                Message(
                    "\(address.shown) wants a password: \(reason)", zh: "\(address.shown) 需要密码：\(reason)"),
                help: Message(
                    "put the right one into the environment (PGPASSWORD) or the file ~/.pgpass",
                    zh: "请在环境变量 PGPASSWORD 或文件 ~/.pgpass 中提供正确的密码"))
        }
        if text.contains("FATAL:") {
            return .refused(
                id: "data/database",
                Message(
                    "the server does not open \(address.shown): \(reason)", zh: "服务器拒绝打开 \(address.shown)：\(reason)"),
                help: Message(
                    "check the names of the database and of the user; psql -l lists the databases",
                    zh: "请检查数据库名和用户名；psql -l 可列出数据库"))
        }
        return .refused(
            id: "data/server",
            Message("no answer from \(address.shown): \(reason)", zh: "无法连接 \(address.shown)：\(reason)"),
            help: Message(
                "check host and port, that the server runs, and that this machine may reach it",
                zh: "请检查主机和端口、服务器是否运行以及网络是否可达"))
    }

    /// A statement that failed, by the server's code.
    static func failure(_ code: String, _ reason: String, _ address: PostgreSQLAddress) -> ReadFailure {
        switch code {
        case "42501":
            .refused(
                id: "data/permission",
                Message("\(address.shown) does not let you read: \(reason)", zh: "没有读取 \(address.shown) 的权限：\(reason)"),
                help: Message(
                    "ask for the right to read: GRANT SELECT ON … TO …, and USAGE of its schema",
                    zh: "请申请读取权限：GRANT SELECT ON …… TO ……，以及其 schema 的 USAGE"))
        case "55P03", "40P01":
            .refused(
                id: "data/locked",
                Message(
                    "another program keeps the table locked: \(reason)", zh: "其他程序锁定了该表：\(reason)"),
                help: Message("wait until it has finished, and run again", zh: "请等待其结束后重新运行"))
        case "22021", "22P05":
            // The server checks what it sends, also from a database without an encoding.
            .refused(
                id: "data/encoding",
                Message(
                    "\(address.shown) has text that is not in its encoding: \(reason)",
                    zh: "\(address.shown) 中有不符合其编码的文本：\(reason)"),
                help: Message(
                    "export the table as CSV and declare its encoding, or have the database converted",
                    zh: "请将该表导出为 CSV 并声明其编码，或转换数据库的编码"))
        default:
            .refused(
                id: "data/database",
                Message("\(address.shown) cannot be read: \(reason)", zh: "无法读取 \(address.shown)：\(reason)"),
                help: Message(
                    "check the table or the view that the dataset names (the server's code is \(code))",
                    zh: "请检查数据集所指定的表或视图（服务器代码 \(code)）"))
        }
    }
}
