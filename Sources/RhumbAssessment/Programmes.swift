// A programme is as good as its goals; its money is that of its actions.
public import RhumbModel
public import RhumbText
public import RhumbValues

/// What the parts of a programme come to.
public struct ProgrammeAssessment: Sendable {
    /// The worst among its goals; nil where it covers none.
    public let status: GoalStatus?
    /// Σ planned cost of its actions; nil where none has a cost.
    public let planned: Money?
    /// Its actions that are late, in the order of the plan.
    public let late: [ID<Action>]
    /// Its risks whose signals have fired.
    public let fired: [ID<Risk>]
    /// What its advice is worth together, and to how many it speaks.
    public let given: Int64
    public let worth: Money?
    public let because: [Message]

    public init(
        status: GoalStatus?, planned: Money?, late: [ID<Action>], fired: [ID<Risk>], given: Int64, worth: Money?,
        because: [Message]
    ) {
        self.status = status
        self.planned = planned
        self.late = late
        self.fired = fired
        self.given = given
        self.worth = worth
        self.because = because
    }
}

/// By what is judged already: goals, actions, risks and advice.
func assessProgramme(_ programme: Programme, in plan: CheckedPlan, _ judged: Assessment) -> ProgrammeAssessment {
    let goals = programme.goals.filter { judged.goals.indices.contains($0.index) }
    let worst = goals.map { judged.goals[$0.index].status.value }.max { $0.badness < $1.badness }
    let late = programme.actions.filter { id in
        judged.actions.indices.contains(id.index) && judged.actions[id.index].status.value != .done
            && (judged.actions[id.index].lateByDays ?? 0) > 0
    }
    let fired = programme.risks.filter {
        judged.risks.indices.contains($0.index) && judged.risks[$0.index].signal.value == .fired
    }
    let costs = programme.actions.compactMap { id in
        judged.actions.indices.contains(id.index) ? judged.actions[id.index].cost : nil
    }
    let advice = programme.advice.compactMap { id in
        judged.advice.indices.contains(id.index) ? judged.advice[id.index] : nil
    }
    let planned = total(costs)
    var because: [Message] = []
    if let worst {
        let decisive = goals.filter { judged.goals[$0.index].status.value == worst }
        let list = Message.list(decisive.map { Message(verbatim: plan.goals[$0].heading.shown) })
        let words = worst.words
        because.append(Message("\(words.english): \(list.english)", zh: "\(words.chinese)：\(list.chinese)"))
    } else {
        because.append(Message("it covers no goal", zh: "没有包含任何目标"))
    }
    if !late.isEmpty {
        let list = Message.list(late.map { Message(verbatim: plan.actions[$0].heading.shown) })
        because.append(Message("late: \(list.english)", zh: "延误的行动：\(list.chinese)"))
    }
    if let budget = programme.budget, let planned, planned.currency == budget.currency {
        because.append(budgetSentence(planned, of: budget))
    }
    return ProgrammeAssessment(
        status: worst, planned: planned, late: late, fired: fired, given: advice.reduce(0) { $0 + $1.given },
        worth: total(advice.compactMap(\.totalWorth)), because: because)
}

private func budgetSentence(_ planned: Money, of budget: Money) -> Message {
    let (cost, limit) = (words(planned), words(budget))
    if planned.minor > budget.minor {
        let over = words(Money(minor: planned.minor - budget.minor, currency: budget.currency))
        return Message(
            "its actions cost \(cost.english), \(over.english) more than its budget of \(limit.english)",
            zh: "行动共需\(cost.chinese)，比专项预算\(limit.chinese)多\(over.chinese)")
    }
    return Message(
        "its actions cost \(cost.english) of its budget of \(limit.english)",
        zh: "行动共需\(cost.chinese)，专项预算\(limit.chinese)")
}

/// The sum of amounts in the first one's currency; nil for none.
private func total(_ amounts: [Money]) -> Money? {
    guard let currency = amounts.first?.currency else { return nil }
    let sum = amounts.filter { $0.currency == currency }.reduce(Int128(0)) { $0 + Int128($1.minor) }
    return Money(minor: Int64(clamping: sum), currency: currency)
}
