// Plans over real data, which are kept beside the project and not in it: each folder of Tests/Corpus/real is a project whose
// datasets are named on the command line. What its report must say was counted from the raw files by another program, the
// verify.py beside the plan (Python's standard library), and stands in RealPlans+….swift with how it came about.
import Foundation
import Testing
import TestSupport

/// A plan, what it reads, and what its report must say.
struct RealPlan: Sendable, CustomTestStringConvertible {
    /// Where a dataset comes from: a file of the shared data, or a text that is written for the run.
    enum Source: Sendable, ExpressibleByStringLiteral {
        case shared(String), text(String)

        init(stringLiteral path: String) { self = .shared(path) }
    }

    let folder: String
    let today: String
    let data: [String: Source]
    /// Everything the run says beside the report.
    var warnings: [String] = []
    /// `name = value`, split by semicolons and lines; `#` begins a remark.
    let figures: String

    var testDescription: String { folder }

    static let all = shops + services

    /// The till numbers its guests from 客0001 on and keeps nothing else of them.
    static let guestsOfTheTill: String = {
        var lines = ["编号"]
        for number in 1...551 { lines.append("客" + String(10_000 + number).dropFirst()) }
        return lines.joined(separator: "\n")
    }()

    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    static let corpus = tests.appendingPathComponent("Corpus/real")

    /// `../shared/data` beside the project; `RHUMB_DATA` names another folder.
    private static let shared =
        ProcessInfo.processInfo.environment["RHUMB_DATA"].map { URL(fileURLWithPath: $0) }
        ?? tests.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data")

    static let here = all.filter(\.isHere)
    static let absent = all.filter { !$0.isHere }.map(\.folder)

    private var isHere: Bool {
        data.values.allSatisfy { source in
            guard case .shared(let file) = source else { return true }
            return FileManager.default.fileExists(atPath: Self.shared.appendingPathComponent(file).path)
        }
    }

    var path: String { Self.corpus.appendingPathComponent(folder).path }

    /// What is expected, by name.
    var expected: [(name: String, value: String)] {
        get throws {
            var found: [(name: String, value: String)] = []
            for line in figures.components(separatedBy: "\n") where !line.hasPrefix("#") {
                for figure in line.components(separatedBy: "; ") {
                    let sides = figure.components(separatedBy: " = ")
                    try #require(sides.count == 2, "\(figure)")
                    found.append((name: sides[0], value: sides[1]))
                }
            }
            return found
        }
    }

    /// The report as JSON; texts are written into a folder that is made for the run.
    func run(threads: Int, texts folder: URL) throws -> Ran {
        var arguments = ["run", "--no-cache", path, "--format", "json", "--as-of", today, "--threads", String(threads)]
        for (dataset, source) in data.sorted(by: { $0.key < $1.key }) {
            switch source {
            case .shared(let file):
                arguments += ["--data", "\(dataset)=\(Self.shared.appendingPathComponent(file).path)"]
            case .text(let text):
                let file = folder.appendingPathComponent("\(dataset).csv")
                try Data((text + "\n").utf8).write(to: file)
                arguments += ["--data", "\(dataset)=\(file.path)"]
            }
        }
        return try Command.run(arguments)
    }
}

@Suite struct RealPlans {
    @Test func everyFolderHasACase() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: RealPlan.corpus.path).filter {
            FileManager.default.fileExists(atPath: RealPlan.corpus.appendingPathComponent("\($0)/rhumb.yaml").path)
        }
        #expect(folders.sorted() == RealPlan.all.map(\.folder).sorted())
    }

    /// The plans need no data to be checked, laid out and tested.
    @Test(arguments: RealPlan.all)
    func theTextsAreSound(_ plan: RealPlan) throws {
        for arguments in [["check", plan.path], ["fmt", "--check", plan.path], ["test", plan.path]] {
            let ran = try Command.run(arguments)
            #expect(ran.code == 0, "\(arguments): \(ran.output)\(ran.errors)")
        }
    }

    /// Shown as skipped, with their names, where some of the data are not here.
    @Test(.enabled(if: RealPlan.absent.isEmpty, "not here: \(RealPlan.absent.joined(separator: ", "))"))
    func allDataAreHere() { #expect(RealPlan.here.count == RealPlan.all.count) }

    @Test(.enabled(if: !RealPlan.here.isEmpty, "the shared data are not here"), arguments: RealPlan.here)
    func theReportSaysWhatWasCounted(_ plan: RealPlan) throws {
        let texts = try Scratch.folder()
        let ran = try plan.run(threads: 1, texts: texts)
        #expect(ran.code == 0)
        let again = try plan.run(threads: 2, texts: texts)
        #expect(again.output == ran.output, "two threads say something else than one")
        #expect(again.errors == ran.errors)

        let report = try RealReport(Data(ran.output.utf8))
        #expect(report.warnings == plan.warnings)
        #expect(ran.errors.isEmpty == plan.warnings.isEmpty, "\(ran.errors)")
        let found = report.figures
        let expected = try plan.expected
        #expect(expected.count >= 25)
        for (name, value) in expected {
            let said = found[name]
            #expect(
                said?.agrees(with: value) == true, "\(name): \(value) was counted, \(said?.text ?? "nothing") is said")
        }
    }
}
