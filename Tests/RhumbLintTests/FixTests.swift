// Fixes: what they write is the good example of their rule, word for word, in either language.
import RhumbLint
import RhumbSyntax
import RhumbText
import Testing

@Suite struct Fixes {
    private static let rules = ["style/double-negation", "style/comparison-with-yes"]

    @Test(arguments: rules, [Language.english, .chinese])
    func mendsTheBadExample(_ id: String, _ language: Language) throws {
        let rule = try #require(Rule.named(id))
        let bad = try Example(rule.bad, rule, respelt: language)
        let good = try Example(rule.good, rule, respelt: language)
        let edit = try #require(bad.findings.first?.fixes.first?.edits.first)
        let text = bad.file.text(0, edit.span.start) + edit.text + bad.file.text(edit.span.end, bad.file.bytes.count)
        #expect(text == good.file.text(0, good.file.bytes.count))
    }

    @Test(arguments: [
        (
            "style/double-negation", "(not (channel != \"web\")) and frequency > 1",
            "(channel = \"web\") and frequency > 1"
        ),
        ("style/double-negation", "not (not consented)", "consented"),
        ("style/comparison-with-yes", "consented = no or frequency > 1", "not consented or frequency > 1"),
        ("style/comparison-with-yes", "(consented != no) and frequency > 1", "(consented) and frequency > 1"),
    ])
    func keepsBrackets(_ id: String, _ condition: String, _ mended: String) throws {
        let rule = try #require(Rule.named(id))
        let head = "segment some \"Some\" of guests where "
        let bad = try Example(head + condition, rule)
        #expect(bad.mistakes.map(\.message.english) == [])
        let edit = try #require(bad.findings.first?.fixes.first?.edits.first)
        let text = bad.file.text(0, edit.span.start) + edit.text + bad.file.text(edit.span.end, bad.file.bytes.count)
        #expect(text == head + mended + "\n")
    }
}
