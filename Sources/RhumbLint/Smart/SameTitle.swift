// Two goals that a report calls alike.
import RhumbModel
import RhumbText

extension Rule {
    static let goalWithSameTitle = Rule(
        "smart/same-title", .warning,
        Message("Every goal has a title of its own", zh: "每个目标的标题都不相同"),
        why: Message(
            "Reports, agendas and reasons call a goal by its title: of two that are called alike nobody knows which one is late.",
            zh: "报告、复盘议程和原因说明都用标题称呼目标：两个目标同名，谁也不知道落后的是哪一个。"),
        bad: """
            goal more_families "More guests come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            goal ‹more_buyers› "More guests come back" {
              measure repeat_rate
              baseline 27%; target 33%; deadline 2026-12-31
            }
            """,
        good: """
            goal more_families "More families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            goal more_buyers "More of last year's guests come back" {
              measure repeat_rate
              baseline 27%; target 33%; deadline 2026-12-31
            }
            """
    ) { lint in
        var first: [String: Heading] = [:]
        for goal in lint.plan.goals.all {
            guard let title = goal.heading.title else { continue }
            let plain = title.lowercased().filter { !$0.isWhitespace }
            guard let other = first[plain] else {
                first[plain] = goal.heading
                continue
            }
            lint.report(
                at: goal.heading.span,
                Message(
                    "“\(title)” is also the title of the goal `\(other.name)`", zh: "目标“\(other.name)”的标题也是“\(title)”"),
                help: Message(
                    "say what is different, as in: \"More families come back\"", zh: "请写出两者的区别，例如：\"家庭客复购率到38%\""),
                related: [Related(Message("the other goal is here", zh: "另一个目标在这里"), at: .source(other.span))])
        }
    }
}
