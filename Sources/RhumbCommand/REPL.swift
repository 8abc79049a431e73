// rhumb repl: a plan and its data, asked line by line.
import ArgumentParser
import Glibc
import Rhumb
import RhumbModel
import RhumbReport
import RhumbSession
import RhumbText
import RhumbValues
import Synchronization

struct REPL: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repl",
        abstract: "Ask a plan and its data, line by line.",
        discussion: """
            Piped input is read without a prompt and ends at the first mistake, with exit code 2. `.help` lists what can be asked.
            """)

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    @OptionGroup var inputs: RunInputs

    @Option(name: .shortAndLong, help: ArgumentHelp("Answer this and end; may be given again.", valueName: "text"))
    var command: [String] = []

    @Option(help: "text, json or csv.")
    var format: OutputFormat = .text

    @Flag(name: .customLong("no-history"), help: "Remember no line for the next session.")
    var noHistory = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        try inputs.needOneScenario(for: "a session")
    }

    func run() throws {
        Interrupt.listen()
        let project = inputs.project
        let isTalking = command.isEmpty && Console.isTerminal(STDIN_FILENO) && Console.isTerminal(STDOUT_FILENO)
        let (options, line) = inputs.options(common, for: project, isWatched: isTalking)
        let outcome = Session.open(project, options, dataOverrides: inputs.overrides)
        guard let session = outcome.value else {
            common.complain(outcome.diagnostics, of: project)
            throw Exit.input
        }
        var conversation = Conversation(session: session, format: format, common: common, line: line)
        if !command.isEmpty {
            for text in command where try !conversation.answer(text, line: nil) { return }
        } else if isTalking {
            talk(&conversation, history: noHistory ? nil : history(of: project))
        } else {
            try readAll(&conversation)
        }
    }

    /// Beside what a run keeps of the project; nil where nothing can be kept.
    private func history(of project: Project) -> String? {
        project.makeStateFolder().map { "\($0)/repl-history" }
    }

    /// With somebody at a terminal: a mistake is told, and the next line is read.
    private func talk(_ conversation: inout Conversation, history: String?) {
        let session = Mutex(conversation.session)
        LineEditor.begin(
            history: history,
            Completion { before, word in session.withLock { $0 }.completions(before, word) })
        conversation.isTalking = true
        conversation.greet()
        var text = ""
        while let line = LineEditor.line(text.isEmpty ? "> " : "… ") {
            text += (text.isEmpty ? "" : "\n") + line
            if Session.goesOn(text) { continue }
            let asked = text
            text = ""
            guard asked.contains(where: { !$0.isWhitespace }) else { continue }
            LineEditor.remember(asked, in: history)
            Interrupt.reset()
            let reply = conversation.timed(asked)
            conversation.say(reply)
            if reply.isOver { return }
            session.withLock { $0 = conversation.session }
        }
        Console.print("\n")
    }

    /// Standard input, a question a line or as many lines as it goes on.
    private func readAll(_ conversation: inout Conversation) throws {
        var (text, first, number) = ("", 1, 0)
        while let line = readLine(strippingNewline: true) {
            number += 1
            if text.isEmpty { first = number }
            text += (text.isEmpty ? "" : "\n") + line
            if Session.goesOn(text) { continue }
            guard try conversation.answer(text, line: first) else { return }
            text = ""
        }
        if !text.isEmpty { _ = try conversation.answer(text, line: first) }
    }
}

/// A session and where its replies go.
struct Conversation {
    var session: Session
    let format: REPL.OutputFormat
    let common: CommonOptions
    /// Tells how far the reading of the data is.
    let line: ProgressLine?
    /// With somebody at a terminal.
    var isTalking = false

    /// Answers a question; false where the session is over. Throws at a mistake in input that nobody typed.
    mutating func answer(_ text: String, line: Int?) throws -> Bool {
        let reply = reply(to: text)
        if reply.hasFailed {
            if let line { Console.printError(Message("line \(line): ", zh: "第\(line)行：").text(in: session.language)) }
            say(reply)
            throw Exit.input
        }
        say(reply)
        return !reply.isOver
    }

    /// What it is about, and how to go on.
    func greet() {
        let heading = session.plan.heading.shown
        Console.print(
            Message(
                "\(heading) · as of \(session.today) · .help lists what can be asked, .quit ends",
                zh: "\(heading) · 截至 \(session.today) · “.帮助”列出可问的内容，“.退出”结束"
            ).text(in: session.language) + "\n")
    }

    /// A reply, with how long it took where that is to be told.
    mutating func timed(_ text: String) -> Reply {
        let start = ContinuousClock.now
        var reply = reply(to: text)
        if Interrupt.isRaised {
            reply = Reply()
            reply.note = Message("cancelled", zh: "已取消")
        } else if session.tellsTime, reply.note == nil {
            let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
            reply.note = Message("\(milliseconds) ms", zh: "\(milliseconds) 毫秒")
        }
        return reply
    }

    mutating func reply(to text: String) -> Reply {
        session.width = Console.width
        defer { line?.clear() }
        return session.reply(to: text)
    }

    func say(_ reply: Reply) {
        let colour = Console.usesColour(common.color, on: STDERR_FILENO)
        for finding in reply.findings {
            Console.printError(render(finding, sources: reply.sources, language: session.language, colour: colour))
        }
        if let answer = reply.answer {
            if let file = reply.file {
                let isWritten =
                    switch AnswerFile(path: file) {
                    case .json: OutputFile.write(json(answer), to: file)
                    case .xlsx:
                        workbook(answer, language: session.language).map { OutputFile.write(workbook: $0, to: file) }
                            ?? false
                    case .csv, nil: OutputFile.write(csv(answer), to: file)
                    }
                common.say(
                    isWritten
                        ? Message("written to \(file)", zh: "已写入 \(file)")
                        : Message("`\(file)` cannot be written", zh: "“\(file)”无法写入"))
            } else {
                show(text(of: answer))
            }
        }
        if let note = reply.note { Console.printError(note.text(in: session.language) + "\n") }
    }

    /// What is taller than the screen goes through the pager, where somebody sits at it.
    private func show(_ text: String) {
        if isTalking, session.usesPager, Pager.isNeeded(for: text), let pager = Pager.command,
            Pager.show(text, pager)
        {
            return
        }
        Console.print(text)
    }

    private func text(of answer: Answer) -> String {
        switch format {
        case .json: return json(answer)
        case .csv: return csv(answer)
        case .text:
            let isTerminal = Console.isTerminal(STDOUT_FILENO)
            let text = terminal(
                answer, width: isTerminal ? Console.width : 200,
                colour: Console.usesColour(common.color, on: STDOUT_FILENO),
                language: session.language, today: session.today)
            return isTerminal && !Console.hasUnicode ? plainSigns(text) : text
        }
    }
}
