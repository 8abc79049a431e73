// The way through rhumb.yaml: the same plan over the same data in other places gives the same report.
import CSQLite
import Foundation
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import Testing

@Suite struct SourcesTests {
    /// The shop with its two tables in one database.
    private func shop(_ settings: String) throws -> String {
        let folder = try Temporary.folder()
        let template = try #require(Template.named("shop", language: .english))
        guard case .made = NewProject.create(template, in: folder) else { throw CocoaError(.fileWriteUnknown) }
        var handle: OpaquePointer?
        #expect(sqlite3_open(folder + "/data/crm.sqlite", &handle) == SQLITE_OK)
        defer { sqlite3_close_v2(handle) }
        var script = "BEGIN;"
        for table in ["customers", "orders"] {
            let text = try String(contentsOfFile: folder + "/data/\(table).csv", encoding: .utf8)
            for (number, line) in text.split(separator: "\n").enumerated() {
                let cells = line.split(separator: ",")
                let list = cells.map { number == 0 ? "\"\($0)\"" : "'\($0)'" }.joined(separator: ", ")
                script += number == 0 ? "CREATE TABLE \(table) (\(list));" : "INSERT INTO \(table) VALUES (\(list));"
            }
            try FileManager.default.removeItem(atPath: folder + "/data/\(table).csv")
        }
        script += "CREATE VIEW 客户 AS SELECT * FROM customers; COMMIT"
        #expect(sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK)
        try Temporary.write(settings, folder, "rhumb.yaml")
        return folder
    }

    @Test func databaseOfThePlan() throws {
        let folder = try shop(
            """
            datasets:
              customers: { database: data/crm.sqlite, table: 客户 }
              orders: { file: data/crm.sqlite }
            """)
        let other = try Temporary.folder()
        let template = try #require(Template.named("shop", language: .english))
        _ = NewProject.create(template, in: other)
        let found = run(folder)
        #expect(!found.hasErrors, "\(found.diagnostics)")
        let report = try #require(found.value)
        let expected = try #require(run(other).value)
        #expect(report.measurements.datasets.map(\.source) == ["data/crm.sqlite (客户)", "data/crm.sqlite (orders)"])
        #expect("\(report.measurements.metrics)" == "\(expected.measurements.metrics)")
        #expect("\(report.measurements.segments)" == "\(expected.measurements.segments)")
    }

    @Test(arguments: [
        ("customers: { database: data/crm.sqlite, table: kunden }", "data/no-table"),
        ("customers: { database: data/none.sqlite }", "data/unreadable"),
        ("customers: { database: \"postgresql://mei:secret@db/crm\" }", "data/password"),
    ])
    func refused(settings: String, id: String) throws {
        let folder = try shop("datasets:\n  \(settings)\n  orders: { file: data/crm.sqlite }\n")
        let found = run(folder)
        #expect(found.diagnostics.filter { $0.level == .error }.map(\.id) == [id], "\(found.diagnostics)")
        #expect(!"\(found.diagnostics)".contains("secret"))
    }
}
