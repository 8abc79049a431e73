// Working days against counting one day after another.
import RhumbValues
import Testing

private func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day) ?? .first }

private func days(_ month: Int, _ first: Int, _ last: Int) -> DayInterval {
    DayInterval(day(2026, month, first), day(2026, month, last))
}

/// Holidays and working weekends of 2026 as the State Council's General Office announced them on 2025-11-04.
private let china2026 = Workdays(
    holidays: [
        days(1, 1, 3), days(2, 15, 23), days(4, 4, 6), days(5, 1, 5), days(6, 19, 21), days(9, 25, 27), days(10, 1, 7),
    ],
    workdays: [
        days(1, 4, 4), days(2, 14, 14), days(2, 28, 28), days(5, 9, 9), days(9, 20, 20), days(10, 10, 10),
    ])

@Suite("Working days")
struct WorkdaysTests {
    @Test(
        "A year has 365 − 104 − 13 = 248 of them (Ministry of Human Resources and Social Security, notice 2025 No. 2)")
    func yearOfChina() {
        let first = china2026.number(onOrAfter: day(2026, 1, 1))
        #expect(china2026.number(after: day(2026, 12, 31)) - first == 248)
        let plain = Workdays()
        #expect(plain.number(after: day(2026, 12, 31)) - plain.number(onOrAfter: day(2026, 1, 1)) == 261)
    }

    @Test("Ten working days over the National Day holiday, by hand")
    func nationalDay() {
        // 28, 29, 30 September, then 8, 9 and Saturday the 10th, then 12 to 15 October.
        let start = china2026.number(onOrAfter: day(2026, 9, 28))
        #expect(china2026.day(start + 9) == day(2026, 10, 15))
        #expect(china2026.day(start + 5) == day(2026, 10, 10))
        #expect(china2026.isWorking(day(2026, 10, 10)))
        #expect(!china2026.isWorking(day(2026, 10, 1)))
        #expect(!china2026.isWorking(day(2026, 10, 11)))
    }

    @Test("Numbers and days agree with counting, and lead back to one another", arguments: UInt64(1)...12)
    func counting(_ seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let origin = day(1969, 11, 1)
        var holidays: [DayInterval] = []
        var workdays: [DayInterval] = []
        for _ in 0..<next(12) {
            let first = origin.adding(days: next(160))
            holidays.append(DayInterval(first, first.adding(days: next(12))))
            let second = origin.adding(days: next(160))
            workdays.append(DayInterval(second, second.adding(days: next(2))))
        }
        let calendar = Workdays(holidays: holidays, workdays: workdays)
        var number = calendar.number(onOrAfter: origin)
        for step in 0..<180 {
            let today = origin.adding(days: step)
            let isNamed = workdays.contains { $0.contains(today) }
            let isFree = today.weekday > 5 || holidays.contains { $0.contains(today) }
            #expect(calendar.number(onOrAfter: today) == number, "\(today)")
            if isNamed || !isFree {
                #expect(calendar.day(number) == today)
                #expect(calendar.isWorking(today))
                number += 1
            } else {
                #expect(!calendar.isWorking(today))
            }
        }
    }

    @Test("Ten thousand holidays cost nothing to ask about")
    func manyHolidays() {
        // Every Friday from 1990 on.
        let friday = day(1990, 1, 5)
        let calendar = Workdays(
            holidays: (0..<10_000).map { DayInterval(friday.adding(days: $0 * 7), friday.adding(days: $0 * 7)) },
            workdays: [])
        let start = calendar.number(onOrAfter: day(1990, 1, 1))
        // Four working days a week.
        #expect(calendar.day(start + 4 * 10_000) == day(1990, 1, 1).adding(days: 70_000))
        var sum = 0
        for step in 0..<200_000 { sum &+= calendar.number(onOrAfter: calendar.day(start + step)) - step }
        #expect(sum == 200_000 * start)
    }
}
