// Values kept between passes: plain memory, in the narrowest width that holds them. Not arrays: a pass looks at hundreds of
// columns per chunk from several threads, and counting references would cost more than the values.

/// The values of one term for all rows of a table. Immutable once it is shared.
package final class StoredColumn: @unchecked Sendable {
    package enum Width: Int, Sendable {
        case truth, int8, int16, int32, int64, double

        var bytes: Int {
            switch self {
            case .truth, .int8: 1
            case .int16: 2
            case .int32: 4
            case .int64, .double: 8
            }
        }
    }

    /// What kernels read; valid as long as the column lives.
    package struct View: @unchecked Sendable {
        package let base: UnsafeMutableRawPointer
        package let width: Width
        /// A byte a row, nil where every row is known.
        package let known: UnsafeMutablePointer<UInt8>?
        package let count: Int

        @inline(__always)
        func values<T>(_ type: T.Type) -> UnsafeMutablePointer<T> { base.bindMemory(to: type, capacity: count) }
    }

    package let view: View

    /// Zeroed memory.
    init(_ width: Width, count: Int, hasKnown: Bool) {
        let bytes = max(1, count) * width.bytes
        let base = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        var known: UnsafeMutablePointer<UInt8>?
        if hasKnown {
            known = .allocate(capacity: max(1, count))
            known?.initialize(repeating: 0, count: max(1, count))
        }
        view = View(base: base, width: width, known: known, count: count)
    }

    deinit {
        view.base.deallocate()
        view.known?.deallocate()
    }

    private convenience init<T>(_ values: [T], _ width: Width, known: [UInt8]?) {
        self.init(width, count: values.count, hasKnown: known != nil)
        for (row, value) in values.enumerated() { view.values(T.self)[row] = value }
        for (row, byte) in (known ?? []).enumerated() where row < values.count { view.known?[row] = byte }
    }

    /// `known`: a byte a row, 1 known; nil: every row is.
    package convenience init(truths: [UInt8], known: [UInt8]?) { self.init(truths, .truth, known: known) }
    package convenience init(codes: [Int32], known: [UInt8]?) { self.init(codes, .int32, known: known) }
    package convenience init(integers: [Int64], known: [UInt8]?) { self.init(integers, .int64, known: known) }
    package convenience init(doubles: [Double], known: [UInt8]?) { self.init(doubles, .double, known: known) }

    package var count: Int { view.count }

    /// The bits of a row: integers, truths and codes as they are, doubles by pattern; nil where it is unknown or there is no
    /// such row.
    package func bits(_ row: Int) -> Int64? {
        guard row >= 0, row < view.count else { return nil }
        if let known = view.known, known[row] == 0 { return nil }
        switch view.width {
        case .truth: return Int64(view.values(UInt8.self)[row])
        case .int8: return Int64(view.values(Int8.self)[row])
        case .int16: return Int64(view.values(Int16.self)[row])
        case .int32: return Int64(view.values(Int32.self)[row])
        case .int64: return view.values(Int64.self)[row]
        case .double: return Int64(bitPattern: view.values(Double.self)[row].bitPattern)
        }
    }
}

/// Collects the chunks of one column as they come, in any order. One worker's.
package struct ColumnBuilder: Sendable {
    private struct Segment: Sendable {
        let firstRow: Int
        let column: StoredColumn
    }

    private var segments: [Segment] = []
    package let physical: Physical

    package init(_ physical: Physical) { self.physical = physical }

    /// Keeps a chunk's values in the narrowest width that holds them.
    package mutating func append(_ vector: Vector, firstRow: Int, _ count: Int) {
        let width: StoredColumn.Width =
            switch physical {
            case .truth: .truth
            case .code: .int32
            case .double: .double
            case .integer: ColumnBuilder.width(UnsafeBufferPointer(start: vector.integers, count: count))
            }
        let column = StoredColumn(width, count: count, hasKnown: !vector.allKnown)
        let view = column.view
        switch physical {
        case .truth: view.values(UInt8.self).update(from: vector.truths, count: count)
        case .code: view.values(Int32.self).update(from: vector.codes, count: count)
        case .double: view.values(Double.self).update(from: vector.doubles, count: count)
        case .integer: ColumnBuilder.narrow(vector.integers, count, view)
        }
        if !vector.allKnown { view.known?.update(from: vector.known, count: count) }
        segments.append(Segment(firstRow: firstRow, column: column))
    }

    private static func width(_ values: UnsafeBufferPointer<Int64>) -> StoredColumn.Width {
        // Magnitudes by "or": the sign is folded away first.
        var bits: Int64 = 0
        for value in values { bits |= value ^ (value >> 63) }
        if bits <= Int64(Int8.max) { return .int8 }
        if bits <= Int64(Int16.max) { return .int16 }
        return bits <= Int64(Int32.max) ? .int32 : .int64
    }

    private static func narrow(_ values: UnsafePointer<Int64>, _ count: Int, _ view: StoredColumn.View) {
        switch view.width {
        case .int8: cast(values, view.values(Int8.self), count)
        case .int16: cast(values, view.values(Int16.self), count)
        case .int32: cast(values, view.values(Int32.self), count)
        case .int64: cast(values, view.values(Int64.self), count)
        case .truth, .double: break
        }
    }

    @inline(__always)
    private static func cast<S: FixedWidthInteger, T: FixedWidthInteger>(
        _ source: UnsafePointer<S>, _ target: UnsafeMutablePointer<T>, _ count: Int
    ) {
        for row in 0..<count { target[row] = T(truncatingIfNeeded: source[row]) }
    }

    /// One column of all workers' chunks. Rows that no chunk had are unknown.
    package static func joined(_ builders: [ColumnBuilder], _ physical: Physical, rows: Int) -> StoredColumn {
        let segments = builders.flatMap(\.segments).filter { $0.firstRow >= 0 && $0.firstRow + $0.column.count <= rows }
        let covered = segments.reduce(0) { $0 + $1.column.count }
        let hasKnown = covered < rows || segments.contains { $0.column.view.known != nil }
        let width: StoredColumn.Width =
            switch physical {
            case .truth: .truth
            case .double: .double
            case .code: .int32
            case .integer: segments.map(\.column.view.width).max { $0.rawValue < $1.rawValue } ?? .int8
            }
        let result = StoredColumn(width, count: rows, hasKnown: hasKnown)
        for segment in segments { place(segment.column.view, at: segment.firstRow, result.view) }
        return result
    }

    private static func place(_ source: StoredColumn.View, at first: Int, _ target: StoredColumn.View) {
        switch target.width {
        case .truth: (target.values(UInt8.self) + first).update(from: source.values(UInt8.self), count: source.count)
        case .double:
            (target.values(Double.self) + first).update(from: source.values(Double.self), count: source.count)
        case .int8: widen(source, target.values(Int8.self) + first)
        case .int16: widen(source, target.values(Int16.self) + first)
        case .int32: widen(source, target.values(Int32.self) + first)
        case .int64: widen(source, target.values(Int64.self) + first)
        }
        guard let known = target.known else { return }
        if let bytes = source.known {
            (known + first).update(from: bytes, count: source.count)
        } else {
            (known + first).update(repeating: 1, count: source.count)
        }
    }

    @inline(__always)
    private static func widen<T: FixedWidthInteger>(_ source: StoredColumn.View, _ target: UnsafeMutablePointer<T>) {
        switch source.width {
        case .int8: cast(source.values(Int8.self), target, source.count)
        case .int16: cast(source.values(Int16.self), target, source.count)
        case .int32: cast(source.values(Int32.self), target, source.count)
        case .int64: cast(source.values(Int64.self), target, source.count)
        case .truth, .double: break
        }
    }
}
