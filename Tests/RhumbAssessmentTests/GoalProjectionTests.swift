// Two seasons of months, last year's curve, and the best pace ever seen.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@Suite("Projections and achievability")
struct GoalProjectionTests {
    /// The month ends before a month, oldest first.
    private func monthEnds(_ count: Int, before last: Day) -> [Day] {
        var days: [Day] = []
        var month = CalendarUnit.month.previous(before: last)
        for _ in 0..<count {
            days.append(month.last)
            month = CalendarUnit.month.previous(before: month.first)
        }
        return days.reversed()
    }

    private func judged(
        _ goal: GoalCase, months: [DatedMeasurement] = [], yearBefore: [DatedMeasurement] = [], oldest: Day? = nil,
        seasonal: Bool = false, on today: Day
    ) -> GoalAssessment? {
        var plan = emptyPlan()
        let measure = plan.add(.literal(percent(0)), goal.type, at: nowhere)
        var declared = goal.goal(measure)
        declared.pace = seasonal ? .seasonal : .straight
        _ = plan.goals.add(declared)
        var measured = GoalMeasurement(
            value: goal.value, baseline: nil, history: goal.history, reviews: [], newestEvent: today)
        measured.months = months
        measured.yearBefore = yearBefore
        measured.oldestEvent = oldest
        var measurements = Measurements(today: today)
        measurements.goals = [measured]
        return assess(plan, measurements, bands: Bands(), language: .english).goals.first
    }

    private func flow(_ now: Double, target: Int64) -> GoalCase {
        var goal = GoalCase()
        goal.kind = .flow
        goal.type = .number
        goal.baseline = nil
        goal.aim = .reach(.value(.integer(target)))
        goal.value = plain(.number(now))
        return goal
    }

    private let season: [Double] = [10, 20, 30, 40, 50, 60, 70, 60, 50, 40, 30, 20]

    @Test("A flow with three years of months is projected by its season, not by its rate")
    func seasonalFlow() throws {
        let ends = monthEnds(36, before: day(2026, 7, 1))
        let months = ends.map { dated($0, .number(season[$0.civil.month - 1])) }
        // 210 have come by 30 June; 270 are to come, and the average rate would say 216.
        let verdict = try #require(judged(flow(210, target: 480), months: months, on: day(2026, 6, 30)))
        #expect(verdict.projectionMethod == .holtWinters)
        #expect(isNear(verdict.projected, 480, within: 1))
        let short = try #require(
            judged(flow(210, target: 480), months: Array(months.suffix(23)), on: day(2026, 6, 30)))
        #expect(short.projectionMethod == .runRate)
        #expect(isNear(short.projected, 210.0 * 364 / 180, within: 1e-9))
    }

    @Test("A month that the data know only in part is no month")
    func partialMonth() throws {
        let ends = monthEnds(24, before: day(2026, 7, 1))
        let months = ends.map { dated($0, .number(season[$0.civil.month - 1])) }
        let whole = judged(flow(210, target: 480), months: months, oldest: day(2024, 7, 3), on: day(2026, 6, 30))
        #expect(whole?.projectionMethod == .holtWinters)
        let part = judged(flow(210, target: 480), months: months, oldest: day(2024, 7, 20), on: day(2026, 6, 30))
        #expect(part?.projectionMethod == .runRate)
    }

    @Test("A stock with two years of month ends, read off between two of them")
    func seasonalStock() throws {
        var goal = GoalCase()
        goal.type = .number
        goal.baseline = .value(.integer(40))
        goal.aim = .reach(.value(.integer(100)))
        goal.deadline = day(2026, 12, 16)
        goal.history = monthEnds(24, before: day(2026, 7, 1)).map { dated($0, .number(season[$0.civil.month - 1])) }
        goal.value = plain(.number(60))
        let verdict = try #require(judged(goal, on: day(2026, 6, 29)))
        // The last month end is 31 May here; November ends at 30, December at 20, 16 of its 31 days are over.
        #expect(verdict.projectionMethod == .theilSen)
        goal.history = monthEnds(25, before: day(2026, 7, 1)).map { dated($0, .number(season[$0.civil.month - 1])) }
        goal.history.removeFirst()
        let seasonal = try #require(judged(goal, on: day(2026, 7, 20)))
        #expect(seasonal.projectionMethod == .holtWinters)
        #expect(isNear(seasonal.projected, 30 - 10.0 * 16 / 31, within: 0.5))
    }

    /// Last year 10 had come by the end of January, 30 of 480 by the end of February…
    @Test("A seasonal pace follows last year's curve")
    func seasonalPace() throws {
        let goal = flow(200, target: 960)
        var plan = emptyPlan()
        let measure = plan.add(.literal(percent(0)), goal.type, at: nowhere)
        let today = day(2026, 6, 30)
        let days = plan.seasonalDays(of: goal.goal(measure), asOf: today)
        #expect(days.count == 12)
        var total = 0.0
        let curve = days.map { end -> DatedMeasurement in
            total += season[end.civil.month - 1]
            return dated(CalendarSpan.months(12).before(end), .number(total))
        }
        let verdict = try #require(
            judged(goal, yearBefore: curve, oldest: day(2024, 12, 1), seasonal: true, on: today))
        #expect(verdict.isSeasonal)
        // 210 of 480 had come by 30 June: 960 · 210/480 = 420.
        #expect(isNear(verdict.expected, 420))
        #expect(isNear(verdict.pace, 200.0 / 420))
        #expect(verdict.projectionMethod == .seasonalRunRate)
        #expect(isNear(verdict.projected, 200.0 * 480 / 210))
        // Data that begin in the middle of that year are no curve.
        let young = try #require(
            judged(goal, yearBefore: curve, oldest: day(2025, 3, 1), seasonal: true, on: today))
        #expect(!young.isSeasonal)
        #expect(isNear(young.expected, 960.0 * 180 / 364))
        #expect(young.status.because.contains { $0.english.contains("the data begin on 2025-03-01") })
    }

    /// By month ends 0, 1, 3, 4, 4.5, 5: over two months the best was +1.5 a month (31 January to 31 March).
    @Test("The best pace ever, in as long a stretch")
    func bestPace() throws {
        var goal = GoalCase()
        goal.type = .number
        goal.baseline = .value(.integer(0))
        goal.deadline = day(2026, 8, 31)
        goal.history = zip(monthEnds(6, before: day(2026, 7, 1)), [0, 1, 3, 4, 4.5, 5]).map { dated($0, .number($1)) }
        goal.value = plain(.number(5))
        goal.aim = .reach(.value(.number(Exact(7))))
        let modest = try #require(judged(goal, on: day(2026, 7, 1)))
        #expect(
            modest.bestPace
                == BestPace(
                    perMonth: 1.5, months: 2, from: day(2026, 1, 31), to: day(2026, 3, 31), isExceeded: false))
        #expect(modest.paceFinding == nil)
        goal.aim = .reach(.value(.number(Exact(12))))
        let grand = try #require(judged(goal, on: day(2026, 7, 1)))
        #expect(grand.bestPace?.isExceeded == true)
        #expect(grand.paceFinding?.id == "goal/pace-unprecedented")
        #expect(
            grand.paceFinding?.message.english.contains("the best ever measured over 2 months was +1.5 a month") == true
        )
    }

    @Test("All values equal: no way on, no interval, no crash")
    func allEqual() throws {
        var goal = GoalCase()
        goal.type = .number
        goal.baseline = .value(.integer(5))
        goal.aim = .reach(.value(.integer(7)))
        goal.history = monthEnds(24, before: day(2026, 7, 1)).map { dated($0, .number(5)) }
        goal.value = plain(.number(5))
        let verdict = try #require(judged(goal, on: day(2026, 6, 30)))
        #expect(isNear(verdict.projected, 5, within: 1e-6))
        #expect(verdict.status.value == .offTrack)
        #expect(verdict.bestPace?.perMonth == 0)
    }

    @Test("A metric's forecast, by months")
    func forecast() throws {
        var plan = emptyPlan()
        let value = plan.add(.literal(percent(0)), .number, at: nowhere)
        var metric = Metric(heading: heading("sold"), value: value, better: nil, kind: .flow, atLeastRows: nil)
        metric.forecast = 3
        let id = plan.metrics.add(metric)
        func forecast(_ count: Int) -> MetricForecast? {
            var measurements = Measurements(today: day(2026, 7, 10))
            measurements.metrics = [plain(.number(0))]
            let ends = monthEnds(count, before: day(2026, 7, 10))
            measurements.metricHistories[id] = MetricHistory(
                months: ends.map { dated($0, .number(season[$0.civil.month - 1])) }, oldestEvent: nil)
            return assess(plan, measurements, bands: Bands(), language: .english).forecasts[id]
        }
        let long = try #require(forecast(36))
        #expect(long.method == .holtWinters)
        #expect(long.points.map(\.day) == [day(2026, 7, 31), day(2026, 8, 31), day(2026, 9, 30)])
        for (point, given) in zip(long.points, [70.0, 60, 50]) { #expect(isNear(point.value, given, within: 0.5)) }
        // 20, 30, 40, 50, 60 in February to June: a line.
        let short = try #require(forecast(5))
        #expect(short.method == .theilSen)
        #expect(isNear(short.points.last?.value, 90))
        #expect(forecast(2)?.method == nil)
    }
}
