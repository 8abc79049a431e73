// Where the cells of a batch lie in its bytes: what every source of texts hands to the reader of cells.

/// Where a cell lies in its chunk: 32 bits are enough, because a chunk is at most twice `Limits.longestRecord`, and a
/// block of records with more is refused.
enum CellPlace {
    /// In `starts`: the row has no such cell, or its cells cannot be told apart.
    static let absent = UInt32.max
    /// In `ends`: the cell begins with a quote and must be unescaped; its range includes the quotes.
    static let escaped: UInt32 = 1 << 31
}

/// The places of a batch's cells: `slot * CSVReader.batchRows + row`. The memory is the source's and outlives the call.
struct CellPlaces {
    let starts: UnsafePointer<UInt32>
    let ends: UnsafePointer<UInt32>
    let rows: Int
    /// Rows with too few or too many fields: the row of the batch and the fields found.
    let irregular: [(row: Int, fields: Int)]
}
