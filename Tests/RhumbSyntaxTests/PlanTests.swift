// The example plan of the language page and its Chinese counterpart; every byte in the tree, whatever the bytes.

import Foundation
import RhumbText
import Testing

@testable import RhumbSyntax
import TestSupport

@Suite struct PlanTests {
    static let plans = Fixture.names(in: "plans")

    static func load(_ name: String) throws -> String { try Fixture.text("Tests/Corpus/syntax/plans/\(name)") }

    @Test func thereArePlans() { #expect(PlanTests.plans.count >= 3) }

    @Test(arguments: plans)
    func parsesWithoutDiagnostics(_ name: String) throws {
        let outcome = parse(text: try PlanTests.load(name))
        #expect(listing(outcome, .english) == [])
    }

    @Test(arguments: plans)
    func lawsOfTheFormatter(_ name: String) throws {
        let tree = parse(text: try PlanTests.load(name)).value
        checkLaws(tree, name)
    }

    /// Golden texts of the formatted plans in both languages.
    @Test(arguments: plans, Language.allCases)
    func formatted(_ name: String, _ language: Language) throws {
        let tree = parse(text: try PlanTests.load(name)).value
        let url = Fixture.corpus.appendingPathComponent("formatted/\(name).\(language.rawValue)")
        let text = format(tree, language: language) ?? ""
        if Fixture.accepts { try text.write(to: url, atomically: true, encoding: .utf8) }
        #expect(text == (try String(contentsOf: url, encoding: .utf8)))
    }

    /// Tokens lie in order, do not overlap, and between them are white space and comments only.
    static func checkBytes(_ bytes: [UInt8], _ comment: String) {
        let file = SourceFile(path: "test", bytes: bytes)
        let outcome = parse(file, index: FileIndex(0))
        let arena = outcome.value.arena
        var position = 0
        var comments = arena.comments.map { (Int($0.start), Int($0.end)) }[...]
        for token in arena.tokens {
            #expect(Int(token.start) >= position, "tokens overlap: \(comment)")
            var gap = position
            while gap < Int(token.start) {
                if let next = comments.first, next.0 == gap {
                    gap = next.1
                    comments.removeFirst()
                    continue
                }
                let found = Characters.decode(bytes, gap, bytes.count)
                let isBlank =
                    [0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000].contains(found.value)
                    || (gap == 0 && found.value == 0xFEFF)
                #expect(isBlank, "a byte in no token at \(gap): \(comment)")
                if !isBlank { return }
                gap += found.length
            }
            position = Int(token.end)
        }
        #expect(position == bytes.count, "bytes after the last token: \(comment)")
        #expect(comments.isEmpty)
        // Spans stay in the file, and no mistake is told twice.
        for diagnostic in outcome.diagnostics {
            guard case .source(let span) = diagnostic.place else { continue }
            #expect(span.start >= 0 && span.end <= bytes.count, "\(comment)")
        }
        #expect(Set(outcome.diagnostics).count == outcome.diagnostics.count, "told twice: \(comment)")
        if !outcome.value.hasErrors { #expect(format(outcome.value) != nil) }
    }

    @Test(arguments: plans)
    func everyPrefixIsHeld(_ name: String) throws {
        let bytes = Array(try PlanTests.load(name).utf8)
        var length = 0
        while length < bytes.count {
            let decoded = decodeUTF8(path: "test", bytes: Array(bytes[..<length])).value
            PlanTests.checkBytes(decoded.bytes, "\(name), first \(length) bytes")
            length += 37
        }
    }

    @Test(arguments: plans)
    func mutationsAreHeld(_ name: String) throws {
        let original = Array(try PlanTests.load(name).utf8)
        let snippets = [
            "{", "}", "(", ")", "\"", "“", "`", "2026-13-45", "5abc", "#", ";", "\n", "goal ", "近12", "\u{202E}", "..",
            "in last", "的", "\\",
        ]
        for seed in UInt64(1)...150 {
            var random = Seeded(seed)
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.remove(at: at)
                case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 2:
                    let end = min(bytes.count, at + Int.random(in: 1...40, using: &random))
                    bytes.removeSubrange(at..<end)
                default: bytes.insert(contentsOf: Array((snippets.randomElement(using: &random) ?? "").utf8), at: at)
                }
            }
            let decoded = decodeUTF8(path: "test", bytes: bytes)
            PlanTests.checkBytes(decoded.value.bytes, "\(name), seed \(seed)")
        }
    }

    @Test func invalidUTF8IsLocated() {
        let bytes = Array("plan a {\n  note \"".utf8) + [0xC4, 0xE3] + Array("\"\n}\n".utf8)
        let outcome = decodeUTF8(path: "gbk.rhumb", bytes: bytes)
        #expect(outcome.diagnostics.count == 1)
        #expect(outcome.diagnostics.first?.message.english.contains("offset 17, line 2") == true)
        #expect(outcome.value.bytes.count == bytes.count)
        #expect(decodeUTF8(path: "x", bytes: Array("方案 😀 é\u{FFFF}".utf8)).diagnostics.isEmpty)
        for bad: [UInt8] in [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE4, 0xBD], [0x80]] {
            #expect(decodeUTF8(path: "x", bytes: bad).diagnostics.count == 1)
        }
    }
}
