// A project as it stands: loaded, checked, its names known when somebody asks for them.
import Rhumb
import RhumbChecker
import RhumbFormats
import RhumbModel
import RhumbSyntax
import RhumbText

struct Analysis {
    let project: Project
    let plan: CheckedPlan?
    /// Of reading, parsing and checking.
    let findings: [Diagnostic]
    /// Of the rules. While somebody types, those of a moment ago, moved along with the text.
    var advice: [Diagnostic] = []
    /// Whether `advice` is of this very text.
    var isAdviceFresh = false
    private let uses: [NameUse]
    private var known: NameIndex?

    init(_ project: Project) {
        self.project = project
        let (outcome, uses) = project.checkNotingNames()
        plan = outcome.value
        findings = outcome.diagnostics
        self.uses = uses
    }

    var hasErrors: Bool { findings.contains { $0.level == .error } }

    /// What the names mean; found out when it is first asked for.
    var names: NameIndex {
        mutating get {
            if let known { return known }
            let index = NameIndex(project.files, uses)
            known = index
            return index
        }
    }

    func tree(_ path: String) -> SyntaxTree? { project.files.first { $0.tree.file.path == path }?.tree }

    func index(of path: String) -> FileIndex? {
        project.sources.files.firstIndex { $0.path == path }.map { FileIndex($0) }
    }

    /// Moves what the rules said along with an edit; without one (a whole new text) it is forgotten.
    mutating func move(_ edit: (replaced: Range<Int>, length: Int)?, in path: String) {
        guard !advice.isEmpty, let index = index(of: path) else { return }
        isAdviceFresh = false
        advice = advice.compactMap { finding in
            guard case .source(let span) = finding.place, span.file == index else {
                return finding.withoutOffsets(at: finding.place)
            }
            guard let edit, edit.replaced.upperBound <= span.start || edit.replaced.lowerBound >= span.end else {
                return nil
            }
            let shift = edit.replaced.upperBound <= span.start ? edit.length - edit.replaced.count : 0
            let moved = SourceSpan(file: index, start: span.start + shift, end: span.end + shift)
            return finding.withoutOffsets(at: .source(moved))
        }
    }
}

extension Diagnostic {
    /// The same finding elsewhere; its fixes and second places are of a text that is no more.
    fileprivate func withoutOffsets(at place: Place) -> Diagnostic {
        Diagnostic(id, level, message, at: place, help: help)
    }
}

extension LanguageServer {
    /// The project as it stands now.
    mutating func analyse(_ key: String) -> Analysis {
        if let known = analyses[key], !stale.contains(key) { return known }
        stale.remove(key)
        var analysis = Analysis(Project.load(key, &memory))
        if let before = analyses[key],
            before.project.sources.files.map(\.path) == analysis.project.sources.files.map(\.path)
        {
            analysis.advice = before.advice
        }
        if let before = analyses[key] { outdated.append(before) }
        analyses[key] = analysis
        return analysis
    }

    mutating func forget(_ key: String) {
        analyses[key] = nil
        stale.remove(key)
        unchecked.remove(key)
        unlinted.remove(key)
        lastRuns[key] = nil
        withdraw(key)
    }
}
