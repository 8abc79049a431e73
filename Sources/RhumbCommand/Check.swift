// rhumb check: types and findings; no data needed, and more to find where they are read.
import ArgumentParser
import Glibc
import Rhumb
import RhumbLint
import RhumbReport
import RhumbSyntax
import RhumbText
import RhumbValues

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check plans: names, types, units, dates, and the rules of good plans. No data is needed.",
        discussion: """
            With --data the datasets are read as a run would, and the rules look at the figures, too. `rhumb rule` explains \
            the rules. Exit code 1: there are findings at or above --fail-on. Exit code 2: a file cannot be read.
            """)

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json, sarif, junit, github
    }

    @Argument(help: "Plan files, or folders with one project each.", completion: .file(extensions: ["rhumb"]))
    var paths = Paths.here

    @Option(help: "text, json, sarif, junit or github.")
    var format: OutputFormat = .text

    @Option(name: .customLong("fail-on"), help: "The least level that fails: note, warning or error.")
    var failOn: Level = .error

    @Option(
        name: .customLong("lint"),
        help: ArgumentHelp(
            "The level of a lint rule, over rhumb.yaml: note, warning, error or off, as in smart/no-because=off.",
            valueName: "rule=level"))
    var levels: [RuleLevel] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Show the findings in these files only, of plans that are checked whole: the files of a commit.",
            valueName: "file"))
    var only: [Paths] = []

    @Flag(help: "Read the data, too: what a run finds in them, and the rules that look at figures.")
    var data = false

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("With --data: the day to judge, as 2026-06-30.", valueName: "date"))
    var asOf: Day?

    @Flag(help: "Mend what can be mended without a person, in the files.")
    var fix = false

    @Flag(name: .customLong("unsafe-fixes"), help: "With --fix: make the guesses too.")
    var unsafeFixes = false

    @Option(help: ArgumentHelp("Leave out the findings that this file knows.", valueName: "file"))
    var baseline: String?

    @Option(
        name: .customLong("write-baseline"),
        help: ArgumentHelp("Write the findings that are there now to a file, for --baseline.", valueName: "file"))
    var writeBaseline: String?

    @OptionGroup var common: CommonOptions

    private var settings: LintSettings {
        LintSettings(Dictionary(levels.map { ($0.rule, $0.setting) }, uniquingKeysWith: { $1 }))
    }

    func validate() throws {
        if unsafeFixes, !fix { throw ValidationError("--unsafe-fixes goes with --fix.") }
        if asOf != nil, !data { throw ValidationError("--as-of goes with --data.") }
        if baseline != nil, writeBaseline != nil {
            throw ValidationError("--baseline and --write-baseline: choose one of them.")
        }
    }

    func run() throws {
        Interrupt.listen()
        let paths = paths.each
        // Columns of data are another matter: they are large, and few.
        if paths.count > 1, !data { FreedMemory.keep() }
        let known = try baseline.map { try readBaseline($0) }
        if fix { try mend(paths) }
        let wanted = only.isEmpty ? nil : Set(only.each.map { InputFile.canonical($0) })
        let threads = max(1, Console.processors / paths.count)
        // Projects know nothing of one another.
        let outcomes = onDeepStacks(paths, threads: Console.processors) { checked($0, known, wanted, threads) }
        let projects = outcomes.map(\.findings)
        let language = language(outcomes)
        if let writeBaseline { return try common.emit(Baseline.text(of: projects), to: writeBaseline) }
        switch format {
        case .json: Console.print(checkJSON(projects.map { ($0.findings, $0.sources) }, language: language))
        case .sarif:
            Console.print(
                checkSARIF(
                    projects, rules: Check.rules(in: projects.flatMap(\.findings)), version: Version.text,
                    language: language))
        case .junit: Console.print(checkJUnit(projects, failingFrom: failOn, language: language))
        case .github: Console.print(githubAnnotations(projects, language: language))
        case .text: printText(outcomes)
        }
        if Interrupt.isRaised { throw ExitCode(130) }
        if outcomes.contains(where: { !$0.isReadable }) { throw Exit.input }
        if outcomes.contains(where: \.fails) { throw Exit.findings }
    }

    /// What was found in a project.
    private struct Outcome {
        /// For what is written when all projects have been checked; empty where the text is all that is wanted.
        let findings: ProjectFindings
        /// In UTF-8.
        let text: [UInt8]
        let errors: Int
        let others: Int
        let files: Int
        /// Files and data could be used, as far as they were asked for.
        let isReadable: Bool
        let fails: Bool
        let language: Language
    }

    /// - Parameters:
    ///   - known: findings to leave out.
    ///   - wanted: the files whose findings are shown; nil: all.
    ///   - threads: for a run over the project's data.
    private func checked(_ path: String, _ known: Baseline?, _ wanted: Set<String>?, _ threads: Int) -> Outcome {
        var project = Project.load(path)
        let (isReadable, all) = found(in: &project, threads)
        var findings = all
        if let known { findings = known.new(in: ProjectFindings(findings, sources: project.sources)) }
        if let wanted {
            let files = findings.map { project.sources.path(of: $0.place) }
            let shown = Set(files.compactMap { $0 }).filter { wanted.contains(InputFile.canonical($0)) }
            findings = zip(findings, files).filter { $1.map(shown.contains) ?? false }.map(\.0)
        }
        let errors = findings.count(atLeast: .error)
        let isText = format == .text && writeBaseline == nil
        return Outcome(
            findings: isText
                ? ProjectFindings([], sources: SourceMap()) : ProjectFindings(findings, sources: project.sources),
            text: isText ? common.text(findings, of: project, on: STDOUT_FILENO) : [],
            errors: errors, others: findings.count - errors, files: project.sources.files.count,
            isReadable: isReadable && !findings.contains(where: \.isUnreadableInput),
            fails: findings.count(atLeast: failOn) > 0, language: common.language(for: project))
    }

    private func found(in project: inout Project, _ threads: Int) -> (isReadable: Bool, findings: [Diagnostic]) {
        guard data else { return (true, project.lint(settings)) }
        project.keepsColumns = true
        var options = RunOptions(calendarDay: Console.today)
        options.asOf = asOf
        options.language = common.language
        options.threads = threads
        options.isCancelled = { Interrupt.isRaised }
        let outcome = project.lintWithData(options, settings)
        return (outcome.value, outcome.diagnostics)
    }

    private func readBaseline(_ path: String) throws -> Baseline {
        guard let text = InputFile.text(path) else {
            common.say(Message("`\(path)` cannot be read", zh: "“\(path)”无法读取"))
            throw Exit.input
        }
        guard let baseline = Baseline(text) else {
            common.say(
                Message(
                    "`\(path)` is no baseline: --write-baseline writes one",
                    zh: "“\(path)”不是基线文件：请用 --write-baseline 写出"))
            throw Exit.input
        }
        return baseline
    }

    private func mend(_ paths: [String]) throws {
        for path in paths {
            let mending = Project.mend(path, guesses: unsafeFixes, settings)
            let project = Project.load(path)
            if let file = mending.unwritten.first {
                common.say(Message("`\(file)` cannot be written", zh: "“\(file)”无法写入"), project)
                throw Exit.input
            }
            guard mending.count > 0 else { continue }
            common.say(
                Message(
                    "\(path): mended \(mending.count) finding\(mending.count == 1 ? "" : "s")",
                    zh: "\(path)：改正了 \(mending.count) 处"), project)
        }
    }

    /// What SARIF says of the rules that found something.
    private static func rules(in findings: [Diagnostic]) -> [FindingRule] {
        Set(findings.map(\.id)).sorted().compactMap { Rule.named($0) }.map { rule in
            FindingRule(
                id: rule.id, summary: rule.summary,
                page: Message(rule.page(in: .english), zh: rule.page(in: .chinese)), level: rule.level)
        }
    }

    private func language(_ outcomes: [Outcome]) -> Language {
        outcomes.first?.language ?? common.language(for: nil)
    }

    private func printText(_ outcomes: [Outcome]) {
        for outcome in outcomes where !outcome.text.isEmpty { Console.print(outcome.text) }
        let errors = outcomes.reduce(0) { $0 + $1.errors }
        let others = outcomes.reduce(0) { $0 + $1.others }
        let language = language(outcomes)
        let files = outcomes.reduce(0) { $0 + $1.files }
        let checked = files == 1 ? "1 file" : "\(files) files"
        let summary =
            errors + others == 0
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
