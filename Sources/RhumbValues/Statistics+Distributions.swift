// Quantiles of the distributions that intervals rest on, exact to about 1e-12: a status must not hang on an
// approximation.
import Glibc

extension Statistics {
    /// Quantile of the standard normal distribution, 0 < p < 1, after Wichura, Algorithm AS 241 (Applied Statistics 37,
    /// 1988); infinite at 0 and 1, NaN outside.
    public static func normalQuantile(_ p: Double) -> Double {
        guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
        let q = p - 0.5
        if abs(q) <= 0.425 {
            let r = 0.180625 - q * q
            return q * ratio(r, AS241.middle)
        }
        let tail = (-log(q < 0 ? p : 1 - p)).squareRoot()
        let value = tail <= 5 ? ratio(tail - 1.6, AS241.near) : ratio(tail - 5, AS241.far)
        return q < 0 ? -value : value
    }

    private static func ratio(_ x: Double, _ table: (above: [Double], below: [Double])) -> Double {
        let value = { (coefficients: [Double]) in coefficients.reversed().reduce(0) { $0 * x + $1 } }
        return value(table.above) / value(table.below)
    }

    /// Quantile of Student's t with so many degrees of freedom (a positive number, not always whole).
    public static func tQuantile(_ p: Double, degrees: Double) -> Double {
        guard degrees > 0, p > 0, p < 1 else { return p == 0.5 ? 0 : .nan }
        if p == 0.5 { return 0 }
        if p < 0.5 { return -tQuantile(1 - p, degrees: degrees) }
        if degrees > 300 { return tQuantileOfMany(p, degrees) }
        // Bisection on the upper tail: slow and sure; a report asks for a few dozen quantiles.
        let tail = 1 - p
        var low = 0.0
        var high = 1.0
        while tUpperTail(high, degrees: degrees) > tail, high < 1e300 { high *= 2 }
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if middle == low || middle == high { break }
            if tUpperTail(middle, degrees: degrees) > tail { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// Expansion around the normal quantile, Abramowitz and Stegun 26.7.5; below 1e-11 off from 300 degrees on.
    private static func tQuantileOfMany(_ p: Double, _ degrees: Double) -> Double {
        let x = normalQuantile(p)
        let y = x * x
        let g1 = (y + 1) * x / 4
        let g2 = ((5 * y + 16) * y + 3) * x / 96
        let g3 = (((3 * y + 19) * y + 17) * y - 15) * x / 384
        let g4 = ((((79 * y + 776) * y + 1482) * y - 1920) * y - 945) * x / 92_160
        return x + (g1 + (g2 + (g3 + g4 / degrees) / degrees) / degrees) / degrees
    }

    /// P(T > t) for t ≥ 0.
    static func tUpperTail(_ t: Double, degrees: Double) -> Double {
        0.5 * incompleteBeta(degrees / (degrees + t * t), a: degrees / 2, b: 0.5)
    }

    /// The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (DLMF 8.17.22).
    static func incompleteBeta(_ x: Double, a: Double, b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
        if x < (a + 1) / (a + b + 2) { return front * betaFraction(x, a, b) / a }
        return 1 - front * betaFraction(1 - x, b, a) / b
    }

    private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        let guarded = { (value: Double) in abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / guarded(1 - (a + b) * x / (a + 1))
        var fraction = d
        for step in 1...10_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / guarded(1 + even * d)
            c = guarded(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / guarded(1 + odd * d)
            c = guarded(1 + odd / c)
            fraction *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return fraction
    }

    /// ln Γ(x) for x > 0: Stirling's series from 15 on, shifted there by the recurrence.
    static func logGamma(_ x: Double) -> Double {
        var shifted = x
        var product = 1.0
        while shifted < 15 {
            product *= shifted
            shifted += 1
        }
        let inverse = 1 / (shifted * shifted)
        let series =
            (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680 - inverse / 1188))))
            / shifted
        return (shifted - 0.5) * log(shifted) - shifted + 0.918_938_533_204_672_74 + series - log(product)
    }
}

/// Coefficients of AS 241, PPND16, lowest power first.
private enum AS241 {
    static let middle = (
        above: [
            3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
            45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
        ],
        below: [
            1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867,
            39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
        ]
    )
    static let near = (
        above: [
            1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
            1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
        ],
        below: [
            1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590,
            0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
        ]
    )
    static let far = (
        above: [
            6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
            0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
        ],
        below: [
            1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
        ]
    )
}
