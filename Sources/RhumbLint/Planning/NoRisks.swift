// Goals that nothing could prevent.
import RhumbModel
import RhumbText

extension Rule {
    static let noRisks = Rule(
        "plan/no-risks", .warning,
        Message("A plan with goals says what may go wrong", zh: "有目标的方案要写风险"),
        why: Message(
            """
            A plan without risks has not found none, it has not looked. Two or three with a signal and a response are \
            enough: what would make the main goal fail, how would it be seen, and what is done then.
            """,
            zh: "没写风险，不是没有风险，是没有想过。写上两三条就够：什么会让主要目标落空，怎么看得出来，出现了怎么办。"),
        bad: """
            plan ‹hotel› "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
            }
            goal more_families "More families come back" {
              measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31
            }
            """,
        good: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
            }
            goal more_families "More families come back" {
              measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31
            }
            risk pool_closed "The pool stays closed" {
              likelihood 2 of 5; impact 4 of 5; threatens more_families
              signal repeat_rate of family < 25%
              response transfer
            }
            """
    ) { lint in
        let plan = lint.plan
        guard plan.risks.isEmpty, let goal = plan.goals.all.first else { return }
        let name = goal.heading.name
        lint.report(
            at: plan.heading.span,
            Message(
                "the plan has goals and no risk: nothing could keep “\(goal.heading.shown)” from being reached",
                zh: "方案有目标却没有风险：好像“\(goal.heading.shown)”怎么都不会落空"),
            help: Message(
                "add what would make it fail: risk … { likelihood 3 of 5; impact 4 of 5; threatens \(name); response … }",
                zh: "请写明什么会让它落空：风险 … { 可能性 3级; 影响 4级; 威胁 \(name); 应对 … }"))
    }
}
