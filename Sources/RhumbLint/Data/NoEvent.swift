// Rows without a beginning.
import RhumbModel
import RhumbText

extension Rule {
    static let noEvent = Rule(
        "data/no-event", .note,
        Message("A dataset that goals count says since when its rows are facts", zh: "目标依托的数据集，要写明每行从何时起成立"),
        why: Message(
            """
            Rows without an `event` say what is so today: on any other day a measure of them is unknown, so the goal has no \
            measured baseline, no past and no projection. Where the table holds a date since when the row is so, naming it \
            gives all three.
            """,
            zh: """
                没有“发生于”的行只说明今天的情况，其他日子一概不明：目标量不了基线，也没有过去和预测。表里如果有从哪天起成立的日期，\
                写上它就都有了。
                """),
        bad: """
            dataset ‹members› {
              key id text
              joined date
            }
            goal more_members "Five hundred members" {
              measure count(members); baseline 380; target 500; deadline 2026-12-31
            }
            """,
        good: """
            dataset members {
              key id text
              joined date
              event joined
            }
            goal more_members "Five hundred members" {
              measure count(members); baseline 380; target 500; deadline 2026-12-31
            }
            """
    ) { lint in
        let plan = lint.plan
        for id in plan.datasets.ids {
            let dataset = plan.datasets[id]
            let days = dataset.columns.filter { $0.isDay && !$0.current && !$0.optional }.map(\.name)
            let goal = plan.goals.all.first { plan.datasetsThatNeedEvents(inside: $0.measure).contains(id) }
            guard dataset.event == nil, let day = days.first, let goal else { continue }
            let (rows, name) = (dataset.heading.name, goal.heading.shown)
            lint.report(
                at: dataset.heading.span,
                Message(
                    "“\(name)” counts `\(rows)`, whose rows have no event: on any day but today they are unknown",
                    zh: "“\(name)”依托“\(rows)”，而它没有写“发生于”：除今天以外，哪一天的情况都不明"),
                help: Message(
                    "if a row is so since `\(day)`, add: event \(day)", zh: "如果每行从“\(day)”起成立，请加上：发生于 \(day)"))
        }
    }
}
