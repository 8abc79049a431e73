// Each file of Tests/Corpus/config is read; what comes of it stands beside it. RHUMB_ACCEPT=1 accepts new answers.
import Foundation
import RhumbConfig
import RhumbFormats
import RhumbText
import Testing

@Suite struct ConfigurationTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpus/config")

    static var fixtures: [String] {
        let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (found ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
    }

    @Test(arguments: fixtures) func corpus(name: String) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
        let outcome = parseConfiguration(path: name, bytes: bytes)
        let dump = outcome.diagnostics.map(describe).joined() + describe(outcome.value)
        let golden = Self.folder.appending(path: name.replacing(".yaml", with: ".expected"))
        if ProcessInfo.processInfo.environment["RHUMB_ACCEPT"] == "1" {
            try dump.write(to: golden, atomically: true, encoding: .utf8)
        }
        #expect(dump == (try? String(contentsOf: golden, encoding: .utf8)))
    }

    @Test func thereAreFixtures() {
        #expect(Self.fixtures.count >= 7)
    }

    @Test func nothingMeansDefaults() {
        let outcome = parseConfiguration(path: "rhumb.yaml", bytes: [])
        #expect(outcome.diagnostics.isEmpty)
        #expect(outcome.value.datasets.isEmpty)
        #expect(outcome.value.bands == Bands(onTrack: 0.95, atRisk: 0.75))
    }

    @Test(arguments: [
        ("a.csv", DataFormat.csv), ("A.TSV", .tsv), ("x/b.jsonl", .jsonl), ("b", .csv), ("b.txt", .csv),
        ("c.db", .sqlite),
        ("d.xlsx", .xlsx), ("a.json/b", .csv), ("a.csv.gz", .csv), ("b.TSV.GZ", .tsv), ("c.jsonl.gz", .jsonl),
        ("d.gz", .csv),
    ])
    func formatByName(path: String, format: DataFormat) {
        #expect(DatasetSource().format(ofFile: path) == format)
        #expect(DatasetSource(format: .yaml).format(ofFile: path) == .yaml)
    }

    /// A server's address is no file, whatever is declared; and a file that stands in for it for one run is a file.
    @Test func formatOfAddresses() throws {
        #expect(DatasetSource().format(ofFile: "postgresql://u@h/d.csv") == .postgresql)
        #expect(DatasetSource(format: .csv).format(ofFile: "postgres:///d") == .postgresql)
        #expect(DatasetSource(format: .postgresql).format(ofFile: "d.tsv") == .tsv)
        let outcome = parseConfiguration(
            path: "rhumb.yaml", bytes: Array("datasets: {a: {database: data/crm.dat, table: 客户}}".utf8))
        let source = try #require(outcome.value.datasets["a"])
        #expect(source.format(ofFile: "here/data/crm.dat") == .sqlite && source.table == "客户")
        #expect(source.format(ofFile: "elsewhere.csv") == .csv)
    }

    /// What is wrong with the place of a dataset is told without the line that may hold a password.
    @Test(arguments: [
        ("{database: ../crm.sqlite}", "config/outside"), ("{database: /crm.sqlite}", "config/outside"),
        ("{file: a.csv, database: crm.sqlite}", "config/value"),
        ("{file: a.csv, database: \"postgresql://u:secret@h/d\"}", "config/value"),
    ])
    func databases(text: String, id: String) {
        let outcome = parseConfiguration(path: "rhumb.yaml", bytes: Array("datasets: {a: \(text)}".utf8))
        #expect(outcome.diagnostics.map(\.id) == [id])
        let isSecret = text.contains("secret")
        #expect(outcome.diagnostics.allSatisfy { ($0.place == .file("rhumb.yaml")) == isSecret })
        #expect(!"\(outcome.diagnostics)".contains("secret"))
    }

    @Test func separatorByName() {
        #expect(DatasetSource().layout(ofFile: "a.tsv").separator == .character(0x09))
        let comma = DatasetSource(layout: DelimitedLayout(decimal: 0x2C))
        #expect(comma.layout(ofFile: "a.csv").separator == .character(0x3B))
        let outcome = parseConfiguration(path: "rhumb.yaml", bytes: Array("datasets: {a: {separator: \"|\"}}".utf8))
        #expect(outcome.value.datasets["a"]?.layout(ofFile: "a.tsv").separator == .character(0x7C))
    }

    @Test(arguments: [("seperator", "separator"), ("Encodng", "encoding"), ("xyz", nil), ("表", nil), ("金额合计", "金额总计")])
    func nearest(name: String, found: String?) {
        #expect(nearestName(to: name, among: ["separator", "encoding", "date", "金额总计"]) == found)
    }

    private func describe(_ diagnostic: Diagnostic) -> String {
        var place = "-"
        if case .position(let file, let start, let end) = diagnostic.place {
            place = "\(file):\(start.line):\(start.column)-\(end.line):\(end.column)"
        }
        let help = diagnostic.help.map { "  \($0.english)\n  \($0.chinese)\n" } ?? ""
        let message = diagnostic.message
        return "\(place) \(diagnostic.level) \(diagnostic.id)\n  \(message.english)\n  \(message.chinese)\n\(help)"
    }

    private func describe(_ value: ProjectConfiguration) -> String {
        var lines: [String] = []
        for (name, source) in value.datasets.sorted(by: { $0.key < $1.key }) {
            let layout = source.layout
            lines.append("dataset \(name): \(source.file ?? "-") \(source.format?.rawValue ?? "-")")
            lines.append("  \(layout.encoding ?? "-") \(layout.separator) \(layout.header) decimal \(layout.decimal)")
            lines.append(
                "  date \(layout.date?.text ?? "-") \(layout.dates.mapValues(\.text).sorted { $0.key < $1.key })")
            lines.append("  missing \(layout.missing) \(layout.missingByColumn.sorted { $0.key < $1.key })")
            lines.append("  columns \(layout.columns.sorted { $0.key < $1.key }) yes \(layout.yes) no \(layout.no)")
            lines.append("  \(source.sheet ?? "-") \(source.table ?? "-") \(source.database ?? "-")")
        }
        lines.append("language \(value.language?.rawValue ?? "-") history \(value.history ?? "-")")
        lines.append("bands \(value.bands.onTrack) \(value.bands.atRisk)")
        if let scores = value.riskBands { lines.append("risk bands \(scores)") }
        for (rule, setting) in value.lint.sorted(by: { $0.key < $1.key }) {
            lines.append("lint \(rule) \(setting.level?.rawValue ?? "off")")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
