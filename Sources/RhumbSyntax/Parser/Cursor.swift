// Where the parser is, and looking at tokens from there: what ends a clause (N1 to N4), which keywords stand at a place. Small, for
// it is asked several times a token.

import RhumbText

/// A keyword that stands somewhere, and what it means there.
struct Reading<Meaning> {
    let keyword: Keyword
    let meaning: Meaning
    let length: Int
    let isChinese: Bool
}

struct Cursor {
    let tokens: View<Token>
    let table = WordTable.shared
    let index: FileIndex
    var position = 0
    /// Braces and parentheses around the current token.
    var braces = 0
    var parens = 0
    /// The token that begins the current clause: the separator before it is behind us.
    var clauseStart = 0

    init(_ tokens: View<Token>, in file: FileIndex) {
        self.tokens = tokens
        index = file
    }

    var current: Token { tokens[position] }

    /// The token a few places on; the end token beyond the last.
    func token(_ index: Int) -> Token { tokens[min(index, tokens.endIndex - 1)] }

    func span(_ token: Token) -> SourceSpan {
        SourceSpan(file: index, start: Int(token.start), end: Int(token.end))
    }

    /// From the first token to the one before the current.
    func span(from first: Int) -> SourceSpan {
        let last = token(max(first, position - 1))
        return SourceSpan(file: index, start: Int(token(first).start), end: Int(last.end))
    }

    func traits(_ token: Token) -> WordTraits { table.pointee.traits[Int(token.word)] }

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
    func startsDeclaration(_ index: Int) -> Bool { tokens.startDeclaration(at: index, table) }

    /// Whether the clause ends before a token. Asked most of all; nearly every answer is found in the token.
    @inline(__always) func isEnd(_ index: Int) -> Bool {
        let flags = tokens[index].flags
        return !flags.isDisjoint(with: .mayEndClause) && (flags.contains(.endsClause) || isLineEnd(index))
    }

    /// Whether the clause ends before a token that begins a line.
    private func isLineEnd(_ index: Int) -> Bool {
        let token = tokens[index]
        guard index != clauseStart else { return false }
        if startsDeclaration(index) { return true }
        if parens > 0 { return false }
        if braces > 0 { return separates(index) }
        return token.kind == .word && traits(token).contains(.declaration)
    }

    @inline(__always) var atEnd: Bool { isEnd(position) }

    @inline(__always) func at(_ kind: TokenKind) -> Bool { current.kind == kind && !atEnd }

    /// Number of tokens of a keyword's spelling at a place, and whether it is Chinese; 0 when it is not there.
    @inline(__always) func match(_ keyword: Keyword, at index: Int) -> (length: Int, isChinese: Bool) {
        let word = tokens[index].word
        return word != 0 && table.may(word, begin: keyword) ? match(keyword, word, at: index) : (0, false)
    }

    private func match(_ keyword: Keyword, _ word: UInt16, at index: Int) -> (length: Int, isChinese: Bool) {
        var best = (length: 0, isChinese: false)
        for number in Int(table.pointee.starts[Int(word)])..<Int(table.pointee.starts[Int(word) + 1]) {
            let phrase = table.pointee.phrases[number]
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
        for number in Int(table.pointee.starts[Int(word)])..<Int(table.pointee.starts[Int(word) + 1]) {
            let phrase = table.pointee.phrases[number]
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

    @inline(__always) func at(_ keyword: Keyword) -> Bool { match(keyword, at: position).length > 0 }

    /// Whether a number, or a quantity in Chinese numerals, begins at a place.
    func atQuantity(_ index: Int) -> Bool {
        guard !isEnd(index) else { return false }
        let token = tokens[index]
        return token.kind == .number || token.flags.contains(.chineseQuantity)
    }
}
