// The way a goal should go: through days with the values that should be reached by then, straight or by last year's curve.
import RhumbValues

/// Lines through points in rising order of days; empty where they are not known.
struct PaceLine {
    struct Point {
        let day: Day
        let value: Double
    }

    let points: [Point]
    /// The shape of the way between two points: what had come together by a day, a year earlier; nil: straight.
    let curve: SeasonalCurve?

    /// Points that do not lie after the one before them are left out.
    init(_ points: [Point], along curve: SeasonalCurve? = nil) {
        self.curve = curve
        self.points = points.reduce(into: []) { kept, point in
            if kept.last.map({ $0.day < point.day }) ?? true { kept.append(point) }
        }
    }

    /// The value on a day; before the first point its value, after the last point that one's.
    func value(at day: Day) -> Double? {
        guard let first = points.first, let last = points.last else { return nil }
        if day <= first.day { return first.value }
        for (from, to) in zip(points, points.dropFirst()) where day <= to.day {
            let share =
                curve?.share(of: day, from: from.day, to: to.day)
                ?? Double(day.number - from.day.number) / Double(to.day.number - from.day.number)
            return from.value + (to.value - from.value) * share
        }
        return last.value
    }

    /// Points between which it is straight, or nearly so.
    var drawn: [DatedValue] {
        guard curve != nil, let first = points.first, let last = points.last else {
            return points.map { DatedValue(day: $0.day, value: $0.value) }
        }
        let corners = Set(points.map(\.day))
        let weeks = stride(from: 0, to: Int(last.day.number) - Int(first.day.number), by: 7).map {
            first.day.adding(days: $0)
        }
        return corners.union(weeks).sorted().compactMap { day in value(at: day).map { DatedValue(day: day, value: $0) }
        }
    }

    /// The line until a day, and from its value there straight to another end; milestones after that day were the old
    /// target's and count no more.
    func turned(on day: Day, to end: Double) -> PaceLine {
        guard let last = points.last, let here = value(at: day) else { return self }
        let turn = day < last.day ? [Point(day: day, value: here)] : []
        return PaceLine(
            points.filter { $0.day < min(day, last.day) } + turn + [Point(day: last.day, value: end)], along: curve)
    }
}
