// rhumb init: a new plan that checks, runs and has data.
import ArgumentParser
import Rhumb
import RhumbText

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a new plan that checks, runs and has data.",
        discussion: "Nothing that is there already is overwritten.")

    @Argument(help: "The folder to make it in.", completion: .directory)
    var directory: String = "."

    @Option(help: ArgumentHelp("What to begin with: \(Template.names.joined(separator: ", ")).", valueName: "name"))
    var template: String = "shop"

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard Template.names.contains(template) else {
            throw ValidationError(
                "there is no template \(template); there is: \(Template.names.joined(separator: ", "))")
        }
    }

    func run() throws {
        let language = common.language ?? Console.systemLanguage
        guard let chosen = Template.named(template, language: language) else { throw Exit.fault }
        switch NewProject.create(chosen, in: directory) {
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
