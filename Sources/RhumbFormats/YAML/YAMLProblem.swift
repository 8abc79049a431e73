// libyaml's complaints in the words of a person who writes a settings file, in both languages.
internal import CYAML

/// What stopped libyaml.
struct YAMLProblem {
    private let text: String
    let isReader: Bool
    private let isMemory: Bool
    /// Where a fault of the reader is, in bytes.
    let offset: Int
    private let mark: yaml_mark_t

    init(_ parser: yaml_parser_t) {
        text = parser.problem.map { String(cString: $0) } ?? "unreadable"
        isReader = parser.error == YAML_READER_ERROR
        isMemory = parser.error == YAML_MEMORY_ERROR
        offset = Int(clamping: parser.problem_offset)
        // A quote that is never closed is best shown where it opens.
        mark = text.contains("unexpected end of stream") ? parser.context_mark : parser.problem_mark
    }

    func fault(in lines: YAMLLines, bytes: [UInt8]) -> FormatFault {
        let (english, chinese) = words
        if isReader {
            // The reader counts bytes; it has not come to lines yet.
            let position = TextPosition(bytes: bytes, offset: offset)
            return FormatFault(line: position.line, column: position.column, english: english, chinese: chinese)
        }
        let place = lines.mark(mark)
        if text.contains("cannot start any token"), lines.isTab(mark) {
            return FormatFault(
                line: place.line, column: place.column, english: "a tab indents this line; indent with spaces",
                chinese: "该行用制表符缩进，请改用空格")
        }
        return FormatFault(line: place.line, column: place.column, english: english, chinese: chinese)
    }

    var words: (english: String, chinese: String) {
        if isMemory { return ("not enough memory to read YAML", "内存不足，无法读取 YAML") }
        if isReader {
            return text.contains("control characters")
                ? ("a control character stands here; remove it", "此处有控制字符，请删除")
                : ("the file is not valid UTF-8 here; save it as UTF-8", "文件在此处不是有效的 UTF-8，请保存为 UTF-8")
        }
        return YAMLProblem.known.first { text.contains($0.key) }?.words ?? (
            "this is not valid YAML here (\(text)); compare indentation, colons and quotes with the lines above",
            "此处不是有效的 YAML（\(text)）；请对照上文检查缩进、冒号和引号"
        )
    }

    /// The complaints that people meet, the special ones first.
    private static let known: [(key: String, words: (english: String, chinese: String))] = [
        (
            "tab character",
            ("a tab indents this line; indent with spaces", "该行用制表符缩进，请改用空格")
        ),
        (
            "mapping values are not allowed",
            (
                "a colon is not expected here; put texts with a colon in quotes, or check the indentation",
                "此处不应有冒号；含冒号的文本请加引号，或检查缩进"
            )
        ),
        (
            "expected ':'",
            ("a colon is expected after the key, as in `key: value`", "键之后应有冒号，例如 `键: 值`")
        ),
        (
            "block sequence entries are not allowed",
            ("a list entry is not expected here; begin the list on its own line", "此处不应有列表项；列表请另起一行")
        ),
        (
            "expected ',' or ']'",
            ("a comma or ] is expected: a list in brackets is not closed", "此处应为逗号或 ]：方括号列表没有结束")
        ),
        (
            "expected ',' or '}'",
            ("a comma or } is expected: a mapping in braces is not closed", "此处应为逗号或 }：花括号映射没有结束")
        ),
        (
            "expected '-' indicator",
            (
                "a list entry beginning with “-” is expected; check the indentation",
                "此处应为以“-”开头的列表项，请检查缩进"
            )
        ),
        (
            "expected key",
            ("a `key: value` line is expected; check the indentation", "此处应为 `键: 值`，请检查缩进")
        ),
        (
            "unexpected end of stream",
            ("the file ends inside a quoted text; close the quote", "文件在引号文本中结束，请补上引号")
        ),
        (
            "unknown escape character",
            (
                "this escape is unknown; in double quotes write \\\\ for a backslash, or use single quotes",
                "未知的转义；双引号中请用 \\\\ 表示反斜杠，或改用单引号"
            )
        ),
        (
            "cannot start any token",
            ("a value cannot begin with this character; put it in quotes", "值不能以该字符开头，请加引号")
        ),
        (
            "expected node content",
            ("a value is expected here", "此处应有值")
        ),
        (
            "undefined alias",
            ("references (*name) are not understood here; write the value out", "此处不支持引用（*名称），请直接写出内容")
        ),
    ]
}
