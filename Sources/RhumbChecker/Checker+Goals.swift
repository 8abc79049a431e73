// Goals: what is measured, from where, to where, by when.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkGoals() {
        for id in plan.goals.ids {
            guard let located = located[.goal(id)] else { continue }
            checkGoal(id, located)
        }
        checkPhases()
        checkParts()
    }

    private mutating func checkGoal(_ id: ID<Goal>, _ located: Located) {
        let type = checkMeasure(id, located)
        var aim: Goal.Aim?
        var deadline: Day?
        for clause in located.declaration.clauses {
            switch clause.payload {
            case .deadline(let date): deadline = date.value
            case .start(.date(let date)): plan.goals[id].start = date.value
            case .start(.after(let path)): plan.goals[id].startsAfter = goal(path, located.prefix)
            case .baseline(let expression):
                plan.goals[id].baseline = goalValue(expression, type, located).map { .value($0) }
            case .baselineMeasured(let date): plan.goals[id].baseline = .measured(date.value)
            case .target(let expression):
                aim = setAim(aim, goalValue(expression, type, located).map { .reach(.value($0)) }, clause.span)
            case .targetUp(let expression):
                aim = setAim(aim, change(expression, type, located).map { .reach(.up($0)) }, clause.span)
            case .targetDown(let expression):
                aim = setAim(aim, change(expression, type, located).map { .reach(.down($0)) }, clause.span)
            case .keep(let bound, let expression, let share):
                let allowed = share.flatMap { self.share($0) }
                let value = goalValue(expression, type, located)
                aim = setAim(aim, value.map { .keep(atLeast: bound == .atLeast, $0, share: allowed) }, clause.span)
            case .hold(let from, let to, let share):
                let allowed = share.flatMap { self.share($0) }
                if let low = goalValue(from, type, located), let high = goalValue(to, type, located) {
                    aim = setAim(aim, .hold(low, high, share: allowed), clause.span)
                }
            case .milestone(let expression, let date):
                if let value = goalValue(expression, type, located) {
                    plan.goals[id].milestones.append(Goal.Milestone(value: value, day: date.value))
                }
            case .serves(let paths): plan.goals[id].serves = paths.compactMap { strategy($0, located.prefix) }
            case .owner(let path): plan.goals[id].owner = owner(path, located.prefix)
            case .decides, .consults, .informs:
                plan.goals[id].roles = roles(plan.goals[id].roles, adding: clause, located.prefix)
            case .weight(let quantity): plan.goals[id].weight = weight(quantity)
            case .priority(let quantity): plan.goals[id].priority = wholeNumber(quantity, atLeast: 1)
            case .partOf(let path): plan.goals[id].parent = goal(path, located.prefix)
            case .lesson(let day, let text, let by):
                plan.goals[id].lessons.append(lesson(day, text, by, located.prefix))
            case .finding(let day, let text, let from):
                plan.goals[id].findings.append(finding(day, text, from, located.prefix))
            case .review(let quantity): plan.goals[id].reviewEvery = calendarSpan(quantity)
            case .reviewed(let date, let text, let by):
                let person = by.flatMap { owner($0, located.prefix) }
                plan.goals[id].reviews.append(Goal.Review(day: date.value, finding: text.value, by: person))
            case .bands(let first, let second):
                if let onTrack = share(first), let atRisk = share(second) {
                    plan.goals[id].bands = Bands(onTrack: onTrack.double, atRisk: atRisk.double)
                }
            case .atLeastRows(let quantity): plan.goals[id].atLeastRows = wholeNumber(quantity, atLeast: 0)
            case .because(let text), .note(let text): plan.goals[id].because = text.value
            case .pace(let pace): setPace(pace, of: id, type, clause.span)
            case .revised(let date, let expression, let because):
                if let value = goalValue(expression, type, located) {
                    plan.goals[id].revisions.append(
                        Goal.Revision(day: date.value, to: value, because: because?.value))
                }
            default: break
            }
        }
        complete(id, aim: aim, deadline: deadline, type, located)
    }

    private mutating func setAim(_ old: Goal.Aim?, _ new: Goal.Aim?, _ span: SourceSpan) -> Goal.Aim? {
        if old != nil, new != nil {
            error(
                "goal/second-aim",
                Message("a goal has one aim: a target, keep or hold", zh: "一个目标只有一种目的：目标值、保持或保持在"), at: span,
                help: Message("make it two goals", zh: "请写成两个目标"))
            return old
        }
        return new ?? old
    }

    /// What the goal measures, and of whom.
    private mutating func checkMeasure(_ id: ID<Goal>, _ located: Located) -> ValueType {
        var type = ValueType.invalid
        var hasMeasure = false
        for clause in located.declaration.clauses {
            guard case .measure(let expression) = clause.payload else { continue }
            hasMeasure = true
            let checked = value(expression, Scope(row: nil, prefix: located.prefix))
            type = checked.type
            plan.goals[id].measure = checked.node
            plan.goals[id].kind = inferredKind(checked.node)
            plan.goals[id].metric = metric(under: checked.node)
            if !checked.type.isSummable {
                let found = plan.describe(checked.type)
                error(
                    "goal/measure-type",
                    Message("a goal measures a number, not \(found.english)", zh: "目标要衡量数，而不是\(found.chinese)"),
                    at: expression.span,
                    help: Message("measure a share, a count, a sum or a mean", zh: "请衡量占比、计数、合计或平均"))
                type = .invalid
            }
        }
        for clause in located.declaration.clauses {
            guard case .cohort(let path, let day) = clause.payload else { continue }
            let segment = resolve(path, located.prefix, expecting: Message("a segment", zh: "客群")) {
                if case .segment(let id) = $0 { id } else { nil }
            }
            guard let segment, !type.isInvalid else { continue }
            if reaches(plan.goals[id].measure, segment, path.text, path.span) {
                plan.goals[id].segment = segment
                plan.goals[id].cohort = day?.value
            }
        }
        if !hasMeasure, !located.declaration.isBroken {
            error(
                "goal/measure-missing",
                Message("the goal measures nothing", zh: "这个目标没有衡量指标"), at: located.declaration.nameSpan,
                help: Message(
                    "say by which metric it is judged: measure repeat", zh: "请写用哪个指标来判断：衡量 复购率"))
        }
        return type
    }

    private func metric(under node: Node) -> ID<Metric>? {
        switch plan[node].kind {
        case .metric(let id): id
        case .restricted(let inner, _): metric(under: inner)
        default: nil
        }
    }

    /// A value in the unit of the goal's measure.
    mutating func goalValue(
        _ expression: SyntaxExpression, _ type: ValueType, _ located: Located
    ) -> ModelLiteral? {
        guard let (value, found) = constant(expression, prefix: located.prefix) else { return nil }
        if found == type || type.isInvalid || canCompare(type, found) { return value }
        let needed = plan.describe(type)
        let given = plan.describe(found)
        let help: Message? =
            switch (type, found) {
            case (.percent, .points):
                Message("write the level as a percentage; pp are for changes", zh: "水平请写百分比；百分点只表示变化")
            case (.percent, _): Message("write a percentage, as in 38%", zh: "请写百分比，如 38%")
            case (.money(let currency), .integer), (.money(let currency), .number): currencyHelp(expression, currency)
            case (.money(let currency), .money):
                Message("convert it to \(currency.code)", zh: "请换算成\(currency.code)")
            default: Message("write it in the goal's own unit", zh: "请用目标自己的单位")
            }
        error(
            "goal/value-type",
            Message(
                "the goal measures \(needed.english), but this is \(given.english)",
                zh: "目标衡量的是\(needed.chinese)，而这是\(given.chinese)"), at: expression.span, help: help)
        return nil
    }

    /// A change from the baseline: points for a percentage, a percentage of the baseline, or the measure's own unit.
    private mutating func change(
        _ expression: SyntaxExpression, _ type: ValueType, _ located: Located
    ) -> ModelLiteral? {
        guard let (value, found) = constant(expression, prefix: located.prefix) else { return nil }
        switch (type, found) {
        case (.invalid, _), (.percent, .points), (.points, .points): return value
        case (.percent, .percent):
            error(
                "goal/percent-of-percent",
                Message(
                    "`up 10%` of a percentage can be read in two ways", zh: "对百分比“提升10%”有两种读法"), at: expression.span,
                help: Message(
                    "write percentage points (up 3.6pp) or the target itself (target 34%)",
                    zh: "请写百分点（提升 3.6个百分点）或目标值本身（目标值 34%）"))
            return nil
        case (_, .percent): return value
        default:
            if found == type || canCompare(type, found) { return value }
            return goalValue(expression, type, located)
        }
    }

    /// What must be there, and what is inferred.
    private mutating func complete(
        _ id: ID<Goal>, aim: Goal.Aim?, deadline: Day?, _ type: ValueType, _ located: Located
    ) {
        let declaration = located.declaration
        guard !declaration.isBroken else { return }
        guard let aim else {
            if !declaration.clauses.contains(where: { $0.payload.setsAim }) {
                error(
                    "goal/target-missing",
                    Message("the goal has no target", zh: "这个目标没有目标值"), at: declaration.nameSpan,
                    help: Message("add: target 38%, or: keep at least 90%", zh: "请加上：目标值 38%，或：保持 至少 90%"))
            }
            return
        }
        plan.goals[id].aim = aim
        guard let deadline else {
            error(
                "goal/deadline-missing",
                Message("the goal has no deadline", zh: "这个目标没有截止日期"), at: declaration.nameSpan,
                help: Message("add: deadline \(plan.period.last)", zh: "请加上：截止 \(plan.period.last)"))
            return
        }
        plan.goals[id].deadline = deadline
        let goal = plan.goals[id]
        if goal.startsAfter == nil, plan.start(of: goal) >= deadline {
            error(
                "goal/deadline-order",
                Message(
                    "the deadline \(deadline) is not after the start \(plan.start(of: goal))",
                    zh: "截止日期 \(deadline) 不晚于开始日期 \(plan.start(of: goal))"),
                at: declaration.span(where: { if case .deadline = $0 { true } else { false } }),
                help: Message(
                    "move the deadline, or say when the goal begins: start \(plan.period.first)",
                    zh: "请推迟截止日期，或写明开始日期：开始 \(plan.period.first)"))
        }
        if case .reach(let target) = aim, goal.baseline == nil, !type.isInvalid,
            !declaration.clauses.contains(where: { $0.payload.setsBaseline })
        {
            let isRelative = if case .value = target { false } else { true }
            if isRelative || goal.kind == .stock {
                error(
                    "goal/baseline-missing",
                    Message("the goal has no baseline to start from", zh: "这个目标没有基线"), at: declaration.nameSpan,
                    help: Message(
                        "add: baseline 31%, or: baseline measured \(plan.period.first.adding(days: -1))",
                        zh: "请加上：基线 31%，或：基线 实测 \(plan.period.first.adding(days: -1))"))
            }
        }
        plan.goals[id].better = better(goal)
        checkDistance(id, declaration)
        checkMilestones(id, declaration)
        checkRevisions(id, declaration)
        checkMilestoneOrder(id, declaration)
    }

    /// From the metric; else from where the target lies.
    private func better(_ goal: Goal) -> Metric.Better {
        switch goal.aim {
        case .reach(.up): return .higher
        case .reach(.down): return .lower
        case .reach(.value(let target)):
            if case .value(let baseline)? = goal.baseline, let from = baseline.value.magnitude,
                let to = target.value.magnitude, from != to
            {
                return to > from ? .higher : .lower
            }
        case .keep(let atLeast, _, _): return atLeast ? .higher : .lower
        case .hold: break
        }
        return goal.metric.flatMap { plan.metrics[$0].better } ?? .higher
    }

    private mutating func checkMilestones(_ id: ID<Goal>, _ declaration: Declaration) {
        plan.goals[id].milestones.sort { $0.day < $1.day }
        let goal = plan.goals[id]
        let start = firstDay(of: goal)
        for milestone in goal.milestones where milestone.day > goal.deadline || milestone.day <= start {
            let time = time(of: goal)
            error(
                "goal/milestone-date",
                Message(
                    "the milestone of \(milestone.day) lies outside the goal's time, \(time.english)",
                    zh: "\(milestone.day) 的里程碑不在目标的时间之内（\(time.chinese)）"),
                at: declaration.span(where: {
                    if case .milestone(_, let day) = $0 { day.value == milestone.day } else { false }
                }),
                help: Message("move the milestone, or the deadline", zh: "请调整里程碑或截止日期"))
        }
        for (first, second) in zip(goal.milestones, goal.milestones.dropFirst()) where first.day == second.day {
            error(
                "goal/milestone-twice",
                Message("there are two milestones on \(first.day)", zh: "\(first.day) 有两个里程碑"),
                at: declaration.clauses.last {
                    if case .milestone(_, let day) = $0.payload { day.value == first.day } else { false }
                }?.span ?? declaration.nameSpan,
                help: Message("keep one of them, or correct its day", zh: "请只保留一个，或更正日期"),
                related: [
                    Related(
                        Message("the other stands here", zh: "另一个在这里"),
                        at: .source(
                            declaration.span(where: {
                                if case .milestone(_, let day) = $0 { day.value == first.day } else { false }
                            })))
                ])
        }
    }
}

extension ClausePayload {
    /// A baseline, whether or not its value was understood.
    var setsBaseline: Bool {
        switch self {
        case .baseline, .baselineMeasured: true
        default: false
        }
    }

    /// A clause that says what a goal aims at, whether or not its value was understood.
    var setsAim: Bool {
        switch self {
        case .target, .targetUp, .targetDown, .keep, .hold: true
        default: false
        }
    }
}

extension Declaration {
    /// The first clause of a kind, else the declaration's name.
    func span(where isMeant: (ClausePayload) -> Bool) -> SourceSpan {
        clauses.first { isMeant($0.payload) }?.span ?? nameSpan
    }
}
