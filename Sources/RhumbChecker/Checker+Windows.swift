// Membership, ranks, windows and restrictions: everything that follows `in`, `of`, `since`, `ago`, and a point.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// `base.name`: a value of another row.
    mutating func member(
        _ base: SyntaxExpression, _ name: Name, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        if case .name(let first) = base.kind {
            if let qualified = qualified(first, name, span, scope) { return qualified }
            if let value = enclosing(first, name, span, scope) { return value }
        }
        let owner = value(base, scope)
        guard !owner.type.isInvalid else { return refused(span) }
        guard case .key(let parent) = owner.type, let reference = reference(behind: owner.node) else {
            let found = plan.describe(owner.type)
            error(
                "type/member",
                Message("\(found.english) has no `\(name.text)`", zh: "\(found.chinese)没有“\(name.text)”"), at: span,
                help: Message(
                    "a point follows a column that refers to another dataset", zh: "点号要写在关联到其他数据集的列之后"))
            return refused(span)
        }
        guard let symbol = rowSymbols[parent.index][name.text] else {
            unknownName(
                name.text, at: name.span,
                expected: Message(
                    "a value of `\(plan.datasets[parent].heading.name)`",
                    zh: "“\(plan.datasets[parent].heading.name)”的值"),
                candidates: Array(rowSymbols[parent.index].keys))
            return refused(span)
        }
        note(name.span, means: place(of: name.text, inRowsOf: parent))
        let inner = rowValue(symbol, parent, name)
        guard !inner.type.isInvalid else { return refused(span) }
        return wrapped(typed(.parent(reference, inner.node), inner.type, span), like: owner.node, span)
    }

    /// The reference of a column that is reached, perhaps through other rows.
    private func reference(behind node: Node) -> ID<Reference>? {
        switch plan[node].kind {
        case .column(let dataset, let position):
            if case .reference(let id) = plan.datasets[dataset].columns[position].kind { return id }
            return nil
        case .parent(_, let inner): return reference(behind: inner)
        default: return nil
        }
    }

    /// A reference column that was itself reached through parents: the value is seen through the same ones.
    private mutating func wrapped(_ value: Typed, like node: Node, _ span: SourceSpan) -> Typed {
        guard case .parent(let reference, let inner) = plan[node].kind else { return value }
        let through = wrapped(value, like: inner, span)
        return typed(.parent(reference, through.node), through.type, span)
    }

    /// `x.name` of a file used as x.
    private mutating func qualified(
        _ first: Name, _ name: Name, _ span: SourceSpan, _ scope: Scope
    ) -> Typed? {
        let full = first.text + "." + name.text
        guard find(full, prefix: scope.prefix) != nil, find(first.text, prefix: scope.prefix) == nil else { return nil }
        return value(SyntaxExpression(.name(Name(text: full, span: span)), span: span), scope)
    }

    /// `guests.id`: a value of the enclosing row of that dataset; of rows elsewhere: many values.
    private mutating func enclosing(
        _ first: Name, _ name: Name, _ span: SourceSpan, _ scope: Scope
    ) -> Typed? {
        let isColumn = scope.frames.contains { frame in
            if case .column? = rowSymbols[frame.dataset.index][first.text] { true } else { false }
        }
        guard !isColumn else { return nil }
        if case .dataset(let dataset)? = find(first.text, prefix: scope.prefix),
            let depth = reachable(dataset, scope), let symbol = rowSymbols[dataset.index][name.text]
        {
            note(first.span, means: place(of: first.text, prefix: scope.prefix))
            note(name.span, means: place(of: name.text, inRowsOf: dataset))
            return outer(rowValue(symbol, dataset, name), depth, scope, span)
        }
        let isRelation = scope.frames.first.map { frame in
            if case .relation? = rowSymbols[frame.dataset.index][first.text] { true } else { false }
        }
        let isRows: Bool =
            switch find(first.text, prefix: scope.prefix) {
            case .dataset?, .segment?: true
            default: isRelation ?? false
            }
        guard isRows else { return nil }
        error(
            "type/many-values",
            Message(
                "`\(first.text).\(name.text)` is many values, one a row", zh: "“\(first.text).\(name.text)”是许多值，每行一个"),
            at: span,
            help: Message(
                "say which: sum(\(first.text).\(name.text)), avg(…), max(…), latest(…)",
                zh: "请说明取哪一个：合计(\(first.text).\(name.text))、平均(…)、最大(…)、最近一次(…)"))
        return refused(span)
    }

    mutating func membership(
        _ inner: SyntaxExpression, _ isNegated: Bool, _ set: SetSyntax, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        let plainly: Typed
        switch set {
        case .top(let amount): plainly = rank(inner, amount, fromTop: true, span, scope)
        case .bottom(let amount): plainly = rank(inner, amount, fromTop: false, span, scope)
        case .list(let items): plainly = oneOf(inner, items, span, scope)
        case .range(let low, let high): plainly = between(inner, low, high, span, scope)
        case .window(let window): plainly = windowed(inner, window, span, scope)
        case .expression(let expression):
            plainly = holds(inner, expression, span, scope) ?? inSegment(inner, expression, span, scope)
        }
        guard isNegated, !plainly.type.isInvalid else { return plainly }
        guard plainly.type == .yesNo else {
            error(
                "type/not-in",
                Message("`not in` asks a question; this restricts rows", zh: "“非 属于”是提问，这里却是限定范围"), at: span,
                help: Message("write the restriction without `not`, or ask `where not (…)`", zh: "请去掉“非”，或写成：其中 非 (…)"))
            return refused(span)
        }
        return typed(.not(plainly.node), .yesNo, span)
    }

    private mutating func rank(
        _ inner: SyntaxExpression, _ quantity: Quantity, fromTop: Bool, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        let checked = value(inner, scope)
        guard let dataset = scope.dataset else {
            error(
                "type/rank-row",
                Message("a rank is among rows, and there is no row here", zh: "名次是在行之间排的，这里没有行"), at: span,
                help: Message(
                    "rank in an attribute, a segment or a condition of rows, as in: segment core of guests where spend in top 20%",
                    zh: "请在属性、客群或行的条件里排名，如：客群 核心客 基于 客人 其中 消费额 居前 20%"))
            return refused(span)
        }
        guard checked.type.isOrdered, !checked.type.isInvalid else {
            if !checked.type.isInvalid {
                let found = plan.describe(checked.type)
                error(
                    "type/rank-order", Message("\(found.english) has no order", zh: "\(found.chinese)没有大小之分"), at: span,
                    help: Message("rank by a number, an amount of money or a date", zh: "请按数值、金额或日期排名"))
            }
            return refused(span)
        }
        let amount: Rank.Amount
        if case .percent? = quantity.unit {
            guard let share = share(quantity) else { return refused(span) }
            guard share > .zero else {
                error(
                    "type/rank-zero",
                    Message("nobody is in the top 0%", zh: "前0%没有任何人"), at: quantity.span,
                    help: Message("write a share above 0%, or a number of rows", zh: "请写大于0%的比例，或行数"))
                return refused(span)
            }
            amount = .share(share)
        } else {
            guard let count = wholeNumber(quantity) else { return refused(span) }
            amount = .count(count)
        }
        return typed(
            .rank(checked.node, Rank(fromTop: fromTop, amount: amount, dataset: dataset, base: scope.rankBase)),
            .yesNo, span)
    }

    private mutating func oneOf(
        _ inner: SyntaxExpression, _ items: [SyntaxExpression], _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        let checked = value(inner, scope)
        guard !checked.type.isInvalid else { return refused(span) }
        var literals: [ModelLiteral] = []
        for item in items {
            if case .literal(.text(let text)) = item.kind, case .category(let texts) = checked.type {
                if !texts.contains(text.value) { unknownChoice(text, texts) }
                literals.append(.text(text.value))
                continue
            }
            guard let (literal, type) = constant(item, prefix: scope.prefix) else { continue }
            guard canCompare(checked.type, type) else {
                let found = plan.describe(type)
                let needed = plan.describe(checked.type)
                error(
                    "type/list",
                    Message(
                        "this is \(found.english), but the list is compared with \(needed.english)",
                        zh: "这是\(found.chinese)，而左边是\(needed.chinese)"), at: item.span,
                    help: Message("write values of that kind", zh: "请写同一种类的值"))
                continue
            }
            literals.append(literal)
        }
        return typed(.oneOf(checked.node, literals), .yesNo, span)
    }

    private mutating func between(
        _ inner: SyntaxExpression, _ low: SyntaxExpression, _ high: SyntaxExpression, _ span: SourceSpan,
        _ scope: Scope
    ) -> Typed {
        var checked = value(inner, scope)
        let first = value(low, scope, expected: checked.type)
        let last = value(high, scope, expected: checked.type)
        checked = dayAgainstDate(checked, first.type)
        guard !checked.type.isInvalid, !first.type.isInvalid, !last.type.isInvalid else { return refused(span) }
        guard checked.type.isOrdered, canCompare(checked.type, first.type), canCompare(checked.type, last.type) else {
            let found = plan.describe(checked.type)
            let ends = plan.describe(canCompare(checked.type, first.type) ? last.type : first.type)
            error(
                "type/range",
                Message(
                    "\(found.english) cannot lie between \(ends.english)", zh: "\(found.chinese)不能介于\(ends.chinese)之间"),
                at: span, help: Message("write both ends in the unit of what is compared", zh: "两端请用与左边相同的单位"))
            return refused(span)
        }
        return typed(.between(checked.node, first.node, last.node), .yesNo, span)
    }

    /// `guest_id in family`, `id in family`, `guests in family`.
    private mutating func inSegment(
        _ inner: SyntaxExpression, _ set: SyntaxExpression, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        guard case .name(let name) = set.kind, case .segment(let segment)? = find(name.text, prefix: scope.prefix)
        else {
            let candidates = names { if case .segment = $0 { true } else { false } }
            error(
                "type/in",
                Message("a segment, a list, a range or a window follows `in`", zh: "“属于”之后应为客群、列表、范围或时间窗"),
                at: set.span,
                help: {
                    guard case .name(let name) = set.kind else { return nil }
                    return suggestion(for: name.text, among: candidates)
                }())
            return refused(span)
        }
        note(name.span, means: place(of: name.text, prefix: scope.prefix))
        guard visitSegment(segment, at: name.span), !refusedSegments.contains(segment) else { return refused(span) }
        let dataset = plan.segments[segment].dataset
        if case .name(let rows) = inner.kind, case .dataset(let id)? = find(rows.text, prefix: scope.prefix),
            id == dataset, let depth = reachable(dataset, scope)
        {
            note(rows.span, means: place(of: rows.text, prefix: scope.prefix))
            return outer(typed(.member(segment), .yesNo, span), depth, scope, span)
        }
        let checked = value(inner, scope)
        guard !checked.type.isInvalid else { return refused(span) }
        if case .column(let owner, let position) = plan[checked.node].kind, owner == dataset,
            position == plan.datasets[dataset].key
        {
            return typed(.member(segment), .yesNo, span)
        }
        if case .key(let parent) = checked.type, parent == dataset, let reference = reference(behind: checked.node) {
            let member = typed(.member(segment), .yesNo, span)
            return wrapped(typed(.parent(reference, member.node), .yesNo, span), like: checked.node, span)
        }
        let rows = plan.datasets[dataset].heading.name
        error(
            "type/in-segment",
            Message(
                "`\(name.text)` holds rows of `\(rows)`; this is \(plan.describe(checked.type).english)",
                zh: "“\(name.text)”里是“\(rows)”的行，而这是\(plan.describe(checked.type).chinese)"), at: span,
            help: Message(
                "write a key of `\(rows)`, or a column that refers to it", zh: "请写“\(rows)”的主键，或关联到它的列"))
        return refused(span)
    }

    /// A date in a window, or a metric (a row's value) restricted to one.
    mutating func windowed(
        _ inner: SyntaxExpression, _ syntax: SyntaxWindow, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        // What is measured inside may count on this window.
        let narrows = syntax.narrows && scope.dataset == nil
        if narrows { windowsAround += 1 }
        var checked = value(inner, scope)
        if narrows { windowsAround -= 1 }
        guard !checked.type.isInvalid else { return refused(span) }
        let shift: CalendarSpan?
        switch syntax.kind {
        case .aYearAgo: shift = .months(12)
        case .ago(let quantity):
            guard let distance = calendarSpan(quantity) else { return refused(span) }
            shift = distance
        case .last, .next, .this, .previous, .planPeriod, .period, .range, .since, .before: shift = nil
        }
        if let shift { return typed(.restricted(checked.node, .ago(shift)), checked.type, span) }
        guard let window = window(syntax, scope) else { return refused(span) }
        if checked.type == .timestamp, !isAggregated(checked.node) { checked = day(of: checked) }
        if checked.type == .date, !isAggregated(checked.node) {
            return typed(.inWindow(checked.node, window), .yesNo, span)
        }
        let counted = plan.countedDatasets(inside: checked.node)
        guard scope.dataset == nil, !counted.isEmpty else {
            error(
                "type/window",
                Message("a window restricts a metric, rows or a date", zh: "时间窗只能限定指标、行或日期"), at: span,
                help: Message(
                    "inside an attribute put the window into the aggregate: count(bookings in last 12 months)",
                    zh: "在属性里请把时间窗写进聚合：计数(近12个月的 订单)"))
            return refused(span)
        }
        for dataset in plan.datasetsThatNeedEvents(inside: checked.node) where plan.datasets[dataset].event == nil {
            noEvent(dataset, at: syntax.span)
            return refused(span)
        }
        return typed(.restricted(checked.node, .window(window)), checked.type, span)
    }

    private func isAggregated(_ node: Node) -> Bool {
        switch plan[node].kind {
        case .metric, .restricted: true
        case .aggregate(let aggregate): if case .dataset = aggregate.source { true } else { false }
        default: false
        }
    }

    /// `revenue of family`.
    mutating func restricted(
        _ inner: SyntaxExpression, to path: Path, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        let checked = value(inner, scope)
        let segment = resolve(path, scope.prefix, expecting: Message("a segment", zh: "客群")) {
            if case .segment(let id) = $0 { id } else { nil }
        }
        guard let segment, !checked.type.isInvalid else { return refused(span) }
        guard visitSegment(segment, at: path.span), !refusedSegments.contains(segment) else { return refused(span) }
        guard reaches(checked.node, segment, path.text, span) else { return refused(span) }
        return typed(.restricted(checked.node, .segment(segment)), checked.type, span)
    }

    /// Every dataset that is counted leads to the segment's rows; reports the one that does not.
    mutating func reaches(_ node: Node, _ segment: ID<Segment>, _ name: String, _ span: SourceSpan) -> Bool {
        let counted = plan.countedDatasets(inside: node)
        guard !counted.isEmpty else {
            error(
                "type/of-metric",
                Message("only a metric can be restricted to a segment", zh: "只有指标才能限定于客群"), at: span,
                help: Message("as in: revenue of family", zh: "如：营收 限于 家庭客"))
            return false
        }
        let target = plan.segments[segment].dataset
        for dataset in counted where plan.path(from: dataset, to: target) == nil {
            let rows = plan.datasets[dataset].heading.name
            let owner = plan.datasets[target].heading.name
            error(
                "type/of-path",
                Message(
                    "rows of `\(rows)` do not refer to `\(owner)`, so they cannot be restricted to `\(name)`",
                    zh: "“\(rows)”的行没有关联到“\(owner)”，不能限定于“\(name)”"), at: span,
                help: Message(
                    "declare the column that holds the key: … refers to \(owner)",
                    zh: "请声明存放主键的列：… 关联 \(owner)"))
            return false
        }
        return true
    }

    /// A window with its dates resolved as far as the plan knows them.
    mutating func window(_ syntax: SyntaxWindow, _ scope: Scope) -> RhumbModel.Window? {
        switch syntax.kind {
        case .last(let quantity): return calendarSpan(quantity).map { .last($0) }
        case .next:
            error(
                "type/window-next",
                Message("nothing is known of the future but what a model expects", zh: "未来只能由模型预期，没有已知的行"),
                at: syntax.span,
                help: Message(
                    "write it inside purchases(…) or lifetime(…), or use `in last`",
                    zh: "请写在“预期次数(…)”或“终生价值(…)”里，或改用“近”"))
            return nil
        case .this(let unit): return .this(unit.model)
        case .previous(let unit): return .previous(unit.model)
        case .planPeriod: return .days(plan.period)
        case .period(let literal):
            let period: Period =
                switch literal.kind {
                case .year(let year): .year(year)
                case .quarter(let year, let quarter): .quarter(year: year, quarter)
                case .month(let year, let month): .month(year: year, month)
                case .week(let year, let week): .week(year: year, week)
                }
            return period.days.map { .days($0) }
        case .range(let from, let to): return .days(DayInterval(from.value, to.value))
        case .since(let expression): return anchor(expression, scope).map { .since($0) }
        case .before(let expression): return anchor(expression, scope).map { .before($0) }
        case .aYearAgo, .ago:
            error(
                "type/window-shift",
                Message("an earlier day moves a whole metric, not the rows inside it", zh: "“去年同期”移动整个指标，不能写在行上"),
                at: syntax.span, help: Message("as in: revenue in last 30 days a year ago", zh: "如：营收 近30天 去年同期"))
            return nil
        }
    }

    /// A day that may move with today.
    private mutating func anchor(_ expression: SyntaxExpression, _ scope: Scope) -> Anchor? {
        switch expression.kind {
        case .literal(.date(let date)): return .day(date.value)
        case .today: return .today
        default: break
        }
        error(
            "type/anchor",
            Message("a fixed day is needed here", zh: "这里需要固定的日期"), at: expression.span,
            help: Message("as in: since 2026-01-01, in last 30 days", zh: "如：自 2026-01-01、近30天"))
        return nil
    }
}

extension RhumbSyntax.CalendarUnit {
    var model: RhumbValues.CalendarUnit {
        switch self {
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        }
    }
}
