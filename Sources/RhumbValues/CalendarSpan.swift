// Durations are literals of three kinds that are never mixed: days, months, and clock time (which comes with timestamps).

/// A length on the calendar: a number of days or a number of months.
public enum CalendarSpan: Sendable, Hashable {
    /// Days; weeks are seven.
    case days(Int)
    /// Months; quarters are three, years twelve.
    case months(Int)

    /// The day this far after another.
    public func after(_ day: Day) -> Day {
        switch self {
        case .days(let count): day.adding(days: count)
        case .months(let count): day.adding(months: count)
        }
    }

    /// The day this far before another.
    public func before(_ day: Day) -> Day {
        switch self {
        case .days(let count): day.adding(days: -count)
        case .months(let count): day.adding(months: -count)
        }
    }

    /// Days, with a month taken as 30.4375 days (a year's 365.25 over twelve), for comparisons of cadence only.
    public var approximateDays: Double {
        switch self {
        case .days(let count): Double(count)
        case .months(let count): Double(count) * 30.4375
        }
    }
}
