// Actions that have cost more than was planned.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Rule {
    static let overspent = Rule(
        "plan/overspent", .warning,
        Message("What is spent on an action stays within its planned cost", zh: "行动的已支出不超过计划费用"),
        why: Message(
            """
            Money that is gone beyond the plan comes out of another action. The plan says it first: raise the cost, and see \
            what the budget says then.
            """,
            zh: "超支的钱总要从别的行动里出。先在方案里改：把费用调到实际的数，再看预算还够不够。"),
        bad: """
            action family_club "Launch the family club" {
              owner wang_fang; start 2026-03-02; cost 120_000 CNY
              spent 90_000 CNY on 2026-04-10
              ‹spent 45_000 CNY on 2026-05-29›
            }
            """,
        good: """
            action family_club "Launch the family club" {
              owner wang_fang; start 2026-03-02; cost 135_000 CNY
              spent 90_000 CNY on 2026-04-10
              spent 45_000 CNY on 2026-05-29
            }
            """
    ) { lint in
        for action in lint.plan.actions.all where action.cost != nil {
            guard let planned = lint.plan.cost(of: action),
                let spent = Money.sum(action.spent.map(\.amount), in: planned.currency), spent.minor > planned.minor
            else { continue }
            let name = action.heading.shown
            let (gone, limit) = (words(spent), words(planned))
            lint.report(
                at: lint.lineBeyond(planned, of: action),
                Message(
                    "\(gone.english) are spent on “\(name)”, and it was to cost \(limit.english)",
                    zh: "“\(name)”已支出\(gone.chinese)，超过计划的\(limit.chinese)"),
                help: Message(
                    "say what it costs now: cost \(literal(.money(spent)).english)",
                    zh: "请写明现在要花多少：费用 \(literal(.money(spent)).chinese)"))
        }
    }
}

extension Lint {
    /// The line of what is spent with which an action goes beyond its planned cost.
    fileprivate func lineBeyond(_ planned: Money, of action: Action) -> SourceSpan {
        let lines = clauses(of: action.heading).filter { if case .spent = $0.payload { true } else { false } }
        var left = planned.minor
        for (line, spending) in zip(lines, action.spent) {
            left -= spending.amount.minor
            if left < 0 { return line.span }
        }
        return action.heading.span
    }
}
