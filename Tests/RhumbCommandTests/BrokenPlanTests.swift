// Whole plans with one mistake each, the way consultants make them (Tests/Corpus/broken): one finding, on the line of the
// mistake, with what to do next. What is said stands beside each plan in both languages; RHUMB_ACCEPT=1 accepts what is said now.
import Foundation
import Testing

@Suite struct BrokenPlans {
    static let corpus = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpus/broken")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? [])
        .filter { $0.hasSuffix(".rhumb") }.sorted()

    @Test func thereArePlans() { #expect(BrokenPlans.names.count >= 150) }

    @Test(arguments: names)
    func oneFindingOnItsLine(_ name: String) throws {
        let text = try String(contentsOf: Self.corpus.appendingPathComponent(name), encoding: .utf8)
        let expected = try #require(text.firstMatch(of: /\n# Expect: (\d+) (\S+)\n/), "\(name) expects nothing")
        var said = ""
        for language in ["en", "zh"] {
            let ran = try Command.run(["check", name, "--language", language], in: Self.corpus.path)
            said += "--- \(language) \(ran.code)\n" + ran.output
            let heads = ran.output.matches(of: /(?m)^\S+\[(\S+)\]/).map { String($0.1) }
            #expect(heads == [String(expected.2)], "\(name): \(ran.output)")
            #expect(ran.output.contains("\(name):\(expected.1):"), "\(name): \(ran.output)")
            #expect(ran.output.contains(language == "en" ? "= help: " : "= 建议："), "\(name): \(ran.output)")
        }
        let snapshot = Self.corpus.appendingPathComponent("said/" + name.replacing(".rhumb", with: ".txt"))
        if ProcessInfo.processInfo.environment["RHUMB_ACCEPT"] == "1" {
            try said.write(to: snapshot, atomically: true, encoding: .utf8)
        }
        #expect(said == (try String(contentsOf: snapshot, encoding: .utf8)))
    }
}
