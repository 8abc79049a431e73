// How values read in both languages.
import Foundation
import RhumbModel
import RhumbText
import RhumbValues
import TestSupport
import Testing

@Suite("Values as words")
struct ValueTextTests {
    @Test(
        "Each kind",
        arguments: [
            (Value.unknown, "unknown", "未知"), (.yesNo(true), "yes", "是"), (.integer(1_204), "1,204", "1,204"),
            (.integer(-1_234_567), "-1,234,567", "-1,234,567"), (.percent(0.321), "32.1%", "32.1%"),
            (.percent(0.38), "38%", "38%"), (.percent(0.9996), "100%", "100%"), (.percent(0.0025), "0.25%", "0.25%"),
            (.points(0.07), "7pp", "7个百分点"), (.points(-0.0098), "-0.98pp", "-0.98个百分点"),
            (.money(yuan(20_000)), "20,000 CNY", "20,000元"),
            (.money(Money(minor: -123_450, currency: .yuan)), "-1,234.50 CNY", "-1,234.50元"),
            (.days(241), "241 days", "241天"), (.days(1), "1 day", "1天"), (.months(3), "3 months", "3个月"),
            (.date(day(2026, 6, 30)), "2026-06-30", "2026-06-30"), (.text("Li"), "Li", "Li"),
            (.number(0.5), "0.5", "0.5"), (.number(3.14159), "3.14", "3.14"),
            (.number(12_345.678), "12,345.7", "12,345.7"),
            (.number(.nan), "—", "—"), (.number(0), "0", "0"),
        ])
    func each(_ value: Value, _ english: String, _ chinese: String) {
        #expect(text(value, in: .english) == english)
        #expect(text(value, in: .chinese) == chinese)
    }

    @Test("Digits after the point, against the system's own", arguments: 0..<8)
    func digits(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        for _ in 0..<500 {
            // Quarters are exact in binary, so that nothing lies between two roundings.
            let value = Double(Int.random(in: -40_000_000...40_000_000, using: &random)) / 4
            let places = Int.random(in: 2...6, using: &random)
            let fixed = NumberText.fixed(value, places)
            #expect(fixed.filter { $0 != "," } == String(format: "%.\(places)f", value), "seed \(seed)")
            let trimmed = NumberText.trimmed(value, places)
            #expect(Double(trimmed.filter { $0 != "," }) == value, "seed \(seed)")
            #expect(fixed.hasPrefix(trimmed) && trimmed.last != "." && !(trimmed.contains(".") && trimmed.last == "0"))
        }
    }

    @Test("Currencies by their digits and names")
    func currencies() throws {
        let yen = try #require(Currency(code: "JPY"))
        let dinar = try #require(Currency(code: "KWD"))
        let dollar = try #require(Currency(code: "USD"))
        #expect(text(.money(Money(minor: 1_500, currency: yen)), in: .english) == "1,500 JPY")
        #expect(text(.money(Money(minor: 1_500, currency: yen)), in: .chinese) == "1,500日元")
        #expect(text(.money(Money(minor: 1_500, currency: dinar)), in: .english) == "1.500 KWD")
        #expect(text(.money(Money(minor: 1_500, currency: dollar)), in: .chinese) == "15美元")
    }
}
