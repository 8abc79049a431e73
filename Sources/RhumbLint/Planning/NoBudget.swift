// Money that nobody has granted.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let noBudget = Rule(
        "plan/no-budget", .note,
        Message("A plan that spends money names its budget", zh: "花钱的方案要写明预算"),
        why: Message(
            """
            Costs without a budget cannot be too high. With one, check and report say what is left, and which action to \
            leave out first.
            """,
            zh: "没有预算，花费就无所谓高低。写了预算，检查和报告会说明还剩多少，也能看出该先舍哪一项。"),
        bad: """
            plan ‹hotel› "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
            }
            action family_club "Launch the family club" {
              owner wang_fang; start 2026-03-02; cost 120_000 CNY
            }
            """,
        good: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
              budget 150_000 CNY
            }
            action family_club "Launch the family club" {
              owner wang_fang; start 2026-03-02; cost 120_000 CNY
            }
            """
    ) { lint in
        guard lint.plan.budget == nil, let planned = lint.plan.plannedCost(of: lint.plan.actions.ids), planned.minor > 0
        else { return }
        let cost = words(planned)
        lint.report(
            at: lint.plan.heading.span,
            Message(
                "the actions cost \(cost.english), and the plan names no budget",
                zh: "行动共需\(cost.chinese)，方案却没有写预算"),
            help: Message(
                "add to the plan: budget \(literal(.money(planned)).english)",
                zh: "请在方案里加上：预算 \(literal(.money(planned)).chinese)"))
    }
}
