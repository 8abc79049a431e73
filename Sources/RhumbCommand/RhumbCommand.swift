// The command line: one file a verb. Results go to standard output, everything else to standard error.
import ArgumentParser
import RhumbSyntax
import RhumbText

@main
enum Program {
    static func main() { onDeepStack { RhumbCommand.main(Paths.joined(in: CommandLine.arguments.dropFirst())) } }
}

// Every verb has its name written out: a name made of the type costs the runtime half of what a start takes.
struct RhumbCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rhumb",
        abstract: "Plans for customers: checked, run over data, answered with reasons.",
        discussion: """
            A plan says whom you serve, what you want to reach, what you do for it and what could go wrong. \
            Rhumb checks it and runs it over customer data. Begin with: rhumb init my-plan
            """,
        version: Version.text,
        subcommands: [
            Init.self, Check.self, Run.self, ReportPage.self, Test.self, Format.self, Explain.self, REPL.self,
            Serve.self, Diff.self,
            Review.self,
            RuleVerb.self,
            Profile.self, Clean.self, LSP.self,
        ])
}

/// The version of this release.
enum Version {
    static let text = "0.1.0"
}

/// Exit codes that scripts depend on; usage errors are 64 by the argument parser.
enum Exit {
    /// Findings at or above `--fail-on`, a failed plan test, a broken requirement under `--strict`.
    static let findings = ExitCode(1)
    /// The input cannot be understood or read.
    static let input = ExitCode(2)
    /// A fault of ours.
    static let fault = ExitCode(70)
}

extension Language: ExpressibleByArgument {}

/// Options that every verb has.
struct CommonOptions: ParsableArguments {
    @Option(help: "Language of messages and reports: en or zh. Default: the plan's.")
    var language: Language?

    @Option(help: ArgumentHelp("Colours: auto, always or never.", valueName: "when"))
    var color: ColourChoice = .auto
}

enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}
