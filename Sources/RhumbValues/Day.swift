// Calendar days without clock or zone: a plan speaks of days, and a day is one number.

/// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let number: Int32

    public init(number: Int32) { self.number = number }

    /// The years that a day may lie in.
    public static let years = 1...9999

    /// The day of a civil date; nil where there is no such date.
    public init?(year: Int, month: Int, day: Int) {
        guard Day.years.contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.init(number: Day.number(year: year, month: month, day: day))
    }

    /// A day as ISO 8601 writes it: `2026-06-30`; nil for anything else.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Days from civil, after Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    private static func number(year: Int, month: Int, day: Int) -> Int32 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month and day of month; after Hinnant, as above.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Days in a month, 1...12; 0 for any other month.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 0
        }
    }

    /// The day so many days later (earlier where negative), clamped to the calendar.
    public func adding(days: Int) -> Day {
        let moved = Int(number).addingReportingOverflow(days)
        guard !moved.overflow else { return days > 0 ? .last : .first }
        return Day(number: Int32(clamping: min(max(moved.partialValue, Int(Day.first.number)), Int(Day.last.number))))
    }

    /// The same day of the month so many months later, clamped at the month's end (31 January + 1 month = 28 or
    /// 29 February) and to the calendar.
    public func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let moved = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !moved.overflow else { return months > 0 ? .last : .first }
        let newYear = moved.partialValue >= 0 ? moved.partialValue / 12 : (moved.partialValue - 11) / 12
        let newMonth = moved.partialValue - newYear * 12 + 1
        guard newYear >= Day.years.lowerBound else { return .first }
        guard newYear <= Day.years.upperBound else { return .last }
        let clamped = min(day, Day.length(ofMonth: newMonth, year: newYear))
        return Day(number: Day.number(year: newYear, month: newMonth, day: clamped))
    }

    /// Whole months from this day to a later one; negative where the other is earlier. A month is complete when its day of
    /// the month has come (2026-01-31 to 2026-02-28 is 0 months).
    public func months(to other: Day) -> Int {
        if other < self { return -other.months(to: self) }
        let (year, month, day) = civil
        let end = other.civil
        return (end.year - year) * 12 + end.month - month - (end.day < day ? 1 : 0)
    }

    /// Completed years from this day to a later one, as an age is counted.
    public func years(to other: Day) -> Int { months(to: other) / 12 }

    /// ISO weekday: Monday is 1, Sunday is 7.
    public var weekday: Int {
        let shifted = (Int(number) + 3) % 7
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }

    public static let first = Day(number: Day.number(year: 1, month: 1, day: 1))
    public static let last = Day(number: Day.number(year: 9999, month: 12, day: 31))

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// ISO 8601, `2026-06-30`.
    public var description: String {
        let (year, month, day) = civil
        // Four digits: the calendar, and the year before it.
        guard (0...9999).contains(year) else {
            return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        }
        // Bytes are put together many times as fast as texts, and reports are full of days.
        return String(unsafeUninitializedCapacity: 10) { text in
            var digits = year * 10_000 + month * 100 + day
            for place in stride(from: 9, through: 0, by: -1) {
                if place == 4 || place == 7 {
                    text[place] = UInt8(ascii: "-")
                } else {
                    text[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10)
                    digits /= 10
                }
            }
            return 10
        }
    }
}
