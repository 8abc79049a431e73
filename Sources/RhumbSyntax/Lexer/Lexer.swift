// Bytes to tokens. Rules L1 to L10 of the grammar. Bytes between tokens are white space, line breaks and comments only,
// so the file is the concatenation of tokens and gaps. The lexer has no modes and never fails.

import RhumbText

struct Lexer {
    let bytes: [UInt8]
    let file: FileIndex
    let limit: Int
    var offset: Int
    var tokens: [Token] = []
    var comments: [CommentMark] = []
    var diagnostics: [Diagnostic] = []
    /// Names that begin with a digit: said once.
    var digitNames: Set<String> = []
    private var flags: TokenFlags = []
    private var lineHasToken = false
    /// Where the token before ends.
    private var lastEnd = -1
    private let table = WordTable.shared

    /// Reads the bytes from `start` to `end` (a whole file, or the inside of a template's braces).
    init(_ source: SourceFile, index: FileIndex, from start: Int = 0, to end: Int? = nil) {
        bytes = source.bytes
        file = index
        limit = min(end ?? source.bytes.count, source.bytes.count)
        offset = start
        tokens.reserveCapacity(Token.likely(in: limit - start))
    }

    mutating func run() {
        flags = [.newlineBefore, .columnOne]
        if offset == 0, limit >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
        while offset < limit {
            // Behind most tokens stands a space, and to tell it by itself is quicker than to tell all apart.
            if bytes[offset] == 0x20 { space() } else { next() }
        }
        flags.remove(.columnOne)
        flags.insert(.newlineBefore)
        append(.end, from: limit, to: limit)
    }

    func byte(_ index: Int) -> UInt8 { index < limit ? bytes[index] : 0 }

    func span(_ start: Int, _ end: Int) -> SourceSpan { SourceSpan(file: file, start: start, end: end) }

    mutating func append(_ kind: TokenKind, from start: Int, to end: Int, word: UInt16 = 0, extra: TokenFlags = []) {
        if lastEnd == start { flags.insert(.glued) }
        if kind == .rightBrace || kind == .semicolon || kind == .end { flags.insert(.endsClause) }
        tokens.append(
            Token(
                kind: kind, flags: flags.union(extra), word: word, start: Int32(truncatingIfNeeded: start),
                end: Int32(truncatingIfNeeded: end)))
        flags = []
        lineHasToken = true
        lastEnd = end
        offset = end
    }

    private mutating func next() {
        let start = offset
        let first = bytes[start]
        switch first {
        case 0x09: space()
        case 0x0A, 0x0D:
            offset += 1
            flags = [.newlineBefore, .columnOne]
            lineHasToken = false
        case UInt8(ascii: "#"): comment()
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): word()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
        case UInt8(ascii: "\""): string(.straight)
        case UInt8(ascii: "`"): quotedName()
        case UInt8(ascii: "{"): append(.leftBrace, from: start, to: start + 1)
        case UInt8(ascii: "}"): append(.rightBrace, from: start, to: start + 1)
        case UInt8(ascii: "("): append(.leftParen, from: start, to: start + 1)
        case UInt8(ascii: ")"): append(.rightParen, from: start, to: start + 1)
        case UInt8(ascii: ","): append(.comma, from: start, to: start + 1)
        case UInt8(ascii: ";"): append(.semicolon, from: start, to: start + 1)
        case UInt8(ascii: ":"): append(.colon, from: start, to: start + 1)
        case UInt8(ascii: "%"): append(.percent, from: start, to: start + 1)
        case UInt8(ascii: "+"): append(.plus, from: start, to: start + 1)
        case UInt8(ascii: "-"): append(.minus, from: start, to: start + 1)
        case UInt8(ascii: "*"): append(.times, from: start, to: start + 1)
        case UInt8(ascii: "/"):
            if byte(start + 1) == first { slashComment() } else { append(.divide, from: start, to: start + 1) }
        case UInt8(ascii: "="): equals()
        case UInt8(ascii: "."):
            let two = byte(start + 1) == first
            append(two ? .range : .dot, from: start, to: start + (two ? 2 : 1))
        case UInt8(ascii: "!") where byte(start + 1) == UInt8(ascii: "="): append(.notEqual, from: start, to: start + 2)
        case UInt8(ascii: "<"): comparison(.less, .lessOrEqual, length: 1)
        case UInt8(ascii: ">"): comparison(.greater, .greaterOrEqual, length: 1)
        case 0x80...0xFF: wide()
        default: invalid(start)
        }
    }

    private mutating func space() {
        offset += 1
        flags.remove(.columnOne)
    }

    private mutating func comparison(_ strict: TokenKind, _ orEqual: TokenKind, length: Int) {
        let after = offset + length
        if byte(after) == UInt8(ascii: "=") {
            append(orEqual, from: offset, to: after + 1)
        } else if byte(after) == 0xEF, scalar(at: after).value == 0xFF1D {
            append(orEqual, from: offset, to: after + 3)
        } else if strict == .less, byte(after) == UInt8(ascii: ">") {
            replaced(offset, after + 1, by: .notEqual, "!=")
        } else {
            append(strict, from: offset, to: after)
        }
    }

    /// `// remark`: read as one, with a message.
    private mutating func slashComment() {
        let start = offset
        comment()
        diagnostics.append(SyntaxMessages.slashComment(text(start + 2, offset), span(start, start + 2)))
    }

    private mutating func comment() {
        let start = offset
        while offset < limit, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
            if bytes[offset] == 0xE2 || bytes[offset] == 0xD8 { checkDirection(at: offset) }
            offset += 1
        }
        comments.append(
            CommentMark(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: offset),
                beforeToken: Int32(truncatingIfNeeded: tokens.count), isTrailing: lineHasToken))
        flags.remove(.columnOne)
    }

    /// Characters that reorder what a person sees are refused outside strings, in comments too.
    private mutating func checkDirection(at position: Int) {
        let found = scalar(at: position)
        guard Characters.isDirectional(found.value) else { return }
        diagnostics.append(SyntaxMessages.directional(found.value, span(position, position + found.length)))
    }

    private mutating func wide() {
        let start = offset
        let found = scalar(at: start)
        if Characters.isWordStart(found.value) { return word() }
        let end = start + found.length
        switch found.value {
        case 0xA0, 0x3000:
            offset = end
            flags.remove(.columnOne)
        case 0x201C: string(.curly)
        case 0x300C: string(.corner)
        case 0xFF10...0xFF19: number()
        case 0xFF1C: comparison(.less, .lessOrEqual, length: 3)
        case 0xFF1E: comparison(.greater, .greaterOrEqual, length: 3)
        default:
            if let kind = Characters.widePunctuation(found.value) {
                append(kind, from: start, to: end)
            } else if Characters.isDirectional(found.value) {
                checkDirection(at: start)
                append(.invalid, from: start, to: end, extra: .faulty)
            } else {
                invalid(start)
            }
        }
    }

    /// A run of characters that no token begins with: one token, one message.
    private mutating func invalid(_ start: Int) {
        if habit(start) { return }
        var end = start
        while end < limit {
            let found = scalar(at: end)
            guard Characters.isStray(found.value) else { break }
            end += found.length
        }
        end = max(end, start + scalar(at: start).length)
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        diagnostics.append(SyntaxMessages.strayCharacters(text, span(start, end)))
        append(.invalid, from: start, to: end, extra: .faulty)
    }

    /// The scalar at an offset of valid UTF-8 and its length in bytes; a cut sequence gives U+FFFD.
    func scalar(at index: Int) -> (value: UInt32, length: Int) { Characters.decode(bytes, index, limit) }

    private mutating func quotedName() {
        let start = offset
        var end = start + 1
        while end < limit, bytes[end] != UInt8(ascii: "`"), bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        if end < limit, bytes[end] == UInt8(ascii: "`") {
            if end == start + 1 { diagnostics.append(SyntaxMessages.emptyName(span(start, end + 1))) }
            append(.quotedName, from: start, to: end + 1)
        } else {
            diagnostics.append(SyntaxMessages.unterminatedName(span(start, end)))
            append(.quotedName, from: start, to: end, extra: [.faulty, .tookLine])
        }
    }

    /// End of the run of ASCII word characters that begins at an offset, and the word that they spell where no other character
    /// follows. Most bytes of a plan go through here.
    private func asciiWord(from start: Int) -> (end: Int, word: UInt16) {
        // Not `self`: the closure would take a copy of the lexer.
        let (limit, table) = (limit, table)
        return bytes.withUnsafeBufferPointer { bytes in
            let bytes = View(bytes)
            var end = start
            var isOver = false
            // Eight at once: the processor guesses where words end, and each wrong guess costs more than ten bytes.
            while !isOver, end + 8 <= limit {
                let length = Characters.asciiWordLength(bytes.eight(at: end))
                end += length
                isOver = length < 8
            }
            while !isOver, end < limit, Characters.isASCIIWord(bytes[end]) { end += 1 }
            let isWhole = end == limit || bytes[end] < 0x80
            return (end, isWhole ? table.find(bytes, from: start, to: end) : 0)
        }
    }

    /// End of the run of word characters that begins at an offset, and the first digit in it.
    func wordEnd(from start: Int) -> (end: Int, firstDigit: Int?) {
        var end = start
        var firstDigit: Int?
        while end < limit {
            let next = bytes[end]
            if next < 0x80 {
                guard Characters.isASCIIWord(next) else { break }
                if firstDigit == nil, next >= 0x30, next <= 0x39 { firstDigit = end }
                end += 1
            } else {
                let found = scalar(at: end)
                guard Characters.isWordContinue(found.value) else { break }
                if firstDigit == nil, found.value >= 0xFF10, found.value <= 0xFF19 { firstDigit = end }
                end += found.length
            }
        }
        return (end, firstDigit)
    }

    private mutating func word() {
        let start = offset
        let run = asciiWord(from: start)
        if byte(run.end) < 0x80 { return append(.word, from: start, to: run.end, word: run.word) }
        let (end, firstDigit) = wordEnd(from: start)
        if bytes[start] >= 0x80 {
            // `近12个月` and `截止2026-12-31` are cut before the digit, `近半年` before the numeral.
            if let firstDigit, Glue.isLead(bytes, start, firstDigit) {
                return append(
                    .word, from: start, to: firstDigit, word: table.find(bytes, from: start, to: firstDigit))
            }
            if let cut = Glue.chineseQuantity(bytes, start, end) { return chineseQuantity(cut, end) }
        }
        let word = table.find(bytes, from: start, to: end)
        if word == 0, end - start > 6, bytes[end - 1] == 0x84, bytes[end - 2] == 0x9A, bytes[end - 3] == 0xE7 {
            // `本月的`: a window and the word that links it to its rows.
            let window = table.find(bytes, from: start, to: end - 3)
            if table.pointee.traits[Int(window)].contains(.window) {
                append(.word, from: start, to: end - 3, word: window)
                return append(.word, from: end - 3, to: end, word: table.find(bytes, from: end - 3, to: end))
            }
        }
        append(.word, from: start, to: end, word: word)
    }

    private mutating func chineseQuantity(_ cut: Glue.QuantityCut, _ end: Int) {
        let start = offset
        if cut.start > start {
            append(.word, from: start, to: cut.start, word: table.find(bytes, from: start, to: cut.start))
        }
        append(.word, from: cut.start, to: cut.end, extra: .chineseQuantity)
        if cut.end < end {
            append(.word, from: cut.end, to: end, word: table.find(bytes, from: cut.end, to: end))
        }
    }
}
