// Windows and periods resolve to closed intervals of days; nothing later in the pipeline knows of months.

/// A closed interval of days; `first > last` is an empty interval.
public struct DayInterval: Sendable, Hashable, CustomStringConvertible {
    public let first: Day
    public let last: Day

    public init(_ first: Day, _ last: Day) {
        self.first = first
        self.last = last
    }

    /// Every day of the calendar.
    public static let always = DayInterval(.first, .last)

    public var isEmpty: Bool { first > last }

    /// Number of days, 0 where empty.
    public var count: Int { isEmpty ? 0 : Int(last.number) - Int(first.number) + 1 }

    public func contains(_ day: Day) -> Bool { first <= day && day <= last }

    public func intersection(_ other: DayInterval) -> DayInterval {
        DayInterval(max(first, other.first), min(last, other.last))
    }

    public var description: String { "\(first) .. \(last)" }
}

/// A named stretch of the calendar.
public enum Period: Sendable, Hashable {
    case year(Int)
    case quarter(year: Int, Int)
    case month(year: Int, Int)
    /// ISO 8601 week: week 1 holds the year's first Thursday.
    case week(year: Int, Int)

    /// Its days; nil where there is no such period (month 13, week 53 of a short year).
    public var days: DayInterval? {
        switch self {
        case .year(let year):
            return Period.months(from: 1, count: 12, year: year)
        case .quarter(let year, let quarter):
            guard (1...4).contains(quarter) else { return nil }
            return Period.months(from: quarter * 3 - 2, count: 3, year: year)
        case .month(let year, let month):
            guard (1...12).contains(month) else { return nil }
            return Period.months(from: month, count: 1, year: year)
        case .week(let year, let week):
            guard let fourth = Day(year: year, month: 1, day: 4), week >= 1, week <= 53 else { return nil }
            let monday = fourth.adding(days: 1 - fourth.weekday + (week - 1) * 7)
            guard monday.adding(days: 3).civil.year == year else { return nil }
            return DayInterval(monday, monday.adding(days: 6))
        }
    }

    private static func months(from month: Int, count: Int, year: Int) -> DayInterval? {
        guard let first = Day(year: year, month: month, day: 1) else { return nil }
        let end = month + count - 1
        guard let last = Day(year: year, month: end, day: Day.length(ofMonth: end, year: year)) else { return nil }
        return DayInterval(first, last)
    }
}

/// A unit of the calendar, for `this month`, `previous quarter`.
public enum CalendarUnit: String, Sendable, Hashable, CaseIterable {
    case day, week, month, quarter, year

    /// The whole period of this unit that holds a day.
    public func period(around day: Day) -> DayInterval {
        let (year, month, _) = day.civil
        switch self {
        case .day:
            return DayInterval(day, day)
        case .week:
            let monday = day.adding(days: 1 - day.weekday)
            return DayInterval(monday, monday.adding(days: 6))
        case .month:
            return Period.month(year: year, month).days ?? DayInterval(day, day)
        case .quarter:
            return Period.quarter(year: year, (month + 2) / 3).days ?? DayInterval(day, day)
        case .year:
            return Period.year(year).days ?? DayInterval(day, day)
        }
    }

    /// The whole period before the one that holds a day.
    public func previous(before day: Day) -> DayInterval {
        period(around: period(around: day).first.adding(days: -1))
    }
}
