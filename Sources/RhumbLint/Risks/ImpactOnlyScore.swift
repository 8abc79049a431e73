// Extreme risks that no budget can be held against.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let extremeRiskWithoutAmount = Rule(
        "risk/impact-only-score", .note,
        Message("An extreme risk of a plan with a budget has an amount", zh: "有预算的方案，极高的风险要写金额"),
        why: Message(
            """
            A score ranks risks, and says nothing about what a response may cost. Probability times amount, the expected loss (PMBOK: expected \
            monetary value), can be set against the budget and against the price of the response.
            """,
            zh: "评分只能排先后，说不出应对值得花多少钱。概率乘金额是期望损失（PMBOK 称预期货币价值），可以和预算比，也可以和应对的费用比。"),
        bad: """
            risk leak "Guest data leaks" {
              likelihood 4 of 5; ‹impact 5 of 5›
              response transfer
            }
            """,
        good: """
            risk leak "Guest data leaks" {
              likelihood 4 of 5; impact 5 of 5
              impact 300_000 CNY
              response transfer
            }
            """
    ) { lint in
        let plan = lint.plan
        guard plan.budget != nil else { return }
        for risk in plan.risks.all where lint.isExtreme(risk) && risk.impactAmount == nil {
            let code = plan.currency.code
            lint.report(
                at: lint.span(of: risk.heading, where: RiskPart.impact),
                Message(
                    "“\(risk.heading.shown)” is extreme, and nothing says what it would cost",
                    zh: "“\(risk.heading.shown)”属极高，却没有写会损失多少钱"),
                help: Message(
                    "add an amount beside the score: impact 300_000 \(code)",
                    zh: "请在评级之外再写金额：影响 \(code == "CNY" ? "30万元" : "300_000 \(code)")"))
        }
    }
}
