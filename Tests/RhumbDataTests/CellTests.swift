// One cell at a time: what is read, what is missing, what is bad and why.
import RhumbColumns
import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing

@Suite struct CellTests {
    /// One cell in quotes, so that it may hold anything.
    private func cell(
        _ text: String, _ type: ColumnType, layout: DelimitedLayout = DelimitedLayout(),
        range: ClosedRange<Exact>? = nil
    ) throws -> Rows {
        let quoted = "\"" + text.replacing("\"", with: "\"\"") + "\""
        let header = layout.separator == .character(0x3B) ? "a;b" : "a,b"
        let separator = layout.separator == .character(0x3B) ? ";" : ","
        return try Reading.rows(
            "\(header)\nx\(separator)\(quoted)\n", [.of("b", type, range: range)], layout: layout)
    }

    private func check(_ rows: Rows, _ expected: String, _ source: String) {
        let found = rows.cells.first?.first ?? "-"
        let isBad = expected.hasPrefix("!")
        #expect(found == (isBad ? "?" : expected), "“\(source)”")
        #expect(rows.badCells == [isBad ? 1 : 0], "“\(source)”")
        #expect(rows.diagnostics.count == (isBad ? 1 : 0), "“\(source)”")
        guard isBad, let diagnostic = rows.diagnostics.first else { return }
        #expect(diagnostic.level == .warning)
        #expect(diagnostic.message.english.contains(expected.dropFirst()), "\(diagnostic.message.english)")
        #expect(!diagnostic.message.chinese.isEmpty && diagnostic.help != nil)
        guard case .cell(let file, let row, let column, _) = diagnostic.place else {
            Issue.record("no cell: \(diagnostic.place)")
            return
        }
        #expect(file == "t.csv" && row == 2 && column == "b")
    }

    @Test(arguments: [
        ("7", "7"), (" 7 ", "7"), ("-3", "-3"), ("+3", "3"), ("007", "7"), ("1,234", "1234"), ("1 234 567", "1234567"),
        ("3.0", "3"), ("3.", "3"), ("12", "12"), ("−4", "-4"), ("(5)", "-5"),
        ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775808", "-9223372036854775808"), ("1e3", "1000"), ("3.5", "!whole"), ("x", "!whole"),
        ("12 3", "!whole"), ("1,23", "!whole"), ("--1", "!whole"), ("9223372036854775808", "!too large"),
        ("99999999999999999999999999999999999999999999", "!whole"), ("", "!no value"), ("  ", "!no value"),
        ("-", "!whole"),
        ("1e400", "!whole"), ("1e-3", "!whole"), ("0x10", "!whole"), ("1\u{0}2", "!whole"), ("\u{A0}8\u{3000}", "8"),
    ])
    func integers(text: String, expected: String) throws {
        check(try cell(text, .integer), expected, text)
    }

    @Test(arguments: [
        ("1.5", "1500"), ("1.5000", "1500"), ("-0.125", "-125"), ("0.1254", "!more than 3"), (".5", "500"),
        ("5.", "5000"),
        ("1.2.3", "!number"), ("1,234.5", "1234500"), ("12,5", "!number"), ("1'234.5", "1234500"), ("nan", "!number"),
        ("inf", "!number"), ("1.5e2", "150000"), ("9999999999999999.999", "!too large"),
        ("922337203685477.580", "922337203685477580"),
    ])
    func decimals(text: String, expected: String) throws {
        check(try cell(text, .decimal(scale: 3, rounded: false)), expected, text)
    }

    /// Half away from zero.
    @Test(arguments: [
        ("0.1254", "125"), ("0.1255", "126"), ("-0.1255", "-126"), ("0.12549999999", "125"), ("1e-9", "0"),
        ("2", "2000"),
        ("0.00000000000000000000000000000000000009", "0"), ("1e-50", "0"),
    ])
    func rounded(text: String, expected: String) throws {
        check(try cell(text, .decimal(scale: 3, rounded: true)), expected, text)
    }

    @Test(arguments: [
        ("1,5", "1500"), ("1.234,5", "1234500"), ("1.5", "!number"), ("1 234,5", "1234500"), ("1234", "1234000"),
    ])
    func decimalComma(text: String, expected: String) throws {
        let layout = DelimitedLayout(separator: .character(0x3B), decimal: 0x2C)
        check(try cell(text, .decimal(scale: 3, rounded: false), layout: layout), expected, text)
    }

    @Test(arguments: [
        ("38%", "380000000"), ("0.38", "380000000"), ("38 %", "380000000"), ("-2.5%", "-25000000"),
        ("100%", "1000000000"),
        ("38%", "380000000"), ("0.3333333333", "!more than 9"), ("abc", "!percentage"), ("%", "!percentage"),
    ])
    func percents(text: String, expected: String) throws {
        check(try cell(text, .percent), expected, text)
    }

    @Test(arguments: [
        ("1234.50", "123450"), ("1,234.50", "123450"), ("¥1,234.5", "123450"), ("\u{FFE5}1,234.5", "123450"),
        ("12元", "1200"), ("CNY 12.00", "1200"),
        ("12.00 cny", "1200"), ("-¥5", "-500"), ("(5.00)", "-500"), ("1.500", "150"), ("1.505", "!more than 2"),
        ("$5", "!currency"),
        ("5 EUR", "!currency"), ("free", "!money"), ("1.234,50", "!money"), ("92233720368547758.08", "!too large"),
    ])
    func money(text: String, expected: String) throws {
        check(try cell(text, .money(.yuan)), expected, text)
    }

    @Test func moneyOfOtherDigits() throws {
        let yen = try #require(Currency(code: "JPY"))
        let dinar = try #require(Currency(code: "KWD"))
        check(try cell("1,500円", .money(yen)), "1500", "1,500円")
        check(try cell("1.5", .money(yen)), "!more than 0", "1.5")
        check(try cell("1.234", .money(dinar)), "1234", "1.234")
    }

    @Test(arguments: [
        ("2026-06-30", "2026-06-30"), ("2024-02-29", "2024-02-29"), ("2026-12-31", "2026-12-31"),
        ("2026/6/3", "2026-06-03"),
        ("2026.6.3", "2026-06-03"), ("2026年6月3日", "2026-06-03"), ("2026-06-30T23:59:59.5Z", "2026-06-30"),
        ("2026-06-30 11:05", "2026-06-30"), ("2016/8/1 11:05:09 PM", "2016-08-01"),
        ("2026-06-30T11:05+08:00", "2026-06-30"),
        ("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"), ("2026-02-29", "!does not exist"),
        ("2026-02-30", "!does not exist"), ("2026-13-01", "!does not exist"), ("2026-04-31", "!does not exist"),
        ("2026-00-10", "!does not exist"), ("0000-01-01", "!does not exist"), ("30/06/2026", "!form YYYY-MM-DD"),
        ("2026-06", "!form"), ("yesterday", "!form"), ("2026-06-30x", "!form"), ("2026-06-30 25:00", "!form"),
        ("20260630", "!form"), ("2026-06/30", "!form"), ("2026-0a-30", "!form"), ("２０２６-06-30", "!form"),
    ])
    func dates(text: String, expected: String) throws {
        check(try cell(text, .date), expected, text)
    }

    @Test(arguments: [
        ("D/M/YYYY HH:mm", "1/12/2010 08:26", "2010-12-01"), ("D/M/YYYY HH:mm", "1/12/2010", "2010-12-01"),
        ("D/M/YYYY", "01/02/2026 08:26", "2026-02-01"), ("YYYYMMDD", "19970101", "1997-01-01"),
        ("YYYYMMDD", "1997011", "!form YYYYMMDD"), ("YYYYMMDDHHmmss", "20260630110500", "2026-06-30"),
        ("DD.MM.YY", "05.06.26", "2026-06-05"), ("DD.MM.YY", "05.06.70", "1970-06-05"),
        ("M/D/YYYY h:mm A", "6/30/2026 1:05 PM", "2026-06-30"),
        ("DD-MMM-YYYY", "30-Jun-2026", "2026-06-30"), ("MMM D, YYYY", "September 3, 2026", "2026-09-03"),
        ("YYYY年M月D日", "2026年12月3日", "2026-12-03"), ("D/M/YYYY", "31/2/2026", "!does not exist"),
        ("D/M/YYYY", "2026-06-30", "!form D/M/YYYY"),
    ])
    func declaredDates(pattern: String, text: String, expected: String) throws {
        check(try cell(text, .date, layout: DelimitedLayout(date: try DatePattern(pattern))), expected, text)
    }

    @Test(arguments: ["mm/DD/YYYY", "D/M", "YYYY-MM-DD-DD", "YYYYY", "Q", ""]) func wrongPatterns(text: String) {
        #expect(throws: FormatFault.self) { try DatePattern(text) }
    }

    @Test(arguments: [
        ("yes", "1"), ("No", "0"), ("TRUE", "1"), ("false", "0"), ("1", "1"), ("0", "0"), ("是", "1"), ("否", "0"),
        ("Y", "1"),
        ("n", "0"), ("J", "1"), ("nein", "0"), ("maybe", "!neither"), ("2", "!neither"), ("", "!no value"),
    ])
    func yesNo(text: String, expected: String) throws {
        check(try cell(text, .yesNo, layout: DelimitedLayout(yes: ["j"], no: ["Nein"])), expected, text)
    }

    @Test(arguments: [
        ("web", "web"), (" phone ", "phone"), ("caf\u{65}\u{301}", "café"), ("Web", "!not one of"),
        ("x", "!“web”, “phone”"),
    ])
    func choices(text: String, expected: String) throws {
        check(try cell(text, .choice(["web", "phone", "café"])), expected, text)
    }

    @Test(arguments: [("0", "0"), ("10", "100"), ("10.1", "!outside 0 .. 10"), ("-0.1", "!outside"), ("9.9", "99")])
    func ranges(text: String, expected: String) throws {
        check(try cell(text, .decimal(scale: 1, rounded: false), range: Exact(0)...Exact(10)), expected, text)
    }

    @Test(arguments: [
        ("7", "7"), ("007", "7"), ("7.0", "7"), ("+7", "7"), ("-07", "-7"), ("0", "0"), ("00", "0"), ("7a", "!whole"),
    ])
    func integerKeys(text: String, expected: String) throws {
        check(try cell(text, .key(TextPool(), of: .integer)), expected, text)
        let known = TextPool()
        let code = known.intern("7")
        #expect(code == 0)
        let found = try cell(text, .lookup(known, of: .integer))
        if expected == "7" {
            #expect(found.cells.first == ["0"])
        } else if !expected.hasPrefix("!") {
            #expect(found.cells.first == ["-1"])
        }
    }

    @Test(arguments: [
        ("2026-03-01 14:05", "2026-03-01 14:05"), ("2026-03-01T14:05:30", "2026-03-01 14:05:30"),
        ("2026/3/1 9:05", "2026-03-01 09:05"), ("2026年3月1日 09:05", "2026-03-01 09:05"),
        ("2026-03-01", "2026-03-01"), ("2026-03-01 12:05 AM", "2026-03-01 00:05"),
        ("2026-03-01 1:05 pm", "2026-03-01 13:05"), ("2026-03-01 14:05:30.250", "2026-03-01 14:05:30"),
        ("2026-03-01T22:05:00Z", "2026-03-02 06:05"), ("2026-03-01T14:05+08:00", "2026-03-01 14:05"),
        ("2026-03-01T14:05:00-0530", "2026-03-02 03:35"), ("2026-03-01 24:00", "2026-03-02"),
        ("2026-03-01 24:05", "!not a date"), ("2026-03-01 14:65", "!not a date"),
        ("2026-02-30 14:05", "!does not exist"),
        ("noon", "!not a date"), ("", "!no value"),
    ])
    func timestamps(text: String, expected: String) throws {
        let zone = try #require(ClockZone("Asia/Shanghai"))
        let seconds = Timestamp(expected).map { String($0.seconds) } ?? expected
        check(try cell(text, .timestamp(zone)), seconds, text)
        let day = Timestamp(expected).map { String($0.day.number) } ?? expected
        check(try cell(text, .timestampDay(zone)), day, text)
    }

    @Test(arguments: [
        ("food", "1"), ("hiking", "4"), ("food;kids", "3"), (" food ; hiking ;", "5"), ("food;food", "1"), (";", "0"),
        ("food,kids", "!"), ("Food", "!"), ("", "!no value"),
    ])
    func severalAnswers(text: String, expected: String) throws {
        check(try cell(text, .choices(["food", "kids", "hiking"], separator: ";")), expected, text)
        guard !expected.hasPrefix("!") else { return }
        let longer = text.replacing(";", with: "//")
        check(try cell(longer, .choices(["food", "kids", "hiking"], separator: "//")), expected, longer)
    }

    /// Without a zone of the column's own the clock counts as it is written.
    @Test func clocksAsWritten() throws {
        for text in ["2026-03-01T14:05:00Z", "2026-03-01 14:05", "2026-03-01T14:05:00+08:00"] {
            check(try cell(text, .timestamp(nil)), String(try #require(Timestamp("2026-03-01 14:05")).seconds), text)
        }
    }

    @Test(arguments: [
        ("D/M/YYYY HH:mm", "1/12/2010 08:26", "2010-12-01 08:26"),
        ("YYYYMMDDHHmmss", "20260301140530", "2026-03-01 14:05:30"),
        ("M/D/YY h:mm A", "3/1/26 2:05 PM", "2026-03-01 14:05"), ("YYYY/M/D H:mm", "2016/8/1", "2016-08-01"),
        ("D/M/YYYY HH:mm", "1/12/2010 08:66", "!not a date"),
    ])
    func timestampsInADeclaredFormat(pattern: String, text: String, expected: String) throws {
        let layout = DelimitedLayout(date: try DatePattern(pattern))
        check(
            try cell(text, .timestamp(nil), layout: layout), Timestamp(expected).map { String($0.seconds) } ?? expected,
            text)
    }

    @Test func dateKeys() throws {
        let pool = TextPool()
        _ = pool.intern("2026-06-01")
        check(try cell("2026/6/1", .lookup(pool, of: .date)), "0", "2026/6/1")
        check(try cell("2026-06-31", .key(pool, of: .date)), "!does not exist", "2026-06-31")
    }

    @Test func missingTokens() throws {
        let layout = DelimitedLayout(missing: ["NA", "-1"], missingByColumn: ["b": ["none"]])
        let rows = try Reading.rows(
            "a,b\nNA,NA\n-1,none\n 7 , none \n", [.of("a", .integer, optional: true), .text("b", optional: true)],
            layout: layout)
        #expect(rows.cells == [["?", "NA"], ["?", "?"], ["7", "?"]])
        #expect(rows.diagnostics.isEmpty && rows.badCells == [0, 0])
    }

    /// All are counted, the first five of a column are told.
    @Test func firstFive() throws {
        let text = "a,b\n" + String(repeating: "x,\n", count: 40)
        let rows = try Reading.rows(text, [.of("a", .integer), .text("b")])
        #expect(rows.badCells == [40, 40])
        #expect(rows.diagnostics.count == 10)
        let places = rows.diagnostics.compactMap { diagnostic -> Int? in
            if case .cell(_, let row, _, _) = diagnostic.place { row } else { nil }
        }
        #expect(places == [2, 2, 3, 3, 4, 4, 5, 5, 6, 6])
    }

    /// A cell of any length is shown in a few letters.
    @Test func longCells() throws {
        let rows = try Reading.rows("a\n\"" + String(repeating: "长", count: 10_000) + "\"\n", [.of("a", .integer)])
        let message = try #require(rows.diagnostics.first?.message.english)
        #expect(message.count < 120 && message.contains("长…"))
    }
}
