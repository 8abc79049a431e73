// A file that is parsed in parts gives the tree, the findings and the layout that it gives as a whole; and where only its text is
// kept, the same findings and layout.
import Foundation
@testable import RhumbSyntax
import RhumbText
import Testing
import TestSupport

@Suite struct PartTests {
    static let files: [URL] = ["plans", "Tests/Corpus", "Benchmarks/plan"].flatMap { folder in
        let all =
            FileManager.default.enumerator(
                at: Fixture.root.appending(path: folder), includingPropertiesForKeys: nil)?.allObjects ?? []
        return all.compactMap { $0 as? URL }.filter { $0.pathExtension == "rhumb" }
    }.sorted { $0.path < $1.path }

    @Test func thereAreFiles() { #expect(PartTests.files.count > 100) }

    /// Two processors have something to do as soon as a file is longer than a part.
    @Test(arguments: [(0, 1), (1, 1), (64 << 10, 1), ((64 << 10) + 1, 2), (128 << 10, 2), ((128 << 10) + 1, 3)])
    func partsOf(_ bytes: Int, _ number: Int) {
        let file = decodeUTF8(path: "plan.rhumb", bytes: Array(repeating: 0x23, count: bytes)).value
        #expect(Part.number(in: file) == number)
    }

    @Test(arguments: files)
    func asTheyStand(_ file: URL) throws {
        let bytes = Array(try Data(contentsOf: file))
        for parts in [2, 3, 7] { compare(bytes, parts, "\(file.lastPathComponent) in \(parts)") }
    }

    /// With pieces taken out, doubled and moved: brackets and quotes that never close, halves of declarations.
    @Test(arguments: 0..<400)
    func damaged(_ seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let file = try #require(PartTests.files.randomElement(using: &random))
        var bytes = Array(try Data(contentsOf: file))
        for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 8 {
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let piece = Array(bytes[start..<min(bytes.count, start + Int.random(in: 1...60, using: &random))])
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes.removeSubrange(start..<(start + piece.count))
            case 1: bytes.insert(contentsOf: piece, at: place)
            default: bytes.insert(try #require(Array("{}()\"`#\n;,\r".utf8).randomElement(using: &random)), at: place)
            }
        }
        compare(bytes, Int.random(in: 2...9, using: &random), "seed \(seed), \(file.lastPathComponent)")
    }

    private func compare(_ bytes: [UInt8], _ parts: Int, _ what: String) {
        let file = decodeUTF8(path: "plan.rhumb", bytes: bytes).value
        let whole = parse(file, index: FileIndex(0), parts: 1)
        let parted = parse(file, index: FileIndex(0), parts: parts)
        #expect(parted.value.declarations == whole.value.declarations, "\(what)")
        #expect(parted.value.comments == whole.value.comments, "\(what)")
        #expect(parted.diagnostics == whole.diagnostics, "\(what)")
        #expect(parted.value.language == whole.value.language, "\(what)")
        #expect(text(parted.value.arena) == text(whole.value.arena), "\(what)")
        for parts in [1, parts] {
            let lossless = losslessTree(of: file, index: FileIndex(0), parts: parts)
            #expect(lossless.diagnostics == whole.diagnostics, "\(what)")
            #expect(lossless.value.language == whole.value.language, "\(what)")
            #expect(lossless.value.hasErrors == whole.value.hasErrors, "\(what)")
            #expect(text(lossless.value.arena) == text(whole.value.arena), "\(what)")
        }
    }

    private func text(_ arena: SyntaxArena) -> String {
        "\(arena.tokens) \(arena.marks) \(arena.nodes) \(arena.comments)"
    }
}
