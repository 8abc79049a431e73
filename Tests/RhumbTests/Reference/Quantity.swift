// The reference counts in fractions: what the language promises to be exact is exact here without any care for scales.
import RhumbValues

/// A number of the language with no unit: integers, decimals, ratios, minor units of money, counts of days.
struct Quantity: Sendable {
    /// Numerator and denominator in lowest terms; nil where they are out of range, and then only `double` is left.
    let fraction: (top: Int128, bottom: Int128)?
    let double: Double
    /// The language allows binary fractions here (types.md, R3), so the last digits may differ.
    let isRough: Bool

    init(_ whole: Int128) {
        fraction = (whole, 1)
        double = Double(whole)
        isRough = false
    }

    init(_ exact: Exact) {
        self.init(exact.mantissa, Exact.wholePower(exact.scale), rough: false)
    }

    init(_ top: Int128, _ bottom: Int128, rough: Bool) {
        let divisor = Quantity.gcd(top.magnitude, bottom.magnitude)
        let sign: Int128 = bottom < 0 ? -1 : 1
        let reduced = (top: sign * top / Int128(divisor), bottom: sign * bottom / Int128(divisor))
        fraction = reduced
        double = Double(reduced.top) / Double(reduced.bottom)
        isRough = rough
    }

    private init(_ fraction: (top: Int128, bottom: Int128)?, _ double: Double) {
        self.fraction = fraction
        self.double = double
        isRough = true
    }

    /// The same number as a binary fraction would have it.
    var roughened: Quantity { Quantity(fraction, double) }

    private init(rough double: Double) {
        fraction = nil
        self.double = double
        isRough = true
    }

    private static func gcd(_ left: UInt128, _ right: UInt128) -> UInt128 {
        var (first, second) = (left, right)
        while second != 0 { (first, second) = (second, first % second) }
        return max(1, first)
    }

    var whole: Int128? { fraction.flatMap { $0.bottom == 1 ? $0.top : nil } }

    /// At most nine places after the point: what integers at a scale can hold.
    private var isDecimal: Bool {
        guard let bottom = fraction?.bottom else { return false }
        return 1_000_000_000 % bottom == 0
    }

    static func + (left: Quantity, right: Quantity) -> Quantity {
        guard let first = left.fraction, let second = right.fraction, let one = times(first.top, second.bottom),
            let two = times(second.top, first.bottom), let bottom = times(first.bottom, second.bottom)
        else { return Quantity(rough: left.double + right.double) }
        let sum = one.addingReportingOverflow(two)
        guard !sum.overflow else { return Quantity(rough: left.double + right.double) }
        return Quantity(sum.partialValue, bottom, rough: roughly(left, right))
    }

    static func * (left: Quantity, right: Quantity) -> Quantity {
        guard let first = left.fraction, let second = right.fraction, let top = times(first.top, second.top),
            let bottom = times(first.bottom, second.bottom)
        else { return Quantity(rough: left.double * right.double) }
        return Quantity(top, bottom, rough: roughly(left, right))
    }

    /// nil for a divisor of 0.
    static func / (left: Quantity, right: Quantity) -> Quantity? {
        if right.fraction?.top == 0 || right.double == 0 { return nil }
        guard let first = left.fraction, let second = right.fraction, let top = times(first.top, second.bottom),
            let bottom = times(first.bottom, second.top)
        else { return Quantity(rough: left.double / right.double) }
        // The quotient of two whole numbers is rounded once, so equal quotients stay equal.
        return Quantity(top, bottom, rough: left.whole == nil || right.whole == nil || roughly(left, right))
    }

    static prefix func - (value: Quantity) -> Quantity { Quantity(-1) * value }

    private static func roughly(_ left: Quantity, _ right: Quantity) -> Bool {
        left.isRough || right.isRough || !left.isDecimal || !right.isDecimal
    }

    private static func times(_ left: Int128, _ right: Int128) -> Int128? {
        let product = left.multipliedReportingOverflow(by: right)
        return product.overflow ? nil : product.partialValue
    }

    /// −1, 0 or 1; `isDoubtful` where roughness could turn the answer.
    static func compare(_ left: Quantity, _ right: Quantity) -> (order: Int, isDoubtful: Bool) {
        let isNear = abs(left.double - right.double) <= 1e-9 * max(1, abs(left.double), abs(right.double))
        let doubt = isNear && (left.isRough || right.isRough)
        guard let first = left.fraction, let second = right.fraction, let one = times(first.top, second.bottom),
            let two = times(second.top, first.bottom)
        else { return (left.double < right.double ? -1 : left.double == right.double ? 0 : 1, doubt) }
        return (one < two ? -1 : one == two ? 0 : 1, doubt)
    }

    /// The nearest whole number, half away from zero.
    var rounded: (whole: Int128, isDoubtful: Bool) {
        let part = abs(double) - abs(double).rounded(.down)
        let doubt = isRough && abs(part - 0.5) < 1e-6
        guard let fraction else { return (Int128(double.rounded(.toNearestOrAwayFromZero)), true) }
        let size = fraction.top.magnitude
        let divisor = fraction.bottom.magnitude
        let up = (size % divisor) * 2 >= divisor
        let magnitude = Int128(size / divisor + (up ? 1 : 0))
        return (fraction.top < 0 ? -magnitude : magnitude, doubt)
    }
}
