// rhumb run: a plan over its data, on a day.
import ArgumentParser
import Glibc
import Rhumb
import RhumbAssessment
import RhumbReport
import RhumbText
import RhumbValues
import Synchronization

struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a plan over its data: status, risks and recommendations, with reasons.",
        discussion: """
            A run never fails because of a status. Exit code 1: a requirement is broken, or a cell could not be read, under \
            --strict. Exit code 2: plan or data cannot be understood or read.
            """)

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown, csv
    }

    @Argument(help: "A plan file, or a folder with a project.", completion: .file(extensions: ["rhumb"]))
    var path: String = "."

    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day to judge, as 2026-06-30.", valueName: "date"))
    var asOf: Day?

    @Option(help: "text, json, markdown, or csv: the recommendations as a work list.")
    var format: OutputFormat = .text

    @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("A scenario of the plan; all: every one, side by side.", valueName: "name"))
    var scenario: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Override a value: family_repeat.target=40%.", valueName: "name=value"))
    var settings: [String] = []

    @Flag(help: "Print the passes over the data and what each operator costs, in place of the report.")
    var explain = false

    @Flag(help: "Fail where a requirement is broken or a cell could not be read.")
    var strict = false

    @Option(help: "Threads; the answer is the same for any number.")
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "Memory that the run may take: 512M, 2G. It ends with what it would need.", valueName: "size"))
    var memory: MemorySize?

    @Option(name: .customLong("data"), help: ArgumentHelp("Read a dataset from this file.", valueName: "name=file"))
    var data: [String] = []

    @Flag(name: .customLong("no-cache"), help: "Read the files themselves, and keep nothing of them for the next run.")
    var noCache = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let threads, !(1...256).contains(threads) { throw ValidationError("--threads takes a number from 1 to 256") }
        for entry in data where !entry.contains("=") {
            throw ValidationError("--data takes NAME=FILE, and got \(entry)")
        }
        if explain, scenario == RunOptions.everyScenario {
            throw ValidationError("--explain is of one scenario: name it, or leave --scenario out")
        }
        if scenario == RunOptions.everyScenario, format == .csv {
            throw ValidationError("a work list is of one scenario: name it, or leave --scenario out")
        }
    }

    func run() throws {
        Interrupt.listen()
        var project = Project.load(path, settings: settings)
        project.keepsColumns = !noCache
        var options = RunOptions(calendarDay: Console.today)
        options.asOf = asOf
        options.scenario = scenario
        options.threads = threads ?? Console.processors
        options.language = common.language
        options.memory = memory?.bytes
        options.isCancelled = { Interrupt.isRaised }
        let line = ProgressLine(common.language ?? project.language)
        if let line { options.progress = { line.show($0) } }
        if scenario == RunOptions.everyScenario {
            let outcome = project.runEveryScenario(options, dataOverrides: overrides)
            let comparison = try value(of: outcome, in: project, line)
            try emit(text(of: comparison))
            if strict, comparison.plan.breaksStrictness { throw Exit.findings }
        } else {
            options.remembersMembers = project.historyPath != nil
            if explain {
                let text = Mutex("")
                options.explain = { told in text.withLock { $0 += ($0.isEmpty ? "" : "\n") + told } }
                _ = try value(of: project.run(options, dataOverrides: overrides), in: project, line)
                return try emit(text.withLock { $0 })
            }
            let report = try value(of: project.run(options, dataOverrides: overrides), in: project, line)
            // Before the report is out: what somebody has read is in the history.
            common.complain(
                project.remember(report, recorded: Console.seconds, dataOverrides: overrides), of: project)
            try emit(text(of: report))
            if strict, report.breaksStrictness { throw Exit.findings }
        }
    }

    /// What a run came to; its findings are printed.
    private func value<Value>(of outcome: Outcome<Value?>, in project: Project, _ line: ProgressLine?) throws -> Value {
        line?.clear()
        if Interrupt.isRaised { throw ExitCode(130) }
        common.complain(outcome.diagnostics, of: project)
        guard let value = outcome.value else { throw Exit.input }
        return value
    }

    private var overrides: [String: String] {
        var files: [String: String] = [:]
        for entry in data {
            guard let equals = entry.firstIndex(of: "=") else { continue }
            files[String(entry[..<equals])] = String(entry[entry.index(after: equals)...])
        }
        return files
    }

    private var width: Int { output == nil ? Console.width : 100 }
    private var colour: Bool { output == nil && Console.usesColour(common.color, on: STDOUT_FILENO) }

    private func text(of report: Report) -> String {
        switch format {
        case .json: json(report)
        case .markdown: markdown(report)
        case .csv: csv(report)
        case .text: terminal(report, width: width, colour: colour)
        }
    }

    private func text(of comparison: ScenarioComparison) -> String {
        switch format {
        case .json: json(comparison)
        case .markdown: markdown(comparison)
        // Refused as usage: a comparison is no work list.
        case .text, .csv: terminal(comparison, width: width, colour: colour)
        }
    }

    private func emit(_ text: String) throws { try common.emit(text, to: output) }
}

extension Day: ExpressibleByArgument {
    public init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Report {
    /// A broken requirement, or a cell that could not be read.
    var breaksStrictness: Bool {
        diagnostics.contains { $0.level >= .warning && $0.id.hasPrefix("data/") }
            || assessment.requirements.joined().contains { $0.holds == false }
    }
}

/// A size as it is written on the command line: `512M`, `2G`, a number of bytes.
struct MemorySize: ExpressibleByArgument {
    let bytes: Int

    init?(argument: String) {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
        var digits = argument.uppercased()
        if digits.hasSuffix("B") { digits.removeLast() }
        var unit = 1
        if let last = digits.last, let found = units[last] {
            unit = found
            digits.removeLast()
        }
        guard let number = Int(digits), number > 0 else { return nil }
        let (bytes, overflows) = number.multipliedReportingOverflow(by: unit)
        guard !overflows else { return nil }
        self.bytes = bytes
    }
}
