// `rhumb check --data`: what only the data can tell, beside what check finds without them.
import Foundation
import Testing

@Suite struct CheckWithData {
    private static func project(_ more: String, guests: String? = nil) throws -> String {
        var files = Small.files(["shop.rhumb": Array((Small.plan + "\n" + more + "\n").utf8)])
        if let guests { files["guests.csv"] = Array(guests.utf8) }
        return try Command.project(files)
    }

    private static func ids(_ ran: Ran) throws -> [String] {
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any])
        let findings = try #require(document["diagnostics"] as? [[String: Any]])
        return findings.compactMap { $0["id"] as? String }
    }

    private static let nobody = "segment devoted \"Devoted\" of guests where visits >= 50"

    @Test func theFindingsWithoutDataStay() throws {
        let folder = try Self.project(Self.nobody)
        let plain = try Self.ids(try Command.run(["check", folder, "--format", "json"]))
        let more = try Self.ids(try Command.run(["check", folder, "--format", "json", "--data"]))
        #expect(!plain.contains("data/segment-empty"))
        #expect(more.filter { $0 == "data/segment-empty" }.count == 1)
        // Both guests have bought something.
        #expect(more.filter { $0 == "data/segment-everybody" }.count == 1)
        #expect(more.filter { !["data/segment-empty", "data/segment-everybody"].contains($0) } == plain)
    }

    @Test func levelsAndExitCodes() throws {
        let folder = try Self.project(Self.nobody)
        #expect(try Command.run(["check", folder, "--data"]).code == 0)
        let strict = ["check", folder, "--data", "--lint", "data/segment-empty=error"]
        #expect(try Command.run(strict).code == 1)
        #expect(try Command.run(["check", folder, "--lint", "data/segment-empty=error"]).code == 0)
        #expect(try Command.run(["check", folder, "--as-of", "2026-06-30"]).code == 64)
    }

    @Test func theDayIsTheRuns() throws {
        let folder = try Self.project("segment recent of guests where joined >= 2024-01-15")
        let late = try Command.run(["check", folder, "--data", "--format", "json"])
        #expect(try !Self.ids(late).contains("data/segment-empty"))
        // Only g1 had joined by then.
        let early = try Command.run(["check", folder, "--data", "--as-of", "2024-01-10", "--format", "json"])
        #expect(try Self.ids(early).contains("data/segment-empty"))
    }

    @Test func aCommentAllowsIt() throws {
        let folder = try Self.project("# rhumb: allow data/segment-empty — the first come in autumn\n" + Self.nobody)
        let with = try Self.ids(try Command.run(["check", folder, "--data", "--format", "json"]))
        #expect(!with.contains("data/segment-empty") && !with.contains("lint/unused-allow"))
        // Nobody has looked: whether the comment is needed is not known.
        let without = try Self.ids(try Command.run(["check", folder, "--format", "json"]))
        #expect(!without.contains("lint/unused-allow"))
    }

    @Test func whatARunFindsIsFound() throws {
        let folder = try Self.project("", guests: Small.guests + "g3,Wu,2024-03-01,999\n")
        #expect(try Self.ids(try Command.run(["check", folder, "--format", "json"])).allSatisfy { $0 != "data/range" })
        let run = try Command.run(["run", folder, "--language", "en"])
        let check = try Command.run(["check", folder, "--data", "--language", "en"])
        let first = try #require(run.errors.split(separator: "\n").first)
        #expect(check.output.contains(first), "\(run.errors)")
    }

    @Test func noDataIsUnreadable() throws {
        let folder = try Self.project(Self.nobody)
        try FileManager.default.removeItem(atPath: folder + "/guests.csv")
        #expect(try Command.run(["check", folder]).code == 0)
        let ran = try Command.run(["check", folder, "--data", "--language", "en"])
        #expect(ran.code == 2)
        #expect(ran.output.contains("guests.csv"))
    }
}
