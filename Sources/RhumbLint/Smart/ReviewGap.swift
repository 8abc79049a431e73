// Milestones that pass unseen.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let reviewsRarerThanMilestones = Rule(
        "smart/review-gap", .warning,
        Message("A goal is reviewed at least as often as its milestones come", zh: "复盘至少和里程碑一样频繁"),
        why: Message(
            "A milestone is a question: are we there? With reviews rarer than milestones two of them pass before anybody asks.",
            zh: "里程碑是一个问题：到了没有？复盘比里程碑还少，要过去两个才有人问。"),
        bad: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              milestone 33% by 2026-03-31
              milestone 34% by 2026-04-30
              ‹review every 1 quarter›
            }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              milestone 33% by 2026-03-31
              milestone 34% by 2026-04-30
              review every 2 weeks
            }
            """
    ) { lint in
        for id in lint.plan.openGoals {
            let goal = lint.plan.goals[id]
            let days = goal.milestones.map(\.day)
            let gaps = zip(days, days.dropFirst()).map { $0.days(to: $1) }
            // Three days: a month is not as long as the next.
            guard let every = goal.reviewEvery, let gap = gaps.min(), Double(gap + 3) < every.approximateDays else {
                continue
            }
            let (reviews, milestones) = (dayCount(Int(every.approximateDays.rounded())), dayCount(gap))
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.review),
                Message(
                    "“\(goal.heading.shown)” has milestones \(milestones.english) apart and reviews every \(reviews.english)",
                    zh: "“\(goal.heading.shown)”的里程碑最近只隔\(milestones.chinese)，复盘却要每隔\(reviews.chinese)"),
                help: Message(
                    "review it more often: review every \(gap >= 28 ? "1 month" : "1 week")",
                    zh: "请缩短间隔：复盘 每隔 \(gap >= 28 ? "1个月" : "1周")"))
        }
    }
}
