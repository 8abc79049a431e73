// A session: a plan, what was declared beside it, and the question that was asked last. It reads lines and gives replies; the terminal
// is somebody else's.
public import Rhumb
public import RhumbColumns
import RhumbExecution
public import RhumbModel
import RhumbQuery
public import RhumbReport
import RhumbSyntax
public import RhumbText
public import RhumbValues

/// What a line came to.
public struct Reply: Sendable {
    public var answer: Answer?
    public var findings: [Diagnostic] = []
    /// What the findings point into.
    public var sources = SourceMap()
    /// A sentence of the session's own.
    public var note: Message?
    /// The file that the answer is to be written to.
    public var file: String?
    public var isOver = false

    public init() {}

    public var hasFailed: Bool { findings.contains { $0.level == .error } }
}

public struct Session: Sendable {
    /// As it was loaded, with the settings of the session.
    var base: Project
    /// What was typed in, a declaration each.
    var declared: [String] = []
    /// The project with what was declared.
    var project: Project
    public internal(set) var plan: CheckedPlan
    var options: RunOptions
    var last: Answer?
    /// What a run of the plan came to, once somebody asked for it.
    var report: Report?
    /// The lines of the session, as they were typed.
    var asked: [String] = []
    /// What `what if` tried last, as a line of a scenario.
    var trial: String?
    /// The tables of the plan, as they were opened.
    private var opened: [any TableReader] = []
    /// The same as they are asked: large ones stay in memory.
    var tables: [any TableReader] = []
    /// Columns that the last reply may take.
    public var width = 100
    public var tellsTime = false
    /// A long answer at a terminal goes through a pager.
    public var usesPager = true

    /// Files that stand in for datasets, by name, as of `--data`.
    let overrides: [String: String]

    /// nil in the outcome where the plan cannot be used, or has no such scenario.
    public static func open(
        _ project: Project, _ options: RunOptions, dataOverrides: [String: String] = [:]
    ) -> Outcome<Session?> {
        let checked = project.check()
        guard let plan = checked.value, !checked.hasErrors else { return Outcome(nil, checked.diagnostics) }
        let settled = project.plan(plan, under: options.scenario)
        guard settled.value != nil else { return Outcome(nil, checked.diagnostics + settled.diagnostics) }
        let session = Session(
            base: project, project: project, plan: plan, options: options, overrides: dataOverrides)
        return Outcome(session, checked.diagnostics)
    }

    /// A plan as questions ask it: with the values of the session's scenario and of `--set`.
    func settled(_ plan: CheckedPlan) -> CheckedPlan { project.plan(plan, under: options.scenario).value ?? plan }

    public var language: Language { options.language ?? project.language }
    public var today: Day { options.asOf ?? plan.today ?? options.calendarDay }

    /// Does a line go on: is a bracket, a brace or a quotation open?
    public static func goesOn(_ text: String) -> Bool { LineScanner(text).isOpen }

    /// Reads a line, or several that belong together.
    public mutating func reply(to text: String) -> Reply {
        let line = LineScanner(text)
        if !line.words.isEmpty { asked.append(text) }
        guard let first = line.words.first, line.bytes.first != UInt8(ascii: "#") else {
            return line.bytes.allSatisfy { $0 <= 0x20 } || line.bytes.first == UInt8(ascii: "#")
                ? Reply() : reply(to: line, 0, of: nil)
        }
        if first.text.hasPrefix(".") { return command(line) }
        for word in SessionWord.commands {
            if let count = line.stands(word, at: 0) { return reply(to: line, count, of: word) }
        }
        let file = SourceFile(path: Draft.path, text: text)
        if stretches(of: file).contains(where: \.beginsDeclaration) { return declare(text) }
        return reply(to: line, 0, of: nil)
    }

    private mutating func reply(to line: LineScanner, _ start: Int, of word: SessionWord?) -> Reply {
        let unusable = openTables()
        guard unusable.isEmpty else {
            var reply = Reply()
            (reply.findings, reply.sources) = (unusable, project.sources)
            return reply
        }
        var reply =
            switch word {
            case .show?: show(line, Question(line, from: start))
            case .plot?: plot(line, Question(line, from: start, parts: SessionWord.partsOfPlot))
            case .histogram?: histogram(line, Question(line, from: start))
            case .compare?: compare(line, Question(line, from: start))
            case .explain?, .why?: explain(line, start)
            case .whyNot?: whyNot(line, start)
            case .whatIf?: whatIf(line, start)
            case .of?, .condition?, .by?, .order?, .limit?, .asOf?, .within?, .monthly?, .quarterly?, .yearly?, .since?,
                nil:
                measure(line, Question(line, from: start, parts: SessionWord.parts.filter { $0 != .of }))
            }
        if let answer = reply.answer { last = answer }
        if reply.sources.files.isEmpty { reply.sources = project.sources }
        return reply
    }

    // MARK: Asking

    /// A draft checked with the plan: the plan with it, or what is wrong with the line.
    func check(_ draft: Draft) -> (plan: CheckedPlan?, reply: Reply) {
        let asked = project.adding(draft.text, path: Draft.path)
        let outcome = asked.check()
        var reply = Reply()
        reply.sources = asked.sources
        let line = reply.sources.add(draft.line.file)
        guard let index = asked.index(of: Draft.path) else { return (nil, reply) }
        if let plan = outcome.value, !outcome.hasErrors { return (settled(plan), reply) }
        let errors = outcome.diagnostics.filter { $0.level == .error }
        reply.findings = errors.compactMap { draft.inLine($0, draft: index, line: line) }
        // A mistake that is seen at words of ours only is told without its place.
        if reply.findings.isEmpty {
            reply.findings = errors.prefix(1).map { Diagnostic($0.id, $0.level, $0.message, at: .none, help: $0.help) }
        }
        return (nil, reply)
    }

    /// Opens the tables where they are not open yet, or have changed. Of large ones a run of the plan keeps the columns beside it; what
    /// a question reads of them stays in memory.
    private mutating func openTables() -> [Diagnostic] {
        guard opened.count != plan.datasets.count || !Project.areUnchanged(opened) else { return [] }
        let bound = project.readers(for: plan, overrides: overrides)
        guard !bound.hasErrors else { return bound.diagnostics.filter { $0.level == .error } }
        (opened, tables, report, options.recall) = (bound.value, bound.value, nil, nil)
        guard Project.keepsColumns(of: opened) else { return [] }
        report = project.run(plan, readers: opened, options).value
        (tables, options.recall) = Project.remembering(opened)
        return []
    }

    /// The answers of the tables; nil with what went wrong in the reply.
    func results(of query: Query, _ plan: CheckedPlan, _ reply: inout Reply) -> QueryResults? {
        let results = execute(
            query, readers: tables, threads: options.threads, memory: options.recall, isCancelled: options.isCancelled)
        let errors = results.diagnostics.filter { $0.level == .error }
        reply.findings += errors
        return errors.isEmpty ? results : nil
    }

    /// The day of `as of`, or the session's; nil where it is no day.
    func day(_ line: LineScanner, _ question: Question) -> Day? {
        guard let range = question.parts[.asOf] else { return today }
        return Day(iso: line.text(range))
    }

    // MARK: Declaring

    mutating func declare(_ text: String) -> Reply {
        let names = project.files.flatMap(\.tree.declarations).count
        let asked = project.adding(text, path: "session \(declared.count + 1)")
        let outcome = asked.check()
        var reply = Reply()
        reply.sources = asked.sources
        reply.findings = outcome.diagnostics.filter { $0.level == .error }
        guard let plan = outcome.value, reply.findings.isEmpty else { return reply }
        declared.append(text)
        (project, self.plan, report) = (asked, plan, nil)
        let count = asked.files.flatMap(\.tree.declarations).count - names
        reply.note = Message(
            "\(count) declared for this session; .save FILE writes it into a plan, .undo takes it back",
            zh: "本次会话新增 \(count) 项声明；.保存 文件 写入方案，.撤销 收回")
        return reply
    }

    /// The project again from what it was loaded from and what is still declared.
    mutating func rebuild() {
        project = declared.enumerated().reduce(base) { $0.adding($1.element, path: "session \($1.offset + 1)") }
        if let plan = project.check().value { self.plan = plan }
        report = nil
    }
}
