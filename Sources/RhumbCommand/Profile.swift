// rhumb profile: what a file holds that nobody has described yet.
import ArgumentParser
import Glibc
import Rhumb
import RhumbText

struct Profile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Look at data files: types, missing cells, ranges, keys, dates, references.",
        discussion: """
            Text tables (also .gz), Excel workbooks, JSON, JSON Lines, YAML, SQLite files, and addresses of PostgreSQL servers with \
            --table. What it says can be written into a plan and into rhumb.yaml; rhumb init --from does so.
            """)

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "Files, or addresses of servers.", completion: .file())
    var files: [String]

    @Option(help: "The sheet of a workbook.")
    var sheet: String?

    @Option(help: "The table of a database. Default: all of a file.")
    var table: String?

    @Option(help: "How many rows of each table to look at.")
    var rows: Int = 1_000_000

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard rows > 0 else { throw ValidationError("--rows needs a number from 1 on") }
    }

    func run() throws {
        let options = ProfileOptions(sheet: sheet, table: table, rows: rows, threads: Console.processors)
        let found = Profiles.of(files, options)
        let language = common.language ?? Console.systemLanguage
        common.complain(found.diagnostics)
        switch format {
        case .json: Console.print(found.value.json(language) + "\n")
        case .text: Console.print(found.value.text(language, width: Console.width, isPlain: !Console.hasUnicode))
        }
        if found.hasErrors { throw Exit.input }
    }
}
