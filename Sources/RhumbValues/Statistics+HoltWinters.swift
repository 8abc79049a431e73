// Where does a series with a season go? The damped-trend method of Holt and Winters with an additive season, as the state
// space model ETS(A,Ad,A): Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., §8.3, 8.5 and 8.7.

extension Statistics {
    /// A fitted or given model after it has seen its series.
    ///
    /// y = ℓ + φb + s + ε; ℓ ← ℓ + φb + αε; b ← φb + βε; s ← s + γε, where s is the season of m periods before. The forecast
    /// h periods ahead is ℓ + (φ + φ² + … + φʰ)b + s.
    public struct HoltWinters: Sendable, Hashable {
        public struct Parameters: Sendable, Hashable {
            public let alpha: Double
            /// α·β* of the component form.
            public let beta: Double
            public let gamma: Double
            public let phi: Double

            public init(alpha: Double, beta: Double, gamma: Double, phi: Double) {
                self.alpha = alpha
                self.beta = beta
                self.gamma = gamma
                self.phi = phi
            }
        }

        /// Before the first period.
        public struct Start: Sendable, Hashable {
            public var level: Double
            public var trend: Double
            /// Of the first m periods, in their order.
            public let seasons: [Double]

            public init(level: Double, trend: Double, seasons: [Double]) {
                self.level = level
                self.trend = trend
                self.seasons = seasons
            }
        }

        public let parameters: Parameters
        public let level: Double
        public let trend: Double
        /// Of the next m periods, in their order.
        public let seasons: [Double]
        /// Σ ε² of the one-step errors.
        public let squares: Double
        public let points: Int

        /// Runs a model over a series from a start.
        public init(_ series: [Double], _ parameters: Parameters, from start: Start) {
            var (level, trend, seasons) = (start.level, start.trend, start.seasons)
            var squares = 0.0
            let period = max(1, seasons.count)
            if seasons.isEmpty { seasons = [0] }
            for (time, value) in series.enumerated() {
                let season = time % period
                let carried = level + parameters.phi * trend
                let error = value - carried - seasons[season]
                level = carried + parameters.alpha * error
                trend = parameters.phi * trend + parameters.beta * error
                seasons[season] += parameters.gamma * error
                squares += error * error
            }
            let next = series.count % period
            self.parameters = parameters
            self.level = level
            self.trend = trend
            self.seasons = Array(seasons[next...] + seasons[..<next])
            self.squares = squares
            points = series.count
        }

        /// The value `ahead` periods after the last one, 1 for the next.
        public func forecast(_ ahead: Int) -> Double {
            level + damping(ahead) * trend + seasons[(max(1, ahead) - 1) % seasons.count]
        }

        /// φ + φ² + … + φʰ
        private func damping(_ ahead: Int) -> Double {
            var (sum, power) = (0.0, 1.0)
            for _ in 0..<max(0, ahead) {
                power *= parameters.phi
                sum += power
            }
            return sum
        }

        /// Degrees of freedom of the errors: α, β, γ, φ, ℓ, b and the m − 1 free seasons are estimated.
        public var degrees: Int { max(1, points - 5 - seasons.count) }

        /// Half the 95% interval of Σ wₕ · ŷₕ, with w₁ for the next period: t · σ · √Σₖ(Σₕ₌ₖ wₕ cₕ₋ₖ)², where c₀ = 1 and cⱼ = α +
        /// β(φ + … + φʲ) + γ·[m divides j] is what an error now does to the value j periods later. With a single weight it is
        /// the book's interval.
        public func halfInterval(weights: [Double]) -> Double {
            let effects = weights.indices.map { later in
                later == 0
                    ? 1
                    : parameters.alpha + parameters.beta * damping(later)
                        + (later % seasons.count == 0 ? parameters.gamma : 0)
            }
            let variance = weights.indices.reduce(0.0) { sum, time in
                let total = zip(weights[time...], effects).reduce(0.0) { $0 + $1.0 * $1.1 }
                return sum + total * total
            }
            let t = Statistics.tQuantile(0.975, degrees: Double(degrees))
            return t * (squares / Double(degrees) * variance).squareRoot()
        }
    }

    /// The model that leaves the least Σ ε²: a grid over α, β*, γ*, φ, then Nelder and Mead over these, ℓ and b; α in (0, 1), β
    /// in (0, α), γ in (0, 1 − α), φ in [0.8, 0.98]. The seasons begin as those of the classical decomposition. The same series
    /// gives the same bits. nil below two whole seasons.
    public static func holtWinters(_ series: [Double], period: Int) -> HoltWinters? {
        guard period >= 2, series.count >= 2 * period, let start = holtWintersStart(series, period) else { return nil }
        func model(_ x: [Double]) -> HoltWinters? {
            guard zip(x, holtWintersBox).allSatisfy({ $0 >= $1.lowerBound && $0 <= $1.upperBound }) else { return nil }
            var begin = start
            begin.level += x[4] * start.scale
            begin.trend += x[5] * start.scale
            let parameters = HoltWinters.Parameters(
                alpha: x[0], beta: x[0] * x[1], gamma: (1 - x[0]) * x[2], phi: x[3])
            return HoltWinters(series, parameters, from: begin)
        }
        func cost(_ x: [Double]) -> Double { model(x)?.squares ?? .infinity }
        var best = [0.1, 0.1, 0.1, 0.9, 0, 0]
        for alpha in [0.05, 0.2, 0.4, 0.7, 0.95] {
            for beta in [0.01, 0.1, 0.4] {
                for gamma in [0.01, 0.1, 0.4] {
                    for phi in [0.82, 0.9, 0.97] {
                        let x = [alpha, beta, gamma, phi, 0, 0]
                        if cost(x) < cost(best) { best = x }
                    }
                }
            }
        }
        let steps = [0.05, 0.05, 0.05, 0.02, 0.5, 0.05]
        for _ in 0..<3 { best = minimum(of: cost, near: best, steps: steps, rounds: 600) }
        return model(best)
    }

    private static let holtWintersBox: [ClosedRange<Double>] = [
        1e-4...0.9999, 1e-4...0.9999, 1e-4...0.9999, 0.8...0.98, -10...10, -10...10,
    ]

    /// Classical decomposition by a centred moving average, then a straight line through the first ten values less their
    /// seasons, as R's `forecast` begins.
    private static func holtWintersStart(_ series: [Double], _ period: Int) -> HoltWinters.Start? {
        let half = period / 2
        var sums = [Double](repeating: 0, count: period)
        var counts = [Int](repeating: 0, count: period)
        for time in half..<(series.count - half) {
            var average = series[(time - half)...(time + half)].reduce(0, +)
            if period % 2 == 0 { average -= (series[time - half] + series[time + half]) / 2 }
            average /= Double(period)
            sums[time % period] += series[time] - average
            counts[time % period] += 1
        }
        guard counts.allSatisfy({ $0 > 0 }) else { return nil }
        let means = zip(sums, counts).map { $0 / Double($1) }
        let centre = means.reduce(0, +) / Double(period)
        let seasons = means.map { $0 - centre }
        let first = series.prefix(max(10, period)).enumerated().map {
            (x: Double($0 + 1), y: $1 - seasons[$0 % period])
        }
        let (xs, ys) = (first.map(\.x), first.map(\.y))
        let (x, y) = (xs.reduce(0, +) / Double(xs.count), ys.reduce(0, +) / Double(ys.count))
        let width = xs.reduce(0.0) { $0 + ($1 - x) * ($1 - x) }
        let slope = first.reduce(0.0) { $0 + ($1.x - x) * ($1.y - y) } / width
        return HoltWinters.Start(level: y - slope * x, trend: slope, seasons: seasons)
    }
}

extension Statistics.HoltWinters.Start {
    /// The size of a step that matters, for the search.
    fileprivate var scale: Double {
        let size = seasons.reduce(0.0) { max($0, abs($1)) }
        return size > 0 ? size : max(abs(level) * 0.01, 1e-9)
    }
}
