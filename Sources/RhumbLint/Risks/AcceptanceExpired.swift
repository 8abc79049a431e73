// Risks whose acceptance has run out, or will before the danger does.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let acceptanceExpired = Rule(
        "risk/acceptance-expired", .warning,
        Message("An acceptance holds as long as the risk does", zh: "接受风险的有效期要与风险一样长"),
        why: Message(
            """
            An acceptance has an end so that somebody decides again. Where that day is past, nobody has decided; where it comes before what \
            is threatened is over and no review is planned, nobody will.
            """,
            zh: "接受风险要写有效期，为的是到期重新决定。有效期已过，等于没有人决定；有效期比受威胁的目标先到，又没有安排复盘，到时也不会有人决定。"),
        bad: """
            goal nine_million "Nine million of room revenue" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31 }
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              threatens nine_million
              ‹response accept approved by wang_fang until 2026-06-30›
            }
            """,
        good: """
            goal nine_million "Nine million of room revenue" { measure revenue; target 9_000_000 CNY; deadline 2026-12-31 }
            risk price_war "Neighbours cut their prices" {
              likelihood 3 of 5; impact 4 of 5
              threatens nine_million
              response accept approved by wang_fang until 2026-12-31
            }
            """
    ) { lint in
        let plan = lint.plan
        for risk in plan.risks.all {
            for (response, isMeant) in [(risk.response, RiskPart.response), (risk.fallback, RiskPart.fallback)] {
                guard let response, response.strategy == .accept, let until = response.until else { continue }
                let goal = plan.lastThreatened(by: risk)
                let end = goal?.deadline ?? plan.period.last
                let isPast = until < plan.today ?? plan.period.first
                guard isPast || risk.reviewEvery == nil && until < end else { continue }
                let why = isPast ? plan.today.now(or: plan.period.first) : goal.lasts(until: end)
                lint.report(
                    at: lint.span(of: risk.heading, where: isMeant),
                    Message(
                        "“\(risk.heading.shown)” is accepted until \(until), and \(why.english)",
                        zh: "接受“\(risk.heading.shown)”的有效期到\(until)，而\(why.chinese)"),
                    help: Message(
                        "decide anew: until \(max(end, plan.period.last)); or plan the decision: review every 1 quarter",
                        zh: "请重新决定：有效至 \(max(end, plan.period.last))；或安排复盘：复盘 每隔 1个季度"))
            }
        }
    }
}

extension Day? {
    /// The plan's day, or where it has none the day on which it begins.
    fileprivate func now(or start: Day) -> Message {
        map { Message("it is \($0)", zh: "今日是\($0)") }
            ?? Message("the plan begins on \(start)", zh: "计划期\(start)才开始")
    }
}

extension Goal? {
    /// What goes on; without a goal the plan itself.
    fileprivate func lasts(until end: Day) -> Message {
        map { Message("“\($0.heading.shown)” runs until \(end)", zh: "“\($0.heading.shown)”到\(end)才截止") }
            ?? Message("the plan runs until \(end)", zh: "计划期到\(end)才结束")
    }
}
