// Workbooks: what becomes of every kind of cell, which sheet and which rows are read, and files that are none or do harm.
import Foundation
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing
import TestSupport

@Suite struct WorkbookTests {
    static func read(
        _ bytes: [UInt8], _ requests: [ColumnRequest], sheet: String? = nil,
        layout: DelimitedLayout = DelimitedLayout(),
        threads: Int = 1
    ) throws -> Rows {
        try Reading.withFile(bytes) { path in
            Reading.rows(
                workbookTable(path: path, displayPath: "t.xlsx", sheet: sheet, layout: layout), requests,
                threads: threads)
        }
    }

    static let a: [ColumnRequest] = [.text("a", optional: true)]
    static let header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"

    @Test(arguments: [
        ("<c r=\"A2\"><v>42</v></c>", "42"), ("<c><v>0.30000000000000004</v></c>", "0.3"),
        ("<c><v>1.5E+3</v></c>", "1500"),
        ("<c><v>-7.0</v></c>", "-7.0"), ("<c><v>1.1010119900101123E17</v></c>", "110101199001011000"),
        ("<c s=\"8\"><v>0.38</v></c>", "0.38"), ("<c t=\"b\"><v>1</v></c>", "true"),
        ("<c t=\"b\"><v>0</v></c>", "false"),
        ("<c t=\"e\"><v>#N/A</v></c>", "?"), ("<c t=\"e\"><v>#DIV/0!</v></c>", "#DIV/0!"), ("<c/>", "?"),
        ("<c t=\"s\"><v>1</v></c>", "rich & plain"), ("<c t=\"s\"><v>2</v></c>", "東京"),
        ("<c t=\"s\"><v>0</v></c>", "客户"),
        ("<c t=\"str\"><f>A1&amp;\"x\"</f><v>ax</v></c>", "ax"), ("<c t=\"str\"><f>\"\"</f><v></v></c>", "?"),
        ("<c><f>1+1</f><v>2</v></c>", "2"), ("<c t=\"inlineStr\"><is><r><t>x</t></r><r><t> y </t></r></is></c>", "x y"),
        ("<c t=\"inlineStr\"><is><t>two_x000A_lines _x005F_x_</t></is></c>", "two\nlines _x_"),
        ("<c t=\"d\"><v>2026-06-30T00:00:00</v></c>", "2026-06-30T00:00:00"),
        ("<c s=\"1\"><v>46203</v></c>", "2026-06-30"),
        ("<c s=\"1\"><v>1</v></c>", "1900-01-01"), ("<c s=\"1\"><v>59</v></c>", "1900-02-28"),
        ("<c s=\"1\"><v>60</v></c>", "1900-02-29"), ("<c s=\"1\"><v>61</v></c>", "1900-03-01"),
        ("<c s=\"1\"><v>2958465</v></c>", "9999-12-31"), ("<c s=\"1\"><v>2958466</v></c>", "2958466"),
        ("<c s=\"1\"><v>-1</v></c>", "-1"), ("<c s=\"2\"><v>46203.461805555555</v></c>", "2026-06-30 11:05:00"),
        ("<c s=\"2\"><v>46203.999999</v></c>", "2026-07-01"), ("<c s=\"3\"><v>46203</v></c>", "2026-06-30"),
        ("<c s=\"4\"><v>46203</v></c>", "46203"), ("<c s=\"5\"><v>1.25</v></c>", "30:00:00"),
        ("<c s=\"10\"><v>0.5</v></c>", "12:00:00"), ("<c s=\"6\"><v>46203</v></c>", "46203"),
        ("<c s=\"7\"><v>46203</v></c>", "2026-06-30"), ("<c s=\"9\"><v>0.5</v></c>", "12:00:00"),
        ("<c s=\"999\"><v>5</v></c>", "5"), ("<x:c xmlns:x=\"y\"><x:v>5</x:v></x:c>", "5"),
    ])
    func cells(cell: String, expected: String) throws {
        let strings = [
            "<si><t>客户</t></si>",
            "<si><r><rPr><b/></rPr><t>rich</t></r><r><t xml:space=\"preserve\"> &amp; plain</t></r></si>",
            "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr/></si>",
        ]
        // The mark of a row: a cell that is missing keeps its row.
        let mark = "<row r=\"2\">\(cell)<c r=\"B2\"><v>1</v></c></row>"
        let rows = try Self.read(WorkbookFile.bytes(Self.header + mark, strings: strings), Self.a)
        #expect(rows.cells == [[expected]] && rows.diagnostics.isEmpty, "\(rows.diagnostics)")
    }

    @Test func daysFrom1904() throws {
        let rows = Self.header + "<row><c s=\"1\"><v>0</v></c></row><row><c s=\"1\"><v>44741</v></c></row>"
        let read = try Self.read(WorkbookFile.bytes(rows, from1904: true), [.of("a", .date)])
        #expect(read.cells == [["1904-01-01"], ["2026-06-30"]])
    }

    /// Sparse rows and cells, a title above, blank rows: a row is called as Excel calls it.
    @Test func placesAreThoseOfTheSheet() throws {
        let text = """
            <row r="1"/><row r="3"><c r="B3" t="inlineStr"><is><t> n </t></is></c><c r="AA3" t="inlineStr"><is><t>late</t></is></c></row>
            <row r="4"><c r="A4"><v>9</v></c><c r="B4"><v>1</v></c></row><row r="7"><c r="B7" s="1"/></row>
            <row r="9"><c r="AA9"><v>2.5</v></c></row><row r="10"><c r="B10" t="b"><v>1</v></c><c r="C10"><v>3</v></c></row>
            """
        let bytes = WorkbookFile.bytes(text)
        let requests: [ColumnRequest] = [.of("n", .integer), .text("late", optional: true)]
        for threads in [1, 3] {
            let rows = try Self.read(bytes, requests, threads: threads)
            #expect(rows.cells == [["1", "?"], ["?", "2.5"], ["?", "?"]])
            #expect(
                rows.diagnostics.map(\.place) == [
                    .cell(file: "t.xlsx", row: 9, column: "n", value: nil),
                    .cell(file: "t.xlsx", row: 10, column: "n", value: "true"),
                ])
        }
        try Reading.withFile(bytes) { path in
            let reader = workbookTable(path: path, displayPath: "t", sheet: nil, layout: DelimitedLayout())
            #expect(reader.texts(rows: [1, 0], columns: ["late", "n", "none"]) == [["2.5", "", ""], ["", "1", ""]])
        }
    }

    @Test func sheetsByNameElseTheFirstVisible() throws {
        func sheet(_ name: String, _ state: String?) -> (name: String, state: String?, rows: String) {
            (name, state, Self.header + "<row><c t=\"inlineStr\"><is><t>\(name)</t></is></c></row>")
        }
        let bytes = WorkbookFile.zip(
            WorkbookFile.parts(sheets: [sheet("secret", "hidden"), sheet("预订", nil), sheet("Q1", "visible")]))
        #expect(try Self.read(bytes, Self.a).cells == [["预订"]])
        #expect(try Self.read(bytes, Self.a, sheet: "secret").cells == [["secret"]])
        let wrong = try Self.read(bytes, Self.a, sheet: "Q2")
        #expect(wrong.diagnostics.map(\.id) == ["data/no-sheet"])
        #expect(wrong.diagnostics.first?.message.english.contains("secret, 预订, Q1") == true)
        #expect(wrong.diagnostics.first?.help?.english.contains("sheet: Q1") == true)
    }

    @Test func layoutsAreKept() throws {
        let text =
            "<row><c><v>1.5</v></c><c s=\"2\"><v>46203.5</v></c></row><row><c t=\"str\"><v>2,25</v></c><c t=\"str\"><v>1/7/2026 08:00</v></c></row>"
        let requests: [ColumnRequest] = [
            .of("x", .decimal(scale: 2, rounded: false)), .of("at", .date), .of("at", .timestamp(nil)),
        ]
        let pattern = try DatePattern("D/M/YYYY HH:mm")
        let noon = ["150", "2026-06-30", "1782820800"]
        let morning = ["225", "2026-07-01", "1782892800"]
        let named = DelimitedLayout(header: .names(["x", "at"]), decimal: 0x2C, date: pattern)
        let first = try Self.read(WorkbookFile.bytes(text), requests, layout: named)
        #expect(first.cells == [noon, morning], "\(first.diagnostics)")
        let numbered = DelimitedLayout(
            header: .absent, decimal: 0x2C, dates: ["at": pattern], columns: ["x": "1", "at": "2"])
        let second = try Self.read(WorkbookFile.bytes(text), requests, layout: numbered)
        #expect(second.cells == [noon, morning], "\(second.diagnostics)")
    }

    static let start = "<worksheet><sheetData>" + header
    static let deep = String(repeating: "<a>", count: 100)

    @Test(
        arguments: [
            ([], "is empty"), (Array("a,b\n1,2\n".utf8), "no Excel workbook"),
            (Array("PK\u{3}\u{4} and no more".utf8), "damaged"),
            (WorkbookFile.zip([("word/document.xml", [])]), "no part xl/workbook.xml"),
            (WorkbookFile.zip([("xl/workbook.xml", Array("<html/>".utf8))]), "no part xl/workbook.xml"),
            (WorkbookFile.zip(WorkbookFile.parts(sheets: [])), "no sheet"),
            (
                WorkbookFile.zip(WorkbookFile.parts(sheets: [("a", nil, header)]).dropLast()),
                "no part xl/worksheets/Sheet0.xml"
            ),
            (WorkbookFile.zip(WorkbookFile.parts(sheets: [("a", nil, header)]), flags: 1), "password"),
            (Array(WorkbookFile.bytes(header).dropLast(200)), "damaged"),
            (WorkbookFile.bytes(header + "<row><c></row>"), "damaged"),
            (WorkbookFile.bytes("<!DOCTYPE x>" + header), "damaged"), (WorkbookFile.bytes(header + deep), "damaged"),
            (WorkbookFile.bytes(header + "<row><c t=\"s\"><v>5</v></c></row>"), "damaged"),
            (WorkbookFile.bytes(header + "<row><c t=\"s\"><v>-1</v></c></row>"), "damaged"),
            (WorkbookFile.bytes(header + "<row r=\"1\"><c><v>5</v></c></row>"), "damaged"),
            (WorkbookFile.bytes(header + "<row r=\"9999999\"><c><v>5</v></c></row>"), "damaged"),
            (WorkbookFile.bytes(header + "<row><c r=\"ZZZZ2\"><v>5</v></c></row>"), "damaged"),
            (WorkbookFile.bytes(header + "<row><c r=\"A2\"><f>SUM(B1:B9)</f></c></row>"), "formula in A2"),
            (WorkbookFile.bytes(""), "empty"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 2_000), "(.xls)"),
            (
                [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 1_016)
                    + "EncryptedPackage".utf8.flatMap { [$0, 0] } + Array(repeating: 0, count: 512), "password"
            ),
        ] as [([UInt8], String)])
    func filesThatCannotBeRead(bytes: [UInt8], says: String) throws {
        let rows = try Self.read(bytes, Self.a)
        #expect(rows.errors.count == 1 && rows.diagnostics.count == 1)
        #expect(rows.errors.first?.message.english.contains(says) == true, "\(rows.diagnostics)")
    }

    /// A changed byte anywhere: refused or read, and never a crash.
    @Test(arguments: [UInt64](1...6)) func damagedFiles(seed: UInt64) throws {
        var random = Seeded(seed)
        let sheet = Self.header + "<row r=\"2\"><c s=\"2\"><v>46203.5</v></c></row><row><c t=\"s\"><v>0</v></c></row>"
        let whole = WorkbookFile.bytes(sheet, strings: ["<si><t>x</t></si>"])
        for round in 0..<120 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if round % 4 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
            let one = try Self.read(bytes, Self.a)
            #expect(try Self.read(bytes, Self.a, threads: 2) == one, "seed \(seed) round \(round)")
        }
    }

    /// Workbooks by other programs, and what openpyxl reads in them (Tests/Corpus/data/make-workbooks.py).
    @Test(arguments: ["openpyxl", "xlsxwriter"], [1, 3]) func byOtherPrograms(name: String, threads: Int) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Corpus/data").path
        let requests: [ColumnRequest] = [
            .of("id", .integer), .text("客户", optional: true),
            .of("amount", .decimal(scale: 2, rounded: false), optional: true), .of("day", .date, optional: true),
            .of("seen_at", .timestamp(nil), optional: true), .of("paid", .yesNo, optional: true),
            .of("share", .percent, optional: true),
        ]
        let csv = CSVReader(path: "\(folder)/\(name).csv", displayPath: "t")
        let book = workbookTable(
            path: "\(folder)/\(name).xlsx", displayPath: "t", sheet: nil, layout: DelimitedLayout())
        let expected = Reading.rows(csv, requests)
        #expect(expected.rows == 60 && expected.diagnostics.isEmpty)
        #expect(Reading.rows(book, requests, threads: threads) == expected)
    }

    /// A small file that inflates to a lot is read as a stream, or refused where one cell of it is too long.
    @Test func aCellWithoutEnd() throws {
        let endless = Self.header + "<row><c t=\"str\"><v>" + String(repeating: "x", count: 2 << 20) + "</v></c></row>"
        #expect(try Self.read(WorkbookFile.bytes(endless), Self.a).errors.map(\.id) == ["data/workbook"])
        let attribute = Self.header + "<row spans=\"" + String(repeating: "1", count: 17 << 20) + "\"/>"
        #expect(try Self.read(WorkbookFile.bytes(attribute), Self.a).errors.map(\.id) == ["data/workbook"])
    }
}
