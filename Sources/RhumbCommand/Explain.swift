// rhumb explain: a declaration or a customer.
import ArgumentParser
import Rhumb
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

    @Argument(help: "A name of the plan, or a customer's key.")
    var subject: String

    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day to judge, as 2026-06-30.", valueName: "date"))
    var asOf: Day?

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
        if plan.declares(subject) {
            let outcome = project.run(plan, readers: bound.value, options)
            guard let report = outcome.value else {
                common.complain(outcome.diagnostics, of: project)
                throw Exit.input
            }
            if let explanation = Explainer(report, sources: project.sources).declaration(named: subject) {
                return Console.print(explanation.lines.joined(separator: "\n") + "\n")
            }
        }
        let outcome = project.explain(key: subject, of: plan, readers: bound.value, options)
        guard let explanation = outcome.value else {
            common.complain(outcome.diagnostics.filter { $0.level == .error }, of: project)
            if !outcome.hasErrors { common.say(notFound(plan), project) }
            throw Exit.input
        }
        Console.print(explanation.lines.joined(separator: "\n") + "\n")
    }

    private func notFound(_ plan: CheckedPlan) -> Message {
        Message(
            "`\(subject)` is no goal, segment, metric, action, investment, risk or advice of the plan, and no key in its data",
            zh: "“\(subject)”不是方案中的目标、客群、指标、行动、投资测算、风险或建议，数据里也没有这个主键")
    }
}

extension CheckedPlan {
    /// Is it the name of something that can be explained?
    func declares(_ name: String) -> Bool {
        let headings =
            goals.all.map(\.heading) + segments.all.map(\.heading) + metrics.all.map(\.heading)
            + actions.all.map(\.heading) + investments.all.map(\.heading) + risks.all.map(\.heading)
            + advice.all.map(\.heading)
        return headings.contains { $0.name == name }
    }
}
