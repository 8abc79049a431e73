// From stored columns into vectors: a slice of rows, or the rows that another table refers to.

extension Kernels {
    /// Rows `first ..< first + count` of a stored column.
    package static func load(
        _ column: StoredColumn, _ physical: Physical, first: Int, _ count: Int, into out: inout Vector
    ) {
        guard first >= 0, first + count <= column.count else {
            fillUnknown(physical, count, into: &out)
            return
        }
        switch column.values {
        case .truths(let source): widen(source, first, count, out.truths)
        case .int8(let source): widen(source, first, count, out.integers)
        case .int16(let source): widen(source, first, count, out.integers)
        case .int32(let source):
            if physical == .code {
                widen(source, first, count, out.codes)
            } else {
                widen(source, first, count, out.integers)
            }
        case .int64(let source): widen(source, first, count, out.integers)
        case .doubles(let source):
            source.withUnsafeBufferPointer { source in
                for row in 0..<count { out.doubles[row] = source[first + row] }
            }
        }
        out.allKnown = true
        guard let known = column.known else { return }
        known.withUnsafeBufferPointer { known in
            var all: UInt8 = 1
            for row in 0..<count {
                out.known[row] = known[first + row]
                all &= known[first + row]
            }
            out.allKnown = all != 0
        }
    }

    @inline(__always)
    private static func widen<S: FixedWidthInteger, T: FixedWidthInteger>(
        _ source: [S], _ first: Int, _ count: Int, _ target: UnsafeMutablePointer<T>
    ) {
        source.withUnsafeBufferPointer { source in
            for row in 0..<count { target[row] = T(truncatingIfNeeded: source[first + row]) }
        }
    }

    /// The values of the parent rows; unknown where the parent row is −1.
    package static func gather(
        _ column: StoredColumn, _ physical: Physical, rows: Vector, _ count: Int, into out: inout Vector
    ) {
        let parents = rows.codes
        let known = out.known
        var all: UInt8 = 1
        let limit = column.count
        for row in 0..<count {
            let present: UInt8 = parents[row] >= 0 && Int(parents[row]) < limit ? 1 : 0
            known[row] = present
            all &= present
        }
        switch column.values {
        case .truths(let source): pick(source, parents, known, count, out.truths)
        case .int8(let source): pick(source, parents, known, count, out.integers)
        case .int16(let source): pick(source, parents, known, count, out.integers)
        case .int32(let source):
            if physical == .code {
                pick(source, parents, known, count, out.codes)
            } else {
                pick(source, parents, known, count, out.integers)
            }
        case .int64(let source): pick(source, parents, known, count, out.integers)
        case .doubles(let source):
            source.withUnsafeBufferPointer { source in
                for row in 0..<count { out.doubles[row] = known[row] != 0 ? source[Int(parents[row])] : 0 }
            }
        }
        if let bytes = column.known {
            bytes.withUnsafeBufferPointer { bytes in
                for row in 0..<count where known[row] != 0 {
                    known[row] = bytes[Int(parents[row])]
                    all &= known[row]
                }
            }
        }
        out.allKnown = all != 0
    }

    @inline(__always)
    private static func pick<S: FixedWidthInteger, T: FixedWidthInteger>(
        _ source: [S], _ parents: UnsafePointer<Int32>, _ present: UnsafePointer<UInt8>, _ count: Int,
        _ target: UnsafeMutablePointer<T>
    ) {
        source.withUnsafeBufferPointer { source in
            for row in 0..<count {
                target[row] = present[row] != 0 ? T(truncatingIfNeeded: source[Int(parents[row])]) : 0
            }
        }
    }

    /// Makes rows without a parent unknown.
    package static func restrictToParents(_ rows: Vector, _ physical: Physical, _ count: Int, into out: inout Vector) {
        let parents = rows.codes
        out.spellOutKnown(count)
        for row in 0..<count where parents[row] < 0 { out.known[row] = 0 }
        mask(out, physical, count)
    }
}
