// Goals that contradict one another.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let opposedGoals = Rule(
        "logic/opposed-goals", .warning,
        Message("Two goals do not contradict each other", zh: "两个目标不互相矛盾"),
        why: Message(
            """
            Where one figure of one segment has two targets, reaching one is missing the other, or nobody knows which of them \
            counts. Churn and retention of the same customers are one figure too: together they are always 100%.
            """,
            zh: "同一客群的同一个数有两个目标值，达到一个就达不到另一个，或者没人知道该看哪个。同一批客户的流失率和留存率其实也是一个数：加起来总是 100%。"),
        bad: """
            goal come_back "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            goal calm "No more regulars than the club can hold" {
              measure repeat_rate of family
              ‹hold 28% .. 33%›; deadline 2026-12-31
            }
            """,
        good: """
            goal come_back "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            goal calm "Nobody else is crowded out" {
              measure repeat_rate
              keep at least 24%; deadline 2026-12-31
            }
            """
    ) { lint in
        var figures: [Figure: [Demand]] = [:]
        for id in lint.plan.openGoals {
            let (figure, isMirrored) = lint.reasoner.figure(of: lint.plan.goals[id])
            guard let demand = lint.plan.demand(of: id, isMirrored: isMirrored) else { continue }
            if let other = figures[figure]?.first(where: { lint.contradiction(demand, $0) != nil }) {
                lint.reportOpposed(demand, other)
            }
            figures[figure, default: []].append(demand)
        }
    }
}

/// What is measured, of whom.
private struct Figure: Hashable {
    let measure: Terms.Term
    let segment: ID<Segment>?
    let cohort: Day?
}

/// What a goal asks of its figure, and when.
private struct Demand {
    let goal: ID<Goal>
    /// Of the figure; of a mirrored goal 1 less its own.
    let low: Double
    let high: Double
    /// More is better of the figure.
    let isHigher: Bool
    /// A target to reach: asked on its last day.
    let isReach: Bool
    let isFlow: Bool
    let isMirrored: Bool
    /// The whole time of the goal.
    let first: Day
    let last: Day

    /// When it asks.
    var from: Day { isReach ? last : first }
}

extension Lint {
    /// Why both cannot be meant; nil where they can.
    fileprivate func contradiction(_ demand: Demand, _ earlier: Demand) -> Message? {
        // What accumulates is one figure only over the same days.
        if demand.isFlow, demand.first != earlier.first || demand.last != earlier.last { return nil }
        guard !plan.wholes(of: demand.goal).contains(earlier.goal), !plan.wholes(of: earlier.goal).contains(demand.goal)
        else { return nil }
        if max(demand.from, earlier.from) <= min(demand.last, earlier.last),
            demand.high < earlier.low - 1e-9 || earlier.high < demand.low - 1e-9
        {
            return Message("both cannot be", zh: "两者不可能同时做到")
        }
        guard demand.isReach, earlier.isReach else { return nil }
        if demand.isHigher != earlier.isHigher, max(demand.first, earlier.first) < min(demand.last, earlier.last) {
            return Message("one wants more of it, the other less", zh: "一个要提高，一个要降低")
        }
        let areEqual = abs(demand.low - earlier.low) <= 1e-9 || abs(demand.high - earlier.high) <= 1e-9
        return demand.last == earlier.last && demand.isHigher == earlier.isHigher && !areEqual
            ? Message("nobody knows which of them counts", zh: "不知道该以哪个为准") : nil
    }

    fileprivate mutating func reportOpposed(_ demand: Demand, _ earlier: Demand) {
        guard let reason = contradiction(demand, earlier) else { return }
        let (second, first) = (plan.goals[demand.goal], plan.goals[earlier.goal])
        let (asked, wanted) = (said(demand), said(earlier))
        let mirrored =
            demand.isMirrored == earlier.isMirrored
            ? nil : Message(" (what is not in one is in the other: together 100%)", zh: "（两者加起来总是 100%）")
        report(
            at: span(of: second.heading, where: GoalPart.aim),
            Message(
                "“\(second.heading.shown)” asks for \(asked.english), and “\(first.heading.shown)” for \(wanted.english) of the "
                    + "same figure\(mirrored?.english ?? ""): \(reason.english)",
                zh:
                    "“\(second.heading.shown)”要求\(asked.chinese)，“\(first.heading.shown)”对同一个数要求\(wanted.chinese)\(mirrored?.chinese ?? "")："
                    + reason.chinese),
            help: Message(
                "keep one of them, or say of whom each is, as in: of family", zh: "请只留一个，或写明各自针对谁，例如：针对 亲子客"),
            related: [
                Related(
                    Message("the other goal", zh: "另一个目标"), at: .source(span(of: first.heading, where: GoalPart.aim)))
            ])
    }

    /// `at least 38% by 2026-12-31`, in the goal's own figure.
    private func said(_ demand: Demand) -> Message {
        let goal = plan.goals[demand.goal]
        let type = plan[goal.measure].type
        let (low, high) = demand.isMirrored ? (1 - demand.high, 1 - demand.low) : (demand.low, demand.high)
        let (least, most) = (words(type.value(low)), words(type.value(high)))
        let range =
            low == high
            ? Message("\(least.english)", zh: least.chinese)
            : !high.isFinite
                ? Message("at least \(least.english)", zh: "至少\(least.chinese)")
                : !low.isFinite
                    ? Message("at most \(most.english)", zh: "至多\(most.chinese)")
                    : Message("\(least.english) to \(most.english)", zh: "在\(least.chinese)到\(most.chinese)之间")
        return demand.isReach
            ? Message("\(range.english) by \(demand.last)", zh: "\(range.chinese)（截止 \(demand.last)）")
            : Message("\(range.english) until \(demand.last)", zh: "一直\(range.chinese)（到 \(demand.last)）")
    }
}

extension CheckedPlan {
    /// nil where the text does not tell, and for what may be missed now and then.
    fileprivate func demand(of id: ID<Goal>, isMirrored: Bool) -> Demand? {
        let goal = goals[id]
        var low = -Double.infinity
        var high = Double.infinity
        switch goal.aim {
        case .reach:
            guard let target = goal.writtenTarget else { return nil }
            if goal.better == .higher { low = target } else { high = target }
        case .keep(let atLeast, let bound, nil):
            guard let bound = bound.value.magnitude else { return nil }
            if atLeast { low = bound } else { high = bound }
        case .hold(let from, let to, nil):
            guard let from = from.value.magnitude, let to = to.value.magnitude else { return nil }
            (low, high) = (from, to)
        case .keep, .hold: return nil
        }
        return Demand(
            goal: id, low: isMirrored ? 1 - high : low, high: isMirrored ? 1 - low : high,
            isHigher: (goal.better == .higher) != isMirrored, isReach: goal.isReach, isFlow: goal.kind == .flow,
            isMirrored: isMirrored, first: knownStart(of: goal) ?? goal.deadline, last: goal.deadline)
    }
}

extension Reasoner {
    /// What a goal measures; mirrored where it is 1 less the figure: churn beside retention, and a share of those who do not.
    fileprivate mutating func figure(of goal: Goal) -> (Figure, isMirrored: Bool) {
        var node = goal.measure
        var segment = goal.segment
        if segment == nil, case .restricted(let inner, .segment(let id)) = plan[node].kind {
            (node, segment) = (inner, id)
        }
        let term = terms.term(node)
        let (measure, isMirrored) = unmirrored(term)
        return (Figure(measure: measure, segment: segment, cohort: goal.cohort), isMirrored)
    }

    private mutating func unmirrored(_ term: Terms.Term) -> (Terms.Term, Bool) {
        switch terms[term].kind {
        case .aggregate(let aggregate) where aggregate.function == .churn:
            return (terms.term(.aggregate(aggregate.asking(.retention)), .percent), true)
        case .aggregate(let aggregate) where aggregate.function == .share:
            guard let condition = aggregate.condition, case .not(let inner) = terms[condition.index].kind else {
                return (term, false)
            }
            return (terms.term(.aggregate(aggregate.asking(.share, where: inner)), .percent), true)
        case .restricted(let inner, let restriction):
            let (figure, isMirrored) = unmirrored(inner.index)
            return (terms.term(.restricted(ID(figure), restriction), .percent), isMirrored)
        default: return (term, false)
        }
    }
}
