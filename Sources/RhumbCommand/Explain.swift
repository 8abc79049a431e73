// rhumb explain: a declaration or a customer.
import ArgumentParser
import Rhumb
import RhumbReport
import RhumbModel
import RhumbText
import RhumbValues

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Explain a goal, segment, metric, action, investment, risk or advice of a plan, or one customer by key.")

    @Argument(help: "A plan file, or a folder with a project.", completion: .file(extensions: ["rhumb"]))
    var path: String

    @Argument(help: "A name of the plan, a customer's key, or \"ADVICE KEY\": why it speaks to that customer.")
    var subject: String

    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day to judge, as 2026-06-30.", valueName: "date"))
    var asOf: Day?

    @Option(help: ArgumentHelp("Of a goal: what moved it since this day; else since its start.", valueName: "date"))
    var since: Day?

    @Option(
        help: ArgumentHelp(
            "Of a key: why it is in this segment or not, what would do, and from when on.", valueName: "name"))
    var segment: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        Interrupt.listen()
        var project = Project.load(path)
        project.keepsColumns = true
        var options = RunOptions(calendarDay: Console.today)
        options.asOf = asOf
        options.language = common.language
        options.threads = Console.processors
        options.isCancelled = { Interrupt.isRaised }
        let checked = project.check()
        guard let plan = checked.value, !checked.hasErrors else {
            common.complain(checked.diagnostics, of: project)
            throw Exit.input
        }
        let bound = project.readers(for: plan)
        guard !bound.hasErrors else {
            common.complain(bound.diagnostics, of: project)
            throw Exit.input
        }
        if let segment {
            guard let id = plan.segments.ids.first(where: { plan.segments[$0].heading.name == segment }) else {
                common.say(noSegment(segment, plan), project)
                throw Exit.input
            }
            return try show(
                project.explain(key: subject, in: id, of: plan, readers: bound.value, options), of: project, plan)
        }
        try show(
            project.explain(subject, since: since, of: plan, readers: bound.value, options), of: project, plan)
    }

    private func show(_ outcome: Outcome<Explanation?>, of project: Project, _ plan: CheckedPlan) throws {
        guard let explanation = outcome.value else {
            common.complain(outcome.diagnostics.filter { $0.level == .error }, of: project)
            if !outcome.hasErrors { common.say(notFound(plan), project) }
            throw Exit.input
        }
        Console.print(explanation.lines.joined(separator: "\n") + "\n")
    }

    private func noSegment(_ name: String, _ plan: CheckedPlan) -> Message {
        let near = nearestName(to: name, among: plan.segments.all.map(\.heading.name))
        return Message(
            "the plan has no segment `\(name)`" + (near.map { "; did you mean `\($0)`?" } ?? ""),
            zh: "方案没有客群“\(name)”" + (near.map { "，是否指“\($0)”？" } ?? ""))
    }

    private func notFound(_ plan: CheckedPlan) -> Message {
        Message(
            "`\(subject)` is no goal, segment, metric, action, investment, risk or advice of the plan, and no key in its data",
            zh: "“\(subject)”不是方案中的目标、客群、指标、行动、投资测算、风险或建议，数据里也没有这个主键")
    }
}
