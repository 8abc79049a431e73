// The way in: bytes to text, text to tree.

public import RhumbText

/// Parses a file. Parsing never fails: what could be read is in the tree, what could not is a diagnostic, one for each
/// mistake. Every byte of the file is in the tree.
public func parse(_ file: SourceFile, index: FileIndex) -> Outcome<SyntaxTree> {
    var lexer = Lexer(file, index: index)
    lexer.run()
    let comments = lexer.comments
    var parser = Parser(file, index: index, lexer: lexer)
    let declarations = parser.declarations(comments: comments)
    let language: Language? =
        parser.chineseWords == 0 && parser.englishWords == 0
        ? nil : parser.chineseWords > parser.englishWords ? .chinese : .english
    let tree = SyntaxTree(
        file: file, index: index, declarations: declarations, comments: comments.map { parser.comment($0) },
        language: language, hasErrors: parser.diagnostics.contains { $0.level == .error },
        arena: SyntaxArena(
            tokens: parser.tokens, marks: parser.marks, nodes: parser.nodes, comments: comments))
    return Outcome(tree, parser.diagnostics.sorted { start($0) < start($1) })
}

private func start(_ diagnostic: Diagnostic) -> Int {
    if case .source(let span) = diagnostic.place { return span.start }
    return 0
}

/// Makes a source file of bytes that may not be UTF-8. The first bad byte is a diagnostic with its line; in the file
/// that is returned every bad byte is a question mark, so that offsets hold.
public func decodeUTF8(path: String, bytes: [UInt8]) -> Outcome<SourceFile> {
    guard let bad = firstInvalidByte(bytes, from: 0) else { return Outcome(SourceFile(path: path, bytes: bytes)) }
    var line = 1
    for byte in bytes[0..<bad] where byte == 0x0A { line += 1 }
    let problem = SyntaxMessages.notUTF8(path: path, offset: bad, line: line, byte: bytes[bad])
    var mended = bytes
    var next: Int? = bad
    while let position = next {
        mended[position] = UInt8(ascii: "?")
        next = firstInvalidByte(mended, from: position)
    }
    return Outcome(SourceFile(path: path, bytes: mended), [problem])
}

/// Offset of the first byte that is not part of well-formed UTF-8 (Unicode, table 3-7).
private func firstInvalidByte(_ bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    let count = bytes.count
    while at < count {
        let lead = bytes[at]
        if lead < 0x80 {
            at += 1
            continue
        }
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF4: (length, high) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return at
        }
        guard at + length <= count, bytes[at + 1] >= low, bytes[at + 1] <= high else { return at }
        for offset in 2..<max(2, length) where bytes[at + offset] & 0xC0 != 0x80 { return at }
        at += length
    }
    return nil
}
