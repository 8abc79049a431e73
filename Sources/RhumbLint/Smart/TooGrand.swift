// Targets that double what there is, in one leap.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let goalTooGrand = Rule(
        "smart/too-grand", .warning,
        Message("A target that is more than twice the baseline has steps", zh: "目标值超过基线一倍，就要分步走"),
        why: Message(
            """
            Hard goals move people as long as they believe in them (Locke and Latham); a goal beyond reach is given up in its first month. To \
            double a figure can be right, and then there are steps on the way: each shows early whether the whole is possible.
            """,
            zh: "有难度的目标能激励人，前提是大家相信做得到（洛克和莱瑟姆）；够不着的目标，第一个月就没人当真了。要翻一番未必不对，但要有台阶：走上第一级就能看出整件事行不行。"),
        bad: """
            goal more_families "Two of three families come back" {
              measure repeat_rate of family
              baseline 25%; ‹target 66%›; deadline 2026-12-31
            }
            """,
        good: """
            goal more_families "Two of three families come back" {
              measure repeat_rate of family
              baseline 25%; target 66%; deadline 2026-12-31
              milestone 35% by 2026-05-31
              milestone 50% by 2026-08-31
            }
            """
    ) { lint in
        let plan = lint.plan
        for id in plan.openGoals where plan.goals[id].milestones.isEmpty && plan.parts(of: id).isEmpty {
            let goal = plan.goals[id]
            guard let words = goal.leap(of: plan[goal.measure].type) else { continue }
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.aim),
                Message(
                    "“\(goal.heading.shown)” asks for \(words.english), in one leap",
                    zh: "“\(goal.heading.shown)”要求一步\(words.chinese)"),
                help: Message(
                    "add steps on the way, as in: \(plan.exampleMilestone(of: goal).english); or set a nearer target",
                    zh: "请加上台阶，例如：\(plan.exampleMilestone(of: goal).chinese)；或把目标值定得近一些"))
        }
    }
}

extension Goal {
    /// What is asked for where it is more than twice the baseline, or less than half of it; nil elsewhere.
    func leap(of type: ValueType) -> Message? {
        if let target = writtenTarget, case .value(let base) = baseline, let from = base.value.magnitude, from > 0 {
            let isLeap = better == .higher ? target > 2 * from : target < from / 2
            guard isLeap else { return nil }
            let (first, last) = (words(base.value), words(type.value(target)))
            return Message(
                "\(last.english) where the baseline is \(first.english)", zh: "从\(first.chinese)到\(last.chinese)")
        }
        guard let distance, distance.isShare else { return nil }
        let share = words(.percent(distance.amount))
        switch better {
        case .higher where distance.amount > 1: return Message("\(share.english) more", zh: "提升\(share.chinese)")
        case .lower where distance.amount > 0.5: return Message("\(share.english) less", zh: "下降\(share.chinese)")
        case .higher, .lower: return nil
        }
    }
}
