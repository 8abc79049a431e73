// What a run measured, before any judgement: Assessment takes these and never sees execution, so that status is tested
// without data.
import RhumbText
import RhumbValues

/// What is needed for a 95% interval of a measured value.
public enum Sampling: Sendable, Hashable {
    /// The value is no sample: a sum, a count, an expression of several aggregates.
    case none
    /// `yes` of `n` independent rows.
    case share(yes: Int64, n: Int64)
    /// Independent rows: Σx and Σx² in the value's own unit (money in major units).
    case mean(n: Int64, sum: Double, squares: Double)
    /// Rows come in clusters (a customer's events): per cluster x = Σ value (or yes count) and m = rows; the sums run over
    /// clusters with m > 0.
    case clustered(clusters: Int64, x: Double, m: Double, xx: Double, xm: Double, mm: Double)
    /// A quantile: the order statistics that bound it at 95%.
    case quantile(low: Double, high: Double, n: Int64)
    /// A net promoter score: answers of 9 and 10, and of 0 to 6, among n.
    case promoters(promoters: Int64, detractors: Int64, n: Int64)
}

/// One metric at one day.
public struct Measurement: Sendable, Hashable {
    public let value: Value
    /// Rows that the value rests on; nil for an expression of several aggregates.
    public let n: Int64?
    /// Rows left out because a needed field was missing.
    public let skipped: Int64
    public let sampling: Sampling
    /// The window was cut short by the as-of day.
    public let partial: Bool
    /// Unknown because a column is overwritten at its source and the day is not the run's own: that column's name.
    public let overwritten: String?

    public init(
        value: Value, n: Int64?, skipped: Int64, sampling: Sampling, partial: Bool, overwritten: String? = nil
    ) {
        self.value = value
        self.n = n
        self.skipped = skipped
        self.sampling = sampling
        self.partial = partial
        self.overwritten = overwritten
    }

    /// Nothing is known.
    public static let nothing = Measurement(value: .unknown, n: 0, skipped: 0, sampling: .none, partial: false)
}

/// A measurement with its day.
public struct DatedMeasurement: Sendable, Hashable {
    public let day: Day
    public let measurement: Measurement
    public init(day: Day, measurement: Measurement) {
        self.day = day
        self.measurement = measurement
    }
}

public struct RequirementMeasurement: Sendable, Hashable {
    public struct Example: Sendable, Hashable {
        /// As a spreadsheet numbers it.
        public let row: Int
        public let value: String
        public init(row: Int, value: String) {
            self.row = row
            self.value = value
        }
    }

    /// Rows that could be judged.
    public let checked: Int64
    public let broken: Int64
    /// For freshness: the newest date; nil where there is none.
    public let newest: Day?
    public let examples: [Example]

    public init(checked: Int64, broken: Int64, newest: Day?, examples: [Example]) {
        self.checked = checked
        self.broken = broken
        self.newest = newest
        self.examples = examples
    }
}

public struct DatasetMeasurement: Sendable {
    /// Rows that exist at the as-of day.
    public let rows: Int64
    /// The source as it is shown.
    public let source: String
    public let newestEvent: Day?
    /// In the order of the declaration.
    public let requirements: [RequirementMeasurement]

    public init(rows: Int64, source: String, newestEvent: Day?, requirements: [RequirementMeasurement]) {
        self.rows = rows
        self.source = source
        self.newestEvent = newestEvent
        self.requirements = requirements
    }
}

public struct SegmentMeasurement: Sendable, Hashable {
    public let inside: Int64
    public let outside: Int64
    public let unknown: Int64

    public init(inside: Int64, outside: Int64, unknown: Int64) {
        self.inside = inside
        self.outside = outside
        self.unknown = unknown
    }
}

/// How many rows are in both of two segments.
public struct OverlapMeasurement: Sendable, Hashable {
    /// Declared before `second`.
    public let first: ID<Segment>
    public let second: ID<Segment>
    public let both: Int64

    public init(first: ID<Segment>, second: ID<Segment>, both: Int64) {
        self.first = first
        self.second = second
        self.both = both
    }
}

/// A condition `X in top …` of a segment: how many it let in, and how much of all X they hold.
public struct RankMeasurement: Sendable, Hashable {
    /// The 80/20 of this plan's customers, measured and never asserted.
    public struct Concentration: Sendable, Hashable {
        /// The segment's share of the base's total, a ratio; nil where the total is not positive.
        public let held: Double?
        /// The smallest share of the base's rows that holds 80% of its total, a ratio; nil where that is not positive.
        public let eighty: Double?
        /// Rows of the base with a value below 0.
        public let negative: Int64

        public init(held: Double?, eighty: Double?, negative: Int64) {
            self.held = held
            self.eighty = eighty
            self.negative = negative
        }
    }

    /// Rows of the base with a known value.
    public let rows: Int64
    /// Rows that the condition asks for.
    public let places: Int64
    /// Rows that are in; more than `places` where values are equal at the edge.
    public let inside: Int64
    /// The value at the edge.
    public let edge: Value
    /// nil for `in bottom` and for values that cannot be added up.
    public let concentration: Concentration?

    public init(rows: Int64, places: Int64, inside: Int64, edge: Value, concentration: Concentration?) {
        self.rows = rows
        self.places = places
        self.inside = inside
        self.edge = edge
        self.concentration = concentration
    }

    /// Ties let in half as many again as were asked for.
    public var isCrowded: Bool { places > 0 && inside * 2 > places * 3 }
}

public struct TiersMeasurement: Sendable, Hashable {
    /// Rows a tier, from the highest.
    public let inside: [Int64]
    public let unknown: Int64

    public init(inside: [Int64], unknown: Int64) {
        self.inside = inside
        self.unknown = unknown
    }
}

public struct GoalMeasurement: Sendable {
    /// At the run's day, or at the deadline where that has passed. A flow accumulates from the goal's start.
    public let value: Measurement
    /// At the baseline's day, for a measured baseline.
    public let baseline: Measurement?
    /// Month ends before the run's day, oldest first; unknown points left in.
    public var history: [DatedMeasurement]
    /// At the review dates that have passed, for keep.
    public var reviews: [DatedMeasurement]
    /// The newest event of the dataset that it rests on.
    public let newestEvent: Day?
    /// Of a flow with a seasonal pace: what had come together a year earlier, from the goal's start less a year to these days,
    /// which are days of that year, oldest first.
    public var yearBefore: [DatedMeasurement] = []
    /// Of a flow: what came together in each whole month up to the run's day, by the month's last day, oldest first.
    public var months: [DatedMeasurement] = []
    /// The first event of the dataset that it rests on.
    public var oldestEvent: Day?
    /// At the days on which it may turn out to be achieved, oldest first; of goals that a phase waits for.
    public var checkpoints: [DatedMeasurement] = []
    /// By part of the metric's split, in its order.
    public let parts: [Measurement]
    /// On the day of the review that was held last.
    public var lastReview: DatedMeasurement?
    /// Of a level with a written baseline: on the goal's first day, where that was asked for and has come.
    public var atStart: DatedMeasurement?

    public init(
        value: Measurement, baseline: Measurement?, history: [DatedMeasurement], reviews: [DatedMeasurement],
        newestEvent: Day?, parts: [Measurement] = []
    ) {
        self.value = value
        self.baseline = baseline
        self.history = history
        self.reviews = reviews
        self.newestEvent = newestEvent
        self.parts = parts
    }
}

/// A metric's own past, for its forecast.
public struct MetricHistory: Sendable {
    /// At month ends, oldest first: of a flow what the month came to, else the level on that day.
    public let months: [DatedMeasurement]
    public let oldestEvent: Day?

    public init(months: [DatedMeasurement], oldestEvent: Day?) {
        self.months = months
        self.oldestEvent = oldestEvent
    }
}

/// A condition with the values it rested on.
public struct MeasuredCondition: Sendable, Hashable {
    public let holds: Truth
    /// In the order of `Condition.values`.
    public let values: [Value]

    public init(holds: Truth, values: [Value]) {
        self.holds = holds
        self.values = values
    }
}

/// One row that an advice speaks to.
public struct AdviceRow: Sendable {
    /// The row's key; its display row number where the dataset has none.
    public let key: String
    public let worth: Value
    /// Values of the template's holes, in order, for the language of the run.
    public let holes: [Value]
    /// One a condition: the segment's (its base's first), then the advice's own.
    public let conditions: [MeasuredCondition]
    public let worthValues: [Value]
    /// The key of the row whose contacts are capped, where this row only refers to it.
    public var contact: String?

    public init(
        key: String, worth: Value, holes: [Value], conditions: [MeasuredCondition], worthValues: [Value]
    ) {
        self.key = key
        self.worth = worth
        self.holes = holes
        self.conditions = conditions
        self.worthValues = worthValues
    }
}

public struct AdviceMeasurement: Sendable {
    /// Rows for which the conditions hold.
    public let found: Int64
    public let unknown: Int64
    /// Ordered and cut to the limit; for an advice to the plan itself one row with an empty key.
    public let rows: [AdviceRow]
    /// Rows for which the conditions hold, but that have not consented; they are not among the found.
    public let withoutConsent: Int64

    public init(found: Int64, unknown: Int64, rows: [AdviceRow], withoutConsent: Int64 = 0) {
        self.found = found
        self.unknown = unknown
        self.rows = rows
        self.withoutConsent = withoutConsent
    }
}

/// How a value was cut into five.
public struct QuintileMeasurement: Sendable, Hashable {
    /// The attribute or ladder, and the part of a ladder that it is: `value`, `R`.
    public let name: String
    public let title: String?
    public let part: String?
    public let span: SourceSpan
    /// Rows that were scored.
    public let n: Int64
    /// Different values among them.
    public let distinct: Int64
    /// The least values of the scores 2 to 5; unknown for a score that no row has.
    public let cuts: [Value]

    public init(
        name: String, title: String?, part: String?, span: SourceSpan, n: Int64, distinct: Int64, cuts: [Value]
    ) {
        self.name = name
        self.title = title
        self.part = part
        self.span = span
        self.n = n
        self.distinct = distinct
        self.cuts = cuts
    }
}

/// The models of one population.
public struct ModelMeasurement: Sendable, Hashable {
    /// The dataset whose rows are the purchases.
    public let purchases: String
    /// The attributes that rest on them.
    public let attributes: [Heading]
    /// Those of them that ask what purchases are worth.
    public let valued: [Heading]
    public let models: CustomerModels

    public init(purchases: String, attributes: [Heading], valued: [Heading], models: CustomerModels) {
        self.purchases = purchases
        self.attributes = attributes
        self.valued = valued
        self.models = models
    }
}

/// Who is in which segment and on which rung, by key.
public struct MembershipMeasurement: Sendable {
    public let dataset: ID<Dataset>
    public let segments: [(segment: ID<Segment>, keys: [String])]
    /// A list a rung, from the highest.
    public let tiers: [(tiers: ID<Tiers>, rungs: [[String]])]

    public init(
        dataset: ID<Dataset>, segments: [(segment: ID<Segment>, keys: [String])],
        tiers: [(tiers: ID<Tiers>, rungs: [[String]])]
    ) {
        self.dataset = dataset
        self.segments = segments
        self.tiers = tiers
    }
}

/// Everything a run measured, in the order of the plan's arenas.
public struct Measurements: Sendable {
    public let today: Day
    public var datasets: [DatasetMeasurement] = []
    public var segments: [SegmentMeasurement] = []
    /// Of segments over one dataset, where they are few; a segment within another is no pair with it.
    public var overlaps: [OverlapMeasurement] = []
    /// By segment: its conditions `X in top …`, in order.
    public var ranks: [[RankMeasurement]] = []
    public var tiers: [TiersMeasurement] = []
    /// By ladder; nil where nobody asked, or where a comparison with an earlier day says nothing.
    public var moves: [TierMovement?] = []
    public var metrics: [Measurement] = []
    /// By metric: one for each part of its split, in order; none without a split.
    public var splits: [[Measurement]] = []
    /// Of the metrics that are to be forecast.
    public var metricHistories: [ID<Metric>: MetricHistory] = [:]
    public var funnels: [FunnelMeasurement] = []
    public var cohorts: [CohortsMeasurement] = []
    public var surveys: [SurveyMeasurement] = []
    public var goals: [GoalMeasurement] = []
    /// By risk: one a condition of the signal.
    public var signals: [[MeasuredCondition]] = []
    /// By risk: a measured likelihood.
    public var likelihoods: [Measurement?] = []
    /// By action: a measured share done.
    public var progress: [Measurement?] = []
    /// By investment: one an amount.
    public var investments: [[Value]] = []
    public var advice: [AdviceMeasurement] = []
    public var quintiles: [QuintileMeasurement] = []
    public var models: [ModelMeasurement] = []
    /// Truth of the yes/no parts of `when` that ask for no status, by expression.
    public var conditions: [Expression.Node: Truth] = [:]
    /// Of datasets with a key, where it was asked for.
    public var members: [MembershipMeasurement] = []

    public init(today: Day) { self.today = today }
}
