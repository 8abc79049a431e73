// What the actions cost: amounts, and effort at the day rate of the people who do it.
import RhumbModel
import RhumbText
import RhumbValues

/// Cost and effort at the owner's resource's rate; nil where neither is known, and for what is switched off.
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
    return sum(amounts, in: action.cost?.currency ?? amounts.first?.currency)
}

/// The sum of amounts in one currency; those in another are left out (the checker has said so). nil for none.
private func sum(_ amounts: [Money], in currency: Currency?) -> Money? {
    guard let currency, !amounts.isEmpty else { return nil }
    let total = amounts.filter { $0.currency == currency }.reduce(Int128(0)) { $0 + Int128($1.minor) }
    return Money(minor: Int64(clamping: total), currency: currency)
}

func assessBudget(_ plan: CheckedPlan) -> BudgetAssessment {
    let costs = plan.actions.all.compactMap { cost(of: $0, in: plan) }
    let planned = sum(costs, in: plan.currency) ?? Money(minor: 0, currency: plan.currency)
    let all = words(planned)
    guard let budget = plan.budget else {
        return BudgetAssessment(
            budget: nil, planned: planned,
            because: [
                Message("the actions cost \(all.english); the plan has no budget", zh: "行动共需\(all.chinese)；方案未设预算")
            ])
    }
    let limit = words(budget)
    let (difference, overflow) = planned.minor.subtractingReportingOverflow(budget.minor)
    guard planned.currency == budget.currency, !overflow else {
        return BudgetAssessment(budget: budget, planned: planned, because: [])
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
    return BudgetAssessment(budget: budget, planned: planned, because: [sentence])
}
