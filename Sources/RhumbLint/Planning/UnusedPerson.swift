// People without a part in the plan.
import RhumbModel
import RhumbText

extension Rule {
    static let unusedPerson = Rule(
        "plan/unused-person", .note,
        Message("Who is named has a part in the plan", zh: "写进方案的人和部门要有事做"),
        why: Message(
            """
            A name without a part tells readers that somebody answers for something. Either an owner is missing somewhere, \
            or the person has gone.
            """,
            zh: "写了名字却没有分工，读的人会以为有人负责。要么某处漏写了负责人，要么这个人已经不在了。"),
        bad: """
            person ‹lucy_ma› "Lucy Ma"
            """,
        good: """
            person lucy_ma "Lucy Ma"
            action family_club "Launch the family club" {
              owner lucy_ma; start 2026-03-02; cost 120_000 CNY
            }
            """
    ) { lint in
        let uses = lint.uses
        let people = lint.plan.people.ids.map { (Owner.person($0), lint.plan.people[$0].heading) }
        let resources = lint.plan.resources.ids.map { (Owner.resource($0), lint.plan.resources[$0].heading) }
        for (owner, heading) in people + resources where !uses.owners.contains(owner) && !lint.isShared(heading) {
            lint.report(
                at: heading.span,
                Message("“\(heading.shown)” has no part in the plan", zh: "“\(heading.shown)”在方案里没有分工"),
                help: Message(
                    "name them where they answer for something, as in: owner \(heading.name), or take the line out",
                    zh: "请写进所负责的目标、行动或风险，例如：负责人 \(heading.name)；用不着就删去"))
        }
    }
}
