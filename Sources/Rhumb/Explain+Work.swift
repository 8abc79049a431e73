// `explain` of actions and investments, and who has a part in anything.
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues

extension Explainer {
    func explain(action id: ID<Action>) -> Explanation {
        let action = plan.actions[id]
        let judged = report.assessment.actions[id.index]
        var lines = begin(action.heading, Message("action", zh: "行动"))
        lines.add(owner: action.owner, action.roles, plan)
        if let start = judged.start, let finish = judged.finish {
            lines.add(Message("from \(start) to \(finish)", zh: "\(start) 至 \(finish)"))
        }
        if judged.times > 1 { lines.add(Message("\(judged.times) times", zh: "共\(judged.times)次")) }
        for reason in judged.status.because + judged.remarks + judged.asides { lines.add(reason) }
        if let cost = judged.cost {
            let shown = lines.value(.money(cost))
            lines.add(Message("costs \(shown.english)", zh: "费用 \(shown.chinese)"))
        }
        if let delays = delaySentence(judged.delays, in: plan) { lines.add(delays) }
        return lines
    }

    func explain(investment id: ID<Investment>) -> Explanation {
        let investment = plan.investments[id]
        let judged = report.assessment.investments[id.index]
        var lines = begin(investment.heading, Message("investment", zh: "投资测算"))
        lines.add(owner: investment.owner, investment.roles, plan)
        for reason in judged.because { lines.add(reason) }
        for (year, flow) in judged.years.enumerated() {
            let (cost, benefit) = (lines.value(.money(flow.cost)), lines.value(.money(flow.benefit)))
            lines.add(
                Message(
                    "year \(year): \(cost.english) out, \(benefit.english) in",
                    zh: "第\(year)年：支出 \(cost.chinese)，收益 \(benefit.chinese)"), indent: 2)
        }
        return lines
    }
}

extension Explanation {
    /// Who does it, decides, is asked and is told, as far as the plan says.
    mutating func add(owner: Owner?, _ roles: Roles, _ plan: CheckedPlan) {
        func name(_ owner: Owner) -> String {
            switch owner {
            case .person(let id): plan.people[id].heading.shown
            case .resource(let id): plan.resources[id].heading.shown
            }
        }
        if let owner { add(Message("owner: \(name(owner))", zh: "负责人：\(name(owner))")) }
        if let decides = roles.decides { add(Message("decides: \(name(decides))", zh: "拍板：\(name(decides))")) }
        let asked = roles.consults.map { name($0) }
        if !asked.isEmpty {
            add(
                Message(
                    "is asked: \(asked.joined(separator: ", "))", zh: "征询：\(asked.joined(separator: "、"))"))
        }
        let told = roles.informs.map { name($0) }
        if !told.isEmpty {
            add(
                Message("is told: \(told.joined(separator: ", "))", zh: "知会：\(told.joined(separator: "、"))"))
        }
    }
}
