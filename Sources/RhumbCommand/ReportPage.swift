// rhumb report: a run as one page for a browser.
import ArgumentParser
import Rhumb
import RhumbReport

struct ReportPage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a run as one self-contained page that a browser shows and a printer prints.",
        discussion: "The page needs no network, and nothing in it comes from anywhere but the plan and its data.")

    @OptionGroup var inputs: RunInputs

    @Option(help: ArgumentHelp("The file to write; standard output without it.", valueName: "file.html"))
    var output: String?

    @Flag(help: "For readers outside: leave out the customers' keys and what to say to each.")
    var client = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        try inputs.needOneScenario(for: "a page")
    }

    func run() throws {
        Interrupt.listen()
        let project = inputs.project
        var (options, line) = inputs.options(common, for: project)
        options.measuresMoves = true
        let report = try common.value(of: project.run(options, dataOverrides: inputs.overrides), in: project, line)
        try common.emit(html(report, for: client ? .client : .team), to: output)
    }
}
