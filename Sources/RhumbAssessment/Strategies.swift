// A strategy is as good as its goals, and as the strategies that serve it.
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

/// What a strategy rests on: a goal, or a strategy below it.
private struct Support {
    let name: String
    let status: GoalStatus
    let weight: Double

    var words: Message {
        let status = status.words
        return Message("\(name): \(status.english)", zh: "\(name)\(status.chinese)")
    }
}

/// All strategies in the order of the plan, those that serve others first judged.
///
/// `worst`: the worst status among its goals and the strategies that serve it. `weighted`: the weighted mean of their marks
/// (on track and achieved 1, at risk ½, off track and missed 0; what has not started or has no data is left out): from 0.8
/// on track, from 0.5 at risk, else off track; where all are left out, the worst.
func assessStrategies(_ plan: CheckedPlan, _ goals: [GoalAssessment]) -> [StrategyAssessment] {
    var judged: [Int: StrategyAssessment] = [:]
    func assess(_ id: ID<Strategy>) -> StrategyAssessment {
        if let known = judged[id.index] { return known }
        let served = plan.goals.ids.filter { plan.goals[$0].serves.contains(id) && goals.indices.contains($0.index) }
        // The checker lets no cycle through.
        let below = plan.strategies.ids.filter { $0 != id && plan.strategies[$0].serves.contains(id) }
        var support = served.map { goal in
            Support(
                name: plan.goals[goal].heading.shown, status: goals[goal.index].status.value,
                weight: plan.goals[goal].weight.double)
        }
        for other in below {
            guard let status = assess(other).status else { continue }
            let strategy = plan.strategies[other]
            support.append(Support(name: strategy.heading.shown, status: status, weight: strategy.weight.double))
        }
        let (status, because) = rollup(support, plan.strategies[id].rollup)
        var assessment = StrategyAssessment(status: status, goals: served, because: because)
        assessment.parts = below
        judged[id.index] = assessment
        return assessment
    }
    return plan.strategies.ids.map { assess($0) }
}

private func rollup(_ support: [Support], _ rollup: Strategy.Rollup) -> (GoalStatus?, [Message]) {
    guard let worst = support.map(\.status).max(by: { $0.badness < $1.badness }) else {
        return (nil, [Message("no goal serves it", zh: "没有目标支撑它")])
    }
    if rollup == .weighted, let mark = weightedMark(support) {
        let status: GoalStatus = mark >= 0.8 - 1e-12 ? .onTrack : mark >= 0.5 - 1e-12 ? .atRisk : .offTrack
        let shown = NumberText.fixed(mark, 2)
        let list = Message.list(support.map(\.words))
        return (
            status,
            [
                Message(
                    "its goals come to \(shown) of 1 by weight (\(list.english))",
                    zh: "各目标加权得分\(shown)（满分1）：\(list.chinese)")
            ]
        )
    }
    return (worst, [.list(support.filter { $0.status == worst }.map(\.words))])
}

private func weightedMark(_ support: [Support]) -> Double? {
    var sum = 0.0
    var weights = 0.0
    for part in support {
        guard let mark = part.status.mark else { continue }
        sum += mark * part.weight
        weights += part.weight
    }
    return weights > 0 ? sum / weights : nil
}
