// Declarations: a header, a block, and how to go on after a mistake in either.

import RhumbText

extension Parser {
    /// Everything before a token that nothing can be read beyond.
    mutating func declarations(to limit: Int, comments: [CommentMark]) -> [Declaration] {
        var result: [Declaration] = []
        let lines = tokens.count { $0.flags.contains(.columnOne) && traits($0).contains(.declaration) }
        result.reserveCapacity(lines)
        nodes.reserveCapacity(4 * lines)
        var comment = 0
        while position < limit {
            let first = position
            clauseStart = position
            guard current.kind == .word, let kind = declarationKind() else {
                strayAtTop()
                continue
            }
            var leading: [Comment] = []
            while comment < comments.count, Int(comments[comment].beforeToken) <= first {
                let mark = comments[comment]
                if Int(mark.beforeToken) == first, !mark.isTrailing { leading.append(self.comment(mark)) }
                comment += 1
            }
            result.append(declaration(kind, leading))
            node(.declaration, from: first)
        }
        return result
    }

    func comment(_ mark: CommentMark) -> Comment {
        let start = Int(mark.start)
        return Comment(
            text: source.text(start + 1, Int(mark.end)),
            span: SourceSpan(file: index, start: start, end: Int(mark.end)), isTrailing: mark.isTrailing)
    }

    func declarationKind() -> DeclarationKind? {
        guard traits(current).contains(.declaration) else { return nil }
        return keyword(at: position) { keyword, _ in DeclarationKind(keyword) }?.meaning
    }

    /// What stands where a declaration should begin: one message, on to the next declaration.
    private mutating func strayAtTop() {
        let first = position
        let token = current
        if token.kind == .rightBrace {
            report(SyntaxMessages.strayClosing("}", span(token)))
            advance()
            return node(.error, from: first)
        }
        if token.kind != .invalid {
            let word = text(token)
            let words = DeclarationKind.allCases.flatMap { [$0.keyword.english, $0.keyword.chinese] }
            let near = token.kind == .word ? nearestName(to: word, among: words) : nil
            report(
                SyntaxMessages.unknownDeclaration(
                    Message("`\(word)`", zh: "“\(word)”"), suggestion: near, span(token)))
        }
        skipToDeclaration()
        node(.error, from: first)
    }

    /// Skips to a line that begins with a declaration word, over whole blocks.
    private mutating func skipToDeclaration() {
        var open = 0
        advance()
        while current.kind != .end {
            if startsDeclaration(position) { return }
            if open == 0, current.newlineBefore, traits(current).contains(.declaration) { return }
            if current.kind == .leftBrace { open += 1 }
            if current.kind == .rightBrace { open = max(0, open - 1) }
            advance()
        }
    }

    private mutating func declaration(_ kind: DeclarationKind, _ leading: [Comment]) -> Declaration {
        let first = position
        let keywordSpan = span(current)
        var header = Header()
        header.clauses.reserveCapacity(kind.needsBlock ? 8 : 2)
        var isBroken = false
        operators = 0
        _ = accept(kind.keyword)
        do {
            try head(kind, &header)
            if !atEnd, current.kind != .leftBrace {
                report(SyntaxMessages.unexpected(describe(position), span(current), help: helpAfterHeader(kind)))
                throw Stop()
            }
            if current.kind != .leftBrace, kind.needsBlock {
                throw expected(
                    Message("`{` and the clauses of this \(kind.word.english)", zh: "“{”和“\(kind.word.chinese)”的各句"),
                    help: Message("add `{ … }` after the header", zh: "请在开头之后补上“{ … }”"))
            }
        } catch {
            isBroken = true
            skipToBlock()
        }
        parens = 0
        depth = 0
        node(.clause, from: first)
        if current.kind == .leftBrace, !startsDeclaration(position) {
            let blockIsBroken = block(kind, &header.clauses)
            isBroken = isBroken || blockIsBroken
        }
        return Declaration(
            kind: kind, name: header.name, title: header.title, clauses: header.clauses, span: span(from: first),
            keywordSpan: keywordSpan, leadingComments: leading, isBroken: isBroken)
    }

    /// After a mistake in a header: to its block, or to the next declaration.
    private mutating func skipToBlock() {
        let first = position
        parens = 0
        while current.kind != .end, current.kind != .leftBrace {
            if current.newlineBefore, traits(current).contains(.declaration), position != clauseStart { break }
            if current.kind == .rightBrace {
                advance()
                break
            }
            advance()
        }
        if position > first { node(.error, from: first) }
    }

    // MARK: Blocks

    /// Appends the clauses of a block; whether something in it was refused.
    private mutating func block(_ kind: DeclarationKind, _ clauses: inout [Clause]) -> Bool {
        let opener = position
        var isBroken = false
        advance()
        braces += 1
        defer { braces -= 1 }
        while true {
            while current.kind == .semicolon { advance() }
            clauseStart = position
            if current.kind == .rightBrace {
                advance()
                break
            }
            if current.kind == .end || startsDeclaration(position) {
                sayMissingSeparators()
                let next = current.kind == .end ? nil : Optional(span(current))
                if !stringSwallowedBrace(opener, position) {
                    report(SyntaxMessages.unclosed("{", close: "}", next: next, span(token(opener))))
                }
                isBroken = true
                break
            }
            let first = position
            operators = 0
            do {
                try clause(kind, &clauses)
                try endOfClause(kind)
                node(.clause, from: first)
            } catch {
                isBroken = true
                parens = 0
                depth = 0
                let keyword = kind.clauseWords.first { match($0, at: first).length > 0 }
                recover(from: first)
                node(.error, from: first)
                let place = span(from: first)
                clauses.append(Clause(.broken(keyword), span: place, keywordSpan: span(token(first))))
            }
        }
        sayMissingSeparators()
        node(.block, from: opener)
        return isBroken
    }

    /// A text without its closing quote took the rest of the line, braces and all: that has been said.
    private func stringSwallowedBrace(_ first: Int, _ end: Int) -> Bool {
        tokens[first..<end].contains { token in
            guard token.kind == .string || token.kind == .quotedName, token.flags.contains(.faulty) else {
                return false
            }
            return bytes[Int(token.start)..<Int(token.end)].contains(UInt8(ascii: "}"))
        }
    }

    /// A clause is complete: a separator must follow, or it is missing (N4).
    private mutating func endOfClause(_ kind: DeclarationKind) throws(Stop) {
        if isEnd(position) || position == clauseStart { return }
        if beginsClause(kind) {
            if let last = missingSeparators.last, spansLines(last, current) { sayMissingSeparators() }
            missingSeparators.append(current)
            return
        }
        if current.kind == .invalid { throw Stop() }
        if current.kind == .rightParen {
            report(SyntaxMessages.strayClosing(")", span(current)))
            throw Stop()
        }
        report(SyntaxMessages.unexpected(describe(position), span(current), help: helpAfterClause()))
        throw Stop()
    }

    private func helpAfterHeader(_ kind: DeclarationKind) -> Message? {
        guard kind.clauseWords.contains(where: { match($0, at: position).length > 0 }) else { return helpAfterClause() }
        let word = text(current)
        return Message(
            "clauses of a declaration stand in braces: `{ \(word) … }`", zh: "声明的各句写在花括号中：“{ \(word) … }”")
    }

    private func helpAfterClause() -> Message? {
        switch current.kind {
        case .minus:
            Message(
                "a name has no hyphen: join its words by `_`, or put it in backticks", zh: "名称中不能有连字符：请用“_”连接，或加反引号")
        case .range: Message("a range is written `in a .. b`", zh: "范围写成“属于 a .. b”")
        case .word where !traits(current).contains(.reserved):
            Message(
                "two words of a name are joined by `_`; a new clause begins on a new line or after `;`",
                zh: "名称中的两个词请用“_”连接；新的一句请另起一行或用“；”隔开")
        default: Message("check what stands before it", zh: "请检查它前面的写法")
        }
    }

    private func spansLines(_ first: Token, _ second: Token) -> Bool {
        bytes[Int(first.start)..<Int(second.start)].contains { $0 == 0x0A || $0 == 0x0D }
    }

    /// One message for all separators that were forgotten on a line, with one fix.
    private mutating func sayMissingSeparators() {
        guard let first = missingSeparators.first else { return }
        let edits = missingSeparators.map { token in
            // The blanks between two clauses become one behind the separator.
            var start = Int(token.start)
            while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
            return Edit(span: SourceSpan(file: index, start: start, end: Int(token.start)), text: "; ")
        }
        report(SyntaxMessages.missingSeparator(text(first), span(first), edits: edits))
        missingSeparators = []
    }

    /// Whether a clause word of this block stands here, on the same line as the clause before.
    private func beginsClause(_ kind: DeclarationKind) -> Bool {
        guard current.kind == .word else { return false }
        if kind == .dataset, position + 1 < tokens.count, !traits(current).contains(.reserved) {
            let next = position + 1
            if beginsType(next) { return true }
        }
        return keyword(at: position, { keyword, _ in clauseWord(keyword, of: kind) }) != nil
    }

    /// N5 (b): to the next separator at this depth.
    private mutating func recover(from first: Int) {
        var open = openRows
        openRows = 0
        if position == first { advance() }
        while current.kind != .end {
            if startsDeclaration(position) { return }
            if open == 0 {
                switch current.kind {
                case .rightBrace, .semicolon: return
                default: if separates(position) { return }
                }
            }
            switch current.kind {
            case .leftBrace, .leftParen: open += 1
            case .rightParen: open = max(0, open - 1)
            case .rightBrace: open = max(0, open - 1)
            default: break
            }
            advance()
        }
    }
}

/// What a header gives.
struct Header {
    var name: Name?
    var title: StringLiteral?
    var clauses: [Clause] = []
}

extension DeclarationKind {
    /// A declaration of this kind without a block says nothing.
    var needsBlock: Bool {
        switch self {
        case .plan, .dataset, .attributes, .tiers, .funnel, .cohorts, .survey, .goal, .programme, .resource, .calendar,
            .action, .investment, .risk, .advice, .scenario, .test:
            true
        case .use, .strategy, .segment, .metric, .person, .assumption: false
        }
    }
}
