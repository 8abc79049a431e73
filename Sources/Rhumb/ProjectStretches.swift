// A checked project in stretches: what somebody types is checked together with what rests on it, and all else stays as it was.
public import RhumbText
import RhumbChecker
import RhumbSyntax

/// A stretch by what it says to others. Alike are only those that are the same one.
final class Piece: Sendable, Hashable {
    /// What is declared in it by name.
    let declared: [UnreadDeclaration]
    /// All words that stand in it.
    let words: Set<String>
    /// Names by which others may speak of what stands here, or that a line with a mistake keeps others from missing.
    let names: [String]
    /// Speaks of everything: rows, periods, days. A change of it asks for the whole project.
    let isGround: Bool
    /// A line with a mistake stands in it, whose names are nobody else's mistake.
    let isBroken: Bool

    init(_ stretch: Stretch, _ declarations: [Declaration]) {
        words = stretch.words
        declared = declarations.compactMap { declaration in
            declaration.name.map { UnreadDeclaration(kind: declaration.kind, name: $0.text) }
        }
        let clauses = declarations.flatMap(\.clauses)
        let refused = clauses.compactMap { clause in
            if case .broken(_, let name?) = clause.payload { name.text } else { nil }
        }
        let tasks = clauses.compactMap { clause in
            if case .task(let task) = clause.payload { task.name.text } else { nil }
        }
        names = declared.map(\.name) + refused + tasks
        isGround = declarations.contains { $0.kind.isGround }
        isBroken = clauses.contains { clause in if case .broken = clause.payload { true } else { false } }
    }

    /// Are others seen to speak of it? Not by a name that they could write in several ways.
    var isFound: Bool { isGround || names.allSatisfy { words.contains($0) } }

    static func == (left: Piece, right: Piece) -> Bool { left === right }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension DeclarationKind {
    /// What conditions of all others rest on.
    fileprivate var isGround: Bool {
        switch self {
        case .plan, .use, .dataset, .attributes, .tiers, .survey, .calendar: true
        case .strategy, .segment, .metric, .funnel, .cohorts, .goal, .programme, .person, .resource, .assumption,
            .action, .investment, .risk, .advice, .scenario, .test:
            false
        }
    }
}

/// The texts of a project that is being written, and what was found in them.
public struct ProjectStretches: Sendable {
    struct Part: Sendable {
        var stretch: Stretch
        let piece: Piece
    }

    struct File: Sendable {
        let index: FileIndex
        let alias: String?
        let language: Language?
        var source: SourceFile
        /// Without gaps, in order.
        var parts: [Part]
    }

    /// Its texts are the ones that were last checked; its trees are those of the last check of all of it.
    public internal(set) var project: Project
    var files: [File]
    /// The pieces in which a name stands.
    var speaking: [String: Set<Piece>] = [:]
    /// The pieces that declare it.
    var declaring: [String: Set<Piece>] = [:]
    var errors: [Diagnostic]
    /// What is not wrong, only worth a word: it moves along until all is checked again.
    var remarks: [Diagnostic]
    /// Whether the stretches are those of the texts.
    var isCurrent = true
    /// Whether the findings are those of the texts.
    var knowsFindings = true

    /// nil where the project cannot be checked in stretches.
    /// - Parameter found: what the check of the whole project found.
    public init?(_ project: Project, found: [Diagnostic]) {
        guard ProjectStretches.canBeCut(project, found) else { return nil }
        self.project = project
        errors = found.filter { $0.level == .error }
        remarks = found.filter { $0.level != .error }
        files = project.files.map { File($0) }
        for file in files {
            guard file.parts.allSatisfy(\.piece.isFound) else { return nil }
            for part in file.parts { note(part.piece) }
        }
    }

    /// Has it texts, all of which could be read, and a plan? That one is missing is said of no stretch.
    static func canBeCut(_ project: Project, _ found: [Diagnostic]) -> Bool {
        project.files.contains { $0.tree.declarations.contains { $0.kind == .plan } }
            && project.files.count == project.sources.files.count
            && !found.contains { $0.level == .error && $0.id.hasPrefix("project/") }
    }

    mutating func note(_ piece: Piece) {
        for name in piece.words { speaking[name, default: []].insert(piece) }
        for name in piece.names { declaring[name, default: []].insert(piece) }
    }

    mutating func forget(_ piece: Piece) {
        for name in piece.words { speaking.remove(piece, from: name) }
        for name in piece.names { declaring.remove(piece, from: name) }
    }
}

extension [String: Set<Piece>] {
    /// Leaves no name behind at which nothing is: somebody who types makes a new one with each letter.
    fileprivate mutating func remove(_ piece: Piece, from name: String) {
        self[name]?.remove(piece)
        if self[name]?.isEmpty == true { self[name] = nil }
    }
}

extension ProjectStretches.File {
    fileprivate init(_ file: ProjectFile) {
        index = file.tree.index
        alias = file.alias
        language = file.tree.language
        source = file.tree.file
        parts = stretches(of: source).parts(file.tree.declarations)
    }
}

extension [Stretch] {
    /// With the declarations that begin in each; both are in order.
    func parts(_ declarations: [Declaration]) -> [ProjectStretches.Part] {
        var rest = declarations[...]
        return map { stretch in
            let own = rest.prefix { $0.span.start < stretch.end }
            rest = rest.dropFirst(own.count)
            return ProjectStretches.Part(stretch: stretch, piece: Piece(stretch, own.map { $0 }))
        }
    }
}
