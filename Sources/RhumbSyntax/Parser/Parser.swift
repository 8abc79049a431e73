// The parser's hands: looking at tokens, taking them, ends of clauses (N1 to N4), and messages. The grammar itself is in
// the other files of this folder, one group of rules a file.

import RhumbText

/// A mistake has been reported; the nearest recovery point takes over.
struct Stop: Error {}

/// A keyword that stands somewhere, and what it means there.
struct Reading<Meaning> {
    let keyword: Keyword
    let meaning: Meaning
    let length: Int
    let isChinese: Bool
}

struct Parser {
    let source: SourceFile
    let index: FileIndex
    let bytes: [UInt8]
    let tokens: [Token]
    let table = WordTable.shared
    var marks: [TokenMark]
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
    var position = 0
    /// Braces and parentheses around the current token.
    var braces = 0
    var parens = 0
    /// The token that begins the current clause: the separator before it is behind us.
    var clauseStart = 0
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

    init(_ source: SourceFile, index: FileIndex, lexer: consuming Lexer) {
        self.source = source
        self.index = index
        bytes = source.bytes
        tokens = lexer.tokens
        lexical = lexer.diagnostics
        digitNames = lexer.digitNames
        marks = Array(repeating: TokenMark(), count: lexer.tokens.count)
    }

    // MARK: Looking

    var current: Token { tokens[position] }

    /// The token a few places on; the end token beyond the last.
    func token(_ index: Int) -> Token { index < tokens.count ? tokens[index] : tokens[tokens.count - 1] }

    func text(_ token: Token) -> String { source.text(Int(token.start), Int(token.end)) }

    func span(_ token: Token) -> SourceSpan {
        SourceSpan(file: index, start: Int(token.start), end: Int(token.end))
    }

    /// From the first token to the one before the current.
    func span(from first: Int) -> SourceSpan {
        let last = token(max(first, position - 1))
        return SourceSpan(file: index, start: Int(token(first).start), end: Int(last.end))
    }

    func traits(_ token: Token) -> WordTraits { table.traits[Int(token.word)] }

    /// N2: a line break before this token separates clauses.
    func separates(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.newlineBefore else { return false }
        switch token.kind {
        case .minus, .times: if !isBullet(index) { return false }
        case .plus, .divide, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .range,
            .comma, .rightParen:
            return false
        case .word:
            let traits = traits(token)
            if traits.contains(.cannotBeginClause) { return false }
            if traits.contains(.cannotBeginBeforeNumber), self.token(index + 1).kind == .number { return false }
        default: break
        }
        guard index > 0 else { return true }
        let before = tokens[index - 1]
        switch before.kind {
        case .plus, .minus, .times, .divide, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .range,
            .comma, .leftParen, .dot:
            return false
        case .word: return !traits(before).contains(.cannotEndClause)
        default: return true
        }
    }

    /// `- stage called …`: a dash before a clause, as in an outline. No expression goes on with a word and a name.
    func isBullet(_ index: Int) -> Bool {
        let (word, name) = (token(index + 1), token(index + 2))
        return word.kind == .word && word.word != 0 && !word.newlineBefore && !word.flags.contains(.glued)
            && name.kind == .word && name.word == 0 && !name.newlineBefore
    }

    /// N5 (a): a line that can only be the next declaration.
    func startsDeclaration(_ index: Int) -> Bool { tokens.startDeclaration(at: index) }

    /// Whether the clause ends before a token.
    func isEnd(_ index: Int) -> Bool {
        let token = tokens[index]
        guard !token.flags.isDisjoint(with: .mayEndClause) else { return false }
        if token.flags.contains(.endsClause) { return true }
        guard index != clauseStart else { return false }
        if startsDeclaration(index) { return true }
        if parens > 0 { return false }
        if braces > 0 { return separates(index) }
        return token.kind == .word && traits(token).contains(.declaration)
    }

    var atEnd: Bool { isEnd(position) }

    func at(_ kind: TokenKind) -> Bool { current.kind == kind && !atEnd }

    /// Number of tokens of a keyword's spelling at a place, and whether it is Chinese; 0 when it is not there.
    func match(_ keyword: Keyword, at index: Int) -> (length: Int, isChinese: Bool) {
        let word = tokens[index].word
        guard word != 0 else { return (0, false) }
        var best = (length: 0, isChinese: false)
        for number in Int(table.starts[Int(word)])..<Int(table.starts[Int(word) + 1]) {
            let phrase = table.phrases[number]
            guard phrase.keyword == keyword, phrase.count > best.length, stands(phrase, index) else { continue }
            best = (phrase.count, phrase.isChinese)
        }
        return best.length > 0 && !isEnd(index) ? best : (0, false)
    }

    /// The keyword with the longest spelling that stands at a place, of those that mean something there.
    func keyword<Meaning>(at index: Int, _ meaning: (Keyword, Int) -> Meaning?) -> Reading<Meaning>? {
        let word = tokens[index].word
        guard word != 0 else { return nil }
        var best: Reading<Meaning>?
        for number in Int(table.starts[Int(word)])..<Int(table.starts[Int(word) + 1]) {
            let phrase = table.phrases[number]
            guard phrase.count > best?.length ?? 0, stands(phrase, index) else { continue }
            guard let found = meaning(phrase.keyword, phrase.count) else { continue }
            best = Reading(
                keyword: phrase.keyword, meaning: found, length: phrase.count, isChinese: phrase.isChinese)
        }
        return isEnd(index) ? nil : best
    }

    /// Whether the words after the first of a phrase stand here.
    private func stands(_ phrase: Phrase, _ index: Int) -> Bool {
        guard phrase.second != 0 else { return true }
        guard continues(phrase.second, index + 1) else { return false }
        return phrase.third == 0 || continues(phrase.third, index + 2)
    }

    /// Whether a phrase goes on with a word here.
    private func continues(_ word: UInt16, _ index: Int) -> Bool {
        let next = token(index)
        return next.word == word && (!next.newlineBefore || parens > 0)
    }

    func at(_ keyword: Keyword) -> Bool { match(keyword, at: position).length > 0 }

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
            marks[position + offset].keyword = UInt16(truncatingIfNeeded: keyword.ordinal + 1)
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
