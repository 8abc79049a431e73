// Expressions of the typed view: every form the grammar has, and nothing about types.

public import RhumbText

/// An expression and where it stands.
public struct Expression: Sendable, Hashable {
    public let kind: ExpressionKind
    public let span: SourceSpan

    public init(_ kind: ExpressionKind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// Names, of which there are most, lie in the expression itself, all else in a box of its own.
public enum ExpressionKind: Sendable, Hashable {
    indirect case literal(Literal)
    case name(Name)
    /// The as-of day.
    case today
    /// The plan's period.
    case period
    /// `count(bookings in last 12 months where children > 0)`.
    indirect case aggregate(AggregateCall)
    /// A function of plain values: `number(rate)`.
    indirect case call(FunctionCall)
    /// `lifetime(bookings.amount in next 3 years where not cancelled, 10%)`.
    indirect case model(ModelCall)
    /// `quintile(spend where frequency >= 1)`: a score from 1 to 5 among the rows that the condition names.
    indirect case quintile(Expression, where: Expression?)
    /// `days(birth to today)`: whole units from one date to another.
    indirect case span(SpanUnit, from: Expression, to: Expression)
    /// `bookings.amount`.
    indirect case member(Expression, Name)
    /// `revenue of family`: a metric restricted to a segment.
    indirect case ofSegment(Expression, Path)
    /// `80% of revenue`.
    indirect case percentOf(Quantity, Expression)
    /// `spend in top 20%`, `age in 18 .. 30`, `channel in ("web", "phone")`, `guest in family`, and every `not in`.
    /// A window is here only when negated; without `not` it is `windowed`.
    indirect case inSet(Expression, negated: Bool, SetSyntax)
    /// Rows, a metric or a date in a window: `bookings in last 12 months`, `revenue in 2026-Q1`, `booked_on in this month`.
    /// Windows may follow one another: `revenue in last 30 days a year ago` is `windowed(windowed(revenue, last), aYearAgo)`.
    indirect case windowed(Expression, Window)
    indirect case negate(Expression)
    indirect case binary(BinaryOperator, Expression, Expression)
    /// Comparisons never chain.
    indirect case compare(Comparison, Expression, Expression)
    indirect case and(Expression, Expression)
    indirect case or(Expression, Expression)
    indirect case not(Expression)
    /// `score else 0`: the right side where the left is unknown.
    indirect case otherwise(Expression, Expression)
    /// `family_repeat is off_track`, `price_war is fired`.
    indirect case isStatus(Expression, StatusSyntax)
    /// `score known`.
    indirect case known(Expression)
    /// `score missing`.
    indirect case missing(Expression)
    /// `phone like "1##########"`.
    indirect case like(Expression, StringLiteral)
}

/// An aggregate over rows. A window that stands before the rows (Chinese) is inside `rows` like one that stands after.
public struct AggregateCall: Sendable, Hashable {
    public let function: AggregateFunction
    public let functionSpan: SourceSpan
    /// `90%` of a percentile; nil for every other function.
    public let percent: Quantity?
    /// A dataset, relation or segment, or a value of its rows, with its windows.
    public let rows: Expression
    /// `from called to won` of a conversion.
    public let stages: StagesSyntax?
    /// The condition after `where`.
    public let condition: Expression?

    public init(
        function: AggregateFunction, functionSpan: SourceSpan, percent: Quantity? = nil, rows: Expression,
        stages: StagesSyntax? = nil, condition: Expression?
    ) {
        self.stages = stages
        self.function = function
        self.functionSpan = functionSpan
        self.percent = percent
        self.rows = rows
        self.condition = condition
    }
}

/// Two stages of a funnel.
public struct StagesSyntax: Sendable, Hashable {
    public let from: Name
    public let to: Name
}

public enum AggregateFunction: String, Sendable, Hashable, CaseIterable {
    case count, sum, avg, min, max, median, share, any, all, latest, earliest
    case distinct, percentile, nps, retention, churn, `repeat`, commonest, conversion
}

/// A function of plain values; the number of arguments is the checker's business.
public struct FunctionCall: Sendable, Hashable {
    public let function: ScalarFunction
    public let functionSpan: SourceSpan
    public let arguments: [Expression]

    public init(function: ScalarFunction, functionSpan: SourceSpan, arguments: [Expression]) {
        self.function = function
        self.functionSpan = functionSpan
        self.arguments = arguments
    }
}

public enum ScalarFunction: String, Sendable, Hashable, CaseIterable {
    case number, clv
}

/// What a fitted model says of a customer, whose related rows are his purchases.
public struct ModelCall: Sendable, Hashable {
    public let function: ModelFunction
    public let functionSpan: SourceSpan
    /// Related rows or a value of theirs, with the window `in next …`.
    public let rows: Expression
    /// The condition after `where`.
    public let condition: Expression?
    /// A yearly discount.
    public let discount: Expression?

    public init(
        function: ModelFunction, functionSpan: SourceSpan, rows: Expression, condition: Expression?,
        discount: Expression?
    ) {
        self.function = function
        self.functionSpan = functionSpan
        self.rows = rows
        self.condition = condition
        self.discount = discount
    }
}

public enum ModelFunction: String, Sendable, Hashable, CaseIterable {
    case alive, purchases, lifetime
}

/// The unit in which two dates are measured apart.
public enum SpanUnit: String, Sendable, Hashable, CaseIterable {
    case days, months, years, minutes, hours
}

public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
}

public enum Comparison: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// A word after `is`: the status of a goal, or of a risk's signal.
public enum StatusSyntax: String, Sendable, Hashable, CaseIterable {
    case notStarted, noData, achieved, missed, onTrack, atRisk, offTrack
    case fired, quiet
}

/// The right side of `in`.
public indirect enum SetSyntax: Sendable, Hashable {
    /// `top 20%` or `top 10`: the unit tells which.
    case top(Quantity)
    case bottom(Quantity)
    /// `(1, 2, 3)`; literals only.
    case list([Expression])
    /// `18 .. 30`, ends included. A range of two date literals is a window.
    case range(Expression, Expression)
    /// A segment or a name.
    case expression(Expression)
    /// Only under `not in`.
    case window(Window)
}

/// An interval of days, resolved at the as-of day.
public struct Window: Sendable, Hashable {
    public let kind: WindowKind
    public let span: SourceSpan

    public init(_ kind: WindowKind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

public indirect enum WindowKind: Sendable, Hashable {
    /// `in last 12 months`.
    case last(Quantity)
    /// `in next 12 months`: of expected purchases only.
    case next(Quantity)
    /// `in this month`.
    case this(CalendarUnit)
    /// `in previous quarter`.
    case previous(CalendarUnit)
    /// `in period`: the plan's.
    case planPeriod
    /// `in 2026-Q1`, `in 2025`.
    case period(PeriodLiteral)
    /// `in 2026-01-01 .. 2026-03-31`, ends included.
    case range(DateLiteral, DateLiteral)
    /// `since D`; the expression is a date.
    case since(Expression)
    /// `before D`; the expression is a date.
    case before(Expression)
    /// The same, a year earlier.
    case aYearAgo
    /// `3 months ago`: the same, that much earlier.
    case ago(Quantity)
}

/// A unit of the calendar that `this` and `previous` name.
public enum CalendarUnit: String, Sendable, Hashable, CaseIterable {
    case week, month, quarter, year
}
