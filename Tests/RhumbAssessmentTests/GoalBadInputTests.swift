// Input that leads nowhere is no data with its reason, never a number made of nothing.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@Suite("Goals on bad input")
struct GoalBadInputTests {
    private func reasons(_ verdict: GoalAssessment) -> String {
        verdict.status.because.map(\.english).joined(separator: "; ")
    }

    @Test("A percentage of a baseline of nothing, or of less", arguments: [Int64(0), -20])
    func nothing(_ baseline: Int64) throws {
        var goal = GoalCase()
        goal.type = .integer
        goal.baseline = .value(.integer(baseline))
        goal.aim = .reach(.up(percent(10)))
        goal.value = plain(.integer(3))
        let verdict = try #require(goal.assessed())
        #expect(verdict.status.value == .noData)
        #expect(reasons(verdict).contains("a percentage of the baseline"), "\(reasons(verdict))")
    }

    @Test("No events at all are no data; none since the start are 0")
    func noEvents() throws {
        var goal = GoalCase()
        goal.kind = .flow
        goal.type = .integer
        goal.baseline = nil
        goal.aim = .reach(.value(.integer(10)))
        goal.value = plain(.integer(0), n: 0)
        let none = try #require(goal.assessed())
        #expect(none.status.value == .noData)
        #expect(reasons(none).contains("no event up to 2026-06-30"))
        goal.newest = day(2025, 12, 30)
        #expect(goal.assessed()?.status.value == .offTrack)
    }

    @Test("A single customer has a wide interval, and is no more than noise")
    func single() throws {
        var goal = GoalCase()
        goal.value = share(0, of: 1)
        let verdict = try #require(goal.assessed())
        #expect(verdict.status.value == .atRisk)
        #expect(verdict.withinNoise)
        #expect((verdict.interval?.high ?? 0) > 0.7)
    }

    @Test("No rows are no data")
    func noRows() throws {
        var goal = GoalCase()
        goal.value = share(0, of: 0)
        let verdict = try #require(goal.assessed())
        #expect(verdict.status.value == .noData)
        #expect(reasons(verdict).contains("there are no rows"))
    }

    @Test("A measured baseline at the target is achieved, and says since when")
    func already() throws {
        var goal = GoalCase()
        goal.baseline = .measured(day(2025, 12, 31))
        goal.measuredBaseline = plain(.percent(0.38))
        goal.value = plain(.percent(0.38))
        let verdict = try #require(goal.assessed())
        #expect(verdict.status.value == .achieved)
        #expect(reasons(verdict).contains("already at the start"))
    }
}
