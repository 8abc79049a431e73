// Sums that do not depend on the order of rows: integers exactly, fractions as 128-bit fixed point with 40 fractional bits.

/// Σ of 64-bit integers, as two sums of their halves: neither can overflow below 2^31 rows, and the loop has no branch.
package struct IntegerSum: Sendable {
    package var high: Int64 = 0
    package var low: Int64 = 0

    package init() {}

    package var total: Int128 { Int128(high) << 32 + Int128(low) }

    package mutating func add(_ other: IntegerSum) {
        high += other.high
        low += other.low
    }

    @inline(__always)
    mutating func add(_ value: Int64) {
        high &+= value >> 32
        low &+= value & 0xFFFF_FFFF
    }
}

/// Σ of 128-bit integers, as two sums of their halves, which hold 2^62 terms.
package struct WideSum: Sendable {
    private var high: Int128 = 0
    private var low: UInt128 = 0

    package init() {}

    @inline(__always)
    package mutating func add(_ value: Int128) {
        high += value >> 64
        low += UInt128(truncatingIfNeeded: value) & 0xFFFF_FFFF_FFFF_FFFF
    }

    package mutating func add(_ other: WideSum) {
        high += other.high
        low += other.low
    }

    /// The sum rounded once to a fraction.
    package var double: Double {
        let carried = high + Int128(low >> 64)
        let rest = low & 0xFFFF_FFFF_FFFF_FFFF
        if Int64(exactly: carried) != nil {
            return Double(carried << 64 + Int128(rest))
        }
        // Far above 2^64: what lies below `carried` only decides ties.
        return Double(carried | (rest == 0 ? 0 : 1)) * 0x1p64
    }
}

/// Fractions as integers × 2^−40.
package enum FixedPoint {
    /// Terms of a sum lie below this, so that 2^31 of them fit 128 bits.
    package static let limit = 0x1p56
    /// Terms of a sum of products, which is wider, lie below this.
    package static let productLimit = 0x1p86

    /// The value × 2^40 rounded to even; |value| < `productLimit`.
    @inline(__always)
    package static func scaled(_ value: Double) -> Int128 {
        let whole = (value * 0x1p40).rounded(.toNearestOrEven)
        // The short way for nearly all values: |whole| < 2^62.
        if abs(whole) < 0x1p62 { return Int128(Int64(whole)) }
        return Int128(whole)
    }

    /// The fraction behind a scaled sum, rounded once.
    package static func double(_ scaled: Int128) -> Double { Double(scaled) * 0x1p-40 }
}
