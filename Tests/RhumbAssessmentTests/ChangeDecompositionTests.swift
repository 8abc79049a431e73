// What moved a measure adds up to its change, exactly, whatever was measured.
import RhumbModel
import RhumbText
import RhumbValues
import TestSupport
import Testing

@testable import RhumbAssessment

@Suite("Decomposition of a change")
struct ChangeDecompositionTests {
    private static func day(_ month: Int, _ day: Int) -> Day { Day(year: 2026, month: month, day: day) ?? .first }

    private static func share(_ yes: Int64, of n: Int64) -> Measurement {
        Measurement(
            value: n > 0 ? .percent(Double(yes) / Double(n)) : .unknown, n: n, skipped: 0,
            sampling: .share(yes: yes, n: n),
            partial: false)
    }

    private static func sum(_ minor: Int64) -> Measurement {
        Measurement(
            value: .money(Money(minor: minor, currency: .yuan)), n: nil, skipped: 0, sampling: .none, partial: false)
    }

    private static func change(_ before: [Measurement], _ after: [Measurement], whole: ([Measurement]) -> Measurement)
        -> MeasuredChange
    {
        let names = before.indices.map { Message(verbatim: "part \($0)") }
        return MeasuredChange(
            from: day(1, 1), to: day(6, 30), before: whole(before), after: whole(after), between: [],
            splits: [MeasuredChange.Parts(by: "part", names: names, before: before, after: after)])
    }

    private static func wholeShare(_ parts: [Measurement]) -> Measurement {
        var (yes, n) = (Int64(0), Int64(0))
        for part in parts { if case .share(let more, let rows) = part.sampling { (yes, n) = (yes + more, n + rows) } }
        return share(yes, of: n)
    }

    private static func wholeSum(_ parts: [Measurement]) -> Measurement {
        sum(
            parts.reduce(0) { total, part in
                if case .money(let money) = part.value { total + money.minor } else { total }
            })
    }

    @Test("the parts of a share", arguments: 0..<500)
    func shares(_ seed: Int) throws {
        var random = Seeded(UInt64(seed))
        func parts(_ count: Int) -> [Measurement] {
            (0..<count).map { _ in
                let n =
                    Bool.random(using: &random)
                    ? Int64.random(in: 0...9, using: &random) : Int64.random(in: 0...100_000, using: &random)
                return ChangeDecompositionTests.share(Int64.random(in: 0...n, using: &random), of: n)
            }
        }
        let count = Int.random(in: 1...12, using: &random)
        let change = ChangeDecompositionTests.change(
            parts(count), parts(count), whole: ChangeDecompositionTests.wholeShare)
        guard let from = change.before.value.magnitude, let to = change.after.value.magnitude else { return }
        let found = try #require(ChangeDecomposition.by(change.splits[0], of: change, isSum: false), "seed \(seed)")
        #expect(found.contributions.reduce(0) { $0 + $1.steps } == found.total, "seed \(seed)")
        #expect(found.total == Int64(((to - from) / found.step).rounded()), "seed \(seed)")
        #expect(found.contributions.allSatisfy { $0.own != nil })
        let months = try #require(ChangeDecomposition.byMonth(change))
        #expect(months.total == found.total, "seed \(seed)")
    }

    @Test("the parts of a sum", arguments: 0..<200)
    func sums(_ seed: Int) throws {
        var random = Seeded(UInt64(seed) + 1000)
        let count = Int.random(in: 1...12, using: &random)
        let before = (0..<count).map { _ in
            ChangeDecompositionTests.sum(Int64.random(in: -1_000_000...1_000_000_000, using: &random))
        }
        let after = (0..<count).map { _ in
            ChangeDecompositionTests.sum(Int64.random(in: -1_000_000...1_000_000_000, using: &random))
        }
        let change = ChangeDecompositionTests.change(before, after, whole: ChangeDecompositionTests.wholeSum)
        let found = try #require(ChangeDecomposition.by(change.splits[0], of: change, isSum: true))
        for (part, pair) in zip(found.contributions, zip(before, after)) {
            guard case (.money(let old), .money(let new)) = (pair.0.value, pair.1.value) else { continue }
            #expect(part.steps == new.minor - old.minor, "seed \(seed)")
        }
        #expect(found.contributions.reduce(0) { $0 + $1.steps } == found.total, "seed \(seed)")
    }

    // Two parts of 50 rows each at 20% and 60%; then 80 and 20 rows at 30% and 60%. By hand: 40% → 36%.
    @Test("Kitagawa's two components, by hand")
    func byHand() throws {
        let change = ChangeDecompositionTests.change(
            [ChangeDecompositionTests.share(10, of: 50), ChangeDecompositionTests.share(30, of: 50)],
            [ChangeDecompositionTests.share(24, of: 80), ChangeDecompositionTests.share(12, of: 20)],
            whole: ChangeDecompositionTests.wholeShare)
        let found = try #require(ChangeDecomposition.by(change.splits[0], of: change, isSum: false))
        #expect(found.total == -400)
        // Own: 0.10 × (0.5 + 0.8) / 2 = 6.50pp; share: 0.3 × (0.25 − 0.38) = −3.90pp.
        #expect(found.contributions[0].own == 650)
        #expect(found.contributions[0].steps == 260)
        // Own: nothing; share: −0.3 × (0.60 − 0.38) = −6.60pp.
        #expect(found.contributions[1].own == 0)
        #expect(found.contributions[1].steps == -660)
    }

    @Test("what is not made of its parts is not split")
    func refused() {
        let half = ChangeDecompositionTests.share(1, of: 2)
        var change = ChangeDecompositionTests.change(
            [half], [half], whole: { _ in ChangeDecompositionTests.share(3, of: 4) })
        #expect(ChangeDecomposition.by(change.splits[0], of: change, isSum: false) == nil)
        change = ChangeDecompositionTests.change([half], [half], whole: { _ in .nothing })
        #expect(ChangeDecomposition.by(change.splits[0], of: change, isSum: false) == nil)
        #expect(ChangeDecomposition.byMonth(change) == nil)
    }

    @Test("whole steps add up and are near", arguments: 0..<300)
    func steps(_ seed: Int) {
        var random = Seeded(UInt64(seed) + 5000)
        let numbers = (0..<Int.random(in: 0...20, using: &random)).map { _ in
            Double.random(in: -100...100, using: &random)
        }
        let steps = apportioned(numbers, step: 0.25)
        #expect(steps.reduce(0, +) == Int64((numbers.reduce(0, +) / 0.25).rounded()), "seed \(seed)")
        for (number, step) in zip(numbers, steps) {
            #expect((number / 0.25 - Double(step)).magnitude <= 1, "seed \(seed)")
        }
    }
}
