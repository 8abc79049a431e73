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
        case text, json, markdown, csv, html
    }

    @OptionGroup var inputs: RunInputs

    @Option(help: "text, json, markdown, html, or csv: the recommendations as a work list.")
    var format: OutputFormat = .text

    @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Print the passes over the data and what each operator costs, in place of the report.")
    var explain = false

    @Flag(help: "Fail where a requirement is broken or a cell could not be read.")
    var strict = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if explain { try inputs.needOneScenario(for: "--explain") }
        if format == .csv || format == .html { try inputs.needOneScenario(for: "a work list or a page") }
    }

    func run() throws {
        Interrupt.listen()
        let project = inputs.project
        var (options, line) = inputs.options(common, for: project)
        if inputs.isOfEveryScenario {
            let outcome = project.runEveryScenario(options, dataOverrides: inputs.overrides)
            let comparison = try common.value(of: outcome, in: project, line)
            try emit(text(of: comparison))
            if strict, comparison.plan.breaksStrictness { throw Exit.findings }
        } else {
            options.measuresMoves = format == .html
            options.remembersMembers = project.historyPath != nil
            if explain {
                let text = Mutex("")
                options.explain = { told in text.withLock { $0 += ($0.isEmpty ? "" : "\n") + told } }
                _ = try common.value(of: project.run(options, dataOverrides: inputs.overrides), in: project, line)
                return try emit(text.withLock { $0 })
            }
            let report = try common.value(of: project.run(options, dataOverrides: inputs.overrides), in: project, line)
            // Before the report is out: what somebody has read is in the history.
            common.complain(
                project.remember(report, recorded: Console.seconds, dataOverrides: inputs.overrides), of: project)
            try emit(text(of: report))
            if strict, report.breaksStrictness { throw Exit.findings }
        }
    }

    private var width: Int { output == nil ? Console.width : 100 }
    private var colour: Bool { output == nil && Console.usesColour(common.color, on: STDOUT_FILENO) }

    private func text(of report: Report) -> String {
        switch format {
        case .json: json(report)
        case .markdown: markdown(report)
        case .csv: csv(report)
        case .html: html(report)
        case .text: shown(terminal(report, width: width, colour: colour))
        }
    }

    private func text(of comparison: ScenarioComparison) -> String {
        switch format {
        case .json: json(comparison)
        case .markdown: markdown(comparison)
        // The others are refused as usage: a comparison is no work list and no page.
        case .text, .csv, .html: shown(terminal(comparison, width: width, colour: colour))
        }
    }

    /// A terminal gets what it can show, a file everything.
    private func shown(_ text: String) -> String {
        output == nil && Console.isTerminal(STDOUT_FILENO) && !Console.hasUnicode ? plainSigns(text) : text
    }

    private func emit(_ text: String) throws { try common.emit(text, to: output) }
}

extension Report {
    /// A broken requirement, or a cell that could not be read.
    var breaksStrictness: Bool {
        diagnostics.contains { $0.level >= .warning && $0.id.hasPrefix("data/") }
            || assessment.requirements.joined().contains { $0.holds == false }
    }
}
