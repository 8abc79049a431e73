// What earlier outcomes mean for today's recommendations: on the day before, on the day, and after.
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@testable import RhumbAssessment

@Suite("Outcomes") struct OutcomeTests {
    private func book(
        _ reports: [(String, AdviceReport.Outcome, Day, Day?)], cap: ContactCap? = nil, today: Day
    ) -> OutcomeBook {
        var example = AdviceCase()
        example.add([("g1", 1)])
        example.plan.contact = cap
        example.plan.outcomes = reports.map {
            AdviceReport(advice: ID(0), key: $0.0, outcome: $0.1, day: $0.2, until: $0.3)
        }
        return OutcomeBook(example.plan, today: today)
    }

    @Test("declined and done close until their day or the period's end, snoozed until its day, accepted stays open")
    func standings() {
        let on = day(2026, 6, 1)
        let until = day(2026, 7, 1)
        for outcome in [AdviceReport.Outcome.declined, .done] {
            #expect(book([("g1", outcome, on, nil)], today: day(2026, 12, 31)).standing(of: "g1", ID(0)) == .closed)
            #expect(book([("g1", outcome, on, nil)], today: day(2027, 1, 1)).standing(of: "g1", ID(0)) == .free)
        }
        for outcome in [AdviceReport.Outcome.declined, .done, .snoozed] {
            #expect(book([("g1", outcome, on, until)], today: day(2026, 6, 30)).standing(of: "g1", ID(0)) == .closed)
            #expect(book([("g1", outcome, on, until)], today: until).standing(of: "g1", ID(0)) == .free)
        }
        #expect(book([("g1", .accepted, on, nil)], today: until).standing(of: "g1", ID(0)) == .open(since: on))
        #expect(book([("g1", .accepted, on, nil)], today: until).standing(of: "g2", ID(0)) == .free)
        // What is reported later than today has not happened yet.
        #expect(book([("g1", .done, on, nil)], today: day(2026, 5, 31)).standing(of: "g1", ID(0)) == .free)
    }

    @Test("the latest report counts, of one day the last line")
    func latest() {
        let (first, second) = (day(2026, 6, 1), day(2026, 6, 10))
        let later = book([("g1", .done, second, nil), ("g1", .accepted, first, nil)], today: day(2026, 6, 30))
        #expect(later.standing(of: "g1", ID(0)) == .closed)
        let same = book([("g1", .done, first, nil), ("g1", .accepted, first, nil)], today: day(2026, 6, 30))
        #expect(same.standing(of: "g1", ID(0)) == .open(since: first))
        #expect(later.closed(ID(0)) == 1)
    }

    @Test("contacts that were made count against the cap within its time")
    func contactsMade() {
        let cap = ContactCap(dataset: AdviceCase().guests, atMost: 2, every: .days(30))
        let reports: [(String, AdviceReport.Outcome, Day, Day?)] = [
            ("g1", .done, day(2026, 6, 1), nil), ("g1", .declined, day(2026, 6, 29), nil),
            ("g2", .accepted, day(2026, 5, 31), nil), ("g3", .snoozed, day(2026, 6, 29), day(2026, 7, 9)),
        ]
        let counted = book(reports, cap: cap, today: day(2026, 6, 30))
        // (31 May, 30 June]
        #expect(["g1", "g2", "g3"].map { counted.contacts($0) } == [2, 0, 0])
        #expect(counted.contacted == 1)
    }

    @Test("closed rows are left out and counted, open ones stay whatever the cap, and make use of the limit")
    func inARun() {
        var example = AdviceCase()
        example.plan.contact = ContactCap(dataset: example.guests, atMost: 1, every: .days(30))
        example.add([("g1", 50), ("g2", 40), ("g3", 30), ("g4", 20)]) { $0.limit = 2 }
        example.plan.outcomes = [
            AdviceReport(advice: ID(0), key: "g1", outcome: .declined, day: day(2026, 6, 20), until: nil),
            AdviceReport(advice: ID(0), key: "g3", outcome: .accepted, day: day(2026, 6, 21), until: nil),
        ]
        let assessment = example.assessed()
        #expect(assessment.recommendations.map(\.key) == ["g2", "g3"])
        #expect(assessment.recommendations.map(\.acceptedOn) == [nil, day(2026, 6, 21)])
        #expect(assessment.advice.map(\.suppressed) == [1])
        #expect(assessment.advice.map(\.open) == [1])
        #expect(assessment.advice.map(\.cutByLimit) == [3])
        #expect(assessment.advice.map(\.cutByContact) == [0])
        #expect(assessment.contact?.isExact == true)
    }

    @Test("limits and the cap together keep the greatest total worth")
    func together() {
        var example = AdviceCase()
        example.plan.contact = ContactCap(dataset: example.guests, atMost: 1, every: nil)
        let worth = Advice.Worth(node: example.node, text: Message(verbatim: "worth"), values: [])
        example.add([("ann", 10), ("bo", 8)]) {
            $0.limit = 1
            $0.worth = worth
        }
        example.add([("ann", 9)]) { $0.worth = worth }
        let assessment = example.assessed()
        #expect(assessment.recommendations.map(\.key) == ["bo", "ann"])
        #expect(assessment.contact == ContactVerdict(isExact: true, worth: yuan(17), bound: yuan(17)))
    }

    @Test("a row that refers to a capped one counts as its contact")
    func throughAReference() {
        var example = AdviceCase()
        example.plan.contact = ContactCap(dataset: example.guests, atMost: 1, every: nil)
        let orders = example.plan.datasets.add(Dataset(heading: heading("orders"), path: nil))
        _ = example.plan.references.add(
            Reference(child: orders, column: 0, parent: example.guests, relation: "orders"))
        example.add([("g1", 10)])
        example.add([("o1", 20), ("o2", 5)]) { $0.dataset = orders }
        example.measured.advice[1] = AdviceMeasurement(
            found: 2, unknown: 0,
            rows: zip(example.measured.advice[1].rows, ["g1", "g2"]).map { row, guest in
                var row = row
                row.contact = guest
                return row
            })
        let assessment = example.assessed()
        #expect(assessment.recommendations.map(\.key) == ["o1", "o2"])
        #expect(assessment.advice.map(\.cutByContact) == [1, 0])
    }
}
