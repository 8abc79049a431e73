// Segments that share customers: counted by hand, unknown members in neither, nested ones left out.
import RhumbModel
@testable import RhumbReport
import RhumbValues
import Testing

private let text = """
    plan p "P" {
      period 2026-01-01 .. 2026-12-31
    }
    dataset guests from "g.csv" {
      key id text
      family yes_no
      spend integer optional
      joined date
      event joined
    }
    dataset shops from "s.csv" {
      key id text
    }
    segment families of guests where family
    segment spenders of guests where spend >= 100
    segment big_spenders of spenders where spend >= 200
    segment small of guests where spend < 100
    segment all_shops of shops
    """

@Suite struct OverlapTests {
    @Test func byHand() throws {
        func guest(_ id: String, _ family: Bool, _ spend: Int64?, _ joined: String) throws -> [Value] {
            [.text(id), .yesNo(family), spend.map { .integer($0) } ?? .unknown, .date(try Sample.day(joined))]
        }
        let report = try Sample(
            text,
            [
                SampleTable(
                    "guests", ["id", "family", "spend", "joined"],
                    [
                        try guest("a", true, 150, "2026-01-01"), try guest("b", true, 250, "2026-01-01"),
                        try guest("c", false, 300, "2026-01-01"), try guest("d", true, nil, "2026-01-01"),
                        try guest("e", true, 50, "2026-01-01"),
                        // Joins after the day: in no segment yet.
                        try guest("f", true, 500, "2026-07-01"),
                    ]),
                SampleTable("shops", ["id"], [[.text("s")]]),
            ]
        ).report("2026-06-30")
        let names = report.plan.segments.all.map(\.heading.name)
        let found = report.measurements.overlaps.map {
            "\(names[$0.first.index]) \(names[$0.second.index]) \($0.both)"
        }
        #expect(
            found == [
                "families spenders 2", "families big_spenders 1", "families small 1", "spenders small 0",
                "big_spenders small 0",
            ])
    }

    @Test("Thirteen segments are too many for a table, and none is counted")
    func tooMany() throws {
        let many = (1...13).map { "segment s\($0) of guests where id = \"\($0)\"" }.joined(separator: "\n")
        let plan = """
            plan p "P" {
              period 2026-01-01 .. 2026-12-31
            }
            dataset guests from "g.csv" {
              key id text
            }

            """
        let report = try Sample(plan + many, [SampleTable("guests", ["id"], [[.text("1")]])]).report("2026-06-30")
        #expect(report.measurements.segments.count == 13)
        #expect(report.measurements.overlaps.isEmpty)
    }
}
