// The tokens of a parsed text for those who show it: editors colour them and ask what stands at a place.
public import RhumbText

/// A token or a comment, and what the parser read it as.
public struct Lexeme: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// A word of a keyword's spelling.
        case keyword(Keyword)
        /// A name, or a word that the parser could make nothing of.
        case word
        case quotedName
        case number, date, period, string, comment
        /// A bracket, an operator, a separator; `percent` is the sign after a number.
        case sign, percent
        /// Characters that no token begins with.
        case invalid
    }

    public let kind: Kind
    public let span: SourceSpan
    /// A further word of the phrase that began before.
    public let isRest: Bool
}

extension SyntaxTree {
    /// What stands in a part of the text, in order; what reaches into it is there whole.
    public func lexemes(from start: Int = 0, to end: Int = .max) -> [Lexeme] {
        var result: [Lexeme] = []
        var index = firstToken(endingAfter: start)
        var comment = arena.comments.partitioned { Int($0.end) > start }
        while true {
            let token = index < arena.tokens.count ? arena.tokens[index] : nil
            let isOver = token.map { $0.kind == .end || Int($0.start) >= end } ?? true
            if comment < arena.comments.count, Int(arena.comments[comment].start) < end,
                isOver || Int(arena.comments[comment].start) < Int(token?.start ?? 0)
            {
                let mark = arena.comments[comment]
                result.append(Lexeme(kind: .comment, span: span(mark.start, mark.end), isRest: false))
                comment += 1
                continue
            }
            guard !isOver, let token else { return result }
            let mark = arena.marks[index]
            result.append(
                Lexeme(kind: kind(token, mark), span: span(token.start, token.end), isRest: mark.isRest))
            index += 1
        }
    }

    /// The token at a place or the one that ends there; of two that touch the later, unless that is a sign.
    public func lexeme(at offset: Int) -> Lexeme? {
        let near = lexemes(from: max(0, offset - 1), to: offset + 1).filter {
            $0.span.start <= offset && offset <= $0.span.end
        }
        guard let last = near.last else { return nil }
        return last.kind == .sign ? near.first : last
    }

    private func span(_ start: Int32, _ end: Int32) -> SourceSpan {
        SourceSpan(file: index, start: Int(start), end: Int(end))
    }

    private func firstToken(endingAfter offset: Int) -> Int { arena.tokens.partitioned { Int($0.end) > offset } }

    private func kind(_ token: Token, _ mark: TokenMark) -> Lexeme.Kind {
        switch token.kind {
        case .word:
            if token.flags.contains(.chineseQuantity) { return .number }
            return mark.keyword.map { .keyword($0) } ?? .word
        case .quotedName: return .quotedName
        case .number: return .number
        case .date: return .date
        case .period: return .period
        case .string: return .string
        case .percent: return .percent
        case .leftBrace, .rightBrace, .leftParen, .rightParen, .comma, .semicolon, .colon, .dot, .range, .plus, .minus,
            .times, .divide, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return .sign
        case .invalid, .end: return .invalid
        }
    }
}

extension Array {
    /// The first position from which on all elements fit; those that do stand last.
    fileprivate func partitioned(_ fits: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if fits(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
