// Response times through the whole program.
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct ResponseTimes {
    private static let plan = """
        plan p "P" {
          period 2026-01-01 .. 2026-12-31
          currency CNY
        }
        dataset tickets {
          key id text
          opened timestamp in "Asia/Shanghai"
          answered timestamp optional
          event opened
        }
        attributes of tickets {
          wait minutes(opened to answered)
          wait_hours hours(opened to answered)
          age days(opened to today)
        }
        metric typical "Typical wait" median(tickets.wait)
        metric quick share(tickets where wait <= 4 hours)
        test "waits" {
          today 2026-06-30
          given tickets { id "a", opened "2026-06-01 08:00", answered "2026-06-01 08:45:59" }
          given tickets { id "b", opened "2026-06-02 23:30", answered "2026-06-03 03:30" }
          given tickets { id "c", opened "2026-06-29 10:00", answered "2026-06-30 10:00" }
          given tickets { id "d", opened "2026-06-30 23:59", answered missing }
          given tickets { id "later", opened "2026-07-01 00:00", answered missing }

        """

    /// By hand: 45, 240 and 1,440 minutes; the fourth is open, the fifth comes tomorrow.
    @Test(arguments: [
        "typical = 240 minutes", "typical = 4 hours", "count(tickets) = 4", "count(tickets where wait = 45) = 1",
        "count(tickets where wait_hours = 4) = 1", "count(tickets where wait missing) = 1",
        "count(tickets where opened in last 2 days) = 2", "count(tickets where age = 0) = 1",
        "count(tickets where opened >= 2026-06-29) = 2", "count(tickets in 2026-06) = 4",
        "quick in 66% .. 67%", "count(tickets where opened in 2026-06-01 .. 2026-06-02) = 2",
        "max(tickets.opened) = 2026-06-30", "count(tickets where answered < opened) = 0",
    ])
    func claims(_ claim: String) throws {
        let checked = Project.inMemory([(path: "p.rhumb", text: Self.plan + "  expect \(claim)\n}\n")]).check()
        #expect(checked.diagnostics.filter { $0.level == .error }.map(\.message.english) == [])
        let results = try #require(checked.value).runTests(calendarDay: .first)
        #expect(results.count == 1)
        #expect(results.filter { !$0.passed }.isEmpty)
    }

    @Test func aFileIsRead() throws {
        let folder = try Temporary.folder()
        let plan = """
            plan p "P" {
              period 2026-01-01 .. 2026-12-31
              currency CNY
            }
            dataset tickets from "tickets.csv" {
              opened timestamp in "Asia/Shanghai"
              answered timestamp in "Asia/Shanghai"
              event opened
            }
            attributes of tickets {
              wait minutes(opened to answered)
            }
            metric typical "Typical wait" median(tickets.wait) better lower

            """
        try Temporary.write(plan, folder, "p.rhumb")
        let rows = "opened,answered\n2026-06-01T00:00:00Z,2026-06-01 08:30\n2026-06-01 09:00,2026-06-01T01:20Z\n"
        try Temporary.write(rows, folder, "tickets.csv")
        let report = try #require(run(folder).value)
        #expect(report.measurements.metrics.map(\.value) == [.minutes(25)])
        #expect(terminal(report, width: 120, colour: false).contains("25 minutes"))
        #expect(json(report).contains("\"unit\": \"minutes\""))
    }
}
