// Funnels and cohorts: whose rows, which stages, which periods; and the conversion that a metric asks of a funnel.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// Gives funnels, cohorts and surveys their places.
    mutating func declareAnalyses() {
        for located in declarations(.funnel) {
            declare(located) { .funnel($0.plan.funnels.add(Funnel(heading: $1, dataset: ID(0)))) }
        }
        for located in declarations(.cohorts) {
            declare(located) { .cohorts($0.plan.cohorts.add(Cohorts(heading: $1, dataset: ID(0)))) }
        }
        for located in declarations(.survey) {
            declare(located) { .survey($0.plan.surveys.add(Survey(heading: $1, dataset: ID(0)))) }
        }
    }

    /// Whose rows funnels and cohorts look at; known before any expression is checked.
    mutating func resolveAnalyses() {
        for id in plan.funnels.ids {
            guard let located = located[.funnel(id)] else { continue }
            let base = analysisBase(located)
            plan.funnels[id].dataset = base?.dataset ?? ID(0)
            plan.funnels[id].segment = base?.segment
            if base == nil { refusedAnalyses.insert(.funnel(id)) }
        }
        for id in plan.cohorts.ids {
            guard let located = located[.cohorts(id)] else { continue }
            let base = analysisBase(located)
            plan.cohorts[id].dataset = base?.dataset ?? ID(0)
            plan.cohorts[id].segment = base?.segment
            if base == nil { refusedAnalyses.insert(.cohorts(id)) }
        }
    }

    /// The dataset or segment after `of`; nil where it was refused.
    mutating func analysisBase(_ located: Located) -> (dataset: ID<Dataset>, segment: ID<Segment>?)? {
        for clause in located.declaration.clauses {
            guard case .base(let path) = clause.payload else { continue }
            let symbol = resolve(path, located.prefix, expecting: Message("a dataset or a segment", zh: "数据集或客群")) {
                symbol -> Symbol? in
                switch symbol {
                case .dataset, .segment: symbol
                default: nil
                }
            }
            switch symbol {
            case .dataset(let id)?: return (id, nil)
            case .segment(let id)?:
                guard !refusedSegments.contains(id) else { return nil }
                // The segment's conditions may ask for what is declared here, so they are not looked at yet.
                var root = id
                for _ in plan.segments.ids { root = plan.segments[root].base ?? root }
                return (plan.segments[root].dataset, id)
            default: return nil
            }
        }
        return nil
    }

    // MARK: Funnels

    mutating func checkFunnels() {
        for id in plan.funnels.ids { visitFunnel(id) }
    }

    @discardableResult
    mutating func visitFunnel(_ id: ID<Funnel>, at span: SourceSpan? = nil) -> Bool {
        visit(.funnel(id), at: span) { checker in
            guard let located = checker.located[.funnel(id)], !checker.refusedAnalyses.contains(.funnel(id)) else {
                return
            }
            checker.checkFunnel(id, located)
        }
    }

    private mutating func checkFunnel(_ id: ID<Funnel>, _ located: Located) {
        let scope = Scope(row: plan.funnels[id].dataset, prefix: located.prefix)
        var spans: [String: SourceSpan] = [:]
        for clause in located.declaration.clauses {
            switch clause.payload {
            case .stage(let syntax):
                if let first = spans[syntax.name.text] {
                    duplicateName(syntax.name.text, at: syntax.name.span, first: first)
                }
                spans[syntax.name.text] = syntax.name.span
                var date = value(syntax.date, scope)
                if date.type == .timestamp { date = day(of: date) }
                if date.type != .date, !date.type.isInvalid {
                    let found = plan.describe(date.type)
                    error(
                        "funnel/stage-date",
                        Message(
                            "a stage is reached on a day, and this is \(found.english)",
                            zh: "阶段须以到达的日期来定，而这是\(found.chinese)"), at: syntax.date.span,
                        help: Message(
                            "name a date of the row, such as a column that is filled in when the stage is reached",
                            zh: "请写行里的日期，如到达该阶段时填写的日期列"))
                }
                plan.funnels[id].stages.append(
                    Funnel.Stage(name: syntax.name.text, title: syntax.title?.value, date: date.node))
            case .matureAfter(let quantity): plan.funnels[id].matureAfter = calendarSpan(quantity)
            default: break
            }
        }
        if plan.funnels[id].stages.count < 2, !located.declaration.isBroken {
            error(
                "funnel/stages", Message("a funnel has at least two stages", zh: "漏斗至少有两个阶段"),
                at: located.declaration.nameSpan,
                help: Message(
                    "write them in order: stage asked created; stage won signed", zh: "请按先后写出：阶段 询问 创建日；阶段 成交 签约日"))
        }
    }

    /// `conversion(sales from called to won)`: from the first stage to the last where none is named.
    mutating func conversion(_ call: AggregateCall, _ span: SourceSpan, _ scope: Scope) -> Typed {
        let (path, windowSyntax) = splitWindows(call.rows)
        guard let id = funnel(named: path, scope) else { return refused(span) }
        guard visitFunnel(id, at: path.span), !refusedAnalyses.contains(.funnel(id)) else { return refused(span) }
        let funnel = plan.funnels[id]
        guard funnel.stages.count >= 2 else { return refused(span) }
        var (from, to) = (0, funnel.stages.count - 1)
        if let stages = call.stages {
            guard let first = stage(stages.from, of: funnel), let last = stage(stages.to, of: funnel) else {
                return refused(span)
            }
            guard first < last else {
                error(
                    "funnel/order",
                    Message(
                        "`\(stages.from.text)` does not come before `\(stages.to.text)` in the funnel",
                        zh: "在漏斗里“\(stages.from.text)”并不在“\(stages.to.text)”之前"), at: stages.from.span,
                    help: Message("name the earlier stage first", zh: "请先写较早的阶段"))
                return refused(span)
            }
            (from, to) = (first, last)
        }
        let windows = windowSyntax.compactMap { window($0, scope) }
        let inner = scope.entering(funnel.dataset, along: nil, base: funnel.segment)
        let condition = call.condition.map { truth($0, inner) }
        let aggregate = Aggregate(
            .conversion(id, from: from, to: to), of: .dataset(funnel.dataset), segment: funnel.segment, value: nil,
            condition: condition, windows: windows)
        return typed(.aggregate(aggregate), .percent, span)
    }

    private mutating func funnel(named expression: SyntaxExpression, _ scope: Scope) -> ID<Funnel>? {
        let names = names { if case .funnel = $0 { true } else { false } }
        if let name = expression.dottedName {
            if case .funnel(let id)? = find(name, prefix: scope.prefix) {
                note(expression.span, means: place(of: name, prefix: scope.prefix))
                return id
            }
            unknownName(name, at: expression.span, expected: Message("a funnel", zh: "漏斗"), candidates: names)
            return nil
        }
        error(
            "type/conversion", Message("a conversion is asked of a funnel", zh: "转化率问的是漏斗"), at: expression.span,
            help: suggestion(for: "", among: names)
                ?? Message("declare one: funnel sales of leads { stage … }", zh: "请先声明：漏斗 销售 基于 线索 { 阶段 … }"))
        return nil
    }

    /// Where a stage is declared.
    private func place(ofStage stage: String, in funnel: Funnel) -> SourceSpan? {
        guard notesNames else { return nil }
        let declaration = declarations(.funnel).first { $0.declaration.nameSpan == funnel.heading.span }?.declaration
        for clause in declaration?.clauses ?? [] {
            if case .stage(let syntax) = clause.payload, syntax.name.text == stage { return syntax.name.span }
        }
        return nil
    }

    private mutating func stage(_ name: Name, of funnel: Funnel) -> Int? {
        if let position = funnel.stages.firstIndex(where: { $0.name == name.text }) {
            note(name.span, means: place(ofStage: name.text, in: funnel))
            return position
        }
        unknownName(
            name.text, at: name.span, expected: Message("a stage of the funnel", zh: "漏斗的一个阶段"),
            candidates: funnel.stages.map(\.name))
        return nil
    }

    // MARK: Cohorts

    mutating func checkCohorts() {
        for id in plan.cohorts.ids {
            guard let located = located[.cohorts(id)], !refusedAnalyses.contains(.cohorts(id)) else { continue }
            checkCohorts(id, located)
        }
    }

    private mutating func checkCohorts(_ id: ID<Cohorts>, _ located: Located) {
        let dataset = plan.cohorts[id].dataset
        for clause in located.declaration.clauses {
            switch clause.payload {
            case .active(let path, let condition): checkActivity(id, path, condition, dataset, located)
            case .cohortEvery(let quantity):
                guard let unit = period(quantity) else { continue }
                plan.cohorts[id].unit = unit
            case .cohortLast(let quantity):
                guard let last = wholeNumber(quantity) else { continue }
                plan.cohorts[id].last = min(last, 60)
                if last > 60 {
                    error(
                        "cohorts/last", Message("a cohort table has at most 60 periods", zh: "同期群表最多 60 期"),
                        at: quantity.span, help: Message("take longer periods", zh: "请改用更长的周期"))
                }
            case .unbounded: plan.cohorts[id].isBounded = false
            default: break
            }
        }
        let isSaid = located.declaration.clauses.contains { if case .active = $0.payload { true } else { false } }
        guard !isSaid, !located.declaration.isBroken else { return }
        error(
            "cohorts/active", Message("it is not said what makes a customer active", zh: "没有写明怎样算活跃"),
            at: located.declaration.nameSpan,
            help: Message("add the rows that show it: active bookings", zh: "请加上表明活跃的行：活跃 订单"))
    }

    private mutating func checkActivity(
        _ id: ID<Cohorts>, _ path: Path, _ condition: SyntaxExpression?, _ dataset: ID<Dataset>, _ located: Located
    ) {
        guard case .relation(let reference)? = rowSymbols[dataset.index][path.text] else {
            let relations = rowSymbols[dataset.index].compactMap { name, symbol -> String? in
                if case .relation = symbol { name } else { nil }
            }
            unknownName(
                path.text, at: path.span,
                expected: Message("rows that refer to the customer", zh: "关联到客户的行"), candidates: relations)
            return
        }
        note(path.span, means: relationSpans[reference])
        let rows = plan.references[reference].child
        guard plan.datasets[rows].event != nil else { return noEvent(rows, at: path.span) }
        plan.cohorts[id].rows = reference
        let scope = Scope(row: dataset, prefix: located.prefix).entering(rows, along: reference, base: nil)
        plan.cohorts[id].condition = condition.map { truth($0, scope) }
    }

    /// `1 week`, `1 month`, `1 quarter`, `1 year`: what the calendar has a name for.
    private mutating func period(_ quantity: Quantity) -> RhumbValues.CalendarUnit? {
        if case .time(let unit)? = quantity.unit, quantity.integer == 1 {
            switch unit {
            case .weeks: return .week
            case .months: return .month
            case .quarters: return .quarter
            case .years: return .year
            case .minutes, .hours, .days, .workdays, .persondays: break
            }
        }
        error(
            "cohorts/every",
            Message("cohorts are weeks, months, quarters or years", zh: "同期群按周、月、季度或年划分"), at: quantity.span,
            help: Message("write: every 1 quarter", zh: "请写：每隔 1个季度"))
        return nil
    }
}

extension SyntaxExpression {
    /// `sales`, or `x.sales` of a file that is used as x.
    fileprivate var dottedName: String? {
        switch kind {
        case .name(let name): name.text
        case .member(let base, let name): base.dottedName.map { $0 + "." + name.text }
        default: nil
        }
    }
}
