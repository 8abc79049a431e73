// Work lists without an end.
import RhumbModel
import RhumbText

extension Rule {
    static let adviceWithoutLimit = Rule(
        "plan/advice-without-limit", .warning,
        Message("An advice to customers says how many at most", zh: "对客户的建议要有名额"),
        why: Message(
            """
            A list of four thousand calls is no advice: people begin at the top, or not at all. A limit is what the team can \
            do until the next run; with the plan's cap of contacts there is a bound as well.
            """,
            zh: "四千个电话的名单不叫建议：要么只打前面几个，要么一个也不打。名额就是到下次运行之前团队做得完的数；方案里写了触达上限也算有界限。"),
        bad: """
            advice ‹call› "Call families" of family {
              say "Call {name}"; worth spend * recall_rate
            }
            """,
        good: """
            advice call "Call families" of family {
              say "Call {name}"; worth spend * recall_rate
              limit 60
            }
            """
    ) { lint in
        for id in lint.plan.advice.ids {
            let advice = lint.plan.advice[id]
            guard advice.dataset != nil, advice.limit == nil, !lint.plan.isCapped(id) else { continue }
            let name = advice.heading.shown
            lint.report(
                at: advice.heading.span,
                Message(
                    "“\(name)” has no limit: it lists everybody it fits", zh: "“\(name)”没有名额：凡是符合条件的都会列出来"),
                help: Message(
                    "add how many the team can do until the next run: limit 60",
                    zh: "请加上到下次运行之前团队做得完的数：名额 60"))
        }
    }
}
