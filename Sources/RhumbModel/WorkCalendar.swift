// The days on which nobody works and the weekends on which people do: a list, because lunar holidays follow no formula.
public import RhumbValues

/// The plan's calendar; weekends that it does not name are free.
public struct WorkCalendar: Sendable {
    /// One day or several, ends included.
    public struct Stretch: Sendable, Hashable {
        public let days: DayInterval
        public let title: String?

        public init(days: DayInterval, title: String?) {
            self.days = days
            self.title = title
        }
    }

    public var heading: Heading
    public var holidays: [Stretch]
    /// Weekend days on which people work.
    public var workdays: [Stretch]

    public init(heading: Heading, holidays: [Stretch] = [], workdays: [Stretch] = []) {
        self.heading = heading
        self.holidays = holidays
        self.workdays = workdays
    }

    /// The holiday that a day belongs to.
    public func holiday(on day: Day) -> Stretch? { holidays.first { $0.days.contains(day) } }
}

extension CheckedPlan {
    /// The numbering of the plan's working days.
    public var workdays: Workdays {
        Workdays(holidays: calendar?.holidays.map(\.days) ?? [], workdays: calendar?.workdays.map(\.days) ?? [])
    }
}
