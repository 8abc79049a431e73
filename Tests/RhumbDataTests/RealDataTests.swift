// Real exports in their own encodings, separators and dates; the totals were counted with another program.
import RhumbColumns
import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing

@Suite struct RealDataTests {
    static let dollars = ColumnType.money(Currency(code: "USD") ?? .yuan)

    private func read(_ file: String, _ layout: DelimitedLayout, _ requests: [ColumnRequest]) -> Rows {
        Reading.rows(
            CSVReader(path: SharedData.path(file), displayPath: file, layout: layout), requests, threads: 2)
    }

    /// Columns padded with spaces, dates without separators, ids with leading zeros.
    @Test(.enabled(if: SharedData.has("cdnow/CDNOW_master.txt"), "CDNOW is not here"))
    func cdnow() throws {
        let layout = DelimitedLayout(separator: .whitespace, date: try DatePattern("YYYYMMDD"))
        let pool = TextPool()
        let rows = read(
            "cdnow/CDNOW_master.txt", layout,
            [
                .of("customer_id", .key(pool, of: .integer)), .of("date", .date), .of("number_of_cds", .integer),
                .of("dollar_value", Self.dollars),
            ])
        #expect(rows.diagnostics.isEmpty)
        #expect(rows.rows == 69_659 && rows.cells.count == 69_659)
        #expect(rows.sum(3) == 250_031_563)
        #expect(pool.count == 23_570)
        #expect(rows.cells.first == ["1", "1997-01-01", "1", "1177"])
        #expect(rows.cells.map { $0[1] }.max() == "1998-06-30")
    }

    /// The sample has no header: the configuration names the columns.
    @Test(.enabled(if: SharedData.has("cdnow/CDNOW_sample.txt"), "CDNOW is not here"))
    func cdnowSample() throws {
        let layout = DelimitedLayout(
            separator: .whitespace, header: .names(["master", "id", "day", "cds", "dollars"]),
            dates: ["day": try DatePattern("YYYYMMDD")])
        let rows = read(
            "cdnow/CDNOW_sample.txt", layout, [.of("id", .key(TextPool(), of: .text)), .of("day", .date)])
        #expect(rows.diagnostics.isEmpty)
        #expect(rows.rows == 6919)
        #expect(rows.cells.first == ["0001", "1997-01-01"])
    }

    @Test(.enabled(if: SharedData.has("tmall_orders_zh"), "the tmall orders are not here"))
    func tmall() {
        let layout = DelimitedLayout(
            encoding: "gb18030", columns: ["total": "总金额", "paid_on": "订单付款时间", "place": "收货地址"])
        let rows = read(
            "tmall_orders_zh/tmall_order_report_slashdates.gb18030.csv", layout,
            [
                .of("total", .money(.yuan)), .of("paid_on", .date, optional: true), .text("place"),
                .of("退款金额", .money(.yuan)), .of("订单编号", .fingerprint(of: .integer)),
            ])
        #expect(rows.diagnostics.isEmpty)
        #expect(rows.rows == 28_010)
        #expect(rows.sum(0) == 299_576_061)
        #expect(rows.sum(3) == 57_233_592)
        #expect(rows.known(1) == 28_010 - 3_923)
        #expect(rows.cells.first?[2] == "上海")
        #expect(Set(rows.cells.map { $0[4] }).count == 28_010)
    }

    /// Without a word about its encoding the file is read all the same, and that is said once.
    @Test(
        .enabled(
            if: SharedData.has("tmall_orders_zh") && SharedData.has("meal_orders_zh"), "the Chinese orders are not here"
        ),
        arguments: [
            ("tmall_orders_zh/tmall_order_report_slashdates.gb18030.csv", "总金额", "收货地址", 28_010),
            ("meal_orders_zh/meal_order_info.gbk.csv", "expenditure", "顾客编号", 945),
        ])
    func undeclared(file: String, amount: String, text: String, count: Int) throws {
        let requests: [ColumnRequest] = [.of(amount, .money(.yuan)), .text(text)]
        let rows = read(file, DelimitedLayout(), requests)
        #expect(rows.diagnostics.map(\.id) == ["data/encoding-detected"], "\(rows.diagnostics)")
        #expect(rows.rows == count)
        #expect(rows.cells == read(file, DelimitedLayout(encoding: "gb18030"), requests).cells)
    }

    @Test(.enabled(if: SharedData.has("online_retail_sample"), "the online retail sample is not here"))
    func onlineRetail() throws {
        let layout = DelimitedLayout(
            separator: .character(0x3B), decimal: 0x2C, date: try DatePattern("D/M/YYYY HH:mm"))
        let rows = read(
            "online_retail_sample/OnlineRetail_first10000.csv", layout,
            [
                .of("InvoiceNo", .key(TextPool(), of: .text)), .of("Quantity", .integer),
                .of("UnitPrice", Self.dollars),
                .of("CustomerID", .key(TextPool(), of: .integer), optional: true), .of("InvoiceDate", .date),
            ])
        #expect(rows.diagnostics.isEmpty)
        #expect(rows.rows == 10_000)
        #expect(rows.sum(1) == 78_286)
        #expect(rows.sum(2) == 3_837_412)
        #expect(rows.known(3) == 10_000 - 2_291)
        #expect(rows.cells.first?[4] == "2010-12-01")
    }

    /// Two files of one data set in two encodings; `NA` for missing.
    @Test(.enabled(if: SharedData.has("meal_orders_zh"), "the meal orders are not here"))
    func mealOrders() {
        let orders = read(
            "meal_orders_zh/meal_order_info.gbk.csv", DelimitedLayout(encoding: "gbk", missing: ["NA"]),
            [
                .of("order_id", .key(TextPool(), of: .integer)), .of("expenditure", .money(.yuan)),
                .of("use_start_time", .date), .of("mode", .text(TextPool()), optional: true), .text("顾客编号"),
            ])
        #expect(orders.diagnostics.isEmpty)
        #expect(orders.rows == 945)
        #expect(orders.known(3) == 0)
        #expect(orders.cells.first == ["417", "16500", "2016-08-01", "?", "客0001"])
        // A byte order mark is believed before a declaration.
        let details = read(
            "meal_orders_zh/meal_order_detail.csv", DelimitedLayout(encoding: "gbk", missing: ["NA"]),
            [.text("dishes_name"), .of("place_order_time", .date)])
        #expect(details.diagnostics.isEmpty)
        #expect(details.rows == 10_037)
        #expect(details.cells.first == ["西瓜胡萝卜沙拉", "2016-08-03"])
    }

    @Test(.enabled(if: SharedData.has("telco_churn"), "the churn sample is not here"))
    func telco() {
        let rows = read(
            "telco_churn/Telco-Customer-Churn.csv", DelimitedLayout(),
            [.of("TotalCharges", Self.dollars, optional: true), .of("Churn", .yesNo), .of("SeniorCitizen", .yesNo)])
        #expect(rows.diagnostics.isEmpty)
        #expect(rows.rows == 7043)
        #expect(rows.known(0) == 7043 - 11)
        #expect(rows.sum(1) == 1869)
    }
}
