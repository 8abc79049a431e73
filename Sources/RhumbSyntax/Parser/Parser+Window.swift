// The right side of `in`, and windows: intervals of days that follow or lead what they restrict.

import RhumbText

extension Cursor {
    static func calendarWindow(_ keyword: Keyword) -> WindowKind? {
        switch keyword {
        case .winThisWeek: .this(.week)
        case .winThisMonth: .this(.month)
        case .winThisQuarter: .this(.quarter)
        case .winThisYear: .this(.year)
        case .winPreviousWeek: .previous(.week)
        case .winPreviousMonth: .previous(.month)
        case .winPreviousQuarter: .previous(.quarter)
        case .winPreviousYear: .previous(.year)
        case .winPeriod: .planPeriod
        default: nil
        }
    }

    /// `in last`, `in top` and their Chinese are phrases only before a number: `last` and `前` are free as names.
    fileprivate func atCounted(_ keyword: Keyword, _ index: Int) -> Bool {
        let length = match(keyword, at: index).length
        return length > 0 && atQuantity(index + length)
    }

    fileprivate func atCalendarWindow(_ index: Int) -> Bool {
        keyword(at: index) { keyword, _ in Cursor.calendarWindow(keyword) } != nil
    }

    /// Whether `in …`, in any of its forms, begins at a place.
    func startsSet(_ index: Int) -> Bool {
        let token = token(index)
        guard token.kind == .word, traits(token).contains(.suffix) else { return false }
        return match(.in, at: index).length > 0 || startsWindowOrRank(index)
    }

    /// `in last 3 months`, `in this month`, `in top 20%`: phrases of their own.
    func startsWindowOrRank(_ index: Int) -> Bool {
        atCounted(.winLast, index) || atCounted(.winNext, index) || atCounted(.rankTop, index)
            || atCounted(.rankBottom, index)
            || atCalendarWindow(index)
    }

    /// Whether a window that stands before its operand begins at a place.
    func startsLeadingWindow(_ index: Int) -> Bool {
        guard !isEnd(index) else { return false }
        let token = token(index)
        if token.kind == .period || token.kind == .date { return linkFollowsDates(index) }
        if atQuantity(index), agoLength(index) != nil { return true }
        guard token.kind == .word, traits(token).contains(.suffix) else { return false }
        return atCounted(.winLast, index) || atCounted(.winNext, index) || atCalendarWindow(index)
            || match(.winSince, at: index).length > 0
            || match(.winBefore, at: index).length > 0 || match(.winAYearAgo, at: index).length > 0
    }

    /// `2026-Q1的 订单`, `2026-01-01 .. 2026-03-31的 订单`.
    fileprivate func linkFollowsDates(_ index: Int) -> Bool {
        var after = index + 1
        if tokens[index].kind == .date {
            guard token(after).kind == .range, token(after + 1).kind == .date else { return false }
            after += 2
        }
        return after < tokens.count && match(.winLink, at: after).length > 0
    }

    /// Tokens of `3 months ago` up to `ago`, when that is what stands at a place.
    fileprivate func agoLength(_ index: Int) -> Int? {
        var after = index + 1
        if tokens[index].kind == .number {
            guard keyword(at: after, { keyword, _ in Parser.timeUnit(of: keyword) }) != nil else { return nil }
            after += 1
        }
        return after < tokens.count && match(.winAgo, at: after).length > 0 ? after - index : nil
    }
}

extension Parser {
    func startsSet(_ index: Int) -> Bool { cursor.startsSet(index) }
    func startsWindowOrRank(_ index: Int) -> Bool { cursor.startsWindowOrRank(index) }
    func startsLeadingWindow(_ index: Int) -> Bool { cursor.startsLeadingWindow(index) }

    /// The windows that stand here, one after another; at least one.
    mutating func windowsHere() throws(Stop) -> [Window] {
        var windows: [Window] = []
        while startsLeadingWindow(position) {
            let isCalendar = current.kind == .period || current.kind == .date
            // `2026-Q1的` stands alone: in English it becomes `in 2026-Q1`.
            if isCalendar, !windows.isEmpty { break }
            windows.append(try leadingWindow())
            try spend()
            if isCalendar { break }
        }
        return windows
    }

    private mutating func leadingWindow() throws(Stop) -> Window {
        let first = position
        if current.kind == .period || current.kind == .date {
            let from = current
            advance()
            if from.kind == .period { return Window(.period(periodLiteral(from)), span: span(from: first)) }
            guard accept(.range) else { throw expected(Message("`..`", zh: "“..”")) }
            let to = try date()
            return Window(.range(dateLiteral(from), to), span: span(from: first))
        }
        if let window = try agoHere() { return window }
        if let window = try shift() { return window }
        if let window = try window() { return window }
        throw expected(Message("a window", zh: "时间窗"))
    }

    /// `in last N`, `in this month`, `in period`.
    private mutating func window() throws(Stop) -> Window? {
        let first = position
        if cursor.atCounted(.winLast, position) {
            _ = accept(.winLast)
            let length = try duration("12 months", zh: "12个月")
            return Window(.last(length), span: span(from: first))
        }
        if cursor.atCounted(.winNext, position) {
            _ = accept(.winNext)
            let length = try duration("12 months", zh: "12个月")
            return Window(.next(length), span: span(from: first))
        }
        return accept(Cursor.calendarWindow).map { Window($0, span: span(from: first)) }
    }

    /// `since D`, `before D`, `a year ago`.
    mutating func shift() throws(Stop) -> Window? {
        let first = position
        if accept(.winSince) {
            let day = try bound(Message("a date", zh: "日期"))
            return Window(.since(day), span: span(from: first))
        }
        if accept(.winBefore) {
            let day = try bound(Message("a date", zh: "日期"))
            return Window(.before(day), span: span(from: first))
        }
        if accept(.winAYearAgo) { return Window(.aYearAgo, span: span(from: first)) }
        return nil
    }

    /// `3 months ago`; nil when a number here is not that.
    mutating func agoHere() throws(Stop) -> Window? {
        guard atQuantity(position), cursor.agoLength(position) != nil else { return nil }
        let first = position
        let length = try duration()
        _ = accept(.winAgo)
        return Window(.ago(length), span: span(from: first))
    }

    /// What stands after a value that is tested for membership, from `in` on.
    mutating func set() throws(Stop) -> SetSyntax {
        if let window = try window() { return .window(window) }
        if cursor.atCounted(.rankTop, position) {
            _ = accept(.rankTop)
            return .top(try rank())
        }
        if cursor.atCounted(.rankBottom, position) {
            _ = accept(.rankBottom)
            return .bottom(try rank())
        }
        let start = position
        _ = accept(.in)
        return try plainSet(from: start)
    }

    /// What stands after a plain `in` or `not in`.
    mutating func plainSet(from start: Int) throws(Stop) -> SetSyntax {
        if at(.leftParen) {
            let items = try inParens { parser throws(Stop) in try parser.members() }
            return items
        }
        let what = Message(
            "a segment, a range `a .. b`, a list in brackets or a window", zh: "客群、范围“a .. b”、括号中的列表或时间窗")
        let from = try bound(what)
        if accept(.range) {
            let to = try bound()
            if case .literal(.date(let first)) = from.kind, case .literal(.date(let last)) = to.kind {
                return .window(Window(.range(first, last), span: span(from: start)))
            }
            return .range(from, to)
        }
        if case .literal(.period(let period)) = from.kind {
            return .window(Window(.period(period), span: span(from: start)))
        }
        // `in 2026` is the year.
        if case .literal(.quantity(let number)) = from.kind, number.unit == nil, let year = number.integer,
            year >= 1900, year < 2200
        {
            let period = PeriodLiteral(kind: .year(year), span: number.span)
            return .window(Window(.period(period), span: span(from: start)))
        }
        return .expression(from)
    }

    /// `top 20%` or `top 10`.
    private mutating func rank() throws(Stop) -> Quantity {
        let what = Message("a percentage or a whole number", zh: "百分数或整数")
        let value = try quantity(what)
        let fits = value.unit == .percent || (value.unit == nil && value.integer != nil)
        if !fits, !token(position - 1).flags.contains(.faulty) {
            report(
                SyntaxMessages.needs(
                    what, value.span, help: Message("write `in top 20%` or `in top 10`", zh: "请写成“居前 20%”或“居前 10”")))
        }
        return value
    }

    private mutating func members() throws(Stop) -> SetSyntax {
        let first = try bound()
        if accept(.range) { return .range(first, try bound()) }
        var items = [first]
        while accept(.comma) { items.append(try bound()) }
        return .list(items)
    }
}
