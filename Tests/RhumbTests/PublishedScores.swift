// Ranks, scores and points against published figures.
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

private let plan = """
    plan p "P" {
      period 2026-01-01 .. 2026-12-31
      currency CNY
    }

    """

@Suite struct PublishedScores {
    private func spenders(_ text: String, _ spends: [Int64]) throws -> Report {
        let rows = spends.enumerated().map { position, spend -> [Value] in
            [.text("g\(position)"), .money(Money(minor: spend * 100, currency: .yuan))]
        }
        let guests = """
            dataset guests from "g.csv" {
              key id text
              spend money
            }

            """
        return try Sample(plan + guests + text, [SampleTable("guests", ["id", "spend"], rows)]).report("2026-06-30")
    }

    /// United Nations Development Programme, Human Development Report 1992 (the table of the world's income in 1989, as at
    /// liquisearch.com/pareto_principle/in_economics): the richest fifth has 82.70%, the others 11.75, 2.30, 1.85 and 1.40.
    @Test func aFifthHolds() throws {
        let report = try spenders("segment best of guests where spend in top 20%\n", [230, 8_270, 140, 1_175, 185])
        let found = try #require(report.measurements.ranks.first?.first)
        #expect(found.concentration == .init(held: 0.827, eighty: 0.2, negative: 0))
        #expect((found.rows, found.places, found.inside) == (5, 1, 1))
    }

    /// Little Stream Software, "How RFM scores customer behavior from 1 to 5": the scores are the fifths of the customers, 5 the
    /// top 20%, 4 the next, 1 the bottom 20%. A hundred customers who spend 1 to 100.
    @Test func fifths() throws {
        let report = try spenders(
            """
            attributes of guests { fifth quintile(spend) }
            metric best count(guests where fifth = 5 and spend > 80 CNY)
            metric second_best count(guests where fifth = 4 and spend > 60 CNY and spend <= 80 CNY)
            metric middle count(guests where fifth = 3 and spend > 40 CNY and spend <= 60 CNY)
            metric second_last count(guests where fifth = 2 and spend > 20 CNY and spend <= 40 CNY)
            metric last_fifth count(guests where fifth = 1 and spend <= 20 CNY)
            """, (1...100).map { Int64($0 * 37 % 101) })
        for name in ["best", "second_best", "middle", "second_last", "last_fifth"] {
            #expect(try report.metric(name).value == .integer(20), "\(name)")
        }
    }

    /// Brooke's System Usability Scale with his example of scoring it, in Tullis and Albert, Measuring the User Experience, figure
    /// 6.8: the ten items are credited 4, 1, 1, 4, 1, 2, 1, 1, 4 and 3, in all 22, and 22 · 2.5 = 55. An odd item is credited its place
    /// less one, an even one five less its place; here a credit is 2.5 points.
    @Test func usability() throws {
        let items = 1...10
        let columns = items.map { "  item_\($0) one of \"1\", \"2\", \"3\", \"4\", \"5\" optional" }
        let questions = items.map { item -> String in
            let choices = (1...5).map { place -> String in
                let fives = 5 * (item % 2 == 1 ? place - 1 : 5 - place)
                return "\"\(place)\" \(fives / 2)\(fives % 2 == 1 ? ".5" : "")"
            }
            return "  question item_\(item) \"Item \(item)\" \(choices.joined(separator: ", "))"
        }
        let text = """
            dataset answers from "a.csv" {
              key id text
            \(columns.joined(separator: "\n"))
            }
            survey usability "System Usability Scale" of answers {
            \(questions.joined(separator: "\n"))
            }
            metric mean_usability avg(answers.usability)
            """
        let places = [5, 4, 2, 1, 2, 3, 2, 4, 5, 2]
        let row: [Value] = [.text("a")] + places.map { place -> Value in .text("\(place)") }
        let report = try Sample(
            plan + text, [SampleTable("answers", ["id"] + items.map { "item_\($0)" }, [row])]
        ).report("2026-06-30")
        let survey = try #require(report.measurements.surveys.first)
        #expect(survey.points == 55)
        #expect(survey.questions.map(\.points) == [10, 2.5, 2.5, 10, 2.5, 5, 2.5, 2.5, 10, 7.5])
        #expect(try report.metric("mean_usability").value == .number(55))
    }
}
