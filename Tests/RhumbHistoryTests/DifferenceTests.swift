// What two runs differ in, by hand: which way a line moved, who crossed, what was added.
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@testable import RhumbHistory

@Suite("Differences") struct DifferenceTests {
    @Test(
        "which way a line moved",
        arguments: [
            ("target 38%", "target 36%", Metric.Better.higher, Movement.easier),
            ("target 38%", "target 40%", .higher, .harder),
            ("target 9%", "target 12%", .lower, .easier),
            ("target 38%", "target 36%", nil, .changed),
            ("target up 5pp", "target up 3pp", .higher, .easier),
            ("milestone 34% by 2026-06-30", "milestone 30% by 2026-06-30", .higher, .easier),
            ("milestone 34% by 2026-06-30", "milestone 34% by 2026-05-31", .higher, .harder),
            ("deadline 2026-12-31", "deadline 2027-03-31", .higher, .easier),
            ("keep at least 90% for 95%", "keep at least 85% for 95%", .higher, .easier),
            ("keep at least 90% for 95%", "keep at least 90% for 80%", .higher, .easier),
            ("keep at most 9% for 90%", "keep at most 8% for 90%", .lower, .harder),
            ("bands 95% 75%", "bands 90% 75%", nil, .easier),
            ("bands 95% 75%", "bands 95% 80%", nil, .harder),
            ("where spend >= 1_000 CNY", "where spend >= 800 CNY", nil, .easier),
            ("where spend>=1000 CNY", "where spend >= 1200 CNY", nil, .harder),
            ("where recency > 180 days", "where recency > 90 days", nil, .easier),
            ("where a < 5 and b > 3", "where a < 6 and b > 3", nil, .easier),
            ("where spend in top 20%", "where spend in top 30%", nil, .easier),
            ("require birth known for 95%", "require birth known for 90%", nil, .easier),
            ("require day fresh within 7 days", "require day fresh within 30 days", nil, .easier),
            ("at least 200 rows", "at least 100 rows", nil, .easier),
            ("contact guests at most 1 every 30 days", "contact guests at most 2 every 30 days", nil, .easier),
            // Two numbers, another unit, another word, a denial: nobody can say.
            ("bands 95% 75%", "bands 90% 80%", nil, .changed),
            ("target 38%", "target 36", .higher, .changed),
            ("where a > 5", "where b > 4", nil, .changed),
            ("where not a > 5", "where not a > 4", nil, .changed),
            ("sum(x in last 12 months)", "sum(x in last 6 months)", nil, .changed),
        ] as [(String, String, Metric.Better?, Movement)])
    func movements(_ old: String, _ new: String, _ better: Metric.Better?, _ expected: Movement) {
        #expect(movement(from: old, to: new, better: better) == expected)
    }

    private let old = """
        plan p "P" { period 2026-01-01 .. 2026-12-31; currency CNY }
        segment rich of guests where spend >= 1_000 CNY
        goal more "More" {
          measure repeat
          target 38%
          milestone 30% by 2026-03-31
          milestone 34% by 2026-06-30
        }
        action club { cost 5_000 CNY; task a 5 workdays; task b 6 workdays }
        risk flood { likelihood 2 of 5 }
        """

    private func changed(_ edit: (String) -> String) -> RunDifference {
        RunDifference(
            from: Sample.record(Sample.day(6, 1), plan: old), to: Sample.record(Sample.day(6, 1), plan: edit(old)))
    }

    @Test("a line that changed is told with both texts in both languages")
    func lines() throws {
        let difference = changed {
            $0.replacing("target 38%", with: "target 36%").replacing(">= 1_000", with: ">= 800")
        }
        #expect(difference.changes.count == 2)
        let threshold = try #require(difference.changes.first)
        #expect(threshold.group == .threshold)
        #expect(threshold.name == "rich")
        #expect(threshold.movement == .easier)
        #expect(threshold.old?.english == "where spend >= 1_000 CNY")
        #expect(threshold.old?.chinese.contains("其中") == true)
        let target = try #require(difference.changes.last)
        #expect(target.group == .target)
        #expect(target.title == "More")
        #expect(target.movement == .easier)
        #expect(target.kind == Message("goal", zh: "目标"))
        #expect(target.new == Message("target 36%", zh: "目标值 36%"))
        #expect(difference.declared.isEmpty)
    }

    @Test("of several lines with one word only the changed one is told")
    func repeatedLines() {
        let difference = changed { $0.replacing("milestone 34%", with: "milestone 33%") }
        #expect(difference.changes.map { $0.new?.english } == ["milestone 33% by 2026-06-30"])
        let tasks = changed { $0.replacing("task b 6", with: "task b 9") }
        #expect(tasks.changes.map { $0.old?.english } == ["task b 6 workdays"])
        #expect(tasks.changes.map(\.group) == [.other])
        let gone = changed { $0.replacing("milestone 30% by 2026-03-31\n", with: "\n") }
        #expect(gone.changes.count == 1)
        #expect(gone.changes.first?.new == nil)
    }

    @Test("the other spelling and another layout of the same plan are no difference")
    func spelling() {
        let spaced = changed { $0.replacing("target 38%", with: "target    38%   # a remark") }
        #expect(spaced.changes.isEmpty)
        let chinese = changed {
            $0.replacing("measure repeat", with: "衡量 repeat").replacing("goal more", with: "目标 more")
        }
        #expect(chinese.changes.isEmpty)
        #expect(chinese.isEmpty)
    }

    @Test("declarations that came and went")
    func declarations() {
        let difference = changed {
            $0.replacing("risk flood { likelihood 2 of 5 }", with: "risk fire \"Fire\" { likelihood 1 of 5 }")
        }
        #expect(difference.declared.map(\.name) == ["fire", "flood"])
        #expect(difference.declared.map(\.isAdded) == [true, false])
        #expect(difference.changes.isEmpty)
    }

    @Test("who crossed a segment, who changed tier, who is advised")
    func crossings() throws {
        var before = Sample.record(Sample.day(6, 1), keys: ["a", "b", "c"])
        var after = Sample.record(Sample.day(6, 2), keys: ["b", "c", "d", "e"])
        before.members += [
            .init(dataset: "guests", name: "steps", rung: "high", keys: ["a", "b"]),
            .init(dataset: "guests", name: "steps", rung: "low", keys: ["c", "x"]),
        ]
        after.members += [
            .init(dataset: "guests", name: "steps", rung: "high", keys: ["a", "c"]),
            .init(dataset: "guests", name: "steps", rung: "low", keys: ["b", "d"]),
        ]
        let difference = RunDifference(from: before, to: after)
        let crossing = try #require(difference.crossings.first)
        #expect(difference.crossings.count == 1)
        #expect(crossing.came == ["d", "e"])
        #expect(crossing.left == ["a"])
        #expect(difference.advised.map(\.came) == [["d", "e"]])
        let moves = difference.moves.map { "\($0.from ?? "-")→\($0.to ?? "-") \($0.keys.joined())" }
        #expect(moves == ["high→low b", "low→high c", "low→- x", "-→low d"])
    }

    @Test("statuses and values that changed, with the reasons of now")
    func statuses() throws {
        let before = Sample.record(Sample.day(6, 1))
        var after = Sample.record(Sample.day(6, 30))
        after.standings[0] = .init(
            kind: .goal, name: "more", title: nil, status: "off_track", value: .percent(0.2), target: .percent(0.4),
            better: .higher, because: [Message("it fell", zh: "下降了")])
        let difference = RunDifference(from: before, to: after)
        #expect(difference.statuses.count == 1)
        let turn = try #require(difference.statuses.first)
        #expect(turn.old.status == "on_track")
        #expect(turn.new.because.map(\.english) == ["it fell"])
        #expect(difference.values.filter { $0.old.value != $0.new.value }.map(\.new.name) == ["more"])
        #expect(!difference.isEmpty)
        #expect(RunDifference(from: before, to: before).isEmpty)
    }

    @Test("limits of the project and files that changed")
    func settings() throws {
        let before = Sample.record(Sample.day(6, 1))
        var after = RunRecord(
            plan: "p", title: nil, today: Sample.day(6, 1), scenario: nil, language: .english,
            bands: Bands(onTrack: 0.8, atRisk: 0.7))
        after.sources = before.sources
        after.tables = [
            .init(name: "guests", source: "guests.csv", rows: 13, fingerprint: Fingerprint(Array("abd".utf8)))
        ]
        let difference = RunDifference(from: before, to: after)
        #expect(difference.changes.map(\.movement) == [.easier])
        #expect(difference.changes.map(\.name) == ["rhumb.yaml"])
        #expect(difference.reread.map(\.isSameFile) == [false])
        #expect(difference.reread.map(\.newRows) == [13])
    }
}
