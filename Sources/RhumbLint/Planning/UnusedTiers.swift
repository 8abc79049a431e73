// Ladders that nobody is moved up on.
import RhumbModel
import RhumbText

extension Rule {
    static let unusedTiers = Rule(
        "plan/unused-tiers", .note,
        Message("Something is done with a ladder's tiers", zh: "分了层级就要用起来"),
        why: Message(
            """
            A ladder of loyalty is there to move people up: a goal for the number at the top, an advice for one rung, a \
            metric split by it. A ladder that is only counted shows where people stand and changes nothing.
            """,
            zh: """
                忠诚度阶梯是用来让客户往上走的：给顶层人数定目标，给某一层写建议，或者按层级分组看指标。只数人数的阶梯，看得见客户站在哪里，\
                却改变不了什么。
                """),
        bad: """
            tiers ‹ladder› of guests {
              loyal "Loyal" when frequency >= 3
              others "All others" otherwise
            }
            """,
        good: """
            tiers ladder of guests {
              loyal "Loyal" when frequency >= 3
              others "All others" otherwise
            }
            metric loyal_guests "Loyal guests" count(guests where ladder = loyal) better higher
            """
    ) { lint in
        let uses = lint.uses
        for id in lint.plan.tiers.ids where !uses.tiers.contains(id) {
            let heading = lint.plan.tiers[id].heading
            guard !lint.isShared(heading) else { continue }
            let top = lint.plan.tiers[id].tiers.first?.shown ?? Message(verbatim: "…")
            let first = lint.plan.tiers[id].tiers.first
            let (name, alias) = (first?.name ?? "loyal", first?.alias ?? first?.name ?? "忠诚客户")
            let rows = lint.plan.datasets[lint.plan.tiers[id].dataset].heading.name
            lint.report(
                at: heading.span,
                Message(
                    "nothing asks for the tiers of “\(heading.shown)”, not even for the top, “\(top.english)”",
                    zh: "“\(heading.shown)”的层级没有用处，连最高的“\(top.chinese)”也没有人问起"),
                help: Message(
                    "measure the top, as in: metric … count(\(rows) where \(heading.name) = \(name)), or speak to a tier",
                    zh: "请衡量最高一层，例如：指标 … 计数(\(rows) 其中 \(heading.name) = \(alias))；或者给某一层写建议"))
        }
    }
}
