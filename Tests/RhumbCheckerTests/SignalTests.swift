// What is said of signals that no data, or all data, fire; and of which nothing is said.
import RhumbChecker
import RhumbSyntax
import RhumbText
import Testing

@Suite("Signals")
struct SignalTests {
    @Test(
        "By the bounds of their values",
        arguments: [
            // A share lies in 0..1.
            ("share(guests where score >= 8) > 120%", ["risk/signal-never"]),
            ("share(guests where score >= 8) > 100%", ["risk/signal-never"]),
            ("share(guests where score >= 8) >= 100%", []),
            ("share(guests where score >= 8) <= 100%", ["risk/signal-always"]),
            ("satisfied < 0%", ["risk/signal-never"]),
            ("satisfied > 80%", []),
            // Counts are not negative, and their sums and products are not.
            ("count(bookings) < 0", ["risk/signal-never"]),
            ("count(bookings) + count(guests) >= 0", ["risk/signal-always"]),
            ("count(bookings) - count(guests) < 0", []),
            ("count(bookings) / count(guests) < 0", ["risk/signal-never"]),
            // A column in its declared range, 0 to 10.
            ("max(guests.score) > 10", ["risk/signal-never"]),
            ("avg(guests.score) in 0 .. 10", ["risk/signal-always"]),
            ("sum(guests.score) < 0", ["risk/signal-never"]),
            ("sum(guests.score) > 1_000", []),
            // Nothing is known of amounts.
            ("revenue < 0 CNY", []),
            ("revenue in last 30 days < 80% of revenue in last 30 days a year ago", []),
            // Parts of a condition.
            ("satisfied > 80% or satisfied > 120%", []),
            ("satisfied > 110% or satisfied > 120%", ["risk/signal-never"]),
            ("not satisfied > 120%", ["risk/signal-always"]),
        ] as [(String, [String])])
    func bounds(_ signal: String, _ expected: [String]) throws {
        let risk = SourceFile(
            path: "risk.rhumb", bytes: Array("risk r { signal \(signal); owner wang }\n".utf8))
        let trees = [parse(try Corpus.file("base.rhumb"), index: FileIndex(0)), parse(risk, index: FileIndex(1))]
        let findings = trees.flatMap(\.diagnostics) + check(trees.map { ProjectFile(tree: $0.value) }).diagnostics
        #expect(findings.map(\.id) == expected)
    }
}
