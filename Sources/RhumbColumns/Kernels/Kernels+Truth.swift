// Three-valued logic by bytes. The value byte is 0 where unknown, so "is no" is known & !value, and the compiler turns each
// loop into vector instructions.

extension Kernels {
    /// Copies the validity of one input.
    @inline(__always)
    static func copyKnown(_ from: Vector, _ count: Int, _ out: inout Vector) {
        out.allKnown = from.allKnown
        if !from.allKnown { out.known.update(from: from.known, count: count) }
    }

    /// Known where both inputs are.
    @inline(__always)
    static func mergeKnown(_ left: Vector, _ right: Vector, _ count: Int, _ out: inout Vector) {
        if left.allKnown {
            copyKnown(right, count, &out)
        } else if right.allKnown {
            copyKnown(left, count, &out)
        } else {
            out.allKnown = false
            let (a, b, known) = (left.known, right.known, out.known)
            for row in 0..<count { known[row] = a[row] & b[row] }
        }
    }

    /// Makes the truth 0 where it is unknown.
    @inline(__always)
    static func maskTruths(_ out: Vector, _ count: Int) {
        guard !out.allKnown else { return }
        let (values, known) = (out.truths, out.known)
        for row in 0..<count { values[row] &= known[row] }
    }

    /// Every row the same truth.
    package static func fill(truth: Bool, _ count: Int, into out: inout Vector) {
        out.truths.update(repeating: truth ? 1 : 0, count: count)
        out.allKnown = true
    }

    /// Kleene and: `out` becomes `out and input`.
    package static func and(_ input: Vector, _ count: Int, into out: inout Vector) {
        let (a, b) = (out.truths, input.truths)
        if out.allKnown && input.allKnown {
            for row in 0..<count { a[row] &= b[row] }
            return
        }
        out.spellOutKnown(count)
        let known = out.known
        if input.allKnown {
            for row in 0..<count {
                let no = (known[row] & (a[row] ^ 1)) | (b[row] ^ 1)
                a[row] &= b[row]
                known[row] = a[row] | no
            }
        } else {
            let other = input.known
            for row in 0..<count {
                let no = (known[row] & (a[row] ^ 1)) | (other[row] & (b[row] ^ 1))
                a[row] &= b[row]
                known[row] = a[row] | no
            }
        }
    }

    /// Kleene or: `out` becomes `out or input`.
    package static func or(_ input: Vector, _ count: Int, into out: inout Vector) {
        let (a, b) = (out.truths, input.truths)
        if out.allKnown && input.allKnown {
            for row in 0..<count { a[row] |= b[row] }
            return
        }
        out.spellOutKnown(count)
        let known = out.known
        if input.allKnown {
            for row in 0..<count {
                let no = known[row] & (a[row] ^ 1) & (b[row] ^ 1)
                a[row] |= b[row]
                known[row] = a[row] | no
            }
        } else {
            let other = input.known
            for row in 0..<count {
                let no = known[row] & (a[row] ^ 1) & other[row] & (b[row] ^ 1)
                a[row] |= b[row]
                known[row] = a[row] | no
            }
        }
    }

    package static func not(_ input: Vector, _ count: Int, into out: inout Vector) {
        let (a, values) = (input.truths, out.truths)
        for row in 0..<count { values[row] = a[row] ^ 1 }
        copyKnown(input, count, &out)
        maskTruths(out, count)
    }

    /// Is the input known? Never unknown.
    package static func known(_ input: Vector, _ count: Int, into out: inout Vector) {
        if input.allKnown {
            out.truths.update(repeating: 1, count: count)
        } else {
            out.truths.update(from: input.known, count: count)
        }
        out.allKnown = true
    }

    /// Equality of two truths.
    package static func equal(_ left: Vector, _ right: Vector, negated: Bool, _ count: Int, into out: inout Vector) {
        let (a, b, values) = (left.truths, right.truths, out.truths)
        let flip: UInt8 = negated ? 0 : 1
        for row in 0..<count { values[row] = a[row] ^ b[row] ^ flip }
        mergeKnown(left, right, count, &out)
        maskTruths(out, count)
    }

    /// One condition of `firstYes`: rows that are undecided (`out.known` 0) become decided by a yes (1, value `position`)
    /// or by an unknown (2).
    package static func decide(_ condition: Vector, position: Int, _ count: Int, into out: inout Vector) {
        let (states, values, truths) = (out.known, out.integers, condition.truths)
        let position = Int64(position)
        for row in 0..<count where states[row] == 0 {
            if !condition.isKnown(row) {
                states[row] = 2
            } else if truths[row] != 0 {
                states[row] = 1
                values[row] = position
            }
        }
    }

    /// Before the first `decide`.
    package static func beginDeciding(_ count: Int, into out: inout Vector) {
        out.known.update(repeating: 0, count: count)
        out.integers.update(repeating: 0, count: count)
        out.allKnown = false
    }

    /// After the last `decide`: what undecided rows become, nil for unknown.
    package static func endDeciding(otherwise: Int?, _ count: Int, into out: inout Vector) {
        let (states, values) = (out.known, out.integers)
        for row in 0..<count {
            if states[row] == 0, let otherwise {
                values[row] = Int64(otherwise)
                states[row] = 1
            } else if states[row] == 2 {
                states[row] = 0
            }
        }
    }

    /// Yes where every given mask is; masks are truths that are never unknown.
    package static func restrict(_ out: inout Vector, to mask: UnsafePointer<UInt8>, _ count: Int) {
        let values = out.truths
        for row in 0..<count { values[row] &= mask[row] }
    }

    /// Yes where a filter is unknown, or it is yes and the value is unknown.
    package static func lost(filter: Vector?, value: Vector?, _ count: Int, into out: inout Vector) {
        let lost = out.truths
        out.allKnown = true
        if let value, !value.allKnown {
            let known = value.known
            if let filter {
                let yes = filter.truths
                for row in 0..<count { lost[row] = yes[row] & (known[row] ^ 1) }
            } else {
                for row in 0..<count { lost[row] = known[row] ^ 1 }
            }
        } else {
            lost.update(repeating: 0, count: count)
        }
        if let filter, !filter.allKnown {
            let known = filter.known
            for row in 0..<count { lost[row] |= known[row] ^ 1 }
        }
    }
}
