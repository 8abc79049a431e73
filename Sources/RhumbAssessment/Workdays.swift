// Working days as whole numbers: schedules add and subtract them without a calendar in the loop.
import RhumbValues

/// Working days are Monday to Friday; a working day's number counts those since Monday, 1969-12-29.
enum Workdays {
    /// Working days before a day: the number of the day itself, or of the Monday after a weekend's day.
    static func number(onOrAfter day: Day) -> Int {
        let days = Int(day.number) + 3
        let week = days >= 0 ? days / 7 : (days - 6) / 7
        return week * 5 + min(days - week * 7, 5)
    }

    /// The first number after a day.
    static func number(after day: Day) -> Int { number(onOrAfter: day.adding(days: 1)) }

    /// The day of a number.
    static func day(_ number: Int) -> Day {
        let week = number >= 0 ? number / 5 : (number - 4) / 5
        return Day(number: Int32(clamping: week * 7 + (number - week * 5) - 3))
    }
}

/// Work on the calendar in numbers of working days; `end` is the first day after it.
struct WorkSpan: Hashable {
    var start: Int?
    var end: Int?

    /// Working days from start to end.
    var length: Int? {
        guard let start, let end else { return nil }
        return max(0, end - start)
    }

    var firstDay: Day? { start.map { Workdays.day($0) } }

    var lastDay: Day? { end.map { Workdays.day($0 - 1) } }
}
