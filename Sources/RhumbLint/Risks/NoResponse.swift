// Risks that are written down and left there.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let riskWithoutResponse = Rule(
        "risk/no-response", .warning,
        Message("A risk says what is done about it", zh: "风险要有应对"),
        why: Message(
            """
            A register of risks without responses is a list of worries. ISO 31000 asks for a decision on each: to avoid it, to share it with \
            somebody, to make it smaller, or to bear it knowingly. To accept is a response, too, with a name and a date.
            """,
            zh: "只列风险、不写应对，不过是一张担心清单。ISO 31000 要求对每项风险作出决定：规避、转移、减轻，或明知而承担。接受也是应对，但要有批准人和有效期。"),
        bad: """
            risk ‹price_war› "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              signal revenue in last 30 days < 80% of revenue in last 30 days a year ago
            }
            """,
        good: """
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              signal revenue in last 30 days < 80% of revenue in last 30 days a year ago
              response accept approved by wang_fang until 2026-12-31
            }
            """
    ) { lint in
        for risk in lint.plan.risks.all where risk.response == nil {
            lint.report(
                at: risk.heading.span,
                Message(
                    "nothing says what is done about “\(risk.heading.shown)”", zh: "没有写明怎样应对“\(risk.heading.shown)”"),
                help: Message(
                    "add a line like: response mitigate by family_club; or: response accept approved by "
                        + "\(lint.plan.somebody) until \(lint.plan.period.last)",
                    zh: "请加一行，例如：应对 减轻 通过 家庭俱乐部；或：应对 接受 批准人 \(lint.plan.somebody) 有效至 \(lint.plan.period.last)"))
        }
    }
}
