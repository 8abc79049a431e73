// Means that a few large amounts carry.
import RhumbModel
import RhumbText

extension Rule {
    static let averageOfMoney = Rule(
        "data/average-of-money", .note,
        Message("A mean of money has a median beside it", zh: "金额的平均要有中位数作伴"),
        why: Message(
            """
            Amounts are skewed: one group booking moves the mean of a month, and the typical customer has noticed nothing. \
            The median is what half of them stay below; where the two part, a few rows are the reason.
            """,
            zh: """
                金额的分布总是偏的：一个团体订单就能抬高一个月的平均数，而一般客户毫无变化。中位数是一半人达不到的数；两者拉开，\
                就是少数几笔在起作用。
                """),
        bad: """
            metric basket "Average booking" ‹avg(bookings.amount in last 90 days)› better higher
            """,
        good: """
            metric basket "Average booking" avg(bookings.amount in last 90 days) better higher
            metric usual_basket "Half of the bookings are below" median(bookings.amount in last 90 days)
            """
    ) { lint in
        let plan = lint.plan
        guard plan.expressions.ids.contains(where: { plan.isMeanOfMoney($0) }) else { return }
        let nodes = plan.metrics.all.flatMap { plan.within($0.value) }
        let aggregates = nodes.compactMap { node in plan.aggregate(node).map { (node, $0) } }
        let medians = Set(aggregates.filter { $0.1.isQuantile }.compactMap { $0.1.value }.map { plan[$0].kind })
        for (node, aggregate) in aggregates where plan.isMeanOfMoney(node) {
            guard let value = aggregate.value, !medians.contains(plan[value].kind) else { continue }
            let metric = plan.metrics.all.first { plan.within($0.value).contains(node) }
            let name = metric?.heading.shown ?? lint.written(plan[node].span)
            lint.report(
                at: plan[node].span,
                Message(
                    "“\(name)” is a mean of amounts: a few large ones move it", zh: "“\(name)”是金额的平均数：少数几笔大的就能左右它"),
                help: Message(
                    "put a median beside it: metric … median(…)", zh: "请再加一个中位数：指标 … 中位数(…)"))
        }
    }
}

extension CheckedPlan {
    fileprivate func isMeanOfMoney(_ node: Node) -> Bool {
        guard let aggregate = aggregate(node), aggregate.function == .average, let value = aggregate.value,
            case .money = self[value].type
        else { return false }
        return true
    }

    fileprivate func aggregate(_ node: Node) -> Aggregate? {
        if case .aggregate(let aggregate) = self[node].kind { aggregate } else { nil }
    }
}

extension Aggregate {
    fileprivate var isQuantile: Bool {
        if case .percentile = function { return true }
        return function == .median
    }
}
