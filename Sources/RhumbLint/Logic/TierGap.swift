// Tiers between which somebody falls.
import RhumbModel
import RhumbText

extension Rule {
    static let tierGap = Rule(
        "logic/tier-gap", .warning,
        Message("A ladder has a tier for everybody", zh: "层级要把每个人都分到"),
        why: Message(
            """
            Bounds that do not meet leave customers on no tier: they are in no count of the ladder, and no advice for a tier \
            reaches them. `otherwise` takes all who are left, and the report says how many they are.
            """,
            zh: "界限接不上，就有客户哪一层都不在：层级的人数里没有他们，按层级给的建议也到不了他们。“其余”收下剩下的人，报告里也能看到有多少。"),
        bad: """
            tiers ‹ladder› of guests {
              fan "Comes all the time" when frequency >= 5
              loyal "Loyal" when frequency in 2 .. 3
              others "All others" when frequency <= 1
            }
            """,
        good: """
            tiers ladder of guests {
              fan "Comes all the time" when frequency >= 5
              loyal "Loyal" when frequency in 2 .. 4
              others "All others" when frequency <= 1
            }
            """
    ) { lint in
        for tiers in lint.plan.tiers.all {
            let conditions = tiers.tiers.compactMap(\.condition)
            guard conditions.count == tiers.tiers.count else { continue }
            let none = conditions.map { lint.reasoner.formula($0, .no) }
            guard let example = lint.example(of: none, in: tiers.dataset) else { continue }
            let (name, rows) = (tiers.heading.shown, lint.plan.datasets[tiers.dataset].heading.name)
            lint.report(
                at: tiers.heading.span,
                Message(
                    "a row of `\(rows)` with \(example.english) is on no tier of “\(name)”",
                    zh: "“\(rows)”里\(example.chinese)的行，在“\(name)”里哪一层都不在"),
                help: Message("close the gap, or end with: others otherwise", zh: "请补上空缺，或在最后加上：其他 其余"))
        }
    }
}
