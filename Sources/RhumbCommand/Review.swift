// rhumb review: the agenda of the day.
import ArgumentParser
import Glibc
import Rhumb
import RhumbReport
import RhumbText
import RhumbValues

struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "The agenda: reviews that are due, what changed since the last, late actions, decisions to take.",
        discussion: "Exit code 2: plan or data cannot be understood or read.")

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown
    }

    @Argument(help: "A plan file, or a folder with a project.", completion: .file(extensions: ["rhumb"]))
    var path: String = "."

    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day of the review, as 2026-06-30.", valueName: "date"))
    var asOf: Day?

    @Option(help: "text, json or markdown.")
    var format: OutputFormat = .text

    @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        Interrupt.listen()
        var project = Project.load(path)
        project.keepsColumns = true
        var options = RunOptions(calendarDay: Console.today)
        options.asOf = asOf
        options.language = common.language
        options.threads = Console.processors
        options.isCancelled = { Interrupt.isRaised }
        let outcome = project.run(options)
        if Interrupt.isRaised { throw ExitCode(130) }
        common.complain(outcome.diagnostics, of: project)
        guard let report = outcome.value else { throw Exit.input }
        let agenda = ReviewAgenda(report)
        let text =
            switch format {
            case .json: json(agenda)
            case .markdown: markdown(agenda)
            case .text:
                terminal(
                    agenda, width: output == nil ? Console.width : 100,
                    colour: output == nil && Console.usesColour(common.color, on: STDOUT_FILENO))
            }
        try common.emit(text, to: output)
    }
}
