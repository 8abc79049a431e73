// The waist between readers and the engine: typed columns in batches. A border is crossed per batch, never per row.

/// The values of one column for the rows of a batch. Where `Column.known` says 0 the value is 0 and means nothing.
public enum ColumnValues: Sendable {
    /// Yes is 1, no is 0.
    case truths([UInt8])
    /// Days since 1970-01-01, dictionary codes, row numbers.
    case narrow([Int32])
    /// Integers, minor units of money, decimals at their column's scale, fingerprints.
    case wide([Int64])
    case doubles([Double])

    public var count: Int {
        switch self {
        case .truths(let values): values.count
        case .narrow(let values): values.count
        case .wide(let values): values.count
        case .doubles(let values): values.count
        }
    }
}

/// A column of a batch with its validity.
public struct Column: Sendable {
    public var values: ColumnValues
    /// A byte a row: 1 known, 0 missing. nil: every row is known.
    public var known: [UInt8]?

    public init(_ values: ColumnValues, known: [UInt8]? = nil) {
        self.values = values
        self.known = known
    }
}

/// Consecutive rows of a table.
public struct Batch: Sendable {
    /// 0-based position of the first row among the table's data rows.
    public let firstRow: Int
    public let rowCount: Int
    /// In the order of the request.
    public let columns: [Column]

    /// The most rows in a batch: columns of 64-bit values then fit the second-level cache.
    public static let capacity = 8192

    public init(firstRow: Int, rowCount: Int, columns: [Column]) {
        self.firstRow = firstRow
        self.rowCount = rowCount
        self.columns = columns
    }
}
