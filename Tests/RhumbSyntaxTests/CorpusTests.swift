// Broken plans and what is said about them: one mistake, one message, in both languages.

import Foundation
import RhumbSyntax
import RhumbText
import Testing

@Suite struct CorpusTests {
    static let cases = Fixture.names(in: "errors")

    @Test func thereAreCases() { #expect(CorpusTests.cases.count >= 25) }

    @Test(arguments: cases)
    func diagnostics(_ name: String) throws {
        let outcome = parse(text: try Fixture.text("Tests/Corpus/syntax/errors/\(name)"))
        let text = (listing(outcome, .english) + listing(outcome, .chinese)).joined(separator: "\n") + "\n"
        let url = Fixture.corpus.appendingPathComponent("errors/\(name).expected")
        if Fixture.accepts { try text.write(to: url, atomically: true, encoding: .utf8) }
        #expect(text == (try String(contentsOf: url, encoding: .utf8)))
        // The file's name says how many mistakes it makes, when it is not one.
        let count = name.split(separator: ".").dropLast().last.flatMap { Int($0) } ?? 1
        #expect(outcome.diagnostics.count == count)
        #expect(outcome.value.hasErrors)
        #expect(format(outcome.value) == nil)
    }

    /// Applying a message's fixes removes it.
    @Test(arguments: cases)
    func fixesMend(_ name: String) throws {
        let file = SourceFile(path: name, text: try Fixture.text("Tests/Corpus/syntax/errors/\(name)"))
        let outcome = parse(file, index: FileIndex(0))
        for diagnostic in outcome.diagnostics {
            guard let fix = diagnostic.fixes.first else { continue }
            var bytes = file.bytes
            for edit in fix.edits.sorted(by: { $0.span.start > $1.span.start }) {
                bytes.replaceSubrange(edit.span.start..<edit.span.end, with: Array(edit.text.utf8))
            }
            let mended = parse(SourceFile(path: name, bytes: bytes), index: FileIndex(0))
            #expect(mended.diagnostics.count < outcome.diagnostics.count, "\(diagnostic.message.english)")
        }
    }

    @Test(arguments: [1_000, 10_000, 100_000])
    func deepNestingIsRefused(_ depth: Int) {
        let opens = String(repeating: "(", count: depth)
        let closes = String(repeating: ")", count: depth)
        let sources = [
            "metric m \(opens)1\(closes)\n", "metric m \(String(repeating: "count(", count: depth))x\(closes)\n",
            "metric m \(String(repeating: "not ", count: depth))x\n",
            "metric m \(String(repeating: "-", count: depth))x\n",
            "metric m \(String(repeating: "80% of ", count: depth))x\n", "metric m \(opens)\n",
            "attributes of g {\n  a \(opens)1\(closes)\n}\n", "metric m x\(String(repeating: " + 1", count: depth))\n",
            "metric m x\(String(repeating: ".y", count: depth))\n",
            "metric m \(String(repeating: "1 else ", count: depth))1\n",
            "metric m x\(String(repeating: " a year ago", count: depth))\n",
            "metric m \(String(repeating: "in last 3 days ", count: depth))x\n",
            "metric m \(String(repeating: "(x = ", count: depth))1\(closes)\n",
        ]
        for source in sources {
            let outcome = parse(text: source)
            #expect(
                outcome.diagnostics.count == (depth == 1_000 && outcome.diagnostics.isEmpty ? 0 : 1),
                "\(source.prefix(40))")
        }
    }
}
