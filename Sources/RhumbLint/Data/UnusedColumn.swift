// Columns that are fetched for nothing.
import RhumbModel
import RhumbText

extension Rule {
    static let unusedColumn = Rule(
        "data/unused-column", .note,
        Message("A dataset declares the columns that the plan asks for", zh: "数据集只写方案用得到的列"),
        why: Message(
            """
            A column that nothing asks for has to be exported all the same, and its faults are reported. Of people only what \
            is needed may be gathered (GDPR, article 5; in China the Personal Information Protection Law, article 6). The \
            file may well hold it: the plan need not.
            """,
            zh: """
                没有用到的列照样要导出，出了错照样会报。个人信息更是只能收集用得到的（《个人信息保护法》第六条；欧盟 GDPR 第五条）。\
                文件里有不要紧，方案里不必写。
                """),
        bad: """
            dataset members {
              key id text
              joined date
              ‹job› text optional
              event joined
            }
            metric joins "New members" count(members in last 30 days)
            """,
        good: """
            dataset members {
              key id text
              joined date
              event joined
            }
            metric joins "New members" count(members in last 30 days)
            """
    ) { lint in
        let uses = lint.uses
        let plan = lint.plan
        for id in plan.datasets.ids where uses.datasets.contains(id) {
            let columns = plan.datasets[id].columns
            let isDated = plan.datasets[id].event != nil
            // A day could still become the event: data/no-event says so.
            let idle = columns.indices.filter {
                !uses.hasColumn($0, of: id) && (isDated || !columns[$0].isDay)
            }.map { columns[$0] }
            guard let first = idle.first else { continue }
            let rows = plan.datasets[id].heading.name
            let names = listed(idle.map(\.name))
            lint.report(
                at: first.span,
                Message("nothing asks for \(names.english) of `\(rows)`", zh: "“\(rows)”的\(names.chinese)没有用到"),
                help: Message(
                    "take \(idle.count == 1 ? "the line" : "those lines") out; the file may keep the column\(idle.count == 1 ? "" : "s")",
                    zh: "请删去\(idle.count == 1 ? "这一行" : "这几行")；文件里可以保留"))
        }
    }
}
