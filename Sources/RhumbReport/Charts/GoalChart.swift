// "Will we arrive?" as numbers: what was measured, what was expected, where it goes. Renderers draw it in their own way.
import RhumbAssessment
import RhumbModel
import RhumbValues

/// A goal's line from its history to its deadline, in the unit of its measure.
struct GoalChart: Sendable {
    struct Milestone: Sendable {
        let day: Day
        let value: Double
        let isPassed: Bool
    }

    let unit: MeasureUnit
    let start: Day
    let deadline: Day
    /// The day of judgement: today, or the deadline where that has passed.
    let today: Day
    /// What is known of the measure, oldest first; the last is today's where that is known.
    let measured: [DatedValue]
    /// 95%, of today's value.
    let interval: Interval?
    /// The way the goal should go; of `keep` and `hold` none.
    let expected: [DatedValue]
    /// The same before the target was moved; none where it was not.
    let expectedBefore: [DatedValue]
    let milestones: [Milestone]
    let baseline: Double?
    let target: Double?
    /// The other end of a range that is to be held.
    let upperBound: Double?
    /// At the deadline, going on like this.
    let projected: Double?
    let projectedInterval: Interval?
    let isOver: Bool
}

extension Report {
    /// nil where nothing of a goal can be drawn: neither a measured value nor a target is known.
    func chart(of id: ID<Goal>) -> GoalChart? {
        guard let judged = assessment.goals.at(id.index), let found = measurements.goals.at(id.index) else {
            return nil
        }
        let goal = plan.goals[id]
        let day = min(assessment.today, goal.deadline)
        var measured = found.history.compactMap { point in
            point.measurement.value.magnitude.map { DatedValue(day: point.day, value: $0) }
        }
        measured.removeAll { $0.day >= day }
        if day >= judged.start, let now = judged.measured.value.magnitude {
            measured.append(DatedValue(day: day, value: now))
        }
        let target = judged.target.magnitude
        guard target != nil || !measured.isEmpty else { return nil }
        var upperBound: Double?
        if case .hold(_, let high, _) = goal.aim { upperBound = high.value.magnitude }
        let isReach = if case .reach = goal.aim { true } else { false }
        let milestones = goal.milestones.compactMap { stop in
            stop.value.value.magnitude.map {
                GoalChart.Milestone(day: stop.day, value: $0, isPassed: stop.day <= assessment.today)
            }
        }
        return GoalChart(
            unit: unit(of: goal), start: judged.start, deadline: goal.deadline, today: day, measured: measured,
            interval: judged.interval, expected: isReach ? judged.path : [],
            expectedBefore: isReach && !judged.revisions.isEmpty ? judged.pathBefore : [], milestones: milestones,
            baseline: judged.baseline.magnitude, target: target, upperBound: upperBound, projected: judged.projected,
            projectedInterval: judged.projectedInterval, isOver: assessment.today > goal.deadline)
    }
}
