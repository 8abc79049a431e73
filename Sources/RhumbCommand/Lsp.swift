// rhumb lsp: the server of editors, on standard input and output.
import ArgumentParser
import RhumbLanguageServer
import RhumbSyntax

struct LSP: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Serve an editor: the language server, on standard input and output.",
        discussion: """
            Editors start it. It speaks version 3.17 of the Language Server Protocol. Exit code 1: the editor went away \
            without saying so.
            """)

    /// Editors say it to every server; there is no other way to talk to this one.
    @Flag(help: .hidden)
    var stdio = false

    func run() throws {
        guard let inbox = Inbox() else { throw Exit.fault }
        // A reader of its own: the editor never waits for the server to work.
        guard startThread({ inbox.fill(from: 0) }) else { throw Exit.fault }
        var server = LanguageServer(
            ServerEnvironment(
                language: Console.systemLanguage, version: Version.text, today: { Console.today }))
        throw ExitCode(server.serve(inbox, output: 1))
    }
}
