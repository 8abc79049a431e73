// Actions, resources, budget and risks in `rhumb.run/1`.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText
import RhumbValues

extension ReportJSON {
    var actions: [JSON] {
        zip(plan.actions.all, assessment.actions).map { action, judged in
            .object([
                (key: "name", value: .string(action.heading.name)),
                (key: "status", value: .string(judged.status.value.rawValue)),
                (key: "start", value: JSON(day: judged.start)),
                (key: "finish", value: JSON(day: judged.finish)),
                (key: "done", value: JSON(judged.done)),
                (key: "planned", value: JSON(judged.planned)),
                (key: "critical", value: .bool(judged.isCritical)),
                (key: "late_by_days", value: JSON(judged.lateByDays)),
                (key: "cost", value: JSON(money: judged.cost)),
                (key: "owner", value: JSON(plan.name(of: action.owner))),
                (key: "title", value: JSON(action.heading.title)),
                (key: "projected_finish", value: JSON(day: judged.projectedFinish)),
                (key: "off", value: .bool(action.isOff)),
                (key: "because", value: sentences(judged.status.because + judged.remarks)),
            ])
        }
    }

    /// The plan's holidays and working weekends; null where it has no calendar.
    var calendar: JSON {
        guard let calendar = plan.calendar else { return .null }
        func stretches(_ list: [WorkCalendar.Stretch]) -> JSON {
            .array(
                list.map {
                    .object([
                        (key: "from", value: JSON($0.days.first)), (key: "to", value: JSON($0.days.last)),
                        (key: "title", value: JSON($0.title)),
                    ])
                })
        }
        return .object([
            (key: "name", value: .string(calendar.heading.name)), (key: "title", value: JSON(calendar.heading.title)),
            (key: "holidays", value: stretches(calendar.holidays)),
            (key: "workdays", value: stretches(calendar.workdays)),
        ])
    }

    var resources: [JSON] {
        zip(plan.resources.all, assessment.resources).map { resource, judged in
            let overloaded = judged.overloaded.map { stretch in
                JSON.object([
                    (key: "from", value: JSON(stretch.days.first)), (key: "to", value: JSON(stretch.days.last)),
                    (key: "load", value: .number(stretch.load)),
                ])
            }
            return .object([
                (key: "name", value: .string(resource.heading.name)),
                (key: "load", value: JSON(judged.load)),
                (key: "overloaded", value: .array(overloaded)),
                (key: "title", value: JSON(resource.heading.title)),
            ])
        }
    }

    /// What the plan allows and what its actions cost.
    var budget: JSON {
        .object([
            (key: "budget", value: JSON(money: assessment.budget.budget)),
            (key: "planned", value: JSON(assessment.budget.planned)),
            (key: "because", value: sentences(assessment.budget.because)),
        ])
    }

    var risks: [JSON] {
        zip(plan.risks.all, assessment.risks).map { risk, judged in
            .object([
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
            ])
        }
    }

    /// 1 to 5, or an amount.
    private func impact(of risk: Risk, _ judged: RiskAssessment) -> JSON {
        if case .amount(let money) = risk.impact { return JSON(money) }
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
