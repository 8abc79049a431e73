// rhumb fmt: one layout, in place; respells a plan in the other language.
import ArgumentParser
import Glibc
import Rhumb
import RhumbText

struct Format: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Lay out plan files in place, or respell them in the other language.",
        discussion: """
            Titles, prose, names, numbers and dates stay as written. Exit code 1: with --check, a file would change. \
            Exit code 2: a file cannot be read or has mistakes of syntax; it is left as it is.
            """)

    @Argument(help: "Plan files, or folders.", completion: .file(extensions: ["rhumb"]))
    var paths = Paths.here

    @Flag(help: "Change nothing; say which files would change.")
    var check = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        var changed = 0
        var isUnderstood = true
        for file in paths.each.flatMap({ Project.planFiles(at: $0) }) {
            let outcome = Project.formatted(file, language: common.language)
            guard let result = outcome.value else {
                Console.printError(
                    render(
                        outcome.diagnostics, sources: outcome.sources,
                        language: common.language ?? Console.systemLanguage,
                        colour: Console.usesColour(common.color, on: STDERR_FILENO)))
                isUnderstood = false
                continue
            }
            guard result.isChanged else { continue }
            changed += 1
            if check {
                Console.print(file + "\n")
            } else if !OutputFile.write(result.text, to: file) {
                common.say(Message("`\(file)` cannot be written", zh: "“\(file)”无法写入"))
                isUnderstood = false
            }
        }
        if !isUnderstood { throw Exit.input }
        if check, changed > 0 { throw Exit.findings }
    }
}
