// The same dataset in every kind of file, through rhumb.yaml: one plan, one answer.
import Foundation
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import Testing

@Suite struct FormatPlans {
    static let plan = """
        plan p "p" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
        dataset sales from "sales.csv" {
          key id integer
          day date
          paid money
          city text optional
          event day
        }
        metric revenue "Revenue" sum(sales.paid where city = "Bergen")

        """

    static func revenue(_ file: String, _ text: String, settings: String = "") throws -> (String?, [Diagnostic]) {
        let folder = try Temporary.folder()
        try Temporary.write(plan, folder, "p.rhumb")
        try Temporary.write(text, folder, "data/" + file)
        try Temporary.write(
            "datasets:\n  sales:\n    file: data/\(file)\n    columns: { city: address.city }\n\(settings)", folder,
            "rhumb.yaml")
        let outcome = run(folder)
        return (outcome.value.map { "\($0.measurements.metrics.map(\.value))" }, outcome.diagnostics)
    }

    @Test(arguments: [
        (
            "s.jsonl",
            "{\"id\": 1, \"day\": \"2026-02-01\", \"paid\": 10.50, \"address\": {\"city\": \"Bergen\"}}\n{\"id\": 2, \"day\": \"2026-02-02\", \"paid\": 3}\n",
            ""
        ),
        (
            "s.json",
            "[{\"id\": 1, \"day\": \"2026-02-01\", \"paid\": \"10,50\", \"address\": {\"city\": \"Bergen\"}}]",
            "    decimal: \",\"\n"
        ),
        (
            "s.txt", "{\"id\": 1, \"day\": \"1/2/2026\", \"paid\": 10.5, \"address.city\": \"Bergen\"}",
            "    format: jsonl\n    date: D/M/YYYY\n"
        ),
        ("s.yml", "- {id: 1, day: 2026-02-01, paid: 10.50, address: {city: Bergen}}\n", ""),
    ])
    func everyFormat(file: String, text: String, settings: String) throws {
        let (expected, clean) = try Self.revenue(
            "s.csv", "id,day,paid,address.city\n1,2026-02-01,10.50,Bergen\n2,2026-02-02,3,\n")
        #expect(clean.isEmpty && expected?.contains("1050") == true, "\(expected ?? "") \(clean)")
        let (found, diagnostics) = try Self.revenue(file, text, settings: settings)
        #expect(diagnostics.isEmpty, "\(diagnostics)")
        #expect(found == expected)
    }

    /// A sheet by its name, with what is wrong in it told by Excel's row.
    @Test func aSheetOfAWorkbook() throws {
        let folder = try Temporary.folder()
        try Temporary.write(
            """
            plan p "p" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
            dataset sales from "book.xlsx" { key id integer; name text optional; amount number optional; paid yes_no optional }
            metric rows "Rows" count(sales)

            """, folder, "p.rhumb")
        try Temporary.write("datasets: { sales: { sheet: 预订, columns: { name: 客户 } } }\n", folder, "rhumb.yaml")
        let book = Shipped.root.appendingPathComponent("Tests/Corpus/data/openpyxl.xlsx")
        try Temporary.write([UInt8](Data(contentsOf: book)), folder, "book.xlsx")
        let outcome = run(folder)
        #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics)")
        let report = try #require(outcome.value)
        #expect("\(report.measurements.metrics.map(\.value))".contains("60"))
        try Temporary.write("datasets: { sales: { sheet: 预定, columns: { name: 客户 } } }\n", folder, "rhumb.yaml")
        #expect(run(folder).diagnostics.map(\.id) == ["data/no-sheet"])
    }
}
