// Beliefs that nothing rests on.
import RhumbModel
import RhumbText

extension Rule {
    static let unusedAssumption = Rule(
        "plan/unused-assumption", .warning,
        Message("Something rests on an assumption", zh: "假定要有依托它的地方"),
        why: Message(
            """
            Readers take an assumption for a cornerstone, and argue about it. Where nothing is computed with it, the plan \
            says one thing and reckons with another: often the same figure stands elsewhere as a bare number.
            """,
            zh: "读方案的人会把假定当作基石来讨论。没有任何地方用它计算，就是说一套、算一套：同一个数往往在别处直接写成了数字。"),
        bad: """
            assumption ‹come_back› 15% "62 of 412 came back"
            """,
        good: """
            assumption come_back 15% "62 of 412 came back"
            advice call of family {
              say "Call {name}"; worth spend * come_back; limit 20
            }
            """
    ) { lint in
        let uses = lint.uses
        for id in lint.plan.assumptions.ids where !uses.assumptions.contains(id) {
            let heading = lint.plan.assumptions[id].heading
            guard !lint.isShared(heading) else { continue }
            lint.report(
                at: heading.span,
                Message("nothing is computed with `\(heading.name)`", zh: "没有任何地方用“\(heading.name)”计算"),
                help: Message(
                    "write its name where the figure stands, as in: worth spend * \(heading.name), or take it out",
                    zh: "请在写着这个数的地方改用它的名称，例如：价值 消费额 * \(heading.name)；用不着就删去"))
        }
    }
}
