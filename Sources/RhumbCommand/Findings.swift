// Printing findings and turning them into an exit code.
import ArgumentParser
import Glibc
import Rhumb
import RhumbReport
import RhumbText

extension Level: ExpressibleByArgument {}

extension CommonOptions {
    /// The language for a project: asked for, else the project's, else the system's.
    func language(for project: Project?) -> Language { language ?? project?.language ?? Console.systemLanguage }

    /// Findings as text in UTF-8, each followed by an empty line.
    func text(_ findings: [Diagnostic], of project: Project, on descriptor: Int32) -> [UInt8] {
        render(
            findings, sources: project.sources, language: language(for: project),
            colour: Console.usesColour(color, on: descriptor))
    }

    /// Prints findings to standard error.
    func complain(_ findings: [Diagnostic], of project: Project) {
        guard !findings.isEmpty else { return }
        Console.printError(text(findings, of: project, on: STDERR_FILENO))
    }

    /// Prints findings that belong to no project to standard error.
    func complain(_ findings: [Diagnostic]) {
        let colour = Console.usesColour(color, on: STDERR_FILENO)
        let language = language ?? Console.systemLanguage
        Console.printError(render(findings, sources: SourceMap(), language: language, colour: colour))
    }

    /// A result to a file, or to standard output where none is named.
    func emit(_ text: String, to output: String?) throws {
        guard let output else { return Console.print(text) }
        guard OutputFile.write(text, to: output) else {
            say(Message("`\(output)` cannot be written", zh: "“\(output)”无法写入"))
            throw Exit.input
        }
    }

    /// A sentence of ours to standard error.
    func say(_ message: Message, _ project: Project? = nil) {
        Console.printError(message.text(in: language(for: project)) + "\n")
    }
}

extension [Diagnostic] {
    /// How many matter so much. They are counted where they lie: a finding is large to copy.
    func count(atLeast level: Level) -> Int { indices.count { self[$0].level >= level } }
}

extension Diagnostic {
    /// Files that could not be read or decoded, as opposed to a plan with mistakes in it.
    var isUnreadableInput: Bool {
        level == .error && (id.hasPrefix("project/") || id == "syntax/not-utf8")
    }
}
