// Actions and their tasks: owners, dates, links, contributions.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkActions() {
        // Task names first: a link may lead to a task of any action.
        for id in plan.actions.ids { declareTasks(id) }
        for id in plan.actions.ids {
            guard let located = located[.action(id)] else { continue }
            checkAction(id, located)
        }
        checkActionCycles()
        checkFixedDates()
    }

    private mutating func declareTasks(_ id: ID<Action>) {
        guard let located = located[.action(id)] else { return }
        var names: [String: SourceSpan] = [:]
        for clause in located.declaration.clauses {
            guard case .task(let syntax) = clause.payload else { continue }
            if let first = names[syntax.name.text] {
                duplicateName(syntax.name.text, at: syntax.name.span, first: first)
            }
            names[syntax.name.text] = syntax.name.span
            let heading = Heading(name: syntax.name.text, title: syntax.title?.value, span: syntax.name.span)
            plan.actions[id].tasks.append(
                Action.Task(heading: heading, workdays: workdays(syntax.lasts) ?? 1, after: [], owner: nil, done: nil))
        }
    }

    private mutating func checkAction(_ id: ID<Action>, _ located: Located) {
        var task = 0
        for clause in located.declaration.clauses {
            switch clause.payload {
            case .advances(let path, let by): advance(id, path, by, located)
            case .owner(let path): plan.actions[id].owner = owner(path, located.prefix)
            case .decides, .consults, .informs:
                plan.actions[id].roles = roles(plan.actions[id].roles, adding: clause, located.prefix)
            case .actionKind(let name): plan.actions[id].kind = name.text
            case .after(let links): plan.actions[id].after += links.compactMap { link($0, of: id, located.prefix) }
            case .start(.date(let date)): plan.actions[id].start = date.value
            case .finish(let date): plan.actions[id].finish = date.value
            case .effort(let quantity): plan.actions[id].effort = effort(quantity)
            case .cost(let amount): plan.actions[id].cost = planned(amount, prefix: located.prefix, .actionCost)
            case .lesson(let day, let text, let by):
                plan.actions[id].lessons.append(lesson(day, text, by, located.prefix))
            case .done(let quantity, let date):
                plan.actions[id].progress = share(quantity).map { Action.Progress(done: $0, day: date?.value) }
            case .doneMeasured(let expression): plan.actions[id].measuredProgress = progress(expression, located)
            case .spent(let amount, let date):
                if let money = inPlan(money(amount, prefix: located.prefix), at: amount.span) {
                    plan.actions[id].spent.append(Action.Spending(amount: money, day: date?.value))
                }
            case .repeats(let every, let until): plan.actions[id].repeats = repetition(every, until)
            case .task(let syntax):
                let declared = plan.actions[id].tasks[task]
                plan.actions[id].tasks[task] = Action.Task(
                    heading: declared.heading, workdays: declared.workdays,
                    after: syntax.after.compactMap { link($0, of: id, located.prefix) },
                    owner: syntax.owner.flatMap { owner($0, located.prefix) },
                    done: syntax.done.flatMap { share($0) })
                task += 1
            default: break
            }
        }
        checkRepetition(id, located)
        if let start = plan.actions[id].start, let finish = plan.actions[id].finish, finish < start {
            error(
                "action/finish-order",
                Message("the action finishes before it starts", zh: "行动的结束早于开始"),
                at: located.declaration.span { if case .finish = $0 { true } else { false } },
                help: Message("swap the two dates", zh: "请对调两个日期"),
                related: [
                    Related(
                        Message("it starts here", zh: "开始写在这里"),
                        at: .source(located.declaration.span { if case .start = $0 { true } else { false } }))
                ])
        }
    }

    private mutating func advance(_ id: ID<Action>, _ path: Path, _ by: SyntaxExpression?, _ located: Located) {
        let goal = resolve(path, located.prefix, expecting: Message("a goal", zh: "目标")) {
            if case .goal(let id) = $0 { id } else { nil }
        }
        guard let goal else { return }
        let amount = by.flatMap { expression -> ModelLiteral? in
            guard let (value, found) = constant(expression, prefix: located.prefix) else { return nil }
            let type = plan[plan.goals[goal].measure].type
            switch (type, found) {
            case (.percent, .points), (_, .percent), (.invalid, _): return value
            default:
                if canCompare(type, found) { return value }
                let needed = plan.describe(type == .percent ? .points : type)
                let given = plan.describe(found)
                error(
                    "action/contribution",
                    Message(
                        "the goal moves in \(needed.english), but this is \(given.english)",
                        zh: "目标的变化以\(needed.chinese)计，而这是\(given.chinese)"), at: expression.span,
                    help: type == .percent
                        ? Message("as in: advances … by 4pp", zh: "如：推进 … 贡献 4个百分点")
                        : Message("write it in the goal's own unit", zh: "请用目标自己的单位"))
                return nil
            }
        }
        plan.actions[id].advances.append(Action.Contribution(goal: goal, by: amount))
    }

    /// A share done that is measured.
    private mutating func progress(_ expression: SyntaxExpression, _ located: Located) -> NamedValue? {
        let checked = value(expression, Scope(row: nil, prefix: located.prefix))
        guard !checked.type.isInvalid else { return nil }
        guard checked.type == .percent else {
            let found = plan.describe(checked.type)
            error(
                "action/done",
                Message(
                    "what is done is a percentage, and this is \(found.english)", zh: "完成度应为百分比，而这是\(found.chinese)"),
                at: expression.span,
                help: Message(
                    "as in: done 40% on 2026-06-28, or: done avg(tasks.percent)",
                    zh: "如：完成度 40% 于 2026-06-28，或：完成度 平均(任务.进度)"))
            return nil
        }
        return NamedValue(name: spelled(expression), node: checked.node)
    }

    private mutating func repetition(_ every: Quantity, _ until: DateLiteral) -> Action.Repetition? {
        guard let span = calendarSpan(every) else { return nil }
        guard span.approximateDays >= 1 else {
            error(
                "action/repeats",
                Message("work cannot repeat more than once a day", zh: "行动最多每天重复一次"), at: every.span,
                help: Message("as in: repeats every 1 month until 2026-12-31", zh: "如：重复 每隔 1个月 直到 2026-12-31"))
            return nil
        }
        return Action.Repetition(every: span, until: until.value)
    }

    /// What repeats has a first day, and is one piece of work.
    private mutating func checkRepetition(_ id: ID<Action>, _ located: Located) {
        let action = plan.actions[id]
        guard let repeats = action.repeats else { return }
        let span = located.declaration.span { if case .repeats = $0 { true } else { false } }
        if !action.tasks.isEmpty {
            error(
                "action/repeats-tasks",
                Message("an action that repeats has no tasks", zh: "重复的行动不能再分任务"), at: span,
                help: Message("give it an effort, or make each task an action", zh: "请写工作量，或把每个任务写成行动"))
        } else if let start = action.start {
            guard repeats.until < start else { return }
            error(
                "action/repeats-order",
                Message(
                    "it repeats until \(repeats.until), before its start on \(start)",
                    zh: "重复到\(repeats.until)为止，早于开始日期\(start)"), at: span,
                help: Message("move one of the two dates", zh: "请调整其中一个日期"))
        } else {
            error(
                "action/repeats-start",
                Message("an action that repeats needs the day of its first time", zh: "重复的行动需要写明第一次的日期"), at: span,
                help: Message("add: start \(plan.period.first)", zh: "请加上：开始 \(plan.period.first)"))
        }
    }

    /// Working days of a task.
    mutating func workdays(_ quantity: Quantity) -> Int? {
        if case .time(let unit)? = quantity.unit, unit == .workdays || unit == .days, let days = quantity.integer,
            days > 0,
            days < 100_000
        {
            return days
        }
        error(
            "action/workdays",
            Message("a task lasts a whole number of working days", zh: "任务历时应为整数个工作日"), at: quantity.span,
            help: Message("as in: task design 10 workdays", zh: "如：任务 设计 10个工作日"))
        return nil
    }

    /// Person-days.
    mutating func effort(_ quantity: Quantity) -> Exact? {
        if case .time(.persondays)? = quantity.unit, quantity.exact > .zero { return quantity.exact }
        error(
            "action/effort",
            Message("effort is counted in person-days", zh: "工作量以人天计"), at: quantity.span,
            help: Message("as in: effort 40 persondays", zh: "如：工作量 40人天"))
        return nil
    }

    /// A link to a task of this action, to another action, or to `action.task`.
    private mutating func link(_ syntax: LinkSyntax, of id: ID<Action>, _ prefix: String) -> Link? {
        var lag = 0
        if let quantity = syntax.lag {
            guard let days = workdays(quantity) else { return nil }
            lag = syntax.isLead ? -days : days
        }
        if syntax.target.rest.isEmpty,
            let task = plan.actions[id].tasks.firstIndex(where: { $0.heading.name == syntax.target.first.text })
        {
            note(syntax.target.first.span, means: place(ofTask: task, in: id))
            return Link(.task(id, task), lag: lag)
        }
        if let last = syntax.target.rest.last {
            let action = syntax.target.names.dropLast().map(\.text).joined(separator: ".")
            if case .action(let other)? = find(action, prefix: prefix),
                let task = plan.actions[other].tasks.firstIndex(where: { $0.heading.name == last.text })
            {
                let owner = syntax.target.names[syntax.target.names.count - 2]
                note(owner.span, means: place(of: action, prefix: prefix))
                note(last.span, means: place(ofTask: task, in: other))
                return Link(.task(other, task), lag: lag)
            }
        }
        if syntax.target.rest.isEmpty, find(syntax.target.text, prefix: prefix) == nil {
            let actions = names { if case .action = $0 { true } else { false } }
            unknownName(
                syntax.target.text, at: syntax.target.span, expected: Message("a task or an action", zh: "任务或行动"),
                candidates: plan.actions[id].tasks.map(\.heading.name) + actions)
            return nil
        }
        let action = resolve(
            syntax.target, prefix, expecting: Message("an action or a task", zh: "行动或任务")
        ) { if case .action(let id) = $0 { id } else { nil } }
        return action.map { Link(.action($0), lag: lag) }
    }

    /// Where a task of an action is declared.
    func place(ofTask position: Int, in action: ID<Action>) -> SourceSpan {
        plan.actions[action].tasks[position].heading.span
    }

    /// Actions that wait for one another.
    private mutating func checkActionCycles() {
        var state: [ID<Action>: VisitState] = [:]
        var stack: [ID<Action>] = []
        func follow(_ id: ID<Action>, _ checker: inout Checker) {
            if state[id] == .done { return }
            if state[id] == .running {
                let cycle = stack[(stack.firstIndex(of: id) ?? 0)...] + [id]
                let names = cycle.map { "`\(checker.plan.actions[$0].heading.name)`" }.joined(separator: " → ")
                checker.error(
                    "action/cycle",
                    Message("these actions wait for one another: \(names)", zh: "这些行动互相等待：\(names)"),
                    at: checker.plan.actions[id].heading.span,
                    help: Message("take one `after` away", zh: "请去掉其中一个“前置”"))
                checker.plan.actions[id].after = []
                return
            }
            state[id] = .running
            stack.append(id)
            let action = checker.plan.actions[id]
            for link in action.after + action.tasks.flatMap(\.after) {
                switch link.target {
                case .action(let other): follow(other, &checker)
                case .task(let other, _): if other != id { follow(other, &checker) }
                }
            }
            stack.removeLast()
            state[id] = .done
        }
        for id in plan.actions.ids { follow(id, &self) }
        for id in plan.actions.ids { checkTaskCycle(id) }
    }

    private mutating func checkTaskCycle(_ id: ID<Action>) {
        let tasks = plan.actions[id].tasks
        var finished: Set<Int> = []
        var progress = true
        while progress {
            progress = false
            for (index, task) in tasks.enumerated() where !finished.contains(index) {
                let waits = task.after.contains { link in
                    if case .task(let owner, let other) = link.target, owner == id { return !finished.contains(other) }
                    return false
                }
                if !waits {
                    finished.insert(index)
                    progress = true
                }
            }
        }
        guard finished.count < tasks.count else { return }
        let names = tasks.indices.filter { !finished.contains($0) }.map { "`\(tasks[$0].heading.name)`" }
        error(
            "action/task-cycle",
            Message(
                "these tasks wait for one another: \(names.joined(separator: ", "))",
                zh: "这些任务互相等待：\(names.joined(separator: "、"))"), at: plan.actions[id].heading.span,
            help: Message("take one `after` away", zh: "请去掉其中一个“前置”"))
    }
}
