// From stored columns into vectors: a slice of rows, or the rows that another table refers to.

extension Kernels {
    /// Rows `first ..< first + count` of a stored column.
    package static func load(
        _ column: StoredColumn.View, _ physical: Physical, first: Int, _ count: Int, into out: inout Vector
    ) {
        guard first >= 0, first + count <= column.count else {
            fillUnknown(physical, count, into: &out)
            return
        }
        switch column.width {
        case .truth: out.truths.update(from: column.values(UInt8.self) + first, count: count)
        case .int8: widen(column.values(Int8.self) + first, count, out.integers)
        case .int16: widen(column.values(Int16.self) + first, count, out.integers)
        case .int32:
            if physical == .code {
                out.codes.update(from: column.values(Int32.self) + first, count: count)
            } else {
                widen(column.values(Int32.self) + first, count, out.integers)
            }
        case .int64: out.integers.update(from: column.values(Int64.self) + first, count: count)
        case .double: out.doubles.update(from: column.values(Double.self) + first, count: count)
        }
        out.allKnown = true
        guard let known = column.known else { return }
        var all: UInt8 = 1
        let (source, target) = (known + first, out.known)
        for row in 0..<count {
            target[row] = source[row]
            all &= source[row]
        }
        out.allKnown = all != 0
    }

    @inline(__always)
    private static func widen<S: FixedWidthInteger, T: FixedWidthInteger>(
        _ source: UnsafePointer<S>, _ count: Int, _ target: UnsafeMutablePointer<T>
    ) {
        for row in 0..<count { target[row] = T(truncatingIfNeeded: source[row]) }
    }

    /// The values of the parent rows; unknown where the parent row is −1.
    package static func gather(
        _ column: StoredColumn.View, _ physical: Physical, rows: Vector, _ count: Int, into out: inout Vector
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
        switch column.width {
        case .truth: pick(column.values(UInt8.self), parents, known, count, out.truths)
        case .int8: pick(column.values(Int8.self), parents, known, count, out.integers)
        case .int16: pick(column.values(Int16.self), parents, known, count, out.integers)
        case .int32:
            if physical == .code {
                pick(column.values(Int32.self), parents, known, count, out.codes)
            } else {
                pick(column.values(Int32.self), parents, known, count, out.integers)
            }
        case .int64: pick(column.values(Int64.self), parents, known, count, out.integers)
        case .double:
            let source = column.values(Double.self)
            for row in 0..<count { out.doubles[row] = known[row] != 0 ? source[Int(parents[row])] : 0 }
        }
        if let bytes = column.known {
            for row in 0..<count where known[row] != 0 {
                known[row] = bytes[Int(parents[row])]
                all &= known[row]
            }
        }
        out.allKnown = all != 0
    }

    @inline(__always)
    private static func pick<S: FixedWidthInteger, T: FixedWidthInteger>(
        _ source: UnsafePointer<S>, _ parents: UnsafePointer<Int32>, _ present: UnsafePointer<UInt8>, _ count: Int,
        _ target: UnsafeMutablePointer<T>
    ) {
        for row in 0..<count {
            target[row] = present[row] != 0 ? T(truncatingIfNeeded: source[Int(parents[row])]) : 0
        }
    }

    /// Makes rows without a parent unknown.
    package static func restrictToParents(_ rows: Vector, _ physical: Physical, _ count: Int, into out: inout Vector) {
        let parents = rows.codes
        out.spellOutKnown(count)
        for row in 0..<count where parents[row] < 0 { out.known[row] = 0 }
        mask(out, physical, count)
    }

    /// The value where the condition is yes, elsewhere unknown.
    package static func restrict(
        _ value: Vector, to condition: Vector, _ physical: Physical, _ count: Int, into out: inout Vector
    ) {
        copy(value, physical, count, into: &out)
        out.spellOutKnown(count)
        let (known, yes) = (out.known, condition.truths)
        for row in 0..<count { known[row] &= yes[row] }
        if !condition.allKnown {
            let decided = condition.known
            for row in 0..<count { known[row] &= decided[row] }
        }
        mask(out, physical, count)
    }
}
