// Schedules by hand: 2026-06-01 is a Monday.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

/// A plan with the resource "team" of two people at 400 a day.
private func plan(_ actions: [Action]) -> CheckedPlan {
    var plan = emptyPlan()
    _ = plan.resources.add(
        Resource(heading: heading("team"), people: Exact(2), dayRate: yuan(400)))
    for action in actions { _ = plan.actions.add(action) }
    return plan
}

private func action(
    _ name: String, start: Day? = nil, finish: Day? = nil, effort: Int128? = nil, after: [Link] = [],
    done: (Exact, Day?)? = nil, tasks: [Action.Task] = []
) -> Action {
    var action = Action(heading: heading(name))
    action.owner = .resource(ID(0))
    action.start = start
    action.finish = finish
    action.effort = effort.map { Exact($0) }
    action.after = after
    action.tasks = tasks
    action.progress = done.map { Action.Progress(done: $0.0, day: $0.1) }
    return action
}

private func task(_ name: String, _ days: Int, after: [Link] = [], done: Exact? = nil) -> Action.Task {
    Action.Task(heading: heading(name), workdays: days, after: after, owner: nil, done: done)
}

private func verdicts(_ actions: [Action], on today: Day) -> [ActionAssessment] {
    assess(plan(actions), Measurements(today: today), bands: Bands(), language: .english).actions
}

private let monday = day(2026, 6, 1)

@Suite("Schedule")
struct ScheduleTests {
    @Test("Effort ÷ people: 20 person-days of two are ten working days")
    func effort() throws {
        let club = try #require(verdicts([action("a", start: monday, effort: 20)], on: day(2026, 5, 1)).first)
        #expect(club.start == monday)
        #expect(club.finish == day(2026, 6, 12))
        #expect(club.status.value == .notStarted)
        #expect(club.planned == 0)
        #expect(club.cost == yuan(8_000))
    }

    @Test("21 person-days of two take an eleventh day; capacity of a half doubles the time")
    func ceiling() throws {
        #expect(verdicts([action("a", start: monday, effort: 21)], on: monday).first?.finish == day(2026, 6, 15))
        var half = plan([action("a", start: monday, effort: 20)])
        half.resources[ID(0)].capacity = decimal(5, 1)
        let verdict = assess(half, Measurements(today: monday), bands: Bands(), language: .english).actions.first
        #expect(verdict?.finish == day(2026, 6, 26))
    }

    @Test("Tasks govern, a lag counts working days, a lead overlaps")
    func tasks() throws {
        let tasks = [
            task("design", 10), task("launch", 30, after: [Link(.task(ID(0), 0), lag: 2)]),
            task("print", 5, after: [Link(.task(ID(0), 0), lag: -3)]),
        ]
        let club = try #require(verdicts([action("a", start: monday, effort: 4, tasks: tasks)], on: monday).first)
        // Ten days to 12 June, two of waiting, thirty from 17 June.
        #expect(club.finish == day(2026, 7, 28))
        // One of 45 days of work by the end of the first.
        #expect(isNear(club.planned, 1.0 / 45))
    }

    @Test("A weekend's start is Monday; a declared finish stands")
    func weekend() throws {
        let sunday = day(2026, 5, 31)
        let fixed = try #require(
            verdicts([action("a", start: sunday, finish: day(2026, 6, 26), effort: 20)], on: monday).first)
        #expect(fixed.start == monday)
        #expect(fixed.finish == day(2026, 6, 26))
        let back = try #require(verdicts([action("a", finish: day(2026, 6, 12), effort: 20)], on: monday).first)
        #expect(back.start == monday)
    }

    @Test("Holidays and working weekends move what follows; a fixed date on a holiday says so")
    func calendar() throws {
        // 2 people, 20 person-days: ten working days from Monday, 28 September 2026, over the National Day holiday.
        var holidays = plan([
            action("a", start: day(2026, 9, 28), effort: 20),
            action("b", start: day(2026, 10, 1), finish: day(2026, 10, 7), effort: 2),
        ])
        holidays.calendar = WorkCalendar(
            heading: heading("china"),
            holidays: [.init(days: DayInterval(day(2026, 10, 1), day(2026, 10, 7)), title: "国庆节")],
            workdays: [.init(days: DayInterval(day(2026, 10, 10), day(2026, 10, 10)), title: nil)])
        let judged = assess(holidays, Measurements(today: day(2026, 10, 1)), bands: Bands(), language: .english)
        let long = try #require(judged.actions.first)
        #expect(long.finish == day(2026, 10, 15))
        // Three of ten days are past when the holiday begins.
        #expect(isNear(long.planned, 0.3))
        #expect(long.remarks.isEmpty)
        // Nobody is at work on a holiday.
        #expect(judged.resources.first?.load == 0)
        let moved = try #require(judged.actions.last)
        #expect(moved.start == day(2026, 10, 8))
        #expect(
            moved.remarks.map(\.english) == [
                "2026-10-01 is a holiday (国庆节): work begins on 2026-10-08",
                "2026-10-07 is a holiday (国庆节): work ends on 2026-09-30",
            ])
        // Without the calendar the same work ends on 9 October.
        holidays.calendar = nil
        let plain = assess(holidays, Measurements(today: monday), bands: Bands(), language: .english).actions
        #expect(plain.first?.finish == day(2026, 10, 9))
        #expect(plain.last?.remarks.isEmpty == true)
    }

    @Test("Remaining = ⌈(1 − done) × planned⌉ from the day of the report; late in working days")
    func late() throws {
        // Planned 1–12 June. 35% on Sunday the 28th: ⌈6.5⌉ = 7 from Monday the 29th, to Tuesday, 7 July.
        let report = (decimal(35, 2), Optional(day(2026, 6, 28)))
        let club = try #require(
            verdicts([action("a", start: monday, effort: 20, done: report)], on: day(2026, 6, 30)).first)
        #expect(club.projectedFinish == day(2026, 7, 7))
        // From 12 June to 7 July: 15–19, 22–26, 29–3, 6–7.
        #expect(club.lateByDays == 17)
        #expect(club.status.value == .late)
        #expect(club.planned == 1)
        #expect(club.done == 0.35)
        #expect(club.status.because.first?.english.contains("17 working days late") == true)
    }

    @Test("The screen's own example: planned for 23 June, now 24 August, is 44 working days late")
    func screen() throws {
        // 62 working days to 23 June; ⌈(1 − 0.35) × 62⌉ = 41 from Monday the 29th.
        let start = day(2026, 3, 30)
        let report = (decimal(35, 2), Optional(day(2026, 6, 28)))
        let tasks = [task("all", 62)]
        let verdict = try #require(
            verdicts([action("a", start: start, done: report, tasks: tasks)], on: day(2026, 6, 30)).first)
        #expect(verdict.finish == day(2026, 6, 23))
        #expect(verdict.projectedFinish == day(2026, 8, 24))
        #expect(verdict.lateByDays == 44)
    }

    @Test(
        "Status",
        arguments: [
            (nil as Int128?, day(2026, 5, 29), ActionStatus.notStarted), (nil, monday, .unknown),
            (50, day(2026, 6, 5), .onTime),
            (40, day(2026, 6, 5), .late), (100, day(2026, 6, 30), .done), (0, day(2026, 5, 29), .notStarted),
        ])
    func status(_ done: Int128?, _ today: Day, _ status: ActionStatus) throws {
        let report = done.map { (decimal($0, 2), Optional(today)) }
        let verdict = try #require(verdicts([action("a", start: monday, effort: 20, done: report)], on: today).first)
        #expect(verdict.status.value == status)
        #expect(!verdict.status.because.isEmpty)
    }

    @Test("A report of tomorrow is not known today")
    func laterReport() throws {
        let report = (decimal(50, 2), Optional(day(2026, 6, 9)))
        let verdict = try #require(
            verdicts([action("a", start: monday, effort: 20, done: report)], on: day(2026, 6, 8)).first)
        #expect(verdict.status.value == .unknown)
        #expect(verdict.done == nil)
        #expect(verdict.lateByDays == nil)
    }

    @Test("What waits for a late action moves with it")
    func pushed() throws {
        let report = (decimal(50, 2), Optional(day(2026, 6, 19)))
        let list = verdicts(
            [
                action("first", start: monday, effort: 20, done: report),
                action("second", effort: 10, after: [Link(.action(ID(0)), lag: 2)]),
            ], on: day(2026, 6, 15))
        // The report lies in the future of the 15th: nothing is known of either.
        #expect(list.last?.lateByDays == nil)
        let known = verdicts(
            [
                action("first", start: monday, effort: 20, done: (decimal(50, 2), day(2026, 6, 12))),
                action("second", effort: 10, after: [Link(.action(ID(0)), lag: 5)]),
            ], on: day(2026, 6, 15))
        // First: 12 June → 19 June, five days late. Second: planned 22–26 June, five days later too.
        #expect(known.first?.lateByDays == 5)
        #expect(known.last?.start == day(2026, 6, 22))
        #expect(known.last?.projectedFinish == day(2026, 7, 3))
        #expect(known.last?.lateByDays == 5)
        #expect(known.last?.status.value == .notStarted)
    }

    @Test("The critical path by forward and backward pass")
    func critical() throws {
        let list = verdicts(
            [
                action("long", start: monday, effort: 40),
                action("short", start: monday, effort: 10),
                action("last", effort: 10, after: [Link(.action(ID(0)), lag: 0), Link(.action(ID(1)), lag: 0)]),
                action("aside", start: monday, effort: 2),
            ], on: monday)
        #expect(list.map(\.isCritical) == [true, false, true, false])
    }

    @Test("Tasks report for their action only when all that should have begun do")
    func taskReports() throws {
        let first = task("a", 5, done: Exact(1))
        let second = task("b", 5, after: [Link(.task(ID(0), 0), lag: 0)])
        let early = verdicts([action("x", start: monday, tasks: [first, second])], on: day(2026, 6, 5)).first
        #expect(early?.done == 0.5)
        #expect(early?.status.value == .onTime)
        let later = verdicts([action("x", start: monday, tasks: [first, second])], on: day(2026, 6, 9)).first
        #expect(later?.done == nil)
        #expect(later?.status.value == .unknown)
    }

    @Test("A cycle that slipped through ends in unknown, not in a loop")
    func cycle() {
        let list = verdicts(
            [
                action("a", effort: 2, after: [Link(.action(ID(1)), lag: 0)]),
                action("b", effort: 2, after: [Link(.action(ID(0)), lag: 0)]),
            ], on: monday)
        #expect(list.count == 2)
    }

    @Test("Switched off: no schedule, no cost, holds nobody up")
    func off() throws {
        var first = action("first", start: monday, effort: 20)
        first.isOff = true
        let second = action("second", start: monday, effort: 2, after: [Link(.action(ID(0)), lag: 0)])
        let list = verdicts([first, second], on: monday)
        #expect(list.first?.status.value == .notStarted)
        #expect(list.first?.cost == nil)
        #expect(list.last?.finish == monday)
    }

    @Test("Load against the people there; stretches above 1")
    func load() throws {
        // 20 and 10 person-days over 1–12 June (2 people a day) and 8–12 June (2 people a day).
        let busy = plan([
            action("a", start: monday, effort: 20), action("b", start: day(2026, 6, 8), effort: 10),
        ])
        let verdict = try #require(
            assess(busy, Measurements(today: day(2026, 6, 9)), bands: Bands(), language: .english).resources.first)
        #expect(isNear(verdict.load, 2))
        #expect(verdict.overloaded.map(\.days) == [DayInterval(day(2026, 6, 8), day(2026, 6, 12))])
        #expect(isNear(verdict.overloaded.first?.load, 2))
        let early = assess(busy, Measurements(today: monday), bands: Bands(), language: .english).resources.first
        #expect(isNear(early?.load, 1))
        let sunday = assess(busy, Measurements(today: day(2026, 6, 7)), bands: Bands(), language: .english)
        #expect(sunday.resources.first?.load == 0)
    }

    @Test("Budget: cost and effort at the day rate")
    func budget() throws {
        var costly = action("a", start: monday, effort: 20)
        costly.cost = yuan(1_000)
        var plan = plan([costly])
        plan.budget = yuan(8_000)
        let over = assess(plan, Measurements(today: monday), bands: Bands(), language: .english).budget
        #expect(over.planned == yuan(9_000))
        #expect(over.because.first?.english.contains("1,000 CNY more than the budget") == true)
        plan.budget = yuan(10_000)
        let within = assess(plan, Measurements(today: monday), bands: Bands(), language: .english).budget
        #expect(within.because.first?.chinese.contains("余1,000元") == true)
    }
}
