// What may be written at a place of a text that is being typed: found out by trying. A word is written there and the parser says what
// it reads it as, so nothing about the grammar is said a second time.
public import RhumbText

/// A place in a text, and the little text that is parsed to find out about it: the header of the declaration and the clause up to
/// the place.
public struct Probe: Sendable {
    /// The declaration; nil between declarations.
    public let kind: DeclarationKind?
    /// A clause of the block begins here.
    public let beginsClause: Bool
    /// Where the word begins that is being typed.
    public let wordStart: Int
    private let prefix: String
    /// Where the clause begins in `prefix`.
    private let clauseStart: Int
    /// Brackets and braces that are open in the clause.
    private let closers: String

    /// Bytes of a header and a clause that are parsed once for every keyword; in a longer one only names are looked for.
    private static let longest = 4096

    /// A name that nobody has.
    public static let name = "caret_0"

    public init(_ tree: SyntaxTree, at offset: Int) {
        let word = tree.lexeme(at: offset).flatMap { lexeme -> Lexeme? in
            switch lexeme.kind {
            case .word, .keyword, .quotedName: lexeme.span.start < offset ? lexeme : nil
            case .number, .date, .period, .string, .comment, .sign, .percent, .invalid: nil
            }
        }
        self.init(tree, from: word?.span.start ?? offset)
    }

    /// - Parameter start: where what is being typed begins.
    public init(_ tree: SyntaxTree, from start: Int) {
        wordStart = start
        let declaration = tree.declarations.last { $0.span.start < start }
        guard let declaration else {
            (kind, beginsClause, prefix, clauseStart, closers) = (nil, false, "", 0, "")
            return
        }
        let text = tree.file.text(declaration.span.start, start)
        let place = Place(text)
        // A header may go on, indented; at the beginning of a line the next declaration is more likely.
        let isNext = place.isInHeader && (text.utf8.last == 0x0A || text.utf8.last == 0x0D)
        kind = place.declaration == nil || isNext ? nil : declaration.kind
        beginsClause = place.beginsClause
        prefix = place.prefix
        clauseStart = place.clauseStart
        closers = place.closers
    }

    /// The same place with another beginning of the clause: for what stands in the braces of a text.
    public func replacingClause(by text: String, wordStart: Int) -> Probe {
        Probe(self, clause: text, wordStart: wordStart)
    }

    private init(_ other: Probe, clause: String, wordStart: Int) {
        kind = other.kind
        beginsClause = false
        self.wordStart = wordStart
        let bytes = Array(other.prefix.utf8)
        prefix = String(decoding: bytes.prefix(other.clauseStart), as: UTF8.self) + clause
        clauseStart = other.clauseStart
        closers = ""
    }

    // MARK: Keywords

    /// The keywords that the parser reads here, with the spelling of a language, in the order of the table.
    public func keywords(in language: Language) -> [(keyword: Keyword, spelling: String)] {
        guard kind != nil else {
            return DeclarationKind.allCases.map { ($0.keyword, $0.keyword.spelling(in: language)) }
        }
        guard prefix.utf8.count <= Probe.longest else { return [] }
        return Probe.candidates(language).compactMap { candidate in
            read(candidate).map { ($0, candidate.spelling) }
        }
    }

    /// A spelling, and what may have to stand behind it before it is read as a keyword.
    private struct Candidate: Sendable {
        let spelling: String
        var company: [String]
    }

    private static let english = candidates { $0.english }
    private static let chinese = candidates { $0.chinese }

    private static func candidates(_ language: Language) -> [Candidate] {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    /// All spellings, each once, in the order of the table.
    private static func candidates(_ spelling: (Keyword) -> String) -> [Candidate] {
        var found: [Candidate] = []
        var places: [String: Int] = [:]
        for keyword in Keyword.byOrdinal where keyword.role != .decl && !spelling(keyword).isEmpty {
            let word = spelling(keyword)
            if let place = places[word] {
                for company in company(of: keyword) where !found[place].company.contains(company) {
                    found[place].company.append(company)
                }
            } else {
                places[word] = found.count
                found.append(Candidate(spelling: word, company: company(of: keyword)))
            }
        }
        return found
    }

    /// What the parser reads a word as here; nil where it is no keyword of this clause.
    private func read(_ candidate: Candidate) -> Keyword? {
        let spelling = candidate.spelling
        for rest in candidate.company {
            let arena = parsed(prefix + " " + spelling + rest)
            let start = prefix.utf8.count + 1
            guard let index = arena.tokens.firstIndex(where: { Int($0.start) == start }) else { continue }
            let mark = arena.marks[index]
            guard let keyword = mark.keyword, !mark.isRest else { continue }
            // All of the phrase, and in the clause that is being written, not in one that it would begin.
            let end = start + spelling.utf8.count
            let last = arena.tokens.lastIndex { $0.kind != .end && Int($0.end) <= end } ?? index
            guard index == last || arena.marks[index...last].dropFirst().allSatisfy(\.isRest) else { continue }
            let isInClause = arena.nodes.contains { node in
                (node.kind.isClause) && node.first <= index && index < node.end
                    && (beginsClause ? node.first == index : Int(arena.tokens[node.first].start) == clauseStart)
            }
            guard isInClause else { continue }
            return keyword
        }
        return nil
    }

    /// What stands behind a keyword where it is one: some words are keywords only before a number or a bracket.
    private static func company(of keyword: Keyword) -> [String] {
        switch keyword.role {
        case .aggregate, .function, .model, .span: ["(x)"]
        case .window, .rank: ["", " 12 days"]
        case .operator: keyword == .like ? [" \"\""] : [" x", " in x"]
        default: [""]
        }
    }

    // MARK: Names and texts

    /// The declaration with a word written at the place, made whole in one way after the other: one of them may let the parser
    /// understand the clause.
    public func trials(_ word: String) -> some Sequence<Declaration> {
        let endings = [
            "", " 1", " x", " at most 1", " to x", ", x, x", " { x 1 }", " 1 days", " \"\"", " on 2026-01-01", " text",
        ]
        return endings.lazy.compactMap { ending in
            let text = prefix + " " + word + ending + closers + "\n}"
            return RhumbSyntax.parse(SourceFile(path: "", text: text), index: FileIndex(0)).value.declarations.first
        }
    }

    /// Whether a place in a trial is that of the word.
    public func isWord(_ span: SourceSpan) -> Bool { span.start == prefix.utf8.count + 1 }

    private func parsed(_ text: String) -> SyntaxArena {
        RhumbSyntax.parse(SourceFile(path: "", text: text), index: FileIndex(0)).value.arena
    }
}

extension NodeKind {
    fileprivate var isClause: Bool {
        switch self {
        case .clause, .error: true
        case .declaration, .block, .row, .windows, .rating, .contactLimit: false
        }
    }
}

/// Where in a declaration its text ends.
private struct Place {
    var declaration: Declaration?
    var beginsClause = false
    var isInHeader = false
    var prefix: String
    var clauseStart = 0
    var closers = ""

    /// - Parameter text: from the declaration word on.
    init(_ text: String) {
        prefix = text
        let tree = RhumbSyntax.parse(
            SourceFile(path: "", text: text + " " + Probe.name), index: FileIndex(0)
        ).value
        let arena = tree.arena
        let start = text.utf8.count + 1
        guard let caret = arena.tokens.firstIndex(where: { Int($0.start) == start }),
            let declaration = tree.declarations.last(where: { $0.span.start < start && start < $0.span.end }),
            let node = arena.nodes.filter({ $0.kind.isClause && $0.first <= caret && caret < $0.end }).max(by: {
                $0.first < $1.first
            })
        else { return }
        self.declaration = declaration
        let first = Int(arena.tokens[node.first].start)
        guard let brace = Place.block(of: declaration, tree), brace < first else {
            closers = Place.closers(arena.tokens[..<caret])
            isInHeader = true
            return
        }
        beginsClause = node.first == caret
        let header = tree.file.text(declaration.span.start, brace) + " {\n"
        clauseStart = header.utf8.count
        prefix = header + tree.file.text(first, text.utf8.count)
        if beginsClause {
            prefix = header
            clauseStart += 1
        }
        closers = Place.closers(arena.tokens[node.first..<max(node.first, caret)])
    }

    /// Where the declaration's brace stands; nil where it has none.
    private static func block(of declaration: Declaration, _ tree: SyntaxTree) -> Int? {
        tree.arena.tokens.first { $0.kind == .leftBrace && Int($0.start) >= declaration.span.start }.map {
            Int($0.start)
        }
    }

    private static func closers(_ tokens: ArraySlice<Token>) -> String {
        var open: [Character] = []
        for token in tokens {
            switch token.kind {
            case .leftParen: open.append(")")
            case .leftBrace: open.append("}")
            case .rightParen, .rightBrace: _ = open.popLast()
            default: break
            }
        }
        return String(open.reversed())
    }
}
