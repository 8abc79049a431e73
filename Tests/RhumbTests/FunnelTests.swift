// Funnels: stages by hand, maturity, windows on the first stage's day, past days.
import Foundation
import Rhumb
import RhumbModel
@testable import RhumbReport
import RhumbText
import RhumbValues
import Testing

private let text = """
    plan p "P" {
      period 2026-01-01 .. 2026-12-31
      currency CNY
    }
    dataset leads from "l.csv" {
      key id text
      web yes_no
      created date
      contacted date optional
      won date optional
      event created
    }
    segment online of leads where web
    funnel sales "From enquiry to contract" of leads {
      stage asked "Asked" created
      stage called "Called" contacted
      stage won "Won" won
      mature after 60 days
    }
    metric all_in conversion(sales)
    metric closing conversion(sales from called to won)
    metric calling conversion(sales from asked to called)
    metric online_in conversion(sales) of online
    metric january conversion(sales in 2026-01)
    metric in_spring conversion(sales) in 2026-03-01 .. 2026-05-31
    metric earlier conversion(sales) 2 months ago
    metric web_asked conversion(sales where web) { split by web }

    """

private func lead(_ id: String, _ created: String, _ contacted: String?, _ won: String?, web: Bool = true) throws
    -> [Value]
{
    func date(_ text: String?) throws -> Value { try text.map { .date(try Sample.day($0)) } ?? .unknown }
    return [.text(id), .yesNo(web), try date(created), try date(contacted), try date(won)]
}

@Suite struct FunnelTests {
    /// On 2026-06-30, so that what began after 2026-05-01 and went no further is too young.
    private func report() throws -> Report {
        try Sample(
            text,
            [
                SampleTable(
                    "leads", ["id", "web", "created", "contacted", "won"],
                    [
                        try lead("a", "2026-01-10", "2026-01-12", "2026-02-01"),
                        // Nobody noted the call.
                        try lead("b", "2026-01-20", nil, "2026-03-01", web: false),
                        try lead("c", "2026-02-01", "2026-02-11", nil),
                        try lead("d", "2026-03-01", nil, nil, web: false),
                        // 60 days old to the day: old enough.
                        try lead("e", "2026-05-01", nil, nil),
                        // Too young, but won already.
                        try lead("f", "2026-06-20", "2026-06-21", "2026-06-25"),
                        // Too young: asked, and called.
                        try lead("g", "2026-06-01", nil, nil),
                        try lead("h", "2026-04-01", "2026-06-15", nil),
                        // The contract is for tomorrow.
                        try lead("i", "2026-01-05", "2026-01-06", "2026-07-01"),
                    ])
            ]
        ).report("2026-06-30")
    }

    /// A stage may be a timestamp: its day counts.
    @Test func timestamps() throws {
        let plan = """
            plan p "P" { period 2026-01-01 .. 2026-12-31 }
            dataset leads from "l.csv" {
              key id text
              created timestamp
              won timestamp optional
              event created
            }
            funnel sales of leads { stage asked created; stage won won }

            """
        func clock(_ text: String) throws -> Value { .timestamp(try #require(Timestamp(text))) }
        let report = try Sample(
            plan,
            [
                SampleTable(
                    "leads", ["id", "created", "won"],
                    [
                        [.text("a"), try clock("2026-06-01 23:50"), try clock("2026-06-03 00:10")],
                        [.text("b"), try clock("2026-06-29 10:00"), try clock("2026-06-30 23:59")],
                        [.text("c"), try clock("2026-06-29 10:00"), try clock("2026-07-01 00:00")],
                    ])
            ]
        ).report("2026-06-30")
        let stages = try #require(report.measurements.funnels.first).stages
        #expect(stages.map(\.reached) == [3, 2])
        // Two days and one.
        #expect(stages[1].days == 1.5)
    }

    @Test func byHand() throws {
        let report = try report()
        let stages = try #require(report.measurements.funnels.first).stages
        // Called: a, b (won, so called), c, f, h, i.
        #expect(stages.map(\.reached) == [9, 6, 3])
        // Asked and old enough or called: all but g.
        #expect(stages[1].step == .init(yes: 6, n: 8, immature: 1))
        // Called and old enough or won: a, b, c, f, i; h was called a fortnight ago.
        #expect(stages[2].step == .init(yes: 3, n: 5, immature: 1))
        #expect(stages[2].whole == .init(yes: 3, n: 8, immature: 1))
        // Days from asking to calling: 2, 10, 1, 75, 1.
        #expect(stages[1].days == 2)
        // From calling to winning: 20 and 4; b's call is not known.
        #expect(stages[2].days == 12)
        #expect(try report.metric("all_in").value == .percent(3.0 / 8))
        #expect(try report.metric("all_in").n == 8)
        #expect(try report.metric("all_in").sampling == .share(yes: 3, n: 8))
        #expect(try report.metric("closing").value == .percent(3.0 / 5))
        #expect(try report.metric("calling").value == .percent(6.0 / 8))
    }

    @Test func restrictions() throws {
        let report = try report()
        // Of those on the web (a, c, e, f, g, h, i) g is too young.
        #expect(try report.metric("online_in").value == .percent(2.0 / 6))
        // Asked in January: a, b, i.
        #expect(try report.metric("january").value == .percent(2.0 / 3))
        // Asked in spring: d, e, h.
        #expect(try report.metric("in_spring").value == .percent(0))
        // On 2026-04-30: a, b won; c (89 days) and i are lost, d is 60 days old, h too young.
        #expect(try report.metric("earlier").value == .percent(2.0 / 5))
        let parts = try #require(report.measurements.splits.last)
        #expect(parts.map(\.n) == [6, 0, 0])
    }

    @Test func itIsShown() throws {
        let report = try report()
        let shown = terminal(report, width: 120, colour: false)
        #expect(shown.contains("From enquiry to contract"))
        #expect(shown.contains("60.0% [23.1, 88.2]"))
        #expect(json(report).contains("\"median_days\": 12"))
    }

    /// calculatorlib.com, "Sales Funnel Conversion Calculator", worked example: of 1,000 leads 400 are qualified and 150 become
    /// opportunities, 40% and 37.5%, together 15%.
    @Test func published() throws {
        let leads = try (0..<1000).map { number in
            try lead("l\(number)", "2026-01-01", number < 400 ? "2026-01-02" : nil, number < 150 ? "2026-01-03" : nil)
        }
        let report = try Sample(
            text, [SampleTable("leads", ["id", "web", "created", "contacted", "won"], leads)]
        ).report("2026-06-30")
        let stages = try #require(report.measurements.funnels.first).stages
        #expect(stages[1].step?.share == 0.4)
        #expect(stages[2].step?.share == 0.375)
        #expect(stages[2].whole?.share == 0.15)
    }
}

@Suite struct CohortTests {
    private func sample(_ clauses: String) -> String {
        """
        plan p "P" {
          period 2026-01-01 .. 2026-12-31
          currency CNY
        }
        dataset guests from "g.csv" { key id text }
        dataset stays from "s.csv" {
          guest_id refers to guests
          on_day date
          cancelled yes_no
          event on_day
        }
        cohorts by_quarter "By quarter" of guests {
          active stays where not cancelled
          every 1 quarter
          last 4
          \(clauses)
        }
        """
    }

    private func report(_ clauses: String = "", on today: String = "2026-06-15") throws -> CohortsMeasurement {
        let stays: [(String, String, Bool)] = [
            ("a", "2025-07-01", false), ("a", "2026-01-01", false),
            ("b", "2025-08-01", false), ("b", "2025-11-01", false),
            // Cancelled: no activity.
            ("c", "2025-09-01", true), ("c", "2025-10-01", false), ("c", "2026-02-01", false),
            ("d", "2026-04-01", false), ("e", "2025-01-01", false), ("e", "2025-12-01", false),
        ]
        let report = try Sample(
            sample(clauses),
            [
                SampleTable("guests", ["id"], ["a", "b", "c", "d", "e", "f"].map { [.text($0)] }),
                SampleTable(
                    "stays", ["guest_id", "on_day", "cancelled"],
                    try stays.map { [.text($0.0), .date(try Sample.day($0.1)), .yesNo($0.2)] }),
            ]
        ).report(today)
        #expect(json(report).contains("\"period\": \"2025-Q3\""))
        return try #require(report.measurements.cohorts.first)
    }

    /// a and b came first in 2025-Q3, c in 2025-Q4, d in 2026-Q2, which is not over; e came long before.
    @Test func byHand() throws {
        let bounded = try report().cohorts
        #expect(bounded.map(\.size) == [2, 1, 0, 1])
        #expect(bounded.map(\.active) == [[2, 1, 1, nil], [1, 1, nil], [0, nil], [nil]])
        #expect(bounded[0].share(atAge: 1) == 0.5)
        #expect(bounded[2].share(atAge: 0) == nil)
        let unbounded = try report("unbounded").cohorts
        #expect(unbounded.map(\.active) == [[2, 2, 1, nil], [1, 1, nil], [0, nil], [nil]])
    }

    /// On its last day a period is over.
    @Test func maturity() throws {
        #expect(try report(on: "2026-06-30").cohorts.map(\.active) == [[2, 1, 1, 0], [1, 1, 0], [0, 0], [1]])
    }

    /// Fader and Hardie, "How to project customer retention", Journal of Interactive Marketing 21 (2007), table 1: of the
    /// high-end customers 86.9, 74.3 and 65.3 of a hundred are left after one, two and three years.
    @Test func published() throws {
        var stays: [[Value]] = []
        for customer in 0..<1000 {
            for (year, left) in [(2020, 1000), (2021, 869), (2022, 743), (2023, 653)] where customer < left {
                stays.append([.text("g\(customer)"), .date(try Sample.day("\(year)-06-01")), .yesNo(false)])
            }
        }
        let yearly = sample("").replacingOccurrences(of: "every 1 quarter", with: "every 1 year")
        let report = try Sample(
            yearly,
            [
                SampleTable("guests", ["id"], (0..<1000).map { [.text("g\($0)")] }),
                SampleTable("stays", ["guest_id", "on_day", "cancelled"], stays),
            ]
        ).report("2023-12-31")
        let first = try #require(report.measurements.cohorts.first?.cohorts.first)
        #expect((0..<4).map { first.share(atAge: $0) } == [1, 0.869, 0.743, 0.653])
    }

    @Test func periodsHaveNames() throws {
        let week = CalendarUnit.week.period(around: try Sample.day("2027-01-01"))
        #expect(CalendarUnit.week.label(of: week) == "2026-W53")
        #expect(
            CalendarUnit.month.label(of: CalendarUnit.month.period(around: try Sample.day("2026-02-28"))) == "2026-02")
        #expect(CalendarUnit.year.label(of: CalendarUnit.year.period(around: try Sample.day("2026-02-28"))) == "2026")
    }
}

@Suite struct SurveyTests {
    private let text = """
        plan p "P" {
          period 2026-01-01 .. 2026-12-31
          currency CNY
        }
        dataset answers from "a.csv" {
          key id text
          software one of "A", "B", "C" optional
          data one of "A", "B" optional
          wish one of "x", "y" optional
        }
        survey readiness "CRM readiness" of answers {
          part "Where we are"
          question software "Which software?" "C" "A spreadsheet" 1, "A" "CRM suite" 3, "B" "Web page" 2.5
          question data "Is the data clean?" "A" "Yes" 2, "B" "No" 0
          part "Where we go"
          question wish "What next?" "x" "Courses", "y" "Software"
        }
        segment ready of answers where readiness >= 4
        metric mean_points avg(answers.readiness)

        """

    @Test func byHand() throws {
        func answer(_ id: String, _ texts: String?...) -> [Value] {
            [.text(id)] + texts.map { $0.map { .text($0) } ?? .unknown }
        }
        let report = try Sample(
            text,
            [
                SampleTable(
                    "answers", ["id", "software", "data", "wish"],
                    [
                        answer("1", "A", "A", "x"), answer("2", "B", nil, "y"), answer("3", nil, nil, "x"),
                        answer("4", "C", "B", nil), answer("5", nil, nil, nil),
                    ])
            ]
        ).report("2026-06-30")
        let survey = try #require(report.measurements.surveys.first)
        #expect(survey.rows == 5)
        #expect(survey.questions.map(\.counts) == [[1, 1, 1], [1, 1], [2, 1]])
        #expect(survey.questions.map(\.unanswered) == [2, 3, 2])
        #expect(survey.questions.map(\.points) == [6.5 / 3, 1, nil])
        // 5, 2.5 and 1 points; rows 3 and 5 answered nothing that has points.
        #expect(survey.points == 8.5 / 3)
        #expect(survey.parts == [8.5 / 3, nil])
        #expect(report.measurements.segments == [SegmentMeasurement(inside: 1, outside: 2, unknown: 2)])
        let mean = try #require(report.metric("mean_points").value.magnitude)
        #expect(abs(mean - 8.5 / 3) < 1e-12)
        #expect(try report.metric("mean_points").n == 3)
        let shown = terminal(report, width: 100, colour: false)
        #expect(shown.contains("Which software?") && shown.contains("A spreadsheet") && shown.contains("not answered"))
        #expect(json(report).contains("\"unanswered\": 3"))
    }

    /// Several answers in one cell: each counts, and their points add up.
    @Test func severalAnswers() throws {
        let text = """
            plan p "P" {
              period 2026-01-01 .. 2026-12-31
              currency CNY
            }
            dataset answers from "a.csv" {
              key id text
              tools several of "mail", "shop", "chat" optional
            }
            survey reach "Reach" of answers { question tools "Which tools?" "mail" 1, "shop" 2.5, "chat" }
            metric mean_reach avg(answers.reach)
            """
        let cells: [Value] = [.text("mail;shop"), .text("mail"), .text("chat"), .unknown]
        let report = try Sample(
            text,
            [SampleTable("answers", ["id", "tools"], cells.enumerated().map { [.text("\($0.offset)"), $0.element] })]
        ).report("2026-06-30")
        let question = try #require(report.measurements.surveys.first?.questions.first)
        #expect(question == .init(counts: [2, 1, 1], answered: 3, unanswered: 1, points: 1.5))
        #expect(try report.metric("mean_reach").value == .number(1.5))
    }
}
