// The tree of strategies.
import RhumbAssessment
import RhumbModel
import RhumbText

extension WebPage {
    /// Strategies with what serves them, each with its status.
    var strategies: Part? {
        guard !plan.strategies.ids.isEmpty else { return nil }
        let parts = Set(report.assessment.strategies.flatMap(\.parts))
        let roots = plan.strategies.ids.filter { !parts.contains($0) }
        let tree = tag("ul", ["class": "tree"], all: roots.map { branch($0, above: []) })
        return Part(id: "strategies", title: words("Strategies", zh: "战略"), content: [tree])
    }

    private func branch(_ id: ID<Strategy>, above: Set<ID<Strategy>>) -> Markup {
        guard let judged = report.assessment.strategies.at(id.index), !above.contains(id) else { return .nothing }
        let status = judged.status?.cell(figures) ?? Cell(words("— no goal serves it", zh: "— 没有目标服务于它"), .warning)
        let strategies = judged.parts.map { branch($0, above: above.union([id])) }
        let goals = judged.goals.map { goal -> Markup in
            let status = report.assessment.goals.at(goal.index)?.status.value.cell(figures) ?? .empty
            return leaf(plan.goals[goal].heading.shown, status, link: "#goal-\(goal.index + 1)")
        }
        let below = strategies + goals
        return tag(
            "li", [:], tag("strong", [:], runs(plan.strategies[id].heading.shown)), " ", mark(status),
            below.isEmpty ? .nothing : tag("ul", [:], all: below))
    }

    private func leaf(_ name: String, _ status: Cell, link: String) -> Markup {
        tag("li", [:], tag("a", ["href": link], runs(name)), " ", mark(status))
    }

    private func mark(_ status: Cell) -> Markup {
        tag("span", ["class": "status \(status.ink?.name ?? "")"], .text(status.text))
    }
}
