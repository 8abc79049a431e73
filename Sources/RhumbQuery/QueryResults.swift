// What execution returns: plain cells by output. Their meaning (money, percent) is known to the lowering that asked.
import RhumbText
import RhumbValues
import RhumbValues

/// One value of a node.
public enum Cell: Sendable, Hashable {
    case unknown
    case truth(Bool)
    case integer(Int64)
    case double(Double)
    case text(String)
}

/// A row of `TopRows` or `row`.
public struct ResultRow: Sendable, Hashable {
    /// 0-based position in the table.
    public let row: Int
    /// As a person would number it.
    public let displayRow: Int
    /// The key's text; nil where the domain has none.
    public let key: String?
    public let values: [Cell]

    public init(row: Int, displayRow: Int, key: String?, values: [Cell]) {
        self.row = row
        self.displayRow = displayRow
        self.key = key
        self.values = values
    }
}

public enum OutputResult: Sendable, Hashable {
    case scalar(Cell)
    /// `found` rows passed the filter, `unknown` had an unknown filter.
    case topRows([ResultRow], found: Int64, unknown: Int64)
    case row(ResultRow?)
    /// `cuts`: the least values of the scores 2 to 5, unknown for a score that nobody has.
    case quintiles(n: Int64, distinct: Int64, cuts: [Cell])
    case models(CustomerModels?)
}

/// What came of reading one domain.
public struct DomainResult: Sendable, Hashable {
    public let source: String
    /// Data rows read.
    public let rows: Int
    /// Rows whose reference has no match, by reference.
    public let orphans: [Int]

    public init(source: String, rows: Int, orphans: [Int]) {
        self.source = source
        self.rows = rows
        self.orphans = orphans
    }
}

public struct QueryResults: Sendable {
    /// In the order of the query's outputs.
    public let outputs: [OutputResult]
    /// In the order of the query's domains.
    public let domains: [DomainResult]
    /// Bad cells, orphans, duplicate keys, overflow. An error means that the outputs mean nothing.
    public let diagnostics: [Diagnostic]
    /// What each pass cost, where that was asked for.
    public let profile: [PassProfile]

    public init(
        outputs: [OutputResult], domains: [DomainResult], diagnostics: [Diagnostic], profile: [PassProfile] = []
    ) {
        self.profile = profile
        self.outputs = outputs
        self.domains = domains
        self.diagnostics = diagnostics
    }
}
