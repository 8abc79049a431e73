// What was learnt and when: lessons of doing, findings of research.
import RhumbText
public import RhumbValues

/// A dated record that stands in the plan.
public struct DatedNote: Sendable, Hashable {
    public let day: Day
    public let text: String
    /// Of a lesson: who learnt it.
    public let by: Owner?
    /// Of a finding: the dataset that it was found in.
    public let from: ID<Dataset>?

    public init(day: Day, text: String, by: Owner? = nil, from: ID<Dataset>? = nil) {
        self.day = day
        self.text = text
        self.by = by
        self.from = from
    }
}

extension CheckedPlan {
    /// A record with what it is about.
    public struct NoteAbout: Sendable {
        public let about: Heading
        public let note: DatedNote
    }

    /// The lessons of all goals, actions and programmes, by day, then in the order of the plan.
    public var lessons: [NoteAbout] {
        sorted(
            goals.all.flatMap { notes($0.lessons, $0.heading) } + actions.all.flatMap { notes($0.lessons, $0.heading) }
                + programmes.all.flatMap { notes($0.lessons, $0.heading) })
    }

    /// The findings about the plan, its strategies, segments and goals, by day, then in the order of the plan.
    public var allFindings: [NoteAbout] {
        sorted(
            notes(findings, heading) + strategies.all.flatMap { notes($0.findings, $0.heading) }
                + segments.all.flatMap { notes($0.findings, $0.heading) }
                + goals.all.flatMap { notes($0.findings, $0.heading) })
    }

    private func notes(_ notes: [DatedNote], _ about: Heading) -> [NoteAbout] {
        notes.map { NoteAbout(about: about, note: $0) }
    }

    private func sorted(_ notes: [NoteAbout]) -> [NoteAbout] {
        notes.enumerated().sorted { ($0.element.note.day, $0.offset) < ($1.element.note.day, $1.offset) }.map(\.element)
    }
}
