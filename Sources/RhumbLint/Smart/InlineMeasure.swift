// Goals whose measure has no name.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let goalWithInlineMeasure = Rule(
        "smart/inline-measure", .note,
        Message("A goal measures a metric with a name", zh: "目标衡量的是有名称的指标"),
        why: Message(
            """
            A measure that is written into a goal belongs to that goal alone: no other goal, signal or advice can speak of it, and a second \
            copy of it will one day be changed alone. With a name there is one definition, and the report shows it by its title.
            """,
            zh: "写在目标里的算法只属于这一个目标：别的目标、预警信号和建议都用不上，抄一份又迟早会只改一处。起了名称，口径只有一个，报告里也有标题可看。"),
        bad: """
            goal nights "Stays of three nights on average" {
              ‹measure avg(bookings.nights in last 90 days)›
              baseline 2.4; target 3; deadline 2026-12-31
            }
            """,
        good: """
            metric mean_stay "Nights of a stay" avg(bookings.nights in last 90 days) better higher

            goal nights "Stays of three nights on average" {
              measure mean_stay
              baseline 2.4; target 3; deadline 2026-12-31
            }
            """
    ) { lint in
        for goal in lint.plan.goals.all where goal.metric == nil {
            for clause in lint.clauses(of: goal.heading) {
                guard case .measure(let expression) = clause.payload else { continue }
                let written = lint.written(expression.span)
                lint.report(
                    at: clause.span,
                    Message(
                        "“\(goal.heading.shown)” measures an expression without a name",
                        zh: "“\(goal.heading.shown)”衡量的是没有名称的算式"),
                    help: Message(
                        "declare it, and measure that: metric mean_stay \"Nights of a stay\" \(written)",
                        zh: "请先声明指标再衡量它，例如：指标 平均住宿 \"平均住几晚\" \(written)"))
            }
        }
    }
}
