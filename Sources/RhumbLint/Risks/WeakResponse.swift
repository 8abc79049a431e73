// Extreme risks that are merely borne.
import RhumbModel
import RhumbText

extension Rule {
    static let extremeRiskAccepted = Rule(
        "risk/weak-response", .warning,
        Message("An extreme risk is accepted only with a reason", zh: "接受极高的风险要有理由"),
        why: Message(
            """
            To accept means to do nothing and to bear the whole loss. For a risk of the highest band that is the last resort, and whoever \
            approves it must be able to say why nothing else was possible.
            """,
            zh: "接受就是什么也不做，损失全部自己承担。对最高一档的风险，这是最后的选择；批准的人要说得出为什么别无他法。"),
        bad: """
            risk leak "Guest data leaks" {
              likelihood 4 of 5; impact 5 of 5
              ‹response accept approved by wang_fang until 2026-12-31›
            }
            """,
        good: """
            risk leak "Guest data leaks" {
              likelihood 4 of 5; impact 5 of 5
              response accept approved by wang_fang until 2026-12-31
              because "The new system of June closes the gap; until then the insurer bears 80%"
            }
            """
    ) { lint in
        for risk in lint.plan.risks.all where lint.isExtreme(risk) && risk.because == nil {
            guard risk.response?.strategy == .accept, let score = risk.score else { continue }
            lint.report(
                at: lint.span(of: risk.heading, where: RiskPart.response),
                Message(
                    "“\(risk.heading.shown)” is rated \(score), extreme, and is accepted without a reason",
                    zh: "“\(risk.heading.shown)”得\(score)分，属极高，却没有写理由就接受了"),
                help: Message(
                    "say what makes it smaller, as in: response mitigate by family_club; or why it is borne: because \"…\"",
                    zh: "请写明怎样减轻，例如：应对 减轻 通过 家庭俱乐部；或写明为什么承担：依据 \"……\""))
        }
    }
}
