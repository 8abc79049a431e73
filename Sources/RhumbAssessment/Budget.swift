// What the work costs and what is spent, against the budget.
import RhumbModel
import RhumbText
import RhumbValues

/// What is spent by a day; nil where nothing is reported.
func spent(on action: Action, by today: Day, in currency: Currency) -> Money? {
    let known = action.spent.filter { $0.day.map { $0 <= today } ?? true }
    return Money.sum(known.map(\.amount), in: known.first?.amount.currency)
}

func assessBudget(_ plan: CheckedPlan, today: Day) -> BudgetAssessment {
    let costs = plan.actions.all.compactMap { plan.cost(of: $0) }
    let planned = Money.sum(costs, in: plan.currency) ?? Money(minor: 0, currency: plan.currency)
    let all = words(planned)
    let gone = plan.actions.all.compactMap { spent(on: $0, by: today, in: plan.currency) }
    let total = Money.sum(gone, in: plan.currency) ?? Money(minor: 0, currency: plan.currency)
    let spending = gone.isEmpty ? [] : [spendingSentence(total, budget: plan.budget)]
    guard let budget = plan.budget else {
        return BudgetAssessment(
            budget: nil, planned: planned, spent: total,
            because: [
                Message("the actions cost \(all.english); the plan has no budget", zh: "行动共需\(all.chinese)；方案未设预算")
            ] + spending)
    }
    let limit = words(budget)
    let (difference, overflow) = planned.minor.subtractingReportingOverflow(budget.minor)
    guard planned.currency == budget.currency, !overflow else {
        return BudgetAssessment(budget: budget, planned: planned, spent: total, because: spending)
    }
    let rest = words(
        Money(minor: difference.magnitude > Int64.max ? .max : Int64(difference.magnitude), currency: budget.currency))
    let sentence =
        difference > 0
        ? Message(
            "the actions cost \(all.english), \(rest.english) more than the budget of \(limit.english): "
                + "leave something out, or ask for more",
            zh: "行动共需\(all.chinese)，比预算\(limit.chinese)多\(rest.chinese)：请取舍，或追加预算")
        : Message(
            "the actions cost \(all.english) of the budget of \(limit.english), \(rest.english) are left",
            zh: "行动共需\(all.chinese)，预算\(limit.chinese)，余\(rest.chinese)")
    return BudgetAssessment(budget: budget, planned: planned, spent: total, because: [sentence] + spending)
}

private func spendingSentence(_ spent: Money, budget: Money?) -> Message {
    let gone = words(spent)
    guard let budget, budget.currency == spent.currency else {
        return Message("\(gone.english) are spent", zh: "已支出\(gone.chinese)")
    }
    let left = words(Money(minor: budget.minor - spent.minor, currency: budget.currency))
    return spent.minor > budget.minor
        ? Message("\(gone.english) are spent, which is more than the budget", zh: "已支出\(gone.chinese)，超出预算")
        : Message("\(gone.english) are spent, \(left.english) are not yet", zh: "已支出\(gone.chinese)，尚余\(left.chinese)")
}
