// The actions that advance a goal, and where they say so.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

/// An action's word that it advances a goal.
struct Advancement {
    let action: Action
    let id: ID<Action>
    let contribution: Action.Contribution
    /// The clause.
    let span: SourceSpan
    /// How much is said to be contributed.
    let amount: SourceSpan?
}

extension Lint {
    /// All of a plan's, in its order.
    var advancements: [Advancement] {
        plan.actions.ids.flatMap { id -> [Advancement] in
            let action = plan.actions[id]
            let clauses = clauses(of: action.heading).compactMap { clause -> (SourceSpan, SourceSpan?)? in
                guard case .advances(_, let by) = clause.payload else { return nil }
                return (clause.span, by?.span)
            }
            return zip(action.advances, clauses).map { contribution, place in
                Advancement(action: action, id: id, contribution: contribution, span: place.0, amount: place.1)
            }
        }
    }
}

extension Planner {
    /// The last day of an action, of what repeats that of its first time; nil where the plan does not tell. What is done is over.
    mutating func firstResult(of id: ID<Action>, _ plan: CheckedPlan) -> Day? {
        let action = plan.actions[id]
        if let progress = action.progress, progress.done >= Exact(1), let day = progress.day { return day }
        // An effort of people whose number nobody says.
        let isGuess =
            action.finish == nil && action.tasks.isEmpty
            && plan.resource(of: action.owner).flatMap { plan.resources[$0].people } == nil
        let span = repetitions(of: id).first ?? span(of: id)
        return isGuess ? nil : span.lastDay(calendar)
    }
}
