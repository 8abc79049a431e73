// What the actions cost: amounts, and effort at the day rate of the people who do it.
import RhumbModel
import RhumbText
import RhumbValues

/// Cost and effort at the owner's resource's rate, as often as it runs; nil where neither is known, and for what is
/// switched off.
func cost(of action: Action, in plan: CheckedPlan) -> Money? {
    guard !action.isOff else { return nil }
    var amounts: [Money] = []
    if let cost = action.cost { amounts.append(cost) }
    if let effort = action.effort, let resource = plan.resource(of: action.owner),
        let rate = plan.resources[resource].dayRate,
        let total = effort.multiplied(by: Int128(rate.minor)),
        let minor = Rounding.divide(total.mantissa, by: Exact.wholePower(total.scale)).flatMap({ Int64(exactly: $0) })
    {
        amounts.append(Money(minor: minor, currency: rate.currency))
    }
    let once = sum(amounts, in: action.cost?.currency ?? amounts.first?.currency)
    return once.map { Money(minor: Int64(clamping: Int128($0.minor) * Int128(action.times)), currency: $0.currency) }
}

/// What is spent by a day; nil where nothing is reported.
func spent(on action: Action, by today: Day, in currency: Currency) -> Money? {
    let known = action.spent.filter { $0.day.map { $0 <= today } ?? true }
    return sum(known.map(\.amount), in: known.first?.amount.currency)
}

/// The sum of amounts in one currency; those in another are left out (the checker has said so). nil for none.
private func sum(_ amounts: [Money], in currency: Currency?) -> Money? {
    guard let currency, !amounts.isEmpty else { return nil }
    let total = amounts.filter { $0.currency == currency }.reduce(Int128(0)) { $0 + Int128($1.minor) }
    return Money(minor: Int64(clamping: total), currency: currency)
}

func assessBudget(_ plan: CheckedPlan, today: Day) -> BudgetAssessment {
    let costs = plan.actions.all.compactMap { cost(of: $0, in: plan) }
    let planned = sum(costs, in: plan.currency) ?? Money(minor: 0, currency: plan.currency)
    let all = words(planned)
    let gone = plan.actions.all.compactMap { spent(on: $0, by: today, in: plan.currency) }
    let total = sum(gone, in: plan.currency) ?? Money(minor: 0, currency: plan.currency)
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
