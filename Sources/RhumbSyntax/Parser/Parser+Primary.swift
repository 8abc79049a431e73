// Primaries: literals, names, calls, spans between dates, brackets.

import RhumbText

extension Parser {
    private func literal(_ literal: Literal, from first: Int) -> Expression {
        Expression(.literal(literal), span: span(from: first))
    }

    mutating func primary(_ what: @autoclosure () -> Message) throws(Stop) -> Expression {
        let first = position
        guard !atEnd else { throw expected(what()) }
        let token = current
        switch token.kind {
        case .number, .date, .period:
            if startsLeadingWindow(position) { return try leadingWindows() }
        case .word where token.flags.contains(.chineseQuantity):
            if startsLeadingWindow(position) { return try leadingWindows() }
        default: break
        }
        switch token.kind {
        case .number: return try number()
        case .minus where atQuantity(position + 1): return try number()
        case .date:
            advance()
            return literal(.date(dateLiteral(token)), from: first)
        case .period:
            advance()
            return literal(.period(periodLiteral(token)), from: first)
        case .string: return literal(.text(try string()), from: first)
        case .leftParen: return try brackets()
        case .quotedName: return Expression(.name(try name(what())), span: span(token))
        case .word: return try word(what())
        case .leftBrace, .rightBrace, .rightParen, .comma, .semicolon, .colon, .dot, .range, .percent, .plus, .minus,
            .times, .divide, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .invalid, .end:
            throw expected(what())
        }
    }

    /// A number with its unit, or `80% of revenue`.
    private mutating func number() throws(Stop) -> Expression {
        let first = position
        let isNegative = at(.minus)
        if isNegative { sign() }
        var value = try quantity(Parser.valueWanted)
        if isNegative {
            value = Quantity(mantissa: -value.mantissa, scale: value.scale, unit: value.unit, span: span(from: first))
        }
        if value.unit == .percent, at(.percentOf) {
            try enter()
            defer { depth -= 1 }
            _ = accept(.percentOf)
            let whole = try postfix()
            return Expression(.percentOf(value, whole), span: span(from: first))
        }
        return literal(.quantity(value), from: first)
    }

    private mutating func brackets() throws(Stop) -> Expression {
        let first = position
        let inner = try inParens { parser throws(Stop) in try parser.expression() }
        return Expression(inner.kind, span: span(from: first))
    }

    /// Reads between `(` and `)`, in which line breaks mean nothing.
    mutating func inParens<Value>(
        _ read: (inout Parser) throws(Stop) -> Value
    ) throws(Stop) -> Value {
        let opener = span(current)
        try enter()
        advance()
        parens += 1
        defer {
            parens -= 1
            depth -= 1
        }
        let value = try read(&self)
        try close(opener)
        return value
    }

    /// Takes `)`, or says that it is missing: at its opener when the line or the file is over.
    private mutating func close(_ opener: SourceSpan) throws(Stop) {
        if accept(.rightParen) { return }
        if current.kind == .invalid { throw Stop() }
        if atEnd || current.newlineBefore || current.kind == .leftBrace {
            report(SyntaxMessages.unclosed("(", close: ")", next: nil, opener))
            throw Stop()
        }
        throw expected(
            Message("`)`", zh: "“）”"),
            help: Message("close the bracket, or check what stands before", zh: "请结束括号，或检查前面的写法"))
    }

    private mutating func word(_ what: @autoclosure () -> Message) throws(Stop) -> Expression {
        let first = position
        let token = current
        if token.flags.contains(.chineseQuantity) {
            return literal(.quantity(try quantity(what())), from: first)
        }
        if self.token(position + 1).kind == .leftParen, !isEnd(position + 1), !traits(token).contains(.reserved) {
            return try call()
        }
        if token.word != 0 {
            if accept(.today) { return Expression(.today, span: span(token)) }
            if accept(.yes) { return literal(.yes, from: first) }
            if accept(.no) { return literal(.no, from: first) }
            if accept(.missing) { return literal(.missing, from: first) }
            if accept(Keyword.period) { return Expression(.period, span: span(token)) }
            if startsLeadingWindow(position) { return try leadingWindows() }
            if traits(token).contains(.reserved) { throw expected(what()) }
        }
        return Expression(.name(try name(what())), span: span(token))
    }

    /// `in last 30 days revenue`, `近30天的 房费`: windows that stand first apply to the operand after them.
    private mutating func leadingWindows() throws(Stop) -> Expression {
        try enter()
        defer { depth -= 1 }
        return try windowed(ofAggregate: false)
    }

    /// Windows that stand first, then their operand.
    private mutating func windowed(ofAggregate: Bool) throws(Stop) -> Expression {
        let first = position
        let windows = try windowsHere()
        _ = accept(.winLink)
        let start = position
        let what = Message("what the window is for: rows or a metric", zh: "时间窗所限定的数据集或指标")
        guard at(.word) || at(.quotedName) || at(.leftParen), !current.flags.contains(.chineseQuantity) else {
            throw expected(
                what, help: Message("write `80% of revenue in last 30 days`", zh: "可写成“80%的 房费 近30天”"))
        }
        let operand = try postfix(what)
        noteWindows(operand: start, ofAggregate: ofAggregate, from: first)
        return windows.reduce(operand) { made(.windowed($0, $1), from: first) }
    }

    /// Notes that the operand just read has windows, so that the formatter can move them.
    private mutating func noteWindows(operand: Int, ofAggregate: Bool, from first: Int) {
        let operand = Int32(truncatingIfNeeded: operand)
        let trailing = Int32(truncatingIfNeeded: trailingWindows)
        node(.windows(operand: operand, trailing: trailing, ofAggregate: ofAggregate), from: first)
    }

    // MARK: Calls

    /// What stands before a bracket.
    private enum Function {
        case aggregate(AggregateFunction)
        case scalar(ScalarFunction)
        case model(ModelFunction)
        case quintile
        case span(SpanUnit)

        init?(_ keyword: Keyword) {
            switch keyword {
            case .aggCount: self = .aggregate(.count)
            case .aggSum: self = .aggregate(.sum)
            case .aggAvg: self = .aggregate(.avg)
            case .aggMin: self = .aggregate(.min)
            case .aggMax: self = .aggregate(.max)
            case .aggMedian: self = .aggregate(.median)
            case .aggShare: self = .aggregate(.share)
            case .aggAny: self = .aggregate(.any)
            case .aggAll: self = .aggregate(.all)
            case .aggLatest: self = .aggregate(.latest)
            case .aggEarliest: self = .aggregate(.earliest)
            case .aggDistinct: self = .aggregate(.distinct)
            case .aggPercentile: self = .aggregate(.percentile)
            case .aggNps: self = .aggregate(.nps)
            case .aggRetention: self = .aggregate(.retention)
            case .aggChurn: self = .aggregate(.churn)
            case .aggRepeat: self = .aggregate(.repeat)
            case .aggCommonest: self = .aggregate(.commonest)
            case .aggConversion: self = .aggregate(.conversion)
            case .fnNumber: self = .scalar(.number)
            case .fnClv: self = .scalar(.clv)
            case .modelAlive: self = .model(.alive)
            case .modelPurchases: self = .model(.purchases)
            case .modelLifetime: self = .model(.lifetime)
            case .fnQuintile: self = .quintile
            case .spanDays: self = .span(.days)
            case .spanMonths: self = .span(.months)
            case .spanYears: self = .span(.years)
            case .spanMinutes: self = .span(.minutes)
            case .spanHours: self = .span(.hours)
            default: return nil
            }
        }
    }

    private mutating func call() throws(Stop) -> Expression {
        let first = position
        let place = span(current)
        if let function = accept(Function.init) {
            switch function {
            case .aggregate(let function):
                let call = try inParens { parser throws(Stop) in try parser.aggregate(function, place) }
                return made(.aggregate(call), from: first)
            case .scalar(let function):
                let arguments = try inParens { parser throws(Stop) in try parser.list() }
                let call = FunctionCall(function: function, functionSpan: place, arguments: arguments)
                return made(.call(call), from: first)
            case .model(let function):
                let call = try inParens { parser throws(Stop) in try parser.model(function, place) }
                return made(.model(call), from: first)
            case .quintile: return try quintile(from: first)
            case .span(let unit):
                let ends = try inParens { parser throws(Stop) in
                    let from = try parser.binary(.sum, Message("a date", zh: "日期"))
                    try parser.expect(
                        .spanTo,
                        help: Message("write it as days(birth to today)", zh: "请写成 天数(生日 至 今日)"))
                    let to = try parser.binary(.sum, Message("a date", zh: "日期"))
                    return (from, to)
                }
                return made(.span(unit, from: ends.0, to: ends.1), from: first)
            }
        }
        let word = text(current)
        let names = Keyword.allCases.filter { Function($0) != nil }.flatMap { [$0.english, $0.chinese] }
        let near = Keyword.function(called: word).map { spelling(of: $0) } ?? nearestName(to: word, among: names)
        if word.lowercased() == "if" || word == "如果" {
            report(SyntaxMessages.ifFunction(word, place))
        } else if near == nil, startsLeadingWindow(position + 2) {
            report(SyntaxMessages.windowInBrackets(word, place))
        } else {
            report(SyntaxMessages.unknownFunction(word, suggestion: near, place))
        }
        throw Stop()
    }

    mutating func list() throws(Stop) -> [Expression] {
        var items = [try expression()]
        while accept(.comma) { items.append(try expression()) }
        return items
    }

    private mutating func aggregate(
        _ function: AggregateFunction, _ place: SourceSpan
    ) throws(Stop) -> AggregateCall {
        let percent = function == .percentile ? try leadingPercent() : nil
        let rows = try aggregateRows()
        let stages = function == .conversion ? try stages() : nil
        if function == .conversion, stages == nil, at(.word), !at(.where), let help = stagesHelp(rows) {
            throw expected(Message("`from … to …`", zh: "“从 … 至 …”"), help: help)
        }
        var condition: Expression?
        if accept(.where) { condition = try expression(Message("a condition", zh: "条件")) }
        return AggregateCall(
            function: function, functionSpan: place, percent: percent, rows: rows, stages: stages,
            condition: condition)
    }

    /// `90%,` before the rows of a percentile.
    private mutating func leadingPercent() throws(Stop) -> Quantity {
        let help = Message(
            "write it as percentile(90%, tickets.wait)", zh: "请写成 百分位(90%, 工单.等待)")
        guard atQuantity(position) else {
            throw expected(Message("a percentage such as 90%", zh: "百分数，如 90%"), help: help)
        }
        let percent = try percentage()
        guard accept(.comma) else { throw expected(Message("`,` and the rows", zh: "“,”和数据集的行"), help: help) }
        return percent
    }

    private mutating func model(_ function: ModelFunction, _ place: SourceSpan) throws(Stop) -> ModelCall {
        let rows = try aggregateRows()
        let condition = accept(.where) ? try expression(Message("a condition", zh: "条件")) : nil
        let discount = accept(.comma) ? try expression(Message("a yearly discount", zh: "年折现率")) : nil
        return ModelCall(
            function: function, functionSpan: place, rows: rows, condition: condition, discount: discount)
    }

    private mutating func quintile(from first: Int) throws(Stop) -> Expression {
        let (value, condition) = try inParens { parser throws(Stop) -> (Expression, Expression?) in
            let value = try parser.expression()
            return (value, parser.accept(.where) ? try parser.expression(Message("a condition", zh: "条件")) : nil)
        }
        return made(.quintile(value, where: condition), from: first)
    }

    /// The rows of an aggregate. Their windows may stand first or last; the tree is the same, and the node says which, so
    /// that the formatter can move them to where the language has them.
    private mutating func aggregateRows() throws(Stop) -> Expression {
        let first = position
        let what = Message("rows or a value of rows", zh: "数据集的行或其中的值")
        if at(.times) {
            throw expected(
                what, help: Message("write the name of the rows, as in count(bookings)", zh: "请写行的名称，如 计数(订单)"))
        }
        guard startsLeadingWindow(position) else {
            guard !at(.minus), !at(.not) else { return try expression(what) }
            let operand = try postfix(what)
            if trailingWindows < position {
                noteWindows(operand: first, ofAggregate: true, from: first)
            }
            return try binary(.or, from: first, left: operand)
        }
        let operand = try windowed(ofAggregate: true)
        return try binary(.or, from: first, left: operand)
    }
}
