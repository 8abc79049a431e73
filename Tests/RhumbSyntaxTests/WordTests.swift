// Words of ASCII are measured and found eight bytes at once: they come out as one by one, wherever they stand.
@testable import RhumbSyntax
import RhumbText
import Testing
import TestSupport

@Suite struct WordTests {
    @Test func aByteAmongLetters() {
        for place in 0..<8 {
            for byte in UInt8.min...UInt8.max {
                var bytes = Array("aZ_09qmB".utf8)
                bytes[place] = byte
                #expect(length(bytes) == (Characters.isASCIIWord(byte) ? 8 : place), "\(byte) at \(place)")
            }
        }
    }

    @Test(arguments: 0..<20)
    func anyBytes(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        for _ in 0..<5000 {
            // Mostly bytes near the ends of the ranges.
            let edges = Array("/09:@AZ[^_`az{".utf8) + [0, 0x10, 0x19, 0x7F, 0x80, 0xB0, 0xE1, 0xFF]
            let bytes = (0..<8).map { _ in edges.randomElement(using: &random) ?? 0 }
            let expected = bytes.prefix { Characters.isASCIIWord($0) }.count
            #expect(length(bytes) == expected, "seed \(seed): \(bytes)")
        }
    }

    private func length(_ bytes: [UInt8]) -> Int {
        Characters.asciiWordLength(bytes.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
    }

    /// At the end of a file, where fewer than eight bytes follow, and before other text.
    @Test func keywordsAnywhere() throws {
        let keywords = Set(
            Keyword.allCases.flatMap(\.englishSpellings).flatMap { $0.split(separator: " ").map(String.init) })
        #expect(keywords.count > 200)
        for word in keywords where word.utf8.allSatisfy({ Characters.isASCIIWord($0) }) {
            let alone = try #require(words(in: word).first)
            #expect(alone != 0, "\(word)")
            for text in [word + String(repeating: " ", count: 12), "        " + word, word + "\n" + word + "()"] {
                #expect(words(in: text).allSatisfy { $0 == alone }, "\(text)")
            }
            #expect(!words(in: word + "x").contains(alone), "\(word)x")
        }
    }

    private func words(in text: String) -> [UInt16] {
        var lexer = Lexer(SourceFile(path: "plan.rhumb", text: text), index: FileIndex(0))
        lexer.run()
        return lexer.tokens.filter { $0.kind == .word }.map(\.word)
    }
}
