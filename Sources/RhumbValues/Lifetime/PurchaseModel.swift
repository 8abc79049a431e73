// How often customers without a contract come back, and whether they still do: BG/NBD. While alive a customer buys at random at
// a rate of his own; after any purchase he may leave for good, with a probability of his own.
import Glibc

/// The BG/NBD model: Fader, Hardie and Lee, "“Counting Your Customers” the Easy Way: An Alternative to the Pareto/NBD
/// Model", Marketing Science 24 (2005), 275–284. Time is in weeks.
public struct PurchaseModel: Sendable, Hashable {
    /// Rates of purchase are gamma distributed: shape r, scale α (in weeks).
    public let r: Double
    public let alpha: Double
    /// Probabilities of leaving are beta distributed.
    public let a: Double
    public let b: Double

    public init(r: Double, alpha: Double, a: Double, b: Double) {
        self.r = r
        self.alpha = alpha
        self.a = a
        self.b = b
    }

    /// The model under which these customers are most likely, and its log-likelihood; nil for no customers and where no such
    /// model can be found.
    public static func fit(_ customers: [PurchaseHistory]) -> (model: PurchaseModel, logLikelihood: Double)? {
        guard !customers.isEmpty else { return nil }
        let likelihood = PurchaseLikelihood(customers)
        let found = Minimum.search(from: [0, log(max(1, likelihood.meanWeeks / 4)), 0, 0.5]) { point in
            -likelihood.value(PurchaseModel(logarithms: point)) / Double(customers.count)
        }
        guard found.value.isFinite else { return nil }
        let model = PurchaseModel(logarithms: found.at)
        return (model, likelihood.value(model))
    }

    private init(logarithms: [Double]) {
        self.init(r: exp(logarithms[0]), alpha: exp(logarithms[1]), a: exp(logarithms[2]), b: exp(logarithms[3]))
    }

    /// The probability that a customer is still alive (equation 11 of the note on P(alive); 1 without repeats, since nobody
    /// leaves before a first purchase is followed by a second).
    public func alive(_ customer: PurchaseHistory) -> Double { 1 / (1 + oddsOfHavingLeft(customer)) }

    /// δ(x > 0) · a / (b + x − 1) · ((α + T) / (α + t_x))^(r + x).
    private func oddsOfHavingLeft(_ customer: PurchaseHistory) -> Double {
        guard customer.repeats > 0 else { return 0 }
        let x = Double(customer.repeats)
        let ratio = (alpha + weeks(customer.observedDays)) / (alpha + weeks(customer.lastDay))
        return a / (b + x - 1) * exp((r + x) * log(ratio))
    }

    /// Expected purchase occasions in the so many days after the as-of day (equation 10): with z = t / (α + T + t),
    /// (a + b + x − 1) / (a − 1) · [1 − (1 − z)^(a − 1) · ₂F₁(a − 1, a + b − 1 − r; a + b + x − 1; z)] · P(alive). The series is
    /// the paper's after Euler's transformation (DLMF 15.8.1), under which it converges for any horizon.
    public func expectedPurchases(_ customer: PurchaseHistory, inDays days: Double) -> Double {
        guard days > 0 else { return 0 }
        // The formula has no value at a = 1 and a + b + x = 1, and the same limit from both sides.
        let a = abs(a - 1) < 1e-7 ? 1 + 1e-7 : a
        let x = Double(customer.repeats)
        var c = a + b + x - 1
        if abs(c) < 1e-9 { c = 1e-9 }
        let t = days / 7
        let z = t / (alpha + weeks(customer.observedDays) + t)
        let series = SpecialFunctions.hypergeometric(a - 1, a + b - 1 - r, c, z)
        let expected = c / (a - 1) * (1 - exp((a - 1) * log1p(-z)) * series)
        return max(0, expected) * alive(customer)
    }

    private func weeks(_ days: Int64) -> Double { Double(days) / 7 }
}

/// The log-likelihood of a set of customers (equation 6 in the form of section 4.4, which neither over- nor underflows), in
/// time proportional to the customers that differ.
struct PurchaseLikelihood {
    private struct Customer {
        let repeats: Int64
        /// Positions in `days`.
        let last: Int
        let observed: Int
        let count: Double
    }

    private let customers: [Customer]
    /// The different numbers of days, ascending.
    private let days: [Int64]
    /// The different numbers of repeats, ascending.
    private let repeats: [Int64]
    let meanWeeks: Double

    init(_ customers: [PurchaseHistory]) {
        let days = Set(customers.flatMap { [$0.lastDay, $0.observedDays] }).sorted()
        let places = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1, $0) })
        self.days = days
        self.customers = Counted.all(customers).map { counted in
            Customer(
                repeats: counted.value.repeats, last: places[counted.value.lastDay] ?? 0,
                observed: places[counted.value.observedDays] ?? 0, count: counted.count)
        }
        repeats = Array(Set(customers.map(\.repeats))).sorted()
        let total = customers.reduce(Int64(0)) { $0 + $1.observedDays }
        meanWeeks = Double(total) / 7 / Double(max(1, customers.count))
    }

    func value(_ model: PurchaseModel) -> Double {
        let (r, alpha, a, b) = (model.r, model.alpha, model.a, model.b)
        // ln(α + days / 7), looked up.
        let logs = days.map { log(alpha + Double($0) / 7) }
        let gammas: (Double) -> Double = SpecialFunctions.logGamma
        let common = r * log(alpha) - gammas(r) + gammas(a + b) - gammas(b)
        var perRepeats: [Int64: (start: Double, left: Double)] = [:]
        for count in repeats {
            let x = Double(count)
            perRepeats[count] = (
                common + gammas(r + x) + gammas(b + x) - gammas(a + b + x), count > 0 ? log(a / (b + x - 1)) : 0
            )
        }
        var sum = 0.0
        var part = (start: 0.0, left: 0.0)
        var last: Int64 = -1
        for customer in customers {
            if customer.repeats != last {
                last = customer.repeats
                part = perRepeats[last] ?? part
            }
            let exponent = r + Double(customer.repeats)
            let stayed = -exponent * logs[customer.observed]
            var log = part.start + stayed
            if customer.repeats > 0 {
                let left = part.left - exponent * logs[customer.last]
                // ln(e^stayed + e^left).
                log = part.start + max(stayed, left) + log1p(exp(-abs(stayed - left)))
            }
            sum += customer.count * log
        }
        return sum
    }
}
