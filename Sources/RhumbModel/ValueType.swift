// The types of the language (types.md). There is no unit algebra: what is not listed there is refused by the checker.
import RhumbValues

/// The type of a value.
public enum ValueType: Sendable, Hashable {
    case yesNo
    case integer
    case number
    /// A ratio.
    case percent
    /// A difference of ratios.
    case points
    case money(Currency)
    case text
    /// One of the texts that a column declares.
    case category([String])
    /// Some of the texts that a column declares.
    case several([String])
    case date
    /// A whole number of calendar days.
    case days
    /// A whole number of calendar months.
    case months
    /// A whole number of minutes.
    case minutes
    /// A day with its clock time.
    case timestamp
    /// The key of a dataset's row.
    case key(ID<Dataset>)
    /// A tier of an ordered ladder; the first declared is the highest.
    case tier(ID<Tiers>)
    /// The type of an expression that was already reported as wrong: it agrees with everything.
    case invalid
}

/// A constant as it was written.
public enum Literal: Sendable, Hashable {
    case missing
    case yesNo(Bool)
    case integer(Int64)
    case number(Exact)
    /// A ratio: 38% is 0.38.
    case percent(Exact)
    /// A difference of ratios: 7pp is 0.07.
    case points(Exact)
    case money(Money)
    case text(String)
    case date(Day)
    case days(Int64)
    case months(Int64)
    case minutes(Int64)
    case timestamp(Timestamp)

    /// The value that a run prints.
    public var value: Value {
        switch self {
        case .missing: .unknown
        case .yesNo(let value): .yesNo(value)
        case .integer(let value): .integer(value)
        case .number(let value): .number(value.double)
        case .percent(let value): .percent(value.double)
        case .points(let value): .points(value.double)
        case .money(let value): .money(value)
        case .text(let value): .text(value)
        case .date(let value): .date(value)
        case .days(let value): .days(value)
        case .months(let value): .months(value)
        case .minutes(let value): .minutes(value)
        case .timestamp(let value): .timestamp(value)
        }
    }
}
