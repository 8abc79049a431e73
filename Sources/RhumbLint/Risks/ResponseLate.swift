// Help that comes when the goal is over.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let responseLate = Rule(
        "risk/response-late", .warning,
        Message("A response takes effect before the goals that are threatened are due", zh: "应对要在受威胁的目标截止之前见效"),
        why: Message(
            """
            An action that ends after the deadline of every goal that the risk threatens takes nothing off the risk while it lasts: in the \
            register it looks treated, and it is not.
            """,
            zh: "行动做完时，受威胁的目标全部已经截止，风险存在期间它一点也没有减轻：登记表上看是应对了，其实没有。"),
        bad: """
            goal spring "Two million by June" { measure revenue; target 2_000_000 CNY; deadline 2026-06-30 }
            action club "Family club" { owner wang_fang; start 2026-03-02; finish 2026-08-24 }
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              threatens spring
              ‹response mitigate by club›
            }
            """,
        good: """
            goal spring "Two million by June" { measure revenue; target 2_000_000 CNY; deadline 2026-06-30 }
            action club "Family club" { owner wang_fang; start 2026-01-12; finish 2026-04-30 }
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              threatens spring
              response mitigate by club
            }
            """
    ) { lint in
        let plan = lint.plan
        var planner = Planner(plan: plan, calendar: plan.workdays)
        for risk in plan.risks.all {
            guard let id = risk.response?.action, let goal = plan.lastThreatened(by: risk),
                let end = planner.firstResult(of: id, plan), end > goal.deadline
            else { continue }
            let name = plan.actions[id].heading.shown
            lint.report(
                at: lint.span(of: risk.heading, where: RiskPart.response),
                Message(
                    "“\(name)” ends on \(end); “\(goal.heading.shown)”, which “\(risk.heading.shown)” threatens, is due on \(goal.deadline)",
                    zh: "“\(name)”要到\(end)才做完，而受“\(risk.heading.shown)”威胁的“\(goal.heading.shown)”\(goal.deadline)就截止"),
                help: Message(
                    "begin the action earlier, or respond with one that ends by \(goal.deadline)",
                    zh: "请提前开始这个行动，或改用\(goal.deadline)之前能做完的行动"))
        }
    }
}
