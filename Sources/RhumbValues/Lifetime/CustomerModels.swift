// The models of one population of customers together: fitted, or refused with the reason, and what they say of a customer.
import Glibc

/// What a fit needs before it is believed.
public struct FitGate: Sendable, Hashable {
    public let buyers: Int64
    /// From the first purchase of all to the as-of day.
    public let days: Int64

    public init(buyers: Int64, days: Int64) {
        self.buyers = buyers
        self.days = days
    }

    /// Below this a fit says more about chance than about customers; a plan may overrule it.
    public static let standard = FitGate(buyers: 500, days: 180)
}

/// BG/NBD and, where values are known, Gamma-Gamma.
public struct CustomerModels: Sendable, Hashable {
    public enum Refusal: Sendable, Hashable {
        case tooFewBuyers, tooShort
        /// No parameters make these histories likely.
        case noFit
    }

    public struct Purchases: Sendable, Hashable {
        public let model: PurchaseModel
        public let logLikelihood: Double
    }

    public struct Spending: Sendable, Hashable {
        public let model: SpendingModel
        public let logLikelihood: Double
        /// Customers with repeat purchases of some value.
        public let customers: Int64
    }

    /// Customers with at least one purchase.
    public let buyers: Int64
    /// Days from the first purchase of all to the as-of day.
    public let days: Int64
    public let gate: FitGate
    public let refusal: Refusal?
    public let purchases: Purchases?
    /// nil where values were not asked for, or could not be fitted.
    public let spending: Spending?

    /// Fits BG/NBD.
    public init(_ histories: [PurchaseHistory], gate: FitGate) {
        buyers = Int64(histories.count)
        days = histories.map(\.observedDays).max() ?? 0
        self.gate = gate
        spending = nil
        guard buyers >= gate.buyers, days >= gate.days else {
            refusal = buyers < gate.buyers ? .tooFewBuyers : .tooShort
            purchases = nil
            return
        }
        purchases = PurchaseModel.fit(histories).map { Purchases(model: $0.model, logLikelihood: $0.logLikelihood) }
        refusal = purchases == nil ? .noFit : nil
    }

    private init(_ models: CustomerModels, spending: Spending?) {
        (buyers, days, gate, purchases) = (models.buyers, models.days, models.gate, models.purchases)
        self.spending = spending
        refusal = models.refusal ?? (spending == nil ? .noFit : nil)
    }

    /// The same with Gamma-Gamma.
    /// - Parameter minorUnits: in one major unit of the currency.
    public func adding(_ customers: [SpendingHistory], minorUnits: Double) -> CustomerModels {
        guard refusal == nil else { return self }
        let fitted = SpendingModel.fit(customers, minorUnits: minorUnits)
        return CustomerModels(
            self,
            spending: fitted.map {
                Spending(model: $0.model, logLikelihood: $0.logLikelihood, customers: Int64(customers.count))
            })
    }

    /// The probability that a customer still buys; nil where there is no model.
    public func alive(_ customer: PurchaseHistory) -> Double? { purchases?.model.alive(customer) }

    /// Expected purchase days in the so many days after the as-of day.
    public func expectedPurchases(_ customer: PurchaseHistory, inDays days: Int64) -> Double? {
        finite(purchases?.model.expectedPurchases(customer, inDays: Double(days)))
    }

    /// Days in a month, a year's 365.25 over twelve.
    private static let month = 30.4375

    /// What a customer is expected to spend in the so many days after the as-of day, in major units: expected purchases ×
    /// expected value. With a yearly discount in steps of a month, each month's purchases being paid in its middle.
    /// - Parameter total: what was paid on the repeat days, in major units.
    public func lifetimeValue(
        _ customer: PurchaseHistory, total: Double, inDays days: Int64, yearlyDiscount: Double
    ) -> Double? {
        guard let model = purchases?.model, total >= 0,
            let value = spending?.model.expectedValue(repeats: customer.repeats, total: total)
        else { return nil }
        guard yearlyDiscount != 0 else {
            return finite(model.expectedPurchases(customer, inDays: Double(days)) * value)
        }
        var (start, before, sum) = (0.0, 0.0, 0.0)
        while start < Double(days) {
            let end = min(start + CustomerModels.month, Double(days))
            let expected = model.expectedPurchases(customer, inDays: end)
            sum += (expected - before) * exp(-log1p(yearlyDiscount) * (start + end) / 2 / (12 * CustomerModels.month))
            (start, before) = (end, expected)
        }
        return finite(sum * value)
    }

    private func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }
}

/// Histories from purchases as they come: sorted by customer and day.
public struct PurchaseDays: Sendable {
    private var first: Int64 = 0
    private var last: Int64 = 0
    private var days: Int64 = 0
    private var repeatTotal: Int128 = 0

    public init() {}

    /// Takes a purchase; days must not fall.
    /// - Parameter value: in minor units; 0 where unknown.
    public mutating func add(day: Int64, value: Int64) {
        if days == 0 { first = day }
        if days == 0 || day > last {
            days += 1
            last = day
        }
        if day > first { repeatTotal += Int128(value) }
    }

    /// nil without purchases, and for an as-of day before the last.
    public func history(asOf today: Int64) -> PurchaseHistory? {
        PurchaseHistory(repeats: days - 1, lastDay: last - first, observedDays: today - first)
    }

    /// What was paid after the first day, in minor units.
    public var total: Int64 { Int64(clamping: repeatTotal) }
}
