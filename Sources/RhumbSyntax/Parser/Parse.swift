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
    guard let bad = bytes.withUnsafeBufferPointer({ firstInvalidUTF8($0) }) else {
        return Outcome(SourceFile(path: path, bytes: bytes))
    }
    var line = 1
    for byte in bytes[0..<bad] where byte == 0x0A { line += 1 }
    let problem = SyntaxMessages.notUTF8(path: path, offset: bad, line: line, byte: bytes[bad])
    var mended = bytes
    var next: Int? = bad
    while let position = next {
        mended[position] = UInt8(ascii: "?")
        next = mended.withUnsafeBufferPointer { firstInvalidUTF8($0, from: position) }
    }
    return Outcome(SourceFile(path: path, bytes: mended), [problem])
}
