// Advice: to whom, when, in which words, and what it is worth.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkAdvice() {
        for id in plan.advice.ids {
            guard let located = located[.advice(id)] else { continue }
            let scope = adviceScope(id, located)
            let isOfNobody = scope.dataset == nil && located.declaration.isMeantForRows
            for clause in located.declaration.clauses where !isOfNobody || !clause.payload.speaksOfRows {
                checkAdvice(id, clause, scope, located)
            }
            if isOfNobody { continue }
            if plan.advice[id].say.isEmpty, !located.declaration.isBroken {
                error(
                    "advice/say-missing",
                    Message("the advice says nothing", zh: "这条建议没有话术"), at: located.declaration.nameSpan,
                    help: Message("add: say \"Call {name}\"", zh: "请加上：话术 \"致电{姓名}\""))
            }
            checkSpeaksOf(id, located)
        }
    }

    /// The row that the advice speaks of.
    private mutating func adviceScope(_ id: ID<Advice>, _ located: Located) -> Scope {
        for clause in located.declaration.clauses {
            guard case .base(let path) = clause.payload else { continue }
            let base = resolve(path, located.prefix, expecting: Message("a segment or a dataset", zh: "客群或数据集")) {
                symbol -> Symbol? in
                switch symbol {
                case .segment, .dataset: symbol
                default: nil
                }
            }
            switch base {
            case .dataset(let dataset)?: plan.advice[id].dataset = dataset
            case .segment(let segment)?:
                if visitSegment(segment, at: path.span), !refusedSegments.contains(segment) {
                    plan.advice[id].segment = segment
                    plan.advice[id].dataset = plan.segments[segment].dataset
                }
            default: break
            }
        }
        return Scope(row: plan.advice[id].dataset, prefix: located.prefix, rankBase: plan.advice[id].segment)
    }

    private mutating func checkAdvice(_ id: ID<Advice>, _ clause: Clause, _ scope: Scope, _ located: Located) {
        switch clause.payload {
        case .condition(let expression): plan.advice[id].conditions += conditions(expression, scope)
        case .trigger(let expression):
            var global = Scope(row: nil, prefix: located.prefix)
            global.knowsStatus = true
            plan.advice[id].when = truth(expression, global)
            plan.advice[id].whenText = spelled(expression)
        case .say(let language, let template):
            plan.advice[id].say[language ?? plan.language] = self.template(template, scope)
        case .serves(let paths):
            plan.advice[id].serves = paths.first.flatMap { path in
                resolve(path, located.prefix, expecting: Message("a goal", zh: "目标")) {
                    if case .goal(let id) = $0 { id } else { nil }
                }
            }
        case .startAction(let path):
            plan.advice[id].starts = resolve(path, located.prefix, expecting: Message("an action", zh: "行动")) {
                if case .action(let id) = $0 { id } else { nil }
            }
        case .worth(let expression): plan.advice[id].worth = worth(expression, scope)
        case .order(let terms):
            for term in terms {
                let checked = value(term.expression, scope)
                guard checked.type.isOrdered else {
                    let found = plan.describe(checked.type)
                    error(
                        "advice/order",
                        Message("\(found.english) has no order", zh: "\(found.chinese)没有大小之分"),
                        at: term.expression.span,
                        help: Message("order by a number, an amount of money or a date", zh: "请按数值、金额或日期排序"))
                    continue
                }
                plan.advice[id].order.append(
                    Advice.Order(node: checked.node, highestFirst: term.highestFirst))
            }
        case .limit(let quantity): plan.advice[id].limit = wholeNumber(quantity)
        default: break
        }
    }

    /// An amount of money in the row that the advice speaks to.
    mutating func worth(_ expression: SyntaxExpression, _ scope: Scope) -> Advice.Worth? {
        let checked = value(expression, scope)
        guard !checked.type.isInvalid else { return nil }
        guard case .money = checked.type else {
            let found = plan.describe(checked.type)
            error(
                "advice/worth",
                Message("worth is an amount of money, and this is \(found.english)", zh: "价值应为金额，而这是\(found.chinese)"),
                at: expression.span,
                help: Message("as in: worth spend * win_back_rate", zh: "如：价值 消费额 * 召回率"))
            return nil
        }
        return Advice.Worth(
            node: checked.node, text: spelled(expression), values: namedValues(expression, scope))
    }

    private mutating func template(_ syntax: RhumbSyntax.Template, _ scope: Scope) -> RhumbModel.Template {
        var parts: [RhumbModel.Template.Part] = []
        for part in syntax.parts {
            switch part {
            case .text(let text): parts.append(.text(text))
            case .expression(let expression):
                let checked = value(expression, scope)
                parts.append(.value(NamedValue(name: spelled(expression), node: checked.node)))
            }
        }
        return RhumbModel.Template(parts)
    }

    /// Orders, limits and worth need rows to speak to.
    private mutating func checkSpeaksOf(_ id: ID<Advice>, _ located: Located) {
        let advice = plan.advice[id]
        guard advice.dataset == nil, advice.limit != nil || !advice.order.isEmpty else { return }
        guard !located.declaration.clauses.contains(where: { if case .base = $0.payload { true } else { false } })
        else {
            return
        }
        error(
            "advice/of-missing",
            Message("the advice has an order or a limit, but speaks to nobody", zh: "建议有排序或名额，却没有针对的客群"),
            at: located.declaration.nameSpan,
            help: Message("say to whom: advice … of a_segment", zh: "请写针对谁：建议 … 针对 某客群"))
    }
}

extension Declaration {
    /// It says to which rows it speaks, or could not be read where it would.
    fileprivate var isMeantForRows: Bool {
        clauses.contains { if case .base = $0.payload { true } else { false } }
            || isBroken && !clauses.contains { if case .trigger = $0.payload { true } else { false } }
    }
}

extension ClausePayload {
    /// Can only be understood beside a row.
    fileprivate var speaksOfRows: Bool {
        switch self {
        case .condition, .say, .worth, .order: true
        default: false
        }
    }
}
