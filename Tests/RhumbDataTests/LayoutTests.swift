// Files as they come: quotes, line ends, encodings, headers, and everything that keeps a table from being read.
import Foundation
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing

@Suite struct LayoutTests {
    static let ab: [ColumnRequest] = [.text("a", optional: true), .text("b", optional: true)]

    @Test func batchesAreOfTheWaistsSize() { #expect(CSVReader.batchRows == Batch.capacity) }

    @Test(
        arguments: [
            ("a,b\n1,2\n", [["1", "2"]]), ("a,b\r\n1,2\r\n3,4", [["1", "2"], ["3", "4"]]),
            ("a,b\r1,2\r3,4\r", [["1", "2"], ["3", "4"]]),
            ("b,a\n1,2\n", [["2", "1"]]), ("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", [["x, y", "say \"hi\""]]),
            ("a,b\n\"two\nlines\",\"\r\n\"\n", [["two\nlines", "?"]]),
            ("\n\na,b\n\n\n1,2\n\r\n\n3,4\n\n", [["1", "2"], ["3", "4"]]),
            ("a,b\n5\" pipe,x\"y\n", [["5\" pipe", "x\"y"]]), ("a,b\n\"x\"y,\"z\n", nil),
            ("\"a\",\"b\"\n1,2\n", [["1", "2"]]),
            (" a , b \n 1 , 2 \n", [["1", "2"]]), ("a,b,c\n1,2,3\n", [["1", "2"]]), ("a,b\n1,2,,\n", [["1", "2"]]),
            ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]), ("a,b\n\"\",\"\"\n", [["?", "?"]]),
            ("a,b\n\"x\"y,z\n", [["xy", "z"]]),
            ("a,b\n", []), ("a,b", []), ("a,b\r\n", []), ("a,b\n\"\"\"\",\"\"\"x\"\n", [["\"", "\"x"]]),
        ] as [(String, [[String]]?)])
    func texts(text: String, expected: [[String]]?) throws {
        for threads in 1...2 {
            let rows = try Reading.rows(text, Self.ab, threads: threads)
            if let expected {
                #expect(rows.cells == expected, "\(text.debugDescription)")
                #expect(rows.rows == expected.count && rows.diagnostics.isEmpty, "\(rows.diagnostics)")
            } else {
                #expect(rows.errors.count == 1)
            }
        }
    }

    @Test(arguments: [
        (DelimitedLayout(separator: .character(0x3B)), "a;b\n1,5;2\n", ["1,5", "2"]),
        (DelimitedLayout(separator: .character(0x09)), "a\tb\n1 \t\"2\t3\"\n", ["1", "2\t3"]),
        (DelimitedLayout(separator: .character(0x7C)), "a|b\n1|2\n", ["1", "2"]),
        (DelimitedLayout(separator: .whitespace), "  a   b \n\n  \t\n 1\t 2  \r\n", ["1", "2"]),
        (DelimitedLayout(separator: .whitespace), "a b\n\"1 \"\" 1\" 2", ["1 \" 1", "2"]),
        (DelimitedLayout(header: .names(["a", "b"])), "1,2\n", ["1", "2"]),
        (DelimitedLayout(header: .absent, columns: ["a": "1", "b": "2"]), "1,2\n", ["1", "2"]),
        (DelimitedLayout(columns: ["a": "预订 号", "b": "Größe"]), "预订 号,Gro\u{308}ße\n1,2\n", ["1", "2"]),
    ])
    func layouts(layout: DelimitedLayout, text: String, expected: [String]) throws {
        let rows = try Reading.rows(text, Self.ab, layout: layout)
        #expect(rows.cells == [expected], "\(rows.diagnostics)")
    }

    @Test(arguments: [
        ("utf-16", String.Encoding.utf16), ("utf-16le", .utf16LittleEndian), ("utf-16be", .utf16BigEndian),
        ("utf-8", .utf8),
        ("UTF8", .utf8), ("windows-1252", .windowsCP1252), ("shift_jis", .shiftJIS), ("iso-8859-1", .isoLatin1),
        ("utf-32", .utf32),
    ])
    func encodings(name: String, encoding: String.Encoding) throws {
        let letters = name == "shift_jis" ? "日本" : name.hasPrefix("w") || name.hasPrefix("i") ? "café" : "客户é😀"
        let lines = (0..<3_000).map { "\($0),\(letters)\($0 % 7)" }
        let text = "a,b\n" + lines.joined(separator: "\n") + "\n"
        let bytes = [UInt8](try #require(text.data(using: encoding)))
        let rows = try Reading.rows(bytes, Self.ab, layout: DelimitedLayout(encoding: name), threads: 2)
        #expect(rows.diagnostics.isEmpty)
        #expect(rows.cells == (0..<3_000).map { ["\($0)", "\(letters)\($0 % 7)"] })
    }

    /// A byte order mark needs no declaration.
    @Test(arguments: [String.Encoding.utf16, .utf16BigEndian]) func marks(encoding: String.Encoding) throws {
        let mark = encoding == .utf16BigEndian ? "\u{FEFF}" : ""
        let bytes = [UInt8](try #require((mark + "a,b\n客,2\n").data(using: encoding)))
        #expect(try Reading.rows(bytes, Self.ab).cells == [["客", "2"]])
    }

    @Test(
        arguments: [
            ("gb18030", Array("a,b\n1,2\n3,".utf8) + [0xBF, 0xCD, 0xFF, 0x0A], 12, 3),
            ("utf-8", Array("a,b\n1,2\n3,".utf8) + [0xBF, 0x0A], 10, 3),
            ("utf-8", [0x61, 0x2C, 0x62, 0x0A, 0xE5, 0xAE], 4, 2),
            ("gbk", Array("a,b\n1,".utf8) + [0xBF], 6, 2),
            ("utf-16le", [0x61, 0, 0x2C, 0, 0x62, 0, 0x0A, 0, 0x00, 0xD8, 0x0A, 0], 8, 2),
            ("utf-8", [0x61, 0x2C, 0x62, 0x0A, 0xED, 0xA0, 0x80, 0x0A], 4, 2),
            ("utf-8", [0x61, 0x2C, 0x62, 0x0A, 0xC0, 0x80, 0x0A], 4, 2),
        ] as [(String, [UInt8], Int, Int)])
    func badBytes(encoding: String, bytes: [UInt8], offset: Int, row: Int) throws {
        let rows = try Reading.rows(bytes, Self.ab, layout: DelimitedLayout(encoding: encoding))
        let error = try #require(rows.errors.first)
        #expect(rows.diagnostics.count == 1 && rows.rows == 0)
        #expect(error.id == "data/encoding")
        #expect(error.message.english.contains("byte \(offset) "), "\(error.message.english)")
        guard case .cell(_, let found, _, _) = error.place else {
            Issue.record("no row: \(error.place)")
            return
        }
        #expect(found == row)
    }

    /// Far behind the first chunk, and the same for any number of threads.
    @Test func badByteFarBehind() throws {
        var bytes = Array(("a,b\n" + String(repeating: "12345678,客\n", count: 4_000)).utf8)
        bytes[4 + 13 * 3_000 + 2] = 0xFF
        bytes[4 + 13 * 3_800 + 2] = 0xFF
        let one = try Reading.rows(bytes, Self.ab, threads: 1)
        for _ in 0..<5 {
            let two = try Reading.rows(bytes, Self.ab, threads: 2)
            #expect(one.diagnostics == two.diagnostics)
        }
        #expect(one.errors.first?.message.english.contains("byte \(4 + 13 * 3_000 + 2) ") == true)
        #expect(one.errors.first?.message.english.contains("row 3002") == true)
    }

    /// UTF-16 without a mark is recognised by its zero bytes.
    @Test(arguments: [
        ("a,b\n1,2\n", String.Encoding.utf16LittleEndian, "utf-16le"), ("客户,b\n", .utf16LittleEndian, "utf-16le"),
        ("客户,b\n", .utf16BigEndian, "utf-16be"),
    ])
    func unmarked(text: String, encoding: String.Encoding, name: String) throws {
        let bytes = [UInt8](try #require(text.data(using: encoding)))
        let rows = try Reading.rows(bytes, [.text("b")])
        #expect(rows.diagnostics.map(\.id) == ["data/encoding-detected"])
        #expect(rows.diagnostics.first?.help?.english.contains(name) == true, "\(rows.diagnostics)")
    }

    @Test func unknownEncoding() throws {
        let rows = try Reading.rows("a,b\n", Self.ab, layout: DelimitedLayout(encoding: "klingon"))
        #expect(rows.errors.map(\.id) == ["data/encoding"])
    }

    @Test(arguments: [
        ("", "data/empty", "empty"), ("\n\n\r\n", "data/empty", "empty"), ("\u{FEFF}", "data/empty", "empty"),
        ("a,c\n1,2\n", "data/missing-column", "columns found are: a, c"),
        ("a,b,a\n1,2,3\n", "data/repeated-column", "columns 1, 3"),
        ("a;b\n1;2\n", "data/missing-column", "a;b"), ("a,b\n1,\"2\n3,4\n", "data/open-quote", "row 2"),
        ("a,\"b\n1,2\n", "data/open-quote", "row 1"), ("a,b\n1,2\n3,\"x\"\"\n\n", "data/open-quote", "row 3"),
    ])
    func refused(text: String, id: String, words: String) throws {
        let rows = try Reading.rows(text, Self.ab)
        #expect(Set(rows.errors.map(\.id)) == [id], "\(rows.diagnostics)")
        #expect(rows.errors.contains { $0.message.english.contains(words) }, "\(rows.errors)")
        #expect(rows.errors.allSatisfy { !$0.message.chinese.isEmpty && $0.help != nil })
        #expect(rows.rows == 0 && rows.badCells == [0, 0])
    }

    @Test func nearestHeader() throws {
        let rows = try Reading.rows(
            "bookedon,amount\n",
            [.of("booked_on", .date), .of("booked_on", .key(TextPool(), of: .date)), .of("amount", .integer)])
        #expect(rows.errors.count == 1)
        #expect(rows.errors.first?.help?.english.contains("did you mean “bookedon”") == true)
        let other = try Reading.rows("a;b\n1;2\n", [.text("a")])
        #expect(other.errors.first?.help?.english.contains("separator: \";\"") == true)
    }

    @Test func headerOfOtherLength() throws {
        let rows = try Reading.rows("1,2,3\n", Self.ab, layout: DelimitedLayout(header: .names(["a", "b"])))
        #expect(rows.errors.map(\.id) == ["data/header"])
        let none = try Reading.rows("", Self.ab, layout: DelimitedLayout(header: .names(["a", "b"])))
        #expect(none.diagnostics.isEmpty && none.rows == 0)
    }

    /// Nothing is dropped silently: every row is there, what cannot be trusted is unknown, and it is said.
    @Test func irregularRows() throws {
        let rows = try Reading.rows(
            "a,b,c\n1,2,3\n4,5\n6,7,8,9\n\"x\"\n10,11,12,,\"\" \n13,1",
            [.text("a"), .text("b"), .text("c", optional: true)])
        #expect(
            rows.cells == [
                ["1", "2", "3"], ["4", "5", "?"], ["?", "?", "?"], ["x", "?", "?"], ["10", "11", "12"],
                ["13", "?", "?"],
            ])
        #expect(rows.badCells == [1, 3, 0])
        #expect(rows.diagnostics.map(\.id) == ["data/row", "data/row", "data/row", "data/row"])
        let many = try Reading.rows("a,b\n" + String(repeating: "1\n", count: 20), Self.ab)
        #expect(many.diagnostics.count == 6)
        #expect(many.diagnostics.last?.message.english.contains("20 rows") == true)
    }

    @Test func unreadable() throws {
        for (path, words) in [
            ("/nowhere/x.csv", "no file"), ("/", "folder"), ("/dev/null", "ordinary"), ("/etc/passwd/x", "no file"),
        ] {
            let rows = Reading.rows(CSVReader(path: path, displayPath: path), Self.ab)
            #expect(rows.errors.count == 1)
            #expect(rows.errors.first?.message.english.contains(words) == true, "\(rows.errors)")
        }
    }

    /// An endless record is refused soon and with little memory: the usual limit of 64 MiB is smaller here.
    @Test(arguments: [("", "data/long-row"), ("\"", "data/open-quote")]) func endlessLine(opening: String, id: String)
        throws
    {
        let bytes = Array("a,b\n1,2\n3,\(opening)".utf8) + [UInt8](repeating: 0x78, count: 1 << 18)
        let rows = try Reading.withFile(bytes) { path in
            var reader = CSVReader(path: path, displayPath: "t.csv")
            reader.limits = ChunkSource.Limits(chunk: 1 << 12, record: 1 << 16)
            return Reading.rows(reader, Self.ab, threads: 2)
        }
        #expect(rows.errors.map(\.id) == [id])
        #expect(rows.errors.first?.message.english.contains("ow 3") == true)
    }

    /// Long, but not too long: the buffers grow.
    @Test func longRecord() throws {
        let long = String(repeating: "x", count: 1 << 17)
        let text = "a,b\n1,\(long)\n2,\"\(long)\n\(long)\"\n3,4\n"
        let rows = try Reading.rows(text, [.text("a"), .text("b")], threads: 2)
        #expect(rows.diagnostics.isEmpty)
        #expect(rows.cells.map { $0[0] } == ["1", "2", "3"])
        #expect(rows.cells.map { $0[1].utf8.count } == [1 << 17, (2 << 17) + 1, 1])
    }

    @Test func nulBytes() throws {
        let rows = try Reading.rows("a,b\n1,x\u{0}y\n\u{0},2\n", [.of("a", .integer), .text("b")])
        #expect(rows.cells == [["1", "x\u{0}y"], ["?", "2"]])
        #expect(rows.badCells == [1, 0])
    }

    @Test func textsOfRows() throws {
        let text = "id,名,x\n" + (0..<20_000).map { "\($0),\"a,\($0)\",\n\n" }.joined()
        try Reading.withFile(Array(text.utf8)) { path in
            let reader = CSVReader(path: path, displayPath: "t.csv", layout: DelimitedLayout(columns: ["name": "名"]))
            #expect(
                reader.texts(rows: [17_000, 3, 19_999, 200_000], columns: ["name", "id", "x", "none"]) == [
                    ["a,17000", "17000", "", ""], ["a,3", "3", "", ""], ["a,19999", "19999", "", ""], ["", "", "", ""],
                ])
            #expect(reader.displayRow(0) == 2)
        }
    }

    @Test func stopsEarly() throws {
        let text = "a,b\n" + String(repeating: "1,2\n", count: 500_000)
        try Reading.withFile(Array(text.utf8)) { path in
            for threads in 1...2 {
                let reader = CSVReader(path: path, displayPath: "t.csv")
                let summary = reader.read(Self.ab, threads: threads) { _, _ in false }
                #expect(summary.rows < 500_000 && summary.rows > 0)
            }
        }
    }
}
