// People who approve their own work.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let deciderIsDoer = Rule(
        "plan/decider-is-doer", .note,
        Message("Who does something is not who has the last word on it", zh: "负责的人和拍板的人不要是同一个"),
        why: Message(
            """
            `decides` names the one who can stop the work or overrule it. Where that is the owner, the line says nothing \
            that `owner` does not, and nobody else looks: four eyes are better than two.
            """,
            zh: "“拍板”写的是能叫停、能改主意的人。和负责人是同一个人，这一行就什么也没说，也没有第二双眼睛来看。"),
        bad: """
            action family_club "Launch the family club" {
              owner wang_fang; ‹decides wang_fang›
              start 2026-03-02; cost 120_000 CNY
            }
            """,
        good: """
            action family_club "Launch the family club" {
              owner wang_fang; decides chen_bo
              start 2026-03-02; cost 120_000 CNY
            }
            """
    ) { lint in
        let plan = lint.plan
        let parts =
            plan.goals.all.map { ($0.heading, $0.owner, $0.roles) }
            + plan.actions.all.map { ($0.heading, $0.owner, $0.roles) }
            + plan.investments.all.map { ($0.heading, $0.owner, $0.roles) }
            + plan.risks.all.map { ($0.heading, $0.owner, $0.roles) }
        for (heading, owner, roles) in parts {
            guard let owner, roles.decides == owner else { continue }
            let name = plan.heading(of: owner).shown
            lint.report(
                at: lint.span(of: heading) { if case .decides = $0 { true } else { false } },
                Message(
                    "“\(name)” does “\(heading.shown)” and has the last word on it as well",
                    zh: "“\(heading.shown)”由“\(name)”负责，又由“\(name)”拍板"),
                help: Message(
                    "name somebody else, or leave the line out: the owner decides then",
                    zh: "请换一个人拍板；没有别人就删去这一行，由负责人自己决定"))
        }
    }
}

extension CheckedPlan {
    fileprivate func heading(of owner: Owner) -> Heading {
        switch owner {
        case .person(let id): people[id].heading
        case .resource(let id): resources[id].heading
        }
    }
}
