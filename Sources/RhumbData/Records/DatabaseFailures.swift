// What can be wrong with a table of a database: the same words for every kind of database.
import RhumbText

extension ReadFailure {
    /// - Parameters:
    ///   - name: what was looked for.
    ///   - database: as it is shown to people.
    ///   - tables: what is there.
    static func noTable(_ name: String, in database: String, tables: [String]) -> ReadFailure {
        guard !tables.isEmpty else {
            return .refused(
                id: "data/no-table",
                Message("\(database) has no tables", zh: "\(database) 中没有任何表"),
                help: Message("check that this is the right database", zh: "请确认数据库是否正确"))
        }
        let shown = tables.prefix(30)
        let more = tables.count > shown.count
        let near = nearestName(to: name, among: tables)
        return .refused(
            id: "data/no-table",
            Message(
                "there is no table “\(name)” in \(database); the tables found are: \(shown.joined(separator: ", "))\(more ? " …" : "")",
                zh: "\(database) 中没有表“\(name)”；现有的表：\(shown.joined(separator: "、"))\(more ? " ……" : "")"),
            help: near.map {
                Message(
                    "did you mean “\($0)”? Then write in rhumb.yaml: table: \($0)",
                    zh: "是否指“\($0)”？若是，请在 rhumb.yaml 中写 table: \($0)")
            } ?? Message("say in rhumb.yaml which of them it is: table: …", zh: "请在 rhumb.yaml 中说明是哪一张表：table: ……"))
    }

    /// - Parameter row: 0-based.
    static func notUTF8(row: Int, of table: String, column: String) -> ReadFailure {
        .refused(
            id: "data/encoding",
            Message(
                "row \(row + 1) of \(table) has text in “\(column)” that is not UTF-8",
                zh: "表 \(table) 第 \(row + 1) 行的“\(column)”含有非 UTF-8 文本"),
            help: Message(
                "the program that filled the database wrote another encoding: export the table as CSV and declare its encoding",
                zh: "写入数据库的程序使用了其他编码：请将该表导出为 CSV 并声明其编码"))
    }
}
