// What an undertaking costs and brings: amounts of money with their rhythm, over a number of years.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkInvestments() {
        for id in plan.investments.ids {
            guard let located = located[.investment(id)] else { continue }
            var names: [String: SourceSpan] = [:]
            for clause in located.declaration.clauses { check(id, clause, located, &names) }
            guard !located.declaration.isBroken,
                !located.declaration.clauses.contains(where: { $0.payload.isBenefit })
            else { continue }
            error(
                "investment/no-benefit",
                Message("the investment has no benefit to set against its cost", zh: "投资测算没有可与费用相比的收益"),
                at: located.declaration.nameSpan,
                help: Message(
                    "add: benefit more_sales 400_000 \(plan.currency.code) per year",
                    zh: "请加上：收益 增收 40万元 每 年"))
        }
    }

    private mutating func check(
        _ id: ID<Investment>, _ clause: Clause, _ located: Located, _ names: inout [String: SourceSpan]
    ) {
        switch clause.payload {
        case .investmentOf(let paths):
            plan.investments[id].actions += paths.compactMap { path in
                resolve(path, located.prefix, expecting: Message("an action", zh: "行动")) {
                    if case .action(let id) = $0 { id } else { nil }
                }
            }
        case .investmentCost(let syntax): add(.cost, syntax, to: id, located, &names)
        case .benefit(let syntax): add(.benefit, syntax, to: id, located, &names)
        case .horizon(let quantity):
            guard case .months(let months)? = calendarSpan(quantity), (1...600).contains(months) else {
                error(
                    "investment/horizon",
                    Message("the horizon is from 1 month to 50 years", zh: "年限应在1个月到50年之间"), at: quantity.span,
                    help: Message("as in: horizon 3 years", zh: "如：年限 3年"))
                return
            }
            plan.investments[id].horizonMonths = months
        case .discount(let quantity): if let rate = share(quantity) { plan.investments[id].discount = rate }
        case .owner(let path): plan.investments[id].owner = owner(path, located.prefix)
        case .decides, .consults, .informs:
            plan.investments[id].roles = roles(plan.investments[id].roles, adding: clause, located.prefix)
        case .because(let text), .note(let text): plan.investments[id].because = text.value
        default: break
        }
    }

    private mutating func add(
        _ kind: Investment.Kind, _ syntax: AmountSyntax, to id: ID<Investment>, _ located: Located,
        _ names: inout [String: SourceSpan]
    ) {
        if let first = names[syntax.name.text] {
            duplicateName(syntax.name.text, at: syntax.name.span, first: first)
        }
        names[syntax.name.text] = syntax.name.span
        let checked = value(syntax.value, Scope(row: nil, prefix: located.prefix))
        guard let rhythm = rhythm(syntax.per, at: syntax.value.span), !checked.type.isInvalid else { return }
        guard checked.type == .money(plan.currency) else {
            let found = plan.describe(checked.type)
            error(
                "investment/money",
                Message(
                    "an amount in \(plan.currency.code) is needed, and this is \(found.english)",
                    zh: "这里需要\(plan.currency.code)金额，而这是\(found.chinese)"), at: syntax.value.span,
                help: Message(
                    "as in: 80_000 \(plan.currency.code), or: 30% of revenue in last 12 months",
                    zh: "如：8万元，或：30%的近12个月的营业额"))
            return
        }
        plan.investments[id].amounts.append(
            Investment.Amount(
                heading: Heading(name: syntax.name.text, title: syntax.title?.value, span: syntax.name.span),
                kind: kind, value: NamedValue(name: spelled(syntax.value), node: checked.node), rhythm: rhythm,
                from: syntax.from?.value))
    }

    private mutating func rhythm(_ unit: TimeUnit?, at span: SourceSpan) -> Investment.Rhythm? {
        switch unit {
        case nil: return .once
        case .months: return .perYear(12)
        case .quarters: return .perYear(4)
        case .years: return .perYear(1)
        case .minutes, .hours, .days, .weeks, .workdays, .persondays:
            error(
                "investment/rhythm",
                Message("an amount is due once, or per month, quarter or year", zh: "金额为一次性，或按月、季、年计"), at: span,
                help: Message("as in: cost licence 80_000 CNY per year", zh: "如：费用 许可费 8万元 每 年"))
            return nil
        }
    }
}

extension ClausePayload {
    fileprivate var isBenefit: Bool { if case .benefit = self { true } else { false } }
}
