// Tiers that the ones before them leave nobody for.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let tierHidden = Rule(
        "logic/tier-hidden", .warning,
        Message("Every tier can be reached", zh: "每一层都要有人能到"),
        why: Message(
            """
            A row stands on the first tier whose condition holds. Where an earlier and wider condition takes everybody, the \
            tier below it stays empty, and those who were meant are treated like all others. The strictest goes first.
            """,
            zh: "客户落在第一个成立的层级。前面的条件更宽，就把人全部拿走了，后面这一层永远是空的，本来要区别对待的人也就没有区别了。最严的要写在最前面。"),
        bad: """
            tiers ladder of guests {
              loyal "Loyal" when frequency >= 2
              fan "Comes all the time" when ‹frequency >= 5›
              others "All others" otherwise
            }
            """,
        good: """
            tiers ladder of guests {
              fan "Comes all the time" when frequency >= 5
              loyal "Loyal" when frequency >= 2
              others "All others" otherwise
            }
            """
    ) { lint in
        for id in lint.plan.tiers.ids where lint.plan.tiers[id].scores.isEmpty {
            let tiers = lint.plan.tiers[id]
            for position in tiers.tiers.indices.dropFirst() {
                let earlier = tiers.tiers.prefix(position).compactMap(\.condition)
                // One that nothing can meet by itself, and what stands below it, is another finding.
                if let condition = tiers.tiers[position].condition, lint.reasoner.isNever([condition]) { continue }
                let isOn = lint.reasoner.isOn(position, id)
                guard !earlier.isEmpty, lint.reasoner.isImpossible([isOn]) else { continue }
                lint.reportHidden(position, of: tiers)
            }
        }
    }
}

extension Lint {
    fileprivate mutating func reportHidden(_ position: Int, of tiers: Tiers) {
        let name = tiers.tiers[position].shown
        guard let condition = tiers.tiers[position].condition else {
            let conditions = tiers.tiers.compactMap(\.condition)
            let others = conditions.map { reasoner.formula($0, .notYes) }
            if reasoner.isImpossible(others) {
                report(
                    at: tierSpan(position, of: tiers),
                    Message(
                        "nobody can stand on “\(name.english)”: the tiers before it take every row",
                        zh: "没有人能到“\(name.chinese)”这一层：前面的层级已经收下了每一行"),
                    help: Message("take it out, or correct the bounds before it", zh: "请删去这一层，或改正前面的界限"))
                return
            }
            report(
                at: tierSpan(position, of: tiers),
                Message(
                    "nobody stands on “\(name.english)”: the tiers before it take every row with known values, and where a "
                        + "value is missing the tier is unknown",
                    zh: "没有人会在“\(name.chinese)”这一层：值都有的行全归前面的层级，缺值的行层级未知，也不归这里"),
                help: Message(
                    "say what a blank means in the tiers before it, as in: score else 0 >= 9; or take the tier out",
                    zh: "请在前面的层级里说明空值怎么算，例如：推荐分 缺省 0 >= 9；或删去这一层"))
            return
        }
        let earlier = tiers.tiers.prefix(position).indices.filter { tiers.tiers[$0].condition != nil }
        let takers = earlier.first { index in
            guard let taking = tiers.tiers[index].condition else { return false }
            let formulas = [reasoner.formula(condition, .yes), reasoner.formula(taking, .no)]
            return reasoner.isImpossible(formulas)
        }
        let before = takers.map { [$0] } ?? Array(earlier)
        let takes = listed(before.map { tiers.tiers[$0].shown.english })
        let takesChinese = listed(before.map { tiers.tiers[$0].shown.chinese })
        var text = Message(
            "nobody can stand on “\(name.english)”: whoever meets `\(written(plan[condition].span))` is taken by \(takes.english) "
                + "before",
            zh: "没有人能到“\(name.chinese)”这一层：满足“\(written(plan[condition].span))”的，都先归了\(takesChinese.chinese)")
        if let example = example(of: [reasoner.formula(condition, .yes)], in: tiers.dataset) {
            text = Message(
                "\(text.english), for example one with \(example.english)",
                zh: "\(text.chinese)，例如\(example.chinese)的")
        }
        report(
            at: plan[condition].span, text,
            help: Message(
                "put the stricter tier before the wider one, or correct the bounds", zh: "请把更严的层级放到前面，或改正界限"),
            related: before.compactMap { tiers.tiers[$0].condition }.map {
                Related(Message("taken here", zh: "归到了这一层"), at: .source(plan[$0].span))
            })
    }

    /// The clause of a tier.
    func tierSpan(_ position: Int, of tiers: Tiers) -> SourceSpan {
        let written = self.clauses(of: tiers.heading).filter { clause in
            if case .tier = clause.payload { true } else { false }
        }
        return written.indices.contains(position) ? written[position].span : tiers.heading.span
    }
}
