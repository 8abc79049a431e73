// Ladders that say nothing of who never bought.
import RhumbModel
import RhumbText

extension Rule {
    static let tierUnknown = Rule(
        "logic/tier-unknown", .note,
        Message("A ladder says where customers stand who never bought", zh: "层级要说明从没买过的客户在哪一层"),
        why: Message(
            """
            The day of the latest purchase of somebody who never bought is unknown, and so is every condition on it: such a \
            customer stands on no tier, not even on the last. Asked first, `frequency = 0` gives them a tier of their own.
            """,
            zh: "从没买过的客户没有最近一次购买的日子，按它写的条件都算不出来，这样的客户哪一层都不在，连“其余”也不算。先问“频次 = 0”，他们就有自己的一层。"),
        bad: """
            tiers ‹ladder› of guests {
              active "Active" when recency <= 90 days
              quiet "Quiet" when recency <= 365 days
              lost "Lost" otherwise
            }
            """,
        good: """
            tiers ladder of guests {
              prospect "Has never booked" when count(bookings) = 0
              active "Active" when recency <= 90 days
              quiet "Quiet" when recency <= 365 days
              lost "Lost" otherwise
            }
            """
    ) { lint in
        for tiers in lint.plan.tiers.all {
            let conditions = tiers.tiers.compactMap(\.condition)
            guard conditions.count < tiers.tiers.count, tiers.scores.isEmpty, let rest = tiers.tiers.last else {
                continue
            }
            // Of blanks in the data data/optional-in-tier speaks.
            for (position, condition) in conditions.enumerated() where lint.plan.blanks(in: condition).isEmpty {
                let open =
                    conditions.prefix(position).map { lint.reasoner.formula($0, .no) }
                    + [lint.reasoner.formula(condition, .notYes), lint.reasoner.formula(condition, .notNo)]
                guard let example = lint.example(of: open, in: tiers.dataset, whereColumnsAreKnown: true) else {
                    continue
                }
                let (name, rows) = (tiers.heading.shown, lint.plan.datasets[tiers.dataset].heading.name)
                lint.report(
                    at: tiers.heading.span,
                    Message(
                        "a row of `\(rows)` with \(example.english) is on no tier of “\(name)”, not even on “\(rest.shown.english)”",
                        zh: "“\(rows)”里\(example.chinese)的行，在“\(name)”里哪一层都不在，连“\(rest.shown.chinese)”也不是"),
                    help: Message(
                        "ask for them first, as in: prospect when count(…) = 0", zh: "请先问他们，例如：潜在 当 计数(…) = 0"),
                    related: [
                        Related(Message("unknown here", zh: "在这里算不出来"), at: .source(lint.plan[condition].span))
                    ])
                break
            }
        }
    }
}
