// Two runs to compare: a plan now, a plan as of a day, or a run of its history.
public import RhumbText
import RhumbValues
public import RhumbHistory

/// One side of a comparison, as it is written on the command line.
public enum RunReference: Sendable, Hashable {
    /// `PATH`
    case plan(String)
    /// `PATH@2026-05-31`
    case day(String, Day)
    /// `PATH#12`, `PATH#-1`
    case run(String, Int)

    /// nil where `@` is followed by no date or `#` by no number. A path that is there is a path, whatever is in its name.
    public init?(_ text: String) {
        guard Files.kind(text) == nil, let mark = text.lastIndex(where: { $0 == "@" || $0 == "#" }) else {
            self = .plan(text)
            return
        }
        let path = String(text[..<mark])
        let rest = text[text.index(after: mark)...]
        if text[mark] == "#" {
            guard let number = Int(rest), number != 0 else { return nil }
            self = .run(path, number)
        } else {
            guard let day = Day(iso: rest) else { return nil }
            self = .day(path, day)
        }
    }

    public var path: String {
        switch self {
        case .plan(let path), .day(let path, _), .run(let path, _): path
        }
    }
}

/// A run to compare with its project, whose files its findings speak of.
public struct ComparedRun: Sendable {
    public let project: Project
    public let outcome: Outcome<RunRecord?>

    /// Runs the plan, or reads the run from the history.
    public init(_ reference: RunReference, _ options: RunOptions) {
        var project = Project.load(reference.path)
        project.keepsColumns = true
        self.project = project
        var options = options
        options.remembersMembers = true
        switch reference {
        case .plan: break
        case .day(_, let day): options.asOf = day
        case .run(_, let number):
            let failed = project.diagnostics.filter { $0.level == .error }
            outcome = failed.isEmpty ? project.remembered(number) : Outcome(nil, failed)
            return
        }
        let ran = project.run(options)
        outcome = Outcome(ran.value.map { [project] in project.record(of: $0) }, ran.diagnostics)
    }
}
