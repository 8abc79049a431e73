// Goals that nobody looks at until the deadline.
import RhumbModel
import RhumbText

extension Rule {
    static let goalWithoutReview = Rule(
        "smart/no-review", .warning,
        Message("A goal is reviewed in a rhythm", zh: "目标要定期复盘"),
        why: Message(
            """
            A goal works together with feedback: who does not see how far they are cannot change what they do (Locke and Latham). Without a \
            rhythm the first look at a goal is at its deadline, when nothing can be done any more.
            """,
            zh: "目标要和反馈一起才起作用：看不到进展，就不会调整做法（洛克和莱瑟姆）。不定期复盘，第一次看就到了截止日，已经来不及了。"),
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
              review every 1 month
            }
            """
    ) { lint in
        for id in lint.plan.openGoals where lint.plan.goals[id].reviewEvery == nil {
            let heading = lint.plan.goals[id].heading
            lint.report(
                at: heading.span,
                Message("“\(heading.shown)” is never reviewed", zh: "“\(heading.shown)”没有安排复盘"),
                help: Message("add a rhythm: review every 1 month", zh: "请写明多久复盘一次：复盘 每隔 1个月"))
        }
    }
}
