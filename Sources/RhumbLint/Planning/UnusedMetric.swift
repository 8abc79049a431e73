// Metrics whose fall nobody would notice.
import RhumbModel
import RhumbText

extension Rule {
    static let unusedMetric = Rule(
        "plan/unused-metric", .note,
        Message("A metric with a good direction has somebody who looks at it", zh: "有好坏之分的指标要有人盯"),
        why: Message(
            """
            Who writes that higher is better wants the figure to rise. Where no goal, risk, advice or test rests on it, it \
            can fall for months without a sentence in a report. A figure for information only needs no direction; one that \
            is split or forecast is there to be read.
            """,
            zh: """
                写了“越高越好”，就是希望它上去。没有目标、风险、建议或测试依托它，跌上几个月报告里也不会有一句话。只供参考的数字不用写好坏；\
                分组或预测的指标本来就是给人看的，不在此列。
                """),
        bad: """
            metric ‹long_stays› "Stays of three nights or more" share(bookings where nights >= 3) better higher
            risk short_trips "Trips get shorter" {
              likelihood 3 of 5; impact 2 of 5; response transfer
            }
            """,
        good: """
            metric long_stays "Stays of three nights or more" share(bookings where nights >= 3) better higher
            risk short_trips "Trips get shorter" {
              likelihood 3 of 5; impact 2 of 5; response transfer
              signal long_stays < 20%
            }
            """
    ) { lint in
        guard !lint.plan.goals.isEmpty || !lint.plan.risks.isEmpty else { return }
        for id in lint.plan.metrics.ids where !lint.uses.metrics.contains(id) {
            let metric = lint.plan.metrics[id]
            guard let better = metric.better, metric.split == nil, metric.forecast == nil,
                !lint.isShared(metric.heading)
            else { continue }
            let (name, shown) = (metric.heading.name, metric.heading.shown)
            let (direction, worse) =
                switch better {
                case .higher: (Message("higher", zh: "越高越好"), Message("falls", zh: "跌下去"))
                case .lower: (Message("lower", zh: "越低越好"), Message("rises", zh: "涨上来"))
                }
            lint.report(
                at: metric.heading.span,
                Message(
                    "for “\(shown)” \(direction.english) is better, but no goal, risk or advice looks at it when it "
                        + worse.english,
                    zh: "“\(shown)”标了\(direction.chinese)，但它\(worse.chinese)的时候，没有目标、风险或建议会提醒"),
                help: Message(
                    "let a goal measure it (measure \(name)) or a signal watch it; for a mere figure take `better` out",
                    zh: "请让某个目标衡量它（衡量 \(name)），或写进某项风险的预警信号；只供参考就删去“\(direction.chinese)”"))
        }
    }
}
