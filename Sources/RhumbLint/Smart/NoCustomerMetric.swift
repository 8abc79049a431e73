// Plans for customers that measure none.
import RhumbModel
import RhumbText

extension Rule {
    static let planWithoutCustomerMetric = Rule(
        "smart/no-customer-metric", .note,
        Message("A plan for customers measures customers", zh: "客户方案要衡量客户"),
        why: Message(
            """
            Money and counts say what customers brought, later; satisfaction, retention and repeat purchase say what they will bring. Kaplan \
            and Norton's balanced scorecard has the customer's view beside the financial one for that reason.
            """,
            zh: "金额和件数说的是客户已经带来了什么，而且来得晚；满意、留存、复购说的是他们将会带来什么。卡普兰和诺顿的平衡计分卡在财务之外设客户维度，正是这个道理。"),
        bad: """
            plan ‹hotel› "Lakeside Hotel" { period 2026-01-01 .. 2026-12-31; currency CNY }
            goal nine_million "Nine million of room revenue" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31 }
            """,
        good: """
            plan hotel "Lakeside Hotel" { period 2026-01-01 .. 2026-12-31; currency CNY }
            goal nine_million "Nine million of room revenue" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31 }
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            """
    ) { lint in
        let plan = lint.plan
        let customers = plan.segmentedDatasets
        guard !plan.goals.isEmpty, let segment = plan.segments.all.first else { return }
        let measuresCustomers = plan.goals.all.contains { goal in
            goal.segment != nil || plan.namesSegment(goal.measure)
                || plan.aggregates(inside: goal.measure).contains { aggregate in
                    guard case .dataset(let rows) = aggregate.source else { return true }
                    let isOfThem = customers.contains { plan.path(from: rows, to: $0) != nil }
                    return customers.contains(rows) || isOfThem && !aggregate.function.isTotal
                }
        }
        guard !measuresCustomers else { return }
        let list = plan.datasets[segment.dataset].heading.shown
        lint.report(
            at: plan.heading.span,
            Message(
                "no goal of “\(plan.heading.shown)” measures the customers in “\(list)”",
                zh: "“\(plan.heading.shown)”没有一个目标衡量“\(list)”里的客户"),
            help: Message(
                "measure whether they stay, as in: goal stay { measure repeat(bookings in last 12 months) … }",
                zh: "请衡量他们是否留下来，例如：目标 留客 { 衡量 复购率(近12个月的 订单) … }"))
    }
}
