// Many goals, and none that comes first.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let goalsWithoutPriority = Rule(
        "smart/no-priority", .note,
        Message("A strategy with five goals or more says which come first", zh: "一个战略有五个以上目标，就要分轻重"),
        why: Message(
            """
            Where everything matters alike, the loudest goes first. A priority decides what the report shows on top and what is done when \
            people are short; a weight decides what counts in a strategy that is rolled up by weight.
            """,
            zh: "什么都一样重要，就是谁嗓门大谁先来。优先级决定报告里谁排在前面、人手不够时先做什么；权重决定按权重汇总时各占多少。"),
        bad: """
            strategy ‹direct› "Sell our own rooms"
            goal a "Families to 38%" { measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31; serves direct }
            goal b "Nine million" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31; serves direct }
            goal c "Nine of ten satisfied" { measure satisfied; baseline 84%; target 90%; deadline 2026-12-31; serves direct }
            goal d "A tenth lost" { measure lost; baseline 12%; target 10%; deadline 2026-12-31; serves direct }
            goal e "Four million by June" { measure revenue; target 4_000_000 CNY; deadline 2026-06-30; serves direct }
            """,
        good: """
            strategy direct "Sell our own rooms"
            goal a "Families to 38%" { measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31; serves direct }
            goal b "Nine million" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31; serves direct; priority 1 }
            goal c "Nine of ten satisfied" { measure satisfied; baseline 84%; target 90%; deadline 2026-12-31; serves direct }
            goal d "A tenth lost" { measure lost; baseline 12%; target 10%; deadline 2026-12-31; serves direct; priority 2 }
            goal e "Four million by June" { measure revenue; target 4_000_000 CNY; deadline 2026-06-30; serves direct }
            """
    ) { lint in
        let plan = lint.plan
        for strategy in plan.strategies.ids {
            let goals = plan.openGoals.map { plan.goals[$0] }.filter { goal in
                goal.serves.contains(strategy)
                    && !(goal.parent.map { plan.goals[$0].serves.contains(strategy) } ?? false)
            }
            guard goals.count >= 5, goals.allSatisfy({ $0.priority == nil && $0.weight == Exact(1) }) else { continue }
            let heading = plan.strategies[strategy].heading
            lint.report(
                at: heading.span,
                Message(
                    "\(goals.count) goals serve “\(heading.shown)”, and none comes first",
                    zh: "“\(heading.shown)”有\(goals.count)个目标，没有分轻重"),
                help: Message(
                    "say in the goals which come first: priority 1, or: weight 2",
                    zh: "请在目标里写明哪个在先：优先级 1，或：权重 2"))
        }
    }
}
