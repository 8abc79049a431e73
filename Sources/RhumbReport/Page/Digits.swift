// Digits without Foundation, rounded half away from zero, thousands grouped.
import RhumbModel
import RhumbValues

enum Digits {
    /// So many digits after the point.
    static func fixed(_ number: Double, _ places: Int) -> String {
        let power = Exact.wholePower(places)
        // A hair more, so that 0.3215 as a percentage is 32.2 although its binary fraction lies below.
        let scaled = number.magnitude * Double(power) * (1 + 1e-14)
        guard number.isFinite, let whole = Rounding.whole(scaled) else { return "—" }
        let fraction = String(Int128(whole) % power)
        let padded = String(repeating: "0", count: max(0, places - fraction.count)) + fraction
        let text = grouped(Int64(clamping: Int128(whole) / power)) + (places > 0 ? "." + padded : "")
        return (number < 0 && whole != 0 ? "-" : "") + text
    }

    /// At most so many digits after the point, without zeros at the end.
    static func trimmed(_ number: Double, _ places: Int) -> String {
        NumberText.withoutZeros(fixed(number, places))
    }

    /// A number of unknown size: four significant digits or so.
    static func sized(_ number: Double) -> String {
        let size = number.magnitude
        return trimmed(number, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 || size == 0 ? 2 : 4)
    }

    static func grouped(_ number: Int64) -> String { NumberText.grouped(number) }
}
