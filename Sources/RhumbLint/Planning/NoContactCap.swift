// Customers whom several advices speak to.
import RhumbModel
import RhumbText

extension Rule {
    static let noContactCap = Rule(
        "plan/no-contact-cap", .warning,
        Message(
            "Where several advices speak to the same customers, the plan caps the contacts", zh: "几条建议针对同一批客户时，要有触达上限"),
        why: Message(
            """
            Each advice looks reasonable by itself; together they may ring at one customer's door three times in a week. The \
            cap holds for all of them: of the contacts that it allows those of the greatest worth are given.
            """,
            zh: """
                每条建议单独看都合理，合在一起，同一位客户一周可能接到三次电话。触达上限对所有建议一起算：在允许的次数里，\
                先给价值最大的。
                """),
        bad: """
            plan ‹hotel› "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
            }
            advice call "Call families" of family { say "Call {name}"; limit 60 }
            advice write "Write to buyers" of buyers { say "Write to {name}"; limit 80 }
            """,
        good: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
              contact guests at most 1 every 30 days
            }
            advice call "Call families" of family { say "Call {name}"; limit 60 }
            advice write "Write to buyers" of buyers { say "Write to {name}"; limit 80 }
            """
    ) { lint in
        let plan = lint.plan
        for dataset in plan.datasets.ids {
            let several = plan.advice.ids.filter { plan.advice[$0].dataset == dataset && !plan.isCapped($0) }
            guard several.count > 1 else { continue }
            let names = listed(several.map { plan.advice[$0].heading.name })
            let rows = plan.datasets[dataset].heading.name
            lint.report(
                at: plan.heading.span,
                Message(
                    "\(names.english) speak to `\(rows)`, and no cap keeps them from all choosing the same ones",
                    zh: "\(names.chinese)都会联系“\(rows)”，却没有触达上限，可能都找上同一批人"),
                help: Message(
                    "add to the plan: contact \(rows) at most 1 every 30 days",
                    zh: "请在方案里加上：触达 \(rows) 至多 1次 每隔 30天"))
        }
    }
}
