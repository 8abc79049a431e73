// Goals that start when another is achieved.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@Suite("Phases")
struct GoalPhaseTests {
    /// When the goal of a case was achieved, by the days on which it was looked at.
    private func achieved(
        _ goal: GoalCase, _ checkpoints: [DatedMeasurement], today: Day = day(2026, 6, 30)
    ) -> Day? {
        var plan = emptyPlan()
        let measure = plan.add(.literal(percent(0)), goal.type, at: nowhere)
        let id = plan.goals.add(goal.goal(measure))
        var measured = GoalMeasurement(
            value: goal.value, baseline: nil, history: [], reviews: goal.reviews, newestEvent: nil)
        measured.checkpoints = checkpoints
        return dayAchieved(id, in: plan, measured, today: today, bands: Bands())
    }

    @Test("On the first day on which the target was reached")
    func first() {
        var goal = GoalCase()
        goal.value = plain(.percent(0.30))
        let points = [
            dated(day(2026, 1, 31), .percent(0.33)), dated(day(2026, 2, 28), .unknown),
            dated(day(2026, 3, 31), .percent(0.38)), dated(day(2026, 4, 30), .percent(0.40)),
        ]
        #expect(achieved(goal, points) == day(2026, 3, 31))
        #expect(achieved(goal, Array(points.prefix(2))) == nil)
    }

    @Test("By the target that was in force on that day")
    func revised() {
        var goal = GoalCase()
        goal.value = plain(.percent(0.36))
        goal.revisions = [Goal.Revision(day: day(2026, 4, 15), to: percent(35), because: nil)]
        let points = [dated(day(2026, 3, 31), .percent(0.36)), dated(day(2026, 4, 30), .percent(0.36))]
        #expect(achieved(goal, points) == day(2026, 4, 30))
    }

    @Test("A bound is achieved at its deadline only")
    func bound() {
        var goal = GoalCase()
        goal.aim = .keep(atLeast: true, percent(90), share: nil)
        goal.value = plain(.percent(0.95))
        goal.deadline = day(2026, 3, 31)
        #expect(achieved(goal, [], today: day(2026, 3, 31)) == nil)
        #expect(achieved(goal, [], today: day(2026, 4, 1)) == day(2026, 3, 31))
        goal.value = plain(.percent(0.85))
        #expect(achieved(goal, [], today: day(2026, 4, 1)) == nil)
    }

    @Test("While the other is not achieved it has not started, and says for what it waits")
    func waiting() throws {
        var plan = emptyPlan()
        let measure = plan.add(.literal(percent(0)), .percent, at: nowhere)
        let first = plan.goals.add(GoalCase().goal(measure))
        var second = GoalCase().goal(measure)
        second.startsAfter = first
        second.reviewEvery = .days(14)
        _ = plan.goals.add(second)
        func judged(on today: Day) throws -> Assessment {
            var measurements = Measurements(today: today)
            let value = GoalMeasurement(
                value: plain(.percent(0.33)), baseline: nil, history: [], reviews: [], newestEvent: nil)
            measurements.goals = [value, value]
            return assess(plan, measurements, bands: Bands(), language: .english)
        }
        let waits = try judged(on: day(2026, 6, 30))
        #expect(waits.goals[1].status.value == .notStarted)
        #expect(
            waits.goals[1].status.because.map(\.english) == [
                "Families return: starts when “Families return” is achieved, and it is not yet"
            ])
        #expect(waits.reviews.isEmpty)
        // It began on 1 June: 29 of the 213 days to the deadline have passed.
        plan.goals[ID(1)].begins = day(2026, 6, 1)
        let runs = try judged(on: day(2026, 6, 30))
        #expect(runs.goals[1].start == day(2026, 6, 1))
        #expect(isNear(runs.goals[1].expected, 0.31 + 0.07 * 29 / 213))
        #expect(runs.reviews.map(\.due) == [day(2026, 6, 15)])
    }
}
