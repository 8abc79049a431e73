// History on the command line: runs that are killed at random moments, files that are not understood, differences.
import Foundation
import RhumbHistory
import Testing

@Suite struct HistoryOnTheCommandLine {
    static let settings = Array("history: .rhumb/history.sqlite\n".utf8)
    static let tiers = Array(
        (Small.plan + "\n\ntiers steps of guests {\n  high when spend >= 100 CNY\n  low otherwise\n}\n").utf8)

    private func project(_ changes: [String: [UInt8]] = [:]) throws -> String {
        try Command.project(
            Small.files(["rhumb.yaml": Self.settings, "shop.rhumb": Self.tiers].merging(changes) { $1 }))
    }

    private func store(_ folder: String) -> String { folder + "/.rhumb/history.sqlite" }

    /// Each run has a day of its own, so that it can be found again.
    @Test func nothingThatFinishedIsLostWhenRunsAreKilled() throws {
        let folder = try project()
        var state = UInt64.random(in: 1 ... .max)
        let seed = state
        func random() -> Double {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Double(state >> 11) / Double(1 << 53)
        }
        let first = try Command.run(["run", folder, "--as-of", "2026-01-01"])
        #expect(first.code == 0, "\(first.errors)")
        #expect(first.errors == "")
        var finished: Set<String> = ["2026-01-01"]
        var killed = 0
        for number in 1...200 {
            let day = Date(timeIntervalSince1970: 1_767_225_600 + Double(number) * 86_400)
                .formatted(.iso8601.year().month().day())
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Command.path)
            process.arguments = ["run", folder, "--as-of", day, "--threads", "1"]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(random() * 1.2 * first.seconds * 1_000_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .exit, process.terminationStatus == 0 {
                finished.insert(day)
            } else {
                killed += 1
            }
        }
        let last = try Command.run(["run", folder, "--as-of", "2026-12-01"])
        #expect(last.code == 0)
        #expect(last.errors == "", "seed \(seed)")
        finished.insert("2026-12-01")
        let history = HistoryFile(store(folder))
        let runs = try history.runs()
        #expect(finished.subtracting(runs.map(\.today.description)).isEmpty, "seed \(seed)")
        #expect(killed > 0, "seed \(seed): no run was killed, so nothing was tried")
        let whole = try #require(try history.record(1))
        for run in runs {
            let record = try #require(try history.record(run.number), "seed \(seed)")
            #expect(record.standings.count == whole.standings.count, "seed \(seed)")
            #expect(record.members.count == whole.members.count, "seed \(seed)")
            #expect(record.sources == whole.sources, "seed \(seed)")
        }
    }

    @Test func aHistoryThatIsNotUnderstoodIsLeftAloneAndTheRunPrints() throws {
        let folder = try project()
        #expect(try Command.run(["run", folder]).code == 0)
        let nonsense = Data((0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try nonsense.write(to: URL(fileURLWithPath: store(folder)))
        let says = ["en": "damaged", "zh": "损坏"]
        for (language, word) in says {
            let ran = try Command.run(["run", folder, "--format", "json", "--language", language])
            #expect(ran.code == 0)
            #expect(ran.errors.contains(word), "\(ran.errors)")
            #expect(ran.output.contains("\"150.50\""))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: store(folder))) == nonsense)
        let compared = try Command.run(["diff", folder + "#-1", folder])
        #expect(compared.code == 2)
        #expect(compared.errors.contains("damaged"))
    }

    @Test func aReportDoesNotDependOnTheHistory() throws {
        let folder = try project()
        let first = try Command.run(["run", folder, "--format", "json"]).output
        #expect(try Command.run(["run", folder, "--format", "json"]).output == first)
        #expect(try HistoryFile(store(folder)).runs().count == 2)
        let plain = try Command.project(Small.files(["shop.rhumb": Self.tiers]))
        #expect(try Command.run(["run", plain, "--format", "json"]).output == first)
        #expect(!FileManager.default.fileExists(atPath: store(plain)))
    }

    @Test func twoDaysDiffer() throws {
        let folder = try project()
        let ran = try Command.run(["diff", folder + "@2026-01-31", folder])
        #expect(ran.code == 0, "\(ran.errors)")
        #expect(ran.output.contains("2026-01-31 → 2026-06-30"))
        #expect(ran.output.contains("came: g2"))
        #expect(try Command.run(["diff", folder, folder]).output.contains("nothing has changed"))
        #expect(try Command.run(["diff", folder, folder, "--language", "zh"]).output.contains("没有变化"))
    }

    @Test func aStoredRunAndThePlanAsItIsNowDiffer() throws {
        let folder = try project()
        #expect(try Command.run(["run", folder]).code == 0)
        let eased = String(decoding: Self.tiers, as: UTF8.self).replacing("spend >= 100 CNY", with: "spend >= 50 CNY")
        try Data(eased.utf8).write(to: URL(fileURLWithPath: folder + "/shop.rhumb"))
        let ran = try Command.run(["diff", folder + "#-1", folder, "--format", "json"])
        #expect(ran.code == 0, "\(ran.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(ran.output.utf8))
        let document = try #require(object as? [String: Any])
        #expect(document["schema"] as? String == "rhumb.diff/1")
        let changes = try #require(document["changes"] as? [[String: Any]])
        #expect(changes.count == 1)
        #expect(changes.first?["movement"] as? String == "easier")
        let tiers = try #require(document["tiers"] as? [[String: Any]])
        #expect(tiers.first?["keys"] as? [String] == ["g2"])
        let text = try Command.run(["diff", folder + "#1", folder]).output
        #expect(text.contains("▼ easier"))
        let markdown = try Command.run(["diff", folder + "#1", folder, "--format", "markdown", "--language", "zh"])
            .output
        #expect(markdown.contains("## 门槛与定义"))
    }

    @Test func whatCannotBeComparedSaysWhy() throws {
        let folder = try project()
        let none = try Command.run(["diff", folder + "#1", folder])
        #expect(none.code == 2)
        #expect(none.errors.contains("no history yet"))
        #expect(try Command.run(["run", folder]).code == 0)
        let beyond = try Command.run(["diff", folder + "#7", folder])
        #expect(beyond.code == 2)
        #expect(beyond.errors.contains("#1 2026-06-30"))
        let plain = try Command.project(Small.files())
        let off = try Command.run(["diff", plain + "#1", plain])
        #expect(off.code == 2)
        #expect(off.errors.contains("history: .rhumb/history.sqlite"))
        for text in [folder + "@2026-13-01", folder + "#x", folder + "#0"] {
            #expect(try Command.run(["diff", text, folder]).code == 64)
        }
        #expect(try Command.run(["diff", "/nowhere/at/all", folder]).code == 2)
    }
}
