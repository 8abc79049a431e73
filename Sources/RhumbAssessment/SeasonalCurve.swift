// Last year's curve of an amount: by which share of the year's total had it come together by this day?
import RhumbModel
import RhumbText
import RhumbValues

/// What had come together by a day, a year earlier; straight between the days that were measured.
struct SeasonalCurve {
    /// By this year's day, rising.
    private let points: [(day: Day, total: Double)]

    enum Missing {
        case noData
        /// The data begin on this day, after the year before had begun.
        case tooYoung(Day)
        case nothing
    }

    /// The curve of a goal, or why there is none.
    static func of(_ goal: Goal, in plan: CheckedPlan, _ measured: GoalMeasurement, today: Day) -> Result<
        SeasonalCurve, Missing
    > {
        let start = plan.start(of: goal)
        let days = plan.seasonalDays(of: goal, asOf: min(today, goal.deadline))
        let totals = measured.yearBefore.compactMap(\.measurement.value.magnitude)
        guard days.count == totals.count, let last = totals.last else { return .failure(.noData) }
        // A year that the data know from its second month on would be a curve with a hole.
        let yearStart = CalendarSpan.months(12).before(start)
        if let oldest = measured.oldestEvent, oldest > CalendarSpan.months(1).after(yearStart) {
            return .failure(.tooYoung(oldest))
        }
        guard last > 0 else { return .failure(.nothing) }
        // On its first day nothing is expected yet, as on a straight line.
        let later = zip(days, totals).filter { $0.0 > start }.map { (day: $0, total: $1) }
        return .success(SeasonalCurve(points: [(day: start, total: 0)] + later))
    }

    /// The share of the way between two days that was done by a third; nil where nothing came together between them.
    func share(of day: Day, from: Day, to: Day) -> Double? {
        let (start, here, end) = (total(by: from), total(by: day), total(by: to))
        guard end - start > 1e-12 else { return nil }
        return (here - start) / (end - start)
    }

    /// What had come together by a day, of what had by another.
    func share(by day: Day, of end: Day) -> Double { total(by: day) / total(by: end) }

    private func total(by day: Day) -> Double {
        guard let first = points.first, let last = points.last else { return 0 }
        if day <= first.day { return first.total }
        for (from, to) in zip(points, points.dropFirst()) where day <= to.day {
            let share = Double(day.number - from.day.number) / Double(to.day.number - from.day.number)
            return from.total + (to.total - from.total) * share
        }
        return last.total
    }
}

extension SeasonalCurve.Missing: Error {
    /// Why the line is straight after all.
    var words: Message {
        switch self {
        case .noData:
            Message(
                "the pace is straight, not seasonal: the year before is not known",
                zh: "进度按直线而非季节：上一年的数据未知")
        case .tooYoung(let day):
            Message(
                "the pace is straight, not seasonal: the data begin on \(day), and a whole year before is needed",
                zh: "进度按直线而非季节：数据始于\(day)，需要完整的上一年")
        case .nothing:
            Message(
                "the pace is straight, not seasonal: the year before came to nothing",
                zh: "进度按直线而非季节：上一年同期为零")
        }
    }
}
