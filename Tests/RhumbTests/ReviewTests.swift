// The agenda: what is due on a day, what changed since it was last looked at, in every form and both languages.
import Foundation
import Rhumb
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct ReviewAgendas {
    private func report(_ language: Language, _ day: Day?) throws -> Report {
        var options = RunOptions(calendarDay: .first)
        options.language = language
        options.asOf = day
        options.threads = 2
        return try #require(Project.load(Shipped.path("lakeside")).run(options).value)
    }

    @Test(arguments: Language.allCases)
    func itReadsAsItWasRead(_ language: Language) throws {
        let agenda = ReviewAgenda(try report(language, Day(year: 2026, month: 7, day: 8)))
        let texts = [
            "review-\(language.rawValue).txt": terminal(agenda, width: 100, colour: false),
            "review-\(language.rawValue).md": markdown(agenda), "review-\(language.rawValue).json": json(agenda),
        ]
        for (file, text) in texts {
            let url = Shipped.root.appendingPathComponent("Tests/Corpus/report/\(file)")
            if Shipped.accepts { try Temporary.write(text, url.deletingLastPathComponent().path, file) }
            #expect(text == (try? String(contentsOf: url, encoding: .utf8)), "\(file)")
        }
    }

    /// Reviewed on 22 June, two weeks apart: due on 6 July, not before; the value of 22 June is that of a run on that day.
    @Test func dueAndSince() throws {
        let before = try object(ReviewAgenda(report(.english, Day(year: 2026, month: 7, day: 5))))
        #expect(!due(before).contains { $0["goal"] as? String == "family_repeat" })
        let after = try object(ReviewAgenda(report(.english, Day(year: 2026, month: 7, day: 6))))
        let item = try #require(due(after).first { $0["goal"] as? String == "family_repeat" })
        #expect(item["due"] as? String == "2026-07-06")
        #expect(item["overdue_days"] as? Int == 0)
        let last = try #require(item["last_review"] as? [String: Any])
        #expect(last["day"] as? String == "2026-06-22")
        #expect(last["finding"] as? String == "The club opens in July")
        let then = try report(.english, Day(year: 2026, month: 6, day: 22))
        let goal = try #require(then.plan.goals.ids.first { then.plan.goals[$0].heading.name == "family_repeat" })
        guard case .percent(let value) = then.assessment.goals[goal.index].measured.value else {
            Issue.record("the goal measures a percentage")
            return
        }
        let shown = try #require(last["value"] as? Double)
        #expect(abs(shown - value) < 1e-11)
        let actions = try #require(item["actions"] as? [[String: Any]])
        #expect(actions.map { $0["name"] as? String } == ["family_club", "postcard"])
    }

    @Test func aDayWithoutReviewsSaysSo() throws {
        let agenda = ReviewAgenda(try report(.english, Day(year: 2026, month: 6, day: 27)))
        #expect(terminal(agenda, width: 100, colour: false).contains("no review is due"))
        #expect(try due(object(agenda)).isEmpty)
    }

    private func object(_ agenda: ReviewAgenda) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(json(agenda).utf8)) as? [String: Any])
    }

    private func due(_ document: [String: Any]) -> [[String: Any]] { document["due"] as? [[String: Any]] ?? [] }
}
