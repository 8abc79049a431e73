// Work over data: progress from an export of tasks, amounts of an investment from a metric; and a very long list of holidays.
import Foundation
import Rhumb
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct WorkOverData {
    static let plan = """
        plan p "P" {
          period    2026-01-01 .. 2026-12-31
          currency  CNY
          today     2026-06-30
        }

        dataset tasks from "tasks.csv" {
          key      id text
          project  text
          percent  percent
          price    money
        }

        resource team { people 2 }
        person li "Li Lei" { of team }
        metric price "Price of all tasks" sum(tasks.price)

        action club {
          owner   li
          start   2026-06-22
          effort  20 persondays
          done    avg(tasks.percent where project = "club")
        }

        action other {
          owner   li
          start   2026-06-22
          effort  20 persondays
          done    avg(tasks.percent where project = "nothing")
        }

        investment system {
          cost     licence 10% of price per year
          benefit  sales 200 CNY per quarter
          horizon  2 years
        }

        """
    static let tasks = "id,project,percent,price\n1,club,100%,3000.00\n2,club,20%,1000.00\n3,shop,0%,0.00\n"

    static func report(_ extra: String = "") throws -> Report {
        let folder = try Temporary.folder()
        try Temporary.write(plan + extra, folder, "p.rhumb")
        try Temporary.write(tasks, folder, "tasks.csv")
        let outcome = run(folder)
        #expect(outcome.diagnostics.map(\.message.english) == [])
        return try #require(outcome.value)
    }

    @Test func progressIsMeasured() throws {
        let actions = try Self.report().assessment.actions
        #expect(actions.first?.done == 0.6)
        #expect(actions.last?.done == nil)
        #expect(actions.last?.status.value == .unknown)
        #expect(
            actions.last?.status.because.first?.chinese
                == "other：进度“平均(tasks.percent 其中 project = \"nothing\")”今日不明")
    }

    @Test func amountsAreMeasured() throws {
        let judged = try #require(try Self.report().assessment.investments.first)
        // 10% of 4,000 a year against 200 a quarter.
        let cost = try #require(judged.totalCost)
        #expect(cost.decimal == "800.00")
        #expect(judged.benefit?.decimal == "1600.00")
        #expect(judged.returnOnInvestment == 1)
        #expect(judged.because.first?.english == "“licence” = 10% of price = 400 CNY")
    }

    @Test(.timeLimit(.minutes(1))) func tenThousandHolidays() throws {
        // Every Friday from 1990 on: the second week of the work has none.
        let friday = try #require(Day(year: 1990, month: 1, day: 5))
        let days = (0..<10_000).map { "  holiday  \(friday.adding(days: $0 * 7))\n" }.joined()
        let actions = try Self.report("calendar long {\n\(days)}\n").assessment.actions
        // Ten days from Monday, 22 June, four a week: 22–25 June, 29 June–2 July, 6 and 7 July.
        #expect(actions.first?.finish?.description == "2026-07-07")
    }
}
