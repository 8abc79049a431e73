// Where a measure arrives at the deadline if it goes on as its own history did.
import RhumbModel
import RhumbValues

/// A value at the deadline with its 95% interval; nil where the history does not carry one.
struct Projection {
    let value: Double
    let interval: Interval?
    let method: ProjectionMethod
    /// Months that it rests on.
    let months: Int

    /// Days of a month, 365.25 over twelve.
    static let month = 30.4375

    /// With two seasons of months and more: the damped-trend method of Holt and Winters (`Statistics.HoltWinters`). Of a stock
    /// its value at the deadline, straight between month ends; of a flow what has come together, and what the days to come
    /// take of their months' forecasts.
    ///
    /// Else, of a stock: x + slope · d, with d the days left and the slope of Theil and Sen through the month ends and
    /// today; the interval is the larger of the measurement's own and the scatter of a month around the line, widened
    /// by the doubt about the slope: √(max(h, t·s)² + (t·s·d)² / Σ(day − mean)²). With fewer than three known month
    /// ends the line leads from the baseline through today; its interval grows as h · (1 + d / elapsed).
    ///
    /// Else, of a flow: x · (deadline − start) / (today − start); the interval comes from the scatter of its whole months,
    /// σ, of which k are to come and n are known: t · σ · √(k + k² / n). On a seasonal line: x divided by the share of last
    /// year's total that had come together by this day, without an interval.
    init?(_ measured: GoalMeasurement, _ frame: GoalFrame) {
        guard let now = measured.value.value.magnitude, frame.daysLeft > 0, frame.daysElapsed > 0 else { return nil }
        if let seasonal = Projection.holtWinters(measured, frame, now: now) {
            self = seasonal
        } else if frame.isFlow {
            self.init(flow: now, measured, frame)
        } else {
            self.init(stock: now, measured, frame)
        }
    }

    private init(value: Double, interval: Interval?, method: ProjectionMethod, months: Int = 0) {
        self.value = value
        self.interval = interval
        self.method = method
        self.months = months
    }

    private init(flow now: Double, _ measured: GoalMeasurement, _ frame: GoalFrame) {
        if let share = frame.shareOfYearBefore, share > 0 {
            self.init(value: now / share, interval: nil, method: .seasonalRunRate)
            return
        }
        let value = now * (frame.daysLeft + frame.daysElapsed) / frame.daysElapsed
        self.init(
            value: value, interval: Projection.flowInterval(around: value, measured.history, frame), method: .runRate)
    }

    private init?(stock now: Double, _ measured: GoalMeasurement, _ frame: GoalFrame) {
        let half = measured.value.interval?.half
        let history = measured.history.suffix(18).filter { $0.day < frame.day }.compactMap { point in
            point.measurement.value.magnitude.map { (x: Double(point.day.number), y: $0) }
        }
        if history.count >= 3, let trend = Statistics.theilSen(history + [(x: Double(frame.day.number), y: now)]) {
            let value = Projection.bounded(now + trend.slope * frame.daysLeft, like: measured.value.value)
            let t = Statistics.tQuantile(0.975, degrees: Double(trend.points - 2))
            let scatter = max(half ?? 0, t * trend.spread)
            let drift = trend.width > 0 ? t * trend.spread * frame.daysLeft / trend.width.squareRoot() : 0
            self.init(
                value: value,
                interval: Projection.interval(
                    value, (scatter * scatter + drift * drift).squareRoot(), like: measured.value.value),
                method: .theilSen, months: history.count)
            return
        }
        guard let from = frame.origin else { return nil }
        let growth = frame.daysLeft / frame.daysElapsed
        let value = Projection.bounded(now + (now - from) * growth, like: measured.value.value)
        self.init(
            value: value,
            interval: Projection.interval(value, (half ?? 0) * (1 + growth), like: measured.value.value),
            method: .fromBaseline)
    }

    private static func holtWinters(
        _ measured: GoalMeasurement, _ frame: GoalFrame, now: Double
    ) -> Projection? {
        let series = measured.series(of: frame)
        guard let model = series.holtWinters, let last = series.days.last, let level = series.values.last else {
            return nil
        }
        let weights: [Double]
        var value: Double
        if frame.isFlow {
            weights = shares(ofMonthsAfter: last, from: frame.day, to: frame.deadline)
            value = now
        } else {
            weights = interpolation(after: last, at: frame.deadline)
            value = level * (1 - weights.reduce(0, +))
        }
        for (ahead, weight) in weights.enumerated() where weight > 0 { value += weight * model.forecast(ahead + 1) }
        value = bounded(value, like: measured.value.value)
        return Projection(
            value: value,
            interval: interval(value, model.halfInterval(weights: weights), like: measured.value.value),
            method: .holtWinters, months: series.count)
    }

    /// For each month after one that is over: which share of its days lies after a day and not after another.
    private static func shares(ofMonthsAfter last: Day, from day: Day, to end: Day) -> [Double] {
        var shares: [Double] = []
        var month = CalendarUnit.month.period(around: last.adding(days: 1))
        while month.first <= end {
            let open = DayInterval(day.adding(days: 1), end).intersection(month)
            shares.append(Double(open.count) / Double(max(1, month.count)))
            month = CalendarUnit.month.period(around: month.last.adding(days: 1))
        }
        return shares
    }

    /// The weights of the month ends to come that give a day's value, straight between them; what is missing to 1 is the last
    /// known month end's.
    private static func interpolation(after last: Day, at day: Day) -> [Double] {
        var weights: [Double] = []
        var before = last
        while before < day {
            let next = CalendarUnit.month.period(around: before.adding(days: 1)).last
            if next >= day {
                let share = Double(day.number - before.number) / Double(next.number - before.number)
                if !weights.isEmpty { weights[weights.count - 1] = 1 - share }
                weights.append(share)
                return weights
            }
            weights.append(0)
            before = next
        }
        return weights
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

extension GoalMeasurement {
    /// The measure's own past: of a flow its whole months; of a stock its month ends, with today where that is one.
    func series(of frame: GoalFrame) -> MonthlySeries {
        if frame.isFlow { return MonthlySeries(months, isFlow: true, oldest: oldestEvent) }
        var points = history.filter { $0.day < frame.day }
        if CalendarUnit.month.period(around: frame.day).last == frame.day {
            points.append(DatedMeasurement(day: frame.day, measurement: value))
        }
        return MonthlySeries(points, isFlow: false, oldest: oldestEvent)
    }
}
