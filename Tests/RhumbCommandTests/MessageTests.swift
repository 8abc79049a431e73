// Messages that need more than one plan file: small projects in Tests/Corpus/messages, and what is said of them in both
// languages. RHUMB_ACCEPT=1 accepts what is said now. The pages of messages show the same cases.
//
// A case is a text file: a remark, the command, the files that differ from `base`, then for each language the exit code and
// what was printed to standard error.
// ```
// # A row without a key.
// $ rhumb run .
// === data/orders.csv
// id,guest_id,day,amount
// ,g1,2026-01-05,100.00
// --- en 2
// error[data/missing-key]: …
// ```
// Of several commands the last is the one that counts; those before it must be fine. In a file `\x0A` is a byte and `\{ab*3}`
// is `ababab`. Behind a file's name may stand what it is instead of a text: `absent`, `folder`, `link TARGET`, or `grown SIZE`,
// a text with a hole after it up to so many bytes.
import Foundation
import Testing
import TestSupport

struct MessageCase {
    struct Unknown: Error { let words: String }

    struct File {
        let name: String
        let words: [Substring]
        var lines: [Substring] = []
    }

    /// Everything before what is expected, as it is written.
    let head: String
    private(set) var commands: [[String]] = []
    private(set) var files: [File] = []

    init(_ text: String) {
        let end = text.range(of: "\n--- en ")?.lowerBound ?? text.endIndex
        head = text[..<end].trimmingCharacters(in: .newlines) + "\n"
        for line in head.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ rhumb ") {
                commands.append(line.dropFirst(8).split(separator: " ").map(String.init))
            } else if line.hasPrefix("=== ") {
                let words = line.dropFirst(4).split(separator: " ")
                files.append(File(name: String(words.first ?? ""), words: Array(words.dropFirst())))
            } else if !files.isEmpty {
                files[files.count - 1].lines.append(line)
            }
        }
    }

    /// What comes of the commands in a folder of their own.
    func run(in language: String) throws -> Ran {
        let folder = Scratch.place()
        try unpack(into: folder)
        for command in commands.dropLast() {
            let ran = try Command.run(command, in: folder.path)
            #expect(ran.code == 0, "\(command): \(ran.errors)")
        }
        return try Command.run((commands.last ?? []) + ["--language", language], in: folder.path)
    }

    private func unpack(into folder: URL) throws {
        let manager = FileManager.default
        try manager.copyItem(at: Messages.corpus.appendingPathComponent("base"), to: folder)
        for file in files {
            let url = folder.appendingPathComponent(file.name)
            if manager.fileExists(atPath: url.path) { try manager.removeItem(at: url) }
            try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            let data = Data(file.lines.flatMap { Self.bytes(of: $0) + [0x0A] })
            switch (file.words.first ?? "", file.words.last ?? "") {
            case ("", _): try data.write(to: url)
            case ("absent", _): break
            case ("folder", _): try manager.createDirectory(at: url, withIntermediateDirectories: true)
            case ("link", let target):
                try manager.createSymbolicLink(atPath: url.path, withDestinationPath: String(target))
            case ("grown", let size):
                try data.write(to: url)
                let handle = try FileHandle(forWritingTo: url)
                try handle.truncate(atOffset: try #require(UInt64(size)))
                try handle.close()
            default: throw Unknown(words: file.words.joined(separator: " "))
            }
        }
    }

    private static func bytes(of text: Substring) -> [UInt8] {
        var rest = text
        var bytes: [UInt8] = []
        while let first = rest.first {
            if first == "\\", let found = rest.prefixMatch(of: /\\x([0-9A-F]{2})/), let byte = UInt8(found.1, radix: 16)
            {
                bytes.append(byte)
                rest = rest[found.range.upperBound...]
            } else if first == "\\", let found = rest.prefixMatch(of: /\\\{([^}]*)\*([0-9]+)\}/),
                let count = Int(found.2)
            {
                let once = Self.bytes(of: found.1)
                for _ in 0..<count { bytes += once }
                rest = rest[found.range.upperBound...]
            } else {
                bytes += Array(String(first).utf8)
                rest = rest.dropFirst()
            }
        }
        return bytes
    }
}

@Suite struct Messages {
    static let corpus = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpus/messages")

    static var cases: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []
        return files.filter { $0.hasSuffix(".txt") }.sorted()
    }

    @Test func thereAreCases() { #expect(Messages.cases.count >= 60) }

    @Test func ofTheBaseNothingIsSaid() throws {
        let ran = try MessageCase("$ rhumb run .\n").run(in: "en")
        #expect(ran.code == 0)
        #expect(ran.errors == "")
    }

    @Test(arguments: cases)
    func whatIsSaid(_ name: String) throws {
        let file = Messages.corpus.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let written = MessageCase(text)
        var said = written.head
        for language in ["en", "zh"] {
            let ran = try written.run(in: language)
            #expect(ran.exited, "\(ran.errors)")
            said += "--- \(language) \(ran.code)\n\(ran.errors.trimmingCharacters(in: .newlines))\n"
        }
        if ProcessInfo.processInfo.environment["RHUMB_ACCEPT"] == "1" {
            try said.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        let (found, expected) = (lines(of: said), lines(of: text))
        for (number, pair) in zip(found, expected).enumerated() where pair.0 != pair.1 {
            Issue.record("\(name):\(number + 1)\n  found    \(pair.0)\n  expected \(pair.1)")
            return
        }
        #expect(found.count == expected.count)
    }

    private func lines(of text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}
