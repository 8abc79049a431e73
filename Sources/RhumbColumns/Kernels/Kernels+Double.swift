// Arithmetic on fractions. A result that is not finite is unknown and reported; −0 is never made, so that equal values are
// equal bits.
import RhumbValues

/// Two-operand arithmetic on fractions.
package enum DoubleOperator: Sendable, Hashable {
    case add, subtract, multiply, divide
}

extension Kernels {
    package static func arithmetic(
        _ operation: DoubleOperator, _ left: Vector, _ right: Vector, _ count: Int, into out: inout Vector
    ) -> Overflow {
        let (a, b, values) = (left.doubles, right.doubles, out.doubles)
        mergeKnown(left, right, count, &out)
        switch operation {
        case .add: for row in 0..<count { values[row] = a[row] + b[row] }
        case .subtract: for row in 0..<count { values[row] = a[row] - b[row] }
        case .multiply: for row in 0..<count { values[row] = a[row] * b[row] + 0 }
        case .divide:
            for row in 0..<count {
                if b[row] == 0 {
                    out.spellOutKnown(count)
                    out.known[row] = 0
                    values[row] = 0
                } else {
                    values[row] = a[row] / b[row] + 0
                }
            }
        }
        let overflow = refuseInfinite(count, &out)
        maskDoubles(out, count)
        return overflow
    }

    private static func refuseInfinite(_ count: Int, _ out: inout Vector) -> Overflow {
        let values = out.doubles
        var finite = true
        for row in 0..<count { finite = finite && values[row].isFinite }
        var overflow = Overflow()
        guard !finite else { return overflow }
        out.spellOutKnown(count)
        for row in 0..<count where !values[row].isFinite {
            if out.known[row] != 0 { overflow.note(row) }
            out.known[row] = 0
        }
        return overflow
    }

    /// 0 where unknown.
    @inline(__always)
    static func maskDoubles(_ out: Vector, _ count: Int) {
        guard !out.allKnown else { return }
        let (values, known) = (out.doubles, out.known)
        for row in 0..<count { values[row] = known[row] != 0 ? values[row] : 0 }
    }

    package static func negateDoubles(_ input: Vector, _ count: Int, into out: inout Vector) {
        let (a, values) = (input.doubles, out.doubles)
        for row in 0..<count { values[row] = 0 - a[row] }
        copyKnown(input, count, &out)
    }

    /// integer / 10^scale.
    package static func toDoubles(_ input: Vector, scale: Int, _ count: Int, into out: inout Vector) {
        let (a, values) = (input.integers, out.doubles)
        let divisor = Double(Exact.wholePower(scale))
        for row in 0..<count { values[row] = Double(a[row]) / divisor }
        copyKnown(input, count, &out)
    }

    /// Half away from zero; out of range is an overflow.
    package static func round(_ input: Vector, _ count: Int, into out: inout Vector) -> Overflow {
        let (a, values) = (input.doubles, out.integers)
        copyKnown(input, count, &out)
        var overflow = Overflow()
        for row in 0..<count {
            if let whole = Rounding.whole(a[row]) {
                values[row] = whole
            } else {
                out.spellOutKnown(count)
                out.known[row] = 0
                values[row] = 0
                overflow.note(row)
            }
        }
        return overflow
    }
}
