// rhumb check: types and findings, no data needed.
import ArgumentParser
import Glibc
import Rhumb
import RhumbLint
import RhumbReport
import RhumbText

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check plans: names, types, units, dates. No data is needed.",
        discussion: "`rhumb rule` explains the rules. Exit code 1: there are findings at or above --fail-on. Exit code 2: a file cannot be read.")

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "Plan files, or folders with one project each.", completion: .file(extensions: ["rhumb"]))
    var paths: [String] = ["."]

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    @Option(name: .customLong("fail-on"), help: "The least level that fails: note, warning or error.")
    var failOn: Level = .error

    @Option(
        name: .customLong("lint"),
        help: ArgumentHelp(
            "The level of a lint rule, over rhumb.yaml: note, warning, error or off, as in smart/no-because=off.",
            valueName: "rule=level"))
    var levels: [RuleLevel] = []

    @OptionGroup var common: CommonOptions

    func run() throws {
        // Projects know nothing of one another.
        let outcomes = onDeepStacks(paths, threads: Console.processors) { checked($0) }
        switch format {
        case .json:
            Console.print(checkJSON(outcomes.map { ($0.findings, $0.sources) }, language: language(outcomes)))
        case .text: printText(outcomes)
        }
        let findings = outcomes.flatMap(\.findings)
        if findings.contains(where: \.isUnreadableInput) { throw Exit.input }
        if findings.contains(where: { $0.level >= failOn }) { throw Exit.findings }
    }

    /// What was found in a project, and as text where that is asked for.
    private struct Outcome {
        let findings: [Diagnostic]
        let sources: SourceMap
        let language: Language
        let text: String
    }

    private func checked(_ path: String) -> Outcome {
        let project = Project.load(path)
        let settings = Dictionary(levels.map { ($0.rule, $0.setting) }, uniquingKeysWith: { $1 })
        let findings = project.lint(LintSettings(settings))
        return Outcome(
            findings: findings, sources: project.sources, language: common.language(for: project),
            text: format == .text ? common.text(findings, of: project, on: STDOUT_FILENO) : "")
    }

    private func language(_ outcomes: [Outcome]) -> Language {
        outcomes.first?.language ?? common.language(for: nil)
    }

    private func printText(_ outcomes: [Outcome]) {
        for outcome in outcomes where !outcome.text.isEmpty { Console.print(outcome.text) }
        let findings = outcomes.flatMap(\.findings)
        let errors = findings.filter { $0.level == .error }.count
        let others = findings.count - errors
        let language = language(outcomes)
        let files = outcomes.reduce(0) { $0 + $1.sources.files.count }
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

/// `smart/no-because=off`
struct RuleLevel: ExpressibleByArgument {
    let rule: String
    let setting: LintSettings.Setting

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, Rule.named(String(parts[0])) != nil else { return nil }
        rule = String(parts[0])
        if parts[1] == "off" {
            setting = .off
        } else {
            guard let level = Level(rawValue: String(parts[1])) else { return nil }
            setting = .level(level)
        }
    }
}
