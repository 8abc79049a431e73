// types.md's table of operators: what is not listed is refused, with what would be allowed.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func arithmetic(
        _ sign: BinaryOperator, _ leftSyntax: SyntaxExpression, _ rightSyntax: SyntaxExpression, _ span: SourceSpan,
        _ scope: Scope
    ) -> Typed {
        let left = value(leftSyntax, scope)
        let right = value(rightSyntax, scope)
        guard !left.type.isInvalid, !right.type.isInvalid else { return refused(span) }
        let operation: ArithmeticOperator =
            switch sign {
            case .add: .add
            case .subtract: .subtract
            case .multiply: .multiply
            case .divide: .divide
            }
        guard let type = resultType(operation, left.type, right.type) else {
            refuse(operation, left.type, right.type, span)
            return refused(span)
        }
        return typed(.arithmetic(operation, left.node, right.node), type, span)
    }

    /// The type of a result; nil where the pair is not listed.
    private func resultType(
        _ sign: ArithmeticOperator, _ left: ValueType, _ right: ValueType
    ) -> ValueType? {
        switch (left, sign, right) {
        case (.integer, .divide, .integer): .number
        case (.integer, _, .integer): .integer
        case (.integer, _, .number), (.number, _, .integer), (.number, _, .number): .number
        case (.money(let first), .add, .money(let second)), (.money(let first), .subtract, .money(let second)):
            first == second ? left : nil
        case (.money(let first), .divide, .money(let second)): first == second ? .number : nil
        case (.money, .multiply, .integer), (.money, .multiply, .number), (.money, .multiply, .percent),
            (.money, .divide, .integer), (.money, .divide, .number), (.money, .divide, .percent):
            left
        case (.integer, .multiply, .money), (.number, .multiply, .money), (.percent, .multiply, .money): right
        case (.percent, .add, .points), (.percent, .subtract, .points): .percent
        case (.percent, .subtract, .percent): .points
        case (.percent, .multiply, .percent), (.percent, .multiply, .number), (.percent, .multiply, .integer),
            (.number, .multiply, .percent), (.integer, .multiply, .percent), (.percent, .divide, .number),
            (.percent, .divide, .integer):
            .percent
        case (.percent, .divide, .percent), (.points, .divide, .points): .number
        case (.points, .add, .points), (.points, .subtract, .points): .points
        case (.points, .multiply, .number), (.points, .multiply, .integer), (.points, .multiply, .percent),
            (.number, .multiply, .points), (.integer, .multiply, .points), (.percent, .multiply, .points),
            (.points, .divide, .number), (.points, .divide, .integer):
            .points
        case (.date, .add, .days), (.date, .add, .months), (.date, .subtract, .days), (.date, .subtract, .months):
            .date
        case (.days, .add, .days), (.days, .subtract, .days), (.days, .multiply, .integer),
            (.integer, .multiply, .days):
            .days
        case (.days, .divide, .integer), (.days, .divide, .number), (.days, .divide, .days): .number
        case (.minutes, .add, .minutes), (.minutes, .subtract, .minutes), (.minutes, .multiply, .integer),
            (.integer, .multiply, .minutes):
            .minutes
        case (.minutes, .divide, .integer), (.minutes, .divide, .number), (.minutes, .divide, .minutes): .number
        case (.months, .add, .months), (.months, .subtract, .months), (.months, .multiply, .integer): .months
        default: nil
        }
    }

    private mutating func refuse(
        _ sign: ArithmeticOperator, _ left: ValueType, _ right: ValueType, _ span: SourceSpan
    ) {
        let first = plan.describe(left)
        let second = plan.describe(right)
        let help: Message =
            switch (left, sign, right) {
            case (.text, .divide, .text), (.category, .divide, .text):
                Message("for “one of these” write: … in (\"a\", \"b\")", zh: "若要说“其中之一”，请写：… 属于 (\"甲\", \"乙\")")
            case (.percent, .add, .percent):
                Message(
                    "write the change in percentage points, as in 34% + 4pp", zh: "变化请写成百分点，如 34% + 4个百分点")
            case (.date, .subtract, .date):
                Message("write days(earlier to later)", zh: "请写 天数(较早 至 较晚)")
            case (.money, _, .money) where left != right:
                Message("both sides need the same currency", zh: "两边须为同一币种")
            case (.money, .add, .percent), (.money, .subtract, .percent):
                Message("to add 10% multiply by 110%", zh: "要增加10%，请乘以 110%")
            case (.money, .add, _), (.money, .subtract, _):
                Message("write the currency on both sides", zh: "两边都要写上币种")
            case (.money, .multiply, .money):
                Message("multiply an amount by a plain number or a percentage", zh: "金额只能乘以数或百分比")
            default: Message("numbers, amounts and dates are calculated with", zh: "数值、金额和日期才能计算")
            }
        let word: (String, String) =
            switch sign {
            case .add: ("be added to", "相加")
            case .subtract: ("be taken from", "相减")
            case .multiply: ("be multiplied by", "相乘")
            case .divide: ("be divided by", "相除")
            }
        let message =
            sign == .add || sign == .subtract
            ? Message(
                "\(second.english) cannot \(word.0) \(first.english)",
                zh: "\(first.chinese)与\(second.chinese)不能\(word.1)")
            : Message(
                "\(first.english) cannot \(word.0) \(second.english)",
                zh: "\(first.chinese)与\(second.chinese)不能\(word.1)")
        error("type/operator", message, at: span, help: help)
    }

    mutating func negated(_ inner: SyntaxExpression, _ span: SourceSpan, _ scope: Scope) -> Typed {
        let checked = value(inner, scope)
        if case .literal(let literal) = plan[checked.node].kind, let negated = literal.negated {
            return typed(.literal(negated), checked.type, span)
        }
        guard checked.type.isSummable else {
            let found = plan.describe(checked.type)
            error(
                "type/negative",
                Message("\(found.english) has no negative", zh: "\(found.chinese)没有负值"), at: span,
                help: Message("numbers, money and percentage points have one", zh: "数值、金额和百分点才有负值"))
            return refused(span)
        }
        return typed(.negate(checked.node), checked.type, span)
    }

    mutating func comparison(
        _ sign: Comparison, _ leftSyntax: SyntaxExpression, _ rightSyntax: SyntaxExpression, _ span: SourceSpan,
        _ scope: Scope
    ) -> Typed {
        // A text on the left takes its meaning from the right.
        let textFirst = if case .literal(.text) = leftSyntax.kind { true } else { false }
        var left: Typed
        var right: Typed
        if textFirst {
            right = value(rightSyntax, scope)
            left = value(leftSyntax, scope, expected: right.type)
        } else {
            left = value(leftSyntax, scope)
            right = rungOrValue(rightSyntax, scope, comparedWith: left.type)
        }
        guard !left.type.isInvalid, !right.type.isInvalid else { return refused(span) }
        let operation: ComparisonOperator =
            switch sign {
            case .equal: .equal
            case .notEqual: .notEqual
            case .less: .less
            case .lessOrEqual: .lessOrEqual
            case .greater: .greater
            case .greaterOrEqual: .greaterOrEqual
            }
        left = dayAgainstDate(left, right.type)
        right = dayAgainstDate(right, left.type)
        guard canCompare(left.type, right.type) else {
            refuseComparison(left.type, right.type, leftSyntax, rightSyntax, span)
            return refused(span)
        }
        if operation != .equal, operation != .notEqual, !left.type.isOrdered {
            let found = plan.describe(left.type)
            error(
                "type/order",
                Message("\(found.english) has no order", zh: "\(found.chinese)没有大小之分"), at: span,
                help: Message("compare it by = or !=", zh: "请用 = 或 != 比较"))
            return refused(span)
        }
        return typed(.compare(operation, left.node, right.node), .yesNo, span)
    }

    /// On the right of a ladder a tier's name means its rung, whatever else has that name.
    private mutating func rungOrValue(
        _ expression: SyntaxExpression, _ scope: Scope, comparedWith type: ValueType
    ) -> Typed {
        if case .tier(let id) = type, case .name(let name) = expression.kind,
            let position = plan.tiers[id].tiers.firstIndex(where: { $0.name == name.text || $0.alias == name.text })
        {
            return typed(.rung(id, position), type, name.span)
        }
        return value(expression, scope, expected: type)
    }

    func canCompare(_ left: ValueType, _ right: ValueType) -> Bool {
        if left == right || left.isInvalid || right.isInvalid { return true }
        switch (left, right) {
        case (.money, .money): return currencyIsRefused
        case (.integer, .number), (.number, .integer): return true
        case (.days, .integer), (.integer, .days), (.days, .number), (.number, .days): return true
        case (.minutes, .integer), (.integer, .minutes), (.minutes, .number), (.number, .minutes): return true
        case (.text, .key), (.key, .text): return true
        default: return false
        }
    }

    private mutating func refuseComparison(
        _ left: ValueType, _ right: ValueType, _ leftSyntax: SyntaxExpression, _ rightSyntax: SyntaxExpression,
        _ span: SourceSpan
    ) {
        let first = plan.describe(left)
        let second = plan.describe(right)
        var help = Message("compare two values of the same kind", zh: "请比较同一种类的值")
        var fixes: [Fix] = []
        switch (left, right) {
        case (.money(let currency), .integer), (.money(let currency), .number):
            help = currencyHelp(rightSyntax, currency)
            let end = SourceSpan(file: rightSyntax.span.file, start: rightSyntax.span.end, end: rightSyntax.span.end)
            fixes = [
                Fix(
                    title: Message("add the currency", zh: "加上币种"),
                    edits: [Edit(span: end, text: " " + currency.code)])
            ]
        case (.percent, .integer), (.percent, .number):
            help = Message("write a percentage, as in 38%", zh: "请写百分比，如 38%")
        case (.days, .months):
            help = Message(
                "months have no fixed number of days: write days, as in 180 days", zh: "月没有固定的天数：请写天数，如 180天")
        case (.text, .category), (.category, .text), (.category, .category):
            help = Message("the two hold texts of different lists", zh: "两者的取值不同")
        case (.money, .money):
            help = Message("both sides need the same currency", zh: "两边须为同一币种")
        case (.percent, .points):
            if case .literal(.quantity(let points)) = rightSyntax.kind {
                let number = Speller(language: .english).text(points.without(unit: 0))
                help = Message("write the level as a percentage: \(number)%", zh: "水平请写百分比：\(number)%")
            }
        case (.number, .percent):
            if case .literal(.quantity(let share)) = rightSyntax.kind {
                let number = Speller(language: .english).text(share.without(unit: 2))
                help = Message(
                    "a quotient of two amounts is a plain number: write \(number)", zh: "两个金额相除得到普通的数：请写 \(number)")
            }
        case (.date, .text):
            if case .literal(.text(let text)) = rightSyntax.kind {
                help = Message("dates stand without quotes: \(text.value)", zh: "日期不加引号：\(text.value)")
            }
        case (.yesNo, .text):
            let column = spelled(leftSyntax)
            help = Message(
                "`\(column.english)` is a condition by itself: write \(column.english), or not \(column.english)",
                zh: "“\(column.chinese)”本身就是条件：请写 \(column.chinese)，或 非 \(column.chinese)")
        case (.several, .text):
            let (column, text) = (spelled(leftSyntax), spelled(rightSyntax))
            help = Message(
                "ask whether it is among them: \(text.english) in \(column.english)",
                zh: "请问是否包含它：\(text.chinese) 属于 \(column.chinese)")
        default: break
        }
        error(
            "type/compare",
            Message(
                "\(first.english) cannot be compared with \(second.english)",
                zh: "\(first.chinese)不能与\(second.chinese)比较"), at: span, help: help, fixes: fixes)
    }

    mutating func fallback(
        _ leftSyntax: SyntaxExpression, _ rightSyntax: SyntaxExpression, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        let left = value(leftSyntax, scope)
        let right = rungOrValue(rightSyntax, scope, comparedWith: left.type)
        guard !left.type.isInvalid, !right.type.isInvalid else { return refused(span) }
        let type: ValueType? =
            switch (left.type, right.type) {
            case (.integer, .number), (.number, .integer): .number
            case (.days, .integer): .days
            case (.minutes, .integer): .minutes
            case let (first, second): first == second ? first : nil
            }
        guard let type else {
            let first = plan.describe(left.type)
            let second = plan.describe(right.type)
            error(
                "type/else",
                Message(
                    "`else` gives \(second.english), but the value before it is \(first.english)",
                    zh: "“缺省”给出\(second.chinese)，而前面的值是\(first.chinese)"), at: span,
                help: Message("give a value of the same kind", zh: "请给出同一种类的值"))
            return refused(span)
        }
        return typed(.fallback(left.node, right.node), type, span)
    }

    mutating func percent(
        _ quantity: Quantity, of inner: SyntaxExpression, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        let checked = value(inner, scope)
        let type: ValueType
        switch checked.type {
        case .invalid: return refused(span)
        case .integer, .number, .days, .minutes: type = .number
        case .money, .percent, .points: type = checked.type
        case .yesNo, .text, .category, .several, .date, .timestamp, .months, .key, .tier:
            let found = plan.describe(checked.type)
            error(
                "type/percent-of",
                Message("a percentage of \(found.english) means nothing", zh: "\(found.chinese)的百分之几没有意义"), at: span,
                help: Message("take it of a number, an amount of money or a percentage", zh: "请对数值、金额或百分比取百分之几"))
            return refused(span)
        }
        let share = plan.add(.literal(.percent(quantity.exact.shifted(2))), .percent, at: quantity.span)
        return typed(.arithmetic(.multiply, share, checked.node), type, span)
    }

    mutating func span(
        _ unit: RhumbSyntax.SpanUnit, _ from: SyntaxExpression, _ to: SyntaxExpression, _ span: SourceSpan,
        _ scope: Scope
    ) -> Typed {
        if unit == .minutes || unit == .hours { return clockSpan(unit, from, to, span, scope) }
        let start = date(from, scope)
        let end = date(to, scope)
        switch unit {
        case .minutes, .hours: return refused(span)
        case .days: return typed(.span(.days, start, end), .days, span)
        case .months: return typed(.span(.months, start, end), .integer, span)
        case .years: return typed(.span(.years, start, end), .integer, span)
        }
    }

    /// `minutes(opened to answered)`.
    private mutating func clockSpan(
        _ unit: RhumbSyntax.SpanUnit, _ from: SyntaxExpression, _ to: SyntaxExpression, _ span: SourceSpan,
        _ scope: Scope
    ) -> Typed {
        let ends = [from, to].map { (syntax: $0, checked: value($0, scope)) }
        for (syntax, checked) in ends where !checked.type.isInvalid && checked.type != .timestamp {
            let found = plan.describe(checked.type)
            error(
                "type/timestamp",
                Message(
                    "a clock time is needed here, but this is \(found.english)", zh: "这里需要钟点时间，而这是\(found.chinese)"),
                at: syntax.span,
                help: Message("declare the column as timestamp", zh: "请把这一列声明为“时间戳”"))
            return refused(span)
        }
        guard !ends.contains(where: \.checked.type.isInvalid) else { return refused(span) }
        let (start, end) = (ends[0].checked.node, ends[1].checked.node)
        return unit == .hours
            ? typed(.span(.hours, start, end), .number, span) : typed(.span(.minutes, start, end), .minutes, span)
    }

    /// A timestamp beside a date is its day.
    mutating func dayAgainstDate(_ value: Typed, _ other: ValueType) -> Typed {
        value.type == .timestamp && other == .date ? day(of: value) : value
    }

    mutating func day(of value: Typed) -> Typed { typed(.dayOf(value.node), .date, plan[value.node].span) }

    /// An expression that is a date; a timestamp is one by its day.
    mutating func date(_ expression: SyntaxExpression, _ scope: Scope) -> Node {
        let checked = value(expression, scope)
        if checked.type == .timestamp { return day(of: checked).node }
        guard checked.type != .date, !checked.type.isInvalid else { return checked.node }
        let found = plan.describe(checked.type)
        error(
            "type/date",
            Message("a date is needed here, but this is \(found.english)", zh: "这里需要日期，而这是\(found.chinese)"),
            at: expression.span,
            help: Message(
                "name a column of dates, `today`, or a day such as 2026-03-31", zh: "请写日期列、今日，或某一天，如 2026-03-31"))
        return invalid(at: expression.span)
    }

    mutating func call(_ call: FunctionCall, _ span: SourceSpan, _ scope: Scope) -> Typed {
        switch call.function {
        case .number: plainNumber(call, span, scope)
        case .clv: customerValue(call, span, scope)
        }
    }

    private mutating func plainNumber(_ call: FunctionCall, _ span: SourceSpan, _ scope: Scope) -> Typed {
        guard let argument = call.arguments.first, call.arguments.count == 1 else {
            error(
                "type/arguments",
                Message("this takes one value", zh: "这里只能有一个值"), at: span,
                help: Message("as in: number(repeat)", zh: "如：取数值(复购率)"))
            return refused(span)
        }
        let inner = value(argument, scope)
        switch inner.type {
        case .invalid: return inner
        case .percent, .points, .integer, .number, .days, .minutes:
            let one = plan.add(.literal(.number(Exact(1))), .number, at: span)
            return typed(.arithmetic(.multiply, inner.node, one), .number, span)
        case .money, .yesNo, .text, .category, .several, .date, .timestamp, .months, .key, .tier:
            let found = plan.describe(inner.type)
            error(
                "type/number",
                Message("\(found.english) is not a share or a number", zh: "\(found.chinese)不是比例或数值"), at: span,
                help: Message("as in: number(repeat), of a percentage", zh: "如：取数值(复购率)，用于百分比"))
            return refused(span)
        }
    }
}

extension Quantity {
    /// The plain number, with the point moved to the left.
    fileprivate func without(unit power: Int) -> Quantity {
        Quantity(mantissa: mantissa, scale: scale + power, unit: nil, span: span)
    }
}
