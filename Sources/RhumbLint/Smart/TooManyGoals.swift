// People who answer for more than they can look after.
import RhumbModel
import RhumbText

extension Rule {
    static let ownerOfTooManyGoals = Rule(
        "smart/too-many-goals", .warning,
        Message("A person answers for at most five goals at a time", zh: "一个人同时负责的目标不超过五个"),
        why: Message(
            """
            Who has ten goals chooses among them, and not the plan. Practice with objectives and key results asks for three to five at a time \
            (Doerr, Measure What Matters). Parts of a goal that the same person owns count with their whole.
            """,
            zh: "一个人背十个目标，等于由他自己挑着做。OKR 的惯例是同时三到五个（杜尔《这就是OKR》）。同一个人负责的分目标不另计。"),
        bad: """
            goal a "Families to 38%" { measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31; owner chen_bo }
            goal b "Nine million" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31; owner chen_bo }
            goal c "Nine of ten satisfied" { measure satisfied; baseline 84%; target 90%; deadline 2026-12-31; owner chen_bo }
            goal d "A tenth lost" { measure lost; baseline 12%; target 10%; deadline 2026-12-31; owner chen_bo }
            goal e "Four million by June" { measure revenue; target 4_000_000 CNY; deadline 2026-06-30; owner chen_bo }
            goal f "Families satisfied" { measure satisfied of family; baseline 84%; target 90%; deadline 2026-12-31; ‹owner chen_bo› }
            """,
        good: """
            goal a "Families to 38%" { measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31; owner chen_bo }
            goal b "Nine million" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31; owner chen_bo }
            goal c "Nine of ten satisfied" { measure satisfied; baseline 84%; target 90%; deadline 2026-12-31; owner chen_bo }
            goal d "A tenth lost" { measure lost; baseline 12%; target 10%; deadline 2026-12-31; owner chen_bo }
            goal e "Four million by June" { measure revenue; target 4_000_000 CNY; deadline 2026-06-30; owner chen_bo }
            goal f "Families satisfied" { measure satisfied of family; baseline 84%; target 90%; deadline 2026-12-31; owner wang_fang }
            """
    ) { lint in
        let plan = lint.plan
        for person in plan.people.ids {
            let own = plan.goals.ids.filter { id in
                plan.goals[id].owner == .person(person)
                    && plan.wholes(of: id).allSatisfy { plan.goals[$0].owner != .person(person) }
            }.map { plan.goals[$0] }
            // As many as ever run at a time do so on the day on which one of them starts.
            let crowds = own.compactMap { plan.knownStart(of: $0) }.map { day in
                own.filter { goal in
                    plan.knownStart(of: goal).map { $0 <= day && day <= goal.deadline } ?? false
                }
            }
            guard let crowd = crowds.max(by: { $0.count < $1.count }), crowd.count > 5 else { continue }
            let name = plan.people[person].heading.shown
            lint.report(
                at: lint.span(of: crowd[5].heading, where: GoalPart.owner),
                Message(
                    "“\(name)” answers for \(crowd.count) goals at a time", zh: "“\(name)”同时负责\(crowd.count)个目标"),
                help: Message(
                    "give the goals that matter less to somebody else: owner \(lint.plan.someoneElse(than: person))",
                    zh: "请把次要的目标交给别人：负责人 \(lint.plan.someoneElse(than: person))"))
        }
    }
}

extension CheckedPlan {
    fileprivate func someoneElse(than person: ID<Person>) -> String {
        people.ids.first { $0 != person }.map { people[$0].heading.name } ?? "wang_fang"
    }
}
