// Goals that a department answers for.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let goalOfTeam = Rule(
        "smart/team-owner", .warning,
        Message("A person answers for a goal, not a department", zh: "目标的负责人是一个人，不是一个部门"),
        why: Message(
            """
            What all of a department answer for, nobody answers for. The A of Doran's SMART (1981) was “assignable: specify who will do \
            it”; the department belongs to those who are informed, or does the work as the resource of an action.
            """,
            zh: "部门负责，等于没有人负责。多兰 1981 年提出 SMART 时，A 指“可指派”：写明由谁来做。部门可以写在“知会”里，或作为资源去执行行动。"),
        bad: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              ‹owner front_desk›
            }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              owner wang_fang
              informs front_desk
            }
            """
    ) { lint in
        for goal in lint.plan.goals.all {
            guard case .resource(let id)? = goal.owner else { continue }
            let resource = lint.plan.resources[id]
            guard resource.people != Exact(1) else { continue }
            let person = lint.plan.people.all.first { $0.resource == id } ?? lint.plan.people.all.first
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.owner),
                Message(
                    "“\(goal.heading.shown)” is owned by “\(resource.heading.shown)”, which is no person",
                    zh: "“\(goal.heading.shown)”由“\(resource.heading.shown)”负责，没有落实到人"),
                help: Message(
                    "name one person: owner \(person?.heading.name ?? "wang_fang")",
                    zh: "请写一个人：负责人 \(person?.heading.name ?? "王芳")"),
                related: [
                    Related(
                        Message("the resource is declared here", zh: "资源在这里声明"), at: .source(resource.heading.span))
                ])
        }
    }
}
