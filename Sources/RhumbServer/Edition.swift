// The page as it is of one state of plan and data.
public import Rhumb
import RhumbData
public import RhumbReport
import RhumbText

/// What is served, and how.
public struct Served: Sendable {
    /// The plan file or folder.
    public let path: String
    /// `NAME=VALUE`, as of `--set`.
    public var settings: [String] = []
    /// Files that stand in for datasets, as of `--data`.
    public var overrides: [String: String] = [:]
    public var keepsColumns = true
    public var options: RunOptions
    public var audience = Audience.team
    /// Whether the plan may be written from the browser.
    public var canEdit = false

    public init(path: String, options: RunOptions) { (self.path, self.options) = (path, options) }
}

/// What plan and data came to when they were last read.
struct Edition: Sendable {
    /// The page of the last state that could be judged; nil before there was one.
    var page: Page?
    /// What keeps the present state from being judged; none where the page is of the present state.
    var errors: [Diagnostic]
    let project: Project
    /// The files behind it as they were.
    let states: FileStates

    /// A page and its name.
    struct Page: Sendable {
        let bytes: [UInt8]
        let version: String

        init(_ text: String) {
            bytes = Array(text.utf8)
            version = String(ContentHash(text).text.prefix(16))
        }
    }

    /// Reads plan and data. Where they cannot be judged the last good page stays.
    init(of served: Served, after last: Edition?, isCancelled: @escaping @Sendable () -> Bool) {
        var paths = last?.states.paths ?? []
        var project: Project
        var states: FileStates
        // Which files are behind it is known when it has been read; they are looked at before, so that no change is missed.
        repeat {
            states = FileStates(paths)
            project = Project.load(served.path, settings: served.settings)
            project.keepsColumns = served.keepsColumns
            paths = project.filesBehind(overrides: served.overrides)
        } while states.paths != paths
        (self.project, self.states) = (project, states)
        var options = served.options
        options.isCancelled = isCancelled
        options.measuresMoves = true
        let outcome = project.run(options, dataOverrides: served.overrides)
        page = outcome.value.map { Page(html($0, for: served.audience)) } ?? last?.page
        errors = outcome.value == nil ? outcome.diagnostics.filter { $0.level == .error } : []
    }

    /// Whether a file was written since.
    var isStale: Bool { states != FileStates(states.paths) }

    func language(_ served: Served) -> Language { served.options.language ?? project.language }
}
