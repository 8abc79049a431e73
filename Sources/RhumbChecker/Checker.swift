// The checker's state: the plan that grows, the names that are known, what is being looked at right now.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

typealias SyntaxExpression = RhumbSyntax.Expression
typealias SyntaxWindow = RhumbSyntax.Window
typealias SyntaxLiteral = RhumbSyntax.Literal
typealias Node = RhumbModel.Expression.Node
typealias Kind = RhumbModel.Expression.Kind
typealias ModelLiteral = RhumbModel.Literal

/// What a name of the project stands for.
enum Symbol: Hashable {
    case strategy(ID<Strategy>)
    case dataset(ID<Dataset>)
    case segment(ID<Segment>)
    case metric(ID<Metric>)
    case funnel(ID<Funnel>)
    case cohorts(ID<Cohorts>)
    case survey(ID<Survey>)
    case goal(ID<Goal>)
    case programme(ID<Programme>)
    case person(ID<Person>)
    case resource(ID<Resource>)
    case assumption(ID<Assumption>)
    /// The only one.
    case calendar
    case action(ID<Action>)
    case investment(ID<Investment>)
    case risk(ID<Risk>)
    case advice(ID<Advice>)
    case scenario(ID<Scenario>)
}

/// What a name means in a row of a dataset.
enum RowSymbol: Hashable {
    case column(Int)
    case attribute(ID<Attribute>)
    case tiers(ID<Tiers>)
    /// Child rows.
    case relation(ID<Reference>)
    /// Declared by a line with a mistake.
    case refused
}

/// A declaration with the file it stands in. A class, for declarations are large and handed about.
final class Located {
    let declaration: Declaration
    /// `x.` for a file that is used `as x`.
    let prefix: String

    init(_ declaration: Declaration, prefix: String) {
        self.declaration = declaration
        self.prefix = prefix
    }
}

/// An expression whose type is asked for before its turn is checked then; asking for it while it is being checked is a
/// cycle.
enum Visit: Hashable {
    case attribute(ID<Attribute>)
    case segment(ID<Segment>)
    case tiers(ID<Tiers>)
    case metric(ID<Metric>)
    case funnel(ID<Funnel>)
}

enum VisitState {
    case running, done
}

/// How far the check of each definition has come; nil: not begun.
struct Visits {
    private var attributes: [VisitState?] = []
    private var segments: [VisitState?] = []
    private var tiers: [VisitState?] = []
    private var metrics: [VisitState?] = []
    private var funnels: [VisitState?] = []

    subscript(_ visit: Visit) -> VisitState? {
        get {
            switch visit {
            case .attribute(let id): Visits.state(id.index, attributes)
            case .segment(let id): Visits.state(id.index, segments)
            case .tiers(let id): Visits.state(id.index, tiers)
            case .metric(let id): Visits.state(id.index, metrics)
            case .funnel(let id): Visits.state(id.index, funnels)
            }
        }
        set {
            switch visit {
            case .attribute(let id): Visits.set(newValue, id.index, &attributes)
            case .segment(let id): Visits.set(newValue, id.index, &segments)
            case .tiers(let id): Visits.set(newValue, id.index, &tiers)
            case .metric(let id): Visits.set(newValue, id.index, &metrics)
            case .funnel(let id): Visits.set(newValue, id.index, &funnels)
            }
        }
    }

    private static func state(_ index: Int, _ states: [VisitState?]) -> VisitState? {
        index < states.count ? states[index] : nil
    }

    private static func set(_ state: VisitState?, _ index: Int, _ states: inout [VisitState?]) {
        while states.count <= index { states.append(nil) }
        states[index] = state
    }
}

struct Checker {
    var plan: CheckedPlan
    var findings: [Diagnostic] = []
    /// Findings are not recorded while a part that was checked already is looked at again.
    var isSilent = false

    let files: [ProjectFile]
    let planDeclaration: Declaration
    /// By kind, as the ordinal of its word, in order.
    private let declared: [[Located]]

    /// The names of the project, each with where it is declared.
    var symbols: [String: (symbol: Symbol, span: SourceSpan)] = [:]
    /// What stands in files that were read in part.
    lazy var unread = files.flatMap { file in
        let prefix = file.alias.map { $0 + "." } ?? ""
        return (file.unread?() ?? []).compactMap { unread in
            Symbol(unread.kind).map { (name: prefix + unread.name, symbol: $0) }
        }
    }
    /// By dataset: the names of its rows.
    var rowSymbols: [[String: RowSymbol]] = []
    var rowSpans: [[String: SourceSpan]] = []
    /// Declarations in the order of their arenas.
    var located: [Symbol: Located] = [:]
    var attributeSyntax: [ID<Attribute>: (syntax: AttributeSyntax, prefix: String)] = [:]
    var tiersLocated: [ID<Tiers>: Located] = [:]

    /// Segments whose base was refused: nothing more is said about them.
    var refusedSegments: Set<ID<Segment>> = []

    /// Names that lines with a mistake declare, and that no row has.
    var refusedNames: Set<String> = []

    /// The plan's currency was refused: amounts are not compared with it.
    var currencyIsRefused = false

    /// Funnels and cohorts whose base was refused.
    var refusedAnalyses: Set<Symbol> = []

    /// Whether names are noted as they are resolved: editors ask for them, runs do not.
    let notesNames: Bool
    /// What names were found to mean.
    private(set) var nameUses: [NameUse] = []
    /// Where the name of a relation stands: after `as`, else where the dataset of its rows is declared.
    var relationSpans: [ID<Reference>: SourceSpan] = [:]

    /// Windows that stand around the expression that is being checked.
    var windowsAround = 0

    var visits = Visits()
    var visitStack: [Visit] = []

    init(_ files: [ProjectFile], planDeclaration: Declaration, language: Language, notesNames: Bool = false) {
        self.files = files
        self.notesNames = notesNames
        var declared: [[Located]] = []
        var count = 0
        for file in files {
            let prefix = file.alias.map { $0 + "." } ?? ""
            for declaration in file.tree.declarations {
                let kind = declaration.kind.keyword.ordinal
                while declared.count <= kind { declared.append([]) }
                declared[kind].append(Located(declaration, prefix: prefix))
                count += 1
            }
        }
        self.declared = declared
        symbols.reserveCapacity(count)
        located.reserveCapacity(count)
        self.planDeclaration = planDeclaration
        let heading = Heading(
            name: planDeclaration.name?.text ?? "", title: planDeclaration.title?.value,
            span: planDeclaration.nameSpan)
        plan = CheckedPlan(heading: heading, language: language, period: .always, currency: .yuan)
        // Plans have four or five nodes a declaration; growing would move them all several times.
        plan.expressions.reserveCapacity(5 * count)
    }

    /// In the order of dependence; expressions are checked when they are first asked for.
    mutating func run() {
        checkPlanDeclaration()
        declareAll()
        declareRefusedNames()
        checkRepeatedClauses()
        checkDatasets()
        checkRowDefinitions()
        checkMetrics()
        checkFunnels()
        checkCohorts()
        checkPeople()
        checkGoals()
        checkCalendar()
        checkActions()
        checkInvestments()
        checkRisks()
        checkAdvice()
        checkProgrammes()
        checkRequirements()
        checkScenarios()
        checkTests()
        // Advice speaks of the whole plan.
        if files.allSatisfy({ $0.unread == nil }) { checkAdvisories() }
    }

    /// Notes what a name was found to mean. The places below are known only where names are noted: looking them up costs.
    mutating func note(_ span: SourceSpan, means definition: SourceSpan?) {
        guard notesNames, let definition else { return }
        nameUses.append(NameUse(span: span, definition: definition))
    }

    mutating func report(_ finding: Diagnostic) {
        guard !isSilent else { return }
        findings.append(finding)
    }

    mutating func error(
        _ id: String, _ message: Message, at span: SourceSpan, help: Message? = nil, fixes: [Fix] = [],
        related: [Related] = []
    ) {
        report(Diagnostic(id, .error, message, at: .source(span), help: help, fixes: fixes, related: related))
    }

    /// All declarations of a kind with their files, in order.
    func declarations(_ kind: DeclarationKind) -> [Located] {
        let ordinal = kind.keyword.ordinal
        return ordinal < declared.count ? declared[ordinal] : []
    }

    /// A place that holds nothing; stands for expressions that were refused.
    mutating func invalid(at span: SourceSpan) -> Node { plan.add(.literal(.missing), .invalid, at: span) }
}
