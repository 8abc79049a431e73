// Goals that want less of what a metric calls good.
import RhumbModel
import RhumbText

extension Rule {
    static let goalAgainstMetric = Rule(
        "smart/wrong-way", .warning,
        Message("A goal moves its metric to the better side", zh: "目标的方向与指标的好坏方向一致"),
        why: Message(
            """
            A metric says which side is the better one, a goal where to go. Where the two disagree one is a slip, and the report will call \
            success what the metric calls a loss.
            """,
            zh: "指标写明越高越好还是越低越好，目标写明往哪里走。两者相反，必有一处写错：报告说达成了，指标却变坏了。"),
        bad: """
            goal fewer_lost "Fewer guests lost" {
              measure lost
              baseline 20%; ‹target up 4pp›; deadline 2026-12-31
            }
            """,
        good: """
            goal fewer_lost "Fewer guests lost" {
              measure lost
              baseline 20%; target down 4pp; deadline 2026-12-31
            }
            """
    ) { lint in
        for goal in lint.plan.goals.all {
            guard let metric = goal.metric.map({ lint.plan.metrics[$0] }), let better = metric.better,
                better != goal.better
            else { continue }
            let wanted = better == .higher ? Message("higher", zh: "越高越好") : Message("lower", zh: "越低越好")
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.aim),
                Message(
                    "“\(goal.heading.shown)” wants “\(metric.heading.shown)” to move the other way: it is better \(wanted.english)",
                    zh: "“\(metric.heading.shown)”\(wanted.chinese)，“\(goal.heading.shown)”却往反方向走"),
                help: Message(
                    "turn the goal round, as in: target \(better == .higher ? "up" : "down") 4pp; or correct the metric's `better`",
                    zh: "请改目标的方向，例如：目标值 \(better == .higher ? "提升" : "下降") 4个百分点；或改指标的“\(wanted.chinese)”"),
                related: [
                    Related(Message("the metric is declared here", zh: "指标在这里声明"), at: .source(metric.heading.span))
                ])
        }
    }
}
