// Goals that are over before anybody looks.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let goalOverBeforeReview = Rule(
        "smart/too-short", .warning,
        Message("A goal is reviewed before its deadline", zh: "目标在截止日之前至少复盘一次"),
        why: Message(
            """
            The first review comes one interval after the start. Where the deadline comes sooner the goal is judged, and never steered: the \
            rhythm is too slow for it, or the time too short.
            """,
            zh: "第一次复盘在开始之后隔一个周期。截止日更早的话，目标只有评判，没有调整：不是复盘太稀，就是时间太短。"),
        bad: """
            goal spring "Half a million in April" {
              measure revenue
              start 2026-04-01
              target 500_000 CNY; deadline 2026-04-30
              ‹review every 1 quarter›
            }
            """,
        good: """
            goal spring "Half a million in April" {
              measure revenue
              start 2026-04-01
              target 500_000 CNY; deadline 2026-04-30
              review every 1 week
            }
            """
    ) { lint in
        for id in lint.plan.openGoals {
            let goal = lint.plan.goals[id]
            guard let every = goal.reviewEvery, let start = lint.plan.knownStart(of: goal),
                every.after(start) > goal.deadline
            else { continue }
            let length = start.days(to: goal.deadline)
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.review),
                Message(
                    "the first review of “\(goal.heading.shown)” would be on \(every.after(start)), after its deadline on "
                        + "\(goal.deadline)",
                    zh: "“\(goal.heading.shown)”第一次复盘要到\(every.after(start))，已过截止日\(goal.deadline)"),
                help: Message(
                    "review it in time: review every \(length > 14 ? "1 week" : "1 day")",
                    zh: "请及时复盘：复盘 每隔 \(length > 14 ? "1周" : "1天")"))
        }
    }
}
