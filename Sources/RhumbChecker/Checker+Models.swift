// What fitted models say of a row, scores by rank, the grid of eight types, and the formula of a customer's value.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// `alive(bookings)`, `purchases(bookings in next 12 months)`, `lifetime(bookings.amount in next 3 years, 10%)`.
    mutating func model(_ call: ModelCall, _ span: SourceSpan, _ scope: Scope) -> Typed {
        let (path, windows) = splitWindows(call.rows)
        guard let rows = rows(of: path, scope) else { return refused(span) }
        guard let reference = rows.reference else {
            error(
                "type/model-row",
                Message("a model speaks of a customer by the customer's own purchases", zh: "模型按客户自己的购买记录推断"),
                at: call.rows.span,
                help: Message(
                    "write it under `attributes of` the customers, over rows that refer to them",
                    zh: "请写在客户的“属性 基于”之下，用关联到客户的行"))
            return refused(span)
        }
        guard plan.datasets[rows.dataset].event != nil else {
            noEvent(rows.dataset, at: call.functionSpan)
            return refused(span)
        }
        let inner = scope.entering(rows.dataset, along: reference, base: rows.segment)
        let condition = call.condition.map { truth($0, inner) }
        let value = self.value(of: rows, inner)
        let horizon = horizon(windows, call, span)
        guard let discount = discount(call, scope),
            let (question, type) = question(call, value, horizon, discount)
        else { return refused(span) }
        let purchases = Aggregate(
            value == nil ? .count : .sum, of: .related(reference), segment: rows.segment, value: value?.node,
            condition: condition, windows: [])
        return typed(.fit(CustomerFit(question, purchases: purchases)), type, span)
    }

    /// What is asked, and the type of its answer; reports what is missing or too much.
    private mutating func question(
        _ call: ModelCall, _ value: Typed?, _ horizon: CalendarSpan?, _ discount: Exact
    ) -> (CustomerFit.Question, ValueType)? {
        switch call.function {
        case .alive, .purchases:
            if let value {
                if !value.type.isInvalid {
                    error(
                        "type/model-rows",
                        Message(
                            "this counts purchases: name the rows, not a value of theirs", zh: "这里数的是购买次数，请写行，而不是行的值"),
                        at: call.rows.span,
                        help: Message("as in: alive(bookings)", zh: "如：活跃概率(订单)"))
                }
                return nil
            }
            if call.function == .alive { return (.alive, .percent) }
            return horizon.map { (.purchases($0), .number) }
        case .lifetime:
            guard let value, case .money = value.type else {
                if value?.type.isInvalid != true {
                    error(
                        "type/model-value",
                        Message("lifetime(…) needs what each purchase was worth", zh: "“终生价值(…)”需要每次购买的金额"),
                        at: call.rows.span,
                        help: Message(
                            "as in: lifetime(bookings.amount in next 3 years)", zh: "如：终生价值(未来3年的 订单.金额)"))
                }
                return nil
            }
            return horizon.map { (.lifetime($0, discount: discount), value.type) }
        }
    }

    /// The one window that says how far ahead; nil where it is refused or not needed.
    private mutating func horizon(_ windows: [SyntaxWindow], _ call: ModelCall, _ span: SourceSpan) -> CalendarSpan? {
        let needed = call.function != .alive
        if needed, windows.count == 1, case .next(let quantity) = windows[0].kind { return calendarSpan(quantity) }
        guard needed || !windows.isEmpty else { return nil }
        error(
            "type/model-window",
            needed
                ? Message(
                    "how far ahead? Expected purchases need the window `in next …` and no other",
                    zh: "要预期多久？须有且只有“未来…”这一个时间窗")
                : Message("alive(…) looks at all purchases so far", zh: "“活跃概率(…)”看的是至今的全部购买"),
            at: windows.first?.span ?? span,
            help: needed
                ? Message("as in: purchases(bookings in next 12 months)", zh: "如：预期次数(未来12个月的 订单)")
                : Message("leave the window out", zh: "请去掉时间窗"))
        return nil
    }

    /// 0 where none is written.
    private mutating func discount(_ call: ModelCall, _ scope: Scope) -> Exact? {
        guard let expression = call.discount else { return .zero }
        guard call.function == .lifetime else {
            error(
                "type/model-discount",
                Message("only lifetime(…) is discounted", zh: "只有“终生价值(…)”可以折现"), at: expression.span,
                help: Message("take the discount away", zh: "请去掉折现率"))
            return nil
        }
        guard let (literal, _) = constant(expression, prefix: scope.prefix) else { return nil }
        if case .percent(let share) = literal, share >= .zero { return share }
        error(
            "type/model-discount",
            Message("a yearly discount is a percentage", zh: "年折现率应为百分比"), at: expression.span,
            help: Message("as in: lifetime(bookings.amount in next 3 years, 10%)", zh: "如：终生价值(未来3年的 订单.金额, 10%)"))
        return nil
    }

    /// `quintile(spend where frequency >= 1)`.
    mutating func quintile(
        _ inner: SyntaxExpression, where condition: SyntaxExpression?, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        let checked = value(inner, scope)
        let condition = condition.map { truth($0, scope) }
        guard !checked.type.isInvalid else { return refused(span) }
        guard let dataset = scope.dataset else {
            error(
                "type/rank-row",
                Message("a rank is among rows, and there is no row here", zh: "名次是在行之间排的，这里没有行"), at: span)
            return refused(span)
        }
        var isOrdered = checked.type.isOrdered
        if case .tier = checked.type { isOrdered = false }
        guard isOrdered else {
            let found = plan.describe(checked.type)
            error(
                "type/rank-order", Message("\(found.english) has no order", zh: "\(found.chinese)没有大小之分"), at: span,
                help: Message("score a number, an amount or a date", zh: "请对数值、金额或日期评分"))
            return refused(span)
        }
        return typed(
            .quintile(checked.node, where: condition, in: dataset, base: scope.rankBase), .integer, span)
    }

    /// `"food" in likes`; nil where what follows `in` is no column of several answers.
    mutating func holds(
        _ inner: SyntaxExpression, _ set: SyntaxExpression, _ span: SourceSpan, _ scope: Scope
    ) -> Typed? {
        guard case .literal(.text(let text)) = inner.kind else { return nil }
        let column: Typed
        switch set.kind {
        case .name(let name):
            guard let found = rowValue(name, scope) else { return nil }
            column = found
        case .member:
            guard scope.dataset != nil else { return nil }
            column = value(set, scope)
            if column.type.isInvalid { return column }
        default: return nil
        }
        guard case .several(let texts) = column.type else { return nil }
        guard let position = texts.firstIndex(of: text.value) else {
            unknownChoice(text, texts)
            return refused(span)
        }
        return typed(.holds(column.node, position), .yesNo, span)
    }

    /// `phone like "1##########"`.
    mutating func like(
        _ inner: SyntaxExpression, _ pattern: StringLiteral, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        let checked = value(inner, scope)
        switch checked.type {
        case .invalid: return refused(span)
        case .text, .key: return typed(.like(checked.node, TextPattern(pattern.value)), .yesNo, span)
        default:
            let found = plan.describe(checked.type)
            error(
                "type/like",
                Message("only a text has a form, and this is \(found.english)", zh: "只有文本才有格式，而这是\(found.chinese)"),
                at: inner.span,
                help: Message("compare it with a number or a range", zh: "请把它与数值或范围比较"))
            return refused(span)
        }
    }

    /// `clv(margin, retention, discount)`.
    mutating func customerValue(_ call: FunctionCall, _ span: SourceSpan, _ scope: Scope) -> Typed {
        guard call.arguments.count == 3 else {
            error(
                "type/arguments",
                Message("this takes a margin, a retention rate and a discount rate", zh: "这里需要毛利、留存率和折现率三个值"), at: span,
                help: Message("as in: clv(margin, 80%, 10%)", zh: "如：客户价值(毛利, 80%, 10%)"))
            return refused(span)
        }
        let values = call.arguments.map { value($0, scope) }
        guard !values.contains(where: \.type.isInvalid) else { return refused(span) }
        let isAmount: Bool =
            switch values[0].type {
            case .money, .number, .integer: true
            default: false
            }
        guard isAmount, values[1].type == .percent, values[2].type == .percent else {
            let wrong = !isAmount ? 0 : values[1].type == .percent ? 2 : 1
            let found = plan.describe(values[wrong].type)
            error(
                "type/clv",
                wrong == 0
                    ? Message("the margin is an amount, and this is \(found.english)", zh: "毛利应为金额，而这是\(found.chinese)")
                    : Message(
                        "a rate is a percentage, and this is \(found.english)", zh: "比率应为百分比，而这是\(found.chinese)"),
                at: call.arguments[wrong].span,
                help: Message("as in: clv(margin, 80%, 10%)", zh: "如：客户价值(毛利, 80%, 10%)"))
            return refused(span)
        }
        let kind = Kind.customerValue(margin: values[0].node, retention: values[1].node, discount: values[2].node)
        let isMoney = if case .money = values[0].type { true } else { false }
        return typed(kind, isMoney ? values[0].type : .number, span)
    }

    /// The rungs of the ready-made grid, without their conditions.
    func rfmTiers() -> [Tiers.Tier] {
        (RFMType.all.map { ($0.name, $0.title) } + [RFMType.unscored]).map { name, title in
            Tiers.Tier(name: name, title: title.english, condition: nil, alias: title.chinese)
        }
    }

    /// `rfm recency, frequency, spend where frequency >= 1`: high is a score of 4 or 5, which for recency is a low value.
    mutating func checkGrid(_ id: ID<Tiers>, _ syntax: RFMSyntax, _ located: Located, _ scope: Scope) {
        for clause in located.declaration.clauses {
            guard case .tier = clause.payload else { continue }
            error(
                "tiers/rfm-alone",
                Message("the grid brings its own eight tiers", zh: "RFM 自带八个层级，不能再写别的层级"), at: clause.span,
                help: Message("take this tier out, or declare it in other tiers", zh: "请去掉这一层，或写到另一个“层级”里"))
        }
        let parts = [
            ("R", syntax.recency, ComparisonOperator.lessOrEqual, Int64(2)),
            ("F", syntax.frequency, .greaterOrEqual, 4), ("M", syntax.spend, .greaterOrEqual, 4),
        ]
        var scores: [NamedValue] = []
        var highs: [Node] = []
        for (name, value, sign, bound) in parts {
            let score = quintile(value, where: syntax.condition, value.span, scope)
            guard !score.type.isInvalid else { continue }
            scores.append(NamedValue(name: Message(verbatim: name), node: score.node))
            let limit = plan.add(.literal(.integer(bound)), .integer, at: value.span)
            highs.append(plan.add(.compare(sign, score.node, limit), .yesNo, at: value.span))
        }
        guard highs.count == 3 else { return }
        plan.tiers[id].scores = scores
        let span = located.declaration.nameSpan
        let no = plan.add(.literal(.yesNo(false)), .yesNo, at: span)
        let conditions = RFMType.all.map { type -> Node in
            let wanted = [type.isRecent, type.isFrequent, type.isBig]
            let parts = zip(highs, wanted).map { $1 ? $0 : plan.add(.not($0), .yesNo, at: span) }
            let both = plan.add(.and(parts[0], parts[1]), .yesNo, at: span)
            let all = plan.add(.and(both, parts[2]), .yesNo, at: span)
            // Without a score a row is in none of the eight.
            return plan.add(.fallback(all, no), .yesNo, at: span)
        }
        plan.tiers[id].tiers = zip(rfmTiers(), conditions.map { Optional($0) } + [nil]).map { tier, condition in
            Tiers.Tier(name: tier.name, title: tier.title, condition: condition, alias: tier.alias)
        }
    }
}
