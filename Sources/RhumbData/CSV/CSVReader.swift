// Text tables: from a file's bytes to typed batches. The source cuts the file into chunks of whole records in order; workers
// take chunks, find the wanted cells and parse them; nothing is allocated for a row or a cell.
import RhumbColumns
import RhumbFormats
import RhumbText
import Synchronization

/// Reads CSV, TSV and their relatives.
///
/// - Rows with too few fields are kept: what they have is read, the rest is unknown. Of a row with too many, unless the
///   surplus is empty, no cell can be trusted, and all are unknown. Both are counted, and the first are told.
/// - Cells are trimmed of white space, also inside quotes; what is then empty is missing.
/// - Blank lines are no rows and are not counted.
public struct CSVReader: TableReader {
    /// The file as it is shown to people.
    public let source: String
    let path: String
    let layout: DelimitedLayout
    /// How much is read at once; smaller in tests.
    var limits = ChunkSource.Limits()

    /// Rows that are read at once: `Batch.capacity`, as a constant that loops can be compiled with.
    static var batchRows: Int { 8192 }

    /// - Parameters:
    ///   - path: where the file is.
    ///   - displayPath: the file as it is shown to people.
    ///   - layout: how the file is laid out.
    public init(path: String, displayPath: String, layout: DelimitedLayout = DelimitedLayout()) {
        self.path = path
        source = displayPath
        self.layout = layout
    }

    /// The header is row 1 where there is one.
    public func displayRow(_ row: Int) -> Int { row + (layout.header == .present ? 2 : 1) }

    public func read(
        _ columns: [ColumnRequest], threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        let opened: OpenTable
        do throws(ReadFailure) {
            opened = try OpenTable(path: path, layout: layout, limits: limits)
        } catch {
            return failed([error.diagnostic(file: source, displayRow: displayRow)], columns.count)
        }
        let notes = opened.source.detected.map { [detection($0)] } ?? []
        if let mismatch = headerMismatch(opened) { return failed(notes + [mismatch], columns.count) }
        let (plans, fileColumns, diagnostics) = opened.header.plans(
            for: columns, layout: layout, file: source, separators: separatorHelp(opened))
        guard diagnostics.isEmpty else { return failed(notes + diagnostics, columns.count) }
        // Room for the keys at once: a table that grows is copied each time it doubles.
        if let rows = estimatedRows(ofFile: path) { for column in columns { column.type.expect(rows) } }
        let run = TableRun(opened: opened, plans: plans, fileColumns: fileColumns)
        var result = summary(run.run(threads: max(1, threads), consume: consume), plans: plans)
        result.diagnostics.insert(contentsOf: notes, at: 0)
        return result
    }

    public func texts(rows: [Int], columns: [String]) -> [[String]] {
        var found: [Int: [String]] = [:]
        do throws(ReadFailure) {
            let opened = try OpenTable(path: path, layout: layout, limits: limits)
            let places = columns.map { name in opened.header.names.firstIndex(of: layout.columns[name] ?? name) }
            let wanted = rows.sorted()
            opened.forEachRecord(in: wanted) { row, fields in
                found[row] = places.map { place in
                    guard let place, fields.indices.contains(place) else { return "" }
                    return fields[place]
                }
            }
        } catch {
            // The file has gone since it was read: the messages do without its cells.
            found = [:]
        }
        return rows.map { found[$0] ?? Array(repeating: "", count: columns.count) }
    }

    private func failed(_ diagnostics: [Diagnostic], _ columns: Int) -> ReadSummary {
        ReadSummary(failed: diagnostics, columns: columns)
    }

    private func summary(_ result: TableRun.Result, plans: [ColumnPlan]) -> ReadSummary {
        if let failure = result.failure {
            return failed([failure.diagnostic(file: source, displayRow: displayRow)], plans.count)
        }
        let rows = result.log.firstIrregular.map {
            (row: $0.row, diagnostic: irregular($0.row, fields: $0.fields, expected: result.fields))
        }
        var summary = ReadSummary(
            rows: result.rows, log: result.log, plans: plans, irregular: rows, file: source, displayRow: displayRow)
        if result.log.irregularRows > FaultLog.shown {
            summary.diagnostics.append(manyIrregular(result.log.irregularRows))
        }
        return summary
    }
}

// MARK: - Findings about rows and the header

extension CSVReader {
    private func irregular(_ row: Int, fields: Int, expected: Int) -> Diagnostic {
        let place = Place.cell(file: source, row: displayRow(row), column: nil, value: nil)
        if fields > expected {
            return Diagnostic(
                "data/row", .warning,
                Message(
                    "this row has \(fields) fields, the table has \(expected): its cells cannot be told apart and are unknown",
                    zh: "该行有 \(fields) 个字段，而表格有 \(expected) 个：无法判断各单元格归属，按未知处理"),
                at: place,
                help: Message("put texts that contain the separator in double quotes", zh: "含分隔符的文本请用双引号括起"))
        }
        return Diagnostic(
            "data/row", .warning,
            Message(
                "this row has \(fields) fields, the table has \(expected): the missing cells are unknown",
                zh: "该行有 \(fields) 个字段，而表格有 \(expected) 个：缺少的单元格按未知处理"),
            at: place,
            help: Message("check whether the file was cut off or exported wrongly", zh: "请检查文件是否被截断或导出有误"))
    }

    /// An encoding that was recognised, and how to settle it.
    private func detection(_ encoding: String) -> Diagnostic {
        Diagnostic(
            "data/encoding-detected", .note,
            Message(
                "the file is not UTF-8 and was read as \(encoding), which its letters suggest",
                zh: "文件不是 UTF-8 编码，根据其中的文字按 \(encoding) 读取"),
            at: .file(source),
            help: Message(
                "if that is right, write in rhumb.yaml encoding: \(encoding), and this note is gone",
                zh: "若属实，请在 rhumb.yaml 中写 encoding: \(encoding)，此提示便不再出现"))
    }

    private func manyIrregular(_ count: Int) -> Diagnostic {
        Diagnostic(
            "data/rows", .warning,
            Message(
                "in all, \(count) rows have too few or too many fields", zh: "共有 \(count) 行的字段数过少或过多"),
            at: .file(source),
            help: Message("check separator and quotes of the export", zh: "请检查导出时的分隔符和引号设置"))
    }

    /// A list of names in the configuration that does not fit the file.
    private func headerMismatch(_ opened: OpenTable) -> Diagnostic? {
        guard case .names(let names) = layout.header, opened.fields > 0, opened.fields != names.count else {
            return nil
        }
        return Diagnostic(
            "data/header", .error,
            Message(
                "rhumb.yaml names \(names.count) columns, the first row has \(opened.fields)",
                zh: "rhumb.yaml 列出了 \(names.count) 个列名，而首行有 \(opened.fields) 个字段"),
            at: .cell(file: source, row: displayRow(0), column: nil, value: nil),
            help: Message("let header: list a name for every column of the file", zh: "请让 header: 为文件的每一列各列一个名称"))
    }

    /// What to say where a header is one long name with another separator in it.
    private func separatorHelp(_ opened: OpenTable) -> Message? {
        guard let name = opened.header.names.first else { return nil }
        for (letter, shown) in [(";", "\";\""), ("\t", "\"\\t\""), ("|", "\"|\""), (",", "\",\"")]
        where name.contains(letter) {
            return Message(
                "the fields seem to be separated otherwise: write in rhumb.yaml separator: \(shown)",
                zh: "该文件似乎用其他字符分隔：请在 rhumb.yaml 中写 separator: \(shown)")
        }
        return nil
    }
}
