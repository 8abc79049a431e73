// A plan of phases over data: each begins on the day after the one before it was achieved.
import Foundation
import Rhumb
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct Phases {
    private let plan = """
        plan shop "Shop" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-09-30 }
        dataset signups from "signups.csv" { key id text; day date; event day }
        metric registered count(signups) better higher
        goal third "Third" { measure registered; target 5; deadline 2026-12-31; start after second }
        goal second "Second" { measure registered; target 3; deadline 2026-12-31; start after first; review every 6 months }
        goal first "First" { measure registered; target 4; deadline 2026-06-30 }
        """

    /// Sign-ups on the given days of 2026.
    private func report(_ days: [String]) throws -> Report {
        let folder = try Temporary.folder()
        try Temporary.write(plan, folder, "shop.rhumb")
        let rows = days.enumerated().map { "\($0.offset),2026-\($0.element)" }
        try Temporary.write("id,day\n" + rows.joined(separator: "\n") + "\n", folder, "signups.csv")
        return try #require(run(folder).value)
    }

    private func goal(_ name: String, _ report: Report) -> (start: Day?, status: GoalStatus, value: Value) {
        let id = report.plan.goals.ids.first { report.plan.goals[$0].heading.name == name } ?? ID(0)
        let judged = report.assessment.goals[id.index]
        let isWaiting = report.plan.goals[id].isWaiting
        return (isWaiting ? nil : judged.start, judged.status.value, judged.measured.value)
    }

    /// The first has its four by the end of February; from 1 March on the second counts, and it has
    /// its three by 31 March; the third begins on 1 April.
    @Test func eachBeginsWhenTheOneBeforeItIsAchieved() throws {
        let report = try report(
            ["01-05", "01-20", "02-03", "02-20", "03-02", "03-15", "03-25", "04-10", "05-20", "06-01"])
        let (first, second, third) = (goal("first", report), goal("second", report), goal("third", report))
        #expect(first.status == .achieved)
        #expect(second.start == Day(year: 2026, month: 3, day: 1))
        #expect(second.value == .integer(6))
        #expect(second.status == .achieved)
        #expect(third.start == Day(year: 2026, month: 4, day: 1))
        #expect(third.value == .integer(3))
        #expect(third.status == .onTrack || third.status == .atRisk)
    }

    @Test func aPhaseWaitsForAnotherThatWaits() throws {
        let report = try report(["01-05", "08-20", "09-03"])
        #expect(goal("first", report).status == .missed)
        #expect(goal("second", report) == (nil, .notStarted, .integer(0)))
        #expect(goal("third", report) == (nil, .notStarted, .integer(0)))
        let text = json(report)
        #expect(text.contains("\"start_after\": \"first\""))
        #expect(text.contains("Second: starts when “First” is achieved, and it is not yet"))
    }
}
