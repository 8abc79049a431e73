// The damped trend with a season against R, and the search for its parameters.
import RhumbValues
import Testing

@Suite("Holt–Winters")
struct HoltWintersTests {
    /// International tourist nights in Australia by quarter, 1999 to 2015, millions: `austourists` of R's package fpp2, whose
    /// `ets(austourists, model = "AAA", damped = TRUE)` (package forecast) gave the figures of these tests.
    private let nights: [Double] = [
        30.052513, 19.148496, 25.317692, 27.591437, 32.076456, 23.487961, 28.47594, 35.123753, 36.838485,
        25.007017, 30.72223, 28.693759, 36.640986, 23.824609, 29.311683, 31.770309, 35.177877, 19.775244,
        29.60175, 34.538842, 41.273599, 26.655862, 28.279859, 35.191153, 42.205664, 24.649171, 32.667335,
        37.257354, 45.24246, 29.350481, 36.344207, 41.782081, 49.276598, 31.275401, 37.850625, 38.837044,
        51.2369, 31.838552, 41.323421, 42.799003, 55.708358, 33.407145, 42.316638, 45.157123, 59.57608,
        34.83733, 44.841681, 46.97125, 60.019031, 38.371179, 46.975864, 50.733796, 61.646873, 39.299569,
        52.671209, 54.332317, 66.834358, 40.871188, 51.828536, 57.49191, 65.25147, 43.061208, 54.760757,
        59.834475, 73.257027, 47.696624, 61.097768, 66.055761,
    ]

    @Test("The recursion gives R's states, σ² and forecasts")
    func published() {
        let model = Statistics.HoltWinters(
            nights, .init(alpha: 0.35445427, beta: 0.03200749, gamma: 0.39993387, phi: 0.97999997),
            from: .init(
                level: 24.01278357, trend: 0.97770147, seasons: [5.34956637, -6.61171798, -0.50735902, 1.76951063]))
        #expect(abs(model.level - 62.00340579) < 1e-6)
        #expect(abs(model.trend - 0.70652496) < 1e-6)
        for (found, given) in zip(model.seasons, [13.38188051, -11.75693566, -0.07474503, 3.58786407]) {
            #expect(abs(found - given) < 1e-5)
        }
        #expect(abs(model.squares / Double(model.degrees) - 6.0830734) < 1e-6)
        for (ahead, given) in [76.07768073, 51.61741109, 63.96457729, 68.27886241].enumerated() {
            #expect(abs(model.forecast(ahead + 1) - given) < 1e-6)
        }
    }

    @Test("The fit comes near R's, which also fits the seasons of the start")
    func fitted() throws {
        let model = try #require(Statistics.holtWinters(nights, period: 4))
        #expect(model.squares < 1.2 * 358.9013)
        for (ahead, given) in [76.07768073, 51.61741109, 63.96457729, 68.27886241].enumerated() {
            #expect(abs(model.forecast(ahead + 1) / given - 1) < 0.01)
        }
        #expect(Statistics.holtWinters(nights, period: 4) == model)
    }

    @Test("By hand: three values, a season of two")
    func byHand() {
        let model = Statistics.HoltWinters(
            [3, 1, 5], .init(alpha: 0.5, beta: 0.2, gamma: 0.1, phi: 0.5),
            from: .init(level: 1, trend: 1, seasons: [1, -1]))
        // ε: 0.5, −0.05, 1.78.
        #expect(abs(model.squares - (0.25 + 0.0025 + 1.78 * 1.78)) < 1e-12)
        #expect(abs(model.level - 3.06) < 1e-12)
        #expect(abs(model.trend - 0.501) < 1e-12)
        #expect(abs(model.forecast(1) - (3.06 + 0.2505 - 1.005)) < 1e-12)
        #expect(abs(model.forecast(2) - (3.06 + 0.75 * 0.501 + 1.228)) < 1e-12)
    }

    /// c₁ = α + βφ and c₂ = α + β(φ + φ²) + γ for a season of two: var ŷ₃ = σ²(1 + c₁² + c₂²); of ŷ₁ + ŷ₂ it is σ²((1 + c₁)² + 1).
    @Test("Intervals of one forecast and of a sum")
    func intervals() {
        let model = Statistics.HoltWinters(
            (0..<20).map { Double($0 % 3) }, .init(alpha: 0.5, beta: 0.2, gamma: 0.1, phi: 0.5),
            from: .init(level: 1, trend: 0, seasons: [1, -1]))
        let (first, second) = (0.5 + 0.2 * 0.5, 0.5 + 0.2 * 0.75 + 0.1)
        let one = model.halfInterval(weights: [1])
        #expect(abs(one - Statistics.tQuantile(0.975, degrees: 13) * (model.squares / 13).squareRoot()) < 1e-12)
        let third = model.halfInterval(weights: [0, 0, 1])
        #expect(abs(third / one - (1 + first * first + second * second).squareRoot()) < 1e-12)
        let sum = model.halfInterval(weights: [1, 1])
        #expect(abs(sum / one - ((1 + first) * (1 + first) + 1).squareRoot()) < 1e-12)
    }

    @Test("A straight line with a season is continued; equal values stay")
    func exact() throws {
        let line = (0..<36).map { 100 + 2 * Double($0) + ([0, 5, -3, 8, 1, -11][$0 % 6]) }
        let model = try #require(Statistics.holtWinters(line, period: 6))
        #expect(abs(model.forecast(1) - 172) < 1)
        #expect(abs(model.forecast(2) - 179) < 1)
        let flat = try #require(Statistics.holtWinters([Double](repeating: 7, count: 24), period: 12))
        #expect(abs(flat.forecast(5) - 7) < 1e-9)
        #expect(flat.halfInterval(weights: [1]) < 1e-6)
        #expect(Statistics.holtWinters([Double](repeating: 7, count: 23), period: 12) == nil)
    }

    /// Rosenbrock's valley, the test of the published method.
    @Test("Nelder and Mead find the lowest point")
    func minimum() {
        let valley = { (x: [Double]) in
            100 * (x[1] - x[0] * x[0]) * (x[1] - x[0] * x[0]) + (1 - x[0]) * (1 - x[0])
        }
        let found = Statistics.minimum(of: valley, near: [-1.2, 1], steps: [0.5, 0.5], rounds: 400)
        #expect(abs(found[0] - 1) < 1e-4 && abs(found[1] - 1) < 1e-4)
    }
}
