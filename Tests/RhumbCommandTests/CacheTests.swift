// The second run over the same bytes says the same, and any change of plan, day, settings or data is seen.
import Foundation
import Testing

@Suite struct KeptAnswers {
    private static let guests =
        "id,name,joined,visits\n" + (0..<60_000).map { "g\($0),Guest \($0),2024-01-01,3\n" }.joined()

    private func project() throws -> String {
        try Command.project(
            Small.files([
                "guests.csv": Array(Self.guests.utf8),
                "shop.rhumb": Array((Small.plan + "\nadvice hello of buyers { say \"Hello {name}\"; limit 5 }\n").utf8),
            ]))
    }

    private func run(_ folder: String, _ arguments: [String] = []) throws -> String {
        let ran = try Command.run(["run", folder, "--format", "json"] + arguments)
        #expect(ran.code == 0, "\(ran.errors)")
        return ran.output
    }

    private func kept(_ folder: String, _ ending: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/.rhumb/cache")) ?? []
        return names.filter { $0.hasSuffix(ending) }
    }

    @Test func theSameAgain() throws {
        let folder = try project()
        let plain = try run(folder, ["--no-cache"])
        #expect(kept(folder, ".answers") == [])
        #expect(try run(folder) == plain)
        #expect(kept(folder, ".answers").count == 1)
        // Of the guests; the orders are read as quickly as they would be found.
        #expect(kept(folder, ".columns1").count == 1)
        #expect(try run(folder) == plain)
        #expect(try run(folder, ["--threads", "1"]) == plain)
        // Another day is another question over the same columns; another language may be the same question.
        let chinese = try run(folder, ["--language", "zh"])
        #expect(chinese == (try run(folder, ["--language", "zh", "--no-cache"])))
        let may = try run(folder, ["--as-of", "2026-01-31"])
        #expect(may != plain)
        #expect(may == (try run(folder, ["--as-of", "2026-01-31", "--no-cache"])))
        #expect(try run(folder, ["--as-of", "2026-01-31"]) == may)
        #expect(kept(folder, ".columns1").count == 1)
        let cleaned = try Command.run(["clean", folder])
        #expect(cleaned.code == 0)
        #expect(!FileManager.default.fileExists(atPath: folder + "/.rhumb/cache"))
    }

    @Test func changesAreSeen() throws {
        let folder = try project()
        let before = try run(folder)
        // The data: one digit of one amount.
        try Data(Small.orders.replacingOccurrences(of: "50.50", with: "50.60").utf8).write(
            to: URL(fileURLWithPath: folder + "/orders.csv"))
        let data = try run(folder)
        #expect(data != before)
        #expect(data == (try run(folder, ["--no-cache"])))
        // The plan.
        let path = URL(fileURLWithPath: folder + "/shop.rhumb")
        let plan = try String(contentsOf: path, encoding: .utf8)
        try Data(plan.replacingOccurrences(of: "spend > 0 CNY", with: "spend > 60 CNY").utf8).write(to: path)
        let changed = try run(folder)
        #expect(changed != data)
        #expect(changed == (try run(folder, ["--no-cache"])))
        // The settings.
        try Data("datasets: { guests: { missing: [\"3\"] } }\n".utf8).write(
            to: URL(fileURLWithPath: folder + "/rhumb.yaml"))
        let settings = try run(folder)
        #expect(settings != changed)
        #expect(settings == (try run(folder, ["--no-cache"])))
    }

    /// What was done about the one recommendation makes room for another, of which the kept answer knows nothing.
    @Test func outcomesAreSeen() throws {
        let folder = try Command.project(
            Small.files([
                "guests.csv": Array(Self.guests.utf8), "rhumb.yaml": Array("outcomes: outcomes.csv\n".utf8),
                "outcomes.csv": Array("advice,key,outcome,on\n".utf8),
                "orders.csv": Array((Small.orders + "o3,g3,2026-03-05,20.00\n").utf8),
                "shop.rhumb": Array(
                    (Small.plan
                        + "\nadvice hello of buyers { say \"Hello {name}\"; order spend highest first; limit 1 }\n")
                        .utf8),
            ]))
        let before = try run(folder)
        #expect(before.contains("Hello Guest 1\""))
        try Data("advice,key,outcome,on\nhello,g1,done,2026-06-01\n".utf8).write(
            to: URL(fileURLWithPath: folder + "/outcomes.csv"))
        let after = try run(folder)
        #expect(after.contains("Hello Guest 2\""))
        #expect(after == (try run(folder, ["--no-cache"])))
    }

    /// Damaged answers are asked for anew, without a word: nothing was believed and nothing is lost.
    @Test(arguments: [UInt64](1...12)) func damage(seed: UInt64) throws {
        let folder = try project()
        let plain = try run(folder)
        let name = try #require(kept(folder, ".answers").first)
        let path = URL(fileURLWithPath: folder + "/.rhumb/cache/" + name)
        var bytes = [UInt8](try Data(contentsOf: path))
        let place = Int(seed) * bytes.count / 13
        if seed % 3 == 0 { bytes.removeLast(bytes.count - place) } else { bytes[place] ^= 0x11 }
        try Data(bytes).write(to: path)
        #expect(try run(folder) == plain)
        #expect(try run(folder) == plain)
    }
}
