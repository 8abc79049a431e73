// Assumptions, people and resources.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkAssumptions() {
        for id in plan.assumptions.ids {
            guard let located = located[.assumption(id)] else { continue }
            for clause in located.declaration.clauses {
                switch clause.payload {
                case .expression(let expression):
                    if case .name = expression.kind {
                        error(
                            "type/constant",
                            Message("an assumption is a fixed value", zh: "假定应为固定的值"), at: expression.span,
                            help: Message("write a number with its unit", zh: "请写带单位的数值"))
                    } else if let (value, _) = constant(expression, prefix: located.prefix) {
                        plan.assumptions[id].value = value
                    }
                case .because(let text), .note(let text): plan.assumptions[id].because = text.value
                default: break
                }
            }
            // The string after an assumption's value says why; the parser reads it as the title.
            if plan.assumptions[id].because == nil { plan.assumptions[id].because = located.declaration.title?.value }
        }
    }

    mutating func checkPeople() {
        for id in plan.people.ids {
            guard let located = located[.person(id)] else { continue }
            for clause in located.declaration.clauses {
                guard case .memberOf(let path) = clause.payload else { continue }
                plan.people[id].resource = resolve(
                    path, located.prefix, expecting: Message("a resource", zh: "资源")
                ) { if case .resource(let id) = $0 { id } else { nil } }
            }
        }
        for id in plan.resources.ids {
            guard let located = located[.resource(id)] else { continue }
            for clause in located.declaration.clauses {
                switch clause.payload {
                case .people(let quantity): plan.resources[id].people = people(quantity)
                case .rate(let amount, let unit): plan.resources[id].dayRate = rate(amount, unit, clause.span, located)
                case .capacity(let quantity): if let share = share(quantity) { plan.resources[id].capacity = share }
                default: break
                }
            }
        }
    }

    mutating func people(_ quantity: Quantity) -> Exact? {
        if quantity.unit == nil || quantity.unit == .times, quantity.exact > .zero { return quantity.exact }
        error(
            "resource/people",
            Message("the number of people is a number above 0", zh: "人数应为大于0的数"), at: quantity.span,
            help: Message("as in: people 3", zh: "如：人数 3"))
        return nil
    }

    private mutating func rate(
        _ amount: SyntaxExpression, _ unit: TimeUnit, _ span: SourceSpan, _ located: Located
    ) -> Money? {
        guard let money = planned(amount, prefix: located.prefix, .resourceRate) else { return nil }
        switch unit {
        case .days, .workdays, .persondays: return money
        case .minutes, .hours, .weeks, .months, .quarters, .years:
            error(
                "resource/rate",
                Message("a rate is per working day", zh: "单价按工作日计"), at: span,
                help: Message("write it per day, as in: rate 400 CNY per day", zh: "请按天写，如：单价 400元 每 天"))
            return nil
        }
    }
}
