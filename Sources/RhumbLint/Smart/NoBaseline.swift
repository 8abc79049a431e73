// Totals to reach, with nothing to compare them with.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Rule {
    static let goalWithoutBaseline = Rule(
        "smart/no-baseline", .warning,
        Message("A total to reach says what it was before", zh: "要达到的总量要说明过去是多少"),
        why: Message(
            """
            Nine million is much or little, depending on last year's figure. Without it nobody can judge whether the target asks for anything, \
            and whether it can be reached. (A level without a baseline is an error; a total starts from 0, so the plan runs without.)
            """,
            zh: "九百万是多是少，要看去年是多少。没有这个数，谁也判断不了目标有没有要求、能不能达到。（水平型指标没有基线是错误；总量从 0 累计，所以方案照样能运行。）"),
        bad: """
            goal nine_million "Nine million of room revenue" {
              measure revenue
              ‹target 9_000_000 CNY›; deadline 2026-12-31
              because "The new wing opens in March"
            }
            """,
        good: """
            goal nine_million "Nine million of room revenue" {
              measure revenue
              target 9_000_000 CNY; deadline 2026-12-31
              because "2025 brought 6.4 million, and the new wing opens in March"
            }
            """
    ) { lint in
        for goal in lint.plan.goals.all where goal.baseline == nil && goal.parent == nil && goal.startsAfter == nil {
            guard case .reach = goal.aim, goal.findings.isEmpty, !lint.comparison(of: goal) else { continue }
            let year = lint.plan.period.first.civil.year - 1
            let type = lint.plan[goal.measure].type
            let isMoney = if case .money = type { true } else { false }
            let nothing = literal(type.value(0))
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.aim),
                Message(
                    "“\(goal.heading.shown)” does not say what it was before",
                    zh: "“\(goal.heading.shown)”没有说明过去是多少"),
                help: Message(
                    "say it in the reason: because \"\(year) brought \(isMoney ? "6.4 million" : "640")\"; "
                        + "for what is new write: baseline \(nothing.english)",
                    zh: "请写进依据：依据 \"\(year)年为640\(isMoney ? "万元" : "")\"；从零做起的请写：基线 \(nothing.chinese)"))
        }
    }
}

extension Lint {
    /// Does a reason hold a figure that the target can be compared with?
    fileprivate func comparison(of goal: Goal) -> Bool {
        clauses(of: goal.heading).contains { clause in
            switch clause.payload {
            case .because(let text), .note(let text): Wording(text.value).hasAmount
            default: false
            }
        }
    }
}
