// The work list: what a strict reader of RFC 4180 gets back, and nothing that a spreadsheet would compute.
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import Testing

@Suite("Work list")
struct WorkListTests {
    @Test("reads as it was read", arguments: Language.allCases)
    func golden(_ language: Language) throws {
        try Golden.expect(csv(Lakeside(language).report()), is: "work-list-\(language.rawValue).csv")
    }

    @Test("one line a recommendation, with the columns of the first line")
    func columns() throws {
        let hotel = Lakeside(.english)
        let rows = try #require(records(csv(hotel.report())))
        #expect(rows.count == hotel.assessment.recommendations.count + 1)
        #expect(
            rows.first?.prefix(10).joined(separator: " ")
                == "advice dataset key say worth currency serves by owner because")
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        let contact = try #require(rows.first { $0[2] == "g0007" })
        #expect(contact[0] == "win_back")
        #expect(contact[4] == "1875.00")
        #expect(contact[5] == "CNY")
        #expect(contact[10] == "advice")
        let late = try #require(rows.first { $0[10] == "late_action" })
        #expect(late[0] == "")
        #expect(late[8] != "", "a late action has an owner")
    }

    @Test("Chinese begins with a byte order mark, English does not")
    func mark() {
        #expect(Array(csv(Lakeside(.chinese).report()).utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(csv(Lakeside(.english).report()).hasPrefix("advice,"))
    }

    @Test(
        "what a spreadsheet would compute is text, what is a number stays one",
        arguments: [
            ("=HYPERLINK(\"http://x\",\"y\")", "'=HYPERLINK(\"http://x\",\"y\")"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1+1", "'\t=1+1"), ("\r=1", "'\r=1"),
            ("\u{FF1D}1+1", "'\u{FF1D}1+1"), ("-", "'-"), ("-.", "'-."), ("-12", "-12"),
            ("+8613800000000", "+8613800000000"), ("-3.50", "-3.50"),
            ("g1", "g1"), ("", ""), ("a,b", "a,b"), ("a\nb", "a\nb"), ("say \"no\"", "say \"no\""), ("1=1", "1=1"),
        ])
    func injection(_ key: String, _ expected: String) throws {
        var hotel = Lakeside(.english)
        hotel.assessment.recommendations = [
            Recommendation(
                origin: .advice(ID(0)), dataset: ID(0), key: key, say: Message(verbatim: key), worth: nil, serves: nil,
                by: nil,
                because: [Message(verbatim: key), Message(verbatim: "x")])
        ]
        let rows = try #require(records(csv(hotel.report())))
        #expect(rows.count == 2)
        #expect(rows[1][2] == expected)
        #expect(rows[1][3] == expected)
        let joined = rows[1][9]
        let start = try #require(key.isEmpty ? " " : joined.first.map(String.init))
        #expect(!"=+-@\t\r".contains(start) || joined.hasPrefix("'"), "\(joined)")
    }

    /// The records of a text after RFC 4180; nil where it breaks the rules.
    private func records(_ text: String) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var wasQuoted = false
        let bytes = Array(text.utf8)
        var at = 0
        func taken() -> String { String(decoding: cell, as: UTF8.self) }
        while at < bytes.count {
            let byte = bytes[at]
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0
            at += 1
            switch (isQuoted, byte) {
            case (true, UInt8(ascii: "\"")) where next == UInt8(ascii: "\""):
                cell.append(byte)
                at += 1
            case (true, UInt8(ascii: "\"")):
                isQuoted = false
                wasQuoted = true
            case (true, _): cell.append(byte)
            case (false, UInt8(ascii: "\"")):
                guard cell.isEmpty, !wasQuoted else { return nil }
                isQuoted = true
            case (false, UInt8(ascii: ",")), (false, 0x0D):
                if byte == 0x0D {
                    guard next == 0x0A else { return nil }
                    at += 1
                }
                row.append(taken())
                cell = []
                wasQuoted = false
                if byte == 0x0D {
                    rows.append(row)
                    row = []
                }
            case (false, 0x0A): return nil
            case (false, _):
                guard !wasQuoted else { return nil }
                cell.append(byte)
            }
        }
        return row.isEmpty && cell.isEmpty && !isQuoted ? rows : nil
    }
}
