// Declarations of the typed view. All kinds share one shape, so that a pass over a plan is one loop and one switch.

public import RhumbText

/// The kinds of declaration, in the order in which the reference presents them.
public enum DeclarationKind: String, Sendable, Hashable, CaseIterable {
    case plan, use, strategy, dataset, attributes, segment, tiers, metric, funnel, cohorts, survey, goal, programme
    case person, resource, assumption, calendar, action, investment, risk, advice, scenario, test
}

/// One declaration: header first, then the block. Which clauses a kind may have is decided by the parser; how many of
/// each, and which are required, is the checker's business.
public struct Declaration: Sendable, Hashable {
    public let kind: DeclarationKind
    /// The name after the declaration word; the alias of a `use`; nil for `attributes`, `test` and a `use` without alias.
    public let name: Name?
    /// The string after the name (a test's only head).
    public let title: StringLiteral?
    /// Header clauses as they stand (`of`, `where`, `when`, `from`, the metric's expression, `better`), then the block's.
    public let clauses: [Clause]
    /// From the declaration word to the closing brace.
    public let span: SourceSpan
    public let keywordSpan: SourceSpan
    /// Comments on the lines directly before, in order: they may carry `rhumb: allow RULE`.
    public let leadingComments: [Comment]
    /// A part of this declaration was refused with a message: say nothing about what is absent from it.
    public let isBroken: Bool

    public init(
        kind: DeclarationKind, name: Name?, title: StringLiteral?, clauses: [Clause], span: SourceSpan,
        keywordSpan: SourceSpan, leadingComments: [Comment], isBroken: Bool
    ) {
        self.kind = kind
        self.name = name
        self.title = title
        self.clauses = clauses
        self.span = span
        self.keywordSpan = keywordSpan
        self.leadingComments = leadingComments
        self.isBroken = isBroken
    }

    /// Where to point for "this declaration": its name, else its title, else its word.
    public var nameSpan: SourceSpan { name?.span ?? title?.span ?? keywordSpan }
}

/// A comment without its line break; the text starts after `#`.
public struct Comment: Sendable, Hashable {
    public let text: String
    public let span: SourceSpan
    /// Something else stands before it on its line.
    public let isTrailing: Bool

    public init(text: String, span: SourceSpan, isTrailing: Bool) {
        self.text = text
        self.span = span
        self.isTrailing = isTrailing
    }
}

/// A parsed file: what it says, declaration by declaration, and the lossless tree of its text.
public struct SyntaxTree: Sendable {
    public let lossless: LosslessTree
    public let declarations: [Declaration]
    /// All comments in order.
    public let comments: [Comment]

    public var file: SourceFile { lossless.file }
    public var index: FileIndex { lossless.index }
    /// The language most of the file's keywords are written in; nil for a file without keywords.
    public var language: Language? { lossless.language }
    /// Errors were found while parsing: the formatter refuses such a tree.
    public var hasErrors: Bool { lossless.hasErrors }
    var arena: SyntaxArena { lossless.arena }
}

/// The text of a parsed file as the formatter and editors need it. Every byte of the file is in a token or in the white space and
/// comments between tokens; what it says is not kept.
public struct LosslessTree: Sendable {
    public let file: SourceFile
    public let index: FileIndex
    /// The language most of the file's keywords are written in; nil for a file without keywords.
    public let language: Language?
    /// Errors were found while parsing: the formatter refuses such a tree.
    public let hasErrors: Bool
    let arena: SyntaxArena
}
