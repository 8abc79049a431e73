// Comparisons, set membership and windows.

/// An order of two values.
package enum Relation: Sendable, Hashable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

extension Kernels {
    /// The operator is picked once; each loop is then one comparison.
    @inline(__always)
    private static func compare<T: Comparable>(
        _ relation: Relation, _ count: Int, _ out: UnsafeMutablePointer<UInt8>, _ left: UnsafePointer<T>,
        _ right: (Int) -> T
    ) {
        switch relation {
        case .equal: for row in 0..<count { out[row] = left[row] == right(row) ? 1 : 0 }
        case .notEqual: for row in 0..<count { out[row] = left[row] != right(row) ? 1 : 0 }
        case .less: for row in 0..<count { out[row] = left[row] < right(row) ? 1 : 0 }
        case .lessOrEqual: for row in 0..<count { out[row] = left[row] <= right(row) ? 1 : 0 }
        case .greater: for row in 0..<count { out[row] = left[row] > right(row) ? 1 : 0 }
        case .greaterOrEqual: for row in 0..<count { out[row] = left[row] >= right(row) ? 1 : 0 }
        }
    }

    package static func compareIntegers(
        _ relation: Relation, _ left: Vector, _ right: Vector, _ count: Int, into out: inout Vector
    ) {
        let other = right.integers
        compare(relation, count, out.truths, left.integers) { other[$0] }
        mergeKnown(left, right, count, &out)
        maskTruths(out, count)
    }

    package static func compareIntegers(
        _ relation: Relation, _ left: Vector, constant: Int64, _ count: Int, into out: inout Vector
    ) {
        compare(relation, count, out.truths, left.integers) { _ in constant }
        copyKnown(left, count, &out)
        maskTruths(out, count)
    }

    package static func compareDoubles(
        _ relation: Relation, _ left: Vector, _ right: Vector, _ count: Int, into out: inout Vector
    ) {
        let other = right.doubles
        compare(relation, count, out.truths, left.doubles) { other[$0] }
        mergeKnown(left, right, count, &out)
        maskTruths(out, count)
    }

    package static func compareDoubles(
        _ relation: Relation, _ left: Vector, constant: Double, _ count: Int, into out: inout Vector
    ) {
        compare(relation, count, out.truths, left.doubles) { _ in constant }
        copyKnown(left, count, &out)
        maskTruths(out, count)
    }

    /// Texts by their codes, which come from one pool.
    package static func compareCodes(
        negated: Bool, _ left: Vector, _ right: Vector, _ count: Int, into out: inout Vector
    ) {
        let other = right.codes
        compare(negated ? .notEqual : .equal, count, out.truths, left.codes) { other[$0] }
        mergeKnown(left, right, count, &out)
        maskTruths(out, count)
    }

    /// `table` says of each code whether it is in the set; codes beyond it are not.
    package static func codesIn(_ table: [UInt8], _ input: Vector, _ count: Int, into out: inout Vector) {
        let (codes, values) = (input.codes, out.truths)
        table.withUnsafeBufferPointer { table in
            for row in 0..<count {
                let code = Int(codes[row])
                values[row] = code >= 0 && code < table.count ? table[code] : 0
            }
        }
        copyKnown(input, count, &out)
        maskTruths(out, count)
    }

    /// Is the integer one of these, which are few?
    package static func integersIn(_ set: [Int64], _ input: Vector, _ count: Int, into out: inout Vector) {
        let (integers, values) = (input.integers, out.truths)
        values.update(repeating: 0, count: count)
        for member in set {
            for row in 0..<count { values[row] |= integers[row] == member ? 1 : 0 }
        }
        copyKnown(input, count, &out)
        maskTruths(out, count)
    }

    /// Is the day known and in first ... last? Never unknown.
    package static func within(
        first: Int64, last: Int64, _ days: Vector, _ count: Int, into out: inout Vector
    ) {
        let (integers, values) = (days.integers, out.truths)
        for row in 0..<count { values[row] = (integers[row] >= first ? 1 : 0) & (integers[row] <= last ? 1 : 0) }
        out.allKnown = true
        if !days.allKnown {
            let known = days.known
            for row in 0..<count { values[row] &= known[row] }
        }
    }

    /// The bucket of each day, −1 where it is unknown or outside: bucket b is borders[b] ..< borders[b + 1], `table` has
    /// those of the days from the one before borders[1] on up to the last inner border.
    package static func buckets(
        _ table: [Int32], borders: [Int64], _ days: Vector, _ count: Int, into out: inout Vector
    ) {
        let (integers, codes) = (days.integers, out.codes)
        out.allKnown = true
        guard borders.count > 1 else {
            codes.update(repeating: -1, count: count)
            return
        }
        let (start, end, base) = (borders[0], borders[borders.count - 1], borders[1] - 1)
        let (known, allKnown) = (days.known, days.allKnown)
        table.withUnsafeBufferPointer { table in
            let last = Int64(table.count - 1)
            guard last >= 0 else { return }
            for row in 0..<count {
                let day = integers[row]
                // Days come in any order: a question per row would be guessed wrong half the time.
                let bucket = table[Int(min(max(day - base, 0), last))]
                let isInside = (day >= start ? 1 : 0) & (day < end ? 1 : 0) & (allKnown ? 1 : Int32(known[row]))
                codes[row] = (bucket + 1) * isInside - 1
            }
        }
    }
}
