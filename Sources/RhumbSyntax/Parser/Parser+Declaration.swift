// Declarations: a header, a block, and how to go on after a mistake in either.

import RhumbText

extension Parser {
    /// Everything before a token that nothing can be read beyond; no declaration where only the text is kept.
    mutating func declarations(to limit: Int, comments: [CommentMark]) -> [Declaration] {
        var result: [Declaration] = []
        var comment = 0
        while position < limit {
            let first = position
            clauseStart = position
            guard let kind = current.kind == .word ? cursor.declarationKind() ?? mistypedDeclaration() : nil else {
                strayAtTop()
                continue
            }
            var leading: [Comment] = []
            while comment < comments.count, Int(comments[comment].beforeToken) <= first {
                let mark = comments[comment]
                if Int(mark.beforeToken) == first, !mark.isTrailing { leading.append(self.comment(mark)) }
                comment += 1
            }
            let declaration = declaration(kind, leading)
            node(.declaration, from: first)
            if keeps == .everything {
                result.append(declaration)
                result += nested
            }
            nested = []
        }
        return result
    }

    func comment(_ mark: CommentMark) -> Comment {
        let start = Int(mark.start)
        return Comment(
            text: source.text(start + 1, Int(mark.end)),
            span: SourceSpan(file: index, start: start, end: Int(mark.end)), isTrailing: mark.isTrailing)
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
            let near = token.kind == .word ? DeclarationKind.meant(by: word).map { spelling(of: $0) } : nil
            report(
                SyntaxMessages.unknownDeclaration(
                    Message("`\(word)`", zh: "“\(word)”"), suggestion: near, span(token)))
        }
        skipToDeclaration()
        node(.error, from: first)
    }

    /// A line that begins with a word which is nearly a declaration word, and a name: said once, and read as what was meant.
    private mutating func mistypedDeclaration() -> DeclarationKind? {
        guard cursor.isMistypedDeclaration(position) else { return nil }
        let word = text(current)
        guard let kind = DeclarationKind.meant(by: word) else { return nil }
        report(
            SyntaxMessages.unknownDeclaration(
                Message("`\(word)`", zh: "“\(word)”"), suggestion: spelling(of: kind), span(current)))
        return kind
    }

    /// The declaration word of a kind in the language of what stands behind the current word.
    private func spelling(of kind: DeclarationKind) -> String {
        let next = token(position + 1)
        let isChinese = bytes[Int(current.start)] >= 0x80 || next.kind == .word && bytes[Int(next.start)] >= 0x80
        return isChinese ? kind.keyword.chinese : kind.keyword.english
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

    mutating func declaration(_ kind: DeclarationKind, _ leading: [Comment]) -> Declaration {
        let first = position
        let keywordSpan = span(current)
        var header = Header()
        if keeps == .everything { header.clauses.reserveCapacity(kind.needsBlock ? 8 : 2) }
        var isBroken = false
        operators = 0
        let said = diagnostics.count
        // Another word stands there where the declaration was mistyped.
        if !accept(kind.keyword) { advance() }
        do {
            try head(kind, &header)
            if !atEnd, current.kind != .leftBrace, !cursor.isMistypedDeclaration(position) {
                throw unexpected(
                    help: helpAfterHeader(kind), untitled: header.title == nil && kind.hasTitle ? header.name : nil)
            }
            if current.kind != .leftBrace, kind.needsBlock {
                throw expected(
                    Message("`{` and the clauses of this \(kind.word.english)", zh: "“{”和“\(kind.word.chinese)”的各句"),
                    help: Message("add `{ … }` after the header", zh: "请在开头之后补上“{ … }”"))
            }
        } catch {
            isBroken = true
            skipToBlock()
            keepFirstMessage(from: first, saidBefore: said)
            // What was complete before the mistake may be a part of what was meant.
            if header.clauses.last?.payload.isExpression == true { header.clauses.removeLast() }
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
            if current.kind == .minus || current.kind == .times, isBullet(position) {
                report(SyntaxMessages.bullet(text(current), span(current)))
                advance()
                clauseStart = position
            }
            let first = position
            let (said, known) = (diagnostics.count, clauses.count)
            operators = 0
            do {
                try clause(kind, &clauses)
                try endOfClause(kind)
                node(.clause, from: first)
            } catch {
                isBroken = true
                parens = 0
                depth = 0
                clauses.removeSubrange(known...)
                let keyword = kind.clauseWords.first { match($0, at: first).length > 0 }
                let name = declaredName(kind, keyword, at: first)
                recover(from: first)
                node(.error, from: first)
                keepFirstMessage(from: first, saidBefore: said)
                let payload = ClausePayload.broken(keyword, declares: name)
                clauses.append(Clause(payload, span: span(from: first), keywordSpan: span(token(first))))
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

    /// The name that a line declares, however the rest of it is written.
    private func declaredName(_ kind: DeclarationKind, _ keyword: Keyword?, at first: Int) -> Name? {
        let index = first + (keyword.map { match($0, at: first).length } ?? 0)
        switch keyword {
        case nil: guard kind.hasOwnNames else { return nil }
        case .datasetKey?, .funnelStage?, .actionTask?: break
        default: return nil
        }
        let token = token(index)
        switch token.kind {
        case .word: return Name(text: text(token), span: span(token))
        case .quotedName:
            guard !token.flags.contains(.faulty) else { return nil }
            return Name(text: source.text(Int(token.start) + 1, Int(token.end) - 1), span: span(token))
        default: return nil
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
        if current.kind == .comma, meantHere() == nil {
            let next = token(position + 1)
            let isLast = next.newlineBefore || next.kind == .rightBrace || next.kind == .end
            report(SyntaxMessages.commaBetweenClauses(atLineEnd: isLast, span(current)))
            advance()
            return
        }
        throw unexpected(help: helpAfterClause(), untitled: nil)
    }

    /// Something stands behind what is complete; silent where it has been spoken of.
    private mutating func unexpected(help: Message?, untitled name: Name?) -> Stop {
        if current.kind == .invalid || current.flags.contains(.faulty) { return Stop() }
        if current.kind == .rightParen {
            report(SyntaxMessages.strayClosing(")", span(current)))
        } else {
            report(
                meantHere() ?? name.flatMap { titleHere(after: $0) }
                    ?? SyntaxMessages.unexpected(describe(position), span(current), help: help))
        }
        return Stop()
    }

    private func helpAfterHeader(_ kind: DeclarationKind) -> Message? {
        guard kind.clauseWords.contains(where: { match($0, at: position).length > 0 }) else { return helpAfterClause() }
        let word = text(current)
        return Message(
            "clauses of a declaration stand in braces: `{ \(word) … }`", zh: "声明的各句写在花括号中：“{ \(word) … }”")
    }

    private func helpAfterClause() -> Message? {
        switch current.kind {
        case .minus where token(position - 1).kind == .date:
            Message("write the two days as 2026-12-24 .. 2026-12-26", zh: "两天之间请写“..”，如 2026-12-24 .. 2026-12-26")
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
            if cursor.beginsType(next) { return true }
        }
        return keyword(at: position, { keyword, _ in cursor.clauseWord(keyword, of: kind) }) != nil
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

extension ClausePayload {
    /// An expression of a header.
    fileprivate var isExpression: Bool {
        switch self {
        case .condition, .trigger, .expression: true
        default: false
        }
    }
}

extension DeclarationKind {
    /// A title in quotes may stand behind the name.
    fileprivate var hasTitle: Bool {
        switch self {
        case .use, .attributes, .assumption, .test: false
        case .plan, .strategy, .dataset, .segment, .tiers, .metric, .funnel, .cohorts, .survey, .goal, .programme,
            .person,
            .resource, .calendar, .action, .investment, .risk, .advice, .scenario:
            true
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

extension Cursor {
    /// Of the declaration word that stands here.
    func declarationKind() -> DeclarationKind? {
        guard traits(current).contains(.declaration) else { return nil }
        return keyword(at: position) { keyword, _ in DeclarationKind(keyword) }?.meaning
    }

    /// No clause and no expression begins a line at column one with a word that is none of the language and a name.
    func isMistypedDeclaration(_ index: Int) -> Bool {
        let (token, next) = (token(index), self.token(index + 1))
        guard token.kind == .word, token.word == 0, token.flags.contains(.columnOne), !next.newlineBefore else {
            return false
        }
        return next.kind == .word && !traits(next).contains(.reserved) || next.kind == .quotedName
            || next.kind == .string
    }
}
