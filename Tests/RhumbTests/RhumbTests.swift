// The shipped plans: understood, laid out, tested, run; the same in either spelling and for any number of threads.
import Foundation
import Rhumb
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct ShippedPlans {
    @Test func theyAreThere() {
        let wanted = [
            "cdnow", "four-goals", "hotel-rollout", "lakeside", "phased-growth", "tourism-strategy", "旅行社", "西湖旅行社",
        ]
        #expect(Set(wanted).isSubset(of: Shipped.names))
    }

    @Test(arguments: Shipped.names)
    func nothingIsFound(_ name: String) {
        let findings = Project.load(Shipped.path(name)).check().diagnostics
        #expect(findings.map(\.message.english) == [])
    }

    @Test(arguments: Shipped.names)
    func itsTestsPass(_ name: String) throws {
        let project = Project.load(Shipped.path(name))
        let plan = try #require(project.check().value)
        let results = plan.runTests(calendarDay: .first, bands: project.bands)
        #expect(results.count >= 3)
        for result in results {
            let broken = result.expectations.filter { $0.verdict != .passed }.map(\.expectation.text.english)
            #expect(result.passed, "\(result.title): \(broken) \(result.diagnostics.map(\.message.english))")
        }
    }

    /// Committed plans are laid out, and the way into the other language and back changes no byte.
    @Test(arguments: Shipped.names)
    func respellingIsLossless(_ name: String) throws {
        let folder = try Shipped.copy(name)
        for file in Project.planFiles(at: folder) {
            let original = try Data(contentsOf: URL(fileURLWithPath: file))
            let language = Project.load(file).language
            let other: Language = language == .english ? .chinese : .english
            #expect(Project.formatted(file, language: nil).value?.isChanged == false)
            let there = try #require(Project.formatted(file, language: other).value)
            #expect(there.isChanged)
            try Temporary.write(there.text, folder, URL(fileURLWithPath: file).lastPathComponent)
            let back = try #require(Project.formatted(file, language: language).value)
            #expect(Data(back.text.utf8) == original)
        }
    }

    /// Both spellings of a plan report the same bytes.
    @Test(arguments: Shipped.names)
    func bothSpellingsReportTheSame(_ name: String) throws {
        let folder = try Shipped.copy(name)
        let first = try #require(run(folder, language: .english).value)
        for file in Project.planFiles(at: folder) {
            let other: Language = Project.load(file).language == .english ? .chinese : .english
            let there = try #require(Project.formatted(file, language: other).value)
            try Temporary.write(there.text, folder, URL(fileURLWithPath: file).lastPathComponent)
        }
        let second = try #require(run(folder, language: .english).value)
        #expect(json(first) == json(second))
    }

    @Test(arguments: Shipped.names)
    func threadsAgree(_ name: String) throws {
        let reports = try [1, 2, 3].map { try #require(run(Shipped.path(name), threads: $0).value) }
        let texts = reports.map { json($0) }
        #expect(texts[0] == texts[1])
        #expect(texts[0] == texts[2])
    }

    /// plans/NAME/expected holds the report a reader sees, and the machine's. RHUMB_ACCEPT=1 accepts what is there now.
    @Test(arguments: Shipped.names)
    func theReportIsAsExpected(_ name: String) throws {
        let report = try #require(run(Shipped.path(name)).value)
        let texts = ["report.txt": terminal(report, width: 120, colour: false), "report.json": json(report)]
        for (file, text) in texts {
            let url = Shipped.plans.appendingPathComponent("\(name)/expected/\(file)")
            if Shipped.accepts { try Temporary.write(text, url.deletingLastPathComponent().path, file) }
            #expect(text == (try? String(contentsOf: url, encoding: .utf8)), "\(name)/expected/\(file)")
        }
    }
}

/// Figures computed independently with a script over the file (plans/cdnow/verify.py).
@Suite struct CDNOW {
    @Test func figures() throws {
        let outcome = run(Shipped.path("cdnow"))
        let report = try #require(outcome.value)
        #expect(report.measurements.today.description == "1998-06-30")
        #expect(report.measurements.datasets.map(\.rows) == [23_570, 69_659])
        let text = json(report)
        #expect(text.contains("\"2500315.63\""))
        #expect(text.contains("0.494781501909"))
        func segment(_ name: String) -> SegmentMeasurement? {
            report.plan.segments.ids.first { report.plan.segments[$0].heading.name == name }
                .map { report.measurements.segments[$0.index] }
        }
        #expect(segment("asleep") == SegmentMeasurement(inside: 18_196, outside: 5_374, unknown: 0))
        #expect(segment("active")?.inside == 8_332)
        #expect(segment("repeaters")?.inside == 5_163)
    }
}

@Suite struct Scenarios {
    @Test func settingsOverrideValues() throws {
        let plain = try #require(run(Shipped.path("cdnow")).value)
        let changed = try #require(
            run(Shipped.path("cdnow"), settings: ["second_purchase.target=60%", "win_back_rate=10%"]).value)
        #expect(json(plain) != json(changed))
        let goal = try #require(changed.plan.goals.all.first { $0.heading.name == "second_purchase" })
        #expect(goal.aim == .reach(.value(.percent(Exact(6, scale: 1)))))
    }

    @Test func anUnknownNameIsRefused() {
        let outcome = run(Shipped.path("cdnow"), settings: ["second_purchas.target=60%"])
        #expect(outcome.value == nil)
        #expect(outcome.diagnostics.contains { $0.help?.english == "did you mean `second_purchase`?" })
        #expect(run(Shipped.path("cdnow"), scenario: "nowhere").diagnostics.map(\.id).contains("run/no-scenario"))
    }
}

@Suite struct Templates {
    @Test(arguments: Language.allCases, Template.names)
    func aNewPlanChecksRunsAndPassesItsTests(_ language: Language, _ name: String) throws {
        let folder = try Temporary.folder()
        let template = try #require(Template.named(name, language: language))
        guard case .made(let files) = NewProject.create(template, in: folder) else {
            Issue.record("nothing was made")
            return
        }
        #expect(files.count == template.files.count)
        let project = Project.load(folder)
        let checked = project.check()
        #expect(checked.diagnostics.map(\.message.english) == [])
        #expect(project.language == language)
        let plan = try #require(checked.value)
        let passed = plan.runTests(calendarDay: .first).map(\.passed)
        #expect(passed.allSatisfy { $0 })
        let report = try #require(run(folder).value)
        // A sample of the data may make a goal look unreachable; it must never make a plan wrong.
        #expect(report.diagnostics.filter { $0.level == .error }.map(\.message.english) == [])
        #expect(report.assessment.recommendations.contains { $0.key != nil })
        for file in Project.planFiles(at: folder) {
            #expect(Project.formatted(file, language: nil).value?.isChanged == false, "\(file)")
        }
        // What is there is never overwritten.
        guard case .occupied = NewProject.create(template, in: folder) else {
            Issue.record("a plan was overwritten")
            return
        }
    }
}
