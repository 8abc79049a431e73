// The names of a file's columns, and which of them the engine means.
import RhumbColumns
import RhumbFormats
import RhumbText

/// A file's columns by name.
struct TableHeader: Sendable {
    /// As the file has them, without spaces around.
    let names: [String]

    /// - Parameter firstRecord: the header, or the first row where the file has none.
    init(_ firstRecord: [String], layout: DelimitedLayout) {
        switch layout.header {
        case .present: names = firstRecord
        case .absent: names = firstRecord.indices.map { String($0 + 1) }
        case .names(let declared): names = declared
        }
    }

    /// What is asked for, found in the file; or what is wrong with it.
    ///
    /// Names are compared as people see them: composed and decomposed letters are the same.
    func plans(
        for requests: [ColumnRequest], layout: DelimitedLayout, file: String, separators: Message?
    ) -> (plans: [ColumnPlan], columns: [Int], diagnostics: [Diagnostic]) {
        var plans: [ColumnPlan] = []
        var columns: [Int] = []
        var diagnostics: [Diagnostic] = []
        var told: Set<String> = []
        if names.contains(where: { $0.utf8.contains(0) }) { return ([], [], [zeroBytes(file: file)]) }
        for request in requests {
            let wanted = layout.columns[request.name] ?? request.name
            let found = names.indices.filter { names[$0] == wanted }
            guard let column = found.first, found.count == 1 else {
                // The same column may be asked for as a value and as a key: one mistake, one message.
                guard told.insert(wanted).inserted else { continue }
                diagnostics.append(
                    found.isEmpty
                        ? missing(wanted, of: request, file: file, separators: separators)
                        : repeated(wanted, at: found, file: file))
                continue
            }
            let slot = columns.firstIndex(of: column) ?? columns.count
            if slot == columns.count { columns.append(column) }
            plans.append(ColumnPlan(request, layout: layout, fileColumn: column, slot: slot))
        }
        return (plans, columns, diagnostics)
    }

    /// A header with zero bytes: its letters are there, but no name of it will ever be found.
    private func zeroBytes(file: String) -> Diagnostic {
        Diagnostic(
            "data/encoding", .error,
            Message("the header has zero bytes: this is no UTF-8 text", zh: "表头含有零字节：这不是 UTF-8 文本"),
            at: .file(file),
            help: Message(
                "it is likely UTF-16: write in rhumb.yaml encoding: utf-16le",
                zh: "很可能是 UTF-16：请在 rhumb.yaml 中写 encoding: utf-16le"))
    }

    private func missing(
        _ wanted: String, of request: ColumnRequest, file: String, separators: Message?
    ) -> Diagnostic {
        let shown = names.prefix(30).map { $0.isEmpty ? "“”" : $0 }
        let more = names.count > 30 ? " …" : ""
        let near = nearestName(to: wanted, among: names.filter { !$0.isEmpty })
        let help: Message
        if let separators, names.count == 1 {
            help = separators
        } else if let near {
            help = Message(
                "did you mean “\(near)”? Then write in rhumb.yaml: columns: { \(request.name): \(near) }",
                zh: "是否指“\(near)”？若是，请在 rhumb.yaml 中写 columns: { \(request.name): \(near) }")
        } else {
            help = Message(
                "say in rhumb.yaml which of them it is: columns: { \(request.name): … }",
                zh: "请在 rhumb.yaml 中说明对应哪一列：columns: { \(request.name): …… }")
        }
        return Diagnostic(
            "data/missing-column", .error,
            Message(
                "there is no column “\(wanted)”; the columns found are: \(shown.joined(separator: ", "))\(more)",
                zh: "没有“\(wanted)”这一列；现有的列：\(shown.joined(separator: "、"))\(more)"),
            at: .file(file), help: help)
    }

    private func repeated(_ name: String, at columns: [Int], file: String) -> Diagnostic {
        let places = columns.map { String($0 + 1) }
        return Diagnostic(
            "data/repeated-column", .error,
            Message(
                "the column “\(name)” is there \(columns.count) times (columns \(places.joined(separator: ", ")))",
                zh: "“\(name)”这一列出现了 \(columns.count) 次（第 \(places.joined(separator: "、")) 列）"),
            at: .file(file),
            help: Message("rename all but one of them in the file", zh: "请在文件中只保留一个该名称"))
    }
}
