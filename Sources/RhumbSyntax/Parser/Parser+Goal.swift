// Clauses of goals, of advice and of tests.

import RhumbText

extension Parser {
    mutating func goalPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        let scalar = Message("a value such as 38% or 200_000 CNY", zh: "数值，如 38% 或 20万元")
        switch keyword {
        case .goalOf:
            let segment = try path(Message("a segment's name", zh: "客群名称"))
            return .cohort(segment, on: accept(.goalOn) ? try date() : nil)
        case .goalMeasure: return .measure(try expression(Message("a metric", zh: "指标")))
        case .goalStart:
            if accept(.goalStartAfter) {
                return .start(.after(try path(Message("a goal's name", zh: "目标的名称"))))
            }
            return .start(.date(try date()))
        case .goalBaseline:
            if accept(.goalMeasured) { return .baselineMeasured(try date()) }
            return .baseline(try expression(scalar))
        case .goalTarget:
            if accept(.goalUp) { return .targetUp(try expression(scalar)) }
            if accept(.goalDown) { return .targetDown(try expression(scalar)) }
            return .target(try expression(scalar))
        case .goalKeep:
            let bound: Bound
            if accept(.atLeast) {
                bound = .atLeast
            } else if accept(.atMost) {
                bound = .atMost
            } else {
                throw expected(
                    Message("`at least` or `at most`", zh: "“至少”或“至多”"),
                    help: Message("write `keep at least 90%`", zh: "请写成“保持 至少 90%”"))
            }
            let value = try expression(scalar)
            return .keep(bound, value, share: accept(.goalFor) ? try percentage() : nil)
        case .goalHold:
            let range = try range()
            return .hold(from: range.from, to: range.to, share: accept(.goalFor) ? try percentage() : nil)
        case .goalDeadline: return .deadline(try date())
        case .goalMilestone:
            let value = try expression(scalar)
            try expect(
                .goalMilestoneBy,
                help: Message("write `milestone 34% by 2026-06-30`", zh: "请写成“里程碑 34% 于 2026-06-30”"))
            return .milestone(value, by: try date())
        case .goalPace:
            if accept(.paceStraight) { return .pace(.straight) }
            if accept(.paceSeasonal) { return .pace(.seasonal) }
            throw expected(Message("`straight` or `seasonal`", zh: "“按直线”或“按季节”"))
        case .goalWeight: return .weight(try quantity(Message("a number", zh: "数值")))
        case .goalReview, .goalReviewed: return try reviewPayload(keyword)
        case .goalPartOf: return .partOf(try path(Message("a goal's name", zh: "目标的名称")))
        case .goalPriority: return .priority(try wholeNumber())
        case .goalRevised:
            let day = try date()
            try expect(
                .goalRevisedTo,
                help: Message(
                    "write `revised 2026-05-06 to 42% because \"…\"`", zh: "请写成“目标调整 2026-05-06 至 42% 依据 \"…\"”"))
            let value = try expression(scalar)
            return .revised(day, to: value, because: accept(.commonBecause) ? try string() : nil)
        default: return .bands(try percentage(), try percentage())
        }
    }

    // MARK: Records

    mutating func lesson() throws(Stop) -> ClausePayload {
        let day = try date()
        let text = try string()
        return .lesson(
            day, text, by: accept(.goalReviewedBy) ? try path(Message("a person's name", zh: "人员名称")) : nil)
    }

    mutating func finding() throws(Stop) -> ClausePayload {
        let day = try date()
        let text = try string()
        return .finding(
            day, text, from: accept(.headFrom) ? try path(Message("a dataset's name", zh: "数据集名称")) : nil)
    }

    // MARK: Advice

    mutating func advicePayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .goalStart: return .startAction(try path(Message("an action's name", zh: "行动的名称")))
        case .adviceWorth: return .worth(try expression(Message("an amount of money", zh: "金额")))
        case .adviceLimit: return .limit(try wholeNumber())
        default:
            var terms: [OrderTerm] = []
            repeat {
                let key = try expression()
                if accept(.orderHighest) {
                    terms.append(OrderTerm(expression: key, highestFirst: true))
                } else if accept(.orderLowest) {
                    terms.append(OrderTerm(expression: key, highestFirst: false))
                } else {
                    throw expected(
                        Message("`highest first` or `lowest first`", zh: "“从高到低”或“从低到高”"), help: orderHelp)
                }
            } while accept(.comma)
            return .order(terms)
        }
    }

    /// `desc` is highest first.
    private var orderHelp: Message {
        let word = text(current).lowercased()
        return ["asc", "ascending", "升序", "正序"].contains(word)
            ? Message("write `lowest first`", zh: "请写“从低到高”")
            : Message("write `highest first`, or `lowest first`", zh: "请写“从高到低”，或“从低到高”")
    }

    mutating func say() throws(Stop) -> [ClausePayload] {
        if at(.string) { return [.say(nil, try template())] }
        var result: [ClausePayload] = []
        while let language = language() { result.append(.say(language, try template())) }
        if result.isEmpty { throw expected(Message("a text in quotes", zh: "带引号的文字")) }
        return result
    }

    /// Splits a `say` text at its braces. The lexer gave one token, so nothing in it can reach past its quotes.
    private mutating func template() throws(Stop) -> Template {
        guard at(.string) else { throw expected(Message("a text in quotes", zh: "带引号的文字")) }
        let token = current
        advance()
        if token.flags.contains(.tookLine) { throw Stop() }
        let range = contents(token)
        var parts: [TemplatePart] = []
        var textStart = range.lowerBound
        var at = range.lowerBound
        while at < range.upperBound {
            if bytes[at] == UInt8(ascii: "\\") {
                // `\u{…}` has braces that are its own.
                let isScalar =
                    at + 2 < range.upperBound && bytes[at + 1] == UInt8(ascii: "u")
                    && bytes[at + 2] == UInt8(ascii: "{")
                at = min(range.upperBound, at + (isScalar ? 3 : 2))
                continue
            }
            guard let openLength = brace(at, UInt8(ascii: "{"), 0xFF5B) else {
                at += 1
                continue
            }
            let inner = at + openLength
            var end = inner
            var isOpenAgain = false
            while end < range.upperBound, !isOpenAgain, brace(end, UInt8(ascii: "}"), 0xFF5D) == nil {
                isOpenAgain = brace(end, UInt8(ascii: "{"), 0xFF5B) != nil
                end += 1
            }
            let place = SourceSpan(file: index, start: at, end: at + openLength)
            guard !isOpenAgain, end < range.upperBound, let closeLength = brace(end, UInt8(ascii: "}"), 0xFF5D) else {
                report(SyntaxMessages.unclosedTemplate(place))
                throw Stop()
            }
            if at > textStart { parts.append(.text(unescape(textStart..<at, report: true))) }
            parts.append(.expression(try embedded(inner, end)))
            at = end + closeLength
            textStart = at
        }
        if textStart < range.upperBound {
            parts.append(.text(unescape(textStart..<range.upperBound, report: true)))
        }
        return Template(parts: parts, span: span(token))
    }

    /// Length of a brace, ASCII or full width, at an offset; nil when none is there.
    private func brace(_ at: Int, _ ascii: UInt8, _ wide: UInt32) -> Int? {
        if bytes[at] == ascii { return 1 }
        return bytes[at] == 0xEF && Characters.decode(bytes, at, bytes.count).value == wide ? 3 : nil
    }

    /// The expression between the braces of a template, with places in the file.
    private mutating func embedded(_ start: Int, _ end: Int) throws(Stop) -> Expression {
        var lexer = Lexer(source, index: index, from: start, to: end)
        lexer.run()
        return try lexer.tokens.withUnsafeBufferPointer { tokens throws(Stop) in
            var parser = Parser(source, index: index, View(tokens), lexer: lexer, keeps: keeps)
            parser.operators = operators
            parser.isEmbedded = true
            defer { diagnostics += parser.findings }
            let what = Message("a name or an expression between the braces", zh: "花括号中的名称或表达式")
            let value = try parser.expression(what)
            guard parser.current.kind == .end else {
                throw parser.expected(Message("`}`", zh: "“}”"))
            }
            return value
        }
    }

    // MARK: Tests

    mutating func testPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        if keyword == .testExpect { return .expect(try claim()) }
        let dataset = try path(Message("a dataset's name", zh: "数据集名称"))
        var rows: [TestRow] = []
        repeat { rows.append(try row()) } while at(.leftBrace)
        return .given(dataset, rows)
    }

    private mutating func row() throws(Stop) -> TestRow {
        let first = position
        guard at(.leftBrace) else {
            throw expected(
                Message("`{` and a row", zh: "“{”和一行数据"),
                help: Message("write `{ id \"g1\", joined 2024-01-01 }`", zh: "请写成“{ 编号 \"g1\", 入会日 2024-01-01 }”"))
        }
        let opener = span(current)
        advance()
        // Inside a row, as inside brackets, line breaks mean nothing: cells are separated by commas.
        parens += 1
        openRows += 1
        defer { parens -= 1 }
        var cells: [TestCell] = []
        while current.kind != .rightBrace {
            let column = try name(Message("a column's name", zh: "列名"))
            if at(.colon) {
                marks[position].isFiller = true
                advance()
            }
            cells.append(TestCell(column: column, value: try bound(Message("a value", zh: "值"))))
            guard accept(.comma) else { break }
        }
        guard current.kind == .rightBrace else {
            if atEnd || current.newlineBefore {
                openRows = 0
                report(SyntaxMessages.unclosed("{", close: "}", next: nil, opener))
                throw Stop()
            }
            throw expected(
                Message("`,` or `}`", zh: "“，”或“}”"),
                help: Message("cells of a row are separated by commas", zh: "一行中的各列用逗号隔开"))
        }
        advance()
        openRows = 0
        node(.row, from: first)
        return TestRow(cells: cells, span: span(from: first))
    }

    private mutating func claim() throws(Stop) -> Claim {
        if at(.string) {
            let after = position + 1
            let gets = match(.testGets, at: after).length > 0
            let getsNot = match(.not, at: after).length > 0 && match(.testGets, at: after + 1).length > 0
            if gets || getsNot {
                let subject = try string()
                if getsNot { _ = accept(.not) }
                _ = accept(.testGets)
                return .gets(subject, negated: getsNot, advice: try path(Message("an advice's name", zh: "建议的名称")))
            }
        }
        let value = try expression(Message("a claim", zh: "一个断言"))
        let negated = at(.not) && match(.testFires, at: position + 1).length > 0
        if negated || at(.testFires) {
            if negated { _ = accept(.not) }
            _ = accept(.testFires)
            if let risk = Parser.path(of: value) { return .fires(risk, negated: negated) }
            report(
                SyntaxMessages.needs(
                    Message("a risk's name before `fires`", zh: "“触发”前为风险名称"), value.span,
                    help: Message("write `expect price_war fires`", zh: "请写成“应当 价格战 触发”")))
            throw Stop()
        }
        return .holds(value)
    }

    private static func path(of expression: Expression) -> Path? {
        switch expression.kind {
        case .name(let name): return Path(first: name)
        case .member(let base, let name):
            guard let path = path(of: base) else { return nil }
            return Path(first: path.first, rest: path.rest + [name])
        default: return nil
        }
    }
}
