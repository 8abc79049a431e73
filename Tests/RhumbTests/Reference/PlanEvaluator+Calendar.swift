// Windows and spans from their definitions, by counting on the civil calendar.
import RhumbModel
import RhumbValues

extension PlanEvaluator {
    func later(_ day: Day, months: Int) -> Day {
        let (year, month, dayOfMonth) = day.civil
        let index = year * 12 + month - 1 + months
        let target = (year: index / 12, month: index % 12 + 1)
        // Clamped at the month's end.
        for candidate in stride(from: dayOfMonth, to: 0, by: -1) {
            if let found = Day(year: target.year, month: target.month, day: candidate) { return found }
        }
        return day
    }

    func earlier(_ day: Day, by span: CalendarSpan) -> Day {
        switch span {
        case .days(let count): Day(number: day.number - Int32(count))
        case .months(let count): later(day, months: -count)
        }
    }

    private func first(of unit: CalendarUnit, _ day: Day) -> Day {
        let (year, month, dayOfMonth) = day.civil
        switch unit {
        case .day: return day
        // 1970-01-01 was a Thursday: weeks begin on Monday.
        case .week: return Day(number: day.number - Int32(((Int(day.number) + 3) % 7 + 7) % 7))
        case .month: return Day(number: day.number - Int32(dayOfMonth - 1))
        case .quarter: return Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
        case .year: return Day(year: year, month: 1, day: 1) ?? day
        }
    }

    private func next(_ unit: CalendarUnit, after start: Day) -> Day {
        switch unit {
        case .day: Day(number: start.number + 1)
        case .week: Day(number: start.number + 7)
        case .month: later(start, months: 1)
        case .quarter: later(start, months: 3)
        case .year: later(start, months: 12)
        }
    }

    /// `last` is (t − span, t]; calendar units are whole periods; `since D` begins on D, `before D` ends the day before.
    func days(of window: Window, on today: Day) -> ClosedDays {
        func day(_ anchor: Anchor) -> Day {
            switch anchor {
            case .day(let day): day
            case .today: today
            }
        }
        switch window {
        case .last(let span): return ClosedDays(after: earlier(today, by: span), through: today)
        case .this(let unit):
            let start = first(of: unit, today)
            return ClosedDays(from: start, before: next(unit, after: start))
        case .previous(let unit):
            let end = first(of: unit, today)
            return ClosedDays(from: first(of: unit, Day(number: end.number - 1)), before: end)
        case .days(let interval): return ClosedDays(from: interval.first, through: interval.last)
        case .since(let anchor): return ClosedDays(from: day(anchor), through: .last)
        case .before(let anchor): return ClosedDays(from: .first, before: day(anchor))
        }
    }

    /// Complete months; a month is complete when its day of the month has come. Backwards it counts below zero.
    func span(_ unit: SpanUnit, _ from: Day, _ to: Day) -> Int {
        switch unit {
        case .days: return Int(to.number) - Int(from.number)
        case .months: return from <= to ? months(from, to) : -months(to, from)
        case .minutes, .hours: return 0
        case .years: return from <= to ? months(from, to) / 12 : -(months(to, from) / 12)
        }
    }

    private func months(_ from: Day, _ to: Day) -> Int {
        let (start, end) = (from.civil, to.civil)
        var count = 0
        while true {
            let index = start.year * 12 + start.month - 1 + count + 1
            let month = (index / 12, index % 12 + 1)
            if month > (end.year, end.month) { return count }
            if month == (end.year, end.month), start.day > end.day { return count }
            count += 1
        }
    }
}

/// Days from one to another, ends included.
struct ClosedDays {
    let first: Int
    let last: Int

    init(from first: Day, through last: Day) { (self.first, self.last) = (Int(first.number), Int(last.number)) }
    init(after first: Day, through last: Day) { (self.first, self.last) = (Int(first.number) + 1, Int(last.number)) }
    init(from first: Day, before last: Day) { (self.first, self.last) = (Int(first.number), Int(last.number) - 1) }

    func contains(_ day: Day) -> Bool { first <= Int(day.number) && Int(day.number) <= last }

    /// Does it end after a day?
    func ends(after day: Day) -> Bool { last > Int(day.number) }
}
