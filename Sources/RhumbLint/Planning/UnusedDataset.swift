// Data that no figure comes from.
import RhumbModel
import RhumbText

extension Rule {
    static let unusedDataset = Rule(
        "plan/unused-dataset", .warning,
        Message("A dataset is used", zh: "数据集要用得上"),
        why: Message(
            """
            Data that no value, metric, segment or advice reads answers no question of the plan. Somebody still has to \
            export it, keep it and answer for the people in it.
            """,
            zh: "没有属性、指标、客群或建议读取的数据，回答不了方案里的任何问题；可还得有人导出、保管，并为其中的个人信息负责。"),
        bad: """
            dataset ‹visits› from "data/visits.csv" {
              key id text
              seen_on date
              event seen_on
            }
            """,
        good: """
            dataset visits from "data/visits.csv" {
              key id text
              seen_on date
              event seen_on
            }
            metric visitors "Visits of the month" count(visits in last 30 days)
            """
    ) { lint in
        let uses = lint.uses
        for id in lint.plan.datasets.ids where !uses.datasets.contains(id) {
            let heading = lint.plan.datasets[id].heading
            guard !lint.isShared(heading) else { continue }
            lint.report(
                at: heading.span,
                Message(
                    "nothing reads “\(heading.shown)”: no metric, value, segment or advice asks for its rows",
                    zh: "没有任何地方读取“\(heading.shown)”：指标、属性、客群和建议都没有用到它"),
                help: Message(
                    "ask it something, as in: metric … count(\(heading.name) in last 30 days), or take it out",
                    zh: "请用它回答一个问题，例如：指标 … 计数(近30天的 \(heading.name))；用不着就删去"))
        }
    }
}
