// Plans with one mistake each, and what is said about them in both languages. RHUMB_ACCEPT=1 accepts what is said now.
import Foundation
import RhumbChecker
import RhumbModel
import RhumbSyntax
import RhumbText
import Testing

enum Corpus {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpus/check")
    static let accepts = ProcessInfo.processInfo.environment["RHUMB_ACCEPT"] == "1"

    static var cases: [String] { plans(in: "errors") }
    static var warnings: [String] { plans(in: "warnings") }

    private static func plans(in folder: String) -> [String] {
        let files =
            (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)) ?? []
        return files.filter { $0.hasSuffix(".rhumb") }.sorted()
    }

    static func file(_ name: String) throws -> SourceFile {
        SourceFile(path: name, bytes: Array(try Data(contentsOf: root.appendingPathComponent(name))))
    }
}

@Suite struct BrokenPlans {
    @Test func thereAreCases() { #expect(Corpus.cases.count >= 60 && !Corpus.warnings.isEmpty) }

    @Test func theBaseIsSound() throws {
        let base = parse(try Corpus.file("base.rhumb"), index: FileIndex(0))
        let outcome = check([ProjectFile(tree: base.value)])
        #expect(base.diagnostics.isEmpty)
        #expect(outcome.diagnostics.isEmpty)
        #expect(outcome.value?.goals.count == 1)
    }

    /// One mistake, one message, at a place in the broken file.
    @Test(arguments: Corpus.cases)
    func oneMistakeOneMessage(_ name: String) throws {
        let findings = try findings(inFile: "errors/\(name)")
        #expect(findings.count == 1)
        #expect(findings.allSatisfy { $0.level == .error && $0.help != nil })
    }

    /// What is said about the base with one more file, as accepted.
    private func findings(inFile name: String) throws -> [Diagnostic] {
        let files = [try Corpus.file("base.rhumb"), try Corpus.file(name)]
        let trees = files.enumerated().map { parse($1, index: FileIndex($0)) }
        let findings =
            trees.flatMap(\.diagnostics) + check(trees.map { ProjectFile(tree: $0.value) }).diagnostics
        let text =
            Language.allCases.map { language in
                findings.map { line($0, files, language) }.joined(separator: "\n")
            }.joined(separator: "\n") + "\n"
        let expected = Corpus.root.appendingPathComponent(name + ".expected")
        if Corpus.accepts { try text.write(to: expected, atomically: true, encoding: .utf8) }
        #expect(text == (try? String(contentsOf: expected, encoding: .utf8)))
        return findings
    }

    /// Sound plans about which something is worth saying: one warning each, never an error.
    @Test(arguments: Corpus.warnings)
    func oneWarning(_ name: String) throws {
        let findings = try findings(inFile: "warnings/\(name)")
        #expect(findings.count == 1)
        #expect(findings.allSatisfy { $0.level == .warning && $0.help != nil })
    }

    private func line(_ finding: Diagnostic, _ files: [SourceFile], _ language: Language) -> String {
        var place = "-"
        if case .source(let span) = finding.place {
            let file = files[Int(span.file.value)]
            let position = file.position(at: span.start)
            place =
                "\(file.path.split(separator: "/").last ?? ""):\(position.line):\(position.column) `\(file.text(span.start, span.end))`"
        }
        let help = finding.help.map { "\n    " + $0.text(in: language) } ?? ""
        return "\(place) \(finding.id)\n    \(finding.message.text(in: language))\(help)"
    }
}
