// Risks that are certain, or impossible.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let riskCertain = Rule(
        "risk/certain", .warning,
        Message("A risk may happen, and may not", zh: "风险是可能发生、也可能不发生的事"),
        why: Message(
            """
            What is certain is no risk but an issue (PMBOK keeps the two apart): it belongs into the targets and into an action, for nobody \
            waits for its signal. What is impossible belongs nowhere.
            """,
            zh: "必然发生的不是风险，而是问题（PMBOK 把两者分开）：应当计入目标值、写成行动，不必等什么信号。不可能发生的，则不必写。"),
        bad: """
            risk road_works "The road is closed in May" {
              ‹likelihood 100%›; impact 200_000 CNY
              response transfer
            }
            """,
        good: """
            risk road_works "The road works take longer than May" {
              likelihood 40%; impact 200_000 CNY
              response transfer
            }
            """
    ) { lint in
        for risk in lint.plan.risks.all {
            guard case .share(let share)? = risk.likelihood, share == .zero || share >= Exact(1) else { continue }
            let isCertain = share > .zero
            lint.report(
                at: lint.span(of: risk.heading, where: RiskPart.likelihood),
                Message(
                    "“\(risk.heading.shown)” is \(isCertain ? "certain" : "impossible") by its likelihood",
                    zh: "按可能性，“\(risk.heading.shown)”\(isCertain ? "必然发生" : "不可能发生")"),
                help: isCertain
                    ? Message(
                        "plan for it in targets and actions, or write how likely it is: likelihood 40%",
                        zh: "请计入目标值、写成行动；或改写可能性：可能性 40%")
                    : Message(
                        "take the risk away, or write how likely it is: likelihood 5%", zh: "请删去这项风险；或改写可能性：可能性 5%"))
        }
    }
}
