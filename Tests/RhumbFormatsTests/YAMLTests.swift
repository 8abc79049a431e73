// YAML: trees with places, faults with places, and no crash on anything.
import RhumbFormats
import Testing
import TestSupport

@Suite struct YAMLTests {
    private func parse(_ text: String) throws(FormatFault) -> YAMLNode? { try YAMLNode.parse(Array(text.utf8)) }

    @Test func treeWithPlaces() throws {
        let root = try #require(
            try parse("# place\ndatasets:\n  客户:\n    file: \"数据/a.csv\"  # c\n    missing: ['', NA]\n"))
        let guests = try #require(root["datasets"]?["客户"])
        #expect(guests.start == TextMark(line: 4, column: 5))
        let file = try #require(guests["file"])
        guard case .scalar("数据/a.csv", quoted: true) = file.content else {
            Issue.record("not a quoted scalar: \(file.content)")
            return
        }
        #expect(file.start == TextMark(line: 4, column: 11))
        #expect(file.end == TextMark(line: 4, column: 21))
        #expect(guests["missing"]?.sequence?.map(\.scalar) == ["", "NA"])
    }

    /// A letter of two code points is one character.
    @Test func columnsCountCharacters() throws {
        let root = try #require(try parse("e\u{301}: {a: 1, b: 2}\r\nx: 1"))
        #expect(root.mapping?.first?.value["b"]?.start == TextMark(line: 1, column: 14))
        #expect(root["x"]?.start == TextMark(line: 2, column: 4))
    }

    @Test(arguments: ["", "# nothing\n", "---\n...\n", "\u{FEFF}"]) func nothing(text: String) throws {
        let root = try parse(text)
        #expect(root == nil || root?.isNull == true)
    }

    @Test(arguments: [
        ("a: 1\na: 2\n", 2, 1, "second time"), ("a: &x 1\nb: *x\n", 2, 4, "references"), ("a:\n\t- 1\n", 2, 1, "tab"),
        ("a: b: c\n", 1, 5, "colon"), ("a: [1, 2\nb: 3\n", 2, 2, "comma or ]"), ("a: \"open\n", 1, 4, "quote"),
        ("a: !!binary aGk=\n", 1, 4, "tag"), ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
        ("a: \"\\q\"\n", 1, 5, "escape"),
        ("a: 1\n  b: 2\n", 2, 4, "colon"), ("a: @x\n", 1, 4, "begin with"), ("x\n\u{1}", 2, 1, "control"),
    ])
    func faults(text: String, line: Int, column: Int, words: String) throws {
        let fault = try #require(#expect(throws: FormatFault.self) { try parse(text) })
        #expect(fault.line == line && fault.column == column, "\(fault)")
        #expect(fault.english.contains(words), "\(fault)")
        #expect(!fault.chinese.isEmpty)
    }

    @Test func wrongBytes() throws {
        let fault = try #require(
            #expect(throws: FormatFault.self) { try YAMLNode.parse(Array("a: 1\nb: ".utf8) + [0xFF, 0x0A]) })
        #expect(fault.line == 2 && fault.column == 4)
    }

    @Test func nestingHasALimit() throws {
        let deep = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
        #expect(throws: Never.self) { try parse(deep) }
        #expect(throws: FormatFault.self) { try parse(String(repeating: "[", count: 100_000)) }
        #expect(throws: FormatFault.self) { try parse(String(repeating: "- ", count: 100_000)) }
        #expect(throws: FormatFault.self) { try YAMLNode.parse([UInt8](repeating: 0x61, count: (16 << 20) + 1)) }
    }

    @Test(arguments: 1...10) func randomTexts(seed: UInt64) {
        var random = Seeded(seed)
        let alphabet = Array("a: -[]{},\"'|>&*!#%@`?\n  \t\\x".utf8) + [0xE5, 0xAE, 0xA2, 0x00, 0xFF]
        for _ in 0..<2_000 {
            let length = Int.random(in: 0...40, using: &random)
            _ = try? YAMLNode.parse((0..<length).compactMap { _ in alphabet.randomElement(using: &random) })
        }
    }
}
