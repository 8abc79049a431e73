// What moved a measure between two days: by months and by parts of its rows. Whatever is said adds up to the change, to the last
// digit that is shown.
public import RhumbModel
public import RhumbText
import RhumbValues

/// A change in whole steps, and where it came from.
public struct ChangeDecomposition: Sendable {
    /// What one month or one part of the rows added, in steps.
    public struct Contribution: Sendable {
        public let name: Message
        public let steps: Int64
        /// Of a level: what its own change of level added, and the rest of `steps`: that it became a greater or smaller part of all rows.
        public let own: Int64?
        public let before: Measurement
        public let after: Measurement
    }

    /// What the rows were split by; nil: by months.
    public let by: String?
    /// The size of a step in the measure's unit: a hundredth of a percentage point, a minor unit of money, a whole number.
    public let step: Double
    public let total: Int64
    /// In the order of the split or of time; their steps add up to `total`.
    public let contributions: [Contribution]

    /// The months between two days; nil where the measure is unknown on either.
    public static func byMonth(_ change: MeasuredChange) -> ChangeDecomposition? {
        guard change.before.value.magnitude != nil, change.after.value.magnitude != nil else { return nil }
        let known = change.between.filter { $0.measurement.value.magnitude != nil }
        let points =
            [DatedMeasurement(day: change.from, measurement: change.before)] + known
            + [DatedMeasurement(day: change.to, measurement: change.after)]
        let values = points.compactMap(\.measurement.value.magnitude)
        let step = change.after.value.step
        let steps = apportioned(zip(values, values.dropFirst()).map { $1 - $0 }, step: step)
        let contributions = zip(steps, zip(points, points.dropFirst())).map { steps, ends in
            Contribution(
                name: Message(verbatim: months(after: ends.0.day, to: ends.1.day)), steps: steps, own: nil,
                before: ends.0.measurement, after: ends.1.measurement)
        }
        return ChangeDecomposition(
            by: nil, step: step, total: steps.reduce(0, +), contributions: contributions)
    }

    /// `2026-03`, or `2026-03 – 2026-05` where the months between are not known.
    private static func months(after first: Day, to last: Day) -> String {
        let (from, to) = (first.adding(days: 1).description.prefix(7), last.description.prefix(7))
        return from == to ? String(to) : "\(from) – \(to)"
    }

    /// The parts of a split; nil where the measure is not made of that of its parts.
    /// - Parameter isSum: the measure is a sum over rows; else it is a level, such as a mean or a share.
    ///
    /// A level is split after Kitagawa, "Components of a Difference Between Two Rates", JASA 50 (1955): with part i holding the
    /// share w of all rows at level x, it adds (x₁ − x₀)·(w₀ + w₁)/2 by its own change and (w₁ − w₀)·((x₀ + x₁)/2 − R) by its
    /// share, R being the mean of the whole's level on both days.
    public static func by(
        _ parts: MeasuredChange.Parts, of change: MeasuredChange, isSum: Bool
    ) -> ChangeDecomposition? {
        guard let before = Mixture(parts.before, of: change.before, isSum: isSum),
            let after = Mixture(parts.after, of: change.after, isSum: isSum)
        else { return nil }
        var added: [Double] = []
        for (old, new) in zip(before.parts, after.parts) {
            if isSum {
                added += [(new.level ?? 0) - (old.level ?? 0), 0]
            } else {
                // A part without rows on one of the days has no level there: all that it adds is its share.
                guard let from = old.level ?? new.level, let to = new.level ?? old.level else {
                    added += [0, 0]
                    continue
                }
                let middle = (before.whole + after.whole) / 2
                added += [
                    (to - from) * (old.share + new.share) / 2, (new.share - old.share) * ((from + to) / 2 - middle),
                ]
            }
        }
        let step = change.after.value.step
        let steps = apportioned(added, step: step)
        let pairs = stride(from: 0, to: steps.count - 1, by: 2).map { (own: steps[$0], share: steps[$0 + 1]) }
        let measured = zip(parts.names, zip(parts.before, parts.after))
        let contributions = zip(measured, pairs).compactMap { measured, steps -> Contribution? in
            let (name, (old, new)) = measured
            guard !old.isNothing || !new.isNothing else { return nil }
            return Contribution(
                name: name, steps: steps.own + steps.share, own: isSum ? nil : steps.own, before: old, after: new)
        }
        return ChangeDecomposition(
            by: parts.by, step: step, total: steps.reduce(0, +), contributions: contributions)
    }
}

/// A whole as its parts on one day, checked to be their sum or their weighted mean.
private struct Mixture {
    /// nil: no rows.
    let parts: [(level: Double?, share: Double)]
    let whole: Double

    init?(_ parts: [Measurement], of whole: Measurement, isSum: Bool) {
        guard let all = whole.value.magnitude else { return nil }
        self.whole = all
        let levels = parts.map(\.value.magnitude)
        let room = 1e-7 * max(1, all.magnitude)
        if isSum {
            self.parts = levels.map { ($0, 0) }
            guard ((levels.compactMap { $0 }.reduce(0, +)) - all).magnitude <= room else { return nil }
            return
        }
        guard let rows = whole.n, rows > 0 else { return nil }
        self.parts = zip(parts, levels).map { part, level in
            let n = part.n ?? 0
            return (n > 0 ? level : nil, Double(n) / Double(rows))
        }
        let mean = self.parts.reduce(0) { $0 + $1.share * ($1.level ?? 0) }
        guard parts.allSatisfy({ $0.n != nil }), parts.reduce(0, { $0 + ($1.n ?? 0) }) == rows,
            (mean - all).magnitude <= room
        else { return nil }
    }
}

extension Measurement {
    /// No row, or nothing known of any.
    fileprivate var isNothing: Bool { n == 0 || n == nil && (value.magnitude ?? 0) == 0 }
}

extension Value {
    /// The smallest change that is worth showing, in the value's own unit.
    fileprivate var step: Double {
        switch self {
        case .percent, .points: 0.0001
        case .money(let money): 1 / Double(Exact.wholePower(money.currency.minorDigits))
        case .integer, .days, .months, .minutes: 1
        case .unknown, .yesNo, .number, .text, .date, .timestamp: 0.0001
        }
    }
}

/// Numbers in whole steps that add up to their sum in whole steps: each is cut, and what is missing goes to the largest remainders
/// (Hamilton's method). Of equal ones the first is served first.
func apportioned(_ numbers: [Double], step: Double) -> [Int64] {
    func whole(_ number: Double) -> Int64 { Int64(exactly: number) ?? (number < 0 ? .min / 4 : .max / 4) }
    let scaled = numbers.map { $0.isFinite ? $0 / step : 0 }
    let total = whole(scaled.reduce(0, +).rounded())
    var steps = scaled.map { whole($0.rounded(.down)) }
    let missing = total &- steps.reduce(0, &+)
    let order = scaled.indices.sorted { left, right in
        let (first, second) = (scaled[left] - scaled[left].rounded(.down), scaled[right] - scaled[right].rounded(.down))
        return first != second ? first > second : left < right
    }
    guard missing > 0, !order.isEmpty else { return steps }
    for position in 0..<min(Int(clamping: missing), order.count) { steps[order[position]] += 1 }
    return steps
}
