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

    /// Moves what the rules said along with a change; without one (a whole new text) it is forgotten.
    mutating func move(_ change: TextChange?, in path: String) {
        guard !advice.isEmpty, let index = index(of: path) else { return }
        isAdviceFresh = false
        advice = advice.compactMap { finding in
            guard let change else { return project.sources.path(of: finding.place) == path ? nil : finding }
            return finding.moved(by: change, in: index)
        }
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
        if stretches[key]?.adopt(analysis.project, found: analysis.findings) == false { stretches[key] = nil }
        if let before = analyses[key] { outdated.append(before) }
        analyses[key] = analysis
        return analysis
    }

    mutating func forget(_ key: String) {
        analyses[key] = nil
        stretches[key] = nil
        changes[key] = nil
        stale.remove(key)
        unchecked.remove(key)
        unlinted.remove(key)
        lastRuns[key] = nil
        withdraw(key)
    }
}

extension LanguageServer {
    /// What can wait until the answers are out: lets go of old analyses, and cuts new ones into stretches.
    mutating func settle() {
        outdated = []
        for (key, analysis) in analyses where stretches[key] == nil && !stale.contains(key) {
            stretches[key] = ProjectStretches(analysis.project, found: analysis.findings)
        }
    }

    /// What checking finds in a project whose texts have changed; only what a change touches is checked where that is enough.
    mutating func found(_ key: String) -> (project: Project, findings: [Diagnostic]) {
        let change = changes.removeValue(forKey: key)
        // They are used where they lie.
        if case .one(let change, let path)? = change,
            let file = documents.values.first(where: { $0.path == path })?.file,
            let findings = stretches[key]?.check(change, now: file), let project = stretches[key]?.project
        {
            return (project, findings)
        }
        let analysis = analyse(key)
        return (analysis.project, analysis.findings)
    }
}

/// What was done to the texts of a project since they were last checked.
enum PendingChange {
    case one(TextChange, path: String)
    /// Another text came or went, or several have changed.
    case much

    func followed(by next: PendingChange) -> PendingChange {
        guard case .one(let first, let path) = self, case .one(let second, path: path) = next else { return .much }
        return .one(first.followed(by: second), path: path)
    }
}
