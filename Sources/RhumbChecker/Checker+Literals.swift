// Numbers with their units, dates and texts as constants; and the places where only a constant may stand.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Quantity {
    var exact: Exact { Exact(mantissa, scale: max(0, scale)) }
}

extension Checker {
    /// A number with its unit as a constant with its type; nil where it was refused.
    mutating func literal(_ quantity: Quantity) -> (ModelLiteral, ValueType)? {
        switch quantity.unit {
        case nil:
            if let value = quantity.exact.integer { return (.integer(value), .integer) }
            return (.number(quantity.exact), .number)
        case .times:
            guard let value = quantity.exact.integer else {
                error(
                    "type/times", Message("a number of times is whole", zh: "次数应为整数"), at: quantity.span,
                    help: Message("as in: at most 2 times", zh: "如：至多 2次"))
                return nil
            }
            return (.integer(value), .integer)
        case .percent: return (.percent(quantity.exact.shifted(2)), .percent)
        case .points: return (.points(quantity.exact.shifted(2)), .points)
        case .currency(let code): return money(quantity, code: code)
        case .time(let unit): return duration(quantity, unit)
        }
    }

    private mutating func money(_ quantity: Quantity, code: String) -> (ModelLiteral, ValueType)? {
        guard let currency = Currency(code: code) else {
            error(
                "type/currency", Message("`\(code)` is no currency", zh: "“\(code)”不是币种代码"), at: quantity.span,
                help: Message("write three capital letters, as in CNY or EUR", zh: "请写三个大写字母，如 CNY、EUR"))
            return nil
        }
        guard let minor = quantity.exact.scaled(currency.minorDigits) else {
            let digits = currency.minorDigits
            let tooFine = quantity.exact.scale > digits
            error(
                "type/money-digits",
                tooFine
                    ? Message(
                        "\(currency.code) has \(digits) decimal places, and this amount has \(quantity.exact.scale)",
                        zh: "\(currency.code)最多\(digits)位小数，这个金额有\(quantity.exact.scale)位")
                    : Message("the amount is too large", zh: "金额过大"), at: quantity.span,
                help: tooFine
                    ? Message("round the amount", zh: "请把金额四舍五入") : Message("check its digits", zh: "请检查位数"))
            return nil
        }
        return (.money(Money(minor: minor, currency: currency)), .money(currency))
    }

    private mutating func duration(_ quantity: Quantity, _ unit: TimeUnit) -> (ModelLiteral, ValueType)? {
        if unit == .minutes || unit == .hours { return minutes(quantity, unit) }
        guard let span = calendarSpan(quantity) else { return nil }
        switch span {
        case .days(let days): return (.days(Int64(days)), .days)
        case .months(let months): return (.months(Int64(months)), .months)
        }
    }

    private mutating func minutes(_ quantity: Quantity, _ unit: TimeUnit) -> (ModelLiteral, ValueType)? {
        let total = quantity.exact.multiplied(by: unit == .hours ? 60 : 1)?.integer
        guard let total else {
            error(
                "type/duration-fraction",
                Message("this is not a whole number of minutes", zh: "这不是整数分钟"), at: quantity.span,
                help: Message("write it in minutes, as in 90 minutes", zh: "请换成分钟，如 90分钟"))
            return nil
        }
        return (.minutes(total), .minutes)
    }

    /// A duration on the calendar; reports clock time, work time and fractions.
    mutating func calendarSpan(_ quantity: Quantity) -> CalendarSpan? {
        // The parser has asked for the unit.
        guard case .time(let unit)? = quantity.unit else { return nil }
        let factor: Int? =
            switch unit {
            case .days: 1
            case .weeks: 7
            case .months: 1
            case .quarters: 3
            case .years: 12
            case .minutes, .hours, .workdays, .persondays: nil
            }
        guard let factor else {
            error(
                "type/duration-unit",
                Message("this needs calendar time: days, weeks, months or years", zh: "这里需要日历时间：天、周、个月或年"),
                at: quantity.span,
                help: Message(
                    "working time is for actions and tasks; write days here, as in 30 days",
                    zh: "工作日和人天只用于行动和任务；这里请写天，如 30天"))
            return nil
        }
        // Half a year is six months; half a month is nothing that a calendar knows.
        let total = quantity.exact.multiplied(by: Int128(factor))?.integer
        guard let total, let count = Int(exactly: total), abs(count) < 4_000_000 else {
            error(
                "type/duration-fraction",
                Message("this is not a whole number of days or months", zh: "这不是整数天或整数月"), at: quantity.span,
                help: Message("write it in a smaller unit, as in 45 days", zh: "请换成更小的单位，如 45天"))
            return nil
        }
        switch unit {
        case .days, .weeks, .minutes, .hours, .workdays, .persondays: return .days(count)
        case .months, .quarters, .years: return .months(count)
        }
    }

    /// A constant expression: a literal, perhaps negative, or the name of an assumption.
    mutating func constant(_ expression: SyntaxExpression, prefix: String) -> (ModelLiteral, ValueType)? {
        switch expression.kind {
        case .literal(.quantity(let quantity)): return literal(quantity)
        case .literal(.date(let date)): return (.date(date.value), .date)
        case .literal(.text(let text)): return (.text(text.value), .text)
        case .literal(.yes): return (.yesNo(true), .yesNo)
        case .literal(.no): return (.yesNo(false), .yesNo)
        case .literal(.missing): return (.missing, .invalid)
        case .negate(let inner):
            guard let (value, type) = constant(inner, prefix: prefix), let negated = value.negated else { return nil }
            return (negated, type)
        case .name(let name):
            if case .assumption(let id)? = find(name.text, prefix: prefix) {
                note(name.span, means: place(of: name.text, prefix: prefix))
                let value = plan.assumptions[id].value
                return (value, type(of: value))
            }
        default: break
        }
        error(
            "type/constant",
            Message("a fixed value is needed here", zh: "这里需要一个固定的值"), at: expression.span,
            help: Message(
                "write a number with its unit, or the name of an assumption", zh: "请写带单位的数值，或某个假定的名称"))
        return nil
    }

    func type(of literal: ModelLiteral) -> ValueType {
        switch literal {
        case .missing: .invalid
        case .yesNo: .yesNo
        case .integer: .integer
        case .number: .number
        case .percent: .percent
        case .points: .points
        case .money(let money): .money(money.currency)
        case .text: .text
        case .date: .date
        case .days: .days
        case .months: .months
        case .minutes: .minutes
        case .timestamp: .timestamp
        }
    }

    /// An amount of money.
    mutating func money(_ expression: SyntaxExpression, prefix: String) -> Money? {
        guard let (value, type) = constant(expression, prefix: prefix) else { return nil }
        if case .money(let money) = value { return money }
        let found = plan.describe(type)
        error(
            "type/money",
            Message("this is \(found.english), but an amount of money is needed", zh: "这是\(found.chinese)，这里需要金额"),
            at: expression.span, help: currencyHelp(expression, plan.currency))
        return nil
    }

    /// How the very number reads as an amount; an example where it is no plain number.
    func currencyHelp(_ expression: SyntaxExpression, _ currency: Currency) -> Message {
        var number = "5_000"
        if case .literal(.quantity(let quantity)) = expression.kind, quantity.unit == nil {
            number = written(expression.span) ?? number
        }
        let chinese = currency == .yuan ? "\(number)元" : "\(number) \(currency.code)"
        return Message("write the currency, as in \(number) \(currency.code)", zh: "请写上币种，如 \(chinese)")
    }

    /// What stands in the plan's text.
    func written(_ span: SourceSpan) -> String? {
        files.first { $0.tree.index == span.file }?.tree.file.text(span.start, span.end)
    }

    /// An amount of the plan, which is counted in the plan's currency and is not negative.
    mutating func planned(_ expression: SyntaxExpression, prefix: String, _ clause: Keyword) -> Money? {
        guard let money = inPlan(money(expression, prefix: prefix), at: expression.span) else { return nil }
        guard money.minor < 0 else { return money }
        error(
            "type/negative",
            Message("what stands behind `\(clause.english)` is an amount above 0", zh: "“\(clause.chinese)”应为正数"),
            at: expression.span, help: Message("write it without the minus", zh: "请去掉负号"))
        return nil
    }

    /// Amounts in other currencies would be left out of every sum.
    mutating func inPlan(_ money: Money?, at span: SourceSpan) -> Money? {
        guard let money, money.currency != plan.currency, !currencyIsRefused else { return money }
        error(
            "type/money",
            Message(
                "the amount is in \(money.currency.code), and the plan counts in \(plan.currency.code)",
                zh: "这笔金额是\(money.currency.code)，而方案以\(plan.currency.code)计"), at: span,
            help: Message(
                "convert it to \(plan.currency.code): amounts in other currencies cannot be added up",
                zh: "请换算成\(plan.currency.code)：不同币种不能相加"))
        return nil
    }

    /// A share between 0% and 100%.
    mutating func share(_ quantity: Quantity) -> Exact? {
        // The parser has asked for the sign.
        guard case .percent? = quantity.unit else { return nil }
        let share = quantity.exact.shifted(2)
        if share >= .zero, share <= Exact(1) { return share }
        error(
            "type/share",
            Message("a share from 0% to 100% is needed here", zh: "这里需要 0% 到 100% 之间的比例"), at: quantity.span,
            help: Message("as in: 95%", zh: "如：95%"))
        return nil
    }

    /// A number of whole things, at least one.
    mutating func wholeNumber(_ quantity: Quantity, atLeast least: Int = 1) -> Int? {
        // The parser has refused fractions and units.
        guard quantity.unit == nil || quantity.unit == .times, let value = quantity.integer else { return nil }
        if value >= least { return value }
        error(
            "type/whole",
            Message("a whole number of at least \(least) is needed here", zh: "这里需要不小于\(least)的整数"),
            at: quantity.span, help: Message("write \(least) or more", zh: "请写\(least)或更大的数"))
        return nil
    }
}

extension ModelLiteral {
    /// The value with its sign turned; nil for what has none.
    var negated: ModelLiteral? {
        switch self {
        case .integer(let value): value == .min ? nil : .integer(-value)
        case .number(let value): .number(value.negated)
        case .percent(let value): .percent(value.negated)
        case .points(let value): .points(value.negated)
        case .money(let money):
            money.minor == .min ? nil : .money(Money(minor: -money.minor, currency: money.currency))
        case .days(let value): value == .min ? nil : .days(-value)
        case .months(let value): value == .min ? nil : .months(-value)
        case .minutes(let value): value == .min ? nil : .minutes(-value)
        case .missing, .yesNo, .text, .date, .timestamp: nil
        }
    }
}
