// Values kept between passes: one plain array a column, in the narrowest width that holds them.

/// The values of one term for all rows of a table.
package struct StoredColumn: Sendable {
    package enum Values: Sendable {
        case truths([UInt8])
        case int8([Int8])
        case int16([Int16])
        case int32([Int32])
        case int64([Int64])
        case doubles([Double])
    }

    package let values: Values
    /// A byte a row, nil where every row is known.
    package let known: [UInt8]?

    package init(_ values: Values, known: [UInt8]?) {
        self.values = values
        self.known = known
    }

    package var count: Int {
        switch values {
        case .truths(let values): values.count
        case .int8(let values): values.count
        case .int16(let values): values.count
        case .int32(let values): values.count
        case .int64(let values): values.count
        case .doubles(let values): values.count
        }
    }

    /// The bits of a row: integers, truths and codes as they are, doubles by pattern; nil where it is unknown or there is no
    /// such row.
    package func bits(_ row: Int) -> Int64? {
        guard row >= 0, row < count else { return nil }
        if let known, known[row] == 0 { return nil }
        switch values {
        case .truths(let values): return Int64(values[row])
        case .int8(let values): return Int64(values[row])
        case .int16(let values): return Int64(values[row])
        case .int32(let values): return Int64(values[row])
        case .int64(let values): return values[row]
        case .doubles(let values): return Int64(bitPattern: values[row].bitPattern)
        }
    }
}

/// Collects the chunks of one column as they come, in any order. One worker's.
package struct ColumnBuilder {
    private struct Segment {
        let firstRow: Int
        let column: StoredColumn
    }

    private var segments: [Segment] = []
    package let physical: Physical

    package init(_ physical: Physical) { self.physical = physical }

    /// Keeps a chunk's values in the narrowest width that holds them.
    package mutating func append(_ vector: Vector, firstRow: Int, _ count: Int) {
        let values: StoredColumn.Values =
            switch physical {
            case .truth: .truths(Array(UnsafeBufferPointer(start: vector.truths, count: count)))
            case .code: .int32(Array(UnsafeBufferPointer(start: vector.codes, count: count)))
            case .double: .doubles(Array(UnsafeBufferPointer(start: vector.doubles, count: count)))
            case .integer: ColumnBuilder.narrowed(UnsafeBufferPointer(start: vector.integers, count: count))
            }
        let known = vector.allKnown ? nil : Array(UnsafeBufferPointer(start: vector.known, count: count))
        segments.append(Segment(firstRow: firstRow, column: StoredColumn(values, known: known)))
    }

    private static func narrowed(_ values: UnsafeBufferPointer<Int64>) -> StoredColumn.Values {
        var low: Int64 = 0
        var high: Int64 = 0
        for value in values {
            low = min(low, value)
            high = max(high, value)
        }
        if low >= Int8.min, high <= Int8.max { return .int8(cast(values)) }
        if low >= Int16.min, high <= Int16.max { return .int16(cast(values)) }
        if low >= Int32.min, high <= Int32.max { return .int32(cast(values)) }
        return .int64(Array(values))
    }

    @inline(__always)
    private static func cast<T: FixedWidthInteger>(_ values: UnsafeBufferPointer<Int64>) -> [T] {
        [T](unsafeUninitializedCapacity: values.count) { target, count in
            for row in 0..<values.count { target.initializeElement(at: row, to: T(truncatingIfNeeded: values[row])) }
            count = values.count
        }
    }

    /// One column of all workers' chunks. Rows that no chunk had are unknown.
    package static func joined(_ builders: [ColumnBuilder], _ physical: Physical, rows: Int) -> StoredColumn {
        let segments = builders.flatMap(\.segments)
        let covered = segments.reduce(0) { $0 + $1.column.count }
        var known: [UInt8]?
        if covered < rows || segments.contains(where: { $0.column.known != nil }) {
            var bytes = [UInt8](repeating: 0, count: rows)
            for segment in segments {
                for row in 0..<segment.column.count where segment.firstRow + row < rows {
                    bytes[segment.firstRow + row] = segment.column.known.map { $0[row] } ?? 1
                }
            }
            known = bytes
        }
        return StoredColumn(values(segments, physical, rows), known: known)
    }

    private static func values(_ segments: [Segment], _ physical: Physical, _ rows: Int) -> StoredColumn.Values {
        switch physical {
        case .truth:
            return .truths(flat(segments, rows) { if case .truths(let values) = $0 { values } else { [] } })
        case .double:
            return .doubles(flat(segments, rows) { if case .doubles(let values) = $0 { values } else { [] } })
        case .code:
            return .int32(flatIntegers(segments, rows))
        case .integer:
            switch segments.map({ width($0.column.values) }).max() ?? 1 {
            case 1: return .int8(flatIntegers(segments, rows))
            case 2: return .int16(flatIntegers(segments, rows))
            case 4: return .int32(flatIntegers(segments, rows))
            default: return .int64(flatIntegers(segments, rows))
            }
        }
    }

    private static func width(_ values: StoredColumn.Values) -> Int {
        switch values {
        case .truths, .int8: 1
        case .int16: 2
        case .int32: 4
        case .int64, .doubles: 8
        }
    }

    private static func flat<T: ExpressibleByIntegerLiteral>(
        _ segments: [Segment], _ rows: Int, _ part: (StoredColumn.Values) -> [T]
    ) -> [T] {
        var result = [T](repeating: 0, count: rows)
        result.withUnsafeMutableBufferPointer { target in
            for segment in segments {
                part(segment.column.values).withUnsafeBufferPointer { source in
                    let room = max(0, min(source.count, rows - segment.firstRow))
                    for row in 0..<room { target[segment.firstRow + row] = source[row] }
                }
            }
        }
        return result
    }

    @inline(__always)
    private static func flatIntegers<T: FixedWidthInteger>(_ segments: [Segment], _ rows: Int) -> [T] {
        var result = [T](repeating: 0, count: rows)
        result.withUnsafeMutableBufferPointer { target in
            for segment in segments {
                switch segment.column.values {
                case .int8(let values): place(values, at: segment.firstRow, target)
                case .int16(let values): place(values, at: segment.firstRow, target)
                case .int32(let values): place(values, at: segment.firstRow, target)
                case .int64(let values): place(values, at: segment.firstRow, target)
                case .truths, .doubles: break
                }
            }
        }
        return result
    }

    @inline(__always)
    private static func place<S: FixedWidthInteger, T: FixedWidthInteger>(
        _ source: [S], at first: Int, _ target: UnsafeMutableBufferPointer<T>
    ) {
        source.withUnsafeBufferPointer { source in
            let room = max(0, min(source.count, target.count - first))
            for row in 0..<room { target[first + row] = T(truncatingIfNeeded: source[row]) }
        }
    }
}
