// Charts as numbers: nobody is lost between two bars, weeks add up to the work, a funnel's parts to its stages.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import TestSupport
import Testing

@testable import RhumbReport

@Suite("Charts")
struct ChartTests {
    static func moves(_ counts: [[Int64]], arrived: [Int64]) -> TierMoves {
        TierMoves(since: Lakeside.day(12, 31, year: 2025), counts: counts, arrived: arrived)
    }

    // MARK: Moves

    @Test("whoever leaves a bar arrives in one", arguments: 0..<100)
    func conserved(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        let rungs = Int.random(in: 2...7, using: &random)
        let counts = (0..<rungs).map { _ in
            (0..<rungs).map { _ in Bool.random(using: &random) ? 0 : Int64.random(in: 0...900, using: &random) }
        }
        let arrived = (0..<rungs).map { _ in Int64.random(in: 0...40, using: &random) }
        let moves = ChartTests.moves(counts, arrived: arrived)
        let chart = MovesChart(moves, today: Lakeside.day(6, 30))
        let all = counts.joined().reduce(0, +) + arrived.reduce(0, +)
        #expect(chart.rows == all)
        #expect(chart.before.reduce(0) { $0 + $1.count } == all)
        #expect(moves.after.reduce(0, +) == all)
        for (position, bar) in chart.before.enumerated() {
            let flows = chart.ribbons.filter { $0.from == position }.reduce(0) { $0 + $1.count }
            #expect(flows + bar.pooled == bar.count, "seed \(seed)")
        }
        for (position, bar) in chart.after.enumerated() {
            let flows = chart.ribbons.filter { $0.to == position }.reduce(0) { $0 + $1.count }
            #expect(flows + bar.pooled == bar.count, "seed \(seed)")
        }
        let courses = MovesChart.Course.allCases.reduce(0) { $0 + chart.rows($1) }
        #expect(courses == all, "seed \(seed)")
        #expect(chart.pooledRows == chart.before.reduce(0) { $0 + $1.pooled })
    }

    /// Of 1,000 rows a move of nine is pooled, one of ten is drawn; who stays is drawn however few.
    @Test func pooled() {
        let chart = MovesChart(
            ChartTests.moves([[971, 10, 0], [9, 5, 0], [0, 0, 0]], arrived: [3, 2, 0]), today: Lakeside.day(6, 30))
        #expect(chart.rows == 1_000)
        #expect(chart.ribbons.map(\.count) == [971, 10, 5])
        #expect(chart.ribbons.map(\.course) == [.stayed, .fell, .stayed])
        #expect(chart.pooled.map(\.count) == [9, 3, 2])
        #expect(chart.pooledRows == 14)
        #expect(chart.before.map(\.kind) == [.rung, .rung, .arrived])
        #expect(chart.before.map(\.pooled) == [0, 9, 5])
        #expect(chart.after.map(\.pooled) == [12, 2])
        #expect(chart.moves.map(\.count) == [10, 9])
    }

    @Test("whose rung is unknown neither rose nor fell")
    func unknown() {
        let moves = ChartTests.moves([[50, 20, 7], [30, 60, 0], [11, 0, 4]], arrived: [0, 0, 0])
        let summary = moves.summary
        #expect([summary.risen, summary.fallen, summary.stayed] == [30, 20, 110])
        let chart = MovesChart(moves, today: Lakeside.day(6, 30))
        #expect(chart.rows(.unknown) == 22)
        #expect(chart.before.map(\.kind) == [.rung, .rung, .unknown])
        #expect(moves.before == [77, 90, 15])
        #expect(moves.after == [91, 80, 11])
    }

    // MARK: Load

    @Test("weeks and months add up to the work", arguments: 0..<60)
    func sums(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        let holiday = Lakeside.day(5, 4)
        let calendar = Workdays(holidays: [DayInterval(holiday, holiday.adding(days: 3))], workdays: [])
        let first = calendar.number(onOrAfter: Lakeside.day(1, 5))
        var steps: [WorkStep] = []
        var next = first
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let start = next + Int.random(in: 0...9, using: &random)
            next = start + Int.random(in: 1...80, using: &random)
            steps.append(WorkStep(start: start, end: next, amount: Double.random(in: 0.1...5, using: &random)))
        }
        let chart = LoadChart(
            from: calendar.day(first), to: calendar.day(next - 1), calendar, rows: [("A", 2, steps)])
        let work = steps.reduce(0) { $0 + Double($1.end - $1.start) * $1.amount }
        let sum = chart.rows[0].periods.reduce(0) { $0 + $1.total }
        #expect(abs(sum - work) < 1e-6 * work, "seed \(seed)")
        #expect(chart.rows[0].peak?.peak == steps.map(\.amount).max(), "seed \(seed)")
    }

    @Test("a week is over-full where its fullest day is")
    func overfull() {
        let calendar = Workdays()
        let monday = calendar.number(onOrAfter: Lakeside.day(6, 1))
        let steps = [
            WorkStep(start: monday, end: monday + 4, amount: 2),
            WorkStep(start: monday + 4, end: monday + 11, amount: 3),
            WorkStep(start: monday + 15, end: monday + 20, amount: 2.5),
        ]
        let chart = LoadChart(
            from: Lakeside.day(6, 1), to: Lakeside.day(6, 26), calendar, rows: [("A", 2, steps), ("B", nil, steps)])
        #expect(chart.unit == .week)
        #expect(chart.rows[0].periods.map(\.peak) == [3, 3, 3, 2.5])
        #expect(chart.rows[0].periods.map(\.total) == [11, 15, 3, 12.5])
        #expect(chart.rows[0].overfull.map(\.count) == [4])
        #expect(chart.rows[0].overfull.map(\.load) == [1.5])
        #expect(chart.rows[0].runs.map(\.count) == [3, 1])
        // Nobody said how many people there are.
        #expect(chart.rows[1].overfull.isEmpty)
    }

    @Test("how many run at once")
    func open() {
        let steps = WorkStep.open([(0, 10), (5, 8), (8, 12), (20, 21)])
        #expect(
            steps == [
                WorkStep(start: 0, end: 5, amount: 1), WorkStep(start: 5, end: 8, amount: 2),
                WorkStep(start: 8, end: 10, amount: 2), WorkStep(start: 10, end: 12, amount: 1),
                WorkStep(start: 20, end: 21, amount: 1),
            ])
    }

    @Test("long schedules go by months")
    func months() {
        let (first, last) = (Lakeside.day(1, 1, year: 2024), Lakeside.day(12, 31))
        let chart = LoadChart(
            from: first, to: last, Workdays(), rows: [("A", 1, [WorkStep(start: 0, end: 1_000_000, amount: 1)])])
        #expect(chart.unit == .month)
        #expect(chart.rows[0].periods.count == 36)
    }

    // MARK: Funnels

    @Test("who came to a stage went on, may yet, or did not")
    func funnel() {
        func conversion(_ yes: Int64, _ n: Int64, _ immature: Int64) -> FunnelMeasurement.Conversion {
            FunnelMeasurement.Conversion(yes: yes, n: n, immature: immature)
        }
        let measured = FunnelMeasurement(stages: [
            .init(reached: 2300, step: nil, whole: nil, days: nil),
            .init(reached: 1822, step: conversion(1822, 2263, 37), whole: nil, days: 1),
            .init(reached: 979, step: conversion(979, 1749, 73), whole: nil, days: 5),
        ])
        let chart = FunnelChart(["asked", "called", "offered"], measured)
        for (above, stage) in zip(chart.stages, chart.stages.dropFirst()) {
            #expect(stage.reached + stage.waiting + stage.lost == above.reached)
        }
        #expect(chart.worst?.name == "offered")
        #expect(chart.widest == 2300)
    }

    // MARK: Segments

    @Test("the closest two are not simply one within the other")
    func overlap() throws {
        let report = Lakeside(.english).report()
        let chart = try #require(report.overlapCharts.first)
        #expect(chart.segments.map(\.size) == [812, 780, 118])
        #expect(chart.hasNested)
        let closest = try #require(chart.closest)
        #expect([closest.first, closest.second] == [0, 1])
        #expect(closest.both == 203)
        #expect(abs(closest.ofSmaller - 203.0 / 780) < 1e-12)
        #expect(abs(closest.likeness - 203.0 / 1389) < 1e-12)
        let within = OverlapChart(
            segments: [.init(name: "a", size: 100), .init(name: "b", size: 90), .init(name: "c", size: 50)],
            pairs: [
                .init(first: 0, second: 1, both: 90, ofSmaller: 1, likeness: 0.9),
                .init(first: 1, second: 2, both: 10, ofSmaller: 0.2, likeness: 10.0 / 130),
            ])
        #expect(within.closest?.second == 2)
    }
}
