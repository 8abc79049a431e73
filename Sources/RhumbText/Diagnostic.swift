// The one diagnostic of the whole pipeline: located in a plan's text, in YAML or in a cell of data.

/// How much a finding matters, in rising order.
public enum Level: String, Sendable, Hashable, Comparable, CaseIterable {
    case note, warning, error

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
}

/// Where a finding is.
public enum Place: Sendable, Hashable {
    /// In a plan's text.
    case source(SourceSpan)
    /// In a configuration file: 1-based line and columns.
    case position(file: String, start: Position, end: Position)
    /// In data: the row as a spreadsheet numbers it (the header is row 1).
    case cell(file: String, row: Int, column: String?, value: String?)
    /// A whole file or folder.
    case file(String)
    /// Nowhere in particular.
    case none
}

/// One replacement of text.
public struct Edit: Sendable, Hashable {
    public let span: SourceSpan
    public let text: String
    public init(span: SourceSpan, text: String) {
        self.span = span
        self.text = text
    }
}

/// A mechanical way to mend a finding.
public struct Fix: Sendable, Hashable {
    public let title: Message
    public let edits: [Edit]
    /// It cannot change what the plan means beyond what was found; others are guesses, for a person to look at.
    public let isSafe: Bool
    public init(title: Message, edits: [Edit], isSafe: Bool = false) {
        self.title = title
        self.edits = edits
        self.isSafe = isSafe
    }
}

/// A second place that explains the first.
public struct Related: Sendable, Hashable {
    public let message: Message
    public let place: Place
    public init(_ message: Message, at place: Place) {
        self.message = message
        self.place = place
    }
}

/// A finding about input: what was found, what was expected, where, and what to do next.
public struct Diagnostic: Sendable, Hashable {
    /// Stable identifier, `group/what`, as in `type/mismatch`.
    public let id: String
    public let level: Level
    public let message: Message
    public let place: Place
    /// What to do next.
    public let help: Message?
    public let fixes: [Fix]
    public let related: [Related]

    public init(
        _ id: String, _ level: Level, _ message: Message, at place: Place, help: Message? = nil, fixes: [Fix] = [],
        related: [Related] = []
    ) {
        self.id = id
        self.level = level
        self.message = message
        self.place = place
        self.help = help
        self.fixes = fixes
        self.related = related
    }
}

/// A stage's result: stages cannot fail, they return a value and what they found.
public struct Outcome<Value: Sendable>: Sendable {
    public let value: Value
    public let diagnostics: [Diagnostic]

    public init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
        self.value = value
        self.diagnostics = diagnostics
    }

    public var hasErrors: Bool { diagnostics.contains { $0.level == .error } }
}
