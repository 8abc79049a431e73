// Risks, investments and people in `rhumb.run/1`.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText
import RhumbValues

extension ReportJSON {
    /// Who decides, is asked and is told.
    func roles(_ roles: Roles) -> [(key: String, value: JSON)] {
        [
            (key: "decides", value: JSON(plan.name(of: roles.decides))),
            (key: "consults", value: .strings(roles.consults.compactMap { plan.name(of: $0) })),
            (key: "informs", value: .strings(roles.informs.compactMap { plan.name(of: $0) })),
        ]
    }

    /// Everybody who is named with what they have a part in; resources only where they have one.
    var people: [JSON] {
        let people = plan.people.ids.map { id in
            person(plan.people[id].heading, of: plan.people[id].resource, plan.duties(of: .person(id)))
        }
        let resources = plan.resources.ids.compactMap { id -> JSON? in
            let duties = plan.duties(of: .resource(id))
            return duties.isEmpty ? nil : person(plan.resources[id].heading, of: nil, duties)
        }
        return people + resources
    }

    private func person(_ heading: Heading, of resource: ID<Resource>?, _ duties: Duties) -> JSON {
        .object([
            (key: "name", value: .string(heading.name)), (key: "title", value: JSON(heading.title)),
            (key: "resource", value: JSON(resource.map { plan.resources[$0].heading.name })),
            (key: "owns", value: .strings(duties.owns.map(\.name))),
            (key: "decides", value: .strings(duties.decides.map(\.name))),
            (key: "consulted", value: .strings(duties.consulted.map(\.name))),
            (key: "informed", value: .strings(duties.informed.map(\.name))),
        ])
    }

    var investments: [JSON] {
        zip(plan.investments.all, assessment.investments).map { investment, judged in
            let years = judged.years.enumerated().map { year, flow in
                JSON.object([
                    (key: "year", value: JSON(year)), (key: "cost", value: JSON(flow.cost)),
                    (key: "benefit", value: JSON(flow.benefit)),
                ])
            }
            let fields: [(key: String, value: JSON)] = [
                (key: "name", value: .string(investment.heading.name)),
                (key: "title", value: JSON(investment.heading.title)),
                (key: "actions", value: .strings(investment.actions.map { plan.actions[$0].heading.name })),
                (key: "horizon_months", value: JSON(investment.horizonMonths)),
                (key: "discount", value: .number(investment.discount.double)),
                (key: "actions_cost", value: JSON(money: judged.actionsCost)),
                (key: "tco", value: JSON(money: judged.totalCost)),
                (key: "benefit", value: JSON(money: judged.benefit)),
                (key: "roi", value: JSON(judged.returnOnInvestment)),
                (key: "npv", value: JSON(money: judged.netPresentValue)),
                (key: "payback_months", value: JSON(judged.paybackMonths)),
                (key: "years", value: .array(years)),
                (key: "owner", value: JSON(plan.name(of: investment.owner))),
                (key: "because", value: sentences(judged.because)),
            ]
            return .object(fields + roles(investment.roles))
        }
    }

    var risks: [JSON] {
        let ranking = RiskRanking(assessment.risks)
        return zip(plan.risks.all, assessment.risks).enumerated().map { position, pair in
            let (risk, judged) = pair
            let fields: [(key: String, value: JSON)] = [
                (key: "name", value: .string(risk.heading.name)),
                (key: "likelihood", value: JSON(judged.likelihood)),
                (key: "impact", value: impact(of: risk, judged)),
                (key: "score", value: JSON(judged.score)),
                (key: "rating", value: JSON(judged.rating?.rawValue)),
                (key: "signal", value: .string(judged.signal.value.rawValue)),
                (key: "response", value: response(risk.response)),
                (key: "because", value: sentences(judged.reasons)),
                (key: "title", value: JSON(risk.heading.title)),
                (key: "expected_loss", value: JSON(money: judged.expectedLoss)),
                (key: "start_response", value: .bool(judged.response != nil)),
                (key: "owner", value: JSON(plan.name(of: risk.owner))),
                (key: "kind", value: JSON(risk.kind)),
                (key: "impact_amount", value: JSON(money: risk.impactAmount)),
                (key: "residual_score", value: JSON(judged.residualScore)),
                (key: "residual_rating", value: JSON(judged.residualRating?.rawValue)),
                (key: "residual_loss", value: JSON(money: judged.residualLoss)),
                (key: "treatment_cost", value: JSON(money: judged.treatmentCost)),
                (key: "loss_reduction", value: JSON(money: judged.lossReduction)),
                (key: "rank_by_score", value: JSON(ranking.byScore.at(position) ?? nil)),
                (key: "rank_by_loss", value: JSON(ranking.byLoss.at(position) ?? nil)),
            ]
            return .object(fields + roles(risk.roles))
        }
    }

    /// 1 to 5, or an amount.
    private func impact(of risk: Risk, _ judged: RiskAssessment) -> JSON {
        if judged.impact == nil, let money = risk.impactAmount { return JSON(money) }
        return JSON(judged.impact)
    }

    /// The declared response, whether or not the signal fired.
    private func response(_ response: Risk.Response?) -> JSON {
        guard let response else { return .null }
        return .object([
            (key: "strategy", value: .string(response.strategy.rawValue)),
            (key: "by", value: JSON(response.action.map { plan.actions[$0].heading.name })),
            (key: "approved_by", value: JSON(plan.name(of: response.approver))),
            (key: "until", value: JSON(day: response.until)),
        ])
    }
}

extension RiskAssessment {
    /// Why it is rated so and why its signal stands so, each sentence once.
    var reasons: [Message] {
        because + signal.because.filter { !because.contains($0) }
    }
}
