// Scenarios override values by path; `--set` is the same on the command line.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkScenarios() {
        for id in plan.scenarios.ids {
            guard let located = located[.scenario(id)] else { continue }
            if plan.scenarios[id].heading.name == "all" {
                error(
                    "scenario/all",
                    Message(
                        "`--scenario all` means every scenario, so none can be named `all`",
                        zh: "--scenario all 表示全部情景，情景不能取名“all”"),
                    at: plan.scenarios[id].heading.span, help: Message("give it another name", zh: "请换一个名称"))
            }
            for clause in located.declaration.clauses {
                guard case .override(let path, let syntax) = clause.payload else { continue }
                guard let override = override(path, syntax, located) else { continue }
                plan.scenarios[id].overrides.append(override)
                plan.scenarios[id].changes.append(spelled(path, syntax))
            }
        }
    }

    private mutating func override(
        _ path: Path, _ syntax: OverrideSyntax, _ located: Located
    ) -> Scenario.Override? {
        switch syntax {
        case .off: return switched(path, located, isOff: true)
        case .on: return switched(path, located, isOff: false)
        case .value(let expression, let day):
            if path.rest.isEmpty { return override(path, expression, located) }
            let owner = Path(first: path.first, rest: Array(path.rest.dropLast()))
            guard let symbol = find(owner.text, prefix: located.prefix) else {
                let names = names(of: Checker.canBeOverridden)
                let expected = Message("a goal, an action, a resource, a risk or an advice", zh: "目标、行动、资源、风险或建议")
                unknownName(owner.text, at: owner.span, expected: expected, candidates: names)
                return nil
            }
            note(owner.last.span, means: place(of: owner.text, prefix: located.prefix))
            let field = Field(path: path, keyword: Keyword.overridden(by: path.last.text), located: located)
            switch symbol {
            case .goal(let id): return override(goal: id, field, expression, day)
            case .action(let id): return override(action: id, field, expression)
            case .resource(let id): return override(resource: id, field, expression)
            case .risk(let id): return override(risk: id, field, expression)
            case .advice(let id): return override(advice: id, field, expression)
            case .strategy, .dataset, .segment, .metric, .funnel, .cohorts, .survey, .programme, .person, .assumption,
                .calendar, .investment,
                .scenario:
                return refused(field)
            }
        }
    }

    private static func canBeOverridden(_ symbol: Symbol) -> Bool {
        switch symbol {
        case .goal, .action, .resource, .risk, .advice: true
        default: false
        }
    }

    /// The budget or an assumption.
    private mutating func override(
        _ path: Path, _ expression: SyntaxExpression, _ located: Located
    ) -> Scenario.Override? {
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

    private mutating func switched(_ path: Path, _ located: Located, isOff: Bool) -> Scenario.Override? {
        resolve(path, located.prefix, expecting: Message("an action or an advice", zh: "行动或建议")) { symbol in
            switch symbol {
            case .action(let id): .action(id, isOff: isOff)
            case .advice(let id): .advice(id, isOff: isOff)
            default: nil
            }
        }
    }

    /// The override as written, in both languages.
    private func spelled(_ path: Path, _ syntax: OverrideSyntax) -> Message {
        let keyword = path.rest.isEmpty ? nil : Keyword.overridden(by: path.last.text)
        func name(_ language: Language) -> String {
            guard let keyword else { return path.text }
            return path.names.dropLast().map { $0.text + "." }.joined() + keyword.spelling(in: language)
        }
        let value: Message =
            switch syntax {
            case .off: Message(Keyword.scenarioOff.english, zh: Keyword.scenarioOff.chinese)
            case .on: Message(Keyword.scenarioOn.english, zh: Keyword.scenarioOn.chinese)
            case .value(let expression, nil): spelled(expression)
            case .value(let expression, let day?):
                Message(
                    "\(spelled(expression).english) \(Keyword.goalMilestoneBy.english) \(day.value)",
                    zh: "\(spelled(expression).chinese) \(Keyword.goalMilestoneBy.chinese) \(day.value)")
            }
        return Message("\(name(.english)) \(value.english)", zh: "\(name(.chinese)) \(value.chinese)")
    }
}
