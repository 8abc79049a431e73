// Programmes, lessons and findings in `rhumb.run/1`.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText

extension ReportJSON {
    var programmes: [JSON] {
        zip(plan.programmes.all, assessment.programmes).map { programme, judged in
            let segments = programme.segments.map { id in
                JSON.object([
                    (key: "name", value: .string(plan.segments[id].heading.name)),
                    (key: "in", value: measurements.segments.at(id.index).map { .integer($0.inside) } ?? .null),
                ])
            }
            return .object([
                (key: "name", value: .string(programme.heading.name)),
                (key: "title", value: JSON(programme.heading.title)),
                (key: "status", value: JSON(judged.status?.rawValue)),
                (key: "segments", value: .array(segments)),
                (key: "goals", value: .strings(programme.goals.map { plan.goals[$0].heading.name })),
                (key: "actions", value: .strings(programme.actions.map { plan.actions[$0].heading.name })),
                (key: "late_actions", value: .strings(judged.late.map { plan.actions[$0].heading.name })),
                (key: "risks", value: .strings(programme.risks.map { plan.risks[$0].heading.name })),
                (key: "fired_risks", value: .strings(judged.fired.map { plan.risks[$0].heading.name })),
                (key: "advice", value: .strings(programme.advice.map { plan.advice[$0].heading.name })),
                (key: "given", value: .integer(judged.given)),
                (key: "worth", value: JSON(money: judged.worth)),
                (key: "budget", value: JSON(money: programme.budget)),
                (key: "planned", value: JSON(money: judged.planned)),
                (key: "owner", value: JSON(plan.name(of: programme.owner))),
                (key: "promise", value: JSON(programme.promise)),
                (key: "because", value: sentences(judged.because)),
            ])
        }
    }

    func note(_ about: CheckedPlan.NoteAbout, source: String, _ name: String?) -> JSON {
        .object([
            (key: "day", value: JSON(about.note.day)), (key: "text", value: .string(about.note.text)),
            (key: "about", value: .string(about.about.name)), (key: source, value: JSON(name)),
        ])
    }
}
