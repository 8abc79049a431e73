// Digits without Foundation: grouping, and rounding half away from zero as readers of accounts expect.
import RhumbText
import RhumbValues

package enum NumberText {
    /// `1,204`
    package static func grouped(_ number: Int64) -> String {
        (number < 0 ? "-" : "") + groupedDigits(String(number.magnitude))
    }

    /// An exact decimal with its whole part grouped, without a fraction of zeros: `1,234.50`, `20,000`.
    package static func grouped(decimal: String) -> String {
        let sign = decimal.hasPrefix("-") ? "-" : ""
        let parts = decimal.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        let whole = groupedDigits(parts.first.map(String.init) ?? "0")
        guard parts.count > 1, let fraction = parts.last, fraction.contains(where: { $0 != "0" }) else {
            return sign + whole
        }
        return sign + whole + "." + fraction
    }

    /// A number with so many digits after the point; nothing for numbers that no report holds.
    package static func fixed(_ value: Double, _ places: Int) -> String {
        let power = Exact.wholePower(places)
        guard value.isFinite, let scaled = Rounding.whole(value * Exact.double(power)) else { return "—" }
        let magnitude = Int128(scaled.magnitude)
        let fraction = String(magnitude % power)
        let padded = String(repeating: "0", count: max(0, places - fraction.count)) + fraction
        let whole = groupedDigits(String(magnitude / power))
        return (scaled < 0 ? "-" : "") + whole + (places == 0 ? "" : "." + padded)
    }

    /// At most so many digits after the point, without trailing zeros.
    package static func trimmed(_ value: Double, _ places: Int) -> String {
        var text = fixed(value, places)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// A number of unknown size: two digits after the point, more for small ones.
    package static func plain(_ value: Double) -> String {
        let size = abs(value)
        return trimmed(value, size >= 1000 ? 1 : size >= 1 || size == 0 ? 2 : size >= 0.01 ? 3 : 6)
    }

    /// A ratio in hundredths with one digit after the point; two below one percent.
    package static func percent(_ ratio: Double) -> String {
        let hundredths = ratio * 100
        return trimmed(hundredths, abs(hundredths) < 1 ? 2 : 1)
    }
}
