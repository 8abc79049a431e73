// A risk that nobody sees coming.
import RhumbModel
import RhumbText

extension Rule {
    static let riskWithoutSignal = Rule(
        "risk/no-signal", .warning,
        Message("A risk says what would tell that it is coming", zh: "风险要有预警信号，或定期复盘"),
        why: Message(
            """
            A risk that nobody can see coming is met too late. A signal is a condition over the data that a run looks at every day: \
            it fires before the loss, and the response begins. What no data can tell, a law or the weather, people look at in a rhythm.
            """,
            zh: "看不见苗头的风险，应对总是太晚。预警信号是对数据的一个条件，每次运行都会检查：在损失发生之前触发，应对随即开始。法规、天气这些数据里看不到的，就靠人定期复盘。"),
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
        for risk in lint.plan.risks.all where risk.signal.isEmpty && risk.reviewEvery == nil {
            let least = literal(ValueType.money(lint.plan.currency).value(500_000))
            lint.report(
                at: risk.heading.span,
                Message(
                    "“\(risk.heading.shown)” has neither a signal nor reviews: nothing tells that it is coming",
                    zh: "“\(risk.heading.shown)”既没有预警信号，也没有安排复盘：发生之前无从知道"),
                help: Message(
                    "add a condition over the data, as in: signal revenue in last 30 days < \(least.english); or: review every 1 quarter",
                    zh: "请加一个对数据的条件，例如：预警信号 营收 近30天 < \(least.chinese)；或：复盘 每隔 1个季度"))
        }
    }
}
