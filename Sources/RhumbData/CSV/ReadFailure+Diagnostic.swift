// What keeps a table from being read, in words.
import RhumbText

extension ReadFailure {
    /// - Parameters:
    ///   - file: as it is shown to people.
    ///   - displayRow: from a 0-based data row to the number that people give it.
    func diagnostic(file: String, displayRow: (Int) -> Int) -> Diagnostic {
        switch self {
        case .notFound:
            Diagnostic(
                "data/unreadable", .error, Message("there is no file \(file)", zh: "找不到文件 \(file)"), at: .file(file),
                help: Message(
                    "check the path in the plan or in rhumb.yaml; it is relative to the project's folder",
                    zh: "请检查方案或 rhumb.yaml 中的路径；路径相对于项目文件夹"))
        case .directory:
            Diagnostic(
                "data/unreadable", .error,
                Message("\(file) is a folder, a file is expected", zh: "\(file) 是文件夹，此处应为文件"), at: .file(file),
                help: Message("name the file in the folder", zh: "请写出文件夹中的文件名"))
        case .special:
            Diagnostic(
                "data/unreadable", .error,
                Message("\(file) is not an ordinary file", zh: "\(file) 不是普通文件"), at: .file(file),
                help: Message("save the data to a file first", zh: "请先将数据保存为文件"))
        case .unreadable(let reason):
            Diagnostic(
                "data/unreadable", .error,
                Message("\(file) cannot be read: \(reason)", zh: "无法读取 \(file)：\(reason)"), at: .file(file),
                help: Message("check that you may read the file and that its disk is there", zh: "请检查读取权限以及磁盘是否可用"))
        case .empty:
            Diagnostic(
                "data/empty", .error,
                Message("\(file) is empty, a header row is expected", zh: "\(file) 是空文件，应有表头行"), at: .file(file),
                help: Message(
                    "export the table again; a table without rows still has its header", zh: "请重新导出；没有数据的表也应有表头"))
        case .unknownEncoding(let name):
            Diagnostic(
                "data/encoding", .error,
                Message("the encoding “\(name)” is not known", zh: "未知的编码“\(name)”"), at: .file(file),
                help: Message(
                    "encodings are called utf-8, gb18030, big5, shift_jis, windows-1252, utf-16 and so on",
                    zh: "编码名称如 utf-8、gb18030、big5、shift_jis、windows-1252、utf-16 等"))
        case .undecodable(let encoding, let offset, let row, let nearby):
            undecodable(encoding, offset, displayRow(row), nearby, file: file)
        case .openQuote(let row):
            Diagnostic(
                "data/open-quote", .error,
                Message(
                    "a quote that opens in row \(displayRow(row)) is never closed",
                    zh: "第 \(displayRow(row)) 行的引号没有结束"),
                at: .cell(file: file, row: displayRow(row), column: nil, value: nil),
                help: Message(
                    "close the quote, or double it (\"\") where it is part of the text",
                    zh: "请补上引号；若引号是内容的一部分，请写成两个（\"\"）"))
        case .longRecord(let row):
            Diagnostic(
                "data/long-row", .error,
                Message(
                    "row \(displayRow(row)) is longer than 64 MiB", zh: "第 \(displayRow(row)) 行超过 64 MiB"),
                at: .cell(file: file, row: displayRow(row), column: nil, value: nil),
                help: Message("check that this is a text table with a line for each row", zh: "请确认该文件是每行一条记录的文本表格"))
        case .refused(let id, let message, let help):
            Diagnostic(id, .error, message, at: .file(file), help: help)
        case .malformed(let id, let line, let column, let message, let help):
            malformed(id, Position(line: line, column: column), message, help, file: file)
        }
    }

    private func malformed(
        _ id: String, _ place: Position, _ message: Message, _ help: Message, file: String
    ) -> Diagnostic {
        Diagnostic(id, .error, message, at: .position(file: file, start: place, end: place), help: help)
    }

    private func undecodable(
        _ encoding: String, _ offset: Int, _ row: Int, _ nearby: [UInt8], file: String
    ) -> Diagnostic {
        let byte = nearby.first.map { String($0, radix: 16, uppercase: true) } ?? ""
        let help =
            likelyEncoding(of: nearby, at: offset, besides: encoding).map {
                Message(
                    "it reads as \($0): if that is right, write in rhumb.yaml encoding: \($0)",
                    zh: "该文件看起来是 \($0)：若属实，请在 rhumb.yaml 中写 encoding: \($0)")
            }
            ?? Message(
                "say in rhumb.yaml which encoding the file has, as in encoding: gb18030",
                zh: "请在 rhumb.yaml 中注明文件的编码，例如 encoding: gb18030")
        return Diagnostic(
            "data/encoding", .error,
            Message(
                "the file is not \(encoding): byte \(offset) (\(byte), counted from 0), in row \(row), fits no character",
                zh: "文件不是 \(encoding) 编码：第 \(row) 行、偏移 \(offset)（从 0 起）处的字节 \(byte) 无法解码"),
            at: .cell(file: file, row: row, column: nil, value: nil), help: help)
    }
}

/// The first of the usual encodings in which the bytes make sense.
private func likelyEncoding(of bytes: [UInt8], at offset: Int, besides encoding: String) -> String? {
    // Text has no zero bytes, but the Latin letters, digits and separators of UTF-16 are half zero.
    if let zero = bytes.firstIndex(of: 0) { return (offset + zero) % 2 == 1 ? "utf-16le" : "utf-16be" }
    // The bytes begin with one that does not fit the encoding: where that is UTF-8, they are not.
    let (isUTF8, guess) = bytes.withUnsafeBufferPointer { (firstInvalidUTF8($0) == nil, EncodingGuess($0).best) }
    if isUTF8 { return "utf-8" }
    return guess == encoding.lowercased() ? nil : guess
}
