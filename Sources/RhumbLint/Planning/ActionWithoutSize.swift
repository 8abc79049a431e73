// Work that takes nobody and costs nothing.
import RhumbModel
import RhumbText

extension Rule {
    static let actionWithoutSize = Rule(
        "plan/action-without-size", .warning,
        Message("An action says what it takes", zh: "行动要写明投入"),
        why: Message(
            """
            An action without effort, tasks or cost takes no time and no money in any schedule or budget, so a plan of such \
            actions always seems possible. A rough figure is better than none: it can be corrected.
            """,
            zh: """
                没有工作量、任务和费用的行动，在进度表和预算里都不占时间、不花钱，这样的方案看上去总是可行。粗略的数字也比没有好，\
                以后可以再改。
                """),
        bad: """
            action ‹family_club› "Launch the family club" {
              owner wang_fang; start 2026-03-02; finish 2026-06-30
            }
            """,
        good: """
            action family_club "Launch the family club" {
              owner wang_fang; start 2026-03-02; finish 2026-06-30
              effort 40 persondays
            }
            """
    ) { lint in
        for action in lint.plan.actions.all
        where action.effort == nil && action.cost == nil && action.tasks.isEmpty && action.spent.isEmpty {
            let name = action.heading.shown
            let amount = literal(30_000, in: lint.plan.currency)
            lint.report(
                at: action.heading.span,
                Message(
                    "“\(name)” does not say what it takes: no effort, no tasks, no cost",
                    zh: "“\(name)”没有写投入：没有工作量、任务，也没有费用"),
                help: Message(
                    "add a line like: effort 20 persondays, or: cost \(amount.english)",
                    zh: "请加一行，例如：工作量 20人天，或：费用 \(amount.chinese)"))
        }
    }
}
