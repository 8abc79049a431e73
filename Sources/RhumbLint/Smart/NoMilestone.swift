// Long ways without a mark.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let goalWithoutMilestone = Rule(
        "smart/no-milestone", .note,
        Message("A goal of more than half a year has milestones", zh: "超过半年的目标要有里程碑"),
        why: Message(
            """
            Near goals keep people going where a far one does not (Bandura and Schunk, 1981), and a figure seldom moves in a straight line: a \
            milestone says where it should stand when the first half of the work is done, or when the season is over.
            """,
            zh: "近处的小目标能让人坚持，远处的大目标做不到（班杜拉和申克，1981）；数字也很少走直线：里程碑写明前一半工作做完时、旺季过去时应该到哪里。"),
        bad: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; ‹deadline 2026-12-31›
            }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              milestone 34% by 2026-06-30
            }
            """
    ) { lint in
        let plan = lint.plan
        for id in plan.openGoals where plan.goals[id].isReach && plan.goals[id].milestones.isEmpty {
            let goal = plan.goals[id]
            guard goal.pace == .straight, plan.parts(of: id).isEmpty, let start = plan.knownStart(of: goal) else {
                continue
            }
            let months = start.months(to: goal.deadline.adding(days: 1))
            guard months > 6 else { continue }
            let example = plan.exampleMilestone(of: goal)
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.deadline),
                Message(
                    "“\(goal.heading.shown)” runs for \(months) months without a milestone",
                    zh: "“\(goal.heading.shown)”为期\(months)个月，中间没有里程碑"),
                help: Message(
                    "say where it should stand on the way, as in: \(example.english)",
                    zh: "请写明途中应到哪里，例如：\(example.chinese)"))
        }
    }
}
