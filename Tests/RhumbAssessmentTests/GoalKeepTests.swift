// Bounds to keep and ranges to hold.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@Suite("Keep and hold")
struct GoalKeepTests {
    /// Ten reviews at the ends of 36-day stretches; five have passed by 30 June. 80%: ⌊0.2 · 10⌋ = 2 may be missed.
    private func kept(_ values: [Double?], now: Double, share: Exact? = decimal(8, 1)) -> GoalCase {
        var goal = GoalCase()
        goal.aim = .keep(atLeast: true, percent(90), share: share)
        goal.baseline = nil
        goal.review = .days(36)
        goal.value = plain(.percent(now))
        goal.reviews = values.enumerated().map { position, value in
            dated(day(2026, 1, 1).adding(days: 36 * (position + 1)), value.map { .percent($0) } ?? .unknown)
        }
        return goal
    }

    @Test(
        "Misses, burn and today",
        arguments: [
            ([0.91, 0.92, 0.90, 0.95, 0.93], 0.91, GoalStatus.onTrack),
            // 1 miss of 2 · 5/10 = 1: burn 1, not above.
            ([0.91, 0.89, 0.90, 0.95, 0.93], 0.91, .onTrack),
            // 2 misses: burn 2.
            ([0.91, 0.89, 0.90, 0.95, 0.80], 0.91, .atRisk),
            // No miss, but outside today.
            ([0.91, 0.92, 0.90, 0.95, 0.93], 0.89, .atRisk),
            // 3 misses of 2 allowed.
            ([0.89, 0.89, 0.90, 0.95, 0.80], 0.95, .offTrack),
        ])
    func misses(_ values: [Double], _ now: Double, _ status: GoalStatus) throws {
        #expect(kept(values, now: now).assessed()?.status.value == status)
    }

    @Test("Without `for` no miss is allowed")
    func strict() throws {
        #expect(kept([0.91, 0.89], now: 0.95, share: nil).assessed()?.status.value == .offTrack)
        #expect(kept([0.91, 0.92], now: 0.95, share: nil).assessed()?.status.value == .onTrack)
        #expect(kept([0.91, 0.92], now: 0.85, share: nil).assessed()?.status.value == .atRisk)
    }

    @Test("A review without a value is no miss, and is told")
    func unknown() throws {
        let verdict = try #require(kept([0.91, nil, 0.93], now: 0.95).assessed())
        #expect(verdict.status.value == .onTrack)
        #expect(verdict.status.because.contains { $0.english.contains("1 without a value") })
    }

    @Test("After the deadline the misses decide")
    func over() throws {
        let after = day(2027, 1, 5)
        #expect(kept([0.91, 0.89, 0.89, 0.95], now: 0.8).assessed(on: after)?.status.value == .achieved)
        #expect(kept([0.89, 0.89, 0.89, 0.95], now: 0.95).assessed(on: after)?.status.value == .missed)
    }

    @Test("⌊(1 − s) · N⌋ is exact", arguments: [(20, 95, 1), (10, 95, 0), (100, 99, 1), (7, 90, 0), (26, 90, 2)])
    func allowed(_ total: Int, _ hundredths: Int, _ allowed: Int) {
        var goal = GoalCase()
        goal.aim = .keep(atLeast: true, percent(90), share: decimal(Int128(hundredths), 2))
        goal.review = .days(1)
        goal.deadline = day(2026, 1, 1).adding(days: total)
        goal.value = plain(.percent(0.95))
        let text = goal.assessed(on: day(2026, 1, 1))?.status.because.map(\.english).joined() ?? ""
        #expect(text.contains("(of \(total) in all, \(allowed) may be missed)"), "\(text)")
    }

    @Test("The error budget: allowed, used, left and burn")
    func budget() throws {
        let verdict = try #require(kept([0.91, 0.89, 0.90, 0.95, 0.93], now: 0.91).assessed())
        let budget = try #require(verdict.budget)
        #expect(budget == ErrorBudget(allowed: 2, used: 1, passed: 5, all: 10, unknown: 0))
        #expect(budget.left == 1)
        // 1 / (2 · 5/10)
        #expect(budget.burn == 1)
        let text = verdict.status.because.map(\.english).joined()
        #expect(text.contains("error budget: 1 of 2 used, 1 left, burn 1.00"), "\(text)")
        // Without a share nothing may be missed, and nothing burns.
        let strict = try #require(kept([0.91, 0.89], now: 0.95, share: nil).assessed()?.budget)
        #expect(strict.allowed == 0 && strict.left == 0 && strict.burn == nil)
    }

    /// Google's Site Reliability Workbook, "Alerting on SLOs": 99.9% over 30 days with a constant error rate of 0.1% burns at
    /// 1 and uses the budget up exactly at the end; at 0.2% it burns at 2.
    @Test("Burn 1 uses the budget up exactly at the end", arguments: [(15, 1.0), (30, 2.0)])
    func publishedBurn(_ misses: Int, _ burn: Double) {
        let budget = ErrorBudget(allowed: 30, used: misses, passed: 15_000, all: 30_000, unknown: 0)
        #expect(budget.burn == burn)
    }

    /// Ten reviews, two may be missed, five have passed.
    @Test(
        "Hold with a share is judged on its review dates",
        arguments: [
            ([0.5, 0.5, 0.5, 0.5, 0.5], 0.5, GoalStatus.onTrack),
            ([0.5, 0.5, 0.7, 0.5, 0.5], 0.5, .onTrack),
            ([0.5, 0.3, 0.7, 0.5, 0.5], 0.5, .atRisk),
            ([0.5, 0.5, 0.5, 0.5, 0.5], 0.7, .atRisk),
            ([0.3, 0.3, 0.7, 0.5, 0.5], 0.5, .offTrack),
        ])
    func heldWithShare(_ values: [Double], _ now: Double, _ status: GoalStatus) throws {
        var goal = kept(values, now: now)
        goal.aim = .hold(percent(40), percent(60), share: decimal(8, 1))
        let verdict = try #require(goal.assessed())
        #expect(verdict.status.value == status)
        #expect(verdict.budget?.allowed == 2)
        let after = try #require(goal.assessed(on: day(2027, 1, 1)))
        #expect(after.status.value == (status == .offTrack ? .missed : .achieved))
    }

    @Test("Without a share a range has no budget")
    func heldStrictly() throws {
        var goal = kept([0.3, 0.3], now: 0.5)
        goal.aim = .hold(percent(40), percent(60), share: nil)
        let verdict = try #require(goal.assessed())
        #expect(verdict.status.value == .onTrack)
        #expect(verdict.budget == nil)
    }

    @Test("A revised bound counts from its day")
    func revisedBound() throws {
        var goal = kept([0.88, 0.88, 0.88, 0.88, 0.88], now: 0.88)
        // The first three reviews, to 19 April, are judged by 90%; the last two by 85%.
        goal.revisions = [Goal.Revision(day: day(2026, 5, 1), to: percent(85), because: nil)]
        let verdict = try #require(goal.assessed())
        #expect(verdict.budget?.used == 3)
        #expect(verdict.target == .percent(0.85))
    }

    @Test("At most")
    func atMost() throws {
        var goal = GoalCase()
        goal.aim = .keep(atLeast: false, percent(9), share: nil)
        goal.better = .lower
        goal.value = plain(.percent(0.08))
        #expect(goal.assessed()?.status.value == .onTrack)
        #expect(goal.assessed()?.expected == 0.09)
        goal.value = plain(.percent(0.10))
        #expect(goal.assessed()?.status.value == .atRisk)
    }

    @Test(
        "Hold: inside on track, outside with the interval overlapping at risk, else off track",
        arguments: [(Int64(50), GoalStatus.onTrack), (60, .onTrack), (64, .atRisk), (90, .offTrack), (20, .offTrack)])
    func hold(_ yes: Int64, _ status: GoalStatus) throws {
        var goal = GoalCase()
        goal.aim = .hold(percent(40), percent(60), share: nil)
        goal.value = share(yes, of: 100)
        #expect(goal.assessed()?.status.value == status)
        let after: GoalStatus = status == .onTrack ? .achieved : .missed
        #expect(goal.assessed(on: day(2027, 1, 1))?.status.value == after)
    }
}
