// What a profile says of columns, each case with the reason why a person would say the same.
import Foundation
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing

@Suite struct ProfileTests {
    private func profile(_ text: String, rows: Int = .max, threads: Int = 2) throws -> TableProfile {
        try Reading.withFile(Array(text.utf8)) { path in
            let layout = guessedLayout(ofFile: path)
            let reader = CSVReader(path: path, displayPath: "t.csv", layout: layout)
            return try #require(RhumbData.profile(reader, layout: layout, rows: rows, threads: threads).value)
        }
    }

    /// A column of these texts, over and over, so that few texts in many rows are seen as such.
    private func column(_ texts: [String], name: String = "x", times: Int = 1) throws -> ColumnProfile {
        let rows = (0..<times).flatMap { _ in texts }.map { "\"\($0.replacing("\"", with: "\"\""))\",y\n" }
        return try #require(try profile("\(name),other\n" + rows.joined()).columns.first)
    }

    @Test(arguments: [
        (["1", "-2", "30"], GuessedType.integer), (["1", "2.5", "1,234.75"], .number(places: 2)),
        (["1.0", "2.00"], .integer), (["007", "012"], .text), (["12345678901234567890", "1"], .text),
        (["¥12.50", "¥3"], .money("CNY")), (["12元", "3.5元"], .money("CNY")), (["¥1", "$1"], .text),
        (["5%", "12.5%"], .percent),
        (["5%", "12"], .text), (["yes", "no"], .yesNo), (["是", "否"], .yesNo), (["Y", "N"], .yesNo),
        (["1", "0"], .yesNo),
        (["2026-06-30", "2026/7/1"], .date(form: nil)), (["2026-06-30 10:05", "2026-07-01"], .timestamp(form: nil)),
        (["2026年6月30日"], .date(form: nil)), (["30/6/2026", "1/7/2026"], .date(form: "D/M/YYYY")),
        (["6/30/2026", "7/1/2026"], .date(form: "M/D/YYYY")), (["30.06.2026", "01.07.2026"], .date(form: "D.M.YYYY")),
        (["20260630", "20260701"], .date(form: "YYYYMMDD")), (["20260630", "20261301"], .integer),
        (["19990101", "88888888"], .integer),
        (["31/6/2026", "1/7/2026"], .text), (["3 Jun 2026", "14 July 2026"], .date(form: "D MMM YYYY")),
        (["", ""], .empty),
        (["NA", "null"], .empty), (["a", "b", "c"], .text),
    ])
    func types(texts: [String], type: GuessedType) throws {
        #expect(try column(texts).type == type)
    }

    @Test func choices() throws {
        #expect(try column(["web", "shop", "web"], times: 10).type == .oneOf(["web", "shop"]))
        #expect(try column(["web", "shop", "web"]).type == .text)
        #expect(try column(["1", "2"], name: "amount").type == .money(nil))
        #expect(try column(["1", "2"], name: "单价").type == .money(nil))
    }

    /// Words for nothing count as missing, and are suggested; “无” does so among figures only.
    @Test func missing() throws {
        let figures = try column(["1", "NA", "无", "", "3", "-"])
        #expect(figures.type == .integer && figures.missing == 4 && figures.distinct == 2)
        #expect(Set(figures.missingWords) == ["NA", "无", "-"])
        let words = try column(["web", "无", "NA"])
        #expect(words.type == .text && words.missing == 1 && words.missingWords == ["NA"])
    }

    @Test func figures() throws {
        let column = try column((1...100).map { String($0) })
        #expect(column.isUnique && column.distinct == 100 && column.low == "1" && column.high == "100")
        #expect(column.quantiles == [5, 25, 50, 75, 95] && column.mean == 50.5)
        #expect(
            column.bars.reduce(0, +) == 100 && column.bars.count == 16
                && column.bars.allSatisfy { (6...7).contains($0) })
        // By value, not by letters.
        #expect(try self.column(["9", "10", "-1"]).low == "-1" && self.column(["9", "10"]).high == "10")
        #expect(try self.column(["2/1/2026", "1/2/2026", "13/1/2026"]).high == "1/2/2026")
        #expect(try self.column(["2/1/2026", "1/2/2026"]).isAmbiguousDate)
    }

    @Test(
        arguments: [
            ("a;b\n1,5;x\n2,25;y\n", DelimitedLayout.Separator.character(0x3B), 0x2C, true),
            ("a\tb\n1\tx, y\n", .character(0x09), 0x2E, true), ("a|b|c\n1|2|3\n", .character(0x7C), 0x2E, true),
            ("  a   b\n  1   2\n", .whitespace, 0x2E, true), ("1 20260630 3\n2 20260701 4\n", .whitespace, 0x2E, false),
            ("one column\nof text\n", .whitespace, 0x2E, true), ("a\n1\n", .character(0x2C), 0x2E, true),
            ("a,b\n\"x;y;z\",1\n", .character(0x2C), 0x2E, true), ("", .character(0x2C), 0x2E, true),
        ] as [(String, DelimitedLayout.Separator, UInt8, Bool)])
    func layouts(text: String, separator: DelimitedLayout.Separator, decimal: UInt8, hasHeader: Bool) throws {
        try Reading.withFile(Array(text.utf8)) { path in
            let layout = guessedLayout(ofFile: path)
            #expect(layout.separator == separator)
            #expect((layout.header == .present) == hasHeader)
            let reader = CSVReader(path: path, displayPath: "t", layout: layout)
            if let profile = RhumbData.profile(reader, layout: layout).value {
                #expect(profile.layout.decimal == decimal)
            }
        }
    }

    @Test func table() throws {
        let text = "day,no,no name,who\n2026-01-01,1,5,a\n2026-01-02,2,5,b\n,3,6,a\n2026-01-01,1,5,a\n"
        let whole = try profile(text)
        #expect(whole.rows == 4 && !whole.isPart && whole.duplicateRows == 1 && whole.keys.isEmpty && whole.event == 0)
        let part = try profile(text, rows: 3)
        #expect(part.rows == 3 && part.isPart && part.duplicateRows == 0)
        #expect(part.keys.first == 1 && part.columns[0].missing == 1 && part.columns[3].distinct == 2)
        // Nobody could ask for columns without a name or with one that another has.
        let odd = try Reading.withFile(Array("a,,a,b\n1,2,3,4\n".utf8)) { path in
            RhumbData.profile(CSVReader(path: path, displayPath: "t"), layout: DelimitedLayout())
        }
        #expect(odd.value?.columns.map(\.name) == ["b"])
        #expect(odd.diagnostics.map(\.id) == ["data/no-name", "data/repeated-column"])
    }

    /// The same for any number of threads, of any table.
    @Test(arguments: [UInt64](1...3)) func threads(seed: UInt64) throws {
        let text = SameTable(seed: seed, rows: 20_000).csv
        let one = try profile(text, rows: 15_000, threads: 1)
        #expect(one.rows == 15_000 && one.isPart && one.columns.count == SameTable.columns.count)
        for _ in 0..<3 { #expect("\(try profile(text, rows: 15_000, threads: 3).columns)" == "\(one.columns)") }
    }

    @Test func references() throws {
        let customers = try profile("id,name\n" + (1...50).map { "C\($0),n\($0)\n" }.joined())
        let orders = try profile(
            "no,customer,id\n" + (1...200).map { "\($0 + 900),C\($0 % 50 + 1),\($0 % 7)\n" }.joined())
        let found = likelyReferences([customers, orders])
        #expect(found == [LikelyReference(table: 1, column: 1, target: 0, share: 1)])
    }

    @Test(.enabled(if: SharedData.has("online_retail_sample"), "the online retail sample is not here"))
    func onlineRetail() throws {
        let path = SharedData.path("online_retail_sample/OnlineRetail_first10000.csv")
        let layout = guessedLayout(ofFile: path)
        let found = try #require(
            RhumbData.profile(CSVReader(path: path, displayPath: "t", layout: layout), layout: layout, threads: 2).value
        )
        #expect(found.rows == 10_000 && found.layout.decimal == 0x2C && found.layout.separator == .character(0x3B))
        let types = Dictionary(uniqueKeysWithValues: found.columns.map { ($0.name, $0.type) })
        #expect(types["InvoiceDate"] == .timestamp(form: "D/M/YYYY") && types["UnitPrice"] == .money(nil))
        #expect(found.columns.first { $0.name == "CustomerID" }?.missing == 2_291)
    }
}
