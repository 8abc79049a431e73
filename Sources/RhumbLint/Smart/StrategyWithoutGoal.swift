// Strategies that nothing is measured for.
import RhumbModel
import RhumbText

extension Rule {
    static let strategyWithoutGoal = Rule(
        "smart/strategy-without-goal", .warning,
        Message("Every strategy has a goal", zh: "每个战略都有目标"),
        why: Message(
            """
            A strategy that no goal serves is a slogan: the report has no status for it, and nobody can say at the year's end whether it was \
            followed. A strategy served by another one has that one's goals.
            """,
            zh: "没有目标的战略只是口号：报告里没有它的状态，年底也说不清做没做到。下级战略的目标也算上级战略的目标。"),
        bad: """
            strategy ‹direct› "Sell our own rooms, on our own page"
            """,
        good: """
            strategy direct "Sell our own rooms, on our own page"
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              serves direct
            }
            """
    ) { lint in
        let plan = lint.plan
        var served = Set(plan.goals.all.flatMap(\.serves))
        var next = Array(served)
        while let id = next.popLast() {
            for above in plan.strategies[id].serves where served.insert(above).inserted { next.append(above) }
        }
        let above = Set(plan.strategies.all.flatMap(\.serves))
        // A strategy that others serve waits for their goals.
        for id in plan.strategies.ids where !served.contains(id) && !above.contains(id) {
            let heading = plan.strategies[id].heading
            lint.report(
                at: heading.span,
                Message("no goal serves the strategy “\(heading.shown)”", zh: "没有目标服务于战略“\(heading.shown)”"),
                help: Message(
                    "write in a goal: serves \(heading.name); or take the strategy away",
                    zh: "请在目标里写：服务于 \(heading.name)；或删去这个战略"))
        }
    }
}
