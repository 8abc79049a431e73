// Baselines on what is overwritten.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let currentBaseline = Rule(
        "data/current-baseline", .warning,
        Message("A measured baseline does not rest on a `current` column", zh: "实测基线不能依托“现值”列"),
        why: Message(
            """
            A `current` column is overwritten at its source: what stood there on the day of the baseline is gone. The \
            baseline is unknown, and with it the pace, unless a run of that very day is in the history. Write the value that \
            was known then, or measure something whose past is kept, such as the answers by date.
            """,
            zh: """
                “现值”列在来源处会被覆盖，基线那一天的值已经没有了。除非历史里存着那一天的运行，否则基线不明，进度也就无从算起。\
                请写当时已知的数，或者改用留有过去的数据，例如按日期记录的答卷。
                """),
        bad: """
            dataset members {
              key id text
              joined date
              level one of "gold", "silver" current
              event joined
            }
            metric golden "Gold members" share(members where level = "gold") better higher
            goal more_gold "A third in gold" {
              measure golden; ‹baseline measured 2025-12-31›; target 33%; deadline 2026-12-31
            }
            """,
        good: """
            dataset members {
              key id text
              joined date
              level one of "gold", "silver" current
              event joined
            }
            metric golden "Gold members" share(members where level = "gold") better higher
            goal more_gold "A third in gold" {
              measure golden; baseline 27%; target 33%; deadline 2026-12-31
            }
            """
    ) { lint in
        for (goal, reading) in zip(lint.plan.goals.all, lint.readings) {
            guard case .measured(let day) = goal.baseline, let (name, rows) = lint.plan.overwritten(in: reading) else {
                continue
            }
            lint.report(
                at: lint.span(of: goal.heading) { if case .baselineMeasured = $0 { true } else { false } },
                Message(
                    "`\(name)` of `\(rows)` is overwritten: what it was on \(day) is not known",
                    zh: "“\(rows)”的“\(name)”会被覆盖：\(day) 当天的值已经不在了"),
                help: Message(
                    "write the value that was known then, as in: baseline 27%", zh: "请写当时已知的数，例如：基线 27%"))
        }
    }
}
