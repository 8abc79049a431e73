// From a measurement's sums to its 95% interval.
import RhumbValues

/// A range of numbers in the unit of the measure (a ratio for percentages, major units for money).
public struct Interval: Sendable, Hashable {
    public let low: Double
    public let high: Double

    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }
}

extension Measurement {
    /// The 95% interval in the unit of the value; nil where the value is unknown or no sample.
    package var interval: Interval? {
        guard value != .unknown else { return nil }
        let isShare = if case .percent = value { true } else { false }
        let bounds: Statistics.Bounds? =
            switch sampling {
            case .none: nil
            case .share(let yes, let n): Statistics.wilson(yes: yes, n: n)
            case .mean(let n, let sum, let squares): Statistics.mean(n: n, sum: sum, squares: squares)
            case .clustered(let clusters, let x, let m, let xx, let xm, let mm):
                isShare
                    ? Statistics.clusteredShare(clusters: clusters, x: x, m: m, xx: xx, xm: xm, mm: mm)
                    : Statistics.clustered(clusters: clusters, x: x, m: m, xx: xx, xm: xm, mm: mm)
            case .quantile(let low, let high, _): Statistics.Bounds(low: low, high: high)
            case .promoters(let promoters, let detractors, let n):
                Statistics.npsInterval(promoters: promoters, detractors: detractors, n: n)
            }
        return bounds.map { Interval(low: $0.low, high: $0.high) }
    }
}

extension Interval {
    /// Half its width.
    package var half: Double { (high - low) / 2 }
}
