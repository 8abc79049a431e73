// How a text table is laid out: what `rhumb.yaml` says of it and what the reader of such files needs to be told.

/// The layout of a text file of rows and columns. The defaults are RFC 4180 with a header, in UTF-8.
public struct DelimitedLayout: Sendable, Hashable {
    public enum Separator: Sendable, Hashable {
        /// One ASCII character.
        case character(UInt8)
        /// Any run of spaces and tabs; spaces at the ends of a line count for nothing.
        case whitespace
    }

    public enum Header: Sendable, Hashable {
        /// The first row names the columns.
        case present
        /// No row names the columns: they are called "1", "2", …
        case absent
        /// No row names the columns: these are their names.
        case names([String])
    }

    /// A name that iconv knows; nil: UTF-8, or UTF-16 where a byte order mark says so.
    public var encoding: String?
    public var separator: Separator
    public var header: Header
    /// `.` or `,`
    public var decimal: UInt8
    /// The format of dates; nil: ISO 8601 (`2026-06-30`, also with `/` or `.`), with or without a time.
    public var date: DatePattern?
    /// By our name of the column.
    public var dates: [String: DatePattern]
    /// Texts that stand for a missing value, besides nothing at all.
    public var missing: [String]
    /// By our name of the column; they take the place of `missing`.
    public var missingByColumn: [String: [String]]
    /// Our name to the file's header.
    public var columns: [String: String]
    /// Texts that mean yes and no, besides the usual ones.
    public var yes: [String]
    public var no: [String]

    public init(
        encoding: String? = nil, separator: Separator = .character(0x2C), header: Header = .present,
        decimal: UInt8 = 0x2E, date: DatePattern? = nil, dates: [String: DatePattern] = [:], missing: [String] = [],
        missingByColumn: [String: [String]] = [:], columns: [String: String] = [:], yes: [String] = [],
        no: [String] = []
    ) {
        self.encoding = encoding
        self.separator = separator
        self.header = header
        self.decimal = decimal
        self.date = date
        self.dates = dates
        self.missing = missing
        self.missingByColumn = missingByColumn
        self.columns = columns
        self.yes = yes
        self.no = no
    }
}
