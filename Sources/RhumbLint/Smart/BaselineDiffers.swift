// Baselines that the data contradict.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let baselineDiffers = Rule(
        "smart/baseline-differs", .warning,
        Message("A written baseline is what the data say", zh: "写明的基线与数据一致"),
        why: Message(
            """
            From a baseline that was never true the way looks longer or shorter than it is, and the first report is a surprise. It is held \
            against the measure on the goal's first day and its 95% interval, so a rounded figure passes. Sums and counts have no interval \
            and are not compared.
            """,
            zh: """
                基线与事实不符，要走的路就算长了或算短了，第一次报告就出人意料。这里拿它与目标开始那天的衡量值及其 95% 区间相比，取整数不要紧。\
                合计与计数没有区间，不作比较。
                """),
        bad: """
            dataset members { key id text; joined date; score integer 0 .. 10; event joined }
            metric content "Content members" share(members where score >= 8) better higher
            goal happier "More content members" { measure content; ‹baseline 10%›; target 95%; deadline 2026-12-31 }

            test "the members" {
              given members { id "m1", joined 2025-03-01, score 9 } { id "m2", joined 2025-03-01, score 8 }
              given members { id "m3", joined 2025-03-01, score 8 } { id "m4", joined 2025-03-01, score 4 }
              expect content = 75%
            }
            """,
        good: """
            dataset members { key id text; joined date; score integer 0 .. 10; event joined }
            metric content "Content members" share(members where score >= 8) better higher
            goal happier "More content members" { measure content; baseline 75%; target 95%; deadline 2026-12-31 }

            test "the members" {
              given members { id "m1", joined 2025-03-01, score 9 } { id "m2", joined 2025-03-01, score 8 }
              given members { id "m3", joined 2025-03-01, score 8 } { id "m4", joined 2025-03-01, score 4 }
              expect content = 75%
            }
            """
    ) { (lint, measured: Measurements) in
        for (goal, found) in zip(lint.plan.goals.all, measured.goals) {
            guard case .value(let literal)? = goal.baseline, let written = goal.writtenBaseline,
                let first = found.atStart, let now = first.measurement.value.magnitude,
                let interval = first.measurement.interval, written < interval.low || written > interval.high,
                abs(written - now) > literal.rounding
            else { continue }
            let type = lint.plan[goal.measure].type
            let (low, high) = (words(type.value(interval.low)), words(type.value(interval.high)))
            let (said, value) = (words(literal.value), words(first.measurement.value))
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.baseline),
                Message(
                    "“\(goal.heading.shown)” starts from \(said.english), and the data say \(value.english) on \(first.day) "
                        + "(\(low.english) to \(high.english))",
                    zh: "“\(goal.heading.shown)”的基线写的是\(said.chinese)，而数据在 \(first.day) 为\(value.chinese)"
                        + "（\(low.chinese)至\(high.chinese)）"),
                help: Message(
                    "let the data say it: baseline measured \(first.day)", zh: "请由数据来定：基线 实测 \(first.day)"))
        }
    }
}

extension RhumbModel.Literal {
    /// Half of one in the last place that is written: 38% may stand for 37.6%.
    fileprivate var rounding: Double {
        switch self {
        case .percent(let ratio), .points(let ratio): 0.5 / Double(Exact.wholePower(max(2, ratio.scale)))
        case .number(let number): 0.5 / Double(Exact.wholePower(number.scale))
        case .integer, .days, .months, .minutes: 0.5
        case .missing, .yesNo, .money, .text, .date, .timestamp: 0
        }
    }
}
