// Goals on columns that may be empty, and nobody says how empty.
import RhumbModel
import RhumbText

extension Rule {
    static let unrequiredColumn = Rule(
        "data/unrequired-column", .warning,
        Message("A goal rests on columns that `require` watches", zh: "目标依托的列要有“要求”把关"),
        why: Message(
            """
            A column that may be empty gets emptier without a sound, and the share among those who are left says less and \
            less. `require score known for 70%` sets the limit; where it is broken the run says so, and trusts the goal \
            less. Columns that must not be empty need none, nor do dates that have not come yet.
            """,
            zh: """
                可空的列会不声不响地越来越空，剩下的人里算出的占比也就越来越不可信。写上“要求 推荐分 齐全 70%”就有了底线：\
                达不到时运行会说明，并调低目标的可信度。不可空的列不用写，还没有发生的日期也不用写。
                """),
        bad: """
            dataset answers {
              key id text
              guest_id refers to guests
              answered date
              ‹csat› integer 1 .. 5 optional
              event answered
            }
            metric content "Content guests" share(answers in last 90 days where csat >= 4) better higher
            goal happier "Nine of ten are content" {
              measure content; baseline 81%; target 90%; deadline 2026-12-31
            }
            """,
        good: """
            dataset answers {
              key id text
              guest_id refers to guests
              answered date
              csat integer 1 .. 5 optional
              event answered
              require csat known for 70%
            }
            metric content "Content guests" share(answers in last 90 days where csat >= 4) better higher
            goal happier "Nine of ten are content" {
              measure content; baseline 81%; target 90%; deadline 2026-12-31
            }
            """
    ) { lint in
        let plan = lint.plan
        var goals: [ColumnID: [String]] = [:]
        for (goal, reading) in zip(plan.goals.all, lint.readings) {
            for column in reading.bare { goals[column, default: []].append(goal.heading.shown) }
        }
        for (column, names) in goals.sorted(by: { $0.key < $1.key })
        where plan[column].mayHideGaps && !plan.requires(column) {
            let name = plan[column].name
            let rows = plan.datasets[column.dataset].heading.name
            let others = names.count - 1
            lint.report(
                at: plan[column].span,
                Message(
                    "“\(names[0])”\(others > 0 ? " and \(others) more rest" : " rests") on `\(name)` of `\(rows)`, which may be empty, "
                        + "and no `require` says how many must be known",
                    zh:
                        "“\(names[0])”\(others > 0 ? "等 \(names.count) 个目标" : "")依托“\(rows)”的“\(name)”，这一列可以为空，却没有要求写明至少要填多少"
                ),
                help: Message("add to the dataset: require \(name) known for 70%", zh: "请在数据集里加上：要求 \(name) 齐全 70%"))
        }
    }
}

extension DatasetColumn {
    /// May it be empty where there is something to know? A date that is empty has not come.
    fileprivate var mayHideGaps: Bool {
        switch kind {
        case .date, .timestamp: false
        case .text, .yesNo, .integer, .number, .percent, .money, .category, .several, .reference: optional
        }
    }
}

extension CheckedPlan {
    fileprivate func requires(_ column: ColumnID) -> Bool {
        datasets[column.dataset].requirements.contains { $0.columns.contains(column.position) }
    }
}
