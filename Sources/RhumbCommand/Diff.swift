// rhumb diff: what is different between two runs.
import ArgumentParser
import Glibc
import Rhumb
import RhumbHistory
import RhumbReport
import RhumbText

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two runs: two days, two versions of a plan, or runs of its history.",
        discussion: """
            A run is PATH (the plan over its data now), PATH@DATE (as of that day) or PATH#N (run N of the history that \
            rhumb.yaml keeps; #-1 is the last). Shown are targets and thresholds that moved, statuses that changed and why, \
            values, and the customers who crossed segments and tiers. Exit code 2: a run cannot be had.
            """)

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown
    }

    @Argument(help: "The earlier run.", completion: .file(extensions: ["rhumb"]))
    var from: String

    @Argument(help: "The later run.", completion: .file(extensions: ["rhumb"]))
    var to: String

    @Option(help: "text, json or markdown.")
    var format: OutputFormat = .text

    @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        for text in [from, to] where RunReference(text) == nil {
            throw ValidationError("\(text): write PATH, PATH@2026-05-31, or PATH#12 (PATH#-1 is the last run)")
        }
    }

    func run() throws {
        Interrupt.listen()
        var options = RunOptions(calendarDay: Console.today)
        options.threads = Console.processors
        options.language = common.language
        options.isCancelled = { Interrupt.isRaised }
        let sides = [from, to].compactMap { RunReference($0) }.map { ComparedRun($0, options) }
        if Interrupt.isRaised { throw ExitCode(130) }
        for side in sides { common.complain(side.outcome.diagnostics, of: side.project) }
        guard let old = sides.first?.outcome.value, let new = sides.last?.outcome.value else { throw Exit.input }
        let difference = RunDifference(from: old, to: new)
        let language = common.language(for: sides.last?.project)
        let text =
            switch format {
            case .json: json(difference, language: language)
            case .markdown: markdown(difference, language: language)
            case .text:
                terminal(
                    difference, language: language, width: output == nil ? Console.width : 100,
                    colour: output == nil && Console.usesColour(common.color, on: STDOUT_FILENO))
            }
        try common.emit(text, to: output)
    }
}
