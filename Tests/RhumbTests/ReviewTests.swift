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

    /// A risk last looked at on 1 May is due a month later; what has been learnt stands on the agenda, what is yet to come does not.
    @Test func risksAndLessons() throws {
        let folder = try Temporary.folder()
        let plan = """
            plan p { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
            dataset guests from "guests.csv" { key id text; joined date; event joined }
            metric number_of count(guests)
            goal more {
              measure number_of; baseline 1; target 9; deadline 2026-12-31
              lesson 2026-05-02 "Ask earlier"
              lesson 2026-07-02 "Not learnt yet"
            }
            risk flood { likelihood 2 of 5; impact 3 of 5; review every 1 month; reviewed 2026-05-01 "quiet" }

            """
        try Temporary.write(plan, folder, "p.rhumb")
        try Temporary.write("id,joined\ng1,2026-01-01\n", folder, "guests.csv")
        let outcome = run(folder, language: .english)
        let report = try #require(outcome.value, "\(outcome.diagnostics.map(\.message.english))")
        let document = try object(ReviewAgenda(report))
        let risks = try #require(document["risks"] as? [[String: Any]])
        #expect(risks.map { $0["risk"] as? String } == ["flood"])
        #expect(risks.first?["due"] as? String == "2026-06-01")
        #expect(risks.first?["overdue_days"] as? Int == 29)
        let lessons = try #require(document["lessons"] as? [[String: Any]])
        #expect(lessons.map { $0["text"] as? String } == ["Ask earlier"])
        for language in Language.allCases {
            let agenda = ReviewAgenda(try #require(run(folder, language: language).value))
            let text = terminal(agenda, width: 100, colour: false)
            #expect(text.contains("quiet"))
            #expect(text.contains("Ask earlier"))
            #expect(!text.contains("Not learnt yet"))
        }
    }

    private func object(_ agenda: ReviewAgenda) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(json(agenda).utf8)) as? [String: Any])
    }

    private func due(_ document: [String: Any]) -> [[String: Any]] { document["due"] as? [[String: Any]] ?? [] }
}
