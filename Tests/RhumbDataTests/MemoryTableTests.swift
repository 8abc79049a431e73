// Tables in memory: the rows of plan tests.
import RhumbColumns
import RhumbData
import RhumbText
import RhumbValues
import Testing

@Suite struct MemoryTableTests {
    private let day = Day(year: 2026, month: 6, day: 30) ?? .first

    @Test func everyType() {
        let table = MemoryTable(
            name: "guests",
            columns: [
                ("id", [.text("g1"), .text("g2")]), ("n", [.integer(7), .unknown]),
                ("x", [.number(1.25), .integer(3)]),
                ("p", [.percent(0.38), .unknown]), ("m", [.money(Money(minor: 250, currency: .yuan)), .unknown]),
                ("d", [.date(day)]), ("y", [.yesNo(true), .yesNo(false)]), ("c", [.text("web"), .text("fax")]),
            ])
        let pool = TextPool()
        let rows = Reading.rows(
            table,
            [
                .of("id", .key(pool, of: .text)), .of("n", .integer, optional: true),
                .of("x", .decimal(scale: 2, rounded: false)), .of("p", .percent, optional: true),
                .of("m", .money(.yuan)),
                .of("d", .date), .of("y", .yesNo), .of("c", .choice(["web", "phone"])),
                .of("id", .lookup(pool, of: .text)),
            ])
        #expect(
            rows.cells == [
                ["g1", "7", "125", "380000000", "250", "2026-06-30", "1", "web", "0"],
                ["g2", "?", "300", "?", "?", "?", "0", "?", "1"],
            ])
        #expect(rows.badCells == [0, 0, 0, 0, 1, 1, 0, 1, 0])
        #expect(rows.diagnostics.count == 3)
        #expect(table.texts(rows: [1, 5], columns: ["c", "d", "none"]) == [["fax", "", ""], ["", "", ""]])
    }

    @Test func missingColumn() {
        let table = MemoryTable(name: "guests", columns: [("id", [.text("g1")])])
        let rows = Reading.rows(table, [.text("id"), .text("name")])
        #expect(rows.errors.map(\.id) == ["data/missing-column"])
        #expect(rows.rows == 0)
    }

    @Test func manyRows() {
        let table = MemoryTable(name: "n", columns: [("n", (0..<20_000).map { .integer($0) })])
        let rows = Reading.rows(table, [.of("n", .integer, range: Exact(0)...Exact(19_998))])
        #expect(rows.rows == 20_000 && rows.sum(0) == 19_998 * 19_999 / 2)
        #expect(rows.badCells == [1])
    }
}
