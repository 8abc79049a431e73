// `split by`: the same measure side by side, and the part that a goal's reader is told of.
import Rhumb
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct SplitTests {
    private let text = """
        plan p "P" {
          period 2026-01-01 .. 2026-12-31
          currency CNY
        }
        strategy only "Only"
        dataset guests from "g.csv" {
          key id text
          channel one of "web", "phone" optional
        }
        dataset stays from "s.csv" {
          guest_id refers to guests
          on_day date
          happy yes_no
          event on_day
        }
        metric joy "Joy" share(stays where happy) better higher { split by guest_id.channel }
        metric visits "Visits" count(stays) better higher { split by happy }
        person anna
        goal joyful "Joy everywhere" {
          owner anna
          measure joy
          baseline 50%
          target 90%
          deadline 2026-12-31
          serves only
        }

        """

    private func report() throws -> Report {
        let answers: [(String, Bool)] = [
            ("a", true), ("a", true), ("a", false), ("b", false), ("b", true), ("b", false), ("c", true),
        ]
        let day = try Sample.day("2026-03-01")
        return try Sample(
            text,
            [
                SampleTable(
                    "guests", ["id", "channel"],
                    [[.text("a"), .text("web")], [.text("b"), .text("phone")], [.text("c"), .unknown]]),
                SampleTable(
                    "stays", ["guest_id", "on_day", "happy"],
                    answers.map { [.text($0.0), .date(day), .yesNo($0.1)] }),
            ]
        ).report("2026-12-01")
    }

    @Test func partsAreMeasuredSideBySide() throws {
        let report = try report()
        let joy = report.measurements.splits[0]
        #expect(joy.map(\.value) == [.percent(2.0 / 3), .percent(1.0 / 3), .percent(1)])
        #expect(joy.map(\.n) == [3, 3, 1])
        let visits = report.measurements.splits[1]
        #expect(visits.map(\.value) == [.integer(4), .integer(3), .integer(0)])
        let text = json(report)
        #expect(text.contains("\"split_by\": \"guest_id.channel\""))
        #expect(text.contains("\"by\": \"phone\""))
        #expect(terminal(report, width: 100, colour: false).contains("· phone"))
    }

    @Test func theGoalNamesItsWeakestPart() throws {
        let because = try #require(report().assessment.goals.first).status.because
        #expect(because.contains { $0.english == "weakest: phone 33.3%, n 3" }, "\(because.map(\.english))")
    }
}
