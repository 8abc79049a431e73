// Names, paths, strings, dates, numbers with units.

import RhumbText

extension Parser {
    /// A name; a reserved word is reported and taken as one. Its text is empty where only the text of the file is kept.
    mutating func name(_ what: @autoclosure () -> Message) throws(Stop) -> Name {
        guard !atEnd else { throw expected(what()) }
        let token = current
        switch token.kind {
        case .word:
            if traits(token).contains(.reserved), toldNames.insert(text(token)).inserted {
                report(SyntaxMessages.reservedName(text(token), span(token)))
            }
            advance()
            return Name(text: keeps == .text ? "" : text(token), span: span(token))
        case .quotedName:
            advance()
            if token.flags.contains(.tookLine) { throw Stop() }
            let end = token.flags.contains(.faulty) ? Int(token.end) : Int(token.end) - 1
            return Name(text: keeps == .text ? "" : source.text(Int(token.start) + 1, end), span: span(token))
        case .string:
            throw expected(
                what(),
                help: Message(
                    "write the name that it is declared by, without quotes", zh: "请写声明时的名称，不加引号"))
        case .number:
            throw expected(
                what(), help: Message("a name that begins with a digit stands in backticks", zh: "以数字开头的名称请加反引号"))
        default: throw expected(what())
        }
    }

    mutating func path(_ what: @autoclosure () -> Message) throws(Stop) -> Path {
        let first = try name(what())
        var rest: [Name] = []
        while accept(.dot) { rest.append(try name(Message("a name", zh: "名称"))) }
        return Path(first: first, rest: rest)
    }

    mutating func paths(_ what: @autoclosure () -> Message) throws(Stop) -> [Path] {
        var result = [try path(what())]
        while accept(.comma) { result.append(try path(what())) }
        return result
    }

    mutating func string(_ what: @autoclosure () -> Message = Message("a text in quotes", zh: "带引号的文字")) throws(Stop)
        -> StringLiteral
    {
        guard at(.string) else { throw expected(what()) }
        let token = current
        advance()
        // The rest of the line is inside this text: nothing that is missing after it is missing.
        if token.flags.contains(.tookLine) { throw Stop() }
        return StringLiteral(value: unescape(contents(token), report: true), span: span(token))
    }

    /// Offsets of a string token's contents, without the quotes.
    func contents(_ token: Token) -> Range<Int> {
        let opener = bytes[Int(token.start)]
        let open = opener == UInt8(ascii: "\"") || opener == 0x27 ? 1 : 3
        let start = Int(token.start) + open
        var end = Int(token.end)
        let isForeign =
            opener == 0x27 || opener == 0xE2 && bytes[start - 1] == 0x98 || opener == 0xE3 && bytes[start - 1] != 0x8C
        if isForeign {
            // `'…'` and `《…》`, which the lexer has told.
            end -= open
        } else if token.flags.contains(.faulty) {
            // Closed by another quote, or not at all.
            if end > start, bytes[end - 1] == UInt8(ascii: "\"") {
                end -= 1
            } else if end >= start + 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, bytes[end - 1] == 0x9D {
                end -= 3
            }
        } else {
            end -= open
        }
        return start..<max(start, end)
    }

    /// Resolves escapes; unknown ones are reported and kept as written.
    mutating func unescape(_ range: Range<Int>, report speak: Bool) -> String {
        guard bytes[range].contains(UInt8(ascii: "\\")) else { return source.text(range.lowerBound, range.upperBound) }
        var result: [UInt8] = []
        var at = range.lowerBound
        while at < range.upperBound {
            guard bytes[at] == UInt8(ascii: "\\"), at + 1 < range.upperBound else {
                result.append(bytes[at])
                at += 1
                continue
            }
            let next = bytes[at + 1]
            if next == UInt8(ascii: "n") {
                result.append(0x0A)
            } else if next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") || next == UInt8(ascii: "{")
                || next == UInt8(ascii: "}")
            {
                result.append(next)
            } else if next == UInt8(ascii: "u"), let (scalar, end) = unicodeEscape(at, range.upperBound) {
                result.append(contentsOf: Array(String(Character(scalar)).utf8))
                at = end
                continue
            } else {
                let length = 1 + Characters.decode(bytes, at + 1, range.upperBound).length
                if speak {
                    let place = SourceSpan(file: index, start: at, end: at + length)
                    report(SyntaxMessages.unknownEscape(source.text(at, at + length), place))
                }
                result.append(contentsOf: bytes[at..<min(at + length, range.upperBound)])
                at += length
                continue
            }
            at += 2
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `\u{4E00}`: the scalar and the offset after it.
    private func unicodeEscape(_ start: Int, _ limit: Int) -> (Unicode.Scalar, Int)? {
        guard start + 3 < limit, bytes[start + 2] == UInt8(ascii: "{") else { return nil }
        var end = start + 3
        while end < limit, bytes[end] != UInt8(ascii: "}"), end < start + 12 { end += 1 }
        guard end < limit, bytes[end] == UInt8(ascii: "}") else { return nil }
        guard let value = UInt32(source.text(start + 3, end), radix: 16), let scalar = Unicode.Scalar(value) else {
            return nil
        }
        return (scalar, end + 1)
    }

    mutating func date() throws(Stop) -> DateLiteral {
        guard at(.date) else {
            throw expected(
                Message("a date", zh: "日期"),
                help: lastDayHere() ?? Message("write it as 2026-03-31", zh: "请写成 2026-03-31"))
        }
        let token = current
        advance()
        return dateLiteral(token)
    }

    func dateLiteral(_ token: Token) -> DateLiteral {
        let parts = CalendarFacts.numbers(bytes, Int(token.start), Int(token.end))
        // A date the lexer refused stays a date here, moved to one that exists.
        let year = min(9999, max(1, parts.year ?? 1))
        let month = min(12, max(1, parts.month ?? 1))
        let day = min(CalendarFacts.days(in: month, of: year), max(1, parts.day ?? 1))
        return DateLiteral(year: year, month: month, day: day, span: span(token))
    }

    func periodLiteral(_ token: Token) -> PeriodLiteral {
        let start = Int(token.start)
        let parts = CalendarFacts.numbers(bytes, start, Int(token.end))
        let year = min(9999, max(1, parts.year ?? 1))
        let part = parts.month ?? 0
        let kind: PeriodLiteral.Kind
        switch bytes[min(start + 5, bytes.count - 1)] {
        case UInt8(ascii: "Q"): kind = .quarter(year: year, quarter: min(4, max(1, part)))
        case UInt8(ascii: "W"): kind = .week(year: year, week: min(CalendarFacts.isoWeeks(in: year), max(1, part)))
        default: kind = part == 0 ? .year(year) : .month(year: year, month: min(12, max(1, part)))
        }
        return PeriodLiteral(kind: kind, span: span(token))
    }

    mutating func quantity(_ what: @autoclosure () -> Message, help: @autoclosure () -> Message? = nil) throws(Stop)
        -> Quantity
    {
        guard atQuantity(position) else { throw expected(what(), help: help()) }
        let first = position
        let token = current
        advance()
        // What is no number that can be read has been told.
        if token.flags.contains(.faulty) { throw Stop() }
        if token.flags.contains(.chineseQuantity) {
            let value = Glue.value(bytes, Int(token.start), Int(token.end)) ?? (1, .days)
            return Quantity(mantissa: Int128(value.amount), scale: 0, unit: .time(value.unit), span: span(token))
        }
        var (mantissa, scale) = digits(token)
        var magnitude = 0
        if traits(current).contains(.unit) {
            if accept(.magnitudeTenThousand) {
                magnitude = 4
            } else if accept(.magnitudeHundredMillion) {
                magnitude = 8
            }
        }
        let digitsAway = min(scale, magnitude)
        scale -= digitsAway
        for _ in 0..<(magnitude - digitsAway) { mantissa *= 10 }
        let unit = try unit()
        return Quantity(mantissa: mantissa, scale: scale, unit: unit, span: span(from: first))
    }

    /// The exact digits of a number token.
    private mutating func digits(_ token: Token) -> (Int128, Int) {
        var mantissa: Int128 = 0
        var scale = 0
        var count = 0
        var afterPoint = false
        var at = Int(token.start)
        while at < Int(token.end) {
            let byte = bytes[at]
            var digit: Int?
            if byte >= 0x30, byte <= 0x39 {
                digit = Int(byte) - 0x30
            } else if byte == 0xEF, at + 2 < Int(token.end), bytes[at + 1] == 0xBC {
                digit = Int(bytes[at + 2]) - 0x90
                at += 2
            } else if byte == UInt8(ascii: ".") {
                afterPoint = true
            } else if byte != UInt8(ascii: "_") {
                break
            }
            at += 1
            guard let digit else { continue }
            if count > 0 || digit > 0 { count += 1 }
            if afterPoint { scale += 1 }
            if count > 28 || scale > 18 {
                if !token.flags.contains(.faulty) { report(SyntaxMessages.numberTooLong(span(token))) }
                return (0, 0)
            }
            mantissa = mantissa * 10 + Int128(digit)
        }
        return (mantissa, scale)
    }

    private mutating func unit() throws(Stop) -> UnitSyntax? {
        if accept(.percent) { return .percent }
        guard current.kind == .word, !atEnd else { return nil }
        if traits(current).contains(.unit), let unit = accept(Parser.unit(of:)) { return unit }
        let token = current
        guard Glue.isCurrency(bytes, Int(token.start), Int(token.end)) else {
            if token.word == 0 || match(.typePercent, at: position).length > 0 { try refuseUnit(token) }
            return nil
        }
        advance()
        return .currency(text(token))
    }

    /// `45 percent`, `4 million EUR`: a word behind a number that is no unit here, and is one elsewhere.
    private mutating func refuseUnit(_ token: Token) throws(Stop) {
        let (before, after) = (self.token(position - 1), self.token(position + 1))
        let isMoney = after.kind == .word && Glue.isCurrency(bytes, Int(after.start), Int(after.end))
        guard before.kind == .number,
            let help = Figure(text(before))?.help(unit: text(token), currency: isMoney ? text(after) : nil)
        else { return }
        report(SyntaxMessages.unknownUnit(text(token), help, span(token)))
        throw Stop()
    }

    private static func unit(of keyword: Keyword) -> UnitSyntax? {
        switch keyword {
        case .unitPoints: .points
        case .unitYuan: .currency("CNY")
        case .unitTimes: .times
        default: timeUnit(of: keyword).map { .time($0) }
        }
    }

    static func timeUnit(of keyword: Keyword) -> TimeUnit? {
        switch keyword {
        case .unitDays: .days
        case .unitWeeks: .weeks
        case .unitMonths: .months
        case .unitQuarters: .quarters
        case .unitYears: .years
        case .unitWorkdays: .workdays
        case .unitHours: .hours
        case .unitMinutes: .minutes
        case .unitPersondays: .persondays
        default: nil
        }
    }

    /// A length of time: `2 weeks`, `半年`.
    mutating func duration(
        _ example: String = "30 days", zh chinese: String = "30天",
        units: Message = Message("days, weeks, months, quarters or years", zh: "天、周、个月、个季度或年"),
        help: @autoclosure () -> Message? = nil
    ) throws(Stop) -> Quantity {
        func what() -> Message { Message("a length of time such as \(example)", zh: "时长，如 \(chinese)") }
        let value = try quantity(what(), help: help())
        if case .time = value.unit { return value }
        if !token(max(0, position - 1)).flags.contains(.faulty) {
            report(
                SyntaxMessages.needs(
                    what(), value.span,
                    help: Message("add the unit: \(units.english)", zh: "请补上单位：\(units.chinese)")))
        }
        throw Stop()
    }

    /// A percentage: `95%`.
    mutating func percentage() throws(Stop) -> Quantity {
        let what = Message("a percentage such as 95%", zh: "百分数，如 95%")
        let value = try quantity(what)
        if value.unit == .percent { return value }
        if !token(max(0, position - 1)).flags.contains(.faulty) {
            report(SyntaxMessages.needs(what, value.span, help: Message("add the sign %", zh: "请补上 %")))
        }
        return value
    }
}
