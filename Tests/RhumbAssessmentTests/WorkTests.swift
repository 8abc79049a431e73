// Work that repeats, progress that is measured, money that is spent, what lateness holds up; a published network.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

private let monday = day(2026, 6, 1)

/// A plan of two people at 400 a day who do everything.
private func assessed(
    _ actions: [Action], on today: Day, progress: [Measurement?] = [], change: (inout CheckedPlan) -> Void = { _ in }
) -> Assessment {
    var plan = emptyPlan()
    _ = plan.resources.add(Resource(heading: heading("team"), people: Exact(2), dayRate: yuan(400)))
    for action in actions { _ = plan.actions.add(action) }
    change(&plan)
    var measured = Measurements(today: today)
    measured.progress = progress
    return assess(plan, measured, bands: Bands(), language: .english)
}

private func action(_ name: String, _ change: (inout Action) -> Void) -> Action {
    var action = Action(heading: heading(name))
    action.owner = .resource(ID(0))
    change(&action)
    return action
}

private func task(_ days: Int) -> Action.Task {
    Action.Task(heading: heading("all"), workdays: days, after: [], owner: nil, done: nil)
}

@Suite("Work")
struct WorkTests {
    /// Monthly from 5 January, two working days each.
    private func seminar(done: Int128?) -> Action {
        action("seminar") {
            $0.start = day(2026, 1, 5)
            $0.effort = Exact(4)
            $0.cost = yuan(1_000)
            $0.repeats = Action.Repetition(every: .months(1), until: day(2026, 12, 31))
            $0.progress = done.map { Action.Progress(done: decimal($0, 2), day: day(2026, 6, 30)) }
        }
    }

    @Test("Twelve times: twelve times the cost, an even share of the plan, load only in its own days")
    func repetition() throws {
        let judged = assessed([seminar(done: 50)], on: day(2026, 6, 30))
        let club = try #require(judged.actions.first)
        #expect(club.times == 12)
        #expect(club.cost == yuan(12 * (1_000 + 4 * 400)))
        #expect(club.finish == day(2026, 12, 8))
        #expect(isNear(club.planned, 0.5))
        #expect(club.status.value == .onTime)
        #expect(club.lateByDays == 0)
        #expect(judged.resources.first?.load == 0)
        #expect(assessed([seminar(done: 50)], on: day(2026, 6, 8)).resources.first?.load == 1)
    }

    @Test("A seminar until December does not make the work of June uncritical")
    func repetitionIsNoPath() {
        let short = action("short") {
            $0.start = monday
            $0.effort = Exact(10)
        }
        #expect(assessed([seminar(done: nil), short], on: monday).actions.map(\.isCritical) == [false, true])
    }

    @Test("A quarter of twelve times done at the end of June: the fourth, of 6 and 7 April, is 60 working days late")
    func missedTurn() throws {
        let late = try #require(assessed([seminar(done: 25)], on: day(2026, 6, 30)).actions.first)
        #expect(late.status.value == .late)
        #expect(late.lateByDays == 60)
        #expect(late.projectedFinish == day(2026, 12, 8))
        #expect(late.status.because.first?.english.contains("number 4 should have been over on 2026-04-07") == true)
    }

    @Test("Progress by the data; where they say nothing it is unknown, with that reason")
    func measuredProgress() throws {
        let club = action("club") {
            $0.start = monday
            $0.effort = Exact(20)
            $0.measuredProgress = NamedValue(name: Message("avg(tasks.percent)", zh: "平均(任务.进度)"), node: ID(0))
        }
        let known = try #require(
            assessed([club], on: day(2026, 6, 5), progress: [plain(.percent(0.4))]).actions.first)
        #expect(known.done == 0.4)
        // ⌈0.6 × 10⌉ = 6 working days from Monday the 8th: the 15th, one day after the 12th.
        #expect(known.projectedFinish == day(2026, 6, 15))
        #expect(known.lateByDays == 1)
        let unknown = try #require(assessed([club], on: day(2026, 6, 5), progress: [.nothing]).actions.first)
        #expect(unknown.status.value == .unknown)
        #expect(unknown.done == nil)
        #expect(unknown.status.because.first?.english == "club: its progress `avg(tasks.percent)` is not known today")
    }

    @Test("Spent by today against what was planned, and all of it against the budget")
    func spending() throws {
        let club = action("club") {
            $0.cost = yuan(120_000)
            $0.spent = [
                Action.Spending(amount: yuan(80_000), day: day(2026, 5, 31)),
                Action.Spending(amount: yuan(60_000), day: day(2026, 7, 15)),
            ]
        }
        let june = assessed([club], on: day(2026, 6, 30)) { $0.budget = yuan(130_000) }
        #expect(june.actions.first?.spent == yuan(80_000))
        #expect(june.actions.first?.asides.first?.english == "spent 80,000 CNY of 120,000 CNY planned")
        #expect(june.budget.spent == yuan(80_000))
        let july = assessed([club], on: day(2026, 7, 31)) { $0.budget = yuan(130_000) }
        #expect(
            july.actions.first?.remarks.first?.english
                == "spent 140,000 CNY, 20,000 CNY more than the 120,000 CNY planned")
        #expect(july.budget.because.last?.english == "140,000 CNY are spent, which is more than the budget")
    }

    @Test("A late action holds up its goals and everything that waits for it, directly or not")
    func delays() throws {
        let first = action("first") {
            $0.start = monday
            $0.effort = Exact(20)
            $0.advances = [Action.Contribution(goal: ID(0), by: .points(decimal(4, 2)))]
            $0.progress = Action.Progress(done: decimal(50, 2), day: day(2026, 6, 12))
        }
        let second = action("second") {
            $0.effort = Exact(10)
            $0.after = [Link(.action(ID(0)), lag: 0)]
        }
        let third = action("third") {
            $0.effort = Exact(10)
            $0.after = [Link(.action(ID(1)), lag: 0)]
        }
        let aside = action("aside") { $0.start = monday }
        let judged = assessed([first, second, third, aside], on: day(2026, 6, 15)) { plan in
            let node = plan.add(.literal(percent(0)), .percent, at: nowhere)
            _ = plan.goals.add(GoalCase().goal(node))
        }
        // Planned 1–12 June; half done on the 12th: five working days late, and so is what follows.
        let late = try #require(judged.actions.first)
        #expect(late.lateByDays == 5)
        #expect(
            late.delays == [
                .goal(ID(0), by: .points(decimal(4, 2))),
                .action(ID(1), finish: day(2026, 6, 19), projected: day(2026, 6, 26), lateByDays: 5),
                .action(ID(2), finish: day(2026, 6, 26), projected: day(2026, 7, 3), lateByDays: 5),
            ])
        #expect(judged.actions.last?.delays == [])
    }

    @Test("What the advice that starts an action is worth stands beside its cost; else the advice for its goals")
    func worth() throws {
        let club = action("club") {
            $0.cost = yuan(1_000)
            $0.advances = [Action.Contribution(goal: ID(0), by: nil)]
        }
        func worth(starts: ID<Action>?, serves: ID<Goal>?) -> Money? {
            var plan = emptyPlan()
            _ = plan.actions.add(club)
            _ = plan.datasets.add(Dataset(heading: heading("guests"), path: nil))
            let node = plan.add(.literal(.money(yuan(0))), .money(.yuan), at: nowhere)
            var advice = Advice(heading: heading("call"))
            advice.dataset = ID(0)
            advice.starts = starts
            advice.serves = serves
            advice.worth = Advice.Worth(node: node, text: Message("spend", zh: "消费"), values: [])
            advice.say = [.english: Template([.text("Call")])]
            _ = plan.advice.add(advice)
            var measured = Measurements(today: monday)
            measured.advice = [
                AdviceMeasurement(
                    found: 2, unknown: 0,
                    rows: [300, 400].map {
                        AdviceRow(key: "g\($0)", worth: .money(yuan($0)), holes: [], conditions: [], worthValues: [])
                    })
            ]
            return assess(plan, measured, bands: Bands(), language: .english).actions.first?.worth
        }
        #expect(worth(starts: ID(0), serves: nil) == yuan(700))
        #expect(worth(starts: nil, serves: ID(0)) == yuan(700))
        #expect(worth(starts: nil, serves: nil) == nil)
    }

    /// Hillier and Lieberman, Introduction to Operations Research, the Reliable Construction Co. (its activities and weeks also at
    /// solutioninn.com, question 14060241). By hand: A–B–C–E–F–J–L–N are 2 + 4 + 10 + 4 + 5 + 8 + 5 + 6 = 44, the next path
    /// with K for L is 43. Weeks are working days here.
    @Test("A published network: 44 units, one critical path")
    func reliableConstruction() throws {
        let network: [(String, Int, String)] = [
            ("A", 2, ""), ("B", 4, "A"), ("C", 10, "B"), ("D", 6, "C"), ("E", 4, "C"), ("F", 5, "E"), ("G", 7, "D"),
            ("H", 9, "EG"), ("I", 7, "C"), ("J", 8, "FI"), ("K", 4, "J"), ("L", 5, "J"), ("M", 2, "H"), ("N", 6, "KL"),
        ]
        let names = network.map(\.0)
        let actions = network.map { name, days, waits in
            action(name) {
                if waits.isEmpty { $0.start = monday }
                $0.tasks = [task(days)]
                $0.after = waits.compactMap { letter in
                    names.firstIndex(of: String(letter)).map { Link(.action(ID($0)), lag: 0) }
                }
            }
        }
        let judged = assessed(actions, on: monday).actions
        // Eight weeks and four days from Monday, 1 June.
        #expect(judged.compactMap(\.finish).max() == day(2026, 7, 30))
        let critical = zip(names, judged).filter { $1.isCritical }.map(\.0)
        #expect(critical == ["A", "B", "C", "E", "F", "J", "L", "N"])
        // M ends after 40 of 44.
        #expect(judged[12].finish == day(2026, 7, 24))
    }
}
