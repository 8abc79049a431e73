// Child rows into the records of their parents. A record is a run of bytes per parent row that holds the cells of all folds
// along one reference, so that a child row costs one cache miss and not one per fold. Memory begins zeroed.

/// Zeroed records, `stride` bytes a parent row.
package final class Records: @unchecked Sendable {
    package let stride: Int
    package let count: Int
    package let base: UnsafeMutableRawPointer

    package init(count: Int, stride: Int) {
        self.count = count
        self.stride = max(16, (stride + 15) / 16 * 16)
        let bytes = max(1, count) * self.stride
        base = .allocate(byteCount: bytes, alignment: 64)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    }

    deinit { base.deallocate() }
}

/// The rows of a chunk that go to the records of one stretch of parents, and what they bring.
package struct Visit {
    /// Rows within the chunk; each has a parent.
    package let rows: UnsafeBufferPointer<Int32>
    /// Parent row by row of the chunk.
    package let parents: UnsafePointer<Int32>
    package let mask: UnsafePointer<UInt8>
    /// Position of the cell by row of the chunk, −1 for none; nil: one cell a record.
    package let buckets: UnsafePointer<Int32>?

    package init(
        rows: UnsafeBufferPointer<Int32>, parents: UnsafePointer<Int32>, mask: UnsafePointer<UInt8>,
        buckets: UnsafePointer<Int32>?
    ) {
        self.rows = rows
        self.parents = parents
        self.mask = mask
        self.buckets = buckets
    }
}

/// A sum's cell left the range of 64 bits: what it lacks is ±2^64.
package struct Carry: Sendable {
    package let parent: Int
    package let bucket: Int
    package let up: Bool
}

extension Kernels {
    /// Calls for each row that takes part, with its cell.
    @inline(__always)
    private static func forEach(
        _ visit: Visit, _ records: Records, offset: Int, width: Int, _ body: (Int, UnsafeMutableRawPointer) -> Void
    ) {
        let cells = records.base + offset
        let stride = records.stride
        if let buckets = visit.buckets {
            for row32 in visit.rows {
                let row = Int(row32)
                if visit.mask[row] != 0, buckets[row] >= 0 {
                    body(row, cells + Int(visit.parents[row]) * stride + Int(buckets[row]) * width)
                }
            }
        } else {
            for row32 in visit.rows {
                let row = Int(row32)
                if visit.mask[row] != 0 { body(row, cells + Int(visit.parents[row]) * stride) }
            }
        }
    }

    /// Cells of 4 bytes: a count.
    package static func scatterCount(_ visit: Visit, _ records: Records, offset: Int) {
        forEach(visit, records, offset: offset, width: 4) { _, cell in
            let counter = cell.assumingMemoryBound(to: Int32.self)
            counter.pointee &+= 1
        }
    }

    /// Cells of 8 bytes: the low 64 bits of a sum; what they cannot hold goes to `carries`.
    package static func scatterSum(
        _ visit: Visit, _ values: Vector, _ records: Records, offset: Int, carries: inout [Carry]
    ) {
        let integers = values.integers
        forEach(visit, records, offset: offset, width: 8) { row, cell in
            let sum = cell.assumingMemoryBound(to: Int64.self)
            let (next, spilled) = sum.pointee.addingReportingOverflow(integers[row])
            sum.pointee = next
            if spilled {
                let bucket = visit.buckets.map { Int($0[row]) } ?? 0
                carries.append(Carry(parent: Int(visit.parents[row]), bucket: bucket, up: integers[row] > 0))
            }
        }
    }

    /// Cells of 16 bytes: a sum in fixed point. Reports values that are too large.
    package static func scatterSumOfDoubles(
        _ visit: Visit, _ values: Vector, _ records: Records, offset: Int
    ) -> Overflow {
        let doubles = values.doubles
        var overflow = Overflow()
        forEach(visit, records, offset: offset, width: 16) { row, cell in
            if abs(doubles[row]) < FixedPoint.limit {
                cell.assumingMemoryBound(to: Int128.self).pointee += FixedPoint.scaled(doubles[row])
            } else if overflow.first < 0 || row < overflow.first {
                overflow = Overflow(first: row, count: overflow.count + 1)
            } else {
                overflow.count += 1
            }
        }
        return overflow
    }

    /// Cells of 16 bytes: {seen, the greatest value (the least where `least`)}, fractions as sortable integers.
    package static func scatterExtreme(
        _ visit: Visit, _ values: Vector, _ physical: Physical, least: Bool, _ records: Records, offset: Int
    ) {
        let flip: Int64 = least ? -1 : 0
        forEach(visit, records, offset: offset, width: 16) { row, cell in
            let pair = cell.assumingMemoryBound(to: Int64.self)
            let value = flip ^ (physical == .double ? Sortable.integer(values.doubles[row]) : values.integers[row])
            if pair[0] == 0 || value > pair[1] {
                pair[0] = 1
                pair[1] = value
            }
        }
    }

    /// Cells of 4 bytes: the greatest (least) day, biased so that 0 is none.
    package static func scatterExtremeDay(
        _ visit: Visit, _ days: Vector, least: Bool, _ records: Records, offset: Int
    ) {
        let integers = days.integers
        let flip: UInt32 = least ? .max : 0
        forEach(visit, records, offset: offset, width: 4) { row, cell in
            let best = cell.assumingMemoryBound(to: UInt32.self)
            let biased = UInt32(truncatingIfNeeded: integers[row]) ^ 0x8000_0000 ^ flip
            best.pointee = max(best.pointee, biased)
        }
    }

    /// The day in a cell of `scatterExtremeDay`; nil where it is none.
    package static func extremeDay(_ cell: UInt32, least: Bool) -> Int64? {
        guard cell != 0 else { return nil }
        return Int64(Int32(bitPattern: cell ^ 0x8000_0000 ^ (least ? .max : 0)))
    }

    /// Cells of 16 bytes: {row + 1 (0: none), day, value} of the latest (earliest) day, of several the last (first) row.
    /// The mask holds known days only.
    package static func scatterLatest(
        _ visit: Visit, days: Vector, _ values: Vector, _ physical: Physical, earliest: Bool, firstRow: Int,
        _ records: Records, offset: Int
    ) {
        let dates = days.integers
        forEach(visit, records, offset: offset, width: 16) { row, cell in
            let head = cell.assumingMemoryBound(to: Int32.self)
            let day = Int32(clamping: dates[row])
            let position = Int32(truncatingIfNeeded: firstRow + row + 1)
            let better =
                earliest
                ? (day, position) < (head[1], head[0]) : (day, position) > (head[1], head[0])
            if head[0] == 0 || better {
                head[0] = position
                head[1] = day
                (cell + 8).assumingMemoryBound(to: Int64.self).pointee = bits(values, physical, row)
            }
        }
    }

    /// The bits of a row's value: integers, truths and codes as they are, doubles by pattern.
    @inline(__always)
    package static func bits(_ vector: Vector, _ physical: Physical, _ row: Int) -> Int64 {
        switch physical {
        case .truth: Int64(vector.truths[row])
        case .integer: vector.integers[row]
        case .double: Int64(bitPattern: vector.doubles[row].bitPattern)
        case .code: Int64(vector.codes[row])
        }
    }

    /// Puts a row's value back from its bits.
    @inline(__always)
    package static func setBits(_ bits: Int64, _ physical: Physical, _ row: Int, _ vector: Vector) {
        switch physical {
        case .truth: vector.truths[row] = UInt8(truncatingIfNeeded: bits)
        case .integer: vector.integers[row] = bits
        case .double: vector.doubles[row] = Double(bitPattern: UInt64(bitPattern: bits))
        case .code: vector.codes[row] = Int32(truncatingIfNeeded: bits)
        }
    }
}
