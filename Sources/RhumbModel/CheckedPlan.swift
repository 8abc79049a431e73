// The waist between the language and everything that computes: a plan that checks cannot have a type error at run time.
import RhumbText
import RhumbValues

/// "At most so many contacts with a customer every so often."
public struct ContactCap: Sendable, Hashable {
    public let dataset: ID<Dataset>
    public let atMost: Int
    public let every: CalendarSpan?

    public init(dataset: ID<Dataset>, atMost: Int, every: CalendarSpan?) {
        self.dataset = dataset
        self.atMost = atMost
        self.every = every
    }
}

/// An overlay of values by name.
public struct Scenario: Sendable {
    public enum Override: Sendable {
        case target(ID<Goal>, Goal.Target)
        case deadline(ID<Goal>, Day)
        case start(ID<Goal>, Day)
        case baseline(ID<Goal>, Literal)
        /// The goal's milestone of that day.
        case milestone(ID<Goal>, Goal.Milestone)
        case weight(ID<Goal>, Exact)
        case assumption(ID<Assumption>, Literal)
        case cost(ID<Action>, Money)
        /// Person-days.
        case effort(ID<Action>, Exact)
        case actionStart(ID<Action>, Day)
        case actionFinish(ID<Action>, Day)
        /// A ratio.
        case done(ID<Action>, Exact)
        /// A task by its position lasts so many working days.
        case task(ID<Action>, Int, workdays: Int)
        case people(ID<Resource>, Exact)
        /// Per person and working day.
        case rate(ID<Resource>, Money)
        case capacity(ID<Resource>, Exact)
        case likelihood(ID<Risk>, Risk.Likelihood)
        case impact(ID<Risk>, Risk.Impact)
        case limit(ID<Advice>, Int)
        case worth(ID<Advice>, Advice.Worth)
        case action(ID<Action>, isOff: Bool)
        case advice(ID<Advice>, isOff: Bool)
        case budget(Money)
    }

    public var heading: Heading
    public var overrides: [Override]
    /// The overrides as written, in both languages.
    public var changes: [Message]

    public init(heading: Heading, overrides: [Override], changes: [Message] = []) {
        self.heading = heading
        self.overrides = overrides
        self.changes = changes
    }
}

/// A test that stands in the plan.
public struct PlanTest: Sendable {
    public struct Given: Sendable {
        public let dataset: ID<Dataset>
        /// One literal a column that the row names, by position.
        public let cells: [Int: Literal]
        public let span: SourceSpan
        public init(dataset: ID<Dataset>, cells: [Int: Literal], span: SourceSpan) {
            self.dataset = dataset
            self.cells = cells
            self.span = span
        }
    }

    public enum Claim: Sendable {
        /// No row.
        case holds(Expression.Node)
        case member(key: String, not: Bool, ID<Segment>)
        case gets(key: String, not: Bool, ID<Advice>)
        case fires(ID<Risk>, not: Bool)
    }

    public struct Expectation: Sendable {
        public let claim: Claim
        /// As written, in both languages.
        public let text: Message
        public let span: SourceSpan
        /// What an expression is made of, whole before part: shown where it does not hold.
        public let parts: [NamedValue]
        public init(claim: Claim, text: Message, span: SourceSpan, parts: [NamedValue] = []) {
            self.claim = claim
            self.text = text
            self.span = span
            self.parts = parts
        }
    }

    public var title: String
    public var today: Day?
    public var given: [Given]
    public var expectations: [Expectation]
    public var span: SourceSpan

    public init(title: String, today: Day?, given: [Given], expectations: [Expectation], span: SourceSpan) {
        self.title = title
        self.today = today
        self.given = given
        self.expectations = expectations
        self.span = span
    }
}

/// A plan whose names are resolved and whose types agree.
public struct CheckedPlan: Sendable {
    public var heading: Heading
    /// The language most of it is written in.
    public var language: Language
    public var period: DayInterval
    public var currency: Currency
    public var budget: Money?
    public var today: Day?
    public var contact: ContactCap?
    /// What a fit needs before it is believed.
    public var fitGate = FitGate.standard
    /// nil: every weekend is free and no other day is.
    public var calendar: WorkCalendar?
    /// What became of earlier recommendations, in the order of the file; a run reads it beside the data.
    public var outcomes: [AdviceReport] = []
    public var findings: [DatedNote] = []

    public var expressions = Arena<Expression>()
    public var datasets = Arena<Dataset>()
    public var references = Arena<Reference>()
    public var attributes = Arena<Attribute>()
    public var segments = Arena<Segment>()
    public var tiers = Arena<Tiers>()
    public var metrics = Arena<Metric>()
    public var funnels = Arena<Funnel>()
    public var cohorts = Arena<Cohorts>()
    public var surveys = Arena<Survey>()
    public var strategies = Arena<Strategy>()
    public var goals = Arena<Goal>()
    public var programmes = Arena<Programme>()
    public var people = Arena<Person>()
    public var resources = Arena<Resource>()
    public var assumptions = Arena<Assumption>()
    public var actions = Arena<Action>()
    public var investments = Arena<Investment>()
    public var risks = Arena<Risk>()
    public var advice = Arena<Advice>()
    public var scenarios = Arena<Scenario>()
    public var tests: [PlanTest] = []

    public init(
        heading: Heading, language: Language, period: DayInterval, currency: Currency
    ) {
        self.heading = heading
        self.language = language
        self.period = period
        self.currency = currency
    }

    @inlinable public subscript(_ node: Expression.Node) -> Expression {
        _read { yield expressions[node] }
    }

    /// Adds an expression to the arena.
    public mutating func add(
        _ kind: consuming Expression.Kind, _ type: consuming ValueType, at span: SourceSpan
    ) -> Expression.Node {
        expressions.add(Expression(kind, type: type, span: span))
    }
}
