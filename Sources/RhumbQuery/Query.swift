// The query: a whole plan as one graph of nodes over domains (tables with a row per customer, stay, purchase). As-of days
// are resolved here: every window is an interval of days, so a node is evaluated once and means one thing.
import RhumbText
import RhumbValues

/// Position of a domain in the query.
public struct DomainID: Sendable, Hashable {
    public let index: Int
    public init(_ index: Int) { self.index = index }
}

/// Position of a node in the query; a node's inputs have smaller positions.
public struct NodeID: Sendable, Hashable, Comparable {
    public let index: Int
    public init(_ index: Int) { self.index = index }
    public static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// A table that is read once.
public struct Domain: Sendable {
    public struct Column: Sendable, Hashable {
        public enum Kind: Sendable, Hashable {
            case text
            /// An integer: the position in the list.
            case choice([String])
            /// An integer: a bit for each text of the list that the cell names.
            case choices([String], separator: String)
            case yesNo
            case integer
            /// An integer: value × 10^scale.
            case decimal(scale: Int, rounded: Bool)
            /// An integer: ratio × 10^9.
            case percent
            /// An integer: minor units.
            case money(Currency)
            /// An integer: days since 1970-01-01.
            case date
            /// An integer: seconds since 1970-01-01 by the clock of the zone.
            case timestamp(ClockZone?)
            /// An integer: the day of such a timestamp.
            case timestampDay(ClockZone?)
        }

        public let name: String
        public let kind: Kind
        public let optional: Bool
        public let range: ClosedRange<Exact>?

        public init(name: String, kind: Kind, optional: Bool, range: ClosedRange<Exact>?) {
            self.name = name
            self.kind = kind
            self.optional = optional
            self.range = range
        }

        /// The physical kind of its values.
        public var valueKind: ValueKind {
            switch kind {
            case .text: .text
            case .yesNo: .truth
            case .choice, .choices, .integer, .decimal, .percent, .money, .date, .timestamp, .timestampDay: .integer
            }
        }
    }

    /// A column that holds keys of another domain. It is not among `columns` unless its text is needed as well.
    public struct Reference: Sendable, Hashable {
        public let column: String
        public let parent: DomainID
        public let optional: Bool

        public init(column: String, parent: DomainID, optional: Bool) {
            self.column = column
            self.parent = parent
            self.optional = optional
        }
    }

    public struct Key: Sendable, Hashable {
        public enum Kind: Sendable, Hashable {
            case text, integer, date
        }

        public let column: String
        public let kind: Kind

        public init(column: String, kind: Kind) {
            self.column = column
            self.kind = kind
        }
    }

    public let name: String
    /// Only the columns that some node needs.
    public var columns: [Column]
    public var key: Key?
    /// Position in `columns` of the date since when a row is a fact; present where some node has a window.
    public var event: Int?
    public var references: [Reference]

    public init(name: String, columns: [Column], key: Key?, event: Int?, references: [Reference]) {
        self.name = name
        self.columns = columns
        self.key = key
        self.event = event
        self.references = references
    }
}

/// Physical kind of a node's values. Money, dates, decimals and categories are integers with a meaning that only the
/// lowering knows.
public enum ValueKind: Sendable, Hashable {
    case truth, integer, double, text
}

public struct Node: Sendable, Hashable {
    public let operation: Operation
    public let kind: ValueKind
    /// The domain whose rows the node has a value for; nil: one value for the whole query.
    public let domain: DomainID?

    public init(_ operation: Operation, kind: ValueKind, domain: DomainID?) {
        self.operation = operation
        self.kind = kind
        self.domain = domain
    }
}

public enum Operation: Sendable, Hashable {
    /// A column of the node's domain.
    case column(Int)
    /// The text of the row's key.
    case key
    case constant(Constant)
    /// Row by row, inputs of the same domain or of none; three-valued.
    case map(MapFunction, [NodeID])
    /// A value of the row that this row refers to: the position of the reference in this domain, and a node of the parent.
    /// Unknown where the reference is missing or has no match.
    case gather(reference: Int, NodeID)
    /// Is the reference cell there at all (matched or not)? A truth, never unknown.
    case referenceKnown(Int)
    case fold(Fold)
    case cut(Cut)
    /// An integer from 1 to 5 by the value's place among the base's; unknown where the value is.
    case quintile(Quintile)
    /// What models fitted to child rows say of each parent row: a double, for lifetime values an integer of minor units.
    case fit(Fit)
    /// Does the row repeat an earlier row in all these nodes? Rows with an unknown among them are unknown.
    case repeated([NodeID])
    case reduce(Reduce)
}

public enum Constant: Sendable, Hashable {
    case unknown
    case truth(Bool)
    case integer(Int64)
    case double(Double)
    case text(String)
}

public enum Comparison: Sendable, Hashable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// Row-wise functions. Unless said otherwise an unknown input makes the result unknown. "integer" and "double" name the
/// kinds of the inputs.
public enum MapFunction: Sendable, Hashable {
    // Integers; the result must fit 64 bits, else the row is reported as an overflow.
    case add, subtract, multiply, negate
    /// integer a × integer b / divisor, formed exactly and rounded once, half away from zero.
    case multiplyDivide(divisor: Int64)
    /// integer a × multiplier / integer b, formed exactly and rounded once, half away from zero; unknown where b is 0.
    case divideRounded(multiplier: Int64)
    /// Is this bit of an integer set? 0 is the lowest.
    case hasBit(Int)
    /// ⌊integer / divisor⌋, for a divisor above 0.
    case floorDivide(divisor: Int64)
    /// integer / 10^scale as a double.
    case toDouble(scale: Int)
    // Doubles.
    case addDouble, subtractDouble, multiplyDouble, negateDouble
    /// Unknown where the divisor is 0.
    case divideDouble
    /// double → integer, half away from zero; out of range is an overflow.
    case round
    /// Two integers, two doubles, or two texts (equal and notEqual only); the result is a truth.
    case compare(Comparison)
    /// Kleene, any number of inputs.
    case and, or
    case not
    /// Any kind; never unknown.
    case known
    /// The first where known, else the second; same kind.
    case fallback
    /// A truth and a value of any kind: the value where the truth is yes, elsewhere unknown.
    case onlyWhere
    /// Truths c0 … cn: the position of the first yes that comes after no's only. An unknown met first makes the result unknown.
    /// All no: the number of conditions where `otherwise`, else unknown.
    case firstYes(otherwise: Bool)
    /// Text is one of these.
    case textIn([String])
    /// The whole text has the form of a pattern.
    case textLike(TextPattern)
    /// Integer is one of these.
    case integerIn([Int64])
    // Dates are integers (days since 1970-01-01).
    /// date + months (a constant integer input or a column), clamped.
    case addMonths
    case monthsBetween, yearsBetween
}

/// Aggregates that a fold (a value per parent row) and a reduce (one value) share. Only rows whose filter is yes take
/// part; numeric aggregates skip rows whose value is unknown.
public enum AggregateFunction: Sendable, Hashable {
    /// Rows whose filter is yes and whose value (if there is one) is known.
    case count
    /// Rows left out for a hole: filter unknown, or filter yes and value unknown.
    case countUnknown
    /// 0 where there is none. Integers exactly; doubles through 128-bit fixed point with 40 fractional bits, so that the order
    /// of rows does not matter.
    case sum
    /// Unknown where there is none.
    case minimum, maximum
    /// The known value of the row with the latest (earliest) event date; of several on that day the last (first) in the
    /// file. Unknown where there is none.
    case latest, earliest
    /// Quantile by the R-7 rule (Hyndman and Fan 1996); integers are rounded half away from zero. `percent` in 0...100.
    case quantile(percent: Int)
    /// The number of different known values, of any kind.
    case distinct
    /// The commonest known value of integers or truths; of several equally common ones the least (no before yes). Unknown
    /// where there is none.
    case mode
}

/// Child rows → a value per parent row. Its domain is the parent's.
public struct Fold: Sendable, Hashable {
    public let child: DomainID
    /// Position of the reference in the child's domain.
    public let reference: Int
    public let function: AggregateFunction
    /// Nodes of the child's domain.
    public let value: NodeID?
    public let filter: NodeID?
    /// On the child's event date; a row without an event date is in no window.
    public let window: DayInterval?

    public init(
        child: DomainID, reference: Int, function: AggregateFunction, value: NodeID?, filter: NodeID?,
        window: DayInterval?
    ) {
        self.child = child
        self.reference = reference
        self.function = function
        self.value = value
        self.filter = filter
        self.window = window
    }
}

/// Rows → one value.
public struct Reduce: Sendable, Hashable {
    public enum Function: Sendable, Hashable {
        case aggregate(AggregateFunction)
        /// Σ value², as a double, through fixed point as above.
        case sumOfSquares
        /// Σ value × other, as a double, through fixed point as above.
        case sumOfProducts(NodeID)
        /// The value of the given 1-based rank from below, clamped to the known values; unknown where there is none.
        case order(OrderRank)
        /// The least number of rows whose values, greatest first, add up to so many percent of all values; an integer,
        /// unknown where the total is not positive. Doubles are added in fixed point as above.
        case fewest(percent: Int)
    }

    public let rows: DomainID
    public let function: Function
    public let value: NodeID?
    public let filter: NodeID?
    /// On the event date of the domain.
    public let window: DayInterval?

    public init(rows: DomainID, function: Function, value: NodeID?, filter: NodeID?, window: DayInterval?) {
        self.rows = rows
        self.function = function
        self.value = value
        self.filter = filter
        self.window = window
    }
}

/// Ranks that bound a quantile at 95% for n values: the binomial's normal approximation,
/// ⌊n·p − 1.959964·√(n·p·(1−p))⌋ and ⌈n·p + 1.959964·√(n·p·(1−p))⌉ + 1, clamped to 1...n (Conover 1999).
public enum OrderRank: Sendable, Hashable {
    case lower(percent: Int)
    case upper(percent: Int)
}

/// `value in top 20%`: yes where 1 + #strictly greater ≤ k among the base's known values, k = ⌈p·n⌉ or the count itself.
/// Ties are all in. n = 0 or value unknown: unknown.
public struct Cut: Sendable, Hashable {
    public enum Amount: Sendable, Hashable {
        /// numerator / denominator in (0, 1].
        case share(numerator: Int64, denominator: Int64)
        case count(Int64)
    }

    public let value: NodeID
    /// Rows that are ranked: those where this is yes; nil: all.
    public let base: NodeID?
    /// …and whose event date is in here.
    public let window: DayInterval?
    public let fromTop: Bool
    public let amount: Amount

    public init(value: NodeID, base: NodeID?, window: DayInterval?, fromTop: Bool, amount: Amount) {
        self.value = value
        self.base = base
        self.window = window
        self.fromTop = fromTop
        self.amount = amount
    }
}

/// Scores by rank, the same for equal values: min(5, 1 + ⌊5 · (#below + ½ · #equal) / n⌋) over the n known values of the base,
/// #equal including the row itself, in whole numbers.
public struct Quintile: Sendable, Hashable {
    public let value: NodeID
    /// Rows that are ranked: those where this is yes; nil: all. Other rows get the score that their value would have.
    public let base: NodeID?
    /// …and whose event date is in here.
    public let window: DayInterval?

    public init(value: NodeID, base: NodeID?, window: DayInterval?) {
        self.value = value
        self.base = base
        self.window = window
    }
}

/// BG/NBD and Gamma-Gamma over child rows, which are purchases; those of a parent on one day are one occasion. Its domain is the
/// parent's. A parent without purchases has no answer.
public struct Fit: Sendable, Hashable {
    public enum Question: Sendable, Hashable {
        case alive
        /// Occasions in so many days after the as-of day.
        case purchases(days: Int64)
        case lifetime(days: Int64, yearlyDiscount: Double)
    }

    public let child: DomainID
    /// Position of the reference in the child's domain.
    public let reference: Int
    public let filter: NodeID?
    /// On the child's event date, which is the day of the purchase; its last day is the as-of day.
    public let window: DayInterval
    /// Integers of minor units, for lifetime values.
    public let value: NodeID?
    /// Minor units in one major unit of the value's currency.
    public let minorUnits: Double
    public let gate: FitGate
    public let question: Question

    public init(
        child: DomainID, reference: Int, filter: NodeID?, window: DayInterval, value: NodeID?, minorUnits: Double,
        gate: FitGate, question: Question
    ) {
        self.child = child
        self.reference = reference
        self.filter = filter
        self.window = window
        self.value = value
        self.minorUnits = minorUnits
        self.gate = gate
        self.question = question
    }
}

/// The first rows of a domain by an order.
public struct TopRows: Sendable, Hashable {
    public struct Order: Sendable, Hashable {
        public let node: NodeID
        public let highestFirst: Bool
        public init(node: NodeID, highestFirst: Bool) {
            self.node = node
            self.highestFirst = highestFirst
        }
    }

    public let rows: DomainID
    public let filter: NodeID?
    public let window: DayInterval?
    /// Unknown sorts last in both directions; ties go by key (bytes of the text), without a key by row.
    public let order: [Order]
    public let limit: Int?
    /// What to return of each row.
    public let values: [NodeID]

    public init(
        rows: DomainID, filter: NodeID?, window: DayInterval?, order: [Order], limit: Int?, values: [NodeID]
    ) {
        self.rows = rows
        self.filter = filter
        self.window = window
        self.order = order
        self.limit = limit
        self.values = values
    }
}

/// What the query is asked for.
public enum Output: Sendable, Hashable {
    /// A node without a domain.
    case scalar(NodeID)
    case topRows(TopRows)
    /// How a quintile node cut its values.
    case quintiles(NodeID)
    /// The models of a fit node.
    case models(NodeID)
    /// The row with this key.
    case row(DomainID, key: String, values: [NodeID])
}

/// The whole of it.
public struct Query: Sendable {
    public var domains: [Domain]
    public var nodes: [Node]
    public var outputs: [Output]

    public init(domains: [Domain] = [], nodes: [Node] = [], outputs: [Output] = []) {
        self.domains = domains
        self.nodes = nodes
        self.outputs = outputs
    }

    public subscript(_ id: NodeID) -> Node { nodes[id.index] }
    public subscript(_ id: DomainID) -> Domain { domains[id.index] }
}
