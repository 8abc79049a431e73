// A strategy is as good as its goals.
import RhumbModel
import RhumbText
import RhumbValues

extension GoalStatus {
    /// What is worst decides: a lost or losing goal first, then one in danger, then one nobody knows of.
    var badness: Int {
        switch self {
        case .offTrack: 6
        case .missed: 5
        case .atRisk: 4
        case .noData: 3
        case .onTrack: 2
        case .notStarted: 1
        case .achieved: 0
        }
    }

    /// What it counts in a weighted roll-up; nil: it is left out.
    var mark: Double? {
        switch self {
        case .achieved, .onTrack: 1
        case .atRisk: 0.5
        case .offTrack, .missed: 0
        case .noData, .notStarted: nil
        }
    }
}

/// `worst`: the worst status among its goals. `weighted`: the weighted mean of their marks (on track and achieved 1,
/// at risk ½, off track and missed 0; goals not started or without data are left out): from 0.8 on track, from 0.5 at
/// risk, else off track; where all are left out, the worst.
func assessStrategy(
    _ id: ID<Strategy>, in plan: CheckedPlan, _ goals: [GoalAssessment]
) -> StrategyAssessment {
    let served = plan.goals.ids.filter { plan.goals[$0].serves.contains(id) && goals.indices.contains($0.index) }
    let statuses = served.map { goals[$0.index].status.value }
    guard let worst = statuses.max(by: { $0.badness < $1.badness }) else {
        return StrategyAssessment(
            status: nil, goals: [], because: [Message("no goal serves it", zh: "没有目标支撑它")])
    }
    if plan.strategies[id].rollup == .weighted, let mark = weightedMark(served, in: plan, statuses) {
        let status: GoalStatus = mark >= 0.8 - 1e-12 ? .onTrack : mark >= 0.5 - 1e-12 ? .atRisk : .offTrack
        let shown = NumberText.fixed(mark, 2)
        return StrategyAssessment(
            status: status, goals: served,
            because: [
                Message(
                    "its goals come to \(shown) of 1 by weight (\(listed(served, in: plan, goals).english))",
                    zh: "各目标加权得分\(shown)（满分1）:\(listed(served, in: plan, goals).chinese)")
            ])
    }
    let decisive = served.filter { goals[$0.index].status.value == worst }
    return StrategyAssessment(status: worst, goals: served, because: [listed(decisive, in: plan, goals)])
}

private func weightedMark(_ served: [ID<Goal>], in plan: CheckedPlan, _ statuses: [GoalStatus]) -> Double? {
    var sum = 0.0
    var weights = 0.0
    for (id, status) in zip(served, statuses) {
        guard let mark = status.mark else { continue }
        sum += mark * plan.goals[id].weight.double
        weights += plan.goals[id].weight.double
    }
    return weights > 0 ? sum / weights : nil
}

/// `Family guests come back: at risk, …`
private func listed(_ ids: [ID<Goal>], in plan: CheckedPlan, _ goals: [GoalAssessment]) -> Message {
    .list(
        ids.map { id in
            let status = goals[id.index].status.value.words
            let name = plan.goals[id].heading.shown
            return Message("\(name): \(status.english)", zh: "\(name)\(status.chinese)")
        })
}
