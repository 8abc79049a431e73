// Where a measure arrives at the deadline if it goes on as its own history did.
import RhumbModel
import RhumbValues

/// A value at the deadline with its 95% interval; nil where the history does not carry one.
struct Projection {
    let value: Double
    let interval: Interval?

    /// Days of a month, 365.25 over twelve.
    static let month = 30.4375

    /// Of a stock: x + slope · d, with d the days left and the slope of Theil and Sen through the month ends and
    /// today; the interval is the larger of the measurement's own and the scatter of a month around the line, widened
    /// by the doubt about the slope: √(max(h, t·s)² + (t·s·d)² / Σ(day − mean)²). With fewer than three known month
    /// ends the line leads from the baseline through today; its interval grows as h · (1 + d / elapsed).
    ///
    /// Of a flow: x · (deadline − start) / (today − start); the interval comes from the scatter of its whole months,
    /// σ, of which k are to come and n are known: t · σ · √(k + k² / n).
    init?(_ measured: GoalMeasurement, _ frame: GoalFrame) {
        guard let now = measured.value.value.magnitude, frame.daysLeft > 0, frame.daysElapsed > 0 else { return nil }
        if frame.isFlow {
            value = now * (frame.daysLeft + frame.daysElapsed) / frame.daysElapsed
            interval = Projection.flowInterval(around: value, measured.history, frame)
            return
        }
        let half = measured.value.interval?.half
        let history = measured.history.filter { $0.day < frame.day }.compactMap { point in
            point.measurement.value.magnitude.map { (x: Double(point.day.number), y: $0) }
        }
        if history.count >= 3, let trend = Statistics.theilSen(history + [(x: Double(frame.day.number), y: now)]) {
            value = Projection.bounded(now + trend.slope * frame.daysLeft, like: measured.value.value)
            let t = Statistics.tQuantile(0.975, degrees: Double(trend.points - 2))
            let scatter = max(half ?? 0, t * trend.spread)
            let drift = trend.width > 0 ? t * trend.spread * frame.daysLeft / trend.width.squareRoot() : 0
            interval = Projection.interval(
                value, (scatter * scatter + drift * drift).squareRoot(), like: measured.value.value)
            return
        }
        guard let from = frame.origin else { return nil }
        let growth = frame.daysLeft / frame.daysElapsed
        value = Projection.bounded(now + (now - from) * growth, like: measured.value.value)
        interval = Projection.interval(value, (half ?? 0) * (1 + growth), like: measured.value.value)
    }

    private static func flowInterval(
        around value: Double, _ history: [DatedMeasurement], _ frame: GoalFrame
    ) -> Interval? {
        var months: [Double] = []
        var last: (day: Double, value: Double) = (Double(frame.start.number), 0)
        for point in history where point.day >= frame.start && point.day < frame.day {
            guard let total = point.measurement.value.magnitude else { continue }
            let length = Double(point.day.number) - last.day
            // A stub of a month tells little of a whole one.
            if length >= 15 { months.append((total - last.value) / length * month) }
            last = (Double(point.day.number), total)
        }
        guard months.count >= 3 else { return nil }
        let n = Double(months.count)
        let mean = months.reduce(0, +) / n
        let variance = months.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
        let left = frame.daysLeft / month
        let t = Statistics.tQuantile(0.975, degrees: n - 1)
        let half = t * (variance * (left + left * left / n)).squareRoot()
        return Interval(low: value - half, high: value + half)
    }

    /// A share stays between 0 and 1 however long the line.
    private static func bounded(_ value: Double, like measured: Value) -> Double {
        if case .percent = measured { min(max(value, 0), 1) } else { value }
    }

    private static func interval(_ value: Double, _ half: Double, like measured: Value) -> Interval? {
        guard half > 0, half.isFinite else { return nil }
        return Interval(low: bounded(value - half, like: measured), high: bounded(value + half, like: measured))
    }

    /// The whole interval falls short of the target; without an interval nothing is sure.
    func isShort(of frame: GoalFrame) -> Bool {
        guard let target = frame.target.magnitude, let interval else { return false }
        return frame.direction > 0 ? interval.high < target : interval.low > target
    }
}
