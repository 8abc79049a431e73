// A straight line through a metric's own history, for "where do we arrive if it goes on like this".

extension Statistics {
    /// A straight line through points (x, y).
    public struct Trend: Sendable, Hashable {
        /// Change of y for one unit of x.
        public let slope: Double
        /// y at x = 0.
        public let intercept: Double
        /// Residual standard deviation in the unit of y, with k − 2 degrees of freedom.
        public let spread: Double
        /// Σ(x − x̄)².
        public let width: Double
        /// Number of points.
        public let points: Int

        /// Half the 95% interval of a value `distance` beyond the last point: t·s·√(1 + distance²/Σ(x − x̄)²), the
        /// scatter of one more point and the doubt about the slope. nil below three points.
        public func halfInterval(beyond distance: Double) -> Double? {
            guard points >= 3, width > 0 else { return nil }
            let t = Statistics.tQuantile(0.975, degrees: Double(points - 2))
            return t * spread * (1 + distance * distance / width).squareRoot()
        }
    }

    /// The line of Theil (1950) and Sen (1968): the slope is the median of the slopes of all pairs, so one odd month
    /// does not turn it; the intercept is the median of y − slope·x. nil below two different x.
    public static func theilSen(_ points: [(x: Double, y: Double)]) -> Trend? {
        var slopes: [Double] = []
        for (position, first) in points.enumerated() {
            for second in points.dropFirst(position + 1) where second.x != first.x {
                slopes.append((second.y - first.y) / (second.x - first.x))
            }
        }
        guard let slope = median(slopes) else { return nil }
        let intercept = median(points.map { $0.y - slope * $0.x }) ?? 0
        let squares = points.reduce(0.0) { sum, point in
            let residual = point.y - intercept - slope * point.x
            return sum + residual * residual
        }
        let mean = points.reduce(0.0) { $0 + $1.x } / Double(points.count)
        let width = points.reduce(0.0) { $0 + ($1.x - mean) * ($1.x - mean) }
        let spread = points.count > 2 ? (squares / Double(points.count - 2)).squareRoot() : 0
        return Trend(slope: slope, intercept: intercept, spread: spread, width: width, points: points.count)
    }

    /// The middle value, or the mean of the two middle ones; nil for none.
    static func median(_ values: [Double]) -> Double? {
        let sorted = values.sorted()
        guard let upper = sorted.dropFirst(sorted.count / 2).first else { return nil }
        guard sorted.count % 2 == 0, let lower = sorted.dropFirst(sorted.count / 2 - 1).first else { return upper }
        return (lower + upper) / 2
    }
}
