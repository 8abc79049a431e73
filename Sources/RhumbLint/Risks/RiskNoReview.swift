// Risks that were rated once.
import RhumbModel
import RhumbText

extension Rule {
    static let riskWithoutReview = Rule(
        "risk/no-review", .note,
        Message("A high risk is reviewed in a rhythm, whatever its signal says", zh: "高风险要定期复盘，有预警信号也不例外"),
        why: Message(
            """
            Likelihoods change, responses wear out, and what was moderate in January is extreme in June. ISO 31000 asks for monitoring and \
            review at every stage; a signal shows only the danger that somebody thought of. (Of a risk without a signal risk/no-signal speaks.)
            """,
            zh: "可能性会变，应对会失效，一月还是中等的，六月可能就是极高。ISO 31000 要求全程监测与评审；预警信号只看得见事先想到的情形。（没有预警信号的，由 risk/no-signal 提示。）"),
        bad: """
            risk ‹price_war› "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              signal revenue in last 30 days < 80% of revenue in last 30 days a year ago
              response accept approved by wang_fang until 2026-12-31
            }
            """,
        good: """
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              signal revenue in last 30 days < 80% of revenue in last 30 days a year ago
              response accept approved by wang_fang until 2026-12-31
              review every 1 quarter
            }
            """
    ) { lint in
        for risk in lint.plan.risks.all where risk.reviewEvery == nil && lint.isHigh(risk) && !risk.signal.isEmpty {
            lint.report(
                at: risk.heading.span,
                Message("“\(risk.heading.shown)” is high and never reviewed", zh: "“\(risk.heading.shown)”属高风险，没有安排复盘"),
                help: Message("add a rhythm: review every 1 quarter", zh: "请写明多久复盘一次：复盘 每隔 1个季度"))
        }
    }
}
