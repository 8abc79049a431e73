// Where a metric goes by its own past, month by month.
import RhumbModel
import RhumbText
public import RhumbValues

/// A metric's months to come.
public struct MetricForecast: Sendable {
    public struct Point: Sendable, Hashable {
        /// The end of the month.
        public let day: Day
        /// Of a flow what the month comes to, else the level on that day.
        public let value: Double
        /// 95%.
        public let interval: Interval?

        public init(day: Day, value: Double, interval: Interval?) {
            self.day = day
            self.value = value
            self.interval = interval
        }
    }

    /// nil: there is too little to go by.
    public let method: ProjectionMethod?
    /// Months that it rests on.
    public let months: Int
    public let points: [Point]
}

/// By Holt and Winters where two seasons of months are known, else along the line of Theil and Sen where three months are,
/// with t·s·√(1 + d²/Σ(x − x̄)²) around it, d the distance from the middle.
func forecast(
    _ id: ID<Metric>, in plan: CheckedPlan, _ history: MetricHistory, like value: Value
) -> MetricForecast {
    let metric = plan.metrics[id]
    let series = MonthlySeries(history.months, isFlow: metric.kind == .flow, oldest: history.oldestEvent)
    let isShare = if case .percent = value { true } else { false }
    let clipped = { (number: Double) in isShare ? min(max(number, 0), 1) : number }
    func point(_ day: Day, _ number: Double, _ half: Double?) -> MetricForecast.Point {
        let interval = half.flatMap { $0 > 0 ? Interval(low: clipped(number - $0), high: clipped(number + $0)) : nil }
        return MetricForecast.Point(day: day, value: clipped(number), interval: interval)
    }
    let days = monthEnds(after: series.days.last, count: metric.forecast ?? 0)
    if let model = series.holtWinters {
        let points = days.enumerated().map { position, day in
            let weights = [Double](repeating: 0, count: position) + [1]
            return point(day, model.forecast(position + 1), model.halfInterval(weights: weights))
        }
        return MetricForecast(method: .holtWinters, months: series.count, points: points)
    }
    let known = series.values.enumerated().map { (x: Double($0), y: $1) }
    guard known.count >= 3, let trend = Statistics.theilSen(known) else {
        return MetricForecast(method: nil, months: series.count, points: [])
    }
    let mean = Double(known.count - 1) / 2
    let points = days.enumerated().map { position, day in
        let x = Double(known.count + position)
        return point(day, trend.intercept + trend.slope * x, trend.halfInterval(beyond: x - mean))
    }
    return MetricForecast(method: .theilSen, months: series.count, points: points)
}

private func monthEnds(after last: Day?, count: Int) -> [Day] {
    guard var day = last else { return [] }
    return (0..<count).map { _ in
        day = CalendarUnit.month.period(around: day.adding(days: 1)).last
        return day
    }
}
