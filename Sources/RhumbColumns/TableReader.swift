// What the engine asks of a source of data. Execution pulls these and never sees files.
import RhumbText
import RhumbValues

/// How cells of a column become values.
public enum ColumnType: Sendable {
    /// `narrow`: codes of the pool, interned as they are met.
    case text(TextPool)
    /// `narrow`: codes of the pool, a new one for each cell: texts that are shown and never compared.
    case shownText(TextPool)
    /// `narrow`: codes of the strings that the pool holds already; −1 (known) for a text that is not in it.
    case lookup(TextPool, of: KeyType)
    /// `narrow`: codes of the pool, for a key: normalised by its type, so that `007` and `7` are one integer key.
    case key(TextPool, of: KeyType)
    /// `wide`: a 64-bit fingerprint of a key's text, enough to find out that all are different.
    case fingerprint(of: KeyType)
    /// `narrow`: position in the list of allowed texts; any other text is a bad cell.
    case choice([String])
    /// `wide`: a bit for each of the allowed texts, in their order; any other text is a bad cell.
    case choices([String], separator: String)
    /// `truths`
    case yesNo
    /// `wide`
    case integer
    /// `wide`: value × 10^scale. More decimal places are a bad cell, unless `rounded`: then half away from zero.
    case decimal(scale: Int, rounded: Bool)
    /// `wide`: the ratio × 10^9; `38%` and `0.38` are both read.
    case percent
    /// `wide`: minor units; more decimal places than the currency has are a bad cell. A currency sign or code is accepted
    /// where it is this currency's.
    case money(Currency)
    /// `narrow`: days since 1970-01-01.
    case date
    /// `wide`: seconds since 1970-01-01 by the clock of the zone.
    case timestamp(ClockZone?)
    /// `narrow`: the day of such a timestamp.
    case timestampDay(ClockZone?)
}

/// How the text of a key is compared.
public enum KeyType: Sendable, Hashable {
    case text, integer, date
}

/// One column that the engine asks for. The same column may be asked for twice, as a value and as a key.
public struct ColumnRequest: Sendable {
    /// Our name; the reader knows the header behind it.
    public let name: String
    public let type: ColumnType
    /// A missing value is fine; elsewhere it is a bad cell.
    public let optional: Bool
    /// Ends included, in the column's own units; a value outside is a bad cell.
    public let range: ClosedRange<Exact>?

    public init(name: String, type: ColumnType, optional: Bool, range: ClosedRange<Exact>? = nil) {
        self.name = name
        self.type = type
        self.optional = optional
        self.range = range
    }
}

/// What came of reading a table.
public struct ReadSummary: Sendable {
    /// Data rows, without the header and blank lines.
    public var rows: Int
    /// Bad cells by column of the request.
    public var badCells: [Int]
    /// Findings: an error means that the table cannot be used and that the batches seen so far mean nothing; warnings are
    /// the first bad cells of each column. In row order, the same for any number of threads.
    public var diagnostics: [Diagnostic]

    public init(rows: Int, badCells: [Int], diagnostics: [Diagnostic]) {
        self.rows = rows
        self.badCells = badCells
        self.diagnostics = diagnostics
    }
}

/// A table that can be read, from a file, a database or memory.
public protocol TableReader: Sendable {
    /// The source as it is shown to people.
    var source: String { get }

    /// Reads the columns once and hands over batches of at most `Batch.capacity` rows, from up to `threads` threads at
    /// once and in any order; `worker` is below `threads`. Every batch carries the position of its rows. A bad cell is
    /// unknown in its batch and counted in the summary. Stops early when `consume` returns false.
    func read(
        _ columns: [ColumnRequest], threads: Int,
        consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary

    /// The texts of cells for messages: for each 0-based row its cells in the named columns, empty where missing.
    func texts(rows: [Int], columns: [String]) -> [[String]]

    /// The number that a person would give to a 0-based data row: in a file with a header the first is row 2.
    func displayRow(_ row: Int) -> Int
}
