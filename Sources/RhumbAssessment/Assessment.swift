// The waist between judgement and report: a verdict for each declaration, none without its reasons.
public import RhumbModel
public import RhumbText
public import RhumbValues

/// A verdict with the sentences that explain it.
public struct Explained<Verdict: Sendable>: Sendable {
    public let value: Verdict
    public let because: [Message]

    public init(_ value: Verdict, because: [Message]) {
        self.value = value
        self.because = because
    }
}

/// How far the data behind a goal can be trusted.
public enum Confidence: String, Sendable, Hashable {
    case high, medium, low
}

/// A point of a line, in a measure's unit.
public struct DatedValue: Sendable, Hashable {
    public let day: Day
    public let value: Double

    public init(day: Day, value: Double) {
        self.day = day
        self.value = value
    }
}

public struct GoalAssessment: Sendable {
    public let status: Explained<GoalStatus>
    public let start: Day
    /// As measured or as given; unknown where it is not known.
    public let baseline: Value
    /// The absolute target: of `keep` its bound, of `hold` its lower end; unknown where it rests on an unknown
    /// baseline.
    public let target: Value
    public let measured: Measurement
    /// Expected at the day of judgement, in the measure's unit.
    public let expected: Double?
    /// (x − baseline) / (target − baseline)
    public let progress: Double?
    public let pace: Double?
    /// Change needed a month (30.4375 days) from here to the target.
    public let neededPerMonth: Double?
    /// At the deadline, by the metric's own history.
    public let projected: Double?
    public let projectedInterval: Interval?
    /// 95%.
    public let interval: Interval?
    /// The distance to the expected value is within half the interval.
    public let withinNoise: Bool
    public let confidence: Confidence
    public let partial: Bool
    /// Of a bound that is judged on its review dates: misses allowed and used.
    public var budget: ErrorBudget?
    /// Moves of the target that are in force, by day.
    public var revisions: [RevisedTarget] = []
    /// How `projected` was found.
    public var projectionMethod: ProjectionMethod?
    /// The best stretch of its own past; nil where nothing is needed or too little is known.
    public var bestPace: BestPace?
    /// More is needed than was ever measured.
    public var paceFinding: Diagnostic?
    /// The line follows the curve of the year before.
    public var isSeasonal = false
    /// What the line before all revisions would expect by now; nil without revisions.
    public var expectedBefore: Double?
    /// The line that a reach goal should follow, from its start to its deadline; empty where it is not known.
    public var path: [DatedValue] = []
    /// The same before all revisions.
    public var pathBefore: [DatedValue] = []

    public init(
        status: Explained<GoalStatus>, start: Day, baseline: Value, target: Value, measured: Measurement,
        expected: Double?, progress: Double?, pace: Double?, neededPerMonth: Double?, projected: Double?,
        projectedInterval: Interval?, interval: Interval?, withinNoise: Bool, confidence: Confidence, partial: Bool
    ) {
        self.status = status
        self.start = start
        self.baseline = baseline
        self.target = target
        self.measured = measured
        self.expected = expected
        self.progress = progress
        self.pace = pace
        self.neededPerMonth = neededPerMonth
        self.projected = projected
        self.projectedInterval = projectedInterval
        self.interval = interval
        self.withinNoise = withinNoise
        self.confidence = confidence
        self.partial = partial
    }
}

public struct StrategyAssessment: Sendable {
    /// nil: no goal serves it.
    public let status: GoalStatus?
    public let goals: [ID<Goal>]
    public let because: [Message]
    /// The strategies that serve it.
    public var parts: [ID<Strategy>] = []

    public init(status: GoalStatus?, goals: [ID<Goal>], because: [Message]) {
        self.status = status
        self.goals = goals
        self.because = because
    }
}

public struct ResourceAssessment: Sendable {
    public struct Stretch: Sendable, Hashable {
        public let days: DayInterval
        /// People needed / people there.
        public let load: Double

        public init(days: DayInterval, load: Double) {
            self.days = days
            self.load = load
        }
    }

    /// People needed / people there on the as-of day; nil where the number of people is not declared.
    public let load: Double?
    /// Stretches of days with a load above 1, in order.
    public let overloaded: [Stretch]
    /// All stretches of days with work, each of one load, in order.
    public let course: [Stretch]

    public init(load: Double?, overloaded: [Stretch], course: [Stretch] = []) {
        self.load = load
        self.overloaded = overloaded
        self.course = course
    }
}

public enum Rating: String, Sendable, Hashable {
    case low, moderate, high, extreme
}

public enum SignalState: String, Sendable, Hashable {
    case fired, quiet, unknown, none
}

public struct RequirementAssessment: Sendable {
    /// nil: nothing could be judged.
    public let holds: Bool?
    public let checked: Int64
    public let broken: Int64
    public let because: [Message]

    public init(holds: Bool?, checked: Int64, broken: Int64, because: [Message]) {
        self.holds = holds
        self.checked = checked
        self.broken = broken
        self.because = because
    }
}

public struct ReviewAssessment: Sendable {
    public let goal: ID<Goal>
    public let due: Day
    /// Calendar days since it was due; 0 where it is not overdue.
    public let overdueDays: Int

    public init(goal: ID<Goal>, due: Day, overdueDays: Int) {
        self.goal = goal
        self.due = due
        self.overdueDays = overdueDays
    }
}

public struct AdviceAssessment: Sendable {
    /// Does `when` hold? yes where there is none.
    public let applies: Truth
    public let found: Int64
    public let given: Int64
    public let unknown: Int64
    public let cutByLimit: Int64
    public let cutByContact: Int64
    /// Of those given; nil where the advice has no worth.
    public let totalWorth: Money?
    /// Not found only because the row has not consented.
    public let withoutConsent: Int64
    /// Rows that were reported as declined, done or snoozed.
    public let suppressed: Int64
    /// Of those given: rows that somebody has taken on.
    public let open: Int64

    public init(
        applies: Truth, found: Int64, given: Int64, unknown: Int64, cutByLimit: Int64, cutByContact: Int64,
        totalWorth: Money?, suppressed: Int64 = 0, open: Int64 = 0,
        withoutConsent: Int64 = 0
    ) {
        self.withoutConsent = withoutConsent
        self.applies = applies
        self.found = found
        self.given = given
        self.unknown = unknown
        self.cutByLimit = cutByLimit
        self.cutByContact = cutByContact
        self.totalWorth = totalWorth
        self.suppressed = suppressed
        self.open = open
    }
}

public struct Recommendation: Sendable {
    /// Where it comes from.
    public enum Origin: Sendable, Hashable {
        case advice(ID<Advice>)
        /// The signal fired: start the response.
        case risk(ID<Risk>)
        /// A late action that advances a goal which is off track or at risk.
        case lateAction(ID<Action>)
        /// A broken requirement, by its position in the dataset: clean the data.
        case requirement(ID<Dataset>, Int)
        case review(ID<Goal>)
        case riskReview(ID<Risk>)
    }

    public let origin: Origin
    /// The dataset of the row it speaks to; nil: the plan.
    public let dataset: ID<Dataset>?
    public let key: String?
    public let say: Message
    public let worth: Money?
    public let serves: ID<Goal>?
    /// The action or response behind it.
    public let by: ID<Action>?
    public let because: [Message]
    /// The day on which somebody took it on.
    public var acceptedOn: Day?

    public init(
        origin: Origin, dataset: ID<Dataset>?, key: String?, say: Message, worth: Money?, serves: ID<Goal>?,
        by: ID<Action>?, because: [Message]
    ) {
        self.origin = origin
        self.dataset = dataset
        self.key = key
        self.say = say
        self.worth = worth
        self.serves = serves
        self.by = by
        self.because = because
    }
}

/// Verdicts in the order of the plan's arenas.
public struct Assessment: Sendable {
    public let today: Day
    public var requirements: [[RequirementAssessment]] = []
    public var metrics: [Interval?] = []
    /// By metric: one for each part of its split.
    public var splits: [[Interval?]] = []
    /// Of the metrics that are to be forecast.
    public var forecasts: [ID<Metric>: MetricForecast] = [:]
    public var goals: [GoalAssessment] = []
    public var strategies: [StrategyAssessment] = []
    public var actions: [ActionAssessment] = []
    public var resources: [ResourceAssessment] = []
    public var budget: BudgetAssessment
    public var risks: [RiskAssessment] = []
    /// Next review of each goal that has a cadence and is not over, by due date.
    public var reviews: [ReviewAssessment] = []
    /// The same of risks.
    public var riskReviews: [RiskReviewAssessment] = []
    public var investments: [InvestmentAssessment] = []
    public var advice: [AdviceAssessment] = []
    /// How the plan's cap on contacts was kept; nil where it has none.
    public var contact: ContactVerdict?
    public var programmes: [ProgrammeAssessment] = []
    /// What the figures say against the plan itself.
    public var findings: [Diagnostic] = []
    /// The plan's own first (risks, late actions, plan advice, reviews, data), then those to rows by advice.
    public var recommendations: [Recommendation] = []

    public init(today: Day, budget: BudgetAssessment) {
        self.today = today
        self.budget = budget
    }
}
