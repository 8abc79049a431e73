// Extreme risks with one card to play.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let extremeRiskWithoutFallback = Rule(
        "risk/no-fallback", .note,
        Message("An extreme risk has a fallback", zh: "极高的风险要有备选应对"),
        why: Message(
            """
            A fallback plan is what is done when the first response turns out not to work (PMBOK). For the risks that can sink the plan it is \
            agreed on before, while there is time to think; what is avoided leaves nothing to fall back from.
            """,
            zh: "备选应对是第一手应对不管用时要做的事（PMBOK 称弹回计划）。能让方案翻船的风险，要趁还有时间想的时候先商量好；已经规避的，不需要备选。"),
        bad: """
            risk ‹leak› "Guest data leaks" {
              likelihood 4 of 5; impact 5 of 5
              response transfer
            }
            """,
        good: """
            risk leak "Guest data leaks" {
              likelihood 4 of 5; impact 5 of 5
              response transfer
              fallback accept approved by wang_fang until 2026-12-31
            }
            """
    ) { lint in
        for risk in lint.plan.risks.all where lint.isExtreme(risk) && risk.fallback == nil {
            guard let response = risk.response, response.strategy != .avoid, let score = risk.score else { continue }
            lint.report(
                at: risk.heading.span,
                Message(
                    "“\(risk.heading.shown)” is rated \(score), extreme, and has no fallback",
                    zh: "“\(risk.heading.shown)”得\(score)分，属极高，没有备选应对"),
                help: Message(
                    "say what is done when the response does not work, as in: fallback accept approved by \(lint.plan.somebody) until "
                        + "\(lint.plan.period.last)",
                    zh: "请写明应对不管用时怎么办，例如：备选 接受 批准人 \(lint.plan.somebody) 有效至 \(lint.plan.period.last)"))
        }
    }
}
