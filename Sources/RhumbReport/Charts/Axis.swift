// From values and days to places in a drawing.
import RhumbValues

/// A stretch of numbers laid onto a stretch of a drawing.
struct Axis: Sendable {
    let low: Double
    let high: Double
    let from: Double
    let to: Double

    /// A stretch of no length is laid around its number.
    init(_ low: Double, _ high: Double, from: Double, to: Double) {
        let isFlat = high - low <= max(low.magnitude, high.magnitude) * 1e-12
        self.low = isFlat ? low - 0.5 : low
        self.high = isFlat ? high + 0.5 : high
        self.from = from
        self.to = to
    }

    func callAsFunction(_ number: Double) -> Double { from + (number - low) / (high - low) * (to - from) }

    func callAsFunction(_ day: Day) -> Double { self(Double(day.number)) }

    /// Round numbers within, about so many: steps of 1, 2 or 5 of a decimal place.
    func ticks(about count: Int) -> [Double] {
        let step = Axis.roundStep(atLeast: (high - low) / Double(max(1, count)))
        guard step.isFinite, step > 0 else { return [] }
        let first = (low / step).rounded(.up)
        return (0..<count * 3).map { (first + Double($0)) * step }.prefix { $0 <= high + step * 1e-9 }.map { $0 }
    }

    private static func roundStep(atLeast least: Double) -> Double {
        guard least.isFinite, least > 0 else { return 0 }
        var power = 1.0
        while power > least { power /= 10 }
        while power * 10 <= least { power *= 10 }
        let factors: [Double] = [1, 2, 5, 10]
        return power * (factors.first { power * $0 >= least } ?? 10)
    }

    /// First days of months within, at most so many, every first, second, third, sixth or twelfth.
    func months(atMost count: Int) -> [Day] {
        guard low.magnitude < 4e6, high.magnitude < 4e6 else { return [] }
        let (first, last) = (Day(number: Int32(low)), Day(number: Int32(high)))
        let (start, end) = (first.civil, last.civil)
        let all =
            (start.year * 12 + start.month - 1)...max(end.year * 12 + end.month - 1, start.year * 12 + start.month - 1)
        let steps = [1, 2, 3, 6, 12, 24, 60, 120]
        let step = steps.first { all.count / $0 <= count } ?? 1200
        return all.filter { $0 % step == 0 }.compactMap { Day(year: $0 / 12, month: $0 % 12 + 1, day: 1) }.filter {
            $0 >= first && $0 <= last
        }
    }
}
