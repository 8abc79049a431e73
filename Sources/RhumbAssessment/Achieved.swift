// When was a goal achieved? The phase that waits for it starts on the next day.
public import RhumbModel
import RhumbText
public import RhumbValues

/// The first of the days on which a goal was looked at (`GoalMeasurement.checkpoints`) and had reached the target of that
/// day; of a bound, a range, or an amount that must not be exceeded its deadline, where it was achieved then. nil: not
/// achieved by today.
public func dayAchieved(
    _ id: ID<Goal>, in plan: CheckedPlan, _ measured: GoalMeasurement, today: Day, bands: Bands
) -> Day? {
    let subject = GoalSubject(id, in: plan, measured, newest: nil, today: today, bands: bands)
    guard !subject.goal.isWaiting, today >= subject.frame.start else { return nil }
    if case .reach = subject.goal.aim, !subject.frame.isAllowance {
        return measured.checkpoints.first { point in
            point.measurement.value.magnitude.flatMap { subject.frame.reaches($0, on: point.day) } ?? false
        }?.day
    }
    guard subject.isOver, measured.value.value != .unknown, subject.verdict().status == .achieved else { return nil }
    return subject.frame.deadline
}
