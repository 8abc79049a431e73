// Work under way that nobody reports.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let noProgress = Rule(
        "plan/no-progress", .note,
        Message("An action that should have begun says what is done of it", zh: "按计划已经开始的行动要报进度"),
        why: Message(
            """
            What nobody reported is unknown to a run, never “as planned”: neither lateness nor the goals that it holds up \
            can be seen.
            """,
            zh: "没有报过进度的行动，运行时一律算“不明”，不会当作“按计划”：延误了、拖累了哪些目标，都看不出来。"),
        bad: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY; budget 2_000_000 CNY
              today 2026-06-30
            }
            action ‹family_club› "Launch the family club" {
              owner wang_fang; start 2026-03-02; effort 40 persondays
            }
            """,
        good: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY; budget 2_000_000 CNY
              today 2026-06-30
            }
            action family_club "Launch the family club" {
              owner wang_fang; start 2026-03-02; effort 40 persondays
              done 35% on 2026-06-26
            }
            """
    ) { lint in
        guard let today = lint.plan.today else { return }
        let calendar = lint.plan.workdays
        var planner = Planner(plan: lint.plan, calendar: calendar)
        for id in lint.plan.actions.ids {
            let action = lint.plan.actions[id]
            guard !action.isReported, lint.plan.hasWhatItWaitsFor(action),
                let start = planner.span(of: id).firstDay(calendar), start < today
            else { continue }
            let name = action.heading.shown
            lint.report(
                at: action.heading.span,
                Message(
                    "“\(name)” should have begun on \(start), and nothing says how far it is",
                    zh: "“\(name)”按计划 \(start) 就该开始，却没有报过进度"),
                help: Message("add a line like: done 25% on \(today)", zh: "请加一行，例如：完成度 25% 于 \(today)"))
        }
    }
}

extension Action {
    fileprivate var isReported: Bool {
        progress != nil || measuredProgress != nil || tasks.contains { $0.done != nil }
    }
}

extension CheckedPlan {
    /// Is all that an action waits for reported as done? What is held up need not have begun.
    fileprivate func hasWhatItWaitsFor(_ action: Action) -> Bool {
        action.after.allSatisfy { link in
            switch link.target {
            case .action(let id): (actions[id].progress?.done ?? .zero) >= Exact(1)
            case .task(let id, let task): (actions[id].tasks[task].done ?? .zero) >= Exact(1)
            }
        }
    }
}
