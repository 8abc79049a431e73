// Plans with parts, programmes, lessons, findings and forecasts, from their text to the report in both languages.
import Foundation
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct GoalPlans {
    private let plan = """
        plan shop "Shop" {
          period 2026-01-01 .. 2026-12-31
          currency CNY
          today 2026-06-30
          finding 2025-11-20 "The town grows by 3% a year"
        }
        strategy leader "Lead the town" { rollup weighted }
        strategy family "Families" { serves leader; weight 2; finding 2025-10-01 "Families decide by the pool" }
        dataset orders from "orders.csv" {
          key id text
          day date
          amount money
          channel one of "web", "shop"
          event day
        }
        segment web_orders "Web" of orders where channel = "web" { finding 2025-12-01 "Half of them come back" from orders }
        metric revenue "Revenue" sum(orders.amount) better higher { forecast 3 months }
        goal web_revenue "Web revenue" {
          of web_orders
          measure revenue
          target 500 CNY
          deadline 2026-12-31
          part of revenue_2026
          owner anna
          priority 2
          lesson 2026-05-04 "Free delivery pays for itself" by anna
          serves family
          pace seasonal
        }
        goal revenue_2026 "Revenue 2026" { owner anna; measure revenue; target 1_200 CNY; deadline 2026-12-31; priority 1; serves leader }
        person anna "Anna"
        action site "New site" { owner anna; cost 3_000 CNY; lesson 2026-03-01 "Test with ten customers first" }
        programme win "Win" { covers web_orders, web_revenue, site; budget 2_000 CNY; owner anna; promise "One click" }
        """

    private func folder(_ plan: String) throws -> String {
        let folder = try Temporary.folder()
        try Temporary.write(plan, folder, "shop.rhumb")
        var rows = ["id,day,amount,channel"]
        // 30 months of an order each in the middle of the month: 20 in December, 10 else.
        for month in 0..<30 {
            let (year, number) = (2024 + month / 12, month % 12 + 1)
            let day = "\(year)-\(number < 10 ? "0" : "")\(number)-01"
            rows.append("\(month),\(day),\(number == 12 ? 200 : 100),\(month % 2 == 0 ? "web" : "shop")")
        }
        try Temporary.write(rows.joined(separator: "\n") + "\n", folder, "orders.csv")
        return folder
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func theReportTellsAll() throws {
        let report = try #require(run(try folder(plan)).value)
        let text = try object(json(report))
        let goals = try #require(text["goals"] as? [[String: Any]])
        #expect(goals[0]["part_of"] as? String == "revenue_2026")
        #expect(goals[0]["priority"] as? Int == 2)
        #expect(goals[0]["pace_line"] as? String == "seasonal")
        let strategies = try #require(text["strategies"] as? [[String: Any]])
        #expect(strategies[0]["parts"] as? [String] == ["family"])
        let programme = try #require((text["programmes"] as? [[String: Any]])?.first)
        #expect(programme["goals"] as? [String] == ["web_revenue"])
        #expect((programme["planned"] as? [String: String])?["amount"] == "3000.00")
        #expect((programme["segments"] as? [[String: Any]])?.first?["in"] as? Int == 15)
        let lessons = try #require(text["lessons"] as? [[String: Any]])
        #expect(lessons.map { $0["about"] as? String } == ["site", "web_revenue"])
        let findings = try #require(text["findings"] as? [[String: Any]])
        #expect(findings.map { $0["about"] as? String } == ["family", "shop", "web_orders"])
        #expect(findings[2]["from"] as? String == "orders")
        let metric = try #require((text["metrics"] as? [[String: Any]])?.first)
        let forecast = try #require(metric["forecast"] as? [[String: Any]])
        #expect(forecast.map { $0["day"] as? String } == ["2026-07-31", "2026-08-31", "2026-09-30"])
        #expect(metric["forecast_method"] as? String == "holt_winters")
        #expect(report.diagnostics.map(\.id) == ["goal/parts-sum"])
    }

    @Test func peopleReadTheSame() throws {
        let folder = try folder(plan)
        let english = terminal(
            try #require(run(folder, language: .english).value), width: 120, colour: false)
        for part in [
            "└ Web revenue", "Programmes", "Lessons", "Research", "Free delivery pays for itself", "2026-07-31",
        ] {
            #expect(english.contains(part), "\(part)")
        }
        let chinese = terminal(
            try #require(run(folder, language: .chinese).value), width: 120, colour: false)
        for part in ["专项", "持续改进", "市场调研", "预测"] { #expect(chinese.contains(part), "\(part)") }
        let report = try #require(run(folder).value)
        let explainer = Explainer(report)
        #expect(explainer.declaration(named: "win")?.lines.contains { $0.contains("3,000 CNY") } == true)
        #expect(
            explainer.declaration(named: "web_revenue")?.lines.contains {
                $0.contains("lesson 2026-05-04: Free delivery pays for itself")
            } == true)
    }

    /// The same plan in Chinese and back, byte for byte, with the same report.
    @Test func inChineseTheSame() throws {
        // Findings have places, and those move.
        let folder = try folder(plan.replacingOccurrences(of: "1_200", with: "500"))
        let file = folder + "/shop.rhumb"
        let english = try #require(Project.formatted(file, language: .english).value).text
        let first = json(try #require(run(folder, language: .english).value))
        let chinese = try #require(Project.formatted(file, language: .chinese).value).text
        for word in ["专项", "包含", "分解自", "优先级", "经验教训", "调研发现", "预测", "按季节"] {
            #expect(chinese.contains(word), "\(word)")
        }
        try Temporary.write(chinese, folder, "shop.rhumb")
        #expect(json(try #require(run(folder, language: .english).value)) == first)
        let back = try #require(Project.formatted(file, language: .english).value).text
        #expect(back == english)
    }

    @Test func milestonesOutOfOrderAreFound() throws {
        let text = """
            plan shop { period 2026-01-01 .. 2026-12-31; currency CNY }
            dataset orders { key id text; day date; event day }
            person anna
            goal more {
              owner anna
              measure count(orders)
              target 100
              deadline 2026-12-31
              milestone 40 by 2026-06-30
              milestone 30 by 2026-09-30
              milestone 120 by 2026-11-30
            }
            """
        let found = Project.inMemory([("shop.rhumb", text)]).check().diagnostics
        #expect(found.map(\.id) == ["goal/milestone-order", "goal/milestone-order"])
        #expect(found.allSatisfy { $0.level == .warning })
    }
}
