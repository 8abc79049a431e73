// rhumb init: a new plan that checks, runs and has data.
import ArgumentParser
import Rhumb
import RhumbText

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new plan that checks, runs and has data.",
        discussion: "Nothing that is there already is overwritten.")

    @Argument(help: "The folder to make it in.", completion: .directory)
    var directory: String = "."

    @Option(help: ArgumentHelp("What to begin with: \(Template.names.joined(separator: ", ")).", valueName: "name"))
    var template: String = "shop"

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Begin with these data files instead: they are looked at and declared, and copied where they lie elsewhere.",
            valueName: "file"), completion: .file())
    var from: [String] = []

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard Template.names.contains(template) else {
            throw ValidationError(
                "there is no template \(template); there is: \(Template.names.joined(separator: ", "))")
        }
    }

    func run() throws {
        let language = common.language ?? Console.systemLanguage
        try report(from.isEmpty ? fromTemplate(language) : fromFiles(language))
    }

    private func fromTemplate(_ language: Language) throws -> NewProject.Outcome {
        guard let chosen = Template.named(template, language: language) else { throw Exit.fault }
        return NewProject.create(chosen, in: directory)
    }

    private func fromFiles(_ language: Language) throws -> NewProject.Outcome {
        let found = NewProject.create(
            from: from, in: directory, language: language, today: Console.today, threads: Console.processors)
        common.complain(found.diagnostics)
        guard let outcome = found.value else { throw Exit.input }
        return outcome
    }

    private func report(_ outcome: NewProject.Outcome) throws {
        switch outcome {
        case .made(let paths):
            Console.print(paths.map { $0 + "\n" }.joined())
            common.say(Message("now: rhumb run \(directory)", zh: "接下来：rhumb run \(directory)"))
        case .occupied(let path):
            common.say(
                Message(
                    "`\(path)` is there already; nothing was written", zh: "“\(path)”已经存在，没有写入任何内容"))
            throw Exit.input
        case .refused(let path):
            common.say(Message("`\(path)` cannot be written", zh: "“\(path)”无法写入"))
            throw Exit.input
        }
    }
}
