// The engine against the reference on random plans, random rows and random days (RHUMB_CASES, RHUMB_SEED).
import Foundation
import Rhumb
import RhumbText
import RhumbValues
import Testing

@Suite struct RandomPlans {
    private static let environment = ProcessInfo.processInfo.environment
    private static let cases = environment["RHUMB_CASES"].flatMap { Int($0) } ?? 3_000
    private static let firstSeed = environment["RHUMB_SEED"].flatMap { UInt64($0) } ?? 1

    @Test func engineAndReferenceAgree() {
        var made = 0
        var doubtful = 0
        var refused: [UInt64: String] = [:]
        var notRun = 0
        var failures: [String] = []
        for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.cases) {
            switch PlanComparison(seed: seed).run() {
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
            for (seed, message) in refused.sorted(by: { $0.key < $1.key }).prefix(40) {
                print("refused", seed, message)
            }
            for failure in failures { print(failure) }
            if Self.cases == 1, !failures.isEmpty { print(RandomPlan(seed: Self.firstSeed).text) }
        }
        #expect(refused.count * 20 < Self.cases)
        #expect(notRun * 20 < Self.cases)
        #expect(made >= Self.cases * 7)
    }
}

/// Faults that the comparison found, and that are mended: one small plan, a claim each.
@Suite struct MendedFaults {
    private static let data = """
        plan p "P" {
          period 2026-01-01 .. 2026-12-31
          currency CNY
        }
        dataset guests from "g.csv" {
          key id text
          joined date
          children integer
          rate percent
          channel one of "web", "phone"
          event joined
        }
        dataset stays from "s.csv" {
          guest_id refers to guests optional
          on_day date
          event on_day
        }
        tiers ladder of guests {
          active when count(stays) >= 1
          none otherwise
        }
        attributes of guests {
          fixed 3
        }
        segment web of guests where channel = "web"
        test "t" {
          today 2026-06-30
          given guests { id "a", joined 2025-01-01, children 2, rate 34%, channel "web" }
          given guests { id "b", joined 2026-02-01, children 3, rate 10%, channel "web" }
          given stays { guest_id "a", on_day 2025-02-01 }
          given stays { guest_id "b", on_day 2026-01-31 }
          given stays { guest_id "b", on_day 2026-02-02 }
          given stays { on_day 2025-02-01 }
        """

    @Test(arguments: [
        "count(guests where rate - 4pp = 30%) = 1",
        "count(guests where number(rate) + 0.1 + 0.2 = 0.64) = 1",
        "count(guests where number(rate) + children = 2.34) = 1",
        "sum(guests.rate) - 4pp - 0.3pp = 39.7%", "count(guests where (number(rate) else 0.7) + 0.1 = 0.44) = 1",
        "median(guests.children) = 2.5", "count(stays where guest_id.fixed = 3) = 3",
        "count(guests where ladder > ladder a year ago) = 0",
        "count(stays where guest_id.channel = \"web\") 150 days ago = 2",
        "count(stays) of web 150 days ago = 1",
    ])
    func mended(_ claim: String) throws { #expect(try holds(claim)) }

    private func holds(_ claim: String) throws -> Bool {
        let project = Project.inMemory([(path: "p.rhumb", text: Self.data + "\n  expect \(claim)\n}\n")])
        let checked = project.check()
        let plan = try #require(checked.value)
        let errors = checked.diagnostics.filter { $0.level == .error }.map { $0.message.english }
        #expect(errors == [])
        let results = plan.runTests(calendarDay: .first)
        #expect(results.count == 1)
        return results.allSatisfy(\.passed)
    }
}
