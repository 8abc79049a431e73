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
        let power = UInt64(clamping: Exact.wholePower(places))
        guard value.isFinite, let scaled = Rounding.whole(value * Double(power)) else { return "—" }
        let whole = (scaled < 0 ? "-" : "") + groupedDigits(String(scaled.magnitude / power))
        guard places > 0 else { return whole }
        let fraction = String(scaled.magnitude % power)
        return whole + "." + String(repeating: "0", count: max(0, places - fraction.utf8.count)) + fraction
    }

    /// At most so many digits after the point, without trailing zeros.
    package static func trimmed(_ value: Double, _ places: Int) -> String {
        withoutZeros(fixed(value, places))
    }

    /// A number without the zeros that end its fraction.
    package static func withoutZeros(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
        let zeros = text.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        let kept = text.dropLast(zeros)
        return String(kept.hasSuffix(".") ? kept.dropLast() : kept)
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
