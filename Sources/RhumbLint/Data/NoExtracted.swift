// Data of an unknown age.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let noExtracted = Rule(
        "data/no-extracted", .note,
        Message("A plan's data say how old they are", zh: "方案的数据要看得出新旧"),
        why: Message(
            """
            A report over last month's export looks like one over today's. Either a dataset names the day of its export, \
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
        // Files are exported together: one that says how old it is speaks for the others.
        guard !plan.datasets.all.contains(where: \.saysItsAge) else { return }
        let counted = plan.goals.all.lazy.compactMap { goal in
            plan.countedDatasets(inside: goal.measure).first.map { (plan.datasets[$0], goal) }
        }
        if let (dataset, goal) = counted.first {
            let (rows, name) = (dataset.heading.name, goal.heading.shown)
            let day = dataset.event.map { dataset.columns[$0].name }
            let today = plan.today ?? plan.period.first
            lint.report(
                at: dataset.heading.span,
                Message(
                    "nothing says how old `\(rows)` is, and “\(name)” rests on it",
                    zh: "“\(name)”依托“\(rows)”，却看不出这份数据有多旧"),
                help: Message(
                    day.map { "add to it: require \($0) fresh within 7 days" }
                        ?? "add the day of the export: extracted \(today)",
                    zh: day.map { "请加上：要求 \($0) 时效 7天" } ?? "请加上导出的日期：提取于 \(today)"))
        }
    }
}

extension Dataset {
    fileprivate var saysItsAge: Bool { extracted != nil || requirements.contains(where: \.asksForFreshRows) }
}

extension Requirement {
    fileprivate var asksForFreshRows: Bool {
        switch check {
        case .fresh: true
        case .holds, .known, .unique: false
        }
    }
}
