// What a customer's next purchase is worth: Gamma-Gamma. What he spent so far is a sample around a mean of his own.
import Glibc

/// The Gamma-Gamma model: Fader and Hardie, "The Gamma-Gamma Model of Monetary Value" (2013, brucehardie.com/notes/025).
/// Amounts are in major units of the currency.
public struct SpendingModel: Sendable, Hashable {
    public let p: Double
    public let q: Double
    public let gamma: Double

    public init(p: Double, q: Double, gamma: Double) {
        self.p = p
        self.q = q
        self.gamma = gamma
    }

    /// The model under which these customers are most likely, and its log-likelihood; nil for fewer than two.
    /// - Parameter minorUnits: in one major unit of the currency.
    public static func fit(
        _ customers: [SpendingHistory], minorUnits: Double
    ) -> (model: SpendingModel, logLikelihood: Double)? {
        guard customers.count > 1 else { return nil }
        let likelihood = SpendingLikelihood(customers, minorUnits)
        let found = Minimum.search(from: [1, 1, log(likelihood.mean)]) { point in
            -likelihood.value(SpendingModel(logarithms: point)) / Double(customers.count)
        }
        guard found.value.isFinite else { return nil }
        let model = SpendingModel(logarithms: found.at)
        return (model, likelihood.value(model))
    }

    private init(logarithms: [Double]) {
        self.init(p: exp(logarithms[0]), q: exp(logarithms[1]), gamma: exp(logarithms[2]))
    }

    /// Expected amount of a customer's next purchases (equation 5): p · (γ + x · z̄) / (p · x + q − 1); without repeats the mean of
    /// all customers, p · γ / (q − 1). nil where the model has no mean (p · x + q ≤ 1).
    /// - Parameter total: x · z̄, in major units.
    public func expectedValue(repeats: Int64, total: Double) -> Double? {
        let below = p * Double(repeats) + q - 1
        return below > 0 ? p * (gamma + total) / below : nil
    }
}

/// The log-likelihood of a set of customers (equation 1a).
struct SpendingLikelihood {
    private let customers: [Counted<SpendingHistory>]
    private let minorUnits: Double
    let mean: Double

    init(_ customers: [SpendingHistory], _ minorUnits: Double) {
        self.customers = Counted.all(customers)
        self.minorUnits = minorUnits
        let total = self.customers.reduce(0) { $0 + $1.count * Double($1.value.total) }
        let repeats = self.customers.reduce(0) { $0 + $1.count * Double($1.value.repeats) }
        mean = total / minorUnits / max(1, repeats)
    }

    func value(_ model: SpendingModel) -> Double {
        let (p, q, gamma) = (model.p, model.q, model.gamma)
        let common = q * log(gamma) - SpecialFunctions.logGamma(q)
        var sum = 0.0
        var last: Int64 = -1
        var start = 0.0
        for customer in customers {
            let x = Double(customer.value.repeats)
            if customer.value.repeats != last {
                last = customer.value.repeats
                start = common + SpecialFunctions.logGamma(p * x + q) - SpecialFunctions.logGamma(p * x)
            }
            let total = Double(customer.value.total) / minorUnits
            // (p·x − 1)·ln z̄ + p·x·ln x, with x·z̄ = total.
            let own = p * x * log(total) - log(total / x) - (p * x + q) * log(gamma + total)
            sum += customer.count * (start + own)
        }
        return sum
    }
}
