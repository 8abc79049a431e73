// Goals without a past.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let currentInHistory = Rule(
        "data/current-in-history", .note,
        Message("A goal rests on data whose past is kept", zh: "目标依托的数据要留有过去"),
        why: Message(
            """
            Of a `current` column only today's value is known. The goal has a status, but no line behind it: no past months, \
            no best pace, no projection. With `history:` in rhumb.yaml each run keeps what was measured on its day.
            """,
            zh: """
                “现值”列只知道今天的值。目标有状态，背后却没有走势：过去各月、最好的进度和预测都没有。在 rhumb.yaml 里写上 history:，\
                以后每次运行都会留下当天量到的数。
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
              ‹measure golden›; baseline 27%; target 33%; deadline 2026-12-31
            }
            """,
        good: """
            dataset members {
              key id text
              joined date
              event joined
            }
            dataset levels {
              key id text
              member_id refers to members
              reached date
              level one of "gold", "silver"
              event reached
            }
            metric golden "Rises to gold" count(levels where level = "gold") better higher
            goal more_gold "Eighty rise to gold" {
              measure golden; target 80; deadline 2026-12-31
            }
            """
    ) { lint in
        for (goal, reading) in zip(lint.plan.goals.all, lint.readings) {
            // Of a measured baseline data/current-baseline speaks.
            if case .measured = goal.baseline { continue }
            guard let (name, rows) = lint.plan.overwritten(in: reading) else { continue }
            lint.report(
                at: lint.span(of: goal.heading) { if case .measure = $0 { true } else { false } },
                Message(
                    "“\(goal.heading.shown)” has no past: `\(name)` of `\(rows)` is overwritten",
                    zh: "“\(goal.heading.shown)”没有过去：“\(rows)”的“\(name)”会被覆盖"),
                help: Message(
                    "keep what each run measures, in rhumb.yaml: history: .rhumb/history.sqlite",
                    zh: "请在 rhumb.yaml 里写上 history: .rhumb/history.sqlite，留下每次运行量到的数"))
        }
    }
}
