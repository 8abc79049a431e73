// Builds the index of names: one walk over the declarations, with what the checker noted beside it.
import RhumbSyntax
import RhumbText

struct NameIndexBuilder {
    private let files: [ProjectFile]
    private(set) var uses: [NameUse] = []
    private(set) var things: [NamedThing] = []
    /// Where a name that is used was declared.
    private var meanings: [SourceSpan: SourceSpan] = [:]
    /// What segments are based on.
    private var bases: [SourceSpan: SourceSpan] = [:]
    private var prefix = ""

    init(_ files: [ProjectFile], _ noted: [NameUse]) {
        self.files = files
        let trees = Dictionary(files.map { ($0.tree.index, $0.tree.file) }, uniquingKeysWith: { first, _ in first })
        for use in noted {
            guard let from = trees[use.span.file], let to = trees[use.definition.file] else { continue }
            let span = NameIndexBuilder.withoutAlias(use, from, to)
            guard meanings[span] == nil else { continue }
            meanings[span] = use.definition
            uses.append(NameUse(span: span, definition: use.definition))
        }
        uses.sort { ($0.span.file.value, $0.span.start) < ($1.span.file.value, $1.span.start) }
    }

    /// `x.repeat` of a file used as x: what is declared is `repeat`.
    private static func withoutAlias(_ use: NameUse, _ from: SourceFile, _ to: SourceFile) -> SourceSpan {
        let length = use.definition.end - use.definition.start
        let cut = use.span.end - length
        guard cut > use.span.start, from.bytes.indices.contains(cut - 1), from.bytes[cut - 1] == UInt8(ascii: "."),
            from.text(cut, use.span.end) == to.text(use.definition.start, use.definition.end)
        else { return use.span }
        return SourceSpan(file: use.span.file, start: cut, end: use.span.end)
    }

    mutating func build() {
        for declaration in files.flatMap(\.tree.declarations) where declaration.kind == .segment {
            if let name = declaration.name, let base = base(of: declaration) { bases[name.span] = base }
        }
        for file in files {
            prefix = file.alias.map { $0 + "." } ?? ""
            for declaration in file.tree.declarations { add(declaration) }
        }
    }

    private mutating func add(_ declaration: Declaration) {
        let row = rows(of: declaration)
        if let name = declaration.name, let kind = NamedKind(declaration.kind) {
            let isRowValue = kind == .tiers || kind == .survey
            things.append(
                NamedThing(
                    kind: kind, name: prefix + name.text, title: declaration.title, span: name.span,
                    declaration: declaration, clause: nil, row: isRowValue ? row : nil, leadsTo: row))
        }
        for clause in declaration.clauses { add(clause, of: declaration, row) }
    }

    private mutating func add(_ clause: Clause, of declaration: Declaration, _ row: SourceSpan?) {
        func add(
            _ kind: NamedKind, _ name: Name, _ title: StringLiteral? = nil, row: SourceSpan? = nil,
            leadsTo: SourceSpan? = nil
        ) {
            things.append(
                NamedThing(
                    kind: kind, name: name.text, title: title, span: name.span, declaration: declaration,
                    clause: clause, row: row, leadsTo: leadsTo))
        }
        switch clause.payload {
        case .key(let column), .column(let column):
            let own = declaration.name?.span
            guard case .refersTo(let path, let alias) = column.type else { return add(.column, column.name, row: own) }
            let parent = meanings[path.last.span]
            add(.column, column.name, row: own, leadsTo: parent)
            if let relation = alias ?? declaration.name, let parent {
                add(.relation, relation, row: parent, leadsTo: own)
            }
        case .attribute(let attribute): add(.attribute, attribute.name, attribute.title, row: row)
        case .tier(let tier): add(.tier, tier.name, tier.title)
        case .stage(let stage): add(.stage, stage.name, stage.title)
        case .task(let task): add(.task, task.name, task.title)
        default: break
        }
    }

    /// Where the dataset of a declaration's rows is declared; a segment's are those of its base.
    private func rows(of declaration: Declaration) -> SourceSpan? {
        var found = base(of: declaration)
        // No longer than there are segments: they may be based on one another in a circle.
        for _ in bases.indices {
            guard let base = found, let next = bases[base] else { break }
            found = next
        }
        return found
    }

    private func base(of declaration: Declaration) -> SourceSpan? {
        for clause in declaration.clauses {
            if case .base(let path) = clause.payload { return meanings[path.last.span] }
        }
        return nil
    }
}

extension NamedKind {
    /// nil for declarations that have no name of their own.
    public init?(_ kind: DeclarationKind) {
        switch kind {
        case .plan: self = .plan
        case .strategy: self = .strategy
        case .dataset: self = .dataset
        case .segment: self = .segment
        case .tiers: self = .tiers
        case .metric: self = .metric
        case .funnel: self = .funnel
        case .cohorts: self = .cohorts
        case .survey: self = .survey
        case .goal: self = .goal
        case .programme: self = .programme
        case .person: self = .person
        case .resource: self = .resource
        case .assumption: self = .assumption
        case .calendar: self = .calendar
        case .action: self = .action
        case .investment: self = .investment
        case .risk: self = .risk
        case .advice: self = .advice
        case .scenario: self = .scenario
        case .use, .attributes, .test: return nil
        }
    }
}
