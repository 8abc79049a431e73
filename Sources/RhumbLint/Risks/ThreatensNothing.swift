// Risks that no goal feels.
import RhumbModel
import RhumbText

extension Rule {
    static let riskThreatensNothing = Rule(
        "risk/threatens-nothing", .warning,
        Message("A risk says which goals it threatens", zh: "风险要写明威胁哪些目标"),
        why: Message(
            """
            ISO 31000 calls risk the effect of uncertainty on objectives: what touches no goal is news, not a risk of this plan. With the goal \
            named the report says what is at stake, and the response is recommended for that goal when the signal fires.
            """,
            zh: "ISO 31000 把风险定义为不确定性对目标的影响：碰不到任何目标的，只是新闻，不是本方案的风险。写明目标，报告才说得出什么受到威胁；信号一触发，应对就作为这个目标的建议提出。"),
        bad: """
            risk ‹price_war› "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              response accept approved by wang_fang until 2026-12-31
            }
            """,
        good: """
            goal nine_million "Nine million of room revenue" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31 }
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              threatens nine_million
              response accept approved by wang_fang until 2026-12-31
            }
            """
    ) { lint in
        for risk in lint.plan.risks.all where risk.threatens.isEmpty {
            let goal = lint.plan.goals.all.first?.heading.name
            lint.report(
                at: risk.heading.span,
                Message("“\(risk.heading.shown)” threatens no goal", zh: "“\(risk.heading.shown)”没有写明威胁哪个目标"),
                help: Message(
                    "name what would be missed: threatens \(goal ?? "nine_million")",
                    zh: "请写明会影响哪个目标：威胁 \(goal ?? "全年营收")"))
        }
    }
}
