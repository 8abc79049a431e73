// Expressions after checking: names are resolved, every node has a type, and the row that a name speaks of is explicit.
import RhumbText
import RhumbValues

/// One node of the expression arena. "The row" is the row of the dataset in whose context the node stands; nodes without a
/// row (metrics, signals, conditions of the plan) stand in no dataset.
public struct Expression: Sendable, Hashable {
    public let kind: Kind
    public let type: ValueType
    public let span: SourceSpan

    public init(_ kind: Kind, type: ValueType, span: SourceSpan) {
        self.kind = kind
        self.type = type
        self.span = span
    }

    public typealias Node = ID<Expression>

    /// What is large lies in a box of its own: expressions are many, and looked at more often than made.
    public enum Kind: Sendable, Hashable {
        case literal(Literal)
        case assumption(ID<Assumption>)
        /// The as-of day of the evaluation.
        case today
        /// A column of the row, by its position in the dataset.
        case column(ID<Dataset>, Int)
        /// A named value of the row.
        case attribute(ID<Attribute>)
        /// Is the row in the segment? Three-valued.
        case member(ID<Segment>)
        /// The row's tier.
        case tier(ID<Tiers>)
        /// The points of a survey that the row's answers add up to; unknown where no question with points is answered.
        case score(ID<Survey>)
        /// One rung of a ladder, by position; 0 is the highest.
        case rung(ID<Tiers>, Int)
        /// A value of the row that this row refers to; the inner node stands in the parent's row.
        case parent(ID<Reference>, Node)
        indirect case aggregate(Aggregate)
        case metric(ID<Metric>)
        /// The inner node (no row) with its aggregates restricted or moved in time.
        case restricted(Node, Restriction)
        case negate(Node)
        case not(Node)
        case arithmetic(ArithmeticOperator, Node, Node)
        case compare(ComparisonOperator, Node, Node)
        case and(Node, Node)
        case or(Node, Node)
        /// The first where known, else the second.
        case fallback(Node, Node)
        case known(Node)
        case oneOf(Node, [Literal])
        /// Ends included.
        case between(Node, Node, Node)
        case inWindow(Node, Window)
        case rank(Node, Rank)
        /// Whole days, months or years between two dates.
        case span(SpanUnit, Node, Node)
        /// Is the text at this position among the several of a column?
        case holds(Node, Int)
        /// The day of a timestamp.
        case dayOf(Node)
        /// Does the whole text have the form of the pattern?
        case like(Node, TextPattern)
        /// A score from 1 to 5 by the value's place among the rows of the base where the condition is yes.
        case quintile(Node, where: Node?, in: ID<Dataset>, base: ID<Segment>?)
        /// What fitted models say of the row.
        indirect case fit(CustomerFit)
        /// margin · r / (1 + d − r).
        case customerValue(margin: Node, retention: Node, discount: Node)
        /// Decided after the data pass.
        case goalIs(ID<Goal>, GoalStatus)
    }
}

public enum ArithmeticOperator: Sendable, Hashable {
    case add, subtract, multiply, divide
}

public enum ComparisonOperator: Sendable, Hashable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    /// The sign with its sides swapped.
    package var mirrored: ComparisonOperator {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

public enum SpanUnit: Sendable, Hashable {
    case days, months, years
    /// Between two timestamps; hours with their fraction.
    case minutes, hours
}

/// An aggregate over rows.
public struct Aggregate: Sendable, Hashable {
    public enum Function: Sendable, Hashable {
        case count, sum, average, minimum, maximum, median, share, any, all, latest, earliest
        /// The number of different known values.
        case distinct
        /// Quantile by the R-7 rule, whole percents in 1...99.
        case percentile(Int)
        /// Net promoter score, −100 to 100.
        case promoterScore
        /// Of the customers with a row before the window, those with (without) one in it.
        case retention, churn
        /// Of the customers with a row, those with two or more.
        case repeatRate
        /// From one stage of a funnel to a later one; positions.
        case conversion(ID<Funnel>, from: Int, to: Int)
        /// The most common value; of several the one declared first, of yes and no the no.
        case commonest
    }

    /// The rows: of a whole dataset, or those that refer to the row in whose context the aggregate stands.
    public enum Source: Sendable, Hashable {
        case dataset(ID<Dataset>)
        case related(ID<Reference>)
    }

    public let function: Function
    public let source: Source
    /// Only members of this segment of the source's dataset.
    public let segment: ID<Segment>?
    /// In the row of the source; nil for functions that ask about rows: count, share, any, all, retention, churn, repeat.
    public let value: Expression.Node?
    /// In the row of the source. For share, any and all this is the condition that is asked about.
    public let condition: Expression.Node?
    /// All of them hold, on the source's event date.
    public let windows: [Window]
    /// Says whose a row is: the first reference of the rows' dataset, for functions that count customers by their rows.
    public let customer: ID<Reference>?

    public init(
        _ function: Function, of source: Source, segment: ID<Segment>?, value: Expression.Node?,
        condition: Expression.Node?, windows: [Window], customer: ID<Reference>? = nil
    ) {
        self.function = function
        self.source = source
        self.segment = segment
        self.value = value
        self.condition = condition
        self.windows = windows
        self.customer = customer
    }
}

/// BG/NBD and Gamma-Gamma over the rows that refer to this row.
public struct CustomerFit: Sendable, Hashable {
    public enum Question: Sendable, Hashable {
        /// Does the customer still buy? A probability.
        case alive
        /// Expected purchase days in a stretch after the as-of day.
        case purchases(CalendarSpan)
        /// Expected spending in a stretch after the as-of day, with a yearly discount.
        case lifetime(CalendarSpan, discount: Exact)
    }

    public let question: Question
    /// The purchases: rows that refer to this row, with their value for `lifetime`; no windows.
    public let purchases: Aggregate

    public init(_ question: Question, purchases: Aggregate) {
        self.question = question
        self.purchases = purchases
    }
}

/// `metric of segment`, `metric in window`, `metric a year ago`.
public enum Restriction: Sendable, Hashable {
    case segment(ID<Segment>)
    case window(Window)
    /// Everything as of this much earlier: membership and ages too.
    case ago(CalendarSpan)
}

/// `value in top 20%`.
public struct Rank: Sendable, Hashable {
    public enum Amount: Sendable, Hashable {
        /// A ratio in (0, 1].
        case share(Exact)
        case count(Int)
    }

    public let fromTop: Bool
    public let amount: Amount
    public let dataset: ID<Dataset>
    /// The declared base of the enclosing declaration: a segment, or nil for the whole dataset.
    public let base: ID<Segment>?

    public init(fromTop: Bool, amount: Amount, dataset: ID<Dataset>, base: ID<Segment>?) {
        self.fromTop = fromTop
        self.amount = amount
        self.dataset = dataset
        self.base = base
    }
}

/// A day that may move with the as-of day.
public enum Anchor: Sendable, Hashable {
    case day(Day)
    case today

    public func resolved(asOf today: Day) -> Day {
        switch self {
        case .day(let day): day
        case .today: today
        }
    }
}

/// A stretch of days, resolved at the as-of day.
public enum Window: Sendable, Hashable {
    /// (t − span, t]
    case last(CalendarSpan)
    case this(CalendarUnit)
    case previous(CalendarUnit)
    /// A named period, the plan's period, a range.
    case days(DayInterval)
    case since(Anchor)
    case before(Anchor)

    /// The whole interval at an as-of day, whether or not it is over by then.
    public func days(asOf today: Day) -> DayInterval {
        switch self {
        case .last(let span): DayInterval(span.before(today).adding(days: 1), today)
        case .this(let unit): unit.period(around: today)
        case .previous(let unit): unit.previous(before: today)
        case .days(let interval): interval
        case .since(let anchor): DayInterval(anchor.resolved(asOf: today), .last)
        case .before(let anchor): DayInterval(.first, anchor.resolved(asOf: today).adding(days: -1))
        }
    }

    /// True where the as-of day cuts the window short: a whole one has an end that has not come yet.
    public func isPartial(asOf today: Day) -> Bool {
        switch self {
        case .last, .previous, .since, .before: false
        case .this, .days: days(asOf: today).last > today
        }
    }
}

extension Expression.Kind {
    /// The nodes that this one is computed from, in order; declarations that it names are not followed.
    public var children: [Expression.Node] {
        switch self {
        case .literal, .assumption, .today, .column, .attribute, .member, .tier, .score, .rung, .metric, .goalIs: []
        case .parent(_, let inner), .restricted(let inner, _), .negate(let inner), .not(let inner), .known(let inner),
            .oneOf(let inner, _), .inWindow(let inner, _), .rank(let inner, _), .like(let inner, _),
            .dayOf(let inner), .holds(let inner, _):
            [inner]
        case .arithmetic(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
            .or(let left, let right), .fallback(let left, let right), .span(_, let left, let right):
            [left, right]
        case .between(let inner, let low, let high): [inner, low, high]
        case .quintile(let inner, let condition, _, _): [inner] + (condition.map { [$0] } ?? [])
        case .fit(let fit): [fit.purchases.value, fit.purchases.condition].compactMap { $0 }
        case .customerValue(let margin, let retention, let discount): [margin, retention, discount]
        case .aggregate(let aggregate): [aggregate.value, aggregate.condition].compactMap { $0 }
        }
    }
}
