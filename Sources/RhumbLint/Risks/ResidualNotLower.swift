// Responses that by their own word change nothing.
import RhumbModel
import RhumbText

extension Rule {
    static let residualNotLower = Rule(
        "risk/residual-not-lower", .warning,
        Message("What a response leaves is less than what was there", zh: "应对之后的剩余风险要低于应对之前"),
        why: Message(
            """
            Where likelihood and impact stay as they were, the response costs money and takes nothing off: either one of the ratings is wrong, \
            or there is a better response. (More than before is an error.)
            """,
            zh: "可能性和影响都没有变，应对就是白花钱：要么有一处评级写错，要么该换一种应对。（比应对之前还高，则是错误。）"),
        bad: """
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              response transfer
              ‹residual 3 of 5, 4 of 5›
            }
            """,
        good: """
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              response transfer
              residual 3 of 5, 2 of 5
            }
            """
    ) { lint in
        for risk in lint.plan.risks.all {
            guard let response = risk.response, let residual = risk.residual, residual.isAll(of: risk) else { continue }
            switch response.strategy {
            case .avoid, .accept: continue
            case .transfer, .mitigate: break
            }
            lint.report(
                at: lint.span(of: risk.heading, where: RiskPart.residual),
                Message(
                    "the response to “\(risk.heading.shown)” leaves all of it",
                    zh: "应对之后，“\(risk.heading.shown)”的风险一点没有减少"),
                help: Message(
                    "say what it takes off, as in: residual 2 of 5, 4 of 5; or respond in another way",
                    zh: "请写明减到多少，例如：剩余 2级, 4级；或换一种应对"))
        }
    }
}

extension Risk.Residual {
    /// The same likelihood and the same impact as before.
    fileprivate func isAll(of risk: Risk) -> Bool {
        guard likelihood == risk.likelihood else { return false }
        switch impact {
        case .score(let score): return score == risk.impactScore
        case .amount(let amount): return amount == risk.impactAmount
        }
    }
}
