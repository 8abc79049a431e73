// Explains a programme by its parts, and adds the dated records that stand in a declaration.
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues

extension Explainer {
    func explain(programme id: ID<Programme>) -> Explanation {
        let programme = plan.programmes[id]
        let judged = report.assessment.programmes[id.index]
        var lines = begin(programme.heading, Message("programme", zh: "专项"))
        for reason in judged.because { lines.add(reason) }
        for segment in programme.segments {
            let name = plan.segments[segment].heading.shown
            let size = report.measurements.segments[segment.index].inside
            lines.add(Message("\(name): \(size) in", zh: "\(name)：\(size)人"))
        }
        for goal in programme.goals {
            let name = plan.goals[goal].heading.shown
            let status = report.assessment.goals[goal.index].status.value.words
            lines.add(Message("\(name): \(status.english)", zh: "\(name)：\(status.chinese)"))
        }
        for action in programme.actions {
            let name = plan.actions[action].heading.shown
            let status = report.assessment.actions[action.index].status.value.words
            lines.add(Message("\(name): \(status.english)", zh: "\(name)：\(status.chinese)"))
        }
        add(programme.lessons, [], to: &lines)
        return lines
    }

    /// Lessons and findings, a line each.
    func add(_ lessons: [DatedNote], _ findings: [DatedNote], to lines: inout Explanation) {
        for note in lessons {
            lines.add(Message("lesson \(note.day): \(note.text)", zh: "经验教训 \(note.day)：\(note.text)"))
        }
        for note in findings {
            lines.add(Message("finding \(note.day): \(note.text)", zh: "调研发现 \(note.day)：\(note.text)"))
        }
    }
}
