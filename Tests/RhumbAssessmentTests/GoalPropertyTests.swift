// Laws that every goal obeys, over random ones.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing
import TestSupport

@Suite("Laws of status")
struct GoalPropertyTests {
    private func rank(_ status: GoalStatus) -> Int {
        switch status {
        case .noData, .notStarted: -1
        case .offTrack, .missed: 0
        case .atRisk: 1
        case .onTrack: 2
        case .achieved: 3
        }
    }

    private func random(_ random: inout Seeded) -> (goal: GoalCase, today: Day) {
        var goal = GoalCase()
        goal.better = Bool.random(using: &random) ? .higher : .lower
        goal.type = .number
        let low = Int64.random(in: 1...100, using: &random)
        let high = low + Int64.random(in: 0...100, using: &random)
        let (from, to) = goal.better == .higher ? (low, high) : (high, low)
        goal.baseline = .value(.integer(from))
        switch Int.random(in: 0...3, using: &random) {
        case 0: goal.aim = .keep(atLeast: goal.better == .higher, .integer(to), share: nil)
        case 1:
            goal.kind = .flow
            goal.aim = .reach(.value(.integer(to)))
        default: goal.aim = .reach(.value(.integer(to)))
        }
        if Bool.random(using: &random) {
            goal.milestones = [Goal.Milestone(value: .integer((from + to) / 2), day: day(2026, 5, 15))]
        }
        if Bool.random(using: &random) {
            goal.history = (1...5).map { month in
                dated(
                    day(2026, month + 1, 1).adding(days: -1), .number(Double.random(in: 0...200, using: &random)))
            }
        }
        return (goal, day(2026, 1, 1).adding(days: Int.random(in: 0...380, using: &random)))
    }

    /// The mean of 400 rows whose scatter does not depend on where it lies.
    private func mean(_ value: Double) -> Measurement {
        Measurement(
            value: .number(value), n: 400, skipped: 0,
            sampling: .mean(n: 400, sum: 400 * value, squares: 400 * (value * value + 25)), partial: false)
    }

    @Test("A better value never gets a worse status", arguments: [UInt64(1), 20_260_630, 77])
    func monotone(_ seed: UInt64) throws {
        var generator = Seeded(seed)
        for number in 0..<60 {
            var (goal, today) = random(&generator)
            // Month ends are left out here: a better value today on the same history is also a steeper line.
            goal.history = []
            var last = -1
            for step in 0...60 {
                let value = Double(step) * 4
                goal.value = mean(goal.better == .higher ? value : 240 - value)
                let status = try #require(goal.assessed(on: today)?.status.value)
                #expect(rank(status) >= last, "seed \(seed), case \(number), value \(value): \(status)")
                last = rank(status)
            }
        }
    }

    @Test("The same input gives the same verdict, none without a reason", arguments: [UInt64(3), 4])
    func pure(_ seed: UInt64) throws {
        var generator = Seeded(seed)
        for number in 0..<300 {
            var (goal, today) = random(&generator)
            goal.value = mean(Double.random(in: 0...200, using: &generator))
            let first = try #require(goal.assessed(on: today))
            let second = try #require(goal.assessed(on: today))
            #expect(first.status.value == second.status.value)
            #expect(first.status.because == second.status.because)
            #expect(first.projectedInterval == second.projectedInterval)
            #expect(!first.status.because.isEmpty, "seed \(seed), case \(number)")
            for sentence in first.status.because {
                #expect(!sentence.english.contains("unknown"), "\(sentence.english)")
            }
        }
    }
}
