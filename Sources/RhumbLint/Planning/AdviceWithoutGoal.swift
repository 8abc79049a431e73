// Advice that helps no goal.
import RhumbModel
import RhumbText

extension Rule {
    static let adviceWithoutGoal = Rule(
        "plan/advice-without-goal", .warning,
        Message("An advice to customers serves a goal", zh: "对客户的建议要服务于目标"),
        why: Message(
            """
            Every contact uses up a little of a customer's patience. A goal that it serves says what for; without one nobody \
            can tell later whether the calls were worth making.
            """,
            zh: "每联系一次客户，都在消耗一点客户的耐心。写明服务于哪个目标，才知道为什么联系；不写，事后谁也说不清这些电话打得值不值。"),
        bad: """
            advice ‹call› "Call families" of family {
              say "Call {name}"; limit 20
            }
            """,
        good: """
            goal more_families "More families come back" {
              measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31
            }
            advice call "Call families" of family {
              say "Call {name}"; limit 20
              serves more_families
            }
            """
    ) { lint in
        for advice in lint.plan.advice.all where advice.dataset != nil && advice.serves == nil {
            let name = advice.heading.shown
            let goal = lint.plan.goals.all.first?.heading.name
            lint.report(
                at: advice.heading.span,
                Message("“\(name)” serves no goal", zh: "“\(name)”没有服务于任何目标"),
                help: Message(
                    "add a line like: serves \(goal ?? "more_families")", zh: "请加一行，例如：服务于 \(goal ?? "家庭复购")"))
        }
    }
}
