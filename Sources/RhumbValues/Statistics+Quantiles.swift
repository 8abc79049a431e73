// A quantile's interval without any assumption on the distribution: the order statistics that bound it.
import Glibc

extension Statistics {
    /// Positions, from 1, of the two order statistics that bound a quantile.
    public struct Ranks: Sendable, Hashable {
        public let low: Int
        public let high: Int

        public init(low: Int, high: Int) {
            self.low = low
            self.high = high
        }
    }

    /// The narrowest order statistics with at most 2.5% below and above (Conover, Practical Nonparametric Statistics,
    /// 3rd ed., §3.2): low is the largest rank l with P(B < l) ≤ α/2, high the smallest u with P(B ≥ u) ≤ α/2, for B
    /// binomial (n, p). nil where n rows are too few to bound it on both sides.
    /// - Parameters:
    ///   - n: rows with a known value.
    ///   - p: 0.5 for the median; 0 < p < 1.
    public static func quantileRanks(n: Int, p: Double, confidence: Double = 0.95) -> Ranks? {
        guard n > 0, p > 0, p < 1 else { return nil }
        let tail = (1 - confidence) / 2
        let count = Double(n)
        // What lies more than 12 standard deviations below the mean weighs less than 1e-32: start there.
        let deviation = (count * p * (1 - p)).squareRoot()
        let first = max(0, Int(count * p - 12 * deviation - 1))
        let odds = p / (1 - p)
        var probability = exp(logBinomial(n, first) + Double(first) * log(p) + Double(n - first) * log1p(-p))
        var below = 0.0
        var low: Int?
        for value in first...n {
            // `below` is P(B < value).
            if below <= tail, value >= 1 { low = value }
            below += probability
            if below >= 1 - tail {
                guard let low, value + 1 <= n else { return nil }
                return Ranks(low: low, high: value + 1)
            }
            probability *= Double(n - value) / Double(value + 1) * odds
        }
        return nil
    }

    private static func logBinomial(_ n: Int, _ k: Int) -> Double {
        logGamma(Double(n) + 1) - logGamma(Double(k) + 1) - logGamma(Double(n - k) + 1)
    }
}
