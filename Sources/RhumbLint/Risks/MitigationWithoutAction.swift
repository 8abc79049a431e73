// Mitigation that nobody does.
import RhumbModel
import RhumbText

extension Rule {
    static let mitigationWithoutAction = Rule(
        "risk/mitigation-without-action", .warning,
        Message("What mitigates a risk is an action", zh: "减轻风险要靠行动"),
        why: Message(
            """
            “Mitigate” is an intention until somebody does something on a day. ISO 31000 asks of a treatment who answers for it, what is done, \
            with what means and until when: all of that stands in an action.
            """,
            zh: "没有人在某一天去做某件事，“减轻”只是愿望。ISO 31000 要求风险应对写明谁负责、做什么、用什么资源、何时完成：这些都写在行动里。"),
        bad: """
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              ‹response mitigate›
            }
            """,
        good: """
            action club "Family club" { owner wang_fang; start 2026-03-02; finish 2026-06-30 }
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              response mitigate by club
            }
            """
    ) { lint in
        for risk in lint.plan.risks.all {
            let action = lint.plan.actions.all.first?.heading.name
            for (response, isMeant) in [(risk.response, RiskPart.response), (risk.fallback, RiskPart.fallback)] {
                guard let response, response.strategy == .mitigate, response.action == nil else { continue }
                lint.report(
                    at: lint.span(of: risk.heading, where: isMeant),
                    Message(
                        "“\(risk.heading.shown)” is to be mitigated, and no action does it",
                        zh: "“\(risk.heading.shown)”要减轻，却没有行动去做"),
                    help: Message(
                        "name the action: mitigate by \(action ?? "family_club")",
                        zh: "请写明通过哪个行动：减轻 通过 \(action ?? "家庭俱乐部")"))
            }
        }
    }
}
