// rhumb check: types and findings, no data needed.
import ArgumentParser
import Glibc
import Rhumb
import RhumbReport
import RhumbText

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check plans: names, types, units, dates. No data is needed.",
        discussion: "Exit code 1: there are findings at or above --fail-on. Exit code 2: a file cannot be read.")

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "Plan files, or folders with one project each.", completion: .file(extensions: ["rhumb"]))
    var paths: [String] = ["."]

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    @Option(name: .customLong("fail-on"), help: "The least level that fails: note, warning or error.")
    var failOn: Level = .error

    @OptionGroup var common: CommonOptions

    func run() throws {
        let projects = paths.map { Project.load($0) }
        let outcomes = projects.map { (project: $0, findings: $0.check().diagnostics) }
        switch format {
        case .json:
            Console.print(checkJSON(outcomes.map { ($0.findings, $0.project.sources) }, language: language(projects)))
        case .text: printText(outcomes)
        }
        let findings = outcomes.flatMap(\.findings)
        if findings.contains(where: \.isUnreadableInput) { throw Exit.input }
        if findings.contains(where: { $0.level >= failOn }) { throw Exit.findings }
    }

    private func language(_ projects: [Project]) -> Language { common.language(for: projects.first) }

    private func printText(_ outcomes: [(project: Project, findings: [Diagnostic])]) {
        for (project, findings) in outcomes {
            Console.print(common.text(findings, of: project, on: STDOUT_FILENO))
        }
        let findings = outcomes.flatMap(\.findings)
        let errors = findings.filter { $0.level == .error }.count
        let others = findings.count - errors
        let language = language(outcomes.map(\.project))
        let files = outcomes.reduce(0) { $0 + $1.project.sources.files.count }
        let checked = files == 1 ? "1 file" : "\(files) files"
        let summary =
            findings.isEmpty
            ? Message("\(checked) checked, nothing found", zh: "检查了 \(files) 个文件，没有发现问题")
            : Message(
                "\(checked) checked: errors \(errors), other findings \(others)",
                zh: "检查了 \(files) 个文件：\(errors) 个错误，\(others) 条其他提示")
        Console.printError(summary.text(in: language) + "\n")
    }
}
