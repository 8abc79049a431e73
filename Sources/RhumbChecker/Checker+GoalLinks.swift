// Goals that rest on other goals, and targets that were moved.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func goal(_ path: Path, _ prefix: String) -> ID<Goal>? {
        resolve(path, prefix, expecting: Message("a goal", zh: "目标")) {
            if case .goal(let id) = $0 { id } else { nil }
        }
    }

    /// Goals that wait for one another would never begin.
    mutating func checkPhases() {
        for cycle in cycles({ $0.startsAfter }) {
            error(
                "goal/start-cycle",
                Message(
                    "these goals wait for one another: \(arrows(cycle))", zh: "这些目标互相等待：\(arrows(cycle))"),
                at: span(of: cycle[0], where: { if case .start(.after) = $0 { true } else { false } }),
                help: Message(
                    "give one of them a date: start \(plan.period.first)", zh: "请给其中一个写上日期：开始 \(plan.period.first)"))
            plan.goals[cycle[0]].startsAfter = nil
        }
    }

    /// A part of itself would have no whole.
    mutating func checkParts() {
        for cycle in cycles({ $0.parent }) {
            error(
                "goal/part-cycle",
                Message("these goals are parts of one another: \(arrows(cycle))", zh: "这些目标互为组成部分：\(arrows(cycle))"),
                at: span(of: cycle[0], where: { if case .partOf = $0 { true } else { false } }),
                help: Message("the whole has no `part of`: take one away", zh: "总目标没有“分解自”：请去掉其中一个"))
            for goal in cycle { plan.goals[goal].parent = nil }
        }
    }

    /// A seasonal line needs an amount that grows over the year.
    mutating func setPace(_ pace: PaceSyntax, of id: ID<Goal>, _ type: ValueType, _ span: SourceSpan) {
        switch pace {
        case .straight: plan.goals[id].pace = .straight
        case .seasonal:
            plan.goals[id].pace = .seasonal
            guard plan.goals[id].kind != .flow, !type.isInvalid else { return }
            error(
                "goal/pace-seasonal",
                Message(
                    "a seasonal pace is for amounts that add up over time, and this measure is a level",
                    zh: "按季节的进度只用于随时间累计的量，而这个衡量是水平值"), at: span,
                help: Message("leave the line out, or set milestones along the season", zh: "请去掉这一行，或用里程碑表达季节"))
        }
    }

    /// Rings of goals along a link, each found once and begun with the first declared.
    func cycles(_ next: (Goal) -> ID<Goal>?) -> [[ID<Goal>]] {
        var seen = IDSet<Goal>()
        var found: [[ID<Goal>]] = []
        for id in plan.goals.ids where !seen.contains(id) {
            var way: [ID<Goal>] = []
            var here: ID<Goal>? = id
            while let goal = here, seen.insert(goal) {
                way.append(goal)
                here = next(plan.goals[goal])
            }
            if let here, let first = way.firstIndex(of: here) { found.append(Array(way[first...])) }
        }
        return found
    }

    /// `a → b → a`
    func arrows(_ cycle: [ID<Goal>]) -> String {
        (cycle + cycle.prefix(1)).map { "`\(plan.goals[$0].heading.name)`" }.joined(separator: " → ")
    }

    func span(of id: ID<Goal>, where isMeant: (ClausePayload) -> Bool) -> SourceSpan {
        located[.goal(id)]?.declaration.span(where: isMeant) ?? plan.goals[id].heading.span
    }

    /// The first day of a goal; that of a phase is not known yet.
    func firstDay(of goal: Goal) -> Day { goal.startsAfter == nil ? plan.start(of: goal) : .first }

    /// The days of a goal in words.
    func time(of goal: Goal) -> Message {
        if goal.startsAfter != nil { return Message("up to \(goal.deadline)", zh: "至 \(goal.deadline)") }
        let start = plan.start(of: goal)
        return Message("\(start) to \(goal.deadline)", zh: "\(start) 至 \(goal.deadline)")
    }

    /// In order of days, each inside the goal's time, and only where there is one number to move.
    mutating func checkRevisions(_ id: ID<Goal>, _ declaration: Declaration) {
        plan.goals[id].revisions.sort { $0.day < $1.day }
        let goal = plan.goals[id]
        guard !goal.revisions.isEmpty else { return }
        if case .hold = goal.aim {
            error(
                "goal/revised-hold",
                Message("a range is not moved by one value", zh: "区间不能用一个数值来调整"),
                at: declaration.span(where: { if case .revised = $0 { true } else { false } }),
                help: Message(
                    "end this goal and declare another with the new range", zh: "请结束这个目标，另立一个新区间的目标"))
            plan.goals[id].revisions = []
            return
        }
        let start = firstDay(of: goal)
        for revision in goal.revisions where revision.day > goal.deadline || revision.day <= start {
            let time = time(of: goal)
            error(
                "goal/revised-date",
                Message(
                    "the target is revised on \(revision.day), outside the goal's time, \(time.english)",
                    zh: "目标调整的日期 \(revision.day) 不在目标的时间之内（\(time.chinese)）"),
                at: span(of: revision.day, in: declaration),
                help: Message(
                    "give the day on which it was decided, after the start and not after the deadline",
                    zh: "请写决定调整的那一天：晚于开始日，不晚于截止日"))
        }
        for (first, second) in zip(goal.revisions, goal.revisions.dropFirst()) where first.day == second.day {
            error(
                "goal/revised-twice",
                Message("the target is revised twice on \(first.day)", zh: "\(first.day) 目标调整了两次"),
                at: span(of: first.day, in: declaration), help: Message("keep one of them", zh: "请只保留一个"))
        }
    }

    private func span(of day: Day, in declaration: Declaration) -> SourceSpan {
        declaration.span(where: { if case .revised(let date, _, _) = $0 { date.value == day } else { false } })
    }
}
