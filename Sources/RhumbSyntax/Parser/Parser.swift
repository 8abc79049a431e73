// The parser's hands: looking at tokens, taking them, and messages. The grammar itself is in
// the other files of this folder, one group of rules a file.

import RhumbText

/// A mistake has been reported; the nearest recovery point takes over.
struct Stop: Error {}

struct Parser {
    let source: SourceFile
    let bytes: [UInt8]
    let keeps: Kept
    var cursor: Cursor
    var marks: [TokenMark] = []
    var nodes: [SyntaxNode] = []
    /// What the parser has said.
    var diagnostics: [Diagnostic] = []
    /// What the lexer has said, in order.
    private var lexical: [Diagnostic]
    /// Reserved words that were said to be no names: once a file.
    var toldNames: Set<String> = []
    /// Names that begin with a digit, of which the lexer has spoken.
    private let digitNames: Set<String>
    /// Something was said once for the whole file, so that no part of it can be read by itself.
    var speaksOfTheFile: Bool { !toldNames.isEmpty || !digitNames.isEmpty }
    /// Those of the lexer that say again what was said before.
    private var echoes: Set<Int> = []
    /// Nesting of the expression being read.
    var depth = 0
    /// Braces of test rows around the current token.
    var openRows = 0
    /// Between the braces of a template.
    var isEmbedded = false
    /// Operators read in the current clause.
    var operators = 0
    var englishWords = 0
    var chineseWords = 0
    /// Separators that were forgotten on the current line; reported together.
    var missingSeparators: [Token] = []
    /// Declarations that were found within another.
    var nested: [Declaration] = []
    var isNested = false
    /// Where the windows at the end of the postfix expression just read begin; the position when there are none.
    var trailingWindows = 0

    static let depthLimit = 200
    static let lengthLimit = 2000

    /// - Parameter tokens: those of the lexer, for as long as the parser is there.
    init(_ source: SourceFile, index: FileIndex, _ tokens: View<Token>, lexer: borrowing Lexer, keeps: Kept) {
        self.source = source
        self.keeps = keeps
        bytes = source.bytes
        cursor = Cursor(tokens, in: index)
        lexical = lexer.diagnostics
        digitNames = lexer.digitNames
        marks = Array(repeating: TokenMark(), count: tokens.count)
    }

    // MARK: Looking
    // In place, for to call a method that only looks the compiler makes a copy of the whole parser.

    @inline(__always) var tokens: View<Token> { cursor.tokens }
    var index: FileIndex { cursor.index }
    var position: Int {
        get { cursor.position }
        set { cursor.position = newValue }
    }
    var braces: Int {
        get { cursor.braces }
        set { cursor.braces = newValue }
    }
    var parens: Int {
        get { cursor.parens }
        set { cursor.parens = newValue }
    }
    var clauseStart: Int {
        get { cursor.clauseStart }
        set { cursor.clauseStart = newValue }
    }
    @inline(__always) var current: Token { cursor.current }
    @inline(__always) var atEnd: Bool { cursor.atEnd }

    @inline(__always) func token(_ index: Int) -> Token { cursor.token(index) }
    @inline(__always) func span(_ token: Token) -> SourceSpan { cursor.span(token) }
    @inline(__always) func span(from first: Int) -> SourceSpan { cursor.span(from: first) }
    @inline(__always) func traits(_ token: Token) -> WordTraits { cursor.traits(token) }
    func separates(_ index: Int) -> Bool { cursor.separates(index) }
    func isBullet(_ index: Int) -> Bool { cursor.isBullet(index) }
    func startsDeclaration(_ index: Int) -> Bool { cursor.startsDeclaration(index) }
    @inline(__always) func isEnd(_ index: Int) -> Bool { cursor.isEnd(index) }
    @inline(__always) func at(_ kind: TokenKind) -> Bool { cursor.at(kind) }
    @inline(__always) func at(_ keyword: Keyword) -> Bool { cursor.at(keyword) }
    func atQuantity(_ index: Int) -> Bool { cursor.atQuantity(index) }
    @inline(__always) func match(_ keyword: Keyword, at index: Int) -> (length: Int, isChinese: Bool) {
        cursor.match(keyword, at: index)
    }
    func keyword<Meaning>(at index: Int, _ meaning: (Keyword, Int) -> Meaning?) -> Reading<Meaning>? {
        cursor.keyword(at: index, meaning)
    }

    func written(_ span: SourceSpan) -> String { source.text(span.start, span.end) }

    func text(_ token: Token) -> String { source.text(Int(token.start), Int(token.end)) }

    // MARK: Taking

    mutating func advance() { if position < tokens.count - 1 { position += 1 } }

    mutating func accept(_ kind: TokenKind) -> Bool {
        guard at(kind) else { return false }
        advance()
        return true
    }

    mutating func accept(_ keyword: Keyword) -> Bool {
        let (length, isChinese) = match(keyword, at: position)
        guard length > 0 else { return false }
        take(keyword, length: length, isChinese: isChinese)
        return true
    }

    /// Takes the tokens of a keyword and remembers what they were read as.
    mutating func take(_ keyword: Keyword, length: Int, isChinese: Bool) {
        for offset in 0..<length {
            marks[position + offset].keyword = keyword
            marks[position + offset].isRest = offset > 0
        }
        if isChinese { chineseWords += 1 } else { englishWords += 1 }
        position += length
    }

    /// Takes a keyword that means something here.
    mutating func accept<Meaning>(_ meaning: (Keyword) -> Meaning?) -> Meaning? {
        guard let found = keyword(at: position, { keyword, _ in meaning(keyword) }) else { return nil }
        take(found.keyword, length: found.length, isChinese: found.isChinese)
        return found.meaning
    }

    mutating func expect(_ keyword: Keyword, help: @autoclosure () -> Message? = nil) throws(Stop) {
        if accept(keyword) { return }
        throw expected(Message("`\(keyword.english)`", zh: "“\(keyword.chinese)”"), help: help())
    }

    /// A colon after a clause word or a name in its place means nothing; an equals sign is a mistake of spreadsheets.
    mutating func endLabel() {
        if position > 0 { marks[position - 1].endsLabel = true }
        if at(.colon) {
            marks[position].isFiller = true
            advance()
        }
        if at(.equal) { skipEquals() }
    }

    /// `target = 38%`: said once, and read as `target 38%`.
    mutating func skipEquals() {
        report(SyntaxMessages.equalsAfterLabel(span(current)))
        advance()
    }

    mutating func node(_ kind: NodeKind, from first: Int) {
        nodes.append(SyntaxNode(kind: kind, first: first, end: position))
    }

    // MARK: Saying

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// All that has been said about the tokens.
    var findings: [Diagnostic] {
        lexical.indices.filter { !echoes.contains($0) }.map { lexical[$0] } + diagnostics
    }

    /// One mistake is one message: of what was said about tokens that were refused the first is kept.
    mutating func keepFirstMessage(from first: Int, saidBefore: Int) {
        let (from, to) = (Int(token(first).start), Int(token(max(first, position - 1)).end))
        var near: [Int] = []
        var (low, high) = (0, lexical.count)
        while low < high {
            let middle = (low + high) / 2
            if start(lexical[middle]) < from { low = middle + 1 } else { high = middle }
        }
        while low < lexical.count, start(lexical[low]) < to {
            if !echoes.contains(low) { near.append(low) }
            low += 1
        }
        let said = diagnostics[saidBefore...]
        guard near.count + said.count > 1 else { return }
        let spoken = said.min { start($0) < start($1) }
        let isLexical = near.first.map { index in spoken.map { start(lexical[index]) <= start($0) } ?? true } ?? false
        echoes.formUnion(isLexical ? near.dropFirst() : near[...])
        diagnostics.removeSubrange(saidBefore...)
        if !isLexical, let spoken { diagnostics.append(spoken) }
    }

    /// Reports what was expected here; silent where this token has been spoken of already.
    mutating func expected(_ what: Message, help: Message? = nil) -> Stop {
        if current.flags.contains(.faulty) { return Stop() }
        let help = help ?? self.help(for: what)
        report(meantHere() ?? SyntaxMessages.expected(what, found: describe(position), placeOfCurrent, help: help))
        return Stop()
    }

    /// The current token, or the end of the clause when that is what is found.
    var placeOfCurrent: SourceSpan {
        let closes = current.kind == .rightBrace && !current.newlineBefore
        guard atEnd, position > 0, !closes, current.kind != .semicolon else { return span(current) }
        let before = Int(tokens[position - 1].end)
        return SourceSpan(file: index, start: before, end: before)
    }

    func describe(_ index: Int) -> Message {
        let token = tokens[index]
        switch token.kind {
        case .end where isEmbedded: return Message("`}`", zh: "“}”")
        case .end: return Message("the end of the file", zh: "文件末尾")
        case .rightBrace where !token.newlineBefore: return Message("`}`", zh: "“}”")
        case .string: return Message("the text \(text(token))", zh: "文字 \(text(token))")
        case .rightBrace, .semicolon, .word, .quotedName, .number, .date, .period, .leftBrace, .leftParen, .rightParen,
            .comma,
            .colon, .dot, .range, .percent, .plus, .minus, .times, .divide, .equal, .notEqual, .less, .lessOrEqual,
            .greater, .greaterOrEqual, .invalid:
            if isEnd(index), token.kind != .semicolon { return Message("the end of the line", zh: "行末") }
            let text = text(token)
            return Message("`\(text)`", zh: "“\(text)”")
        }
    }
}
