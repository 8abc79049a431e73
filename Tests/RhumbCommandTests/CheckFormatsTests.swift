// What CI reads of a check, fixes in the files, baselines, and the pages of rules.
import Foundation
import Testing
import TestSupport

@Suite struct CheckFormats {
    /// A plan with an error behind Chinese text and an emoji of two scalars on its line.
    private static let broken = """
        方案 酒店 "湖畔酒店" { 计划期 2026-01-01 .. 2026-12-31; 币种 CNY }
        说明 "✌🏽" 指标 营收 合计(预订.金额)
        """

    private static func folder(_ files: [String: String]) throws -> String {
        let folder = try Scratch.folder()
        for (name, text) in files {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        return folder.path
    }

    /// A goal that says no reason, after some lines.
    private static func plan(goal: String = "more", before: String = "") -> String {
        """
        plan hotel "Hotel" { period 2026-01-01 .. 2026-12-31; currency CNY }
        dataset guests { key id text; joined date; score number 0 .. 10 optional; event joined }
        \(before)
        metric happy "Happy guests" share(guests where score >= 8) better higher
        goal \(goal) "More happy guests" { measure happy; baseline 60%; target 70%; deadline 2026-12-31 }

        """
    }

    @Test func gitHubNamesFileLineAndColumn() throws {
        let folder = try Self.folder(["方案.rhumb": Self.broken])
        let ran = try Command.run(["check", ".", "--format", "github"], in: folder)
        #expect(ran.code == 1)
        let lines = ran.output.split(separator: "\n")
        #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("::") })
        #expect(ran.output.contains("::error file=方案.rhumb,line=2,"))
        #expect(!ran.output.contains("\u{1B}"))
    }

    @Test func sarifIsValid() throws {
        let folder = try Self.folder(["方案.rhumb": Self.broken, "b c.rhumb": Self.plan()])
        let ran = try Command.run(["check", "方案.rhumb", "b c.rhumb", "--format", "sarif"], in: folder)
        let log = try #require(
            try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(!results.isEmpty)
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            #expect((result["partialFingerprints"] as? [String: String])?["rhumb/v1"] != nil)
        }
        #expect(results.contains { $0["ruleId"] as? String == "smart/no-because" })
        #expect(ran.output.contains("b%20c.rhumb"))
        guard let data = ProcessInfo.processInfo.environment["RHUMB_DATA"] else { return }
        let schema = data + "/schemas/sarif-schema-2.1.0.json"
        try ran.output.write(toFile: folder + "/log.json", atomically: true, encoding: .utf8)
        let script = """
            import json, sys
            try: import jsonschema
            except ImportError: print("jsonschema is not installed: not validated"); sys.exit(0)
            jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))
            """
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = ["python3", "-c", script, folder + "/log.json", schema]
        try python.run()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
    }

    @Test func jUnitCountsFailures() throws {
        let folder = try Self.folder(["plan.rhumb": Self.plan()])
        let calm = try Command.run(["check", ".", "--format", "junit"], in: folder)
        #expect(calm.code == 0)
        #expect(calm.output.contains("failures=\"0\""))
        #expect(calm.output.contains("smart/no-because:5:6"))
        let strict = try Command.run(["check", ".", "--format", "junit", "--fail-on", "note"], in: folder)
        #expect(strict.code == 1)
        #expect(strict.output.contains("<failure type=\"note\""))
        let parser = XMLCheck(strict.output)
        #expect(parser.isWellFormed)
    }

    @Test func aBaselineKnowsWhatWasThere() throws {
        let folder = try Self.folder(["plan.rhumb": Self.plan()])
        #expect(try Command.run(["check", ".", "--write-baseline", "known.txt"], in: folder).code == 0)
        let known = ["check", ".", "--baseline", "known.txt", "--fail-on", "note"]
        #expect(try Command.run(known, in: folder).code == 0)
        // Lines that move are known, new ones are not.
        try Self.plan(before: "# one line more\n").write(
            toFile: folder + "/plan.rhumb", atomically: true, encoding: .utf8)
        #expect(try Command.run(known, in: folder).code == 0)
        try Self.plan(goal: "other").write(toFile: folder + "/plan.rhumb", atomically: true, encoding: .utf8)
        #expect(try Command.run(known, in: folder).code == 1)
        try "no fingerprint".write(toFile: folder + "/known.txt", atomically: true, encoding: .utf8)
        #expect(try Command.run(known, in: folder).code == 2)
    }

    @Test func onlyTheFilesOfACommit() throws {
        let folder = try Self.folder([
            "a.rhumb": Self.plan(),
            "b.rhumb": "goal second \"Second\" { measure happy; baseline 60%; target 70%; deadline 2026-12-31 }\n",
        ])
        let all = try Command.run(["check", ".", "--format", "github"], in: folder).output
        let only = try Command.run(["check", ".", "--format", "github", "--only", "./b.rhumb"], in: folder).output
        #expect(all.contains("file=a.rhumb") && all.contains("file=b.rhumb"))
        #expect(only == all.split(separator: "\n").filter { $0.contains("file=b.rhumb") }.map { $0 + "\n" }.joined())
    }

    @Test func theHookChecksWhatIsCommitted() throws {
        let folder = try Self.folder([
            "a.rhumb": Self.plan(), "b.rhumb": "metric broken sum(nothing.there)\n",
        ])
        let hook = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Documentation/ci/pre-commit").path
        let program = URL(fileURLWithPath: Command.path).deletingLastPathComponent().path
        func commit(_ file: String) throws -> Int32 {
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/bash")
            shell.arguments = [
                "-c", "git init -q . && git reset -q && git add \(file) && bash '\(hook)' > /dev/null 2>&1",
            ]
            shell.currentDirectoryURL = URL(fileURLWithPath: folder)
            shell.environment = ["PATH": "\(program):/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder]
            try shell.run()
            shell.waitUntilExit()
            return shell.terminationStatus
        }
        #expect(try commit("a.rhumb") == 0)
        #expect(try commit("b.rhumb") == 1)
    }

    @Test func fixesAreWritten() throws {
        let folder = try Self.folder([
            "plan.rhumb": "plan hotel \"Hotel\" { period 2026-01-01 .. 2026-12-31 currency CNY }\n"
        ])
        #expect(try Command.run(["check", "."], in: folder).code == 1)
        #expect(try Command.run(["check", ".", "--fix"], in: folder).code == 0)
        let mended = try String(contentsOfFile: folder + "/plan.rhumb", encoding: .utf8)
        #expect(mended == "plan hotel \"Hotel\" { period 2026-01-01 .. 2026-12-31; currency CNY }\n")
        #expect(try Command.run(["check", ".", "--unsafe-fixes"], in: folder).code == 64)
    }

    @Test func rulesHavePages() throws {
        let list = try Command.run(["rule", "--language", "en"])
        #expect(list.code == 0 && list.output.contains("smart/no-because"))
        let page = try Command.run(["rule", "smart/no-because", "--language", "zh"])
        #expect(page.code == 0 && page.output.contains("目标 more_families"))
        let slip = try Command.run(["rule", "smart/no-becuase", "--language", "en"])
        #expect(slip.code == 2 && slip.errors.contains("did you mean `smart/no-because`?"))
    }

    @Test func levelsComeFromTheCommandThenTheSettings() throws {
        let folder = try Self.folder(["plan.rhumb": Self.plan(), "rhumb.yaml": "lint: { smart/no-because: error }\n"])
        #expect(try Command.run(["check", "."], in: folder).code == 1)
        #expect(try Command.run(["check", ".", "--lint", "smart/no-because=off"], in: folder).code == 0)
        #expect(try Command.run(["check", ".", "--lint", "smart/none=off"], in: folder).code == 64)
        try "lint: { smart/no-becuase: off }\n".write(
            toFile: folder + "/rhumb.yaml", atomically: true, encoding: .utf8)
        let slip = try Command.run(["check", ".", "--language", "en"], in: folder)
        #expect(slip.code == 1 && slip.output.contains("did you mean `smart/no-because`?"))
    }
}

/// Tags that open and close.
struct XMLCheck {
    let isWellFormed: Bool

    init(_ text: String) {
        var open: [Substring] = []
        var isSound = true
        for tag in text.split(separator: "<").dropFirst() {
            let body = tag.prefix { $0 != ">" }
            if body.hasPrefix("?") || body.hasSuffix("/") { continue }
            let name = body.prefix { $0 != " " }
            if name.hasPrefix("/") {
                isSound = isSound && open.popLast() == name.dropFirst()
            } else {
                open.append(name)
            }
        }
        isWellFormed = isSound && open.isEmpty
    }
}
