// Conditions and requirements in words of both languages, for reasons: the same plan says the same in either spelling.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// An expression as it is spelt in both languages.
    func spelled(_ expression: SyntaxExpression) -> Message {
        Message(
            Speller(language: .english).text(expression), zh: Speller(language: .chinese).text(expression))
    }
}

/// Spells expressions of the typed view in one language, in the formatter's words.
struct Speller {
    let language: Language

    private func word(_ keyword: Keyword) -> String { keyword.spelling(in: language) }

    func text(_ expression: SyntaxExpression) -> String { text(expression, above: 0) }

    /// Brackets are written where the inner operator binds less tightly than the outer.
    private func text(_ expression: SyntaxExpression, above outer: Int) -> String {
        let (text, level) = spelled(expression)
        return level < outer ? "(\(text))" : text
    }

    /// The text with how tightly its outermost operator binds: or 1, and 2, not 3, comparison 4, else 5, sum 6, product 7,
    /// sign 8, postfix 9, primary 10.
    private func spelled(_ expression: SyntaxExpression) -> (String, Int) {
        switch expression.kind {
        case .literal(let literal): return (text(literal), 10)
        case .name(let name): return (name.text, 10)
        case .today: return (word(.today), 10)
        case .period: return (word(.period), 10)
        case .aggregate(let call): return (text(call), 10)
        case .call(let call):
            return (
                word(call.function.keyword) + "(" + call.arguments.map { text($0) }.joined(separator: ", ") + ")", 10
            )
        case .model(let call): return (text(call), 10)
        case .quintile(let inner, let condition):
            let rows = condition.map { " \(word(.where)) \(text($0))" } ?? ""
            return ("\(word(.fnQuintile))(\(text(inner))\(rows))", 10)
        case .like(let inner, let pattern):
            return ("\(text(inner, above: 5)) \(word(.like)) \"\(pattern.value)\"", 4)
        case .span(let unit, let from, let to):
            return ("\(word(unit.keyword))(\(text(from)) \(word(.spanTo)) \(text(to)))", 10)
        case .member(let base, let name): return (text(base, above: 9) + "." + name.text, 9)
        case .ofSegment(let base, let path): return ("\(text(base, above: 9)) \(word(.of)) \(path.text)", 9)
        case .percentOf(let percent, let inner):
            let share = text(.quantity(percent))
            return language == .english
                ? ("\(share) \(word(.percentOf)) \(text(inner, above: 9))", 8)
                : ("\(share) \(word(.percentOf)) \(text(inner, above: 9))", 8)
        case .inSet(let inner, let negated, let set): return (membership(inner, negated, set), 9)
        case .windowed(let inner, let window): return ("\(text(inner, above: 9)) \(text(window))", 9)
        case .negate(let inner): return ("-" + text(inner, above: 8), 8)
        case .binary(let sign, let left, let right):
            let level = sign == .add || sign == .subtract ? 6 : 7
            return ("\(text(left, above: level)) \(sign.rawValue) \(text(right, above: level + 1))", level)
        case .compare(let sign, let left, let right):
            return ("\(text(left, above: 5)) \(sign.rawValue) \(text(right, above: 5))", 4)
        case .and(let left, let right):
            return ("\(text(left, above: 2)) \(word(.and)) \(text(right, above: 2))", 2)
        case .or(let left, let right):
            return ("\(text(left, above: 1)) \(word(.or)) \(text(right, above: 1))", 1)
        case .not(let inner): return ("\(word(.not)) \(text(inner, above: 4))", 3)
        case .otherwise(let left, let right):
            return ("\(text(left, above: 6)) \(word(.else)) \(text(right, above: 5))", 5)
        case .isStatus(let inner, let status):
            return ("\(text(inner, above: 5)) \(word(.is)) \(word(status.keyword))", 4)
        case .known(let inner): return ("\(text(inner, above: 5)) \(word(.known))", 4)
        case .missing(let inner): return ("\(text(inner, above: 5)) \(word(.missing))", 4)
        }
    }

    private func membership(_ inner: SyntaxExpression, _ negated: Bool, _ set: SetSyntax) -> String {
        let left = text(inner, above: 9) + (negated ? " " + word(.not) : "")
        switch set {
        case .top(let amount): return "\(left) \(word(.rankTop)) \(text(.quantity(amount)))"
        case .bottom(let amount): return "\(left) \(word(.rankBottom)) \(text(.quantity(amount)))"
        case .list(let items):
            return "\(left) \(word(.in)) (" + items.map { text($0) }.joined(separator: ", ") + ")"
        case .range(let low, let high):
            return "\(left) \(word(.in)) \(text(low, above: 6)) .. \(text(high, above: 6))"
        case .expression(let expression): return "\(left) \(word(.in)) \(text(expression, above: 9))"
        case .window(let window): return "\(left) \(text(window))"
        }
    }

    private func text(_ call: AggregateCall) -> String {
        var inside = (call.percent.map { text($0) + ", " } ?? "") + rows(call.rows)
        if let stages = call.stages {
            inside += " \(word(.conversionFrom)) \(stages.from.text) \(word(.spanTo)) \(stages.to.text)"
        }
        if let condition = call.condition { inside += " \(word(.where)) \(text(condition))" }
        return "\(word(call.function.keyword))(\(inside))"
    }

    private func text(_ call: ModelCall) -> String {
        var inside = rows(call.rows)
        if let condition = call.condition { inside += " \(word(.where)) \(text(condition))" }
        if let discount = call.discount { inside += ", \(text(discount))" }
        return "\(word(call.function.keyword))(\(inside))"
    }

    /// Chinese puts a window before the rows: 近12个月的 订单.金额.
    private func rows(_ expression: SyntaxExpression) -> String {
        guard language == .chinese, case .windowed(let inner, let window) = expression.kind else {
            return text(expression)
        }
        return "\(text(window))\(word(.winLink)) \(rows(inner))"
    }

    func text(_ window: SyntaxWindow) -> String {
        switch window.kind {
        case .last(let quantity):
            language == .chinese
                ? word(.winLast) + text(.quantity(quantity)) : "\(word(.winLast)) \(text(.quantity(quantity)))"
        case .next(let quantity):
            language == .chinese
                ? word(.winNext) + text(.quantity(quantity)) : "\(word(.winNext)) \(text(.quantity(quantity)))"
        case .this(let unit): word(unit.thisKeyword)
        case .previous(let unit): word(unit.previousKeyword)
        case .planPeriod: word(.winPeriod)
        case .period(let period): "\(word(.in)) \(text(.period(period)))"
        case .range(let from, let to): "\(word(.in)) \(from.value) .. \(to.value)"
        case .since(let day): "\(word(.winSince)) \(text(day, above: 6))"
        case .before(let day): "\(word(.winBefore)) \(text(day, above: 6))"
        case .aYearAgo: word(.winAYearAgo)
        case .ago(let quantity):
            language == .chinese
                ? text(.quantity(quantity)) + word(.winAgo) : "\(text(.quantity(quantity))) \(word(.winAgo))"
        }
    }

    func text(_ literal: SyntaxLiteral) -> String {
        switch literal {
        case .quantity(let quantity): text(quantity)
        case .date(let date): date.value.description
        case .period(let period):
            switch period.kind {
            case .year(let year): String(year)
            case .quarter(let year, let quarter): "\(year)-Q\(quarter)"
            case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
            case .week(let year, let week): "\(year)-W\(week < 10 ? "0" : "")\(week)"
            }
        case .text(let text): "\"\(text.value)\""
        case .yes: word(.yes)
        case .no: word(.no)
        case .missing: word(.missing)
        }
    }

    func text(_ quantity: Quantity) -> String {
        let number = decimal(quantity)
        switch quantity.unit {
        case nil: return number
        case .percent: return number + "%"
        case .points: return number + (language == .english ? "pp" : word(.unitPoints))
        case .times: return language == .english ? "\(number) \(word(.unitTimes))" : number + word(.unitTimes)
        case .currency(let code):
            return language == .chinese && code == "CNY" ? number + word(.unitYuan) : "\(number) \(code)"
        case .time(let unit):
            let isOne = quantity.exact == Exact.one
            return language == .english
                ? "\(number) \(isOne ? unit.keyword.englishSingular : unit.keyword.english)"
                : number + word(unit.keyword)
        }
    }

    /// Digits with thousands apart.
    private func decimal(_ quantity: Quantity) -> String {
        let exact = quantity.exact
        var digits = String(exact.mantissa.magnitude)
        var fraction = ""
        if exact.scale > 0 {
            digits = String(repeating: "0", count: max(0, exact.scale + 1 - digits.count)) + digits
            fraction = "." + digits.suffix(exact.scale)
            digits = String(digits.dropLast(exact.scale))
        }
        let grouped = digits.count > 4 ? groupedDigits(digits) : digits
        return (exact.mantissa < 0 ? "-" : "") + grouped + fraction
    }
}
