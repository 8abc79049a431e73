// rhumb clean: what runs have kept to be quicker.
import ArgumentParser
import Rhumb
import RhumbText

struct Clean: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Remove what runs have kept to be quicker, columns and answers; plans, data and history stay.")

    @Argument(help: "A plan file, or a folder with a project.", completion: .file(extensions: ["rhumb"]))
    var path: String = "."

    @OptionGroup var common: CommonOptions

    func run() throws {
        let project = Project.load(path)
        let bytes = project.removeKeptColumns()
        let megabytes = (bytes + 500_000) / 1_000_000
        let done = Message(
            "removed \(megabytes) MB from \(project.cachePath)",
            zh: "已从 \(project.cachePath) 清除 \(megabytes) MB")
        try common.emit(done.text(in: common.language ?? project.language) + "\n", to: nil)
    }
}
