// Moving values: copying, filling, choosing, and from a batch of a reader into a vector.

/// Physical kind of a vector's values.
package enum Physical: Sendable, Hashable {
    case truth, integer, double, code
}

extension Kernels {
    /// Copies one vector into another.
    package static func copy(_ input: Vector, _ physical: Physical, _ count: Int, into out: inout Vector) {
        switch physical {
        case .truth: out.truths.update(from: input.truths, count: count)
        case .integer: out.integers.update(from: input.integers, count: count)
        case .double: out.doubles.update(from: input.doubles, count: count)
        case .code: out.codes.update(from: input.codes, count: count)
        }
        copyKnown(input, count, &out)
    }

    /// Every row unknown.
    package static func fillUnknown(_ physical: Physical, _ count: Int, into out: inout Vector) {
        switch physical {
        case .truth: out.truths.update(repeating: 0, count: count)
        case .integer: out.integers.update(repeating: 0, count: count)
        case .double: out.doubles.update(repeating: 0, count: count)
        case .code: out.codes.update(repeating: 0, count: count)
        }
        out.known.update(repeating: 0, count: count)
        out.allKnown = false
    }

    /// The first where known, else the second.
    package static func fallback(
        _ first: Vector, _ second: Vector, _ physical: Physical, _ count: Int, into out: inout Vector
    ) {
        copy(first, physical, count, into: &out)
        guard !first.allKnown else { return }
        let known = first.known
        switch physical {
        case .truth:
            let (values, other) = (out.truths, second.truths)
            for row in 0..<count { values[row] = known[row] != 0 ? values[row] : other[row] }
        case .integer:
            let (values, other) = (out.integers, second.integers)
            for row in 0..<count { values[row] = known[row] != 0 ? values[row] : other[row] }
        case .double:
            let (values, other) = (out.doubles, second.doubles)
            for row in 0..<count { values[row] = known[row] != 0 ? values[row] : other[row] }
        case .code:
            let (values, other) = (out.codes, second.codes)
            for row in 0..<count { values[row] = known[row] != 0 ? values[row] : other[row] }
        }
        if second.allKnown {
            out.allKnown = true
        } else {
            let (bytes, other) = (out.known, second.known)
            for row in 0..<count { bytes[row] |= other[row] }
        }
    }

    /// Rows `offset ..< offset + count` of a reader's column, as the given kind. A column of another kind than was asked
    /// for, or too short a one, is unknown.
    package static func load(
        _ column: Column, _ physical: Physical, offset: Int, _ count: Int, into out: inout Vector
    ) {
        guard offset + count <= column.values.count, column.known.map({ offset + count <= $0.count }) ?? true else {
            fillUnknown(physical, count, into: &out)
            return
        }
        switch (column.values, physical) {
        case (.truths(let source), .truth):
            source.withUnsafeBufferPointer { source in
                for row in 0..<count { out.truths[row] = source[offset + row] }
            }
        case (.narrow(let source), .integer):
            source.withUnsafeBufferPointer { source in
                for row in 0..<count { out.integers[row] = Int64(source[offset + row]) }
            }
        case (.narrow(let source), .code):
            source.withUnsafeBufferPointer { source in
                for row in 0..<count { out.codes[row] = source[offset + row] }
            }
        case (.wide(let source), .integer):
            source.withUnsafeBufferPointer { source in
                for row in 0..<count { out.integers[row] = source[offset + row] }
            }
        case (.doubles(let source), .double):
            source.withUnsafeBufferPointer { source in
                for row in 0..<count { out.doubles[row] = source[offset + row] + 0 }
            }
        default:
            fillUnknown(physical, count, into: &out)
            return
        }
        loadKnown(column.known, physical, offset: offset, count, &out)
    }

    private static func loadKnown(
        _ known: [UInt8]?, _ physical: Physical, offset: Int, _ count: Int, _ out: inout Vector
    ) {
        out.allKnown = true
        guard let known else { return }
        var all: UInt8 = 1
        known.withUnsafeBufferPointer { known in
            for row in 0..<count {
                out.known[row] = known[offset + row]
                all &= known[offset + row]
            }
        }
        guard all == 0 else { return }
        out.allKnown = false
        mask(out, physical, count)
    }

    /// 0 where unknown.
    static func mask(_ out: Vector, _ physical: Physical, _ count: Int) {
        guard !out.allKnown else { return }
        switch physical {
        case .truth: maskTruths(out, count)
        case .integer: maskIntegers(out, count)
        case .double: maskDoubles(out, count)
        case .code:
            let (values, known) = (out.codes, out.known)
            for row in 0..<count { values[row] &= 0 &- Int32(known[row]) }
        }
    }

    /// Rows of another table for the codes of its keys: `rows[code]`, −1 where there is none. The result is always
    /// known; the cell's own validity is dropped.
    package static func resolve(_ codes: Vector, rows table: [Int32], _ count: Int, into out: inout Vector) {
        let (input, output) = (codes.codes, out.codes)
        table.withUnsafeBufferPointer { table in
            for row in 0..<count {
                let code = Int(input[row])
                output[row] = codes.isKnown(row) && code >= 0 && code < table.count ? table[code] : -1
            }
        }
        out.allKnown = true
    }
}
