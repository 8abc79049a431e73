// The pages of the rules: each bad example breaks its rule once at the place that it marks, each good one not at all.
import Foundation
import RhumbChecker
import RhumbLint
import RhumbModel
import RhumbSyntax
import RhumbText
import Testing

/// An example with the rest of a plan beside it.
struct Example {
    let findings: [Diagnostic]
    /// Of the parser and the checker.
    let mistakes: [Diagnostic]
    /// Between ‹ and ›.
    let marked: Range<Int>?
    let file: SourceFile

    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpus/lint")

    private static func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// Looks at an example with one rule; `language` respells it first.
    init(_ text: String, _ rule: Rule, respelt language: Language? = nil) throws {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for character in text {
            if character == "‹" || character == "›" { ends.append(bytes.count) } else { bytes += Array(character.utf8) }
        }
        bytes.append(0x0A)
        marked = ends.count == 2 ? ends[0]..<ends[1] : nil
        if let language {
            let tree = parse(SourceFile(path: "example.rhumb", bytes: bytes), index: FileIndex(0)).value
            if let respelt = format(tree, language: language) { bytes = Array(respelt.utf8) }
        }
        file = SourceFile(path: "example.rhumb", bytes: bytes)
        let isPlan = text.split(separator: "\n").contains { $0.hasPrefix("plan ") || $0.hasPrefix("‹plan ") }
        let plan = isPlan ? [] : try Example.read("plan.rhumb")
        let rest = try plan + [0x0A] + Example.read("rest.rhumb")
        let parsed = [SourceFile(path: "rest.rhumb", bytes: rest), file].enumerated().map {
            parse($1, index: FileIndex($0))
        }
        let outcome = check(parsed.map { ProjectFile(tree: $0.value) })
        mistakes = (parsed.flatMap(\.diagnostics) + outcome.diagnostics).filter { $0.level == .error }
        guard let checked = outcome.value else {
            findings = []
            return
        }
        var others: [String: LintSettings.Setting] = [:]
        // Rules about comments ask what the others found.
        if rule.group != .lint { for other in Rule.all where other.id != rule.id { others[other.id] = .off } }
        findings = lint(checked, parsed.map(\.value), LintSettings(others)).filter {
            guard case .source(let span) = $0.place else { return false }
            return $0.id == rule.id && span.file == FileIndex(1)
        }
    }
}

extension Rule: CustomTestStringConvertible {
    public var testDescription: String { id }
}

@Suite struct RulePages {
    @Test(arguments: Rule.all.filter { !$0.needsData })
    func badBreaksTheRuleOnce(_ rule: Rule) throws {
        let example = try Example(rule.bad, rule)
        #expect(example.mistakes.map(\.message.english) == [])
        #expect(example.findings.map(\.message.english).count == 1, "\(example.findings.map(\.message.english))")
        let finding = try #require(example.findings.first)
        guard case .source(let span) = finding.place else { return }
        let marked = try #require(example.marked, "the bad example marks no place")
        #expect(span.start..<span.end == marked, "found at “\(example.file.text(span.start, span.end))”")
        #expect(finding.level == rule.level)
        #expect(finding.help != nil)
    }

    @Test(arguments: Rule.all.filter { !$0.needsData })
    func goodIsSilent(_ rule: Rule) throws {
        let example = try Example(rule.good, rule)
        #expect(example.mistakes.map(\.message.english) == [])
        #expect(example.findings.map(\.message.english) == [])
        #expect(example.marked == nil)
    }

    @Test(arguments: Rule.all.filter { !$0.needsData })
    func theLanguageChangesNothing(_ rule: Rule) throws {
        guard rule.group != .style else { return }
        #expect(try Example(rule.bad, rule, respelt: .chinese).findings.count == 1)
        #expect(try Example(rule.good, rule, respelt: .chinese).findings.isEmpty)
    }

    @Test func idsAreDifferentAndSorted() {
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
        for rule in Rule.all {
            #expect(RuleGroup.allCases.contains { rule.id.hasPrefix($0.rawValue + "/") })
            #expect(rule.bad != rule.good)
        }
    }
}
