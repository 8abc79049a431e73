// Where a recommendation comes from and whose it is, as every form of the report names it.
import RhumbAssessment
import RhumbModel

/// What kind of thing a recommendation comes from, as `rhumb.run/1` names it.
enum OriginKind: String {
    case advice
    case risk
    case lateAction = "late_action"
    case requirement
    case review
}

extension CheckedPlan {
    /// What a recommendation comes from, and that thing's name.
    func origin(of given: Recommendation) -> (kind: OriginKind, name: String) {
        switch given.origin {
        case .advice(let id): (.advice, advice[id].heading.name)
        case .risk(let id): (.risk, risks[id].heading.name)
        case .lateAction(let id): (.lateAction, actions[id].heading.name)
        case .requirement(let id, _): (.requirement, datasets[id].heading.name)
        case .review(let id): (.review, goals[id].heading.name)
        case .riskReview(let id): (.review, risks[id].heading.name)
        }
    }

    /// Who should see to it: of the thing itself, else of the action behind it, else of the goal that it serves.
    func owner(of given: Recommendation) -> Owner? {
        switch given.origin {
        case .risk(let id): risks[id].owner
        case .lateAction(let id): actions[id].owner
        case .review(let id): goals[id].owner
        case .riskReview(let id): risks[id].owner
        case .requirement: nil
        case .advice: given.by.flatMap { actions[$0].owner } ?? given.serves.flatMap { goals[$0].owner }
        }
    }
}
