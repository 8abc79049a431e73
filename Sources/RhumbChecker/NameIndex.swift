// What the names in a plan's text mean: where each is declared and where it is used. The checker notes what it resolves, so this
// is no second resolver; editors ask it.
public import RhumbSyntax
public import RhumbText

/// A name in the text that was resolved.
public struct NameUse: Sendable, Hashable {
    public let span: SourceSpan
    /// Where the name is declared.
    public let definition: SourceSpan
}

/// What a name stands for.
public enum NamedKind: String, Sendable, Hashable, CaseIterable {
    case plan, strategy, dataset, column, attribute, tiers, tier, relation, segment, metric, funnel, stage, cohorts,
        survey
    case goal, programme, person, resource, assumption, calendar, action, task, investment, risk, advice, scenario
}

/// A name where it is declared.
public struct NamedThing: Sendable {
    public let kind: NamedKind
    /// As it is used in other files: with the alias of its own before it.
    public let name: String
    public let title: StringLiteral?
    public let span: SourceSpan
    /// The declaration it is or stands in, and its clause there.
    public let declaration: Declaration
    public let clause: Clause?
    /// Of what a row knows: where the dataset of the row is declared.
    public let row: SourceSpan?
    /// Where the dataset is declared whose rows this is about: of a relation and of a column that refers those on the other side,
    /// of a segment, a funnel or an advice its own.
    public let leadsTo: SourceSpan?
}

/// All names of a project.
public struct NameIndex: Sendable {
    /// In the order of the files and their text.
    public let things: [NamedThing]
    /// Names that are used, in the order of the files and their text; each place once.
    public let uses: [NameUse]
    private let thingAt: [SourceSpan: Int]
    private let usesOf: [SourceSpan: [SourceSpan]]

    public init(_ files: [ProjectFile], _ noted: [NameUse]) {
        var builder = NameIndexBuilder(files, noted)
        builder.build()
        things = builder.things
        thingAt = Dictionary(things.enumerated().map { ($1.span, $0) }, uniquingKeysWith: { first, _ in first })
        uses = builder.uses
        usesOf = Dictionary(grouping: uses, by: \.definition).mapValues { $0.map(\.span) }
    }

    /// What is declared at a place.
    public func thing(declaredAt span: SourceSpan) -> NamedThing? { thingAt[span].map { things[$0] } }

    /// Where a declared name is used.
    public func uses(of thing: NamedThing) -> [SourceSpan] { usesOf[thing.span] ?? [] }

    /// The name under a place, whether it is declared or used there.
    public func name(at offset: Int, in file: FileIndex) -> (thing: NamedThing, span: SourceSpan)? {
        func holds(_ span: SourceSpan) -> Bool { span.file == file && span.start <= offset && offset <= span.end }
        // The last use that begins at or before the place; neighbours touch, so two may hold it.
        var (low, high) = (0, uses.count)
        while low < high {
            let middle = (low + high) / 2
            let span = uses[middle].span
            if (span.file.value, span.start) <= (file.value, offset) { low = middle + 1 } else { high = middle }
        }
        if low > 0, holds(uses[low - 1].span), let thing = thing(declaredAt: uses[low - 1].definition) {
            return (thing, uses[low - 1].span)
        }
        return things.first { holds($0.span) }.map { ($0, $0.span) }
    }

    /// What rows of a dataset know: columns, attributes, tiers, related rows.
    public func values(inRowsOf dataset: SourceSpan) -> [NamedThing] { things.filter { $0.row == dataset } }
}

extension NamedThing {
    /// The name as it stands in its own file.
    public var ownName: String {
        clause == nil ? declaration.name?.text ?? name : name
    }
}
