// Expressions: one case a form. What has a type of its own rules is in a file of its own.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// A yes/no expression.
    mutating func truth(_ expression: SyntaxExpression, _ scope: Scope) -> Node {
        let checked = value(expression, scope)
        guard checked.type != .yesNo, !checked.type.isInvalid else { return checked.node }
        let found = plan.describe(checked.type)
        error(
            "type/condition",
            Message(
                "a condition is needed here, but this is \(found.english)",
                zh: "这里需要一个条件，而这是\(found.chinese)"), at: expression.span,
            help: Message("compare it with something, as in `… > 0`", zh: "请把它与某个值比较，如“… > 0”"))
        return invalid(at: expression.span)
    }

    /// Any value. `expected` gives texts and plain numbers their meaning: the column they are compared with.
    mutating func value(
        _ expression: SyntaxExpression, _ scope: Scope, expected: ValueType? = nil
    ) -> Typed {
        let span = expression.span
        switch expression.kind {
        case .literal(let literal): return value(literal, span, expected: expected)
        case .name(let name): return value(name, scope)
        case .today: return typed(.today, .date, span)
        case .period:
            error(
                "type/period-value",
                Message("the period is a stretch of days, not a value", zh: "计划期是一段日子，不是一个值"), at: span,
                help: Message("ask whether a date is in it: booked_on in period", zh: "可以写：下单日 计划期内"))
            return refused(span)
        case .aggregate(let call): return aggregate(call, span, scope)
        case .call(let call): return self.call(call, span, scope)
        case .model(let call): return model(call, span, scope)
        case .quintile(let inner, let condition): return quintile(inner, where: condition, span, scope)
        case .like(let inner, let pattern): return like(inner, pattern, span, scope)
        case .span(let unit, let from, let to): return self.span(unit, from, to, span, scope)
        case .member(let base, let name): return member(base, name, span, scope)
        case .ofSegment(let base, let path): return restricted(base, to: path, span, scope)
        case .percentOf(let percent, let inner): return self.percent(percent, of: inner, span, scope)
        case .inSet(let inner, let negated, let set): return membership(inner, negated, set, span, scope)
        case .windowed(let inner, let window): return windowed(inner, window, span, scope)
        case .negate(let inner): return negated(inner, span, scope)
        case .binary(let sign, let left, let right): return arithmetic(sign, left, right, span, scope)
        case .compare(let sign, let left, let right): return comparison(sign, left, right, span, scope)
        case .and(let left, let right):
            return typed(.and(truth(left, scope), truth(right, scope)), .yesNo, span)
        case .or(let left, let right):
            return typed(.or(truth(left, scope), truth(right, scope)), .yesNo, span)
        case .not(let inner): return typed(.not(truth(inner, scope)), .yesNo, span)
        case .otherwise(let left, let right): return fallback(left, right, span, scope)
        case .isStatus(let inner, let status): return self.status(inner, status, span, scope)
        case .known(let inner):
            return typed(.known(value(inner, scope).node), .yesNo, span)
        case .missing(let inner):
            let known = plan.add(.known(value(inner, scope).node), .yesNo, at: span)
            return typed(.not(known), .yesNo, span)
        }
    }

    mutating func typed(_ kind: Kind, _ type: ValueType, _ span: SourceSpan) -> Typed {
        Typed(node: plan.add(kind, type, at: span), type: type)
    }

    /// What stands for an expression that was refused; it agrees with everything, so that nothing more is said.
    mutating func refused(_ span: SourceSpan) -> Typed { Typed(node: invalid(at: span), type: .invalid) }

    private mutating func value(_ literal: SyntaxLiteral, _ span: SourceSpan, expected: ValueType?) -> Typed {
        switch literal {
        case .quantity(let quantity):
            guard let (constant, type) = self.literal(quantity) else { return refused(span) }
            return typed(.literal(constant), type, span)
        case .date(let date): return typed(.literal(.date(date.value)), .date, span)
        case .text(let text):
            if case .category(let texts)? = expected {
                guard texts.contains(text.value) else {
                    unknownChoice(text, texts)
                    return refused(span)
                }
                return typed(.literal(.text(text.value)), .category(texts), span)
            }
            return typed(.literal(.text(text.value)), .text, span)
        case .yes: return typed(.literal(.yesNo(true)), .yesNo, span)
        case .no: return typed(.literal(.yesNo(false)), .yesNo, span)
        case .period:
            error(
                "type/period-value",
                Message("a period is a stretch of days, not a value", zh: "期间是一段日子，不是一个值"), at: span,
                help: Message("write it after `in`, as in: revenue in 2026-Q1", zh: "请写在“属于”之后"))
            return refused(span)
        case .missing:
            error(
                "type/missing-value",
                Message("`missing` is a question about a value, not a value", zh: "“缺失”是对值的提问，本身不是值"), at: span,
                help: Message("write: score missing", zh: "请写：推荐分 缺失"))
            return refused(span)
        }
    }

    mutating func unknownChoice(_ text: StringLiteral, _ texts: [String]) {
        let near = nearestName(to: text.value, among: texts)
        let list = texts.map { "\"\($0)\"" }.joined(separator: ", ")
        error(
            "type/choice",
            Message(
                "the column never holds \"\(text.value)\"", zh: "这一列不会出现“\(text.value)”"), at: text.span,
            help: near.map { Message("did you mean \"\($0)\"?", zh: "是否要写“\($0)”？") }
                ?? Message("it is one of \(list)", zh: "可取的值：\(list)"))
    }

    /// A name: of the innermost row that knows it, else of the project.
    private mutating func value(_ name: Name, _ scope: Scope) -> Typed {
        if let found = rowValue(name, scope) { return found }
        let span = name.span
        guard let symbol = find(name.text, prefix: scope.prefix) else {
            if let (tiers, position) = rung(name.text, scope) {
                note(span, means: place(ofRung: position, in: tiers))
                return typed(.rung(tiers, position), .tier(tiers), span)
            }
            unknownName(
                name.text, at: span, expected: Message("a value", zh: "一个值"), candidates: candidates(scope),
                ofRow: scope.dataset.map { Array(rowSymbols[$0.index].keys) } ?? [])
            return refused(span)
        }
        note(span, means: place(of: name.text, prefix: scope.prefix))
        switch symbol {
        case .assumption(let id): return typed(.assumption(id), type(of: plan.assumptions[id].value), span)
        case .metric(let id):
            guard visitMetric(id, at: span) else { return refused(span) }
            return typed(.metric(id), plan[plan.metrics[id].value].type, span)
        case .segment(let id):
            return member(of: id, name, span, scope)
        case .survey where located[symbol]?.declaration.isBroken == true || refusedNames.contains(name.text):
            return refused(span)
        case .dataset, .strategy, .funnel, .cohorts, .survey, .goal, .programme, .person, .resource, .calendar, .action,
            .investment, .risk, .advice, .scenario:
            let found = symbol.kind.word
            error(
                "type/not-a-value",
                Message("`\(name.text)` is \(found.english), not a value", zh: "“\(name.text)”是\(found.chinese)，不是一个值"),
                at: span,
                help: {
                    if case .dataset = symbol {
                        return Message(
                            "say what of it: count(\(name.text)), sum(\(name.text).…)",
                            zh: "请说明取它的什么：计数(\(name.text))、合计(\(name.text).…)")
                    }
                    return Message(
                        "values are columns, attributes, metrics and assumptions", zh: "可以取值的有列、属性、指标和假定")
                }())
            return refused(span)
        }
    }

    /// A segment as a yes/no value of the row.
    private mutating func member(of id: ID<Segment>, _ name: Name, _ span: SourceSpan, _ scope: Scope) -> Typed {
        guard visitSegment(id, at: span), !refusedSegments.contains(id) else { return refused(span) }
        let dataset = plan.segments[id].dataset
        guard let frame = reachable(dataset, scope) else {
            let rows = plan.datasets[dataset].heading.name
            error(
                "type/segment-row",
                Message(
                    "`\(name.text)` is a segment of `\(rows)`, and there is no row of `\(rows)` here",
                    zh: "“\(name.text)”是“\(rows)”的客群，这里没有“\(rows)”的行"), at: span,
                help: Message("count it, as in count(\(name.text))", zh: "可以计数，如 计数(\(name.text))"))
            return refused(span)
        }
        return outer(typed(.member(id), .yesNo, span), frame, scope, span)
    }

    /// The innermost frame of a dataset that can be reached.
    func reachable(_ dataset: ID<Dataset>, _ scope: Scope) -> Int? {
        for (depth, frame) in scope.frames.enumerated() {
            if frame.dataset == dataset { return depth }
            if frame.outer == nil { return nil }
        }
        return nil
    }

    /// A value of an outer row, seen from the innermost.
    mutating func outer(_ value: Typed, _ depth: Int, _ scope: Scope, _ span: SourceSpan) -> Typed {
        var value = value
        for frame in scope.frames.prefix(depth).reversed() {
            guard let reference = frame.outer else { return refused(span) }
            value = typed(.parent(reference, value.node), value.type, span)
        }
        return value
    }

    /// A column, attribute or tier of the innermost row that has one of that name.
    mutating func rowValue(_ name: Name, _ scope: Scope) -> Typed? {
        for (depth, frame) in scope.frames.enumerated() {
            if let symbol = rowSymbols[frame.dataset.index][name.text] {
                note(name.span, means: place(of: name.text, inRowsOf: frame.dataset))
                return outer(rowValue(symbol, frame.dataset, name), depth, scope, name.span)
            }
            if frame.outer == nil { return nil }
        }
        return nil
    }

    /// What a row's symbol is as a value.
    mutating func rowValue(_ symbol: RowSymbol, _ dataset: ID<Dataset>, _ name: Name) -> Typed {
        switch symbol {
        case .column(let position):
            let type = plan.type(of: plan.datasets[dataset].columns[position].kind)
            return typed(.column(dataset, position), type, name.span)
        case .attribute(let id):
            guard visitAttribute(id, at: name.span) else { return refused(name.span) }
            let type = plan[plan.attributes[id].value].type
            return typed(.attribute(id), type, name.span)
        case .tiers(let id):
            guard visitTiers(id, at: name.span) else { return refused(name.span) }
            return typed(.tier(id), .tier(id), name.span)
        case .refused: return refused(name.span)
        case .relation where refusedNames.contains(name.text): return refused(name.span)
        case .relation:
            error(
                "type/many-rows",
                Message("`\(name.text)` is many rows, not one value", zh: "“\(name.text)”是许多行，不是一个值"), at: name.span,
                help: Message(
                    "say which: count(\(name.text)), any(\(name.text) where …), latest(\(name.text).…)",
                    zh: "请说明取哪一个：计数(\(name.text))、任一(\(name.text) 其中 …)、最近一次(\(name.text).…)"))
            return refused(name.span)
        }
    }

    /// A tier's name means the rung where a ladder of the row has it.
    func rung(_ name: String, _ scope: Scope) -> (ID<Tiers>, Int)? {
        for id in plan.tiers.ids where scope.frames.contains(where: { $0.dataset == plan.tiers[id].dataset }) {
            if let position = plan.tiers[id].tiers.firstIndex(where: { $0.name == name || $0.alias == name }) {
                return (id, position)
            }
        }
        return nil
    }

    /// Where a rung of a ladder is declared; nil for those of a ready-made grid.
    func place(ofRung position: Int, in tiers: ID<Tiers>) -> SourceSpan? {
        guard notesNames else { return nil }
        let rung = plan.tiers[tiers].tiers[position].name
        for clause in tiersLocated[tiers]?.declaration.clauses ?? [] {
            if case .tier(let syntax) = clause.payload, syntax.name.text == rung { return syntax.name.span }
        }
        return nil
    }

    /// Names that could have been meant as a value.
    mutating func candidates(_ scope: Scope) -> [String] {
        var names: [String] = []
        for frame in scope.frames {
            names += rowSymbols[frame.dataset.index].keys
            if frame.outer == nil { break }
        }
        return names
            + self.names {
                switch $0 {
                case .metric, .assumption, .segment, .dataset: true
                case .strategy, .funnel, .cohorts, .survey, .goal, .programme, .person, .resource, .calendar, .action,
                    .investment, .risk, .advice, .scenario:
                    false
                }
            }
    }
}

extension CheckedPlan {
    /// The type of a column's values. The plan's, not the checker's: a copy of the checker would cost more than the answer.
    public func type(of column: DatasetColumn.Kind) -> ValueType {
        switch column {
        case .text: .text
        case .yesNo: .yesNo
        case .integer: .integer
        case .number: .number
        case .percent: .percent
        case .money(let currency): .money(currency)
        case .date: .date
        case .timestamp: .timestamp
        case .category(let texts): .category(texts)
        case .several(let texts, _): .several(texts)
        case .reference(let id): .key(references[id].parent)
        }
    }
}
