// Everything at once, on the last day.
import RhumbModel
import RhumbText

extension Rule {
    static let allGoalsOnOneDay = Rule(
        "smart/one-deadline", .note,
        Message("The goals of a plan are not all due on one day", zh: "各个目标不都在同一天截止"),
        why: Message(
            """
            Where all is due at the year's end, nothing is due before: the first half is spent on what is loud, the second on everything. Dates \
            spread over the year follow the work, and let later goals learn from earlier ones.
            """,
            zh: "什么都到年底截止，等于年底之前什么都不急：上半年应付杂事，下半年全部赶工。截止日随工作分布在全年，后面的目标才能借鉴前面的。"),
        bad: """
            plan ‹hotel› "Lakeside Hotel" { period 2026-01-01 .. 2026-12-31; currency CNY }
            goal a "Families to 38%" { measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31 }
            goal b "Nine million" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31 }
            goal c "Nine of ten satisfied" { measure satisfied; baseline 84%; target 90%; deadline 2026-12-31 }
            goal d "A tenth lost" { measure lost; baseline 12%; target 10%; deadline 2026-12-31 }
            """,
        good: """
            plan hotel "Lakeside Hotel" { period 2026-01-01 .. 2026-12-31; currency CNY }
            goal a "Families to 38%" { measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31 }
            goal b "Nine million" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31 }
            goal c "Nine of ten satisfied" { measure satisfied; baseline 84%; target 90%; deadline 2026-06-30 }
            goal d "A tenth lost" { measure lost; baseline 12%; target 10%; deadline 2026-09-30 }
            """
    ) { lint in
        let plan = lint.plan
        let goals = plan.goals.all.filter { $0.isReach && $0.parent == nil }
        guard let day = goals.first?.deadline, goals.count >= 4, goals.allSatisfy({ $0.deadline == day }) else {
            return
        }
        lint.report(
            at: plan.heading.span,
            Message("all \(goals.count) goals to reach are due on \(day)", zh: "要达到的\(goals.count)个目标都在\(day)截止"),
            help: Message(
                "set the deadline of each to when its work takes effect, as in: deadline \(plan.middleOfPeriod)",
                zh: "请按各项工作见效的时间分别写截止日，例如：截止 \(plan.middleOfPeriod)"))
    }
}
