// Scenarios: every override does what its clause would do, in either spelling; side by side is the same as one by one.
import Foundation
import Rhumb
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct ScenarioOverrides {
    static let head = """
        plan p { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
        dataset guests from "guests.csv" { key id text; joined date; spend money; event joined }
        metric revenue sum(guests.spend)
        metric rich share(guests where spend >= 100 CNY)
        resource desk { people 3; rate 400 CNY per day }
        assumption rate_back 15% "a pilot"
        goal more { owner desk; measure rich; baseline 20%; target 40%; deadline 2026-12-31; milestone 25% by 2026-03-31; milestone 30% by 2026-06-30 }
        goal one { owner desk; measure rich; baseline 20%; target 40%; deadline 2026-12-31; milestone 30% by 2026-06-30 }
        action club { advances more; owner desk; start 2026-03-02; effort 40 persondays; cost 5_000 CNY; task design 10 workdays }
        action page { owner desk; start 2026-03-02; finish 2026-06-30 }
        risk flood { owner desk; likelihood 2 of 5; impact 3 of 5 }
        advice call of guests { say "Call {id}"; worth spend * rate_back; limit 5; order spend highest first }

        """

    static let cases: [(change: String, clause: String, replacement: String)] = [
        ("more.target 50%", "target 40%", "target 50%"),
        ("more.baseline 10%", "baseline 20%", "baseline 10%"),
        ("more.deadline 2026-11-30", "deadline 2026-12-31", "deadline 2026-11-30"),
        ("more.start 2026-02-01", "deadline 2026-12-31", "deadline 2026-12-31; start 2026-02-01"),
        ("more.milestone 35% by 2026-06-30", "milestone 30% by 2026-06-30", "milestone 35% by 2026-06-30"),
        ("club.cost 9_000 CNY", "cost 5_000 CNY", "cost 9_000 CNY"),
        ("club.effort 60 persondays", "effort 40 persondays", "effort 60 persondays"),
        ("club.start 2026-04-01", "start 2026-03-02; effort", "start 2026-04-01; effort"),
        ("page.finish 2026-07-31", "finish 2026-06-30", "finish 2026-07-31"),
        ("club.done 50%", "effort 40 persondays", "effort 40 persondays; done 50%"),
        ("club.design 30 workdays", "task design 10 workdays", "task design 30 workdays"),
        ("desk.people 5", "people 3", "people 5"),
        ("desk.rate 500 CNY", "rate 400 CNY per day", "rate 500 CNY per day"),
        ("desk.capacity 50%", "people 3", "people 3; capacity 50%"),
        ("flood.likelihood 5", "likelihood 2 of 5", "likelihood 5 of 5"),
        ("flood.impact 90_000 CNY", "impact 3 of 5", "impact 90_000 CNY"),
        ("call.limit 1", "limit 5", "limit 1"),
        ("call.worth spend", "worth spend * rate_back;", "worth spend;"),
        ("rate_back 20%", "assumption rate_back 15%", "assumption rate_back 20%"),
        ("budget 7_000 CNY", "today 2026-06-30 }", "today 2026-06-30; budget 7_000 CNY }"),
    ]

    private func report(_ text: String, scenario: String? = nil, language: Language? = nil) throws -> Report {
        let folder = try Temporary.folder()
        try Temporary.write(text, folder, "p.rhumb")
        try Temporary.write(
            "id,joined,spend\ng1,2025-01-01,50\ng2,2026-02-01,150\ng3,2026-03-01,20\n", folder, "guests.csv")
        for file in Project.planFiles(at: folder) {
            guard let language else { continue }
            let respelt = try #require(Project.formatted(file, language: language).value)
            try Temporary.write(respelt.text, folder, "p.rhumb")
        }
        let outcome = run(folder, language: .english, scenario: scenario)
        return try #require(outcome.value, "\(outcome.diagnostics.map(\.message.english))")
    }

    /// The JSON without what the overlay is called.
    private func parts(_ report: Report) -> String {
        json(report).split(separator: "\n").filter { !$0.contains("\"scenario\": ") }.joined(separator: "\n")
    }

    @Test(arguments: cases.indices)
    func anOverrideIsTheClause(_ position: Int) throws {
        let (change, clause, replacement) = Self.cases[position]
        // Only the first goal, action or risk that has the clause: the overrides above name that one.
        let range = try #require(Self.head.range(of: clause))
        let expected = parts(try report(Self.head.replacingCharacters(in: range, with: replacement)))
        let scenario = Self.head + "scenario s { \(change) }\n"
        for language in [nil, Language.english, .chinese] as [Language?] {
            let changed = try report(scenario, scenario: "s", language: language)
            #expect(parts(changed) == expected, "\(change) in \(language?.rawValue ?? "as written")")
            #expect(changed.plan.scenarios.all[0].changes.count == 1)
        }
        #expect(expected != parts(try report(Self.head)), "\(change) changes something")
    }

    @Test func theOnlyMilestoneNeedsNoDay() throws {
        let changed = try report(Self.head + "scenario s { one.milestone 28% }\n", scenario: "s")
        let goal = try #require(changed.plan.goals.all.first { $0.heading.name == "one" })
        #expect(goal.milestones.map(\.value) == [.percent(Exact(28, scale: 2))])
    }

    @Test func weight() throws {
        let changed = try report(Self.head + "scenario s { one.weight 3 }\n", scenario: "s")
        #expect(changed.plan.goals.all.map(\.weight) == [Exact(1), Exact(3)])
    }

    @Test func offAndOn() throws {
        let text =
            Self.head + "scenario s { club off; call off }\nscenario t { club off; club on; call off; call on }\n"
        let off = try report(text, scenario: "s")
        #expect(off.plan.actions.all[0].isOff)
        #expect(off.assessment.advice.map(\.given) == [0])
        #expect(!off.assessment.recommendations.contains { $0.key != nil })
        #expect(off.assessment.budget.planned.minor == 0)
        let on = try report(text, scenario: "t")
        #expect(parts(on) == parts(try report(text)))
        #expect(on.assessment.advice.map(\.given) == [3])
    }
}

@Suite struct ScenariosSideBySide {
    private func options(_ language: Language) -> RunOptions {
        var options = RunOptions(calendarDay: Day(year: 2026, month: 6, day: 30) ?? .first)
        options.language = language
        options.threads = 2
        return options
    }

    /// Read once for all of them or once for each: the same figures.
    @Test(arguments: Shipped.names)
    func asOneByOne(_ name: String) throws {
        let project = Project.load(Shipped.path(name))
        let names = try #require(project.check().value).scenarios.all.map(\.heading.name)
        guard !names.isEmpty else { return }
        let comparison = try #require(project.runEveryScenario(options(.english)).value)
        #expect(comparison.scenarios.map(\.scenario) == names)
        for report in [comparison.plan] + comparison.scenarios {
            let alone = try #require(run(Shipped.path(name), language: .english, scenario: report.scenario).value)
            #expect(json(report) == json(alone), "\(report.scenario ?? "as planned")")
        }
    }

    @Test(arguments: Language.allCases)
    func everyFormShowsIt(_ language: Language) throws {
        let comparison = try #require(Project.load(Shipped.path("lakeside")).runEveryScenario(options(language)).value)
        let texts = [
            "scenarios-\(language.rawValue).txt": terminal(comparison, width: 120, colour: false),
            "scenarios-\(language.rawValue).md": markdown(comparison),
        ]
        for (file, text) in texts {
            let url = Shipped.root.appendingPathComponent("Tests/Corpus/report/\(file)")
            if Shipped.accepts { try Temporary.write(text, url.deletingLastPathComponent().path, file) }
            #expect(text == (try? String(contentsOf: url, encoding: .utf8)), "\(file)")
        }
        let object = try JSONSerialization.jsonObject(with: Data(json(comparison).utf8))
        let document = try #require(object as? [String: Any])
        #expect(document["schema"] as? String == "rhumb.scenarios/1")
        let scenarios = try #require(document["scenarios"] as? [[String: Any]])
        #expect(scenarios.count == comparison.scenarios.count + 1)
        #expect(scenarios[0]["name"] is NSNull)
        #expect((scenarios[1]["changes"] as? [String])?.isEmpty == false)
    }

    @Test func aPlanWithoutScenariosSaysSo() throws {
        let folder = try Temporary.folder()
        try Temporary.write("plan p { period 2026-01-01 .. 2026-12-31; currency CNY }\n", folder, "p.rhumb")
        let outcome = Project.load(folder).runEveryScenario(options(.english))
        #expect(outcome.value == nil)
        #expect(outcome.diagnostics.map(\.id) == ["run/no-scenario"])
    }
}
