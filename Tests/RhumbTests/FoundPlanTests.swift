// A plan made from files that nobody described checks and runs as it is written, in either language.
import Foundation
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct FoundPlanTests {
    static let shared: String =
        ProcessInfo.processInfo.environment["RHUMB_DATA"]
        ?? Shipped.root.deletingLastPathComponent().appendingPathComponent("shared/data").path

    static var folders: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: shared)) ?? []
        return names.filter { name in
            let files = (try? FileManager.default.contentsOfDirectory(atPath: shared + "/" + name)) ?? []
            return !files.isEmpty && files.allSatisfy { $0.hasSuffix(".csv") || $0.hasSuffix(".txt") }
        }.sorted()
    }

    private func made(_ files: [String], _ folder: String, _ language: Language) -> Outcome<NewProject.Outcome?> {
        NewProject.create(
            from: files, in: folder, language: language, today: Day(year: 2026, month: 6, day: 30) ?? .first, threads: 2
        )
    }

    @Test(
        .enabled(if: !folders.isEmpty, "the data beside the project is not here"),
        arguments: folders, Language.allCases)
    func realData(name: String, language: Language) throws {
        let folder = try Temporary.folder()
        let source = Self.shared + "/" + name
        let files = try FileManager.default.contentsOfDirectory(atPath: source).sorted().map { source + "/" + $0 }
        let outcome = made(files, folder, language)
        guard case .made(let paths) = outcome.value else {
            Issue.record("\(outcome)")
            return
        }
        #expect(paths.count == files.count + 2)
        let checked = Project.load(folder).check()
        #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics)")
        let found = run(folder)
        #expect(!found.hasErrors, "\(found.diagnostics)")
        // Every cell is read as the plan has it: no type was guessed wrongly.
        #expect(!found.diagnostics.contains { $0.id == "data/cell" || $0.id == "data/row" }, "\(found.diagnostics)")
        let report = try #require(found.value)
        #expect(
            report.measurements.datasets.count == files.count && report.measurements.datasets.allSatisfy { $0.rows > 0 }
        )
        #expect(report.measurements.metrics.count >= files.count)
    }

    /// Headers that are no names, words of the language, files in the project and elsewhere, a database.
    @Test(arguments: Language.allCases) func awkward(language: Language) throws {
        let folder = try Temporary.folder()
        let header = "key,event,实付金额(元),1st,where,a b,a-b,\"x\"\"y\",客户,今日,rate %,title,date"
        let row = { (number: Int) in "k\(number),e,\(number).5,1,2,3,4,5,王,6,5%,t,3.\(number).2026\n" }
        try Temporary.write(header + "\n" + (1...9).map(row).joined(), folder, "data/sales of 2026.csv")
        try Temporary.write(
            "key;x\n" + (1...9).map { "k\($0);\"say \"\"hi\"\"\"\n" }.joined(), folder, "other/订单-明细.csv")
        let outcome = made([folder + "/data/sales of 2026.csv", folder + "/other/订单-明细.csv"], folder, language)
        guard case .made(let paths) = outcome.value else {
            Issue.record("\(outcome)")
            return
        }
        #expect(paths.count == 2)
        let checked = Project.load(folder).check()
        #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics)")
        let found = run(folder)
        #expect(found.diagnostics.isEmpty, "\(found.diagnostics)")
        #expect(found.value?.measurements.datasets.map(\.rows) == [9, 9])
        // Nothing is overwritten.
        guard case .occupied = made([folder + "/other/订单-明细.csv"], folder, language).value else {
            Issue.record("a second plan was written")
            return
        }
        let unreadable = made([folder + "/none.csv"], folder + "/new", language)
        #expect(unreadable.value == nil && unreadable.diagnostics.map(\.id) == ["data/unreadable"])
        #expect(!FileManager.default.fileExists(atPath: folder + "/new"))
    }

    @Test func profiles() throws {
        let folder = try Temporary.folder()
        try Temporary.write("id,名称,amount\n1,甲,5\n2,乙,NA\n3,甲,7.5\n", folder, "a.csv")
        let found = Profiles.of([folder + "/a.csv", folder + "/none.csv", folder + "/b.xlsx"])
        #expect(found.diagnostics.allSatisfy { $0.level == .error } && found.diagnostics.count == 2)
        for width in [40, 100] {
            let text = found.value.text(.chinese, width: width, isPlain: true)
            #expect(text.contains("3 行") && text.contains("主键 整数") && text.contains("missing: [\"NA\"]") || width == 40)
            #expect(text.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= width })
            #expect(!text.contains("▁"))
        }
        let json = try JSONSerialization.jsonObject(with: Data(found.value.json(.english).utf8)) as? [String: Any]
        #expect(json?["schema"] as? String == "rhumb.profile/1")
        let tables = try #require(json?["tables"] as? [[String: Any]])
        let columns = try #require(tables.first?["columns"] as? [[String: Any]])
        #expect(tables.count == 1 && columns.map { $0["type"] as? String } == ["integer", "text", "money"])
        #expect(columns.last?["missing"] as? Int == 1 && columns.last?["max"] as? String == "7.5")
    }
}
