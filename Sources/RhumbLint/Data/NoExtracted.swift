// Data of an unknown age.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let noExtracted = Rule(
        "data/no-extracted", .note,
        Message("Data that goals rest on say how old they are", zh: "目标依托的数据要看得出新旧"),
        why: Message(
            """
            A report over last month's export looks like one over today's. Either the dataset names the day of its export, \
            or a requirement asks for fresh rows and a run says when they are stale.
            """,
            zh: "用上个月的导出跑出来的报告，和今天的看不出区别。要么写明导出的日期，要么写一条时效要求，数据旧了运行就会说。"),
        bad: """
            dataset ‹members› {
              key id text
              joined date
              event joined
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
              require joined fresh within 30 days
            }
            goal more_members "Five hundred members" {
              measure count(members); baseline 380; target 500; deadline 2026-12-31
            }
            """
    ) { lint in
        let plan = lint.plan
        for id in plan.datasets.ids {
            let dataset = plan.datasets[id]
            let goal = plan.goals.all.first { plan.countedDatasets(inside: $0.measure).contains(id) }
            guard let goal, dataset.extracted == nil, !dataset.requirements.contains(where: \.asksForFreshRows) else {
                continue
            }
            let (rows, name) = (dataset.heading.name, goal.heading.shown)
            let day = dataset.event.map { dataset.columns[$0].name }
            let today = plan.today ?? plan.period.first
            lint.report(
                at: dataset.heading.span,
                Message(
                    "nothing says how old `\(rows)` is, and “\(name)” counts it", zh: "“\(name)”要数“\(rows)”，却看不出这份数据有多旧"
                ),
                help: Message(
                    day.map { "add to it: require \($0) fresh within 7 days" }
                        ?? "add the day of the export: extracted \(today)",
                    zh: day.map { "请加上：要求 \($0) 时效 7天" } ?? "请加上导出的日期：提取于 \(today)"))
        }
    }
}

extension Requirement {
    fileprivate var asksForFreshRows: Bool {
        switch check {
        case .fresh: true
        case .holds, .known, .unique: false
        }
    }
}
