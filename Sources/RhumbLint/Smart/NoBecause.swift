// A target without a reason.
import RhumbModel
import RhumbText

extension Rule {
    static let goalWithoutBecause = Rule(
        "smart/no-because", .note,
        Message("A goal says why it can be reached", zh: "目标要说明为什么能够达到"),
        why: Message(
            """
            A target without a reason is a wish: nobody can say later whether the reasoning or the work was wrong. One sentence with a \
            figure in it is enough: what was reached before, what others reach, what the work will bring.
            """,
            zh: "没有依据的目标只是愿望：事后谁也说不清是判断错了还是工作没做好。一句带数字的话就够：过去做到过多少，同行做到多少，这项工作能带来多少。"),
        bad: """
            goal ‹more_families› "More families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            """,
        good: """
            goal more_families "More families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              because "39% came back in 2024, before the pool was closed"
            }
            """
    ) { lint in
        for goal in lint.plan.goals.all where goal.because == nil {
            lint.report(
                at: goal.heading.span,
                Message(
                    "“\(goal.heading.shown)” does not say why it can be reached",
                    zh: "“\(goal.heading.shown)”没有说明为什么能够达到"),
                help: Message(
                    "add a line like: because \"39% came back in 2024, before the pool was closed\"",
                    zh: "请加一行，例如：依据 \"2024 年泳池关闭前复购率为 39%\""))
        }
    }
}
