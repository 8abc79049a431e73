// What a rule sees, and where it says what it found.
import RhumbModel
import RhumbSyntax
import RhumbText

/// A checked plan with its text, while one rule looks at it.
struct Lint {
    let plan: CheckedPlan
    /// The files of the plan, in order.
    let trees: [SyntaxTree]
    /// What a run measured; nil where no data were read.
    let measurements: Measurements?
    /// The scores from which on a risk is moderate, high and extreme.
    let riskBands: RiskBands
    /// All declarations, in the order of the text.
    private let inOrder: [Declaration]
    /// Their places there, by where their name stands.
    private let places: [SourceSpan: Int]
    // What several rules ask for, gathered when the first one does.
    /// What the plan uses of what it declares.
    lazy var uses = Uses(plan, inOrder)
    /// The texts for people, in order.
    lazy var prose = inOrder.reduce(into: []) { $1.addProse(to: &$0) }
    lazy var shares = plan.shares
    /// What each goal rests on.
    lazy var readings = plan.goals.all.map { Reading(of: $0, in: plan) }
    /// What compares, and what joins or negates conditions, with all that it is made of.
    lazy var comparisons = inOrder.reduce(into: []) { found, declaration in
        declaration.collectExpressions(into: &found) { $0.isComparison }
    }
    /// In the order of the text.
    lazy var declaredNames = inOrder.reduce(into: []) { $1.addDeclaredNames(to: &$0) }
    /// What follows from the conditions.
    var reasoner: Reasoner
    private var asked: [AskedCondition]?
    /// Files that a `use` names.
    private let shared: Set<FileIndex>
    private(set) var findings: [Diagnostic] = []
    /// The comments that allow something, and once `allow` was called which of them did.
    private(set) var suppressions: [Suppression]
    /// Rules that were not asked.
    private(set) var silenced: Set<String> = []
    private var id = ""
    private var level = Level.warning

    init(
        _ plan: CheckedPlan, _ trees: [SyntaxTree], riskBands: RiskBands = RiskBands(),
        measurements: Measurements? = nil
    ) {
        self.plan = plan
        self.trees = trees
        reasoner = Reasoner(plan)
        self.measurements = measurements
        self.riskBands = riskBands
        suppressions = Suppression.all(in: trees)
        inOrder = trees.flatMap(\.declarations)
        places = Dictionary(zip(inOrder.lazy.map(\.nameSpan), inOrder.indices)) { $1 }
        let used = inOrder.lazy.filter { $0.kind == .use }.flatMap(\.clauses).compactMap { clause in
            if case .file(let path) = clause.payload { path.value } else { nil }
        }
        shared = Set(trees.filter { tree in used.contains { tree.file.path.hasSuffix($0) } }.map(\.index))
    }

    /// Lets a rule look, unless it is off, or needs data and there are none.
    mutating func run(_ rule: Rule, _ settings: LintSettings) {
        guard let level = settings.level(of: rule) else {
            silenced.insert(rule.id)
            return
        }
        id = rule.id
        self.level = level
        switch rule.look {
        case .plan(let find): find(&self)
        case .data(let find):
            if let measurements { find(&self, measurements) } else { silenced.insert(rule.id) }
        }
    }

    /// Takes out what somebody has allowed with a reason.
    mutating func allow() {
        findings = findings.filter { finding in
            guard case .source(let span) = finding.place else { return true }
            return !allows(finding.id, at: span)
        }
    }

    /// Has somebody allowed at a place, with a reason, what the rule that is looking would find there? For rules that say one
    /// thing of several places.
    mutating func allows(at span: SourceSpan) -> Bool { allows(id, at: span) }

    private mutating func allows(_ id: String, at span: SourceSpan) -> Bool {
        var isAllowed = false
        for index in suppressions.indices where suppressions[index].covers(id, at: span) {
            suppressions[index].isUsed = true
            isAllowed = isAllowed || !suppressions[index].reason.isEmpty
        }
        return isAllowed
    }

    /// A finding of the rule that is looking. `message` says what was found, `help` what to do next.
    mutating func report(
        at span: SourceSpan, _ message: Message, help: Message, fixes: [Fix] = [], related: [Related] = []
    ) {
        findings.append(
            Diagnostic(id, level, message, at: .source(span), help: help, fixes: fixes, related: related))
    }

    /// All conditions. They are read together, so a value goes by the same name whichever rules look.
    var conditions: [AskedCondition] {
        mutating get {
            if let asked { return asked }
            let all = plan.askedConditions
            for part in all.flatMap(\.parts) { _ = reasoner.formula(part, .yes) }
            asked = all
            return all
        }
    }

    // MARK: From the model back to the text

    /// As it was written.
    func declaration(_ heading: Heading) -> Declaration? { places[heading.span].map { inOrder[$0] } }

    /// Where the first clause stands that `isWanted`; the declaration's name where there is none.
    func span(of heading: Heading, where isWanted: (ClausePayload) -> Bool) -> SourceSpan {
        declaration(heading)?.clauses.first { isWanted($0.payload) }?.span ?? heading.span
    }

    /// All clauses of a declaration; none where it is not in the text.
    func clauses(of heading: Heading) -> [Clause] { declaration(heading)?.clauses ?? [] }

    /// Does a declaration stand in a file that others take with `use`? Such a file serves several plans: what this one leaves
    /// unused another needs.
    func isShared(_ heading: Heading) -> Bool { shared.contains(heading.span.file) }

    /// Writes the same condition in fewer words. Brackets around all of it stay.
    func rewriting(_ expression: SyntaxExpression, as text: String, _ title: Message) -> Fix {
        let opening = written(expression.span).first
        let new = opening == "(" || opening == "（" ? "(\(text))" : text
        return Fix(title: title, edits: [Edit(span: expression.span, text: new)], isSafe: true)
    }

    /// The text of a place, as its author wrote it.
    func written(_ span: SourceSpan) -> String {
        trees.first { $0.index == span.file }?.file.text(span.start, span.end) ?? ""
    }
}

extension SyntaxExpression {
    /// Does it compare, or join or negate conditions?
    fileprivate var isComparison: Bool {
        switch kind {
        case .compare, .and, .or, .not: true
        case .literal, .name, .today, .period, .aggregate, .call, .model, .quintile, .span, .member, .ofSegment,
            .percentOf, .inSet, .windowed, .negate, .binary, .otherwise, .isStatus, .known, .missing, .like:
            false
        }
    }
}
