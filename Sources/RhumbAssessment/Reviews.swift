// When each goal is to be looked at next.
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
