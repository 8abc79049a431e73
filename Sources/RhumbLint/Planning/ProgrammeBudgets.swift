// Programmes that were promised more than the plan has.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Rule {
    static let programmeBudgets = Rule(
        "plan/programme-budgets", .warning,
        Message("The programmes' budgets come to no more than the plan's", zh: "各专项的预算加起来不超过方案的预算"),
        why: Message(
            """
            Every programme may keep to its budget and the plan still runs out of money: more was promised than there is. \
            It shows when the last of them wants to begin.
            """,
            zh: "每个专项都守住了自己的预算，方案的钱还是不够：答应出去的比手里有的多。等最后一个专项要动手时才会发现。"),
        bad: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
              ‹budget 150_000 CNY›
            }
            programme win "Win guests" { covers buyers; budget 90_000 CNY }
            programme keep "Keep guests" { covers family; budget 80_000 CNY }
            """,
        good: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
              budget 170_000 CNY
            }
            programme win "Win guests" { covers buyers; budget 90_000 CNY }
            programme keep "Keep guests" { covers family; budget 80_000 CNY }
            """
    ) { lint in
        let programmes = lint.plan.programmes.all.filter { $0.budget != nil }
        // Where two pay for one action, the sum counts it twice.
        let actions = programmes.flatMap(\.actions)
        guard let budget = lint.plan.budget, Set(actions).count == actions.count,
            let sum = Money.sum(programmes.compactMap(\.budget), in: budget.currency), sum.minor > budget.minor
        else { return }
        let (promised, limit) = (words(sum), words(budget))
        lint.report(
            at: lint.spanOfBudget(lint.plan.heading),
            Message(
                "the programmes may spend \(promised.english) together, and the plan has \(limit.english)",
                zh: "各专项的预算合计\(promised.chinese)，而方案只有\(limit.chinese)"),
            help: Message(
                "make a programme smaller, or ask for more: budget \(literal(.money(sum)).english)",
                zh: "请缩小某个专项，或追加预算：预算 \(literal(.money(sum)).chinese)"),
            related: programmes.map { programme in
                Related(
                    Message("promised here", zh: "这里的预算"),
                    at: .source(lint.spanOfBudget(programme.heading)))
            })
    }
}
