// A measure on a `current` column has the past that stored runs measured, and no other.
import Foundation
import Rhumb
import RhumbHistory
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct PastOfOverwrittenColumns {
    static let plan = """
        plan p { period 2026-01-01 .. 2026-12-31; currency CNY }
        dataset guests from "guests.csv" { key id text; joined date; score number 0 .. 10 current; event joined }
        metric happy share(guests where score >= 8)
        goal joy { measure happy; baseline 10%; target 90%; deadline 2026-12-31; review every 1 month; reviewed 2026-05-31 "hm" }

        """

    /// As many happy guests of four as told.
    private func write(_ folder: String, happy: Int, plan: String = Self.plan) throws {
        let rows = (1...4).map { "g\($0),2025-01-01,\($0 <= happy ? 9 : 3)\n" }
        try Temporary.write("id,joined,score\n" + rows.joined(), folder, "guests.csv")
        try Temporary.write(plan, folder, "p.rhumb")
    }

    private func run(_ folder: String, _ month: Int, _ day: Int, remember: Bool = true) throws -> GoalMeasurement {
        let project = Project.load(folder)
        var options = RunOptions(calendarDay: .first)
        options.asOf = Day(year: 2026, month: month, day: day)
        let outcome = project.run(options)
        let report = try #require(outcome.value, "\(outcome.diagnostics.map(\.message.english))")
        if remember { #expect(project.remember(report, recorded: 0) == []) }
        return try #require(report.measurements.goals.first)
    }

    private func known(_ goal: GoalMeasurement) -> [String] {
        goal.history.filter { $0.measurement.value != .unknown }.map { point in
            guard case .percent(let value) = point.measurement.value else { return "?" }
            return "\(point.day) \(value)"
        }
    }

    @Test func storedRunsAreThePast() throws {
        let folder = try Temporary.folder()
        try Temporary.write("history: .rhumb/history.sqlite\n", folder, "rhumb.yaml")
        for (happy, month, day) in [(1, 3, 31), (2, 5, 10), (3, 5, 31), (4, 6, 5)] {
            try write(folder, happy: happy)
            _ = try run(folder, month, day)
        }
        try write(folder, happy: 0)
        let goal = try run(folder, 6, 30, remember: false)
        #expect(goal.value.value == .percent(0))
        // Of May the later run; of June none, for the month is not over; April has none.
        #expect(known(goal) == ["2026-03-31 0.25", "2026-05-31 0.75"])
        #expect(goal.lastReview?.measurement.value == .percent(0.75))
    }

    /// Rows without a date say what is so today and no more: no past is made up from them, and no projection.
    @Test func rowsWithoutADateHaveNoPast() throws {
        let folder = try Temporary.folder()
        try write(
            folder, happy: 3,
            plan: Self.plan.replacingOccurrences(of: " current; event joined", with: ""))
        let goal = try run(folder, 6, 30, remember: false)
        #expect(goal.value.value == .percent(0.75))
        #expect(!goal.history.isEmpty)
        #expect(known(goal) == [])
        #expect(goal.history.allSatisfy { $0.measurement.overwritten == "guests" })
    }

    @Test func anotherDefinitionHasAnotherPast() throws {
        let folder = try Temporary.folder()
        try Temporary.write("history: .rhumb/history.sqlite\n", folder, "rhumb.yaml")
        try write(folder, happy: 2)
        _ = try run(folder, 5, 31)
        try write(folder, happy: 2, plan: Self.plan.replacing("score >= 8", with: "score >= 7"))
        #expect(try known(run(folder, 6, 30, remember: false)) == [])
        try write(folder, happy: 2, plan: Self.plan.replacing("target 90%", with: "target 80%"))
        #expect(try known(run(folder, 6, 30, remember: false)) == ["2026-05-31 0.5"])
        try write(folder, happy: 2, plan: Self.plan.replacing("metric happy", with: "指标 happy"))
        #expect(try known(run(folder, 6, 30, remember: false)) == ["2026-05-31 0.5"])
    }

    @Test func withoutAHistoryThePastIsUnknown() throws {
        let folder = try Temporary.folder()
        try write(folder, happy: 2)
        #expect(try known(run(folder, 6, 30, remember: false)) == [])
    }
}
