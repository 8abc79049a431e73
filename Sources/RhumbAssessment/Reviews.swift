// When each goal and each risk is to be looked at next.
import RhumbModel
import RhumbValues

/// The next review of each goal that has a cadence and is not over: one interval after the last that was held, else
/// after the start, but not after the deadline. By due date, then in the order of the plan.
func reviewsDue(_ plan: CheckedPlan, today: Day) -> [ReviewAssessment] {
    let due = plan.goals.ids.compactMap { id -> ReviewAssessment? in
        let goal = plan.goals[id]
        guard let every = goal.reviewEvery, !goal.isWaiting, today <= goal.deadline else { return nil }
        let held = goal.reviews.map(\.day).filter { $0 <= today }.max()
        let day = min(every.after(held ?? plan.start(of: goal)), goal.deadline)
        return ReviewAssessment(goal: id, due: day, overdueDays: max(0, Int(today.number - day.number)))
    }
    return due.sorted { ($0.due, $0.goal.index) < ($1.due, $1.goal.index) }
}

/// The next review of each risk that has a cadence, while the plan's period lasts.
func riskReviewsDue(_ plan: CheckedPlan, today: Day) -> [RiskReviewAssessment] {
    let due = plan.risks.ids.compactMap { id -> RiskReviewAssessment? in
        let risk = plan.risks[id]
        guard let every = risk.reviewEvery, today <= plan.period.last else { return nil }
        let held = risk.reviews.map(\.day).filter { $0 <= today }.max()
        let day = min(every.after(held ?? plan.period.first), plan.period.last)
        return RiskReviewAssessment(risk: id, due: day, overdueDays: max(0, Int(today.number - day.number)))
    }
    return due.sorted { ($0.due, $0.risk.index) < ($1.due, $1.risk.index) }
}
