// Goals that nobody works on.
import RhumbModel
import RhumbText

extension Rule {
    static let goalWithoutAction = Rule(
        "smart/no-action", .warning,
        Message("Somebody does something for every goal", zh: "每个目标都有行动推进"),
        why: Message(
            """
            A target that nothing leads to is reached by chance, and missed without anybody having failed. An action says what is done, by \
            whom, until when and at what cost; it may advance a goal through its parts, and advice to customers counts as work, too.
            """,
            zh: "没有行动的目标，达到是碰巧，没达到也没有人失职。行动写明做什么、谁来做、何时做完、花多少钱；推进分目标也算，给客户的建议也算。"),
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
            }
            action club "Family club" { advances more_families by 7pp; owner wang_fang }
            """
    ) { lint in
        let plan = lint.plan
        var advanced = Set(plan.actions.all.flatMap { $0.advances.map(\.goal) })
        advanced.formUnion(plan.advice.all.compactMap(\.serves))
        for id in advanced { advanced.formUnion(plan.wholes(of: id)) }
        for id in plan.openGoals where plan.goals[id].isReach && !advanced.contains(id) {
            let goal = plan.goals[id]
            guard advanced.isDisjoint(with: plan.wholes(of: id)) else { continue }
            lint.report(
                at: goal.heading.span,
                Message("no action advances “\(goal.heading.shown)”", zh: "没有行动推进“\(goal.heading.shown)”"),
                help: Message(
                    "say in an action what is done for it: advances \(goal.heading.name)",
                    zh: "请在行动里写明：推进 \(goal.heading.name)"))
        }
    }
}
