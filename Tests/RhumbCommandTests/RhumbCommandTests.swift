// The command as a person or a script meets it: exit codes, streams, and every bad input that must end in a clear message.
import Foundation
import Testing
import TestSupport

/// What a run of the command came to.
struct Ran {
    let code: Int32
    let output: String
    let errors: String
    let seconds: Double
    /// It ended by itself, not by a signal.
    let exited: Bool
}

enum Command {
    /// The executable stands beside the test bundle.
    static let path: String = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = bundle.deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("rhumb").path
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
                return candidate
            }
            folder = folder.deletingLastPathComponent()
        }
        return "rhumb"
    }()

    static func run(_ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]) throws -> Ran
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        var variables = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        for (name, value) in environment { variables[name] = value }
        process.environment = variables
        let output = Scratch.place()
        let errors = Scratch.place()
        FileManager.default.createFile(atPath: output.path, contents: nil)
        FileManager.default.createFile(atPath: errors.path, contents: nil)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        let start = Date()
        try process.run()
        process.waitUntilExit()
        defer {
            try? FileManager.default.removeItem(at: output)
            try? FileManager.default.removeItem(at: errors)
        }
        return Ran(
            code: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
            seconds: Date().timeIntervalSince(start), exited: process.terminationReason == .exit)
    }

    /// A temporary project with these files.
    static func project(_ files: [String: [UInt8]]) throws -> String {
        let folder = Scratch.place()
        for (name, bytes) in files {
            let url = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
        return folder.path
    }
}

/// A small plan and its data; each bad input changes one file of it.
enum Small {
    static let plan = """
        plan shop "Shop" {
          period    2026-01-01 .. 2026-12-31
          currency  CNY
          today     2026-06-30
        }

        dataset guests from "guests.csv" {
          key     id      text
          name    text
          joined  date
          visits  integer 0 .. 100 optional
          event   joined
        }

        dataset orders from "orders.csv" {
          key       id        text
          guest_id  refers to guests
          day       date
          amount    money
          event     day
        }

        attributes of guests {
          spend  sum(orders.amount)
        }

        segment buyers of guests where spend > 0 CNY

        metric sales sum(orders.amount)
        metric visits_in_all sum(guests.visits)
        """

    static let guests = "id,name,joined,visits\ng1,Li,2024-01-01,3\ng2,Wang,2024-02-01,\n"
    static let orders = "id,guest_id,day,amount\no1,g1,2026-01-05,100.00\no2,g2,2026-02-05,50.50\n"

    static func files(_ changes: [String: [UInt8]] = [:]) -> [String: [UInt8]] {
        var files = [
            "shop.rhumb": Array((plan + "\n").utf8), "guests.csv": Array(guests.utf8), "orders.csv": Array(orders.utf8),
        ]
        for (name, bytes) in changes { files[name] = bytes }
        return files
    }
}

@Suite struct ExitCodes {
    @Test func fine() throws {
        let folder = try Command.project(Small.files())
        let ran = try Command.run(["run", folder, "--format", "json"])
        #expect(ran.code == 0)
        #expect(ran.errors == "")
        #expect(ran.output.contains("\"150.50\""))
        #expect(try Command.run(["check", folder]).code == 0)
        #expect(try Command.run(["explain", folder, "g1"]).output.contains("100"))
        #expect(try Command.run(["explain", folder, "buyers"]).output.contains("2 in"))
    }

    @Test func helpAndVersion() throws {
        let version = try Command.run(["--version"])
        #expect(version.code == 0)
        #expect(version.output.split(separator: ".").count == 3)
        let help = try Command.run(["--help"])
        #expect(help.code == 0)
        for verb in ["init", "check", "run", "test", "fmt", "explain"] { #expect(help.output.contains("  \(verb)")) }
        #expect(try Command.run(["--generate-completion-script", "bash"]).output.contains("rhumb"))
    }

    @Test(arguments: [
        ["nonsense"], ["run", "--as-of", "2026-13-01"], ["run", "--threads", "0"], ["run", ".", "--data", "x"],
    ])
    func usage(_ arguments: [String]) throws { #expect(try Command.run(arguments).code == 64) }

    @Test func findingsAndUnreadableInput() throws {
        let broken = try Command.project([
            "a.rhumb": Array("plan p { period 2026-01-01 .. 2026-12-31 }\nmetric m sum(x.y)\n".utf8)
        ])
        #expect(try Command.run(["check", broken]).code == 1)
        #expect(try Command.run(["run", broken]).code == 2)
        #expect(try Command.run(["check", "/nowhere/at/all"]).code == 2)
        #expect(try Command.run(["run", "/nowhere/at/all"]).code == 2)
        #expect(try Command.run(["explain", broken, "m"]).code == 2)
    }

    @Test func strictness() throws {
        let folder = try Command.project(
            Small.files([
                "guests.csv": Array("id,name,joined,visits\ng1,Li,2024-01-01,3\ng2,Wang,2024-02-01,999\n".utf8)
            ]))
        #expect(try Command.run(["run", folder]).code == 0)
        #expect(try Command.run(["run", folder, "--strict"]).code == 1)
    }

    @Test func formatting() throws {
        let untidy = Small.plan.replacingOccurrences(of: "  currency  CNY", with: "     currency CNY")
        let folder = try Command.project(["shop.rhumb": Array(untidy.utf8)])
        #expect(try Command.run(["fmt", "--check", folder]).code == 1)
        #expect(try Command.run(["fmt", folder]).code == 0)
        #expect(try Command.run(["fmt", "--check", folder]).code == 0)
    }

    @Test func planTests() throws {
        let failing =
            Small.plan
            + "\n\ntest \"t\" {\n  given  orders { id \"o\", guest_id \"g\", day 2026-01-01, amount 5 CNY }\n  expect sales = 6 CNY\n}\n"
        let folder = try Command.project(["shop.rhumb": Array(failing.utf8)])
        let ran = try Command.run(["test", folder])
        #expect(ran.code == 1)
        #expect(ran.output.contains("✗ t"))
        #expect(ran.output.contains("sales = 6 CNY"))
    }

    @Test func aNewPlan() throws {
        let folder = Scratch.place().path
        #expect(try Command.run(["init", folder, "--language", "zh"]).code == 0)
        #expect(try Command.run(["run", folder]).code == 0)
        #expect(try Command.run(["test", folder]).code == 0)
        #expect(try Command.run(["init", folder]).code == 2)
    }

    @Test func reportsToFiles() throws {
        let folder = try Command.project(Small.files())
        let target = folder + "/report.json"
        #expect(try Command.run(["run", folder, "--format", "json", "--output", target]).output == "")
        #expect(try String(contentsOfFile: target, encoding: .utf8).hasPrefix("{"))
        #expect(try Command.run(["run", folder, "--output", "/nowhere/report"]).code == 2)
    }

    @Test func findingsInJSON() throws {
        let broken = try Command.project([
            "a.rhumb": Array("plan p { period 2026-01-01 .. 2026-12-31 }\nmetric m sum(x.y)\n".utf8)
        ])
        let ran = try Command.run(["check", broken, "--format", "json", "--language", "zh"])
        #expect(ran.code == 1)
        #expect(ran.output.contains("\"schema\": \"rhumb.check/1\""))
        #expect(ran.output.contains("\"line\": 2"))
    }
}
