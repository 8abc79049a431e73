// The way a goal should go: straight lines through days with the values that should be reached by then.
import RhumbValues

/// Straight lines through points in rising order of days; empty where they are not known.
struct PaceLine {
    struct Point {
        let day: Day
        let value: Double
    }

    let points: [Point]

    /// Points that do not lie after the one before them are left out.
    init(_ points: [Point]) {
        self.points = points.reduce(into: []) { kept, point in
            if kept.last.map({ $0.day < point.day }) ?? true { kept.append(point) }
        }
    }

    /// The value on a day; before the first point its value, after the last point that one's.
    func value(at day: Day) -> Double? {
        guard let first = points.first, let last = points.last else { return nil }
        if day <= first.day { return first.value }
        for (from, to) in zip(points, points.dropFirst()) where day <= to.day {
            let share = Double(day.number - from.day.number) / Double(to.day.number - from.day.number)
            return from.value + (to.value - from.value) * share
        }
        return last.value
    }

    /// The line until a day, and from its value there straight to another end; milestones after that day were the old
    /// target's and count no more.
    func turned(on day: Day, to end: Double) -> PaceLine {
        guard let last = points.last, let here = value(at: day) else { return self }
        let turn = day < last.day ? [Point(day: day, value: here)] : []
        return PaceLine(points.filter { $0.day < min(day, last.day) } + turn + [Point(day: last.day, value: end)])
    }
}
