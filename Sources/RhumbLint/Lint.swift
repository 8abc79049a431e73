// What a rule sees, and where it says what it found.
import RhumbModel
import RhumbSyntax
import RhumbText

/// A checked plan with its text, while one rule looks at it.
struct Lint {
    let plan: CheckedPlan
    /// The files of the plan, in order.
    let trees: [SyntaxTree]
    /// The scores from which on a risk is moderate, high and extreme.
    let riskBands: RiskBands
    /// Declarations by where their name stands.
    private let declarations: [SourceSpan: Declaration]
    /// What the plan uses of what it declares; computed when it is first asked for.
    lazy var uses = Uses(plan, trees)
    /// Files that a `use` names.
    private let shared: Set<FileIndex>
    private(set) var findings: [Diagnostic] = []
    private var id = ""
    private var level = Level.warning

    init(_ plan: CheckedPlan, _ trees: [SyntaxTree], riskBands: RiskBands = RiskBands()) {
        self.plan = plan
        self.trees = trees
        self.riskBands = riskBands
        var declarations: [SourceSpan: Declaration] = [:]
        for declaration in trees.flatMap(\.declarations) { declarations[declaration.nameSpan] = declaration }
        self.declarations = declarations
        let used = declarations.values.flatMap(\.clauses).compactMap { clause in
            if case .file(let path) = clause.payload { path.value } else { nil }
        }
        shared = Set(trees.filter { tree in used.contains { tree.file.path.hasSuffix($0) } }.map(\.index))
    }

    /// Lets a rule look.
    mutating func run(_ rule: Rule, level: Level) {
        id = rule.id
        self.level = level
        rule.find(&self)
    }

    /// A finding of the rule that is looking. `message` says what was found, `help` what to do next.
    mutating func report(
        at span: SourceSpan, _ message: Message, help: Message, fixes: [Fix] = [], related: [Related] = []
    ) {
        findings.append(
            Diagnostic(id, level, message, at: .source(span), help: help, fixes: fixes, related: related))
    }

    // MARK: From the model back to the text

    /// As it was written.
    func declaration(_ heading: Heading) -> Declaration? { declarations[heading.span] }

    /// Where the first clause stands that `isWanted`; the declaration's name where there is none.
    func span(of heading: Heading, where isWanted: (ClausePayload) -> Bool) -> SourceSpan {
        declaration(heading)?.clauses.first { isWanted($0.payload) }?.span ?? heading.span
    }

    /// All clauses of a declaration; none where it is not in the text.
    func clauses(of heading: Heading) -> [Clause] { declaration(heading)?.clauses ?? [] }

    /// Does a declaration stand in a file that others take with `use`? Such a file serves several plans: what this one leaves
    /// unused another needs.
    func isShared(_ heading: Heading) -> Bool { shared.contains(heading.span.file) }

    /// The text of a place, as its author wrote it.
    func written(_ span: SourceSpan) -> String {
        trees.first { $0.index == span.file }?.file.text(span.start, span.end) ?? ""
    }
}
