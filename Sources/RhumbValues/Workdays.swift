// Working days as whole numbers: schedules add and subtract them without a calendar in the loop.

/// The working days of a calendar: Monday to Friday without the holidays, and the weekend days on which people work. A
/// working day's number counts those since Monday, 1969-12-29; asking takes O(log n) of the days that are exceptions.
public struct Workdays: Sendable {
    /// Weekdays that are free and weekend days that are not, in order.
    private let exceptions: [Day]
    /// One more than exceptions: working days gained (weekends) less those lost (holidays) before each of them.
    private let gained: [Int]

    /// Monday to Friday.
    public init() { self.init(holidays: [], workdays: []) }

    /// A day of both lists is a working day.
    public init(holidays: [DayInterval], workdays: [DayInterval]) {
        let working = Set(workdays.flatMap { $0.days })
        let free = Set(holidays.flatMap { $0.days }).subtracting(working).filter { $0.weekday <= 5 }
        exceptions = (free + working.filter { $0.weekday > 5 }).sorted()
        var gained = [0]
        gained.reserveCapacity(exceptions.count + 1)
        var sum = 0
        for day in exceptions {
            sum += day.weekday > 5 ? 1 : -1
            gained.append(sum)
        }
        self.gained = gained
    }

    /// Working days before a day: the number of the day itself, or of the first working day after it.
    public func number(onOrAfter day: Day) -> Int {
        let before = Workdays.firstOf(exceptions.count) { exceptions[$0] >= day }
        return Workdays.weekdays(before: day) + gained[before]
    }

    /// The first number after a day.
    public func number(after day: Day) -> Int { number(onOrAfter: day.adding(days: 1)) }

    /// The day of a number.
    public func day(_ number: Int) -> Day {
        // The last exception up to which no more working days have passed.
        let passed = Workdays.firstOf(exceptions.count) { self.number(ofException: $0) > number }
        if passed > 0 {
            let exception = exceptions[passed - 1]
            if exception.weekday > 5, self.number(ofException: passed - 1) == number { return exception }
        }
        return Workdays.weekday(number - gained[passed])
    }

    public func isWorking(_ day: Day) -> Bool { number(after: day) > number(onOrAfter: day) }

    /// Working days before an exception, by its position.
    private func number(ofException position: Int) -> Int {
        Workdays.weekdays(before: exceptions[position]) + gained[position]
    }

    /// The first position of so many at which something holds that goes on holding; their number where it never does.
    private static func firstOf(_ count: Int, holds: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Mondays to Fridays from Monday, 1969-12-29, to the day before.
    private static func weekdays(before day: Day) -> Int {
        let days = Int(day.number) + 3
        let week = days >= 0 ? days / 7 : (days - 6) / 7
        return week * 5 + min(days - week * 7, 5)
    }

    private static func weekday(_ number: Int) -> Day {
        let week = number >= 0 ? number / 5 : (number - 4) / 5
        return Day(number: Int32(clamping: week * 7 + (number - week * 5) - 3))
    }
}

extension DayInterval {
    /// Its days in order.
    fileprivate var days: [Day] { (0..<count).map { first.adding(days: $0) } }
}
