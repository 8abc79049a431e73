// The history file: what was stored comes back, and what is not ours or is broken is left as it is.
import Foundation
import RhumbModel
import RhumbText
import RhumbValues
import Testing
import TestSupport

@testable import RhumbHistory

/// Runs written by hand.
enum Sample {
    static func path() -> String { Scratch.place(".sqlite").path }

    static func day(_ month: Int, _ day: Int) -> Day { Day(year: 2026, month: month, day: day) ?? .first }

    static func record(_ today: Day, plan: String = "plan p { }\n", keys: [String] = ["g1", "g2"]) -> RunRecord {
        RunRecord(
            plan: "p", title: "“P” 方案", today: today, scenario: nil, language: .chinese,
            bands: Bands(onTrack: 0.9, atRisk: 0.7), sources: [.init(path: "p.rhumb", text: plan)],
            tables: [
                .init(name: "guests", source: "guests.csv", rows: 12, fingerprint: Fingerprint(Array("abc".utf8))),
                .init(name: "orders", source: "memory", rows: 0, fingerprint: nil),
            ],
            standings: [
                .init(
                    kind: .goal, name: "more", title: nil, status: "on_track", value: .percent(0.1 + 0.2),
                    target: .percent(0.4), better: .higher,
                    because: [Message("a 'quoted' one", zh: "一"), Message("two", zh: "二")]),
                .init(
                    kind: .metric, name: "revenue", title: "收入",
                    value: .money(Money(minor: -5, currency: .yuan)), better: .lower),
                .init(kind: .segment, name: "rich", title: nil, value: .integer(2)),
            ],
            members: [
                .init(dataset: "guests", name: "rich", rung: nil, keys: keys),
                .init(dataset: "guests", name: "ladder", rung: "top", keys: []),
            ], given: [.init(advice: "call", keys: keys.reversed())])
    }
}

@Suite("History") struct HistoryFileTests {
    @Test("what was stored comes back, by number and from the end")
    func roundTrip() throws {
        let history = HistoryFile(Sample.path())
        let records = (1...3).map { Sample.record(Sample.day(6, $0), keys: ["g\($0)", "g10", "客\n人"]) }
        for (position, record) in records.enumerated() {
            #expect(try history.append(record, recorded: 1_780_000_000) == position + 1)
        }
        #expect(try history.runs().map(\.number) == [1, 2, 3])
        #expect(try history.runs().map(\.today) == records.map(\.today))
        for number in 1...3 {
            var stored = try #require(try history.record(number))
            #expect(stored.number == number)
            stored.number = nil
            #expect(stored == records[number - 1])
            #expect(try history.record(number - 4)?.number == number)
        }
        #expect(try history.record(4) == nil)
        #expect(try history.record(-4) == nil)
        #expect(try history.record(0) == nil)
    }

    @Test("what repeats from run to run is stored once")
    func sharing() throws {
        let history = HistoryFile(Sample.path())
        for day in 1...20 { _ = try history.append(Sample.record(Sample.day(6, day)), recorded: 0) }
        let blobs = try history.opened().rows("SELECT count(*) FROM blob").first?.first?.integer
        // The plan's text, the two keys, the empty list.
        #expect(blobs == 3)
    }

    @Test("many at once: nobody's run is lost")
    func concurrency() async throws {
        let path = Sample.path()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 1...4 {
                group.addTask {
                    for day in 1...5 {
                        let record = Sample.record(Sample.day(writer, day), plan: "plan p\(writer) { }\n")
                        _ = try HistoryFile(path, patience: 60_000).append(record, recorded: 0)
                    }
                }
            }
            try await group.waitForAll()
        }
        let runs = try HistoryFile(path).runs()
        #expect(runs.map(\.number) == Array(1...20))
        #expect(Set(runs.map(\.today)).count == 20)
    }

    /// What must be refused, and the fault that says so.
    enum Broken: String, CaseIterable {
        case newer, foreign, cut, scrambled, text

        func spoil(_ path: String) throws {
            let file = URL(fileURLWithPath: path)
            switch self {
            case .newer:
                let connection = try HistoryFile(path).openedForWriting()
                try connection.run("PRAGMA user_version = 2")
                try connection.run("CREATE TABLE later (a TEXT)")
            case .foreign:
                try FileManager.default.removeItem(at: file)
                try Connection(path, .write, patience: 0).run("CREATE TABLE theirs (a TEXT)")
            case .cut:
                let bytes = try Data(contentsOf: file)
                try bytes.prefix(bytes.count / 2).write(to: file)
            case .scrambled:
                var bytes = try Data(contentsOf: file)
                for place in stride(from: 4096, to: bytes.count, by: 3) { bytes[place] ^= 0x5A }
                try bytes.write(to: file)
            case .text: try Data(String(repeating: "this is no database\n", count: 400).utf8).write(to: file)
            }
        }

        func isRight(_ fault: HistoryFault) -> Bool {
            switch (self, fault) {
            case (.newer, .newer(form: 2)), (.foreign, .foreign), (.cut, .damaged), (.scrambled, .damaged),
                (.text, .damaged):
                true
            default: false
            }
        }
    }

    @Test("a file that is not understood is left as it is", arguments: Broken.allCases)
    func refusal(_ broken: Broken) throws {
        let path = Sample.path()
        for day in 1...9 {
            let keys = (0..<400).map { "guest-\(day)-\($0 * 7919 % 1000)" }
            _ = try HistoryFile(path).append(Sample.record(Sample.day(6, day), keys: keys), recorded: 0)
        }
        try broken.spoil(path)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        do throws(HistoryFault) {
            _ = try HistoryFile(path).append(Sample.record(Sample.day(7, 1)), recorded: 0)
            Issue.record("\(broken) was written to")
        } catch {
            #expect(broken.isRight(error), "\(error)")
            for language in Language.allCases {
                let diagnostic = error.diagnostic(path, .warning)
                #expect(!diagnostic.message.text(in: language).isEmpty)
                #expect(diagnostic.help != nil)
            }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("a file that another process holds is waited for, and then given up")
    func busy() throws {
        let path = Sample.path()
        _ = try HistoryFile(path).append(Sample.record(Sample.day(6, 1)), recorded: 0)
        let other = try Connection(path, .write, patience: 0)
        try other.run("BEGIN IMMEDIATE")
        #expect(throws: HistoryFault.busy) {
            try HistoryFile(path, patience: 50).append(Sample.record(Sample.day(6, 2)), recorded: 0)
        }
        try other.run("ROLLBACK")
        #expect(try HistoryFile(path).append(Sample.record(Sample.day(6, 2)), recorded: 0) == 2)
    }

    @Test("an empty file becomes a history; a folder does not")
    func emptyFile() throws {
        let path = Sample.path()
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(throws: HistoryFault.missing) { try HistoryFile(path).runs() }
        #expect(try HistoryFile(path).append(Sample.record(Sample.day(6, 1)), recorded: 0) == 1)
        #expect(throws: HistoryFault.self) {
            try HistoryFile(FileManager.default.temporaryDirectory.path).append(
                Sample.record(Sample.day(6, 1)), recorded: 0)
        }
    }
}

@Suite("History codes") struct CodeTests {
    @Test("values come back as they were")
    func values() {
        let values: [Value] = [
            .unknown, .yesNo(true), .yesNo(false), .integer(.min), .number(0.1), .number(1e300), .percent(1.0 / 3),
            .points(-0.07), .money(Money(minor: .max, currency: .yuan)), .text(""), .text("a b\nc"),
            .date(Sample.day(2, 28)),
            .days(-3), .months(14),
        ]
        for value in values { #expect(ValueCode.value(ValueCode.text(value)) == value) }
        for nonsense in ["", "percent", "percent x", "money 5", "money 5 yuan", "date 2026-02-30", "later 5"] {
            #expect(ValueCode.value(nonsense) == .unknown, "\(nonsense)")
        }
    }

    @Test("lists of keys come back as they were, and a cut one is noticed", arguments: 0..<50)
    func keys(_ seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let keys = (0..<random(300)).map { _ in
            String((0..<random(random(20) == 0 ? 400 : 9)).map { _ in "ab01客é\n"[random(7)] })
        }.sortedByBytes
        let code = KeyCode.bytes(keys)
        #expect(KeyCode.keys(code) == keys, "seed \(seed)")
        if let last = keys.last, !last.isEmpty, keys.dropLast().last != last {
            #expect(KeyCode.keys(Array(code.dropLast())) == nil, "seed \(seed)")
        }
    }

    @Test("the fingerprint is FNV-1a: the vectors of its authors")
    func fingerprint() {
        // Fowler, Noll, Vo: http://www.isthe.com/chongo/src/fnv/test_fnv.c
        #expect(Fingerprint([]).hash == 0xcbf2_9ce4_8422_2325)
        #expect(Fingerprint(Array("a".utf8)).hash == 0xaf63_dc4c_8601_ec8c)
        #expect(Fingerprint(Array("foobar".utf8)).hash == 0x8594_4171_f739_67e8)
        #expect(Fingerprint(Array("foobar".utf8)).description == "85944171f73967e8")
        #expect(Fingerprint(Array("foobar".utf8)).bytes == 6)
    }
}

extension String {
    fileprivate subscript(_ position: Int) -> Character { self[index(startIndex, offsetBy: position)] }
}
