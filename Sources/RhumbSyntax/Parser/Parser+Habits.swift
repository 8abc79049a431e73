// What was most likely meant where something else was expected: habits of spreadsheets, databases and plain prose. Asked only
// when something is wrong, so it costs nothing where nothing is.

import RhumbText

extension Parser {
    /// What is wrong with the current token, where it is a known habit.
    func meantHere() -> Diagnostic? {
        if let mark = thousandsHere() ?? slashedDate() { return mark }
        guard current.kind == .word, position > 0 else { return nil }
        let before = token(position - 1)
        if before.kind == .string, current.flags.contains(.glued) { return SyntaxMessages.textEndsHere(span(current)) }
        return capitals(position) ?? capitals(position - 1) ?? wordMeant()
    }

    /// What helps where nothing else is known: what should stand here.
    func help(for what: Message) -> Message {
        Message("write \(what.english) here", zh: "请在此处写\(what.chinese)")
    }

    /// `WHERE` for `where`.
    private func capitals(_ index: Int) -> Diagnostic? {
        let token = token(index)
        guard token.kind == .word, token.word == 0 else { return nil }
        let word = text(token)
        let small = word.lowercased()
        guard word == word.uppercased(), small != word else { return nil }
        let spelling = Array(small.utf8)
        guard WordTable.shared.find(spelling, from: 0, to: spelling.count) != 0 else { return nil }
        return SyntaxMessages.foreignWord(word, write: Message(verbatim: small), span(token), fix: small)
    }

    private func wordMeant() -> Diagnostic? {
        let word = text(current)
        let found = Message("`\(word)`", zh: "“\(word)”")
        func meant(_ help: Message) -> Diagnostic { SyntaxMessages.meant(found, help, span(current)) }
        switch word.lowercased() {
        case "between", "介于":
            let (low, high) = (token(position + 1), token(position + 3))
            let range = low.kind == .number && high.kind == .number ? "\(text(low)) .. \(text(high))" : "18 .. 29"
            return meant(
                Message("write: in \(range), both ends included", zh: "请写：属于 \(range)（含两端）"))
        case "last", "next":
            let next = token(position + 1)
            guard next.kind == .number else { return nil }
            let length = source.text(Int(current.start), Int(token(position + 2).end))
            return meant(Message("a window begins with `in`: in \(length)", zh: "时间窗以 in 开头：in \(length)"))
        case "this", "previous":
            let unit = text(token(position + 1))
            return meant(Message("a window begins with `in`: in \(word) \(unit)", zh: "时间窗以 in 开头：in \(word) \(unit)"))
        case "if", "when", "如果", "若", "当":
            return meant(
                Message(
                    "a condition begins with `where`; that of an advice to the plan, or of a tier, with `when`",
                    zh: "条件用“其中”引出；给方案的建议和层级的条件用“当”"))
        case "where", "其中":
            guard (clauseStart..<position).contains(where: { match(.where, at: $0).length > 0 }) else { return nil }
            return meant(
                Message("join the conditions by `and`: where a > 1 and b > 2", zh: "请用“且”连接两个条件：其中 甲 > 1 且 乙 > 2"))
        case "higher", "lower":
            return meant(Message("the good side is said by: better \(word)", zh: "好的方向写作“越高越好”或“越低越好”"))
        case "distinct", "不重复", "不可重复", "不能重复":
            return meant(Message("did you mean `unique`?", zh: "是否想写“唯一”？"))
        default:
            guard let keyword = Keyword.join(called: word) else { return nil }
            return SyntaxMessages.foreignWord(
                word, write: Message(keyword.english, zh: keyword.chinese), span(current), fix: spelling(of: keyword))
        }
    }

    // MARK: Joins

    /// The keyword that a word joins conditions for elsewhere.
    func foreignJoin(_ token: Token) -> Keyword? {
        token.end - token.start <= 6 ? Keyword.join(called: text(token)) : nil
    }

    /// Takes such a word as the keyword that was meant.
    mutating func takeForeign(_ keyword: Keyword) {
        report(
            SyntaxMessages.foreignWord(
                text(current), write: Message(keyword.english, zh: keyword.chinese), span(current),
                fix: spelling(of: keyword)))
        advance()
    }

    // MARK: Numbers

    /// `24,000`: at the comma, or at what stands behind it.
    private func thousandsHere() -> Diagnostic? {
        let comma = current.kind == .comma ? position : position - 1
        guard comma > 0, isGroup(comma), tokens[comma - 1].kind == .number else { return nil }
        var last = comma + 1
        while isGroup(last + 1) { last += 2 }
        let (start, end) = (Int(tokens[comma - 1].start), Int(tokens[last].end))
        let plain = source.text(start, end).filter { $0 != "，" }
        guard let figure = Figure(plain) else { return nil }
        let unit = token(last + 1)
        let code =
            match(.unitYuan, at: last + 1).length > 0
            ? "CNY" : Glue.isCurrency(bytes, Int(unit.start), Int(unit.end)) ? text(unit) : nil
        let right = code.map { figure.money($0) } ?? Message(figure.english, zh: figure.chinese)
        let place = SourceSpan(file: index, start: start, end: end)
        return SyntaxMessages.thousandsMark(text(tokens[comma]), right, place, fix: figure.english)
    }

    /// A comma with three digits behind it and nothing between.
    private func isGroup(_ comma: Int) -> Bool {
        let (mark, digits) = (token(comma), token(comma + 1))
        return mark.kind == .comma && mark.flags.contains(.glued) && digits.kind == .number
            && digits.flags.contains(.glued) && digits.end - digits.start == 3
    }

    // MARK: Dates

    /// `30/11/2026`, `11/30/26`, `26-11-30`: where both readings are days, both are offered.
    private func slashedDate() -> Diagnostic? {
        let parts = [0, 2, 4].map { token(position + $0) }
        let marks = [1, 3].map { token(position + $0) }
        let isShort = marks.allSatisfy { $0.kind == .minus } && parts[0].end - parts[0].start == 2
        guard marks.allSatisfy({ $0.kind == .divide && $0.flags.contains(.glued) }) || isShort,
            parts.allSatisfy({ $0.kind == .number && !$0.newlineBefore })
        else { return nil }
        let texts = parts.map { text($0) }
        let numbers = texts.compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
            let year = year < 100 ? 2000 + year : year
            guard (1900..<2200).contains(year), (1...12).contains(month),
                (1...CalendarFacts.days(in: month, of: year)).contains(day)
            else { return nil }
            return CalendarFacts.iso(year, month, day)
        }
        let readings =
            texts[0].count == 4 || isShort
            ? [day(numbers[0], numbers[1], numbers[2])]
            : [day(numbers[2], numbers[1], numbers[0]), day(numbers[2], numbers[0], numbers[1])]
        let days = readings.compactMap { $0 }
        guard let first = days.first else { return nil }
        let place = SourceSpan(file: index, start: Int(parts[0].start), end: Int(parts[2].end))
        return SyntaxMessages.slashedDate(
            source.text(place.start, place.end), first, or: days.dropFirst().first { $0 != first }, place)
    }

    /// The last day of a period that stands where a day should.
    private func lastDay(_ period: PeriodLiteral) -> String? {
        switch period.kind {
        case .year(let year): CalendarFacts.iso(year, 12, 31)
        case .quarter(let year, let quarter):
            CalendarFacts.iso(year, 3 * quarter, CalendarFacts.days(in: 3 * quarter, of: year))
        case .month(let year, let month): CalendarFacts.iso(year, month, CalendarFacts.days(in: month, of: year))
        case .week: nil
        }
    }

    func lastDayHere() -> Message? {
        guard current.kind == .period else { return nil }
        return lastDay(periodLiteral(current)).map {
            Message("write a day: the last of it is \($0)", zh: "请写某一天：最后一天是 \($0)")
        }
    }

    // MARK: Names and titles

    /// Takes all that was meant as the name, up to its title.
    mutating func mendName(_ found: (fault: NameFault, title: Int), _ header: inout Header) -> Name {
        let first = position - 1
        let words = tokens[first..<found.title].filter { $0.kind != .minus }.map { text($0) }
        // Others may speak of it by any of its words.
        header.clauses += tokens[first..<found.title].filter { $0.kind == .word }.map {
            Clause(
                .broken(nil, declares: Name(text: text($0), span: span($0))), span: span($0), keywordSpan: span($0))
        }
        position = found.title
        let place = span(from: first)
        let raw = source.text(place.start, place.end)
        guard found.fault != .signs else {
            report(SyntaxMessages.brokenName(found.fault, "`\(raw)`", place))
            return Name(text: raw, span: place)
        }
        let name = words.joined(separator: raw.allSatisfy(\.isASCII) ? "_" : "")
        report(SyntaxMessages.brokenName(found.fault, name, place))
        return Name(text: name, span: place)
    }

    /// `strategy direct Sell our rooms`: the words behind a name, up to the brace or the end of the line.
    func titleHere(after name: Name) -> Diagnostic? {
        var first = position
        while first > 0, Int(tokens[first - 1].start) >= name.span.end { first -= 1 }
        var end = first
        while token(end).kind == .word || token(end).kind == .number, end == first || !token(end).newlineBefore {
            end += 1
        }
        guard end >= first + 2, token(first).word == 0, !token(first).newlineBefore else { return nil }
        let place = SourceSpan(file: index, start: Int(token(first).start), end: Int(token(end - 1).end))
        return SyntaxMessages.titleWithoutQuotes(source.text(place.start, place.end), place)
    }

    // MARK: Funnels

    /// `conversion(sales called won)`: the two stages as they should be written.
    func stagesHelp(_ rows: Expression) -> Message? {
        var next = position + 1
        while token(next).kind != .word, token(next).kind != .rightParen, !token(next).newlineBefore { next += 1 }
        let (from, funnel) = (text(current), source.text(rows.span.start, rows.span.end))
        let to = token(next).kind == .word && !token(next).newlineBefore ? text(token(next)) : "…"
        return Message(
            "write: conversion(\(funnel) from \(from) to \(to))", zh: "请写：转化率(\(funnel) 从 \(from) 至 \(to))")
    }
}

extension Cursor {
    /// What is wrong with a name of which the first word has been read, and where its title stands; nil where nothing is.
    func faultInName(_ index: Int) -> (fault: NameFault, title: Int)? {
        var fault = NameFault.words
        for at in index..<index + 8 {
            let token = token(at)
            guard !token.newlineBefore else { return nil }
            switch token.kind {
            case .word where token.word == 0: break
            case .word where at > index && traits(token).contains(.unit): break
            case .minus where fault == .words: fault = .hyphen
            case .leftParen, .rightParen, .number, .percent, .divide: fault = .signs
            case .string: return at > index ? (fault, at) : nil
            default: return nil
            }
        }
        return nil
    }
}
