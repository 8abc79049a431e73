// The budgets of a plan: its own and those of its programmes.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

/// An amount, and the actions that are to be paid of it.
struct Budget {
    let amount: Money
    let actions: [ID<Action>]
    /// Of the plan or the programme.
    let heading: Heading
}

extension CheckedPlan {
    /// The plan's budget first, then those of programmes in order.
    var budgets: [Budget] {
        let own = budget.map { Budget(amount: $0, actions: Array(actions.ids), heading: heading) }
        return [own].compactMap { $0 }
            + programmes.all.compactMap { programme in
                programme.budget.map { Budget(amount: $0, actions: programme.actions, heading: programme.heading) }
            }
    }
}

extension Lint {
    /// Where a plan or a programme says its budget.
    func spanOfBudget(_ heading: Heading) -> SourceSpan {
        span(of: heading) { if case .budget = $0 { true } else { false } }
    }
}
