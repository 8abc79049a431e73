// Actions that cost more than there is.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Rule {
    static let overBudget = Rule(
        "plan/budget", .warning,
        Message("The actions cost no more than the budget", zh: "行动的花费不超过预算"),
        why: Message(
            """
            A plan that needs more than it has gets cut by somebody who does not know it. The sum is what the actions cost \
            and their effort at the day rate of who does it, as often as they run.
            """,
            zh: "花费超过预算的方案，最后总是由不了解方案的人来砍。花费等于各行动的费用，加上工作量乘以人手的单价；重复的行动按次数计。"),
        bad: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
              ‹budget 150_000 CNY›
            }
            action family_club "Launch the family club" {
              owner sales_team; start 2026-03-02; effort 60 persondays; cost 120_000 CNY
            }
            """,
        good: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
              budget 170_000 CNY
            }
            action family_club "Launch the family club" {
              owner sales_team; start 2026-03-02; effort 60 persondays; cost 120_000 CNY
            }
            """
    ) { lint in
        for budget in lint.plan.budgets { lint.reportBudget(budget) }
    }
}

extension Lint {
    fileprivate mutating func reportBudget(_ budget: Budget) {
        guard let planned = plan.plannedCost(of: budget.actions), planned.currency == budget.amount.currency,
            planned.minor > budget.amount.minor
        else { return }
        let cost = words(planned)
        let limit = words(budget.amount)
        let more = words(Money(minor: planned.minor - budget.amount.minor, currency: budget.amount.currency))
        let name = budget.heading.shown
        report(
            at: spanOfBudget(budget.heading),
            Message(
                "the actions of “\(name)” cost \(cost.english), \(more.english) more than the budget of "
                    + limit.english,
                zh: "“\(name)”的行动共需\(cost.chinese)，比预算\(limit.chinese)多出\(more.chinese)"),
            help: Message(
                "leave an action out, make one smaller, or ask for more: budget \(literal(.money(planned)).english)",
                zh: "请取舍行动、压缩规模，或追加预算：预算 \(literal(.money(planned)).chinese)"))
    }
}

extension CheckedPlan {
    /// What actions cost together; nil where none of them says.
    func plannedCost(of actions: some Sequence<ID<Action>>) -> Money? {
        Money.sum(actions.compactMap { cost(of: self.actions[$0]) }, in: currency)
    }
}
