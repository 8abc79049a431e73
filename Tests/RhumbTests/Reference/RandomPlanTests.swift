// The engine against the reference on random plans, random rows and random days (RHUMB_CASES, RHUMB_SEED).
import Foundation
import Testing

@Suite struct RandomPlans {
    private static let environment = ProcessInfo.processInfo.environment
    private static let cases = environment["RHUMB_CASES"].flatMap { Int($0) } ?? 3_000
    private static let firstSeed = environment["RHUMB_SEED"].flatMap { UInt64($0) } ?? 1

    /// RHUMB_STRICT=1 lets none pass.
    private static let departures = environment["RHUMB_STRICT"] == nil ? Set(Departure.allCases) : []

    @Test func engineAndReferenceAgree() {
        var made = 0
        var doubtful = 0
        var refused: [UInt64: String] = [:]
        var notRun = 0
        var failures: [String] = []
        for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.cases) {
            switch PlanComparison(seed: seed, departures: Self.departures).run() {
            case .refused(let messages): refused[seed] = messages.first ?? "?"
            case .notRun: notRun += 1
            case .compared(let tally):
                made += tally.made
                doubtful += tally.doubtful
                guard !tally.differences.isEmpty else { continue }
                failures.append("seed \(seed): " + tally.differences.joined(separator: "\n  "))
            }
        }
        print(
            "random plans: \(Self.cases) cases, \(made) comparisons, \(doubtful) in doubt, \(refused.count) refused,",
            "\(notRun) not run, \(failures.count) failed")
        for failure in failures.prefix(5) { Issue.record("\(failure)") }
        if Self.environment["RHUMB_SHOW"] != nil {
            for (seed, message) in refused.sorted(by: { $0.key < $1.key }).prefix(40) { print("refused", seed, message) }
            for failure in failures { print(failure) }
            if Self.cases == 1, !failures.isEmpty { print(RandomPlan(seed: Self.firstSeed).text) }
        }
        #expect(refused.count * 20 < Self.cases)
        #expect(notRun * 20 < Self.cases)
        #expect(made >= Self.cases * 7)
    }
}
