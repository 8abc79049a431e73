// Tiers that a blank makes unknown.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let optionalInTier = Rule(
        "data/optional-in-tier", .warning,
        Message("The condition of a tier says what a blank means", zh: "层级的条件要说明空值怎么算"),
        why: Message(
            """
            Where a condition rests on an empty cell it is neither yes nor no, and the customer stands in no tier, not even \
            in the last. Who has not answered a survey then disappears from the ladder. `score else 0 >= 9` and `score known \
            and score >= 9` both say what is meant.
            """,
            zh: """
                条件依托的单元格是空的，成立与否就无从判断，这位客户哪一层都不在，连“其余”也不算：没答过问卷的人就从阶梯上消失了。\
                写“推荐分 缺省 0 >= 9”或“推荐分 有值 且 推荐分 >= 9”，意思才完整。
                """),
        bad: """
            tiers ladder of guests {
              fan "Comes often and says so" when ‹frequency >= 4 and score >= 9›
              loyal "Comes often" when frequency >= 4
              others "All others" otherwise
            }
            """,
        good: """
            tiers ladder of guests {
              fan "Comes often and says so" when frequency >= 4 and score else 0 >= 9
              loyal "Comes often" when frequency >= 4
              others "All others" otherwise
            }
            """
    ) { lint in
        let plan = lint.plan
        for tiers in plan.tiers.all {
            let blanks = tiers.tiers.compactMap(\.condition).map { plan.blanks(in: $0) }
            for tier in tiers.tiers {
                // A ladder of ages says nothing of who has none: what every tier rests on is what the ladder is of.
                let column = tier.condition.map { plan.blanks(in: $0) }?.first { column in
                    blanks.contains { !$0.contains(column) }
                }
                guard let condition = tier.condition, let column else { continue }
                let name = plan[column].name
                let rows = plan.datasets[column.dataset].heading.name
                let shown = tier.shown
                lint.report(
                    at: plan[condition].span,
                    Message(
                        "`\(name)` of `\(rows)` may be empty: “\(shown.english)” is unknown then, and the row may stand in no tier",
                        zh: "“\(rows)”的“\(name)”可以为空：这时算不出是不是“\(shown.chinese)”，这一行可能哪一层都不在"),
                    help: lint.saidOfBlanks(name, in: tier, of: tiers, lint.plan.conjuncts(condition), column))
            }
        }
    }
}

extension Lint {
    /// The very comparison with what a blank means.
    fileprivate func saidOfBlanks(
        _ name: String, in tier: Tiers.Tier, of tiers: Tiers, _ parts: [Node], _ column: ColumnID
    ) -> Message {
        let syntax = clauses(of: tiers.heading).lazy.compactMap { clause -> [SyntaxExpression]? in
            guard case .tier(let syntax) = clause.payload, syntax.name.text == tier.name else { return nil }
            return syntax.condition.map { $0.conjuncts }
        }.first
        guard let syntax, syntax.count == parts.count,
            let part = zip(syntax, parts).first(where: { plan.blanks(in: $0.1).contains(column) })?.0,
            case .compare(let sign, let left, let right) = part.kind
        else {
            return Message("say what a blank means: \(name) known and …", zh: "请说明空值怎么算：\(name) 有值 且 ……")
        }
        let (value, bound) = (written(left.span), written(right.span))
        let rest = "\(sign.rawValue) \(bound)"
        let known = Message("\(name) known and \(value) \(rest)", zh: "\(name) 有值 且 \(value) \(rest)")
        // A day has no nothing to begin from.
        guard case .literal(.quantity) = right.kind else {
            return Message("say what a blank means, as in: \(known.english)", zh: "请说明空值怎么算，例如：\(known.chinese)")
        }
        let zero = "0" + bound.drop { $0.isNumber || "-_.".contains($0) }
        return Message(
            "say what a blank means, as in: \(value) else \(zero) \(rest), or: \(known.english)",
            zh: "请说明空值怎么算，例如：\(value) 缺省 \(zero) \(rest)，或：\(known.chinese)")
    }
}
