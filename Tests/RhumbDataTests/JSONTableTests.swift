// JSON files of records: what becomes of their values, in pieces of any size, and everything that keeps one from being read.
import Foundation
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing
import TestSupport

@Suite struct JSONTableTests {
    static func read(
        _ bytes: [UInt8], _ requests: [ColumnRequest], lines: Bool, layout: DelimitedLayout = DelimitedLayout(),
        threads: Int = 1, chunk: Int = 64
    ) throws -> Rows {
        try Reading.withFile(bytes) { path in
            let limits = ChunkSource.Limits(chunk: chunk)
            let reader = jsonTable(path: path, displayPath: "t.json", hasLines: lines, layout: layout, limits: limits)
            return Reading.rows(reader, requests, threads: threads)
        }
    }

    static let ab: [ColumnRequest] = [.text("a", optional: true), .text("b", optional: true)]

    /// Records as they may stand, and their two cells.
    static let records: [(String, [String])] = [
        (#"{"a": "x", "b": "客户"}"#, ["x", "客户"]), (#"{"b":1.50,"a":-0}"#, ["-0", "1.50"]),
        (#"{"a": true, "b": false}"#, ["true", "false"]), (#"{"a": null}"#, ["?", "?"]), ("{}", ["?", "?"]),
        (#"{"a": "", "b": "  "}"#, ["?", "?"]), (#"{"a": " x ", "b": "\u00e9\n\ud83d\ude00"}"#, ["x", "é\n😀"]),
        (#"{"a": 9007199254740993, "b": 0.1000000000000000000001}"#, ["9007199254740993", "0.1000000000000000000001"]),
        (#"{"a": 1E+3, "c": {"a": [1, {"b": "no"}]}, "b": 2}"#, ["1E+3", "2"]),
        (#"{"\u0061": 1, "b": ["x", "y", null, 3, true]}"#, ["1", "x; y; 3; true"]),
        (#"{"a": [], "b": [{"x": 1}, 2]}"#, ["?", #"[{"x": 1}, 2]"#]),
        (#"{"a": {"x": 1}, "b": ["one"]}"#, [#"{"x": 1}"#, "one"]),
    ]

    @Test(arguments: [true, false], [5, 7, 16, 64, 1 << 18]) func values(lines: Bool, chunk: Int) throws {
        let parts = Self.records.map(\.0)
        let texts =
            lines
            ? [parts.joined(separator: "\n"), "\u{FEFF}\n \r\n" + parts.joined(separator: " \r\n\n") + "\n\n"]
            : [
                "[" + parts.joined(separator: ",") + "]", "\u{FEFF} [ " + parts.joined(separator: " ,\n") + " ] \n",
                #"{"count": [], "#.replacing("[]", with: #"{"list": [1]}"#) + #""data": ["#
                    + parts.joined(separator: ",")
                    + #"], "next": null}"#,
            ]
        for text in texts {
            for threads in [1, 3] {
                let rows = try Self.read(Array(text.utf8), Self.ab, lines: lines, threads: threads, chunk: chunk)
                #expect(rows.cells == Self.records.map(\.1), "\(text)")
                #expect(rows.diagnostics.isEmpty)
            }
        }
    }

    @Test func nestedFieldsAreColumns() throws {
        let text = """
            {"id": 1, "address": {"city": "Bergen", "geo": {"lat": 60.39}}, "zip.code": "5003"}
            {"id": 2, "address": null}
            {"id": 3, "address": {"geo": {"lat": 1}, "city": null}, "late": "here"}
            """
        let rows = try Self.read(
            Array(text.utf8),
            [
                .of("id", .integer), .text("address.city", optional: true),
                .of("address.geo.lat", .decimal(scale: 2, rounded: false), optional: true),
                .text("zip.code", optional: true), .text("late", optional: true),
            ], lines: true)
        #expect(
            rows.cells == [
                ["1", "Bergen", "6039", "5003", "?"], ["2", "?", "?", "?", "?"], ["3", "?", "100", "?", "here"],
            ])
    }

    /// A field that is first seen behind the records that give the columns their names.
    @Test(arguments: [true, false]) func lateFields(lines: Bool) throws {
        let records = (0..<3_000).map { $0 == 2_500 ? "{\"a\": \($0), \"b\": {\"x\": \"late\"}}" : "{\"a\": \($0)}" }
        let text = lines ? records.joined(separator: "\n") : "[" + records.joined(separator: ",") + "]"
        let requests: [ColumnRequest] = [.of("a", .integer), .text("b.x", optional: true)]
        let rows = try Self.read(Array(text.utf8), requests, lines: lines, threads: 2)
        #expect(rows.rows == 3_000 && rows.known(1) == 1 && rows.cells[2_500][1] == "late")
        let missing = try Self.read(Array(text.utf8), [.text("c")], lines: lines)
        #expect(missing.errors.map(\.id) == ["data/missing-column"])
        try Reading.withFile(Array(text.utf8)) { path in
            let reader = jsonTable(path: path, displayPath: "t", hasLines: lines, layout: DelimitedLayout())
            #expect(reader.texts(rows: [2_500, 7], columns: ["b.x", "a"]) == [["late", "2500"], ["", "7"]])
        }
    }

    @Test func layoutsAreKept() throws {
        let layout = DelimitedLayout(
            header: .absent, decimal: 0x2C, missing: ["-1"], columns: ["a": "Betrag", "b": "Themen"])
        let requests: [ColumnRequest] = [
            .of("a", .decimal(scale: 2, rounded: false), optional: true),
            .of("b", .choices(["food", "kids"], separator: "|")),
        ]
        let text =
            #"[{"Betrag": 1.5, "Themen": ["food", "kids"]}, {"Betrag": "2,25", "Themen": "kids|food"}, {"Betrag": -1, "Themen": []}]"#
        let rows = try Self.read(Array(text.utf8), requests, lines: false, layout: layout)
        #expect(rows.cells == [["150", "3"], ["225", "3"], ["?", "?"]])
        #expect(rows.badCells == [0, 1])
    }

    @Test(arguments: [("[]", false), (#"{"data": []}"#, false), ("", true), ("\n \n", true)])
    func noRecordsAreNoRows(text: String, lines: Bool) throws {
        let rows = try Self.read(Array(text.utf8), Self.ab, lines: lines)
        #expect(rows.rows == 0 && rows.diagnostics.isEmpty)
    }

    /// A row's number is its line where every record has one.
    @Test func rowsAreCalledByTheirLines() throws {
        let text = "\n{\"a\": 1}\n\n\n{\"a\": \"x\"}\n{\"a\": \"y\"}\n"
        let rows = try Self.read(Array(text.utf8), [.of("a", .integer)], lines: true)
        #expect(
            rows.diagnostics.map(\.place)
                == [5, 6].map { row in
                    .cell(file: "t.json", row: row, column: "a", value: row == 5 ? "x" : "y")
                })
    }

    @Test(arguments: [
        (true, "{\"a\": 1}\n[1]\n", 2, 1, "record 2 is no object"), (true, "{\"a\": 1}\n17", 2, 1, "is no object"),
        (true, "{\"a\": 1,\n\"b\": 2}\n", 1, 9, "not complete at the end of its line"),
        (true, "{\"a\": 1} {\"a\": 2}\n", 1, 10, "something follows record 1"),
        (true, "{\"客户\": 1, \"客户\": 2}", 1, 11, "has the key “客户” twice"),
        (true, "{\"a\": {\"x\": 1, \"x\": 2}}", 1, 9, ""), (true, "{\"a\" 1}", 1, 6, "a colon is expected"),
        (false, "[{\"a\": 1}\n {\"a\": 2}]", 2, 2, "a comma or ] is expected"), (false, "", 1, 1, "a list of records"),
        (false, "[{\"a\": 1},", 1, 11, "the file ends before"), (false, "[{\"a\": 1", 1, 9, "a comma or }"),
        (false, "[{\"a\": 1}, 2]", 1, 12, "record 2 is no object"),
        (false, "[{\"a\": 1}] x", 1, 12, "something follows the end of the list"),
        (false, "{\"a\": 1}\n{\"a\": 2}", 1, 9, "a list of records is expected"),
        (false, "17", 1, 1, "a list of records"),
        (false, "{\"x\": [{\"a\": 1}], \"y\": []}", 1, 24, "a second list"),
        (false, "[{\"a\": tru}]", 1, 8, "a value is expected"), (false, "[{\"a\": \"x}]", 1, 8, "never closed"),
    ])
    func faults(lines: Bool, text: String, line: Int, column: Int, says: String) throws {
        for chunk in [4, 1 << 16] {
            let rows = try Self.read(
                Array(text.utf8), [.text("a"), .text("a.x", optional: true)], lines: lines, chunk: chunk)
            if says.isEmpty {
                // A key that is twice in an object below counts as well, where a column of it is wanted.
                #expect(rows.errors.count == 1)
                continue
            }
            let place = Position(line: line, column: column)
            #expect(rows.diagnostics.count == 1)
            let found = rows.diagnostics.first
            #expect(found?.id == "data/json" && found?.message.english.contains(says) == true, "\(rows.diagnostics)")
            #expect(found?.place == .position(file: "t.json", start: place, end: place), "\(rows.diagnostics)")
        }
    }

    @Test(arguments: [
        (Array("[{\"a\": \"x".utf8) + [0xB5, 0xA5] + Array("\"}]".utf8), false, "byte 9 (B5"),
        (
            Array("{\"a\": \"é\"}\n{\"a\": \"".utf8) + [0xFF] + Array("\"}".utf8), true,
            "byte 19 (FF, counted from 0), in record 2"
        ),
        ([0xFF, 0xFE, 0x5B, 0], false, "byte 0"), ([0x5B, 0, 0x5D, 0], false, "byte 0"),
        // A quote as the second half of a character in another encoding hides the string's end.
        (Array("{\"a\": \"".utf8) + [0x81, 0x22] + Array("x\"}".utf8), true, "byte 7 (81"),
    ])
    func otherEncodings(bytes: [UInt8], lines: Bool, says: String) throws {
        let rows = try Self.read(bytes, Self.ab, lines: lines)
        #expect(rows.diagnostics.map(\.id) == ["data/encoding"])
        #expect(rows.diagnostics.first?.message.english.contains(says) == true, "\(rows.diagnostics)")
    }

    @Test func filesThatCannotBeRead() throws {
        let gone = jsonTable(
            path: "/nonexistent/x.json", displayPath: "x.json", hasLines: false, layout: DelimitedLayout())
        #expect(Reading.rows(gone, Self.ab).diagnostics.map(\.id) == ["data/unreadable"])
        let long = Array("[{\"a\": \"".utf8) + Array(repeating: 0x78, count: 5_000)
        try Reading.withFile(long) { path in
            var limits = ChunkSource.Limits(chunk: 64)
            limits.record = 2_000
            let reader = jsonTable(
                path: path, displayPath: "x", hasLines: false, layout: DelimitedLayout(), limits: limits)
            #expect(Reading.rows(reader, Self.ab).diagnostics.map(\.id) == ["data/long-row"])
        }
    }

    /// The public JSON test suite as lists of records: what is refused as JSON is refused as a table.
    @Test(.enabled(if: SharedData.has("json_suite"), "the JSON test suite is not here")) func publicSuite() throws {
        var refused = 0
        for file in try FileManager.default.contentsOfDirectory(atPath: SharedData.path("json_suite")).sorted()
        where file.hasSuffix(".json") {
            let value = [UInt8](try Data(contentsOf: URL(filePath: SharedData.path("json_suite") + "/" + file)))
            let wrapped = Array("[{\"b\": 1, \"a\": ".utf8) + value + Array("}]".utf8)
            for bytes in [value, wrapped] {
                for lines in [false, true] {
                    let small = try Self.read(bytes, [.text("a", optional: true)], lines: lines, chunk: 3)
                    let whole = try Self.read(bytes, [.text("a", optional: true)], lines: lines, chunk: 1 << 16)
                    #expect(small == whole || !(small.errors.isEmpty || whole.errors.isEmpty), Comment(rawValue: file))
                }
            }
            guard file.hasPrefix("n_"), (try? JSON.parse(wrapped)) == nil else { continue }
            refused += 1
            #expect(
                try !Self.read(wrapped, [.text("a", optional: true)], lines: false).errors.isEmpty,
                Comment(rawValue: file))
        }
        #expect(refused > 150)
    }

    @Test(arguments: [UInt64](1...8)) func randomBytes(seed: UInt64) throws {
        var random = Seeded(seed)
        let pieces = [
            "{", "}", "[", "]", "\"a\"", ":", ",", "1", "\n", " ", "\\", "\"", "null", "tru", "{\"a\": 1}", "é",
            "\u{FEFF}",
            "{\"a\":", "\\ud83d", "-", "0.5", "[{\"a\": \"x\"},",
        ]
        for round in 0..<200 {
            let count = Int.random(in: 0...12, using: &random)
            var bytes = Array((0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined().utf8)
            if round % 5 == 0, !bytes.isEmpty { bytes[Int.random(in: bytes.indices, using: &random)] = 0xC3 }
            for lines in [true, false] {
                let one = try Self.read(bytes, [.text("a", optional: true)], lines: lines, chunk: 3)
                let two = try Self.read(bytes, [.text("a", optional: true)], lines: lines, threads: 2, chunk: 1 << 12)
                #expect(
                    one == two || !(one.errors.isEmpty || two.errors.isEmpty), "seed \(seed) round \(round): \(bytes)")
            }
        }
    }
}
