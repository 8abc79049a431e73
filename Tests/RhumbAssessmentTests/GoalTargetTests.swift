// Relative targets, flows, and the line to the deadline.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@Suite("Targets, flows and projections")
struct GoalTargetTests {
    @Test(
        "Relative targets",
        arguments: [
            (Goal.Target.up(.points(decimal(7, 2))), Literal.percent(decimal(31, 2)), Value.percent(0.38)),
            (.down(.points(decimal(7, 2))), .percent(decimal(12, 2)), .percent(0.05)),
            (.up(percent(10)), .money(yuan(5_000)), .money(yuan(5_500))),
            (.down(percent(20)), .integer(50), .integer(40)),
            (.up(.integer(25)), .integer(50), .integer(75)),
            (.up(.money(yuan(30))), .money(yuan(70)), .money(yuan(100))),
        ])
    func relative(_ target: Goal.Target, _ baseline: Literal, _ absolute: Value) throws {
        var goal = GoalCase()
        goal.aim = .reach(target)
        goal.baseline = .value(baseline)
        goal.value = plain(baseline.value)
        #expect(goal.assessed()?.target == absolute)
    }

    @Test("A relative target on an unknown baseline is no data")
    func unknownBaseline() throws {
        var goal = GoalCase()
        goal.aim = .reach(.up(.points(decimal(7, 2))))
        goal.baseline = .measured(day(2025, 12, 31))
        goal.measuredBaseline = plain(.unknown, overwritten: "score")
        goal.value = plain(.percent(0.4))
        let verdict = try #require(goal.assessed())
        #expect(verdict.status.value == .noData)
        #expect(verdict.target == .unknown)
        #expect(verdict.status.because.contains { $0.english.contains("`score` is overwritten") })
    }

    @Test("A flow starts at 0; its baseline is only the base of up 10%")
    func flow() throws {
        var goal = GoalCase()
        goal.kind = .flow
        goal.type = .money(.yuan)
        goal.baseline = .value(.money(yuan(3_640)))
        goal.aim = .reach(.up(percent(10)))
        goal.value = plain(.money(yuan(1_980)))
        let verdict = try #require(goal.assessed())
        #expect(verdict.target == .money(yuan(4_004)))
        // 180 of 364 days.
        #expect(isNear(verdict.expected, 4_004.0 * 180 / 364, within: 1e-9))
        #expect(isNear(verdict.pace, 1_980 / (4_004.0 * 180 / 364), within: 1e-9))
        #expect(verdict.status.value == .onTrack)
        #expect(isNear(verdict.projected, 1_980.0 * 364 / 180, within: 1e-9))
        #expect(isNear(verdict.progress, 1_980.0 / 4_004, within: 1e-12))
    }

    @Test("A flow that must stay low: judged by what it has used up, won only at the end")
    func allowance() throws {
        var goal = GoalCase()
        goal.kind = .flow
        goal.better = .lower
        goal.type = .integer
        goal.baseline = .value(.integer(100))
        goal.aim = .reach(.down(percent(20)))
        let today = day(2026, 7, 2)  // 182 of 364 days: 40 of the 80 may have come.
        for (value, status) in [
            (40, GoalStatus.onTrack), (0, .onTrack), (50, .atRisk), (60, .offTrack), (81, .offTrack),
        ] {
            goal.value = plain(.integer(Int64(value)))
            #expect(goal.assessed(on: today)?.status.value == status, "\(value)")
        }
        goal.value = plain(.integer(80))
        #expect(goal.assessed(on: day(2027, 1, 1))?.status.value == .achieved)
        goal.value = plain(.integer(81))
        #expect(goal.assessed(on: day(2027, 1, 1))?.status.value == .missed)
    }

    @Test("A stock is projected along the median slope of its month ends")
    func projection() throws {
        var goal = GoalCase()
        goal.type = .number
        goal.baseline = .value(.integer(0))
        goal.aim = .reach(.value(.integer(1_000)))
        // 1 a day, with one wild month that must not bend the line.
        let start = day(2026, 1, 1)
        let ends = [day(2026, 1, 31), day(2026, 2, 28), day(2026, 3, 31), day(2026, 4, 30), day(2026, 5, 31)]
        goal.history = ends.map { end in
            dated(end, .number(end == day(2026, 3, 31) ? 900 : Double(end.number - start.number)))
        }
        goal.value = plain(.number(180))
        let verdict = try #require(goal.assessed())
        #expect(isNear(verdict.projected, 364, within: 1e-9))
        #expect(verdict.projectedInterval != nil)
    }

    @Test("With few month ends the line leads from the baseline")
    func fallback() throws {
        var goal = GoalCase()
        goal.value = plain(.percent(0.33))
        goal.history = [dated(day(2026, 5, 31), .percent(0.9))]
        let verdict = try #require(goal.assessed())
        #expect(isNear(verdict.projected, (0.33 + 0.02 * 184 / 180), within: 1e-12))
        #expect(verdict.projectedInterval == nil)
    }

    @Test("The interval of a steady flow is narrow, of an unsteady one wide")
    func flowInterval() throws {
        var goal = GoalCase()
        goal.kind = .flow
        goal.type = .number
        goal.baseline = nil
        goal.aim = .reach(.value(.integer(4_000)))
        let ends = [day(2026, 1, 31), day(2026, 2, 28), day(2026, 3, 31), day(2026, 4, 30), day(2026, 5, 31)]
        func width(_ totals: [Double]) throws -> Double {
            goal.history = zip(ends, totals).map { dated($0, .number($1)) }
            goal.value = plain(.number(1_800))
            let range = try #require(goal.assessed()?.projectedInterval)
            return range.high - range.low
        }
        let steady = try width([300, 590, 900, 1_200, 1_500])
        let unsteady = try width([100, 690, 800, 1_400, 1_500])
        #expect(steady < 500)
        #expect(unsteady > 2 * steady)
    }

    @Test("After the deadline there is nothing left to project or to need")
    func over() throws {
        var goal = GoalCase()
        goal.value = plain(.percent(0.33))
        let verdict = try #require(goal.assessed(on: day(2027, 1, 1)))
        #expect(verdict.projected == nil)
        #expect(verdict.neededPerMonth == nil)
    }
}
