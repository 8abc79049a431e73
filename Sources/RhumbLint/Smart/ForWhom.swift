// Goals that ask everybody in the list.
import RhumbModel
import RhumbText

extension Rule {
    static let goalForEverybody = Rule(
        "smart/for-whom", .note,
        Message("A share or a mean of customers says which customers", zh: "客户的占比和平均要说明是哪些客户"),
        why: Message(
            """
            A share of everybody in the list counts those who never bought and those who left years ago: it moves when the list grows, not \
            when the work succeeds. Specific means for whom, too, and a plan that declares segments knows whom it serves.
            """,
            zh: "拿名单上的所有人做分母，没买过的、早已离开的都算在内：名单一长，数字就变，和工作做得好不好无关。目标具体，也包括对谁；方案既然划分了客群，就知道自己服务谁。"),
        bad: """
            goal joy "Nine of ten guests satisfied" {
              ‹measure satisfied›
              baseline 84%; target 90%; deadline 2026-12-31
            }
            """,
        good: """
            goal joy "Nine of ten families satisfied" {
              of family
              measure satisfied
              baseline 84%; target 90%; deadline 2026-12-31
            }
            """
    ) { lint in
        let plan = lint.plan
        for id in plan.goals.ids where plan.goals[id].segment == nil && plan.parts(of: id).isEmpty {
            let goal = plan.goals[id]
            guard !plan.namesSegment(goal.measure) else { continue }
            let asked = plan.aggregates(inside: goal.measure).filter { !$0.function.isTotal }
            let counted = asked.compactMap { plan.counted(by: $0) }
            let segments = plan.segments.ids.filter { counted.contains(plan.segments[$0].dataset) }.prefix(3)
            guard let first = segments.first else { continue }
            let list = plan.datasets[plan.segments[first].dataset].heading.shown
            let names = segments.map { plan.segments[$0].heading.name }
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.measure),
                Message(
                    "“\(goal.heading.shown)” counts all of “\(list)” and names no segment",
                    zh: "“\(goal.heading.shown)”把“\(list)”全部算在内，没有写明面向哪个客群"),
                help: Message(
                    "say for whom, as in: " + names.map { "of \($0)" }.joined(separator: ", or: "),
                    zh: "请写明面向谁，例如：" + names.map { "面向 \($0)" }.joined(separator: "，或：")))
        }
    }
}
