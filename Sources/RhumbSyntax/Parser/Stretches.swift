// A file in stretches that can be read by themselves, so that what somebody types costs what it touches and not the whole file.
public import RhumbText

/// From where one declaration may begin to where the next one may: a declaration with the comments above it.
public struct Stretch: Sendable {
    /// Offset in the file.
    public var start: Int
    public let length: Int
    /// From the start to the end of the line that its declaration begins on; nil where none begins, as in the first lines of a file.
    let head: Int?
    /// All words that stand in it, also in the braces of texts, and all names in backticks.
    public let words: Set<String>

    public var end: Int { start + length }
    public var beginsDeclaration: Bool { head != nil }
}

/// The stretches of a part of a file that begins where a stretch does and ends where one does; of the whole file without bounds.
public func stretches(of file: SourceFile, from start: Int = 0, to end: Int? = nil) -> [Stretch] {
    let end = min(end ?? file.bytes.count, file.bytes.count)
    var lexer = Lexer(file, index: FileIndex(0), from: start, to: end)
    lexer.run()
    var found: [Stretch] = []
    var current = StretchBuilder(start: start)
    for (place, token) in lexer.tokens.enumerated() {
        if lexer.tokens.startDeclaration(at: place) {
            let cut = place == 0 ? start : Part.lineEnd(file.bytes, Int(lexer.tokens[place - 1].end)) + 1
            // Lines that end in another way than by \n are not told apart here.
            if cut > current.start, cut <= token.start {
                found.append(current.stretch(to: cut))
                current = StretchBuilder(start: cut)
            }
            if current.isEmpty { current.head = Part.lineEnd(file.bytes, Int(token.start)) - current.start }
        }
        current.add(token, in: file)
    }
    if end > current.start || found.isEmpty { found.append(current.stretch(to: end)) }
    return found
}

/// Parses some of a file's stretches as parts of the whole. nil where one of them cannot be read without the others.
/// - Parameters:
///   - all: the stretches of the whole file.
///   - wanted: positions of those to read.
///   - language: that most of the file is written in.
public func parse(
    _ file: SourceFile, index: FileIndex, _ all: [Stretch], only wanted: [Int], language: Language?
) -> Outcome<SyntaxTree>? {
    let parts = wanted.map { position in
        let next = position + 1 < all.count ? all[position + 1] : nil
        return Part(
            start: all[position].start, end: all[position].end,
            seen: next.map { $0.start + ($0.head ?? 0) } ?? file.bytes.count)
    }
    var read = ParsedPart()
    for part in parts { read.append(part.parsed(in: file, index: index, keeps: .everything)) }
    guard read.isWhole else { return nil }
    let lossless = LosslessTree(
        file: file, index: index, language: language,
        hasErrors: read.diagnostics.contains { $0.level == .error }, arena: read.arena)
    let tree = SyntaxTree(lossless: lossless, declarations: read.declarations, comments: read.comments)
    return Outcome(tree, read.diagnostics)
}

private struct StretchBuilder {
    let start: Int
    var head: Int?
    /// No token has come yet.
    private(set) var isEmpty = true
    private var words: Set<String> = []

    init(start: Int) { self.start = start }

    mutating func add(_ token: Token, in file: SourceFile) {
        isEmpty = false
        let (start, end) = (Int(token.start), Int(token.end))
        switch token.kind {
        case .word: words.insert(file.text(start, end))
        case .quotedName: words.insert(WrittenName.bare(file.text(start, end)))
        case .string: addTemplate(start, end, in: file)
        default: break
        }
    }

    /// Between the braces of a text stand expressions.
    private mutating func addTemplate(_ start: Int, _ end: Int, in file: SourceFile) {
        guard file.bytes[start..<end].contains(UInt8(ascii: "{")) else { return }
        var lexer = Lexer(file, index: FileIndex(0), from: start + 1, to: end)
        lexer.run()
        for token in lexer.tokens where token.kind != .string { add(token, in: file) }
    }

    func stretch(to end: Int) -> Stretch { Stretch(start: start, length: end - start, head: head, words: words) }
}
