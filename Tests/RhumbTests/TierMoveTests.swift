// Who moved on a ladder since the plan began: counted by hand.
import RhumbModel
import RhumbValues
import Testing

@testable import RhumbReport

private func plan(_ tiers: String, score guests: String = "") -> String {
    """
    plan p "P" {
      period 2026-01-01 .. 2026-12-31
    }
    dataset guests from "g.csv" {
      key id text
      joined date
      score integer optional \(guests)
      event joined
    }
    dataset stays from "s.csv" {
      key id text
      guest refers to guests
      day date
      event day
    }
    attributes of guests {
      often  count(stays in last 12 months)
    }
    tiers ladder of guests {
      \(tiers)
    }
    """
}

@Suite struct TierMoveTests {
    private let ladder = """
        loyal "Loyal" when often >= 2
          once "Once" when often = 1
          none "None" otherwise
        """

    private func sample(_ text: String) throws -> Sample {
        func guest(_ id: String, _ joined: String) throws -> [Value] {
            [.text(id), .date(try Sample.day(joined)), .integer(5)]
        }
        func stay(_ id: String, _ guest: String, _ day: String) throws -> [Value] {
            [.text(id), .text(guest), .date(try Sample.day(day))]
        }
        return try Sample(
            text,
            [
                SampleTable(
                    "guests", ["id", "joined", "score"],
                    [
                        try guest("up", "2025-01-01"), try guest("down", "2025-01-01"), try guest("same", "2025-01-01"),
                        try guest("new", "2026-03-01"), try guest("later", "2026-07-15"),
                    ]),
                SampleTable(
                    "stays", ["id", "guest", "day"],
                    [
                        try stay("1", "up", "2025-08-01"), try stay("2", "up", "2026-02-01"),
                        try stay("3", "down", "2025-02-01"), try stay("4", "down", "2025-03-01"),
                        try stay("5", "new", "2026-04-01"),
                        // After the day of the run.
                        try stay("6", "same", "2026-08-01"),
                    ]),
            ])
    }

    @Test func byHand() throws {
        let report = try sample(plan(ladder)).report("2026-06-30")
        let found = try #require(report.measurements.moves.first ?? nil)
        // `down` had two stays in 2025 and none in the twelve months before the day.
        let expected = TierMoves(
            since: try Sample.day("2025-12-31"),
            counts: [[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]], arrived: [0, 1, 0, 0])
        #expect(found == .measured(expected))
        #expect(html(report).contains("1 rose and 1 fell: as many rose as fell; 1 stayed."))
    }

    @Test("before the period has begun, a year ago")
    func beforeThePeriod() throws {
        let report = try sample(plan(ladder)).report("2025-10-01")
        guard case .measured(let moves)?? = report.measurements.moves.first else {
            Issue.record("nothing was measured")
            return
        }
        #expect(moves.since == (try Sample.day("2024-10-01")))
        // Nobody was there: no picture.
        #expect(moves.before == [0, 0, 0, 0])
        #expect(!html(report).contains("Who moved?"))
    }

    @Test("a ladder on a column that is overwritten has no past, and the page says so")
    func overwritten() throws {
        let text = plan("high when score else 0 >= 9\n  low otherwise", score: "current")
        let report = try sample(text).report("2026-06-30")
        #expect(
            report.measurements.moves == [.overwritten(column: "score", since: try Sample.day("2025-12-31"))])
        #expect(html(report).contains("cannot be told: “score” is overwritten at its source"))
    }

    @Test("what says the same of every day is not compared")
    func timeless() throws {
        let report = try sample(plan("high when score >= 3\n  low otherwise")).report("2026-06-30")
        #expect(report.measurements.moves == [nil])
    }
}
