// The pages of the rules that look at data: each bad example breaks its rule once at the place that it marks, over the rows of
// the test that stands in it; each good one not at all.
import Foundation
import Rhumb
import RhumbLint
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues
import Testing

private let dataRules = Rule.all.filter(\.needsData)

/// An example with the rest of a plan beside it, and what is found over its test's rows.
private struct DataExample {
    let findings: [Diagnostic]
    let mistakes: [Diagnostic]
    /// Between ‹ and ›.
    let marked: String?
    private let text: String

    init(_ example: String, _ rule: Rule, respelt language: Language? = nil) throws {
        let parts = example.split(omittingEmptySubsequences: false) { $0 == "‹" || $0 == "›" }
        marked = parts.count == 3 ? String(parts[1]) : nil
        var text = parts.joined() + "\n"
        if let language {
            let tree = parse(SourceFile(path: "example.rhumb", bytes: Array(text.utf8)), index: FileIndex(0)).value
            text = try #require(format(tree, language: language))
        }
        self.text = text
        let folder = Shipped.root.appendingPathComponent("Tests/Corpus/lint")
        let rest = try ["plan.rhumb", "rest.rhumb"].map {
            try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
        }.joined(separator: "\n")
        let project = Project.inMemory([(path: "rest.rhumb", text: rest), (path: "example.rhumb", text: text)])
        let checked = project.check()
        let plan = try #require(checked.value)
        let test = try #require(plan.tests.first, "the example has no test")
        var others: [String: LintSettings.Setting] = [:]
        for other in Rule.all where other.id != rule.id { others[other.id] = .off }
        let options = RunOptions(asOf: test.today, calendarDay: Day(year: 2026, month: 6, day: 30) ?? .first)
        let outcome = project.lint(plan, readers: plan.tables(of: test), options, LintSettings(others))
        mistakes = (checked.diagnostics + outcome.diagnostics).filter { $0.level == .error }
        findings = outcome.diagnostics.filter { $0.id == rule.id }
        // What a test claims of the rows is so.
        for result in plan.runTests(calendarDay: options.calendarDay) { #expect(result.passed, "\(result.title)") }
    }

    func found(_ finding: Diagnostic) -> String? {
        guard case .source(let span) = finding.place, span.file == FileIndex(1) else { return nil }
        return SourceFile(path: "", bytes: Array(text.utf8)).text(span.start, span.end)
    }
}

@Suite struct DataRulePages {
    @Test func thereAreSome() { #expect(dataRules.count == 9) }

    @Test(arguments: dataRules.map(\.id))
    func badBreaksTheRuleOnce(_ id: String) throws {
        let rule = try #require(Rule.named(id))
        let example = try DataExample(rule.bad, rule)
        #expect(example.mistakes.map(\.message.english) == [])
        #expect(example.findings.count == 1, "\(example.findings.map(\.message.english))")
        let finding = try #require(example.findings.first)
        #expect(example.found(finding) == example.marked)
        #expect(finding.level == rule.level)
        #expect(finding.help != nil)
    }

    @Test(arguments: dataRules.map(\.id))
    func goodIsSilent(_ id: String) throws {
        let rule = try #require(Rule.named(id))
        let example = try DataExample(rule.good, rule)
        #expect(example.mistakes.map(\.message.english) == [])
        #expect(example.findings.map(\.message.english) == [])
        #expect(example.marked == nil)
    }

    @Test(arguments: dataRules.map(\.id))
    func theLanguageChangesNothing(_ id: String) throws {
        let rule = try #require(Rule.named(id))
        #expect(try DataExample(rule.bad, rule, respelt: .chinese).findings.count == 1)
        #expect(try DataExample(rule.good, rule, respelt: .chinese).findings.isEmpty)
    }

    private static let members =
        "dataset members { key id text; score integer 0 .. 10 optional; visits integer }\n"

    /// Where the rules are silent because the plan may be right.
    @Test(arguments: [
        // Without rows nothing can be said.
        ("data/segment-empty", "segment some of members where visits > 3\ntest \"t\" { expect count(members) = 0 }"),
        // Everybody is meant.
        (
            "data/segment-everybody",
            "segment all_members of members\ntest \"t\" { given members { id \"a\", visits 1 }; expect count(members) = 1 }"
        ),
        // One within the other is the business of another rule.
        (
            "data/segments-equal",
            """
            segment some of members where visits > 3
            segment of_them of some where visits > 2
            test "t" { given members { id "a", visits 4 } { id "b", visits 1 }; expect count(some) = 1 }
            """
        ),
        // The last one takes who is left.
        (
            "data/tier-empty",
            """
            tiers t of members { much when visits > 3; little otherwise }
            test "t" { given members { id "a", visits 4 }; expect count(members) = 1 }
            """
        ),
        // The goal is over: there is nothing left to plan.
        (
            "smart/sample-too-small",
            """
            metric content share(members where score >= 8) better higher
            goal g { measure content; baseline 50%; target 51%; deadline 2026-03-31 }
            test "t" { given members { id "a", visits 4, score 9 } { id "b", visits 1, score 1 }; expect content = 50% }
            """
        ),
        // A sum has no interval, and is a fact.
        (
            "smart/baseline-differs",
            """
            metric all_visits sum(members.visits) better higher
            goal g { measure all_visits; baseline 900; target 1_000; deadline 2026-12-31 }
            test "t" { given members { id "a", visits 4 }; expect all_visits = 4 }
            """
        ),
        // It has begun, and success is what it is for.
        (
            "smart/already-there",
            """
            metric content share(members where score >= 8) better higher
            goal g { measure content; start 2026-01-01; baseline 20%; target 60%; deadline 2026-12-31 }
            test "t" { given members { id "a", visits 4, score 9 }; expect content = 100% }
            """
        ),
        // No is known, whatever the other part may be.
        (
            "risk/signal-unknown",
            """
            risk r { likelihood 2 of 5; impact 2 of 5; signal count(members) > 9 and avg(members.score) < 3 }
            test "t" { given members { id "a", visits 4, score missing }; expect count(members) = 1 }
            """
        ),
        // Nothing to judge.
        (
            "data/requirement-broken",
            """
            dataset calls { key id text; minutes integer; require minutes > 0 }
            test "t" { given members { id "a", visits 4 }; expect count(calls) = 0 }
            """
        ),
    ])
    func saysNothing(_ id: String, _ text: String) throws {
        let rule = try #require(Rule.named(id))
        let example = try DataExample(Self.members + text, rule)
        #expect(example.mistakes.map(\.message.english) == [])
        #expect(example.findings.map(\.message.english) == [])
    }

    /// One of 400 is 0.25%, and 0% is outside its interval; but somebody who writes 0% may mean 0.25%.
    @Test(arguments: [("0%", 0), ("0.01%", 1), ("2%", 1)])
    func aBaselineMayBeRounded(_ baseline: String, _ findings: Int) throws {
        let rule = try #require(Rule.named("smart/baseline-differs"))
        let rows = (0..<400).map { "{ id \"c\($0)\", joined 2025-03-01, score \($0 == 0 ? 9 : 1) }" }
        let text = """
            dataset callers { key id text; joined date; score integer; event joined }
            metric content share(callers where score >= 8) better higher
            goal g { measure content; baseline \(baseline); target 60%; deadline 2026-12-31 }
            test "t" { given callers \(rows.joined(separator: " ")); expect count(callers) = 400 }
            """
        let example = try DataExample(text, rule)
        #expect(example.mistakes.map(\.message.english) == [])
        #expect(example.findings.count == findings, "\(example.findings.map(\.message.english))")
    }
}
