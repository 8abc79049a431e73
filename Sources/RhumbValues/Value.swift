// What a run hands to people: one value with its kind. Inside the engine values are columns, never this.

/// A value of the language.
public enum Value: Sendable, Hashable {
    /// A missing field was needed to know it.
    case unknown
    case yesNo(Bool)
    case integer(Int64)
    case number(Double)
    /// A ratio: 0.38 is 38%.
    case percent(Double)
    /// A difference of ratios: 0.07 is 7 percentage points.
    case points(Double)
    case money(Money)
    case text(String)
    case date(Day)
    /// A whole number of days.
    case days(Int64)
    /// A whole number of months.
    case months(Int64)
    /// A whole number of minutes.
    case minutes(Int64)
    case timestamp(Timestamp)

    /// The number behind the value for arithmetic of pace and pictures: money in major units, days as a count; nil for
    /// unknown, text and dates.
    public var magnitude: Double? {
        switch self {
        case .unknown, .yesNo, .text, .date, .timestamp: nil
        case .integer(let value), .days(let value), .months(let value), .minutes(let value): Double(value)
        case .number(let value), .percent(let value), .points(let value): value
        case .money(let value): value.major
        }
    }
}
