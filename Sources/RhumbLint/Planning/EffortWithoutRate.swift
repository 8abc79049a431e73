// Work that the budget does not see.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let effortWithoutRate = Rule(
        "plan/effort-without-rate", .note,
        Message("People who do work against a budget have a day rate", zh: "有预算的方案，投入人力要有单价"),
        why: Message(
            """
            Own people are the largest cost of most CRM projects and the one most often left out. Effort without a day rate \
            counts as free.
            """,
            zh: "自己人的工时往往是客户管理项目里最大、也最容易漏算的一项花费。没有单价的工作量，在预算里等于不花钱。"),
        bad: """
            resource ‹crm_team› "CRM team" { people 2 }
            action clean_up "Clean the guests' addresses" {
              owner crm_team; start 2026-03-02; effort 60 persondays
            }
            """,
        good: """
            resource crm_team "CRM team" { people 2; rate 600 CNY per day }
            action clean_up "Clean the guests' addresses" {
              owner crm_team; start 2026-03-02; effort 60 persondays
            }
            """
    ) { lint in
        let plan = lint.plan
        guard plan.budget != nil || plan.programmes.all.contains(where: { $0.budget != nil }) else { return }
        let rate = literal(600, in: plan.currency)
        for id in plan.resources.ids where plan.resources[id].dayRate == nil {
            let work = plan.actions.all.filter { plan.resource(of: $0.owner) == id }
            let effort = work.reduce(0) { $0 + ($1.effort?.double ?? 0) * Double($1.times) }
            guard effort > 0 else { continue }
            let name = plan.resources[id].heading.shown
            let days = NumberText.trimmed(effort, 1)
            lint.report(
                at: plan.resources[id].heading.span,
                Message(
                    "“\(name)” does \(days) persondays of work and has no day rate: the budget takes it for free",
                    zh: "“\(name)”要投入 \(days) 人天，却没有单价：预算里等于不花钱"),
                help: Message("add to it: rate \(rate.english) per day", zh: "请加上：单价 \(rate.chinese) 每 天"))
        }
    }
}
