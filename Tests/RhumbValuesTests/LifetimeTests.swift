// The lifetime models against the figures that were published for CDNOW, and against formulas worked out elsewhere.
import Foundation
import Testing

@testable import RhumbValues

/// The published 1/10 sample: 2,357 customers, 39 weeks of calibration.
private enum Sample {
    /// By customer, in the order of the file: cents by day of the calibration period.
    static let customers: [[Day: Int64]] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../plans/cdnow/data/CDNOW_sample.txt")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        var customers: [[Day: Int64]] = []
        var last = ""
        for line in text.split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: " ")
            guard fields.count == 5, let number = Int(fields[2]), let amount = Double(fields[4]),
                let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
            else { continue }
            if String(fields[1]) != last {
                last = String(fields[1])
                customers.append([:])
            }
            guard day <= end else { continue }
            customers[customers.count - 1][day, default: 0] += Int64((amount * 100).rounded())
        }
        return customers
    }()

    static let end = Day(number: 10_134)

    static let purchases: [PurchaseHistory] = customers.compactMap { days in
        guard let first = days.keys.min(), let last = days.keys.max() else { return nil }
        return PurchaseHistory(
            repeats: Int64(days.count - 1), lastDay: Int64(last.number - first.number),
            observedDays: Int64(end.number - first.number))
    }

    /// nil where there is no repeat.
    static let spending: [SpendingHistory?] = customers.map { days in
        guard let first = days.keys.min() else { return nil }
        return SpendingHistory(
            repeats: Int64(days.count - 1), total: days.filter { $0.key != first }.values.reduce(0, +))
    }
}

@Suite("Lifetime models")
struct LifetimeTests {
    private let model = PurchaseModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)

    /// Fader, Hardie and Lee (2005), table 2: r 0.243, α 4.414, a 0.793, b 2.426, LL −9582.4.
    @Test("BG/NBD fitted to CDNOW")
    func publishedForCDNOW() throws {
        #expect(Sample.end.description == "1997-09-30")
        #expect(Sample.purchases.count == 2357)
        let (fitted, logLikelihood) = try #require(PurchaseModel.fit(Sample.purchases))
        #expect(abs(fitted.r - 0.243) < 0.0006)
        #expect(abs(fitted.alpha - 4.414) < 0.0006)
        #expect(abs(fitted.a - 0.793) < 0.0006)
        #expect(abs(fitted.b - 2.426) < 0.0006)
        #expect(abs(logLikelihood - -9582.4) < 0.06)
    }

    @Test("A fit does not depend on the order of customers")
    func orderOfCDNOW() throws {
        let (one, _) = try #require(PurchaseModel.fit(Array(Sample.purchases.prefix(450))))
        let (other, _) = try #require(PurchaseModel.fit(Sample.purchases.prefix(450).reversed()))
        #expect(one == other)
    }

    /// Fader and Hardie, "The Gamma-Gamma Model of Monetary Value" (2013), section 5: p 6.25, q 3.74, γ 15.44 from the 946
    /// customers with repeat purchases.
    @Test("Gamma-Gamma fitted to CDNOW")
    func spendingForCDNOW() throws {
        let customers = Sample.spending.compactMap { $0 }
        #expect(customers.count == 946)
        let (fitted, _) = try #require(SpendingModel.fit(customers, minorUnits: 100))
        #expect(abs(fitted.p - 6.25) < 0.01)
        #expect(abs(fitted.q - 3.74) < 0.01)
        #expect(abs(fitted.gamma - 15.44) < 0.03)
    }

    /// The first ten customers of the sample, as the Python package lifetimes (0.11.3, test_estimation.py) has them.
    @Test("Expected amounts of CDNOW's first customers")
    func expectedValues() throws {
        let model = SpendingModel(p: 6.25, q: 3.74, gamma: 15.44)
        let published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
        for (customer, amount) in zip(Sample.spending, published) {
            let value = model.expectedValue(
                repeats: customer?.repeats ?? 0, total: Double(customer?.total ?? 0) / 100)
            #expect(abs(try #require(value) - amount) < 0.1)
        }
    }

    /// Fader, Hardie and Lee, "Implementing the BG/NBD Model for Customer Base Analysis in Excel" (2005): customer 0001 with
    /// x 2, t_x 30.43, T 38.86 is expected to buy 1.226 times in the next 39 weeks. The other rows: the formula as printed
    /// (equation 10), in 30 digits with mpmath.
    @Test(
        "Expected purchases and P(alive)",
        arguments: [
            (2, 213, 272, 273.0, 1.22611580614932, 0.726589721835495),
            (0, 0, 272, 273, 0.195109664993088, 1),
            (7, 200, 272, 3650, 16.5857756575531, 0.598052899583434),
            (1, 12, 272, 7, 0.00606789775506253, 0.212260062554613),
            (29, 270, 272, 365, 24.740262397943, 0.969335381713035),
        ])
    func conditional(
        repeats: Int64, lastDay: Int64, observed: Int64, days: Double, purchases: Double, alive: Double
    ) throws {
        let customer = try #require(PurchaseHistory(repeats: repeats, lastDay: lastDay, observedDays: observed))
        #expect(abs(model.expectedPurchases(customer, inDays: days) - purchases) < 1e-11 * max(1, purchases))
        #expect(abs(model.alive(customer) - alive) < 1e-13)
    }

    /// By hand: p = 2, q = 3, γ = 10, two repeats of 40 in all: 2 · (10 + 40) / (4 + 3 − 1) = 100 / 6.
    @Test("Expected amount by hand")
    func byHand() {
        let model = SpendingModel(p: 2, q: 3, gamma: 10)
        #expect(model.expectedValue(repeats: 2, total: 40) == 100.0 / 6)
        #expect(model.expectedValue(repeats: 0, total: 0) == 10)
        #expect(SpendingModel(p: 2, q: 0.5, gamma: 10).expectedValue(repeats: 0, total: 0) == nil)
    }

    /// mpmath, 30 digits; the last argument lies where the series hardly shrinks.
    @Test(
        "The hypergeometric series",
        arguments: [
            (0.5, 1.5, 2.5, 0.3, 1.108062551056932), (-0.207, 1.976, 4.219, 0.95, 0.872942667729505),
            (-0.207, 1.976, 2.219, 0.999, 0.495662639598637),
        ])
    func series(p: Double, q: Double, c: Double, z: Double, expected: Double) {
        #expect(abs(SpecialFunctions.hypergeometric(p, q, c, z) - expected) < 1e-12)
    }

    @Test("Near a = 1 the expectation has its limit")
    func limit() throws {
        let customer = try #require(PurchaseHistory(repeats: 3, lastDay: 150, observedDays: 200))
        func expected(_ a: Double) -> Double {
            PurchaseModel(r: 0.5, alpha: 5, a: a, b: 2).expectedPurchases(customer, inDays: 365)
        }
        #expect(abs(expected(1) - expected(1.00001)) < 1e-4)
        #expect(abs(expected(1) - expected(0.99999)) < 1e-4)
    }

    @Test("Histories that contradict themselves")
    func impossible() {
        #expect(PurchaseHistory(repeats: 3, lastDay: 2, observedDays: 10) == nil)
        #expect(PurchaseHistory(repeats: 0, lastDay: 2, observedDays: 10) == nil)
        #expect(PurchaseHistory(repeats: 1, lastDay: 12, observedDays: 10) == nil)
        #expect(SpendingHistory(repeats: 0, total: 5) == nil)
        #expect(PurchaseModel.fit([]) == nil)
    }
}
