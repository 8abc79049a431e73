// The two special functions that the models rest on.
import Glibc

enum SpecialFunctions {
    /// ln Γ(x) for x > 0.
    static func logGamma(_ x: Double) -> Double {
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }

    /// Gauss's hypergeometric series ₂F₁(p, q; c; z), 0 ≤ z < 1, c no negative whole number (DLMF 15.2.1). Terms are added until
    /// they no longer change the sum; NaN where that takes more than a hundred thousand.
    static func hypergeometric(_ p: Double, _ q: Double, _ c: Double, _ z: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        for index in 0..<100_000 {
            let n = Double(index)
            term *= (p + n) * (q + n) / ((c + n) * (n + 1)) * z
            sum += term
            // From here on the terms only shrink.
            let shrinks = n > abs(p) + abs(q) + abs(c)
            if abs(term) <= 1e-17 * abs(sum), shrinks || term == 0 { return sum }
        }
        return .nan
    }
}
