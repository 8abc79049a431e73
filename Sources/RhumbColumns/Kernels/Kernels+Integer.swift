// Arithmetic on integers. A result that does not fit is unknown and reported; the sign trick of Hacker's Delight (2-13)
// finds overflow without a branch in the loop.
import RhumbValues

/// Two-operand arithmetic on integers.
package enum IntegerOperator: Sendable, Hashable {
    case add, subtract, multiply
}

extension Kernels {
    package static func arithmetic(
        _ operation: IntegerOperator, _ left: Vector, _ right: Vector, _ count: Int, into out: inout Vector
    ) -> Overflow {
        let (a, b, values) = (left.integers, right.integers, out.integers)
        mergeKnown(left, right, count, &out)
        var signs: Int64 = 0
        switch operation {
        case .add:
            for row in 0..<count {
                let sum = a[row] &+ b[row]
                signs |= (a[row] ^ sum) & (b[row] ^ sum)
                values[row] = sum
            }
        case .subtract:
            for row in 0..<count {
                let difference = a[row] &- b[row]
                signs |= (a[row] ^ b[row]) & (a[row] ^ difference)
                values[row] = difference
            }
        case .multiply:
            for row in 0..<count {
                let product = a[row].multipliedReportingOverflow(by: b[row])
                signs |= product.overflow ? -1 : 0
                values[row] = product.partialValue
            }
        }
        var overflow = Overflow()
        if signs < 0 { findOverflow(operation, left, right, count, &out, &overflow) }
        maskIntegers(out, count)
        return overflow
    }

    private static func findOverflow(
        _ operation: IntegerOperator, _ left: Vector, _ right: Vector, _ count: Int, _ out: inout Vector,
        _ overflow: inout Overflow
    ) {
        let (a, b) = (left.integers, right.integers)
        out.spellOutKnown(count)
        for row in 0..<count where out.known[row] != 0 {
            let spilled =
                switch operation {
                case .add: a[row].addingReportingOverflow(b[row]).overflow
                case .subtract: a[row].subtractingReportingOverflow(b[row]).overflow
                case .multiply: a[row].multipliedReportingOverflow(by: b[row]).overflow
                }
            if spilled {
                out.known[row] = 0
                overflow.note(row)
            }
        }
    }

    /// 0 where unknown.
    @inline(__always)
    static func maskIntegers(_ out: Vector, _ count: Int) {
        guard !out.allKnown else { return }
        let (values, known) = (out.integers, out.known)
        for row in 0..<count { values[row] &= 0 &- Int64(known[row]) }
    }

    package static func negate(_ input: Vector, _ count: Int, into out: inout Vector) -> Overflow {
        let (a, values) = (input.integers, out.integers)
        copyKnown(input, count, &out)
        var overflow = Overflow()
        for row in 0..<count {
            values[row] = 0 &- a[row]
            if a[row] == .min { overflow.note(row) }
        }
        if overflow.count > 0 {
            out.spellOutKnown(count)
            for row in 0..<count where a[row] == .min {
                out.known[row] = 0
                values[row] = 0
            }
        }
        return overflow
    }

    /// a × b / c rounded once, half away from zero, for each row: one of `b` and `c` is a constant. Unknown where c is 0.
    @inline(__always)
    private static func rounded(
        _ left: Vector, _ right: Vector, _ count: Int, _ out: inout Vector,
        _ parts: (_ left: Int64, _ right: Int64) -> (factor: Int64, divisor: Int64)
    ) -> Overflow {
        let (a, b, values) = (left.integers, right.integers, out.integers)
        mergeKnown(left, right, count, &out)
        var overflow = Overflow()
        for row in 0..<count {
            guard out.isKnown(row) else {
                values[row] = 0
                continue
            }
            let (factor, divisor) = parts(a[row], b[row])
            if let result = product(a[row], factor, over: divisor) {
                values[row] = result
            } else {
                out.spellOutKnown(count)
                out.known[row] = 0
                values[row] = 0
                if divisor != 0 { overflow.note(row) }
            }
        }
        return overflow
    }

    /// nil where the divisor is 0 or the result does not fit.
    @inline(__always)
    private static func product(_ value: Int64, _ factor: Int64, over divisor: Int64) -> Int64? {
        let short = value.multipliedReportingOverflow(by: factor)
        // Bounds keep remainder × 2 and the division itself from overflowing.
        if !short.overflow, divisor > 0, divisor < 1 << 62, short.partialValue != .min {
            let magnitude = short.partialValue.magnitude
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
            let whole = Int64(bitPattern: quotient) + (remainder * 2 >= divisor.magnitude ? 1 : 0)
            return short.partialValue < 0 ? -whole : whole
        }
        guard let exact = Rounding.divide(Int128(value) * Int128(factor), by: Int128(divisor)) else { return nil }
        return Int64(exactly: exact)
    }

    /// a × b / divisor.
    package static func multiplyDivide(
        _ left: Vector, _ right: Vector, divisor: Int64, _ count: Int, into out: inout Vector
    ) -> Overflow {
        rounded(left, right, count, &out) { _, factor in (factor, divisor) }
    }

    /// a × multiplier / b.
    package static func divideRounded(
        _ left: Vector, _ right: Vector, multiplier: Int64, _ count: Int, into out: inout Vector
    ) -> Overflow {
        rounded(left, right, count, &out) { _, divisor in (multiplier, divisor) }
    }

    /// How two dates, or a date and a number of months, make an integer.
    package enum DateOperator: Sendable, Hashable {
        case addMonths, monthsBetween, yearsBetween
    }

    package static func dates(
        _ operation: DateOperator, _ left: Vector, _ right: Vector, _ count: Int, into out: inout Vector
    ) {
        let (a, b, values) = (left.integers, right.integers, out.integers)
        mergeKnown(left, right, count, &out)
        for row in 0..<count where out.isKnown(row) {
            let day = Day(number: Int32(clamping: a[row]))
            switch operation {
            case .addMonths:
                values[row] = Int64(day.adding(months: Int(b[row])).number)
            case .monthsBetween:
                values[row] = Int64(day.months(to: Day(number: Int32(clamping: b[row]))))
            case .yearsBetween:
                values[row] = Int64(day.years(to: Day(number: Int32(clamping: b[row]))))
            }
        }
        maskIntegers(out, count)
    }
}

extension Kernels {
    /// Is a bit of each value set?
    package static func hasBit(_ bit: Int, _ input: Vector, _ count: Int, into out: inout Vector) {
        out.allKnown = input.allKnown
        if !input.allKnown { out.known.update(from: input.known, count: count) }
        let (values, truths) = (input.integers, out.truths)
        for row in 0..<count {
            truths[row] = input.isKnown(row) ? UInt8(truncatingIfNeeded: (values[row] >> Int64(bit)) & 1) : 0
        }
    }

    /// ⌊value / divisor⌋ for a divisor above 0.
    package static func floorDivide(_ input: Vector, by divisor: Int64, _ count: Int, into out: inout Vector) {
        out.allKnown = input.allKnown
        if !input.allKnown { out.known.update(from: input.known, count: count) }
        let (values, quotients) = (input.integers, out.integers)
        for row in 0..<count { quotients[row] = Timestamp.quotient(values[row], by: divisor) }
    }
}
