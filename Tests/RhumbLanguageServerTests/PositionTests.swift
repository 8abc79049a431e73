// Positions and edits: laws over all kinds of characters and line endings.
import RhumbFormats
import RhumbText
import Testing

@testable import RhumbLanguageServer
import TestSupport

@Suite("Language server: positions and edits")
struct PositionTests {
    static let pieces = [
        "a", " ", "\n", "\r\n", "\r", "é", "文", "字", "𝄞", "👩‍👩‍👧", "e\u{301}", "\u{FEFF}", "\t", "“", "{", "}", "\"", "#",
        "0",
        "\u{2028}", "goal x { }\n",
    ]

    static func text(_ dice: inout Seeded, _ count: Int) -> String {
        (0..<count).map { _ in pieces[Int(dice.next() % UInt64(pieces.count))] }.joined()
    }

    @Test("An offset of a character's beginning goes there and back", arguments: 0..<40)
    func roundTrip(_ seed: Int) {
        var dice = Seeded(UInt64(seed))
        let text = PositionTests.text(&dice, 60)
        let file = SourceFile(path: "x", text: text)
        for encoding in [PositionEncoding.utf8, .utf16] {
            let placed = PlacedText(file: file, encoding: encoding)
            for offset in 0...file.bytes.count {
                // Inside a character or between the two bytes of a line ending nobody points.
                if offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { continue }
                if offset > 0, offset < file.bytes.count, file.bytes[offset - 1] == 0x0D, file.bytes[offset] == 0x0A {
                    continue
                }
                #expect(
                    placed.offset(placed.position(offset)) == offset,
                    "\(encoding) \(offset) of \(text.debugDescription)")
            }
        }
    }

    @Test("UTF-16 columns are those of the standard library", arguments: 0..<20)
    func utf16(_ seed: Int) {
        var dice = Seeded(UInt64(seed) &+ 99)
        let text = PositionTests.text(&dice, 40).split { $0.isNewline }.joined()
        let placed = PlacedText(file: SourceFile(path: "x", text: text), encoding: .utf16)
        for index in text.unicodeScalars.indices {
            let position = placed.position(text.utf8.distance(from: text.startIndex, to: index))
            if position.line == 0 {
                #expect(position.character == text.utf16.distance(from: text.startIndex, to: index))
            }
        }
    }

    @Test(
        "What lies outside is moved in",
        arguments: [
            (0, 99, 2), (0, -5, 0), (-3, 4, 0), (9, 0, 9), (1, 1, 4), (1, 2, 8), (1, 3, 9),
            (Int(Int32.max), Int(Int32.max), 9),
        ])
    func clamped(_ line: Int, _ character: Int, _ offset: Int) {
        // `𝄞` is four bytes and two units: inside it is its beginning.
        let placed = PlacedText(file: SourceFile(path: "x", text: "ab\r\n𝄞c"), encoding: .utf16)
        #expect(placed.offset(LinePosition(line: line, character: character)) == offset)
    }

    @Test("Edits made one by one give the text that the client has", arguments: 0..<30)
    func edits(_ seed: Int) {
        var dice = Seeded(UInt64(seed) &+ 7)
        var client = TestClient()
        var text = PositionTests.text(&dice, 30)
        client.open(text)
        for version in 2..<12 {
            let placed = PlacedText(file: SourceFile(path: "x", text: text), encoding: .utf16)
            let bytes = Array(text.utf8)
            func place() -> Int {
                var offset = Int(dice.next() % UInt64(bytes.count + 1))
                while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 || bytes[offset - 1] == 0x0D {
                    offset -= 1
                }
                return offset
            }
            let (one, other) = (place(), place())
            let (start, end) = (min(one, other), max(one, other))
            let new = PositionTests.text(&dice, Int(dice.next() % 5))
            text = String(decoding: bytes[..<start] + Array(new.utf8) + bytes[end...], as: UTF8.self)
            client.change(new, placed.range(start, end), version: Int64(version))
            #expect(Array(client.text().utf8) == Array(text.utf8))
        }
        // The same findings as a server that saw only the last text.
        var other = TestClient()
        other.open(text)
        #expect(client.findings() == other.findings())
    }

    @Test("Addresses and paths go there and back", arguments: ["/a/b.rhumb", "/方案/我 的.rhumb", "/a%b/c#d?e", "/x/ü"])
    func addresses(_ path: String) {
        #expect(FileURI.path(FileURI.uri(path)) == path)
    }

    @Test("Other addresses are no paths", arguments: ["untitled:x", "file://", "http://x/y", "file:///a%00b", ""])
    func noPaths(_ uri: String) {
        #expect(FileURI.path(uri) == nil)
    }
}
