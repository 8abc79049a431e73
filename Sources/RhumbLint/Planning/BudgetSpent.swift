// Money that is gone beyond the budget.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Rule {
    static let budgetSpent = Rule(
        "plan/budget-spent", .warning,
        Message("What is spent stays within the budget", zh: "已支出的钱不超过预算"),
        why: Message(
            """
            A budget that is already spent cannot be kept by any choice that is left. The plan should say what there is \
            now, so that it can still be used to decide.
            """,
            zh: "钱已经花过了预算，以后怎么取舍都守不住。方案要写明现在有多少钱，才能继续用来做决定。"),
        bad: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
              ‹budget 100_000 CNY›
            }
            action family_club "Launch the family club" {
              owner wang_fang; start 2026-03-02; cost 95_000 CNY
              spent 90_000 CNY on 2026-04-10
            }
            action postcard "Postcards" { owner wang_fang; start 2026-03-02; spent 15_000 CNY on 2026-03-20 }
            """,
        good: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
              budget 120_000 CNY
            }
            action family_club "Launch the family club" {
              owner wang_fang; start 2026-03-02; cost 95_000 CNY
              spent 90_000 CNY on 2026-04-10
            }
            action postcard "Postcards" { owner wang_fang; start 2026-03-02; spent 15_000 CNY on 2026-03-20 }
            """
    ) { lint in
        for budget in lint.plan.budgets { lint.reportSpent(budget) }
    }
}

extension Lint {
    fileprivate mutating func reportSpent(_ budget: Budget) {
        let paid = budget.actions.flatMap { plan.actions[$0].spent.map(\.amount) }
        guard let spent = Money.sum(paid, in: budget.amount.currency), spent.minor > budget.amount.minor else { return }
        let (gone, limit) = (words(spent), words(budget.amount))
        report(
            at: spanOfBudget(budget.heading),
            Message(
                "\(gone.english) of “\(budget.heading.shown)” are spent already, and its budget is \(limit.english)",
                zh: "“\(budget.heading.shown)”已支出\(gone.chinese)，超过预算\(limit.chinese)"),
            help: Message(
                "say what there is now: budget \(literal(.money(spent)).english)",
                zh: "请写明现在有多少预算：预算 \(literal(.money(spent)).chinese)"))
    }
}
