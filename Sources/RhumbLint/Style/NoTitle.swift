// Names that reports have to show.
import RhumbModel
import RhumbText

extension Rule {
    static let noTitle = Rule(
        "style/no-title", .note,
        Message("What reports show has a title", zh: "报告里出现的要有标题"),
        why: Message(
            """
            Readers of a report have never seen the plan. `web_share_90d` is a name for its author; “Booked on our own page” \
            is what a director reads. Chinese names read well as they are.
            """,
            zh: """
                看报告的人没有看过方案。web_share_90d 是写给自己看的名称，“官网预订占比”才是领导看得懂的。中文名称本身就读得通，\
                不用另写。
                """),
        bad: """
            metric ‹web_share› share(bookings in last 90 days where channel = "web") better higher
            """,
        good: """
            metric web_share "Booked on our own page" share(bookings in last 90 days where channel = "web") better higher
            """
    ) { lint in
        let plan = lint.plan
        let headings =
            plan.segments.all.map(\.heading) + plan.metrics.all.map(\.heading) + plan.goals.all.map(\.heading)
            + plan.risks.all.map(\.heading) + plan.advice.all.filter { $0.dataset != nil }.map(\.heading)
        for heading in headings where heading.title == nil && heading.name.isASCII {
            lint.report(
                at: heading.span,
                Message("reports will show `\(heading.name)`: it has no title", zh: "“\(heading.name)”没有标题，报告里只好写这个名称"),
                help: Message(
                    "write what it is called behind the name: \(heading.name) \"…\"",
                    zh: "请在名称后面写上标题：\(heading.name) \"……\""))
        }
    }
}
