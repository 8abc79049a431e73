// Literals and column values as they were written: decimal digits, no binary fraction in between.

/// An exact decimal: `mantissa` × 10^−`scale`, with `scale` from 0 to 18.
public struct Exact: Sendable, Hashable, Comparable {
    public let mantissa: Int128
    public let scale: Int

    /// Trailing zeros after the point are dropped, so equal numbers are equal values.
    public init(_ mantissa: Int128, scale: Int = 0) {
        var mantissa = mantissa
        var scale = scale
        while scale > 0, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        self.mantissa = mantissa
        self.scale = scale
    }

    public static let zero = Exact(0)

    /// The nearest binary fraction: both parts are exact below 2^53, so the quotient is correctly rounded there.
    public var double: Double { Exact.double(mantissa) / Exact.power(scale) }

    /// The value as a whole number; nil where it has a fraction or is out of range.
    public var integer: Int64? { scale == 0 ? Int64(exactly: mantissa) : nil }

    /// The value times 10^`places` as a whole number; nil where digits would be lost or it is out of range.
    public func scaled(_ places: Int) -> Int64? {
        guard scale <= places, places - scale <= 18 else { return nil }
        let product = mantissa.multipliedReportingOverflow(by: Exact.wholePower(places - scale))
        return product.overflow ? nil : Int64(exactly: product.partialValue)
    }

    /// This number times 10^−`places`: percent literals are `shifted(2)`.
    public func shifted(_ places: Int) -> Exact { Exact(mantissa, scale: scale + places) }

    public func multiplied(by factor: Int128) -> Exact? {
        let product = mantissa.multipliedReportingOverflow(by: factor)
        return product.overflow ? nil : Exact(product.partialValue, scale: scale)
    }

    public var negated: Exact { Exact(0 - mantissa, scale: scale) }

    public static func < (left: Exact, right: Exact) -> Bool {
        if left.scale == right.scale { return left.mantissa < right.mantissa }
        let scale = max(left.scale, right.scale)
        let first = left.mantissa.multipliedReportingOverflow(by: wholePower(scale - left.scale))
        let second = right.mantissa.multipliedReportingOverflow(by: wholePower(scale - right.scale))
        guard !first.overflow, !second.overflow else { return left.double < right.double }
        return first.partialValue < second.partialValue
    }

    /// 10^`exponent` for 0...36.
    public static func wholePower(_ exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<min(max(0, exponent), 36) { power *= 10 }
        return power
    }

    private static func power(_ exponent: Int) -> Double { double(wholePower(exponent)) }

    /// The nearest double; nearly all numbers fit in 64 bits, which processors convert themselves.
    package static func double(_ whole: Int128) -> Double {
        Int64(exactly: whole).map { Double($0) } ?? Double(whole)
    }
}

/// Rounding as accountants of the readers expect it: half away from zero (四舍五入).
public enum Rounding {
    /// `numerator / denominator` rounded once, half away from zero; nil for a denominator of 0.
    public static func divide(_ numerator: Int128, by denominator: Int128) -> Int128? {
        guard denominator != 0 else { return nil }
        let magnitude = numerator.magnitude
        let divisor = denominator.magnitude
        let quotient = magnitude / divisor
        let rounded =
            (magnitude - quotient * divisor) >= divisor - (magnitude - quotient * divisor) ? quotient + 1 : quotient
        let negative = (numerator < 0) != (denominator < 0)
        return negative ? 0 - Int128(rounded) : Int128(rounded)
    }

    /// A fraction rounded to a whole number, half away from zero; nil where it does not fit.
    public static func whole(_ value: Double) -> Int64? { Int64(exactly: value.rounded(.toNearestOrAwayFromZero)) }
}
