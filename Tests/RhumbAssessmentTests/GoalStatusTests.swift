// Every line of language.md's "Status of a goal" for a target by a deadline, by hand-computed cases.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@Suite("A target by a deadline")
struct GoalStatusTests {
    /// 31% → 34% by 30 June → 38% by 31 December; without an interval.
    private static func family(_ value: Double) -> GoalCase {
        var goal = GoalCase()
        goal.milestones = [Goal.Milestone(value: percent(34), day: day(2026, 6, 30))]
        goal.value = plain(.percent(value))
        return goal
    }

    @Test(
        "By pace, bands 0.95 and 0.75",
        arguments: [
            (0.34, GoalStatus.onTrack, 1.0), (0.3385, .onTrack, 0.95), (0.3384, .atRisk, 0.9467),
            (0.3325, .atRisk, 0.75),
            (0.3324, .offTrack, 0.7467), (0.30, .offTrack, -0.3333), (0.36, .onTrack, 1.6667),
        ])
    func byPace(_ value: Double, _ status: GoalStatus, _ pace: Double) throws {
        let goal = try #require(Self.family(value).assessed())
        #expect(goal.status.value == status)
        #expect(isNear(goal.pace, pace, within: 1e-4))
        #expect(isNear(goal.expected, 0.34, within: 1e-12))
        #expect(!goal.status.because.isEmpty)
    }

    @Test("The example of the language's page: 261 of 812 families")
    func example() throws {
        var family = Self.family(0)
        family.value = share(261, of: 812)
        let goal = try #require(family.assessed())
        #expect(goal.status.value == .atRisk)
        #expect(goal.withinNoise)
        #expect(
            goal.status.because.first?.english
                == "Families return: 32.1%, 34% expected by now (pace 0.38, within noise 29%–35.4%)")
        #expect(
            goal.status.because.first?.chinese == "Families return：现值32.1%，今日应达34%（进度比0.38，差距在误差内：29%–35.4%）")
        // (38% − 32.143%) over 184 days: 0.969 points a month.
        #expect(isNear(goal.neededPerMonth, 0.00969, within: 1e-5))
        #expect(isNear(goal.progress, (0.3214286 - 0.31) / 0.07, within: 1e-5))
    }

    @Test(
        "Before pace",
        arguments: [
            (day(2025, 12, 31), GoalStatus.notStarted, 0.34), (day(2026, 6, 30), .achieved, 0.38),
            (day(2026, 12, 31), .achieved, 0.38), (day(2027, 1, 1), .achieved, 0.38), (day(2027, 1, 1), .missed, 0.379),
            (day(2026, 12, 31), .offTrack, 0.33),
        ])
    func byTime(_ today: Day, _ status: GoalStatus, _ value: Double) throws {
        #expect(try #require(Self.family(value).assessed(on: today)).status.value == status)
    }

    @Test("It starts at its start, else at a measured baseline's day, else with the period")
    func start() throws {
        var goal = Self.family(0.33)
        goal.start = day(2026, 4, 1)
        goal.milestones = []
        let later = try #require(goal.assessed())
        // 90 of 274 days: E = 31% + 7pp · 90 / 274.
        #expect(isNear(later.expected, (0.31 + 0.07 * 90 / 274), within: 1e-12))
        goal.start = nil
        goal.baseline = .measured(day(2025, 9, 30))
        goal.measuredBaseline = plain(.percent(0.31))
        let measured = try #require(goal.assessed())
        #expect(measured.start == day(2025, 9, 30))
        #expect(measured.baseline == .percent(0.31))
        goal.baseline = .value(percent(31))
        #expect(goal.assessed()?.start == day(2026, 1, 1))
    }

    @Test("A falling goal: churn from 12% to 5%")
    func falling() throws {
        var goal = GoalCase()
        goal.better = .lower
        goal.baseline = .value(percent(12))
        goal.aim = .reach(.value(percent(5)))
        goal.start = day(2026, 1, 1)
        goal.deadline = day(2026, 12, 31)
        goal.milestones = [Goal.Milestone(value: percent(8), day: day(2026, 6, 30))]
        for (value, status) in [(0.08, GoalStatus.onTrack), (0.085, .atRisk), (0.10, .offTrack), (0.05, .achieved)] {
            goal.value = plain(.percent(value))
            #expect(goal.assessed()?.status.value == status, "\(value)")
        }
    }

    @Test("No data says why", arguments: [0, 1, 2, 3, 4])
    func noData(_ which: Int) throws {
        var goal = Self.family(0.33)
        let words: String
        switch which {
        case 0:
            goal.value = Measurement(value: .unknown, n: 0, skipped: 0, sampling: .none, partial: false)
            words = "no rows"
        case 1:
            goal.atLeast = 600
            goal.value = share(33, of: 100)
            words = "at least 600"
        case 2:
            goal.review = .days(14)
            goal.newest = day(2026, 6, 1)
            words = "29 days old"
        case 3:
            goal.value = plain(.unknown, overwritten: "score")
            words = "`score` is overwritten"
        default:
            goal.baseline = .measured(day(2025, 12, 31))
            goal.measuredBaseline = .nothing
            words = "baseline is not known"
        }
        let verdict = try #require(goal.assessed())
        #expect(verdict.status.value == .noData)
        #expect(verdict.status.because.contains { $0.english.contains(words) }, "\(verdict.status.because)")
    }

    @Test("Data of exactly two review intervals ago are not stale; as of the deadline once it has passed")
    func fresh() throws {
        var goal = Self.family(0.34)
        goal.review = .days(14)
        goal.newest = day(2026, 6, 2)
        #expect(goal.assessed()?.status.value == .onTrack)
        goal.newest = day(2026, 12, 20)
        #expect(goal.assessed(on: day(2027, 6, 30))?.status.value == .missed)
    }

    @Test("Where E is the baseline: at or beyond on track, within noise at risk, else off track")
    func flatLine() throws {
        var goal = GoalCase()
        goal.milestones = [Goal.Milestone(value: percent(31), day: day(2026, 6, 30))]
        goal.value = share(310, of: 1000)
        #expect(goal.assessed()?.status.value == .onTrack)
        #expect(goal.assessed()?.pace == nil)
        goal.value = share(300, of: 1000)
        #expect(goal.assessed()?.status.value == .atRisk)
        goal.value = share(250, of: 1000)
        #expect(goal.assessed()?.status.value == .offTrack)
    }

    @Test("A stock slips back and says so; a flow latches")
    func slipAndLatch() throws {
        var goal = Self.family(0.36)
        goal.history = [dated(day(2026, 4, 30), .percent(0.39)), dated(day(2026, 5, 31), .percent(0.37))]
        let slipped = try #require(goal.assessed())
        #expect(slipped.status.value != .achieved)
        #expect(slipped.status.because.contains { $0.english.contains("slipped back") })

        var flow = GoalCase()
        flow.kind = .flow
        flow.baseline = nil
        flow.type = .money(.yuan)
        flow.aim = .reach(.value(.money(yuan(9_000))))
        flow.value = plain(.money(yuan(8_900)))
        flow.history = [dated(day(2026, 5, 31), .money(yuan(9_100)))]
        #expect(flow.assessed()?.status.value == .achieved)
        #expect(flow.assessed(on: day(2027, 2, 1))?.status.value == .achieved)
    }

    @Test("A measured baseline already at the target")
    func alreadyThere() throws {
        var goal = GoalCase()
        goal.baseline = .measured(day(2025, 12, 31))
        goal.measuredBaseline = plain(.percent(0.39))
        goal.value = plain(.percent(0.40))
        let verdict = try #require(goal.assessed())
        #expect(verdict.status.value == .achieved)
        #expect(verdict.status.because.contains { $0.english.contains("already at the start") })
        goal.value = plain(.percent(0.35))
        #expect(goal.assessed()?.status.value == .offTrack)
    }

    @Test("A good pace is capped where the projection lies wholly short of the target")
    func cap() throws {
        var goal = GoalCase()
        goal.milestones = [Goal.Milestone(value: percent(34), day: day(2026, 6, 30))]
        goal.value = plain(.percent(0.3402))
        let days = [day(2026, 1, 31), day(2026, 2, 28), day(2026, 3, 31), day(2026, 4, 30), day(2026, 5, 31)]
        // Flat since February: 34% is all it comes to.
        let levels = [0.3401, 0.3402, 0.34, 0.3401, 0.3402]
        goal.history = zip(days, levels).map { dated($0, .percent($1)) }
        let capped = try #require(goal.assessed())
        #expect(try #require(capped.pace) > 1)
        #expect(capped.status.value == .atRisk)
        #expect(capped.status.because.contains { $0.english.contains("short of 38%") })
        // Rising two points a month it arrives, and nothing is capped.
        goal.history = zip(days, [0.25, 0.27, 0.29, 0.31, 0.33]).map { dated($0, .percent($1)) }
        #expect(goal.assessed()?.status.value == .onTrack)
    }

    @Test("A goal's own bands come before the project's")
    func bands() throws {
        var goal = Self.family(0.3325)
        #expect(goal.assessed(bands: Bands(onTrack: 0.7, atRisk: 0.5))?.status.value == .onTrack)
        goal.bands = Bands(onTrack: 0.9, atRisk: 0.8)
        #expect(goal.assessed(bands: Bands(onTrack: 0.7, atRisk: 0.5))?.status.value == .offTrack)
    }

    @Test("Skipped rows and a cut window are told")
    func remarks() throws {
        var goal = Self.family(0.34)
        goal.value = Measurement(
            value: .percent(0.34), n: 1204, skipped: 37, sampling: .none, partial: true)
        let verdict = try #require(goal.assessed())
        #expect(verdict.partial)
        let text = verdict.status.because.map(\.english).joined(separator: "\n")
        #expect(text.contains("37 rows left out for a missing field, 1,204 counted"))
        #expect(text.contains("not over yet"))
    }
}
