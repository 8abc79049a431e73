// Intervals as pure numbers: what a sample says about the share, mean or index behind it. Nothing here is random.

/// Statistics of samples. All intervals are two-sided; `confidence` is a ratio, 0.95 unless said otherwise.
public enum Statistics {
    /// Ends of an interval in the unit of the estimate.
    public struct Bounds: Sendable, Hashable {
        public let low: Double
        public let high: Double

        public init(low: Double, high: Double) {
            self.low = low
            self.high = high
        }

        /// The same interval inside limits.
        func clamped(_ lowest: Double, _ highest: Double) -> Bounds {
            Bounds(low: min(max(low, lowest), highest), high: min(max(high, lowest), highest))
        }
    }

    /// Wilson's score interval for a share of `yes` in `n` independent rows (Wilson 1927, JASA 22:209); a ratio. nil
    /// where n = 0 or the counts make no share.
    public static func wilson(yes: Int64, n: Int64, confidence: Double = 0.95) -> Bounds? {
        wilson(share: n > 0 ? Double(yes) / Double(n) : -1, n: Double(n), confidence: confidence)
    }

    /// The same for a share of an effective number of rows that need not be whole.
    static func wilson(share: Double, n: Double, confidence: Double) -> Bounds? {
        guard n > 0, share >= 0, share <= 1 else { return nil }
        let z = normalQuantile((1 + confidence) / 2)
        let middle = share + z * z / (2 * n)
        let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        // Exact ends where nobody or everybody says yes: rounding must not leave a share of −1e−17.
        let low = share == 0 ? 0 : max(0, (middle - spread) / scale)
        let high = share == 1 ? 1 : min(1, (middle + spread) / scale)
        return Bounds(low: low, high: high)
    }

    /// Student's interval for the mean of n independent values from Σx and Σx². nil below two values.
    public static func mean(n: Int64, sum: Double, squares: Double, confidence: Double = 0.95) -> Bounds? {
        guard n >= 2 else { return nil }
        let count = Double(n)
        let mean = sum / count
        let variance = max(0, (squares - sum * mean) / (count - 1))
        let spread = tQuantile((1 + confidence) / 2, degrees: count - 1) * (variance / count).squareRoot()
        return bounds(mean, spread)
    }

    /// Interval for a ratio r = X/M whose rows come in clusters (Cochran, Sampling Techniques, 1977, §6.3 and §11;
    /// the linearised ratio): Var = C/(C−1) · Σ(x − r·m)² / M², with t of C − 1 degrees. The sums run over the
    /// clusters. nil below two clusters or where M is not positive.
    public static func clustered(
        clusters: Int64, x: Double, m: Double, xx: Double, xm: Double, mm: Double, confidence: Double = 0.95
    ) -> Bounds? {
        guard clusters >= 2, m > 0 else { return nil }
        let count = Double(clusters)
        let ratio = x / m
        let squares = max(0, xx - 2 * ratio * xm + ratio * ratio * mm)
        let deviation = (count / (count - 1) * squares).squareRoot() / m
        return bounds(ratio, tQuantile((1 + confidence) / 2, degrees: count - 1) * deviation)
    }

    /// The same for a share: inside 0...1; where every cluster says the same the variance tells nothing, and Wilson's
    /// interval over the clusters stands in.
    public static func clusteredShare(
        clusters: Int64, x: Double, m: Double, xx: Double, xm: Double, mm: Double, confidence: Double = 0.95
    ) -> Bounds? {
        guard clusters >= 2, m > 0 else { return nil }
        let share = min(max(x / m, 0), 1)
        if share == 0 || share == 1 { return wilson(share: share, n: Double(clusters), confidence: confidence) }
        return clustered(clusters: clusters, x: x, m: m, xx: xx, xm: xm, mm: mm, confidence: confidence)?.clamped(0, 1)
    }

    /// Net promoter score, −100 to 100, from counts of promoters and detractors among n answers.
    public static func nps(promoters: Int64, detractors: Int64, n: Int64) -> Double? {
        guard n > 0 else { return nil }
        return 100 * Double(promoters - detractors) / Double(n)
    }

    /// Interval for the net promoter score: SE = 100·√((p + d − (p − d)²)/n), inside −100...100.
    public static func npsInterval(
        promoters: Int64, detractors: Int64, n: Int64, confidence: Double = 0.95
    ) -> Bounds? {
        guard n > 0, promoters >= 0, detractors >= 0, promoters + detractors <= n else { return nil }
        let p = Double(promoters) / Double(n)
        let d = Double(detractors) / Double(n)
        let error = 100 * (max(0, p + d - (p - d) * (p - d)) / Double(n)).squareRoot()
        return bounds(100 * (p - d), normalQuantile((1 + confidence) / 2) * error).clamped(-100, 100)
    }

    private static func bounds(_ middle: Double, _ spread: Double) -> Bounds {
        Bounds(low: middle - spread, high: middle + spread)
    }
}
