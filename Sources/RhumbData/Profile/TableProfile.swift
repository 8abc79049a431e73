// What can be told of a table by looking at it: for people who see an export for the first time.
public import RhumbFormats
import RhumbValues

/// What a column seems to hold.
public enum GuessedType: Sendable, Hashable {
    /// Nothing but missing cells.
    case empty
    case text
    /// A few texts that come again and again, the commonest first.
    case oneOf([String])
    case yesNo
    case integer
    /// With so many decimal places at most.
    case number(places: Int)
    /// An amount, by its sign or by its name; the currency's code where it shows.
    case money(String?)
    case percent
    /// With the form that rhumb.yaml must be told; nil: the usual one.
    case date(form: String?)
    case timestamp(form: String?)
}

/// A column of a table.
public struct ColumnProfile: Sendable {
    public let name: String
    public let type: GuessedType
    /// Cells with nothing in them, and with one of `missingWords`.
    public let missing: Int
    /// Texts that seem to stand for nothing.
    public let missingWords: [String]
    public let distinct: Int
    /// All known cells are different and none is missing.
    public let isUnique: Bool
    /// The smallest and the greatest, as they are written: of numbers and days by their value, of texts by their letters.
    public let low: String?
    public let high: String?
    /// The values below which 5%, 25%, 50%, 75% and 95% lie; of days their numbers.
    public let quantiles: [Double]
    public let mean: Double?
    /// The commonest texts, at most five.
    public let common: [(text: String, count: Int)]
    /// How many values lie in each of equal parts between the smallest and the greatest.
    public let bars: [Int]
    /// The greatest, of numbers and days.
    public let last: Double?
    /// Every day could also be read with day and month the other way round.
    public let isAmbiguousDate: Bool

    /// Whether the values are days, with or without a clock time.
    public var isDate: Bool {
        switch type {
        case .date, .timestamp: true
        case .empty, .text, .oneOf, .yesNo, .integer, .number, .money, .percent: false
        }
    }
}

/// A table.
public struct TableProfile: Sendable {
    public let source: String
    /// Rows that were looked at.
    public let rows: Int
    /// Whether the table has more.
    public let isPart: Bool
    public let columns: [ColumnProfile]
    /// Rows that are in all cells as an earlier one.
    public let duplicateRows: Int
    /// The encoding that was recognised though nobody declared it.
    public let detectedEncoding: String?
    public let layout: DelimitedLayout
    /// Places of the columns whose values tell rows apart, the likeliest first.
    public let keys: [Int]
    /// The column that says when something happened.
    public let event: Int?
    /// The texts of columns that may be keys or refer to some.
    let values: [Set<String>?]
}

/// A column whose values are keys of another table.
public struct LikelyReference: Sendable, Hashable {
    /// Places in the list of tables, and of columns in them.
    public let table: Int
    public let column: Int
    public let target: Int
    /// The share of its values that are there.
    public let share: Double
}

/// Which columns refer to which tables' likeliest keys: by their values, and by name where values alone say little.
public func likelyReferences(_ tables: [TableProfile]) -> [LikelyReference] {
    var found: [LikelyReference] = []
    for (table, profile) in tables.enumerated() {
        for (column, texts) in profile.values.enumerated() {
            guard let texts, !texts.isEmpty, column != profile.keys.first else { continue }
            var best: LikelyReference?
            for (target, other) in tables.enumerated() where target != table {
                guard let key = other.keys.first, let keys = other.values[key] else { continue }
                guard kind(profile.columns[column]) == kind(other.columns[key]) else { continue }
                let share = Double(texts.count { keys.contains($0) }) / Double(texts.count)
                let isNamed = plain(profile.columns[column].name) == plain(other.columns[key].name)
                let saysEnough = share >= 0.9 && texts.count >= (kind(other.columns[key]) == 0 ? 100 : 3)
                guard isNamed && share >= 0.2 || saysEnough, share > best?.share ?? 0 else { continue }
                best = LikelyReference(table: table, column: column, target: target, share: share)
            }
            if let best { found.append(best) }
        }
    }
    return found
}

private func kind(_ column: ColumnProfile) -> Int {
    switch column.type {
    case .integer: 0
    case .text, .oneOf: 1
    case .empty, .yesNo, .number, .money, .percent, .date, .timestamp: 2
    }
}

private func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
