// Schedules and losses against textbooks.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@Suite("Published schedules and losses")
struct PublishedWorkTests {
    /// Taylor, Introduction to Management Science, chapter 8, the first network in the manual of solutions
    /// (scribd.com/doc/47113515): earliest finishes 7, 10, 13, 15, 14, 18 and 20; 1–3–4–5–6 has no slack.
    @Test("A network of seven activities: 20 units, forward and backward")
    func network() throws {
        let activities: [(String, Int, [Int])] = [
            ("1–2", 7, []), ("1–3", 10, []), ("2–4", 6, [0]), ("3–4", 5, [1]), ("3–5", 4, [1]), ("4–5", 3, [2, 3]),
            ("5–6", 2, [4, 5]),
        ]
        let monday = day(2026, 6, 1)
        var plan = emptyPlan()
        _ = plan.resources.add(Resource(heading: heading("team"), people: Exact(2), dayRate: yuan(400)))
        for (name, days, waits) in activities {
            var action = Action(heading: heading(name))
            action.owner = .resource(ID(0))
            if waits.isEmpty { action.start = monday }
            action.tasks = [
                Action.Task(heading: heading("all"), workdays: days, after: [], owner: nil, done: nil)
            ]
            action.after = waits.map { Link(.action(ID($0)), lag: 0) }
            _ = plan.actions.add(action)
        }
        let judged = assess(plan, Measurements(today: monday), bands: Bands(), language: .english).actions
        let calendar = Workdays()
        let first = calendar.number(onOrAfter: monday)
        let finishes = [7, 10, 13, 15, 14, 18, 20].map { calendar.day(first + $0 - 1) }
        #expect(judged.compactMap(\.finish) == finishes)
        let critical = zip(activities, judged).filter { $1.isCritical }.map { $0.0.0 }
        #expect(critical == ["1–3", "3–4", "4–5", "5–6"])
    }

    /// gristprojectmanagement.us, "Finding the expected monetary value": 20% of 10,000. 4pmti.com, "Risk example in dollars and
    /// sense": 60% of 8,000. scribd.com/document/246656815, "Steps to calculate expected monetary value": 25% of 80,000 and 5%
    /// of 150,000.
    @Test(
        "Expected monetary value",
        arguments: [(20, 10_000, 2_000), (60, 8_000, 4_800), (25, 80_000, 20_000), (5, 150_000, 7_500)])
    func loss(_ hundredths: Int, _ amount: Int, _ expected: Int) {
        var plan = emptyPlan()
        var risk = Risk(heading: heading("risk"))
        risk.likelihood = .share(decimal(Int128(hundredths), 2))
        risk.impactAmount = yuan(Int64(amount))
        _ = plan.risks.add(risk)
        let judged = assess(plan, Measurements(today: day(2026, 6, 30)), bands: Bands(), language: .english).risks
        #expect(judged.first?.expectedLoss == yuan(Int64(expected)))
    }
}
