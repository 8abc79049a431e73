// Aggregates of a chunk into one state. A mask is a truth that is never unknown: 1 where the row takes part.

extension Kernels {
    package static func count(_ mask: Vector, _ count: Int) -> Int64 {
        let bytes = mask.truths
        var total = 0
        for row in 0..<count { total &+= Int(bytes[row]) }
        return Int64(total)
    }

    package static func sum(_ values: Vector, _ mask: Vector, _ count: Int, into sum: inout IntegerSum) {
        let (integers, bytes) = (values.integers, mask.truths)
        var part = IntegerSum()
        for row in 0..<count { part.add(integers[row] & (0 &- Int64(bytes[row]))) }
        sum.add(part)
    }

    /// Reports values that are too large for fixed point.
    package static func sumDoubles(
        _ values: Vector, _ mask: Vector, _ count: Int, into sum: inout Int128
    ) -> Overflow {
        let (doubles, bytes) = (values.doubles, mask.truths)
        var overflow = Overflow()
        var part: Int128 = 0
        for row in 0..<count where bytes[row] != 0 {
            if abs(doubles[row]) < FixedPoint.limit {
                part += FixedPoint.scaled(doubles[row])
            } else {
                overflow.note(row)
            }
        }
        sum += part
        return overflow
    }

    /// Σ left × right of integers, exactly.
    package static func sumProducts(
        _ left: Vector, _ right: Vector, _ mask: Vector, _ count: Int, into sum: inout WideSum
    ) {
        let (a, b, bytes) = (left.integers, right.integers, mask.truths)
        var magnitudes: UInt64 = 0
        for row in 0..<count {
            magnitudes |= UInt64(bitPattern: a[row] ^ (a[row] >> 63)) | UInt64(bitPattern: b[row] ^ (b[row] >> 63))
        }
        if magnitudes < 1 << 26 {
            // 2^52 × 1024 rows fits.
            var part: Int64 = 0
            for row in 0..<count { part &+= (a[row] &* b[row]) & (0 &- Int64(bytes[row])) }
            sum.add(Int128(part))
        } else {
            for row in 0..<count where bytes[row] != 0 { sum.add(Int128(a[row]) * Int128(b[row])) }
        }
    }

    /// Σ left × right where at least one is a fraction.
    package static func sumProductsOfDoubles(
        _ left: Vector, leftIsInteger: Bool, _ right: Vector, rightIsInteger: Bool, _ mask: Vector, _ count: Int,
        into sum: inout WideSum
    ) -> Overflow {
        let bytes = mask.truths
        var overflow = Overflow()
        for row in 0..<count where bytes[row] != 0 {
            let a = leftIsInteger ? Double(left.integers[row]) : left.doubles[row]
            let b = rightIsInteger ? Double(right.integers[row]) : right.doubles[row]
            let product = a * b
            if abs(product) < FixedPoint.productLimit {
                sum.add(FixedPoint.scaled(product))
            } else {
                overflow.note(row)
            }
        }
        return overflow
    }

    /// The least and greatest of a chunk; nil where no row takes part.
    package static func extremes(_ values: Vector, _ mask: Vector, _ count: Int) -> (least: Int64, most: Int64)? {
        let (integers, bytes) = (values.integers, mask.truths)
        var (least, most, any) = (Int64.max, Int64.min, UInt8(0))
        for row in 0..<count {
            let taken = bytes[row] != 0
            least = taken ? min(least, integers[row]) : least
            most = taken ? max(most, integers[row]) : most
            any |= bytes[row]
        }
        return any == 0 ? nil : (least, most)
    }

    package static func extremesOfDoubles(
        _ values: Vector, _ mask: Vector, _ count: Int
    ) -> (least: Double, most: Double)? {
        let (doubles, bytes) = (values.doubles, mask.truths)
        var (least, most, any) = (Double.infinity, -Double.infinity, UInt8(0))
        for row in 0..<count where bytes[row] != 0 {
            least = min(least, doubles[row])
            most = max(most, doubles[row])
            any = 1
        }
        return any == 0 ? nil : (least, most)
    }

    /// The row of the chunk with the latest (earliest) day; of several the last (first). −1 where none takes part.
    package static func extremeDay(_ days: Vector, latest: Bool, _ mask: Vector, _ count: Int) -> Int {
        let (integers, bytes) = (days.integers, mask.truths)
        var best = -1
        for row in 0..<count where bytes[row] != 0 && days.isKnown(row) {
            if best < 0 || (latest ? integers[row] >= integers[best] : integers[row] < integers[best]) { best = row }
        }
        return best
    }

    /// Adds to one state per bucket; rows of bucket −1 take no part.
    package static func count(_ mask: Vector, buckets: Vector, _ count: Int, into counts: inout [Int64]) {
        guard Kernels.count(mask, count) > 0 else { return }
        let (bytes, positions) = (mask.truths, buckets.codes)
        counts.withUnsafeMutableBufferPointer { counts in
            for row in 0..<count where positions[row] >= 0 { counts[Int(positions[row])] &+= Int64(bytes[row]) }
        }
    }

    package static func sum(
        _ values: Vector, _ mask: Vector, buckets: Vector, _ count: Int, into sums: inout [IntegerSum]
    ) {
        let (integers, bytes, positions) = (values.integers, mask.truths, buckets.codes)
        sums.withUnsafeMutableBufferPointer { sums in
            for row in 0..<count where positions[row] >= 0 && bytes[row] != 0 {
                sums[Int(positions[row])].add(integers[row])
            }
        }
    }

    package static func collect(_ values: Vector, _ mask: Vector, _ count: Int, into list: inout [Int64]) {
        let (integers, bytes) = (values.integers, mask.truths)
        for row in 0..<count where bytes[row] != 0 { list.append(integers[row]) }
    }

    /// Fractions as integers in the same order.
    package static func collectDoubles(_ values: Vector, _ mask: Vector, _ count: Int, into list: inout [Int64]) {
        let (doubles, bytes) = (values.doubles, mask.truths)
        for row in 0..<count where bytes[row] != 0 { list.append(Sortable.integer(doubles[row])) }
    }
}

/// Finite fractions as integers in the same order, so that selection is written once.
package enum Sortable {
    @inline(__always)
    package static func integer(_ value: Double) -> Int64 {
        let bits = Int64(bitPattern: (value + 0).bitPattern)
        return bits < 0 ? bits ^ Int64.max : bits
    }

    @inline(__always)
    package static func double(_ integer: Int64) -> Double {
        Double(bitPattern: UInt64(bitPattern: integer < 0 ? integer ^ Int64.max : integer))
    }
}
