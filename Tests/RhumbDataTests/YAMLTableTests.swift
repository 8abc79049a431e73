// YAML lists of mappings: their values, and everything that keeps one from being read.
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import Testing
import TestSupport

@Suite struct YAMLTableTests {
    static func read(
        _ bytes: [UInt8], _ requests: [ColumnRequest], layout: DelimitedLayout = DelimitedLayout()
    ) throws -> Rows {
        try Reading.withFile(bytes) {
            Reading.rows(yamlTable(path: $0, displayPath: "t.yaml", layout: layout), requests, threads: 2)
        }
    }

    @Test func values() throws {
        let text = """
            # the guests
            - id: 1
              name: 周伟
              address: {city: Bergen, zip: "5003"}
              tags: [food, kids]
            - {id: 2, name: ~, note: |
                two
                lines
                , address: null, amount: 1.50}
            - id: 3
              name: "null"
              paid: yes
              address:
                city: 'O''Brien'
              tags: []
              amount: "2,25"
            """
        // A block text cannot stand in braces: that record is written on its own lines.
        let mended = text.replacing(
            "- {id: 2, name: ~, note: |\n    two\n    lines\n    , address: null, amount: 1.50}",
            with: "- id: 2\n  name: ~\n  note: |\n    two\n    lines\n  address: null\n  amount: 1.50")
        let requests: [ColumnRequest] = [
            .of("id", .integer), .text("name", optional: true), .text("address.city", optional: true),
            .of("tags", .choices(["food", "kids"], separator: "|"), optional: true),
            .of("amount", .decimal(scale: 2, rounded: false), optional: true), .of("paid", .yesNo, optional: true),
            .text("note", optional: true),
        ]
        let rows = try Self.read(Array(mended.utf8), requests, layout: DelimitedLayout(decimal: 0x2C))
        #expect(rows.diagnostics.isEmpty, "\(rows.diagnostics)")
        #expect(
            rows.cells == [
                ["1", "周伟", "Bergen", "3", "?", "?", "?"], ["2", "?", "?", "?", "150", "?", "two\nlines"],
                ["3", "null", "O'Brien", "?", "225", "1", "?"],
            ])
        #expect(try !Self.read(Array(text.utf8), requests).errors.isEmpty)
    }

    @Test func lateFieldsAndManyRecords() throws {
        let text = (0..<2_500).map { $0 == 2_200 ? "- {a: \($0), b: {x: late}}\n" : "- a: \($0)\n" }.joined()
        let rows = try Self.read(Array(text.utf8), [.of("a", .integer), .text("b.x", optional: true)])
        #expect(rows.rows == 2_500 && rows.known(1) == 1 && rows.sum(0) == 2_499 * 1_250)
        #expect(try Self.read(Array(text.utf8), [.text("c")]).errors.map(\.id) == ["data/missing-column"])
    }

    @Test(arguments: ["", "# nothing\n", "[]\n"]) func noRecords(text: String) throws {
        let rows = try Self.read(Array(text.utf8), [.text("a")])
        #expect(rows.rows == 0 && rows.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("a: 1\n", 1, 1, "data/yaml", "a list of records"), ("- a: 1\n- 17\n", 2, 3, "data/yaml", "no mapping"),
        ("- a: 1\n- [x]\n", 2, 3, "data/yaml", "no mapping"), ("- a: 1\n- a: 2\n  a: 3\n", 3, 3, "data/yaml", "“a”"),
        ("- a: 1\n- a: *x\n", 2, 6, "data/yaml", "*name"), ("- a: !t 1\n", 1, 6, "data/yaml", "the tag"),
        ("- a: 1\n---\n- a: 2\n", 2, 1, "data/yaml", "second document"), ("- a: \"x\n", 1, 6, "data/yaml", "quote"),
        ("- a: 1\n b: 2\n", 2, 2, "data/yaml", ""), ("- ? [x]\n  : 1\n", 1, 5, "data/yaml", "no mapping"),
    ])
    func faults(text: String, line: Int, column: Int, id: String, says: String) throws {
        let rows = try Self.read(Array(text.utf8), [.text("a", optional: true)])
        let place = Position(line: line, column: column)
        #expect(rows.diagnostics.map(\.id) == [id])
        #expect(rows.diagnostics.first?.message.english.contains(says) == true, "\(rows.diagnostics)")
        #expect(
            rows.diagnostics.first?.place == .position(file: "t.yaml", start: place, end: place), "\(rows.diagnostics)")
    }

    @Test func otherEncodings() throws {
        let rows = try Self.read(Array("- a: 1\n- a: ".utf8) + [0xB5, 0xA5, 0x0A], [.text("a")])
        let place = Position(line: 2, column: 6)
        #expect(rows.diagnostics.map(\.id) == ["data/encoding"])
        #expect(
            rows.diagnostics.first?.place == .position(file: "t.yaml", start: place, end: place), "\(rows.diagnostics)")
    }

    @Test(arguments: [UInt64](1...4)) func randomBytes(seed: UInt64) throws {
        var random = Seeded(seed)
        let pieces = [
            "- ", "a", ": ", "\n", "  ", "{", "}", "[", "]", "\"", "'", "|", "&x ", "*x", "!t ", "1", "#", "---\n", "é",
            "\t", "? ",
        ]
        for _ in 0..<300 {
            let count = Int.random(in: 0...14, using: &random)
            let bytes = Array((0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined().utf8)
            let rows = try Self.read(bytes, [.text("a", optional: true)])
            #expect(rows.errors.count <= 1, "seed \(seed): \(bytes)")
        }
        let deep = Array(("- " + String(repeating: "[", count: 100_000)).utf8)
        #expect(try Self.read(deep, [.text("a")]).errors.count == 1)
    }
}
