// Days against the system's calendar, and the rules of months that no library fixes for us.
import Foundation
import RhumbValues
import Testing

private func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day) ?? .first }

@Suite("Calendar")
struct CalendarTests {
    @Test("Every day from 1890 to 2110 agrees with the system's Gregorian calendar")
    func oracle() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for number in stride(from: Int32(-29_220), through: 51_134, by: 1) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let (year, month, dayOfMonth) = Day(number: number).civil
            let agrees = year == parts.year && month == parts.month && dayOfMonth == parts.day
            guard agrees, Day(year: year, month: month, day: dayOfMonth)?.number == number,
                Day(number: number).weekday == ((parts.weekday ?? 0) + 5) % 7 + 1
            else {
                Issue.record("day \(number)")
                return
            }
        }
    }

    @Test("A day is written as ISO 8601 has it, and read back")
    func written() {
        for number in stride(from: Day.first.number, through: Day.last.number, by: 1_009) {
            let day = Day(number: number)
            let (year, month, dayOfMonth) = day.civil
            #expect("\(day)" == String(format: "%04d-%02d-%02d", year, month, dayOfMonth))
            #expect(Day(iso: "\(day)") == day)
        }
        // Beyond the calendar, which data may be.
        #expect("\(Day(number: Day.last.number + 1))" == "10000-01-01")
        #expect("\(Day(number: Day.first.number - 1))" == "0000-12-31")
    }

    @Test("Adding months keeps the day and clamps")
    func months() {
        #expect(day(2026, 1, 31).adding(months: 1) == day(2026, 2, 28))
        #expect(day(2024, 1, 31).adding(months: 1) == day(2024, 2, 29))
        #expect(day(2026, 3, 31).adding(months: -1) == day(2026, 2, 28))
        #expect(day(2026, 12, 15).adding(months: 2) == day(2027, 2, 15))
        #expect(day(2026, 1, 15).adding(months: -13) == day(2024, 12, 15))
        // Not associative, as the language's page says.
        #expect(day(2026, 1, 31).adding(months: 1).adding(months: 1) != day(2026, 1, 31).adding(months: 2))
        #expect(CalendarSpan.months(12).after(day(2024, 2, 29)) == day(2025, 2, 28))
        #expect(CalendarSpan.days(7).before(day(2026, 3, 1)) == day(2026, 2, 22))
    }

    @Test("Age is completed years")
    func age() {
        #expect(day(1966, 7, 1).years(to: day(2026, 6, 30)) == 59)
        #expect(day(1966, 7, 1).years(to: day(2026, 7, 1)) == 60)
        #expect(day(2004, 2, 29).years(to: day(2025, 2, 28)) == 20)
        #expect(day(2026, 1, 31).months(to: day(2026, 2, 28)) == 0)
        #expect(day(2026, 2, 28).months(to: day(2026, 1, 28)) == -1)
    }

    /// Java SE, `LocalDate.plusMonths` (the first) and `LocalDate.minusMonths` as GeeksforGeeks explains it; Time Machine for Dart,
    /// `LocalDate.addMonths`; Excel's `EDATE` at arivilm.blogspot.com/2017/11.
    @Test(
        "Months as other calendars add them",
        arguments: [
            (day(2007, 3, 31), 1, day(2007, 4, 30)), (day(2018, 7, 31), -1, day(2018, 6, 30)),
            (day(2011, 1, 30), 1, day(2011, 2, 28)), (day(2011, 3, 30), -1, day(2011, 2, 28)),
            (day(2015, 12, 31), -1, day(2015, 11, 30)), (day(2016, 2, 29), 12, day(2017, 2, 28)),
        ])
    func publishedMonths(_ from: Day, _ months: Int, _ to: Day) {
        #expect(from.adding(months: months) == to)
    }

    /// riptutorial.com/excel/example/9389: `DATEDIF` from 2010-01-01 to 2016-07-21 is 6 complete years, 78 complete months, 2,393
    /// days.
    @Test("Complete years and months as Excel counts them")
    func publishedAge() {
        #expect(day(2010, 1, 1).years(to: day(2016, 7, 21)) == 6)
        #expect(day(2010, 1, 1).months(to: day(2016, 7, 21)) == 78)
        #expect(day(2016, 7, 21).number - day(2010, 1, 1).number == 2_393)
    }

    @Test("There is no 30 February, no year 0")
    func refused() {
        #expect(Day(year: 2026, month: 2, day: 29) == nil)
        #expect(Day(year: 2026, month: 13, day: 1) == nil)
        #expect(Day(year: 0, month: 1, day: 1) == nil)
        #expect(Day(year: 1900, month: 2, day: 29) == nil)
        #expect(Day(year: 2000, month: 2, day: 29) != nil)
    }

    @Test("The ends of the calendar hold")
    func ends() {
        #expect(Day.last.adding(days: 1) == .last)
        #expect(Day.first.adding(days: -1) == .first)
        #expect(Day.last.adding(months: .max) == .last)
        #expect(Day.first.adding(months: .min) == .first)
    }

    @Test("ISO weeks: week 1 holds the first Thursday")
    func weeks() {
        #expect(Period.week(year: 2026, 1).days?.first == day(2025, 12, 29))
        #expect(Period.week(year: 2026, 53).days?.last == day(2027, 1, 3))
        #expect(Period.week(year: 2027, 53).days == nil)
        #expect(Period.quarter(year: 2026, 1).days == DayInterval(day(2026, 1, 1), day(2026, 3, 31)))
        #expect(Period.month(year: 2026, 13).days == nil)
    }

    /// ISO 8601:2000, 5.2.3.1 (1985-W15-5 is 12 April 1985); Markus Kuhn, "A summary of the international standard date and time
    /// notation" (1997-W01, 1999-W52); docslib.org/doc/11249519 (2013, 2014, 2015); Wikipedia, "ISO week date" (2006-W52-7 is 31
    /// December 2006, 2020-W01-1 is 30 December 2019).
    @Test(
        "Published weeks",
        arguments: [
            (1985, 15, day(1985, 4, 8)), (1997, 1, day(1996, 12, 30)), (1999, 52, day(1999, 12, 27)),
            (2006, 52, day(2006, 12, 25)), (2013, 1, day(2012, 12, 31)), (2014, 1, day(2013, 12, 30)),
            (2015, 1, day(2014, 12, 29)), (2020, 1, day(2019, 12, 30)),
        ])
    func publishedWeeks(_ year: Int, _ week: Int, _ monday: Day) {
        #expect(Period.week(year: year, week).days == DayInterval(monday, monday.adding(days: 6)))
    }

    @Test("Years of 52 and of 53 weeks, at the same place", arguments: [(2013, false), (2014, false), (2015, true)])
    func publishedYears(_ year: Int, _ isLong: Bool) {
        #expect((Period.week(year: year, 53).days != nil) == isLong)
    }

    @Test("This and the previous unit", arguments: CalendarUnit.allCases)
    func units(_ unit: CalendarUnit) {
        for offset in stride(from: 0, to: 800, by: 13) {
            let today = day(2025, 1, 1).adding(days: offset)
            let this = unit.period(around: today)
            #expect(this.contains(today))
            #expect(unit.previous(before: today).last == this.first.adding(days: -1))
        }
    }
}

@Suite("Exact numbers, money and truth")
struct ExactTests {
    @Test("Rounded once, half away from zero")
    func rounding() {
        #expect(Rounding.divide(5, by: 2) == 3)
        #expect(Rounding.divide(-5, by: 2) == -3)
        #expect(Rounding.divide(4, by: 3) == 1)
        #expect(Rounding.divide(5, by: -3) == -2)
        #expect(Rounding.divide(1, by: 0) == nil)
        #expect(Rounding.whole(2.5) == 3)
        #expect(Rounding.whole(-2.5) == -3)
        #expect(Rounding.whole(.nan) == nil)
    }

    @Test("Equal numbers are equal values")
    func exact() {
        #expect(Exact(380, scale: 3) == Exact(38, scale: 2))
        #expect(Exact(38, scale: 2) < Exact(4, scale: 1))
        #expect(Exact(-1) < Exact(1, scale: 18))
        #expect(Exact(38, scale: 2).double == 0.38)
        #expect(Exact(125, scale: 2).scaled(2) == 125)
        #expect(Exact(125, scale: 2).scaled(1) == nil)
    }

    @Test("Money by the digits of its currency")
    func money() throws {
        #expect(Money(minor: -5, currency: .yuan).decimal == "-0.05")
        #expect(Money(minor: 123_450, currency: .yuan).decimal == "1234.50")
        let yen = try #require(Currency(code: "JPY"))
        #expect(Money(minor: 1_500, currency: yen).decimal == "1500")
        #expect(Money(minor: .min, currency: .yuan).decimal == "-92233720368547758.08")
        #expect(Currency(code: "yuan") == nil)
    }

    @Test("Kleene's tables")
    func truth() {
        let all: [Truth] = [.no, .unknown, .yes]
        for (position, left) in all.enumerated() {
            for (other, right) in all.enumerated() {
                #expect(left.and(right) == all[min(position, other)])
                #expect(left.or(right) == all[max(position, other)])
            }
            #expect(left.not == all[2 - position])
        }
    }
}
