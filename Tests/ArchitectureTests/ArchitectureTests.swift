// The house rules that no compiler checks: which module may know which, how long a file may be, what a line may not say.
import Foundation
import Testing

/// The allowed arrows, rank by rank: a module imports lower ranks only, and of those only what stands here.
private let arrows: [(rank: Int, module: String, imports: Set<String>)] = [
    (0, "RhumbText", []),
    (0, "RhumbFormats", ["CYAML"]),
    (0, "RhumbValues", []),
    (1, "RhumbSyntax", ["RhumbText"]),
    (1, "RhumbConfig", ["RhumbText", "RhumbFormats"]),
    (1, "RhumbColumns", ["RhumbText", "RhumbValues"]),
    (2, "RhumbModel", ["RhumbText", "RhumbValues"]),
    (
        2, "RhumbData",
        ["RhumbText", "RhumbValues", "RhumbFormats", "RhumbColumns", "CSQLite", "CZlib", "CExpat", "CMinizip"]
    ),
    (3, "RhumbChecker", ["RhumbText", "RhumbValues", "RhumbSyntax", "RhumbModel"]),
    (3, "RhumbLint", ["RhumbText", "RhumbValues", "RhumbSyntax", "RhumbModel"]),
    (3, "RhumbQuery", ["RhumbText", "RhumbValues", "RhumbModel"]),
    (3, "RhumbAssessment", ["RhumbText", "RhumbValues", "RhumbModel"]),
    (3, "RhumbHistory", ["RhumbText", "RhumbValues", "RhumbSyntax", "RhumbModel", "CSQLite"]),
    (4, "RhumbExecution", ["RhumbText", "RhumbValues", "RhumbQuery", "RhumbColumns"]),
    (
        4, "RhumbReport",
        ["RhumbText", "RhumbValues", "RhumbFormats", "RhumbModel", "RhumbAssessment", "RhumbHistory", "CZlib"]
    ),
    (
        5, "Rhumb",
        [
            "RhumbText", "RhumbValues", "RhumbFormats", "RhumbSyntax", "RhumbConfig", "RhumbColumns", "RhumbModel",
            "RhumbData", "RhumbChecker", "RhumbLint", "RhumbQuery", "RhumbAssessment", "RhumbHistory", "RhumbExecution",
            "RhumbReport",
        ]
    ),
    (
        6, "RhumbLanguageServer",
        [
            "RhumbText", "RhumbValues", "RhumbFormats", "RhumbSyntax", "RhumbModel", "RhumbChecker", "RhumbAssessment",
            "RhumbHistory", "Rhumb",
        ]
    ),
    (
        6, "RhumbSession",
        [
            "RhumbText", "RhumbValues", "RhumbSyntax", "RhumbColumns", "RhumbModel", "RhumbChecker", "RhumbQuery",
            "RhumbExecution", "RhumbReport", "Rhumb",
        ]
    ),
    (
        6, "RhumbServer",
        [
            "RhumbText", "RhumbFormats", "RhumbSyntax", "RhumbChecker", "RhumbData", "RhumbReport", "Rhumb", "CEvent",
        ]
    ),
    (
        7, "RhumbCommand",
        [
            "Rhumb", "RhumbText", "RhumbValues", "RhumbFormats", "RhumbSyntax", "RhumbModel", "RhumbLint",
            "RhumbAssessment", "RhumbHistory", "RhumbReport", "RhumbLanguageServer", "RhumbSession",
            "RhumbServer", "CEdit", "CMalloc", "ArgumentParser",
        ]
    ),
]

/// What any module may import besides: the standard library's own, and the C library. Foundation costs start-up time.
private let everywhere: Set<String> = ["Swift", "Glibc", "Musl", "Darwin", "Synchronization", "Dispatch"]

private let longestFile = 500

@Suite("Architecture")
struct ArchitectureTests {
    @Test("There are sources to look at")
    func sourcesAreFound() throws {
        #expect(try Repository.swiftFiles(under: "Sources").count > 50)
    }

    @Test("The table of arrows goes down the ranks only")
    func tableIsRanked() {
        let ranks = Dictionary(uniqueKeysWithValues: arrows.map { ($0.module, $0.rank) })
        for (rank, module, imports) in arrows {
            for imported in imports {
                #expect((ranks[imported] ?? -1) < rank, "\(module) imports \(imported)")
            }
        }
    }

    @Test("A module imports only what it may", arguments: try Repository.swiftFiles(under: "Sources"))
    func importsObeyRanks(_ file: SwiftSource) throws {
        let allowed = try #require(
            arrows.first { $0.module == file.module }?.imports, "\(file.module) stands in no rank: add it to the table")
        for (imported, line) in file.imports {
            #expect(
                allowed.contains(imported) || everywhere.contains(imported),
                "\(file.path):\(line) imports \(imported)")
        }
    }

    @Test("Package.swift and the table agree")
    func manifestAgrees() throws {
        let manifest = try Repository.text("Package.swift")
        let declaration = try Regex(#"\bmodule\(\s*"(\w+)",\s*\[([^\]]*)\]"#)
        var seen: Set<String> = []
        for match in manifest.matches(of: declaration) {
            guard let name = match.output[1].substring.map(String.init), let list = match.output[2].substring else {
                continue
            }
            let imports = Set(list.split { !($0.isLetter || $0.isNumber) }.map(String.init))
            let expected = arrows.first { $0.module == name }?.imports
            #expect(expected == imports, "\(name)")
            seen.insert(name)
        }
        #expect(seen.count == arrows.count - 1, "every library module is declared with module(…)")
        let program = try #require(manifest.range(of: "name: \"RhumbCommand\",\n"), "the program is declared")
        let end = manifest[program.upperBound...].range(of: "swiftSettings")?.lowerBound ?? manifest.endIndex
        let quoted = manifest[program.upperBound..<end].split(separator: "\"", omittingEmptySubsequences: false)
        let named = Set(quoted.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) })
        #expect(named.subtracting(["swift-argument-parser"]) == arrows.last?.imports, "RhumbCommand")
    }

    @Test("No file is too long", arguments: ["Sources", "Tests"])
    func filesAreShort(_ folder: String) throws {
        for file in try Repository.swiftFiles(under: folder) where !file.path.contains("/Generated/") {
            #expect(file.lines.count <= longestFile, "\(file.path) has \(file.lines.count) lines: split it")
        }
    }

    @Test("Every file says first why it exists", arguments: ["Sources", "Tests"])
    func filesBeginWithAComment(_ folder: String) throws {
        for file in try Repository.swiftFiles(under: folder) {
            #expect(file.text.hasPrefix("//"), "\(file.path)")
        }
    }

    @Test("Nothing stops the program on input", arguments: try Repository.swiftFiles(under: "Sources"))
    func noTraps(_ file: SwiftSource) throws {
        let forbidden: [(Regex<AnyRegexOutput>, String)] = [
            (try Regex(#"\btry!"#), "try!"),
            (try Regex(#"\bas!"#), "as!"),
            (try Regex(#"\bfatalError\b"#), "fatalError"),
            (try Regex(#"[\w\)\]]!(?![=\w])"#), "a forced unwrap"),
        ]
        for (number, line) in file.code.enumerated() {
            for (pattern, name) in forbidden where line.contains(pattern) {
                Issue.record("\(file.path):\(number + 1) has \(name): \(line)")
            }
        }
    }

    @Test("Nothing is left to do", arguments: ["Sources", "Tests"])
    func nothingUnfinished(_ folder: String) throws {
        let marks = ["TO" + "DO", "FIX" + "ME"]
        for file in try Repository.swiftFiles(under: folder) {
            for (number, line) in file.lines.enumerated() where marks.contains(where: { line.contains($0) }) {
                Issue.record("\(file.path):\(number + 1): \(line)")
            }
        }
    }

    @Test("Generated files are fresh", arguments: ["generate-keywords.py", "generate-templates.py"])
    func generatedFilesAreFresh(_ script: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "Scripts/\(script)", "--check"]
        process.currentDirectoryURL = Repository.root
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "run Scripts/\(script)")
    }
}
