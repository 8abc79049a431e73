// Contacts without consent.
import RhumbModel
import RhumbText

extension Rule {
    static let noConsent = Rule(
        "plan/no-consent", .warning,
        Message("Who is written to or called has agreed to it", zh: "联系客户要先有授权"),
        why: Message(
            """
            Laws on personal data ask for a lawful ground before people are approached for marketing, and give them the \
            right to say no (in China the Personal Information Protection Law, articles 13 and 15; in the EU the GDPR, \
            articles 6 and 21). A `consent` column keeps who did not agree out of every list, whatever the advice says.
            """,
            zh: """
                营销联系个人要有合法依据，个人也有权撤回同意或拒绝（中国《个人信息保护法》第十三条、第十五条；欧盟 GDPR 第六条、\
                第二十一条）。数据集写了“授权”一列，没有同意的人就不会出现在任何名单里，不论建议怎么写。
                """),
        bad: """
            dataset ‹members› from "data/members.csv" {
              key id text
              phone text optional
              joined date
              event joined
            }
            advice call "Call new members" of members where joined in last 30 days {
              say "Call {id}"; limit 20
            }
            """,
        good: """
            dataset members from "data/members.csv" {
              key id text
              phone text optional
              joined date
              may_call yes_no
              event joined
              consent may_call
            }
            advice call "Call new members" of members where joined in last 30 days {
              say "Call {id}"; limit 20
            }
            """
    ) { lint in
        for id in lint.plan.datasets.ids {
            let dataset = lint.plan.datasets[id]
            let advice = lint.plan.advice.all.filter { $0.dataset == id }
            guard let first = advice.first, dataset.consent == nil, dataset.columns.contains(where: \.isPersonal) else {
                continue
            }
            let rows = dataset.heading.name
            let name = first.heading.shown
            let more = advice.count - 1
            lint.report(
                at: dataset.heading.span,
                Message(
                    "“\(name)”\(more > 0 ? " and \(more) more approach" : " approaches") people of `\(rows)`, and no column says who "
                        + "has agreed",
                    zh: "“\(name)”\(more > 0 ? "等 \(advice.count) 条建议" : "")要联系“\(rows)”里的人，却没有一列说明谁同意过"),
                help: Message(
                    "name the column with their answer, as in: consent marketing_ok",
                    zh: "请写明记录同意与否的那一列，例如：授权 同意营销"))
        }
    }
}
