// Fallbacks that are the response once more.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let fallbackSameAsResponse = Rule(
        "risk/same-fallback", .warning,
        Message("A fallback is something else than the response", zh: "备选应对要与应对不同"),
        why: Message(
            "A fallback is for the case that the response has not worked: the same once more will not work either.",
            zh: "备选是应对不管用时才用的：同样的做法再来一遍，照样不管用。"),
        bad: """
            action club "Family club" { owner wang_fang; start 2026-01-12; finish 2026-04-30 }
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              response mitigate by club
              ‹fallback mitigate by club›
            }
            """,
        good: """
            action club "Family club" { owner wang_fang; start 2026-01-12; finish 2026-04-30 }
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              response mitigate by club
              fallback accept approved by wang_fang until 2026-12-31
            }
            """
    ) { lint in
        for risk in lint.plan.risks.all {
            guard let response = risk.response, let fallback = risk.fallback,
                response.strategy == fallback.strategy, response.action == fallback.action
            else { continue }
            lint.report(
                at: lint.span(of: risk.heading, where: RiskPart.fallback),
                Message(
                    "the fallback of “\(risk.heading.shown)” is its response once more",
                    zh: "“\(risk.heading.shown)”的备选就是应对本身"),
                help: Message(
                    "say what else is done, as in: fallback accept approved by \(lint.plan.somebody) until \(lint.plan.period.last)",
                    zh: "请写另一种做法，例如：备选 接受 批准人 \(lint.plan.somebody) 有效至 \(lint.plan.period.last)"))
        }
    }
}
