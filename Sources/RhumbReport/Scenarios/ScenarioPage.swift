// The page of a comparison: a column for the plan and one for each scenario.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

struct ScenarioPage {
    let comparison: ScenarioComparison
    private let base: PageBuilder
    private let builders: [PageBuilder]

    init(_ comparison: ScenarioComparison) {
        self.comparison = comparison
        base = PageBuilder(comparison.plan)
        builders = comparison.all.map { PageBuilder($0) }
    }

    var page: Page { Page(head: base.head, sections: [changes, goals, money, advice].compactMap { $0 }) }

    /// The name of a column.
    private func title(_ report: Report) -> String {
        guard let name = report.scenario else { return base.words("as planned", zh: "原方案") }
        return report.declaredScenario?.heading.shown ?? name
    }

    private func table(_ first: String, _ rows: [Table.Row], _ alignment: Alignment) -> Table {
        let columns = comparison.all.enumerated().map { position, report in
            Table.Column(title(report), alignment, rank: position)
        }
        return Table(columns: [Table.Column(first)] + columns, rows: rows)
    }

    private var changes: Section? {
        let entries = comparison.scenarios.map { report in
            Entry(
                heading: Cell(title(report), .strong), detail: "",
                lines: (report.declaredScenario?.changes ?? []).map {
                    Entry.Line(text: base.figures.text($0), because: "")
                })
        }
        return base.section(Message("Scenarios", zh: "情景"), [.entries(entries)])
    }

    private var goals: Section? {
        let rows = comparison.plan.plan.goals.ids.map { id in
            Table.Row(
                [Cell(comparison.plan.plan.goals[id].heading.shown)] + builders.map { cell($0, id) })
        }
        let legend = Cell(
            base.words(
                "status, then at this rate by the deadline (or the value where it is over) / target",
                zh: "状态，按现速到期的值（已结束的为现值）/ 目标值"), .quiet)
        let goals = table(base.words("goal", zh: "目标"), rows, .left)
        return base.section(Message("Goals", zh: "目标"), rows.isEmpty ? [] : [.table(goals), .lines([legend])])
    }

    /// `■ off track 52.1% / 58%`
    private func cell(_ builder: PageBuilder, _ id: ID<Goal>) -> Cell {
        guard let judged = builder.assessment.goals.at(id.index) else { return .empty }
        let goal = builder.plan.goals[id]
        let figures = builder.figures
        let status = judged.status.value.cell(figures)
        let projected =
            judged.projected.map { figures.number($0, builder.report.unit(of: goal)) }
            ?? figures.measured(judged.measured.value)
        return Cell("\(status.text) \(projected) / \(builder.target(of: goal, judged))", status.ink)
    }

    private var money: Section? {
        func row(_ english: String, zh chinese: String, _ amount: (Assessment) -> Money?) -> Table.Row? {
            let amounts = builders.map { amount($0.assessment) }
            guard amounts.contains(where: { $0 != nil }) else { return nil }
            return Table.Row(
                [Cell(base.words(english, zh: chinese))]
                    + amounts.map { Cell($0.map { base.figures.money($0) } ?? base.figures.nothing) })
        }
        let rows = [
            row("budget", zh: "预算") { $0.budget.budget },
            row("planned cost", zh: "计划费用") { $0.budget.planned },
            row("worth of the advice given", zh: "所给建议的价值") { totalWorth($0) },
        ]
        return base.section(
            Message("Money", zh: "资金"), [.table(table(base.words("amount", zh: "金额"), rows.compactMap { $0 }, .right))])
    }

    /// Of all advice, in the plan's currency; nil where none has a worth.
    private func totalWorth(_ assessment: Assessment) -> Money? {
        let amounts = assessment.advice.compactMap(\.totalWorth).filter { $0.currency == comparison.plan.plan.currency }
        guard let first = amounts.first else { return nil }
        return Money(
            minor: Int64(clamping: amounts.reduce(Int128(0)) { $0 + Int128($1.minor) }), currency: first.currency)
    }

    private var advice: Section? {
        let rows = comparison.plan.plan.advice.ids.map { id in
            let cells = builders.map { builder -> Cell in
                guard let judged = builder.assessment.advice.at(id.index) else { return .empty }
                let worth = judged.totalWorth.map { " · " + base.figures.money($0) } ?? ""
                return Cell(base.figures.count(judged.given) + worth)
            }
            return Table.Row([Cell(comparison.plan.plan.advice[id].heading.shown)] + cells)
        }
        return base.section(
            Message("Recommendations: given, worth", zh: "建议：给出条数、价值"),
            [.table(table(base.words("advice", zh: "建议"), rows, .right))])
    }
}
