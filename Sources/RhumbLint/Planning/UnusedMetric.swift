// Metrics whose fall nobody would notice.
import RhumbModel
import RhumbSyntax
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
        let uses = lint.uses
        let idle = lint.plan.metrics.all.enumerated().filter { index, metric in
            metric.better != nil && metric.split == nil && metric.forecast == nil && !lint.isShared(metric.heading)
                && !uses.metrics.contains(ID(index)) && !lint.allows(at: metric.heading.span)
        }.map(\.element)
        // One finding a file: a plan may have a page of figures that are only looked at.
        for tree in lint.trees {
            let here = idle.filter { $0.heading.span.file == tree.index }
            guard let first = here.first else { continue }
            let names = listed(here.map(\.heading.name))
            let them = here.count == 1 ? "it" : "them"
            lint.report(
                at: first.heading.span,
                Message(
                    "\(names.english) \(here.count == 1 ? "says" : "say") which way is better, but no goal, risk or advice looks at \(them)",
                    zh: "\(names.chinese)标了越高或越低越好，但变坏的时候没有目标、风险或建议会提醒"),
                help: Message(
                    "let a goal measure \(them), as in: measure \(first.heading.name); or a signal watch \(them); for a mere figure "
                        + "take `better` out",
                    zh: "请让某个目标衡量它，例如：衡量 \(first.heading.name)；或写进某项风险的预警信号；只供参考就删去“越高越好”或“越低越好”"))
        }
    }
}
