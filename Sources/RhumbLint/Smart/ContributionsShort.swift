// Work that even by its own word does not reach the target.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let contributionsShort = Rule(
        "smart/contributions-short", .warning,
        Message("What the actions contribute comes to the target", zh: "各行动的贡献加起来能到目标值"),
        why: Message(
            """
            If everything succeeds and the target is still not reached, it is missed on paper before anybody has begun. Either there is more \
            to do, or something else carries the rest: then a comment says what.
            """,
            zh: "就算全都做成也达不到目标值，还没开始就已经差了一截。要么行动不够，要么另有来源：请加注释写明是什么。"),
        bad: """
            goal ‹more_families› "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            action club "Family club" { advances more_families by 4pp }
            action postcard "Postcards" { advances more_families by 1pp }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            action club "Family club" { advances more_families by 4pp }
            action suites "Family suites" { advances more_families by 3pp }
            """
    ) { lint in
        let plan = lint.plan
        let work = Dictionary(grouping: lint.advancements, by: \.contribution.goal)
        for id in plan.openGoals where plan.parts(of: id).isEmpty && !plan.isHelpedByAdvice(id) {
            let goal = plan.goals[id]
            let type = plan[goal.measure].type
            guard let advancements = work[id], let distance = goal.distance else { continue }
            let parts = advancements.compactMap { $0.contribution.by }
                .compactMap { goal.part($0, of: distance, measuresShare: type == .percent) }
            let sum = parts.reduce(0, +)
            guard parts.count == advancements.count, sum < distance.amount * (1 - 1e-9) else { continue }
            let given = words(goal.value(sum, isShare: distance.isShare, of: type))
            let asked = words(goal.value(distance.amount, isShare: distance.isShare, of: type))
            let missing = words(goal.value(distance.amount - sum, isShare: distance.isShare, of: type))
            lint.report(
                at: goal.heading.span,
                Message(
                    "the actions contribute \(given.english) to “\(goal.heading.shown)”, and its target is \(asked.english) from the "
                        + "baseline",
                    zh: "各行动对“\(goal.heading.shown)”的贡献合计\(given.chinese)，而目标值比基线\(goal.better == .higher ? "高" : "低")"
                        + asked.chinese),
                help: Message(
                    "find the other \(missing.english), lower the target, or say what carries the rest: # rhumb: allow "
                        + "smart/contributions-short — …",
                    zh: "请补上其余\(missing.chinese)，或调低目标值，或写明其余从哪里来：# rhumb: 允许 smart/contributions-short — ……"),
                related: advancements.map { Related(Message("contributed here", zh: "贡献写在这里"), at: .source($0.span)) })
        }
    }
}

extension CheckedPlan {
    /// Does advice bring something besides what the actions say: advice for the goal that starts none of its actions?
    fileprivate func isHelpedByAdvice(_ goal: ID<Goal>) -> Bool {
        advice.all.contains { advice in
            let isCounted = advice.starts.map { id in actions[id].advances.contains { $0.goal == goal } } ?? false
            return advice.serves == goal && !isCounted
        }
    }
}
