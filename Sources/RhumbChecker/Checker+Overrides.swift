// What a scenario may override of each kind of declaration, with the checks that the declaration itself would meet.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// What a scenario's path ends with.
    struct Field {
        let path: Path
        /// The clause that the last word names; nil where it names none.
        let keyword: Keyword?
        let located: Located
    }

    mutating func override(
        goal id: ID<Goal>, _ field: Field, _ expression: SyntaxExpression, _ day: DateLiteral?
    ) -> Scenario.Override? {
        let type = plan[plan.goals[id].measure].type
        switch field.keyword {
        case .goalTarget:
            if case .hold = plan.goals[id].aim {
                error(
                    "scenario/hold",
                    Message("a goal that holds a range has no target to change", zh: "保持在某个区间的目标没有目标值可改"),
                    at: field.path.span,
                    help: Message("give the scenario's range a goal of its own", zh: "请为情景中的区间另设一个目标"))
                return nil
            }
            return goalValue(expression, type, field.located).map { .target(id, .value($0)) }
        case .goalBaseline: return goalValue(expression, type, field.located).map { .baseline(id, $0) }
        case .goalDeadline:
            guard let day = date(expression) else { return nil }
            let start = plan.start(of: plan.goals[id])
            guard day > start else { return wrongOrder(expression, day, start: start) }
            return .deadline(id, day)
        case .goalStart:
            guard let day = date(expression) else { return nil }
            let deadline = plan.goals[id].deadline
            guard day < deadline else { return wrongOrder(expression, deadline, start: day) }
            return .start(id, day)
        case .goalWeight:
            guard let quantity = quantity(expression), quantity.unit == nil else { return needsNumber(expression) }
            return .weight(id, quantity.exact)
        case .goalMilestone:
            guard let value = goalValue(expression, type, field.located) else { return nil }
            return milestone(id, value, day, field)
        default: return refused(field)
        }
    }

    /// A day chooses among several milestones; of one alone it need not be said.
    private mutating func milestone(
        _ id: ID<Goal>, _ value: ModelLiteral, _ day: DateLiteral?, _ field: Field
    ) -> Scenario.Override? {
        let milestones = plan.goals[id].milestones
        let meant = day.map { day in milestones.first { $0.day == day.value } }
        if let milestone = meant ?? (milestones.count == 1 ? milestones.first : nil) {
            return .milestone(id, Goal.Milestone(value: value, day: milestone.day))
        }
        let days = milestones.map(\.day.description)
        error(
            "scenario/milestone",
            Message(
                milestones.isEmpty
                    ? "the goal has no milestone"
                    : "which milestone? The goal has \(milestones.count), and none is named here",
                zh: milestones.isEmpty ? "这个目标没有里程碑" : "是哪个里程碑？这个目标有\(milestones.count)个，这里没有指明其中之一"),
            at: day?.span ?? field.path.span,
            help: milestones.isEmpty
                ? Message("add a milestone to the goal first", zh: "请先为目标加上里程碑")
                : Message(
                    "say which: … by \(days.joined(separator: ", or by "))",
                    zh: "请指明：… 于 \(days.joined(separator: "，或 于 "))"))
        return nil
    }

    mutating func override(
        action id: ID<Action>, _ field: Field, _ expression: SyntaxExpression
    ) -> Scenario.Override? {
        switch field.keyword {
        case .actionCost: return money(expression, prefix: field.located.prefix).map { .cost(id, $0) }
        case .actionEffort:
            guard let quantity = quantity(expression) else { return needsNumber(expression) }
            return effort(quantity).map { .effort(id, $0) }
        case .goalStart:
            guard let day = date(expression) else { return nil }
            if let finish = plan.actions[id].finish, day > finish {
                return wrongOrder(expression, finish, start: day)
            }
            return .actionStart(id, day)
        case .actionFinish:
            guard let day = date(expression) else { return nil }
            if let start = plan.actions[id].start, day < start { return wrongOrder(expression, day, start: start) }
            return .actionFinish(id, day)
        case .actionDone:
            guard let quantity = quantity(expression) else { return needsNumber(expression) }
            return share(quantity).map { .done(id, $0) }
        default:
            let tasks = plan.actions[id].tasks
            guard let task = tasks.firstIndex(where: { $0.heading.name == field.path.last.text }) else {
                return refused(field)
            }
            note(field.path.last.span, means: place(ofTask: task, in: id))
            guard let quantity = quantity(expression) else { return needsNumber(expression) }
            return workdays(quantity).map { .task(id, task, workdays: $0) }
        }
    }

    mutating func override(
        resource id: ID<Resource>, _ field: Field, _ expression: SyntaxExpression
    ) -> Scenario.Override? {
        switch field.keyword {
        case .resourceRate: return money(expression, prefix: field.located.prefix).map { .rate(id, $0) }
        case .resourcePeople:
            guard let quantity = quantity(expression) else { return needsNumber(expression) }
            return people(quantity).map { .people(id, $0) }
        case .resourceCapacity:
            guard let quantity = quantity(expression) else { return needsNumber(expression) }
            return share(quantity).map { .capacity(id, $0) }
        default: return refused(field)
        }
    }

    mutating func override(
        risk id: ID<Risk>, _ field: Field, _ expression: SyntaxExpression
    ) -> Scenario.Override? {
        let score = quantity(expression).flatMap { $0.unit == nil ? $0 : nil }
        switch field.keyword {
        case .riskLikelihood:
            if let score { return self.score(score, of: nil).map { .likelihood(id, .score($0)) } }
            return likelihood(.expression(expression), field.located).map { .likelihood(id, $0) }
        case .riskImpact:
            if let score { return self.score(score, of: nil).map { .impact(id, .score($0)) } }
            return impact(.expression(expression), field.located).map { .impact(id, $0) }
        default: return refused(field)
        }
    }

    mutating func override(
        advice id: ID<Advice>, _ field: Field, _ expression: SyntaxExpression
    ) -> Scenario.Override? {
        let advice = plan.advice[id]
        switch field.keyword {
        case .adviceLimit where advice.dataset != nil:
            guard let quantity = quantity(expression) else { return needsNumber(expression) }
            return wholeNumber(quantity).map { .limit(id, $0) }
        case .adviceWorth:
            let scope = Scope(row: advice.dataset, prefix: field.located.prefix, rankBase: advice.segment)
            return worth(expression, scope).map { .worth(id, $0) }
        default: return refused(field)
        }
    }

    /// Says what can be overridden.
    mutating func refused(_ field: Field) -> Scenario.Override? {
        let path = field.path
        error(
            "scenario/path",
            Message("`\(path.text)` cannot be overridden", zh: "“\(path.text)”不能被覆盖"), at: path.span,
            help: Message(
                "what can be: of a goal target, baseline, start, deadline, milestone, weight; of an action cost, effort, start, "
                    + "finish, done, its tasks; of a resource people, rate, capacity; of a risk likelihood, impact; of an "
                    + "advice limit, worth; actions and advice off or on; assumptions; budget",
                zh: "可以覆盖：目标的目标值、基线、开始、截止、里程碑、权重；行动的费用、工作量、开始、结束、完成度和任务；"
                    + "资源的人数、单价、可用比例；风险的可能性、影响；建议的名额、价值；行动与建议的停用或启用；假定；预算"))
        return nil
    }

    private func quantity(_ expression: SyntaxExpression) -> Quantity? {
        if case .literal(.quantity(let quantity)) = expression.kind { quantity } else { nil }
    }

    private mutating func date(_ expression: SyntaxExpression) -> Day? {
        if case .literal(.date(let date)) = expression.kind { return date.value }
        error(
            "scenario/date", Message("a date is needed here", zh: "这里需要日期"), at: expression.span,
            help: Message("as in 2026-09-30", zh: "如 2026-09-30"))
        return nil
    }

    private mutating func needsNumber(_ expression: SyntaxExpression) -> Scenario.Override? {
        error(
            "scenario/number", Message("a number is needed here", zh: "这里需要数值"), at: expression.span,
            help: Message(
                "write the number itself, no calculation, as in: relations.people 4", zh: "请直接写数，不写算式，如：客户关系.人数 4"))
        return nil
    }

    private mutating func wrongOrder(
        _ expression: SyntaxExpression, _ end: Day, start: Day
    ) -> Scenario.Override? {
        error(
            "scenario/order",
            Message("then it would start on \(start) and end on \(end)", zh: "这样会从 \(start) 开始、于 \(end) 结束"),
            at: expression.span, help: Message("let the end come after the start", zh: "结束应在开始之后"))
        return nil
    }
}
