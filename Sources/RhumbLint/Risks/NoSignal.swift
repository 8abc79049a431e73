// A risk that nobody sees coming.
import RhumbModel
import RhumbText

extension Rule {
    static let riskWithoutSignal = Rule(
        "risk/no-signal", .warning,
        Message("A risk says what would tell that it is coming", zh: "风险要有预警信号"),
        why: Message(
            """
            A risk that nobody can see coming is met too late. A signal is a condition over the data that a run looks at every day: \
            it fires before the loss, and the response begins.
            """,
            zh: "看不见苗头的风险，应对总是太晚。预警信号是对数据的一个条件，每次运行都会检查：在损失发生之前触发，应对随即开始。"),
        bad: """
            risk ‹price_war› "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              response accept approved by wang_fang until 2026-12-31
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
        for risk in lint.plan.risks.all where risk.signal.isEmpty {
            lint.report(
                at: risk.heading.span,
                Message(
                    "“\(risk.heading.shown)” has no signal: nothing tells that it is coming",
                    zh: "“\(risk.heading.shown)”没有预警信号：发生之前无从知道"),
                help: Message(
                    "add a condition over the data, such as: signal revenue in last 30 days < 500_000 CNY",
                    zh: "请加一个对数据的条件，例如：预警信号 近30天的营收 < 500_000元"))
        }
    }
}
