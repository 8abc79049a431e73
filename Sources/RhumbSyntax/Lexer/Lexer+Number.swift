// Numbers, dates, periods and the units glued to them (L3, L4, L6).

import RhumbText

extension Lexer {
    /// Whether the offset begins a digit, and how long it is: ASCII or full width.
    private func digitLength(_ index: Int) -> Int {
        let next = byte(index)
        if next >= 0x30, next <= 0x39 { return 1 }
        if next == 0xEF, index + 2 < limit, bytes[index + 1] == 0xBC, bytes[index + 2] >= 0x90, bytes[index + 2] <= 0x99
        {
            return 3
        }
        return 0
    }

    private func plainDigits(_ index: Int, most: Int) -> Int {
        var count = 0
        while count < most, byte(index + count) >= 0x30, byte(index + count) <= 0x39 { count += 1 }
        return count
    }

    func decimal(_ start: Int, _ count: Int) -> Int {
        var value = 0
        for index in start..<start + count { value = value * 10 + Int(byte(index)) - 0x30 }
        return value
    }

    mutating func number() {
        let start = offset
        if plainDigits(start, most: 5) == 4, calendar(start) { return }
        var end = start
        while true {
            let length = digitLength(end)
            if length > 0 {
                end += length
            } else if byte(end) == UInt8(ascii: "_"), end > start, digitLength(end + 1) > 0 {
                end += 1
            } else {
                break
            }
        }
        if byte(end) == UInt8(ascii: "."), digitLength(end + 1) > 0 {
            end += 1
            while digitLength(end) > 0 { end += digitLength(end) }
            if byte(end) == UInt8(ascii: "."), digitLength(end + 1) > 0 { return pointedThousands(start, end) }
        }
        guard end < limit, Characters.isWordStart(scalar(at: end).value) else {
            return append(.number, from: start, to: end)
        }
        units(after: end, numberStart: start)
    }

    /// `2026.3.31`.
    private mutating func pointedDate(_ start: Int, _ end: Int) -> Bool {
        let parts = CalendarFacts.numbers(bytes, start, end)
        guard plainDigits(start, most: 5) == 4, end - start <= 10, let year = parts.year, let month = parts.month,
            let day = parts.day, year >= 1900, (1...12).contains(month),
            (1...CalendarFacts.days(in: month, of: year)).contains(day)
        else { return false }
        diagnostics.append(
            SyntaxMessages.slashedDate(
                text(start, end), CalendarFacts.iso(year, month, day), or: nil, span(start, end)))
        append(.date, from: start, to: end, extra: .faulty)
        return true
    }

    /// `1.080.000`: points between the thousands.
    private mutating func pointedThousands(_ start: Int, _ second: Int) {
        var end = second
        while byte(end) == UInt8(ascii: "."), digitLength(end + 1) > 0 {
            end += 1
            while digitLength(end) > 0 { end += digitLength(end) }
        }
        if pointedDate(start, end) { return }
        let digits = text(start, end).filter { $0 != "." }
        guard let figure = Figure(digits) else { return append(.number, from: start, to: end) }
        let right = currencyBehind(end).map { figure.money($0) } ?? Message(figure.english, zh: figure.chinese)
        diagnostics.append(SyntaxMessages.thousandsMark(".", right, span(start, end), fix: figure.english))
        append(.number, from: start, to: end, extra: .faulty)
    }

    /// Cuts the word that touches a number by the table of units; what remains uncut is one mistake.
    private mutating func units(after start: Int, numberStart: Int) {
        let end = wordEnd(from: start).end
        guard let first = Glue.unitEnd(bytes, start, end) else {
            if unknownUnit(start, end, numberStart: numberStart) { return }
            return append(.number, from: numberStart, to: end, extra: .faulty)
        }
        append(.number, from: numberStart, to: start)
        appendWord(start, first.end)
        var position = first.end
        if first.isMagnitude, let unit = Glue.unitEnd(bytes, position, end), !unit.isMagnitude {
            appendWord(position, unit.end)
            position = unit.end
        }
        while position < end {
            // `4级10` is the tenfold scale: the digits are a number of their own.
            if byte(position) >= 0x30, byte(position) <= 0x39 {
                offset = position
                return
            }
            guard let follower = Glue.followerEnd(bytes, position, end) else {
                if unknownUnit(start, end, numberStart: numberStart) { return }
                return append(.invalid, from: position, to: end, extra: .faulty)
            }
            appendWord(position, follower)
            position = follower
        }
    }

    private mutating func appendWord(_ start: Int, _ end: Int) {
        append(.word, from: start, to: end, word: WordTable.shared.find(bytes, from: start, to: end))
    }

    /// Dates and periods that begin with a four-digit year; false when the text here is a plain number.
    private mutating func calendar(_ start: Int) -> Bool {
        let mark = start + 4
        if byte(mark) == UInt8(ascii: "-") {
            let next = byte(mark + 1)
            if next == UInt8(ascii: "Q") || next == UInt8(ascii: "W") { return quarterOrWeek(start) }
            let months = plainDigits(mark + 1, most: 3)
            guard months > 0 else { return false }
            var end = mark + 1 + months
            var days = 0
            if byte(end) == UInt8(ascii: "-") {
                days = plainDigits(end + 1, most: 3)
                if days > 0 { end += 1 + days }
            }
            let wellFormed = months == 2 && (days == 0 || days == 2)
            return finish(start, end, wellFormed: wellFormed, hasDay: days > 0)
        }
        return chineseDate(start)
    }

    /// `2026年3月1日`, `2026年5月` and `2026年`.
    private mutating func chineseDate(_ start: Int) -> Bool {
        let year: [UInt8] = [0xE5, 0xB9, 0xB4]
        let month: [UInt8] = [0xE6, 0x9C, 0x88]
        let days: [[UInt8]] = [[0xE6, 0x97, 0xA5], [0xE5, 0x8F, 0xB7]]
        guard Glue.matches(bytes, start + 4, limit, year) else { return false }
        let monthStart = start + 7
        let months = plainDigits(monthStart, most: 2)
        let value = decimal(start, 4)
        if months == 0 {
            guard value >= 1900, value < 2200 else { return false }
            append(.period, from: start, to: monthStart)
            return true
        }
        guard Glue.matches(bytes, monthStart + months, limit, month) else { return false }
        let dayStart = monthStart + months + 3
        let count = plainDigits(dayStart, most: 2)
        if count > 0, days.contains(where: { Glue.matches(bytes, dayStart + count, limit, $0) }) {
            return finish(start, dayStart + count + 3, wellFormed: true, hasDay: true)
        }
        return finish(start, dayStart, wellFormed: true, hasDay: false)
    }

    private mutating func quarterOrWeek(_ start: Int) -> Bool {
        let isQuarter = byte(start + 5) == UInt8(ascii: "Q")
        let count = plainDigits(start + 6, most: 3)
        guard count > 0 else { return false }
        let value = decimal(start + 6, count)
        let end = start + 6 + count
        let year = decimal(start, 4)
        let most = isQuarter ? 4 : CalendarFacts.isoWeeks(in: year)
        if value < 1 || value > most || count != (isQuarter ? 1 : 2) {
            let text = String(decoding: bytes[start..<end], as: UTF8.self)
            diagnostics.append(
                isQuarter
                    ? SyntaxMessages.noSuchQuarter(text, span(start, end))
                    : SyntaxMessages.noSuchWeek(text, most, span(start, end)))
            append(.period, from: start, to: end, extra: .faulty)
        } else {
            append(.period, from: start, to: end)
        }
        return true
    }

    /// Appends a date or month after checking that it exists; a faulty one is still a date for the parser.
    private mutating func finish(_ start: Int, _ end: Int, wellFormed: Bool, hasDay: Bool) -> Bool {
        var end = end
        var touches = false
        while Characters.isASCIIWord(byte(end)) {
            end += 1
            touches = true
        }
        let kind: TokenKind = hasDay ? .date : .period
        func text() -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
        let parts = CalendarFacts.numbers(bytes, start, end)
        let year = parts.year ?? 0
        let month = parts.month ?? 1
        let day = hasDay ? parts.day ?? 1 : 1
        let place = span(start, end)
        let problem: Diagnostic?
        if touches || (!wellFormed && (month > 12 || parts.month == nil)) {
            problem = SyntaxMessages.malformedDate(text(), place, suggestion: nil)
        } else if month < 1 || month > 12 {
            problem = SyntaxMessages.noSuchMonth(text(), month, place)
        } else if day < 1 || day > CalendarFacts.days(in: month, of: year) {
            problem = SyntaxMessages.noSuchDay(text(), day, last: CalendarFacts.days(in: month, of: year), place)
        } else if year == 0 {
            problem = SyntaxMessages.malformedDate(text(), place, suggestion: nil)
        } else if !wellFormed {
            problem = SyntaxMessages.malformedDate(
                text(), place, suggestion: CalendarFacts.iso(year, month, hasDay ? day : nil))
        } else {
            problem = nil
        }
        if let problem { diagnostics.append(problem) }
        append(kind, from: start, to: end, extra: problem == nil ? [] : .faulty)
        return true
    }
}

/// What the calendar says, for checking literals.
enum CalendarFacts {
    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Weeks of an ISO 8601 year: 53 where it begins or ends on a Thursday.
    static func isoWeeks(in year: Int) -> Int {
        func lastWeekday(_ year: Int) -> Int { (year + year / 4 - year / 100 + year / 400) % 7 }
        return lastWeekday(year) == 4 || lastWeekday(year - 1) == 3 ? 53 : 52
    }

    /// What a date or period says; a period's month is its quarter or week where it has one.
    struct Numbers {
        var year: Int?
        var month: Int?
        var day: Int?
    }

    /// The runs of digits in a range of bytes, as numbers.
    static func numbers(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Numbers {
        var index = start
        func next() -> Int? {
            var value: Int?
            while index < end {
                let byte = bytes[index]
                if byte >= 0x30, byte <= 0x39 {
                    value = min(value ?? 0, 1_000_000) * 10 + Int(byte) - 0x30
                } else if value != nil {
                    return value
                }
                index += 1
            }
            return value
        }
        return Numbers(year: next(), month: next(), day: next())
    }

    static func iso(_ year: Int, _ month: Int, _ day: Int?) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))" + (day.map { "-" + two($0) } ?? "")
    }
}
