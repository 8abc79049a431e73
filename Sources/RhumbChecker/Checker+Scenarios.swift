// Scenarios override values by path; `--set` is the same on the command line.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkScenarios() {
        for id in plan.scenarios.ids {
            guard let located = located[.scenario(id)] else { continue }
            for clause in located.declaration.clauses {
                guard case .override(let path, let syntax) = clause.payload else { continue }
                if let override = override(path, syntax, located) { plan.scenarios[id].overrides.append(override) }
            }
        }
    }

    private mutating func override(
        _ path: Path, _ syntax: OverrideSyntax, _ located: Located
    ) -> Scenario.Override? {
        switch syntax {
        case .off:
            let action = resolve(path, located.prefix, expecting: Message("an action", zh: "行动")) {
                if case .action(let id) = $0 { id } else { nil }
            }
            return action.map { .off($0) }
        case .value(let expression): return override(path, expression, located)
        }
    }

    private mutating func override(
        _ path: Path, _ expression: SyntaxExpression, _ located: Located
    ) -> Scenario.Override? {
        if path.rest.isEmpty {
            if path.first.text == "budget" || path.first.text == Keyword.planBudget.chinese,
                find(path.first.text, prefix: located.prefix) == nil
            {
                return money(expression, prefix: located.prefix).map { .budget($0) }
            }
            let id = resolve(path, located.prefix, expecting: Message("an assumption", zh: "假定")) {
                if case .assumption(let id) = $0 { id } else { nil }
            }
            guard let id, let (value, type) = constant(expression, prefix: located.prefix) else { return nil }
            guard canCompare(self.type(of: plan.assumptions[id].value), type) else {
                let needed = plan.describe(self.type(of: plan.assumptions[id].value))
                error(
                    "scenario/type",
                    Message("the assumption is \(needed.english)", zh: "这个假定是\(needed.chinese)"), at: expression.span,
                    help: Message("write a value of the same kind", zh: "请写同类的值"))
                return nil
            }
            return .assumption(id, value)
        }
        let owner = Path(first: path.first, rest: Array(path.rest.dropLast()))
        let field = path.last
        switch find(owner.text, prefix: located.prefix) {
        case .goal(let id)?:
            if [Keyword.goalTarget.english, Keyword.goalTarget.chinese].contains(field.text) {
                let type = plan[plan.goals[id].measure].type
                return goalValue(expression, type, located).map { .target(id, .value($0)) }
            }
            if [Keyword.goalDeadline.english, Keyword.goalDeadline.chinese].contains(field.text),
                case .literal(.date(let date)) = expression.kind
            {
                return .deadline(id, date.value)
            }
        case .action(let id)?:
            if [Keyword.actionCost.english, Keyword.actionCost.chinese].contains(field.text) {
                return money(expression, prefix: located.prefix).map { .cost(id, $0) }
            }
        case nil:
            let names = symbols.filter {
                switch $0.value {
                case .goal, .action: true
                default: false
                }
            }.map(\.key)
            unknownName(
                owner.text, at: owner.span, expected: Message("a goal or an action", zh: "目标或行动"), candidates: names)
            return nil
        default: break
        }
        error(
            "scenario/path",
            Message("`\(path.text)` cannot be overridden", zh: "“\(path.text)”不能被覆盖"), at: path.span,
            help: Message(
                "what can be: GOAL.target, GOAL.deadline, ACTION.cost, ACTION off, ASSUMPTION, budget",
                zh: "可以覆盖：目标.目标值、目标.截止、行动.费用、行动 停用、假定、预算"))
        return nil
    }
}
