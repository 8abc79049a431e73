// A project is the .rhumb files of a folder, what they use, and rhumb.yaml beside them.
import RhumbAssessment
public import RhumbChecker
public import RhumbConfig
public import RhumbModel
import RhumbSyntax
public import RhumbText

/// The files of a project, parsed.
public struct Project: Sendable {
    /// The folder; paths of plans and data are relative to it.
    public let folder: String
    public internal(set) var sources: SourceMap
    public internal(set) var files: [ProjectFile]
    public internal(set) var configuration: ProjectConfiguration
    /// `NAME=VALUE`, as of `--set`.
    public internal(set) var settings: [String] = []
    /// Whether a run keeps the columns of large files in `cacheFolder`, for the next run over the same bytes.
    public var keepsColumns = false
    /// What was found while reading and parsing.
    public internal(set) var diagnostics: [Diagnostic]

    /// Reads a `.rhumb` file or a folder of them.
    /// - Parameters:
    ///   - path: the file or folder.
    ///   - settings: `NAME=VALUE` overrides, as of `--set`; they become a scenario of the project.
    public static func load(_ path: String, settings: [String] = []) -> Project {
        var loader = ProjectLoader(path)
        loader.load()
        if !settings.isEmpty { loader.set(settings) }
        return loader.project
    }

    /// Reads a folder as an editor has it: its open texts stand in for files, and what has not changed since the last time is
    /// neither read nor parsed again.
    public static func load(_ path: String, _ memory: inout ProjectMemory) -> Project {
        var loader = ProjectLoader(path, memory)
        // The one holder changes it in place.
        memory = ProjectMemory()
        loader.load()
        memory = loader.memory
        return loader.project
    }

    /// A project from texts in memory, for programs and tests: file name and text, in order.
    public static func inMemory(
        _ texts: [(path: String, text: String)], configuration: ProjectConfiguration = ProjectConfiguration()
    ) -> Project {
        var loader = ProjectLoader(".")
        loader.project.configuration = configuration
        for (path, text) in texts { loader.add(bytes: Array(text.utf8), path: path, alias: nil) }
        return loader.project
    }

    /// The scenario that `--set` makes.
    public static let settingsScenario = "--set"

    /// The checked plan; run it only where there are no errors.
    public func check() -> Outcome<CheckedPlan?> {
        guard !files.isEmpty else { return Outcome(nil, diagnostics) }
        return isWhole ? judged(RhumbChecker.check(files)) : Outcome(nil, diagnostics)
    }

    /// The same for editors, with what each name in the text was found to mean.
    public func checkNotingNames() -> (outcome: Outcome<CheckedPlan?>, uses: [NameUse]) {
        guard !files.isEmpty else { return (Outcome(nil, diagnostics), []) }
        let (outcome, uses) = RhumbChecker.checkNotingNames(files)
        return (isWhole ? judged(outcome) : Outcome(nil, diagnostics), uses)
    }

    /// Missing parts of a file that could not be read would be blamed on the plan.
    private var isWhole: Bool { !diagnostics.contains { $0.level == .error && $0.id.hasPrefix("project/") } }

    private func judged(_ outcome: Outcome<CheckedPlan?>) -> Outcome<CheckedPlan?> {
        var found = diagnostics + unknownRules + outcome.diagnostics
        // Figures are compared only where they could be understood.
        if let plan = outcome.value, !outcome.hasErrors { found += planFindings(plan) }
        return Outcome(outcome.value, inOrder(found))
    }

    /// The language that most of the plan is written in.
    public var language: Language { chosenLanguage ?? .english }

    /// The language that the settings name or most of the plan is written in; nil where neither says one.
    public var chosenLanguage: Language? {
        configuration.language ?? files.lazy.compactMap(\.tree.language).first
    }

    /// By file and place, so that the order never depends on the order of checks.
    public func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        func key(_ place: Place) -> (Int, Int, Int) {
            switch place {
            case .source(let span): (1, Int(span.file.value), span.start)
            case .position(_, let start, _): (0, start.line, start.column)
            case .cell(_, let row, _, _): (2, row, 0)
            case .file, .none: (0, 0, 0)
            }
        }
        // Findings are large: their keys are sorted.
        let keys = diagnostics.map { key($0.place) }
        return keys.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }.map { diagnostics[$0] }
    }
}
