// Goals beside the strategy.
import RhumbModel
import RhumbText

extension Rule {
    static let goalServingNothing = Rule(
        "smart/serves-nothing", .warning,
        Message("A goal serves a strategy", zh: "目标要服务于战略"),
        why: Message(
            """
            Relevant means that reaching it brings the strategy nearer. A goal that serves none takes people and money from those that do, and \
            its status counts nowhere.
            """,
            zh: "“相关”是说目标达到了，战略就近了一步。不服务于任何战略的目标，占着别的目标的人和钱，它的状态也不计入任何战略。"),
        bad: """
            goal ‹more_families› "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              serves loyalty
            }
            """
    ) { lint in
        let plan = lint.plan
        for id in plan.goals.ids {
            let goal = plan.goals[id]
            guard goal.serves.isEmpty, plan.wholes(of: id).allSatisfy({ plan.goals[$0].serves.isEmpty }) else {
                continue
            }
            let strategy = plan.strategies.all.first?.heading.name
            lint.report(
                at: goal.heading.span,
                Message("“\(goal.heading.shown)” serves no strategy", zh: "“\(goal.heading.shown)”没有服务于任何战略"),
                help: Message(
                    "say which one it serves: serves \(strategy ?? "loyalty")", zh: "请写明服务于哪个战略：服务于 \(strategy ?? "忠诚")"
                ))
        }
    }
}
