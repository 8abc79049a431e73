// Signs that other programs have and the language has not: one message with the right sign, and where it is clear what was
// meant, the token that was meant, so that nothing behind it is refused. Looked at only where no token begins.

import RhumbText

extension Lexer {
    /// Takes a sign of another program; false where what stands here is none.
    mutating func habit(_ start: Int) -> Bool {
        let found = scalar(at: start)
        let end = start + found.length
        switch found.value {
        case 0x27: return quotes(start, close: 0x27)
        case 0x2018: return quotes(start, close: 0x2019)
        case 0x300A: return quotes(start, close: 0x300B)
        case 0x300E: return quotes(start, close: 0x300F)
        case 0x5B: bracket(start, end, .leftParen, "(", pair: nil)
        case 0x5D: bracket(start, end, .rightParen, "(", pair: 0x5B)
        case 0x3010: bracket(start, end, .leftBrace, "{", pair: nil)
        case 0x3011: bracket(start, end, .rightBrace, "{", pair: 0x3010)
        case 0x26: join(start, "&", .and)
        case 0x7C: join(start, "|", .or)
        case 0x24: currency(start, end, "USD")
        case 0xA3: currency(start, end, "GBP")
        case 0xA5, 0xFFE5: currency(start, end, "CNY")
        case 0x20AC: currency(start, end, "EUR")
        case 0x2010...0x2015, 0x7E, 0xFF5E, 0x301C: return dash(start, end, found.value)
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF:
            diagnostics.append(SyntaxMessages.invisible(found.value, span(start, end)))
            append(.invalid, from: start, to: end, extra: .faulty)
        default: return false
        }
        return true
    }

    /// `==`, `=>` and `=<`; an equals sign by itself is the usual case.
    mutating func equals() {
        let (start, end) = (offset, offset + 2)
        switch byte(start + 1) {
        case UInt8(ascii: "="): replaced(start, end, by: .equal, "=")
        case UInt8(ascii: ">"): replaced(start, end, by: .greaterOrEqual, ">=")
        case UInt8(ascii: "<"): replaced(start, end, by: .lessOrEqual, "<=")
        default: append(.equal, from: start, to: start + 1)
        }
    }

    /// An operator of another program, taken as the one that was meant.
    mutating func replaced(_ start: Int, _ end: Int, by kind: TokenKind, _ right: String) {
        let sign = text(start, end)
        diagnostics.append(
            SyntaxMessages.foreignOperator(sign, write: Message(verbatim: right), span(start, end), fix: right))
        append(kind, from: start, to: end, extra: .faulty)
    }

    func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

    private func lineEnd(_ start: Int) -> Int {
        var end = start
        while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        return end
    }

    /// `'Rivera'`, `《标题》`: a text, where the other quote stands on the line.
    private mutating func quotes(_ start: Int, close: UInt32) -> Bool {
        let first = start + scalar(at: start).length
        let line = lineEnd(start)
        var end = first
        while end < line, scalar(at: end).value != close, bytes[end] != UInt8(ascii: "\"") {
            end += scalar(at: end).length
        }
        guard end < line, scalar(at: end).value == close else { return false }
        let after = end + scalar(at: end).length
        diagnostics.append(SyntaxMessages.foreignQuotes(text(first, end), span(start, after)))
        append(.string, from: start, to: after, extra: .faulty)
        return true
    }

    /// A bracket of another shape; the closing one of a pair on one line has been spoken of.
    private mutating func bracket(_ start: Int, _ end: Int, _ kind: TokenKind, _ right: String, pair: UInt32?) {
        var isSaid = false
        if let pair {
            var index = start
            while index > 0, bytes[index - 1] != 0x0A { index -= 1 }
            while index < start {
                let found = scalar(at: index)
                isSaid = isSaid || found.value == pair
                index += found.length
            }
        }
        if !isSaid {
            diagnostics.append(SyntaxMessages.squareBracket(text(start, end), write: right, span(start, end)))
        }
        append(kind, from: start, to: end, extra: .faulty)
    }

    /// `&&`, `||`, once or doubled.
    private mutating func join(_ start: Int, _ sign: String, _ keyword: Keyword) {
        let end = byte(start + 1) == bytes[start] ? start + 2 : start + 1
        let right = Message(keyword.english, zh: keyword.chinese)
        diagnostics.append(
            SyntaxMessages.foreignOperator(text(start, end), write: right, span(start, end), fix: right.english))
        let spelling = Array(keyword.english.utf8)
        let word = WordTable.shared.find(spelling, from: 0, to: spelling.count)
        append(.word, from: start, to: end, word: word, extra: .faulty)
    }

    /// `€24_000` and `420 €`.
    private mutating func currency(_ start: Int, _ end: Int, _ code: String) {
        var first = end
        if byte(first) == 0x20 { first += 1 }
        var last = numberEnd(first)
        if last == first, let before = tokens.last, before.kind == .number, Int(before.end) + 1 >= start {
            (first, last) = (Int(before.start), Int(before.end))
        }
        let amount = last > first ? Figure(text(first, last)) : nil
        diagnostics.append(
            SyntaxMessages.currencySign(
                text(start, end), amount: amount?.money(code), code, span(start, end)))
        append(.invalid, from: start, to: end, extra: .faulty)
    }

    private func numberEnd(_ start: Int) -> Int {
        var end = start
        while byte(end) >= 0x30 && byte(end) <= 0x39 || byte(end) == UInt8(ascii: "_") || byte(end) == UInt8(ascii: ",")
            || byte(end) == UInt8(ascii: ".")
        {
            end += 1
        }
        return end
    }

    /// A long dash or a tilde: in a date, between two ends, or for a minus.
    private mutating func dash(_ start: Int, _ end: Int, _ value: UInt32) -> Bool {
        let sign = text(start, end)
        let before = tokens.last
        if let before, before.kind == .number, Int(before.end) == start, before.end - before.start == 4,
            let date = dashedDate(after: Int(before.start), sign)
        {
            tokens.removeLast()
            diagnostics.append(
                SyntaxMessages.dash(sign, in: .date, span(Int(before.start), date.end), write: date.text))
            append(.date, from: Int(before.start), to: date.end, extra: .faulty)
            return true
        }
        var next = end
        while byte(next) == 0x20 { next += 1 }
        let hasNumber = byte(next) >= 0x30 && byte(next) <= 0x39
        if let before, hasNumber, before.kind == .date || before.kind == .number {
            var last = next
            while byte(last) >= 0x30 && byte(last) <= 0x39 || byte(last) == UInt8(ascii: "-") { last += 1 }
            let range = text(Int(before.start), Int(before.end)) + " .. " + text(next, last)
            diagnostics.append(SyntaxMessages.dash(sign, in: .range, span(start, end), write: range))
            append(.range, from: start, to: end, extra: .faulty)
            return true
        }
        guard value != 0x7E, value != 0xFF5E, value != 0x301C else { return false }
        diagnostics.append(SyntaxMessages.dash(sign, in: .minus, span(start, end), write: "-"))
        append(.minus, from: start, to: end, extra: .faulty)
        return true
    }

    /// `2026–01–01` with one dash throughout.
    private func dashedDate(after start: Int, _ sign: String) -> (end: Int, text: String)? {
        let mark = Array(sign.utf8)
        var at = start + 4
        var result = text(start, at)
        for _ in 0..<2 {
            guard Glue.matches(bytes, at, limit, mark) else { return nil }
            at += mark.count
            guard byte(at) >= 0x30, byte(at) <= 0x39, byte(at + 1) >= 0x30, byte(at + 1) <= 0x39 else { return nil }
            result += "-" + text(at, at + 2)
            at += 2
        }
        return (at, result)
    }

    /// A word that is glued to a number and is no unit: what is said, and whether it begins a name.
    mutating func unknownUnit(_ start: Int, _ end: Int, numberStart: Int) -> Bool {
        if digitNames.contains(text(numberStart, end)) {
            while let last = tokens.last, Int(last.start) >= numberStart { tokens.removeLast() }
            append(.word, from: numberStart, to: end, extra: .faulty)
            return true
        }
        if let name = nameBefore(numberStart) {
            tokens.removeLast(tokens.count - name)
            digitNames.insert(text(numberStart, end))
            diagnostics.append(SyntaxMessages.digitName(text(numberStart, end), span(numberStart, end)))
            append(.word, from: numberStart, to: end, extra: .faulty)
            return true
        }
        let unit = text(start, end)
        if let date = monthAndDay(numberStart, start, end) {
            diagnostics.append(
                SyntaxMessages.dateWithoutYear(text(numberStart, end), date, span(numberStart, end)))
            append(.invalid, from: numberStart, to: end, extra: .faulty)
            return true
        }
        if let help = Figure(text(numberStart, start))?.help(unit: unit, currency: currencyBehind(end)) {
            diagnostics.append(SyntaxMessages.unknownUnit(unit, help, span(start, end)))
        } else {
            diagnostics.append(SyntaxMessages.unknownUnit(unit, span(start, end)))
        }
        return false
    }

    /// The code of a currency behind what ends here.
    func currencyBehind(_ end: Int) -> String? {
        let start = byte(end) == 0x20 ? end + 1 : end
        guard start + 3 <= limit, Glue.isCurrency(bytes, start, start + 3), !Characters.isASCIIWord(byte(start + 3))
        else {
            return nil
        }
        return text(start, start + 3)
    }

    /// How many tokens stand before a number that a declaration's name begins with; nil where it begins none.
    private func nameBefore(_ numberStart: Int) -> Int? {
        var count = tokens.count
        while count > 0, Int(tokens[count - 1].start) >= numberStart { count -= 1 }
        guard count > 0 else { return nil }
        let before = tokens[count - 1]
        let isDeclaration = WordTable.shared.pointee.traits[Int(before.word)].contains(.declaration)
        return isDeclaration && before.flags.contains(.columnOne) ? count : nil
    }

    /// `6月30日`, as the plan should have it.
    private func monthAndDay(_ numberStart: Int, _ start: Int, _ end: Int) -> String? {
        let month: [UInt8] = [0xE6, 0x9C, 0x88]
        guard Glue.matches(bytes, start, end, month) else { return nil }
        let numbers = CalendarFacts.numbers(bytes, numberStart, end)
        guard let first = numbers.year, let second = numbers.month, (1...12).contains(first), (1...31).contains(second)
        else { return nil }
        return CalendarFacts.iso(2026, first, second)
    }
}
