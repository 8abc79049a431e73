// Actions, resources, budget and calendar in `rhumb.run/1`.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText
import RhumbValues

extension ReportJSON {
    var actions: [JSON] {
        zip(plan.actions.all, assessment.actions).map { action, judged in
            let fields: [(key: String, value: JSON)] = [
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
                (key: "because", value: sentences(judged.status.because + judged.remarks + judged.asides)),
                (key: "kind", value: JSON(action.kind)),
                (key: "times", value: .integer(Int64(judged.times))),
                (key: "spent", value: JSON(money: judged.spent)),
                (key: "advised_worth", value: JSON(money: judged.worth)),
                (key: "delays", value: .array(judged.delays.map { delay($0) })),
            ]
            return .object(fields + roles(action.roles))
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

    private func delay(_ delay: Delay) -> JSON {
        switch delay {
        case .goal(let id, let by):
            .object([
                (key: "goal", value: .string(plan.goals[id].heading.name)),
                (key: "by", value: by.map { JSON($0.value) } ?? .null),
            ])
        case .action(let id, let finish, let projected, let late):
            .object([
                (key: "action", value: .string(plan.actions[id].heading.name)), (key: "finish", value: JSON(finish)),
                (key: "projected_finish", value: JSON(projected)), (key: "late_by_days", value: JSON(late)),
            ])
        }
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
            (key: "spent", value: JSON(assessment.budget.spent)),
        ])
    }
}
