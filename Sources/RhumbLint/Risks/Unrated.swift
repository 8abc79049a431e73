// Risks that nobody can rank.
import RhumbModel
import RhumbText

extension Rule {
    static let riskUnrated = Rule(
        "risk/unrated", .warning,
        Message("A risk has a likelihood and an impact", zh: "风险要写可能性和影响"),
        why: Message(
            """
            How likely and how bad decide which risk comes first and what a response may cost. Without one of the two a risk has no place in \
            the matrix. A rough guess that people can correct is better than none.
            """,
            zh: "可能性和影响决定先管哪一项、应对值得花多少钱。缺一样，风险就进不了矩阵。先粗略估一个，别人才能纠正。"),
        bad: """
            risk ‹price_war› "Neighbours cut their prices" {
              impact 4 of 5
              response accept approved by wang_fang until 2026-12-31
            }
            """,
        good: """
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              response accept approved by wang_fang until 2026-12-31
            }
            """
    ) { lint in
        for risk in lint.plan.risks.all {
            let hasImpact = risk.impactScore != nil || risk.impactAmount != nil
            let missing: Message
            switch (risk.likelihood == nil, hasImpact) {
            case (false, true): continue
            case (true, true): missing = Message("likelihood", zh: "可能性")
            case (false, false): missing = Message("impact", zh: "影响")
            case (true, false): missing = Message("likelihood and no impact", zh: "可能性，也没有写影响")
            }
            lint.report(
                at: risk.heading.span,
                Message(
                    "“\(risk.heading.shown)” has no \(missing.english)",
                    zh: "“\(risk.heading.shown)”没有写\(missing.chinese)"),
                help: Message("rate it: likelihood 3 of 5; impact 4 of 5", zh: "请评级：可能性 3级；影响 4级"))
        }
    }
}
