// Datasets and what is defined on their rows.
import RhumbText
import RhumbValues

/// A declaration's name, its title as written, and where it stands.
public struct Heading: Sendable, Hashable {
    public let name: String
    public let title: String?
    public let span: SourceSpan

    public init(name: String, title: String?, span: SourceSpan) {
        self.name = name
        self.title = title
        self.span = span
    }

    /// What a report calls it.
    public var shown: String { title ?? name }
}

public struct Dataset: Sendable {
    public var heading: Heading
    /// As declared: a path relative to the plan's file.
    public var path: String?
    public var columns: [DatasetColumn]
    /// Position of the key column.
    public var key: Int?
    /// Position of the date column that says since when a row is a fact.
    public var event: Int?
    /// The day of the export.
    public var extracted: Day?
    /// Position of the yes/no column without whose yes a row receives no advice.
    public var consent: Int?
    public var requirements: [Requirement]

    public init(heading: Heading, path: String?) {
        self.heading = heading
        self.path = path
        columns = []
        key = nil
        event = nil
        extracted = nil
        consent = nil
        requirements = []
    }
}

public struct DatasetColumn: Sendable {
    public enum Kind: Sendable, Hashable {
        case text
        case yesNo
        case integer
        /// Decimal places that are kept; digits beyond them are a bad cell unless `rounded`.
        case number(scale: Int, rounded: Bool)
        case percent
        case money(Currency)
        case date
        /// The zone that texts with a zone of their own are brought to; nil: the clock as it is written.
        case timestamp(ClockZone?)
        case category([String])
        /// Several texts in one cell, apart by the separator; at most 63 different ones.
        case several([String], separator: String)
        case reference(ID<Reference>)
    }

    /// The most texts that a cell of several can choose from.
    public static let mostChoices = 63

    public let name: String
    public let kind: Kind
    public let optional: Bool
    /// Overwritten at its source: known on the run's own day only.
    public let current: Bool
    /// Ends included.
    public let range: ClosedRange<Exact>?
    public let span: SourceSpan

    public init(
        name: String, kind: Kind, optional: Bool, current: Bool, range: ClosedRange<Exact>?, span: SourceSpan
    ) {
        self.name = name
        self.kind = kind
        self.optional = optional
        self.current = current
        self.range = range
        self.span = span
    }
}

/// A column that holds keys of another dataset.
public struct Reference: Sendable {
    public let child: ID<Dataset>
    public let column: Int
    public let parent: ID<Dataset>
    /// What the parent's rows call their child rows.
    public let relation: String

    public init(child: ID<Dataset>, column: Int, parent: ID<Dataset>, relation: String) {
        self.child = child
        self.column = column
        self.parent = parent
        self.relation = relation
    }
}

/// What the data must be before a goal may rest on it.
public struct Requirement: Sendable {
    public enum Kind: String, Sendable, Hashable {
        case inaccurate, stale, missing, duplicate
    }

    public enum Check: Sendable, Hashable {
        /// The condition holds for at least this share of the rows where it is known; nil: for every one.
        case holds(Expression.Node, share: Exact?)
        /// The value is known in at least this share of the rows; nil: in every one.
        case known(Expression.Node, share: Exact?)
        /// The newest of these dates is at most this old.
        case fresh(Expression.Node, CalendarSpan)
        /// No two rows agree on these columns; rows with a blank among them are left out.
        case unique([Int])
    }

    /// As written, in both languages.
    public let text: Message
    public let kind: Kind
    public let check: Check
    /// Columns of the dataset that it is about.
    public let columns: [Int]
    public let span: SourceSpan

    public init(text: Message, kind: Kind, check: Check, columns: [Int], span: SourceSpan) {
        self.text = text
        self.kind = kind
        self.check = check
        self.columns = columns
        self.span = span
    }
}

/// A value per row.
public struct Attribute: Sendable {
    public var heading: Heading
    public var dataset: ID<Dataset>
    public var value: Expression.Node

    public init(heading: Heading, dataset: ID<Dataset>, value: Expression.Node) {
        self.heading = heading
        self.dataset = dataset
        self.value = value
    }
}

/// One condition of a conjunction, ready to be a reason.
public struct Condition: Sendable {
    public let node: Expression.Node
    /// The condition as written, in both languages.
    public let text: Message
    /// The named values that it rests on.
    public let values: [NamedValue]

    public init(node: Expression.Node, text: Message, values: [NamedValue]) {
        self.node = node
        self.text = text
        self.values = values
    }
}

/// A value of a row or of the plan with the words that name it.
public struct NamedValue: Sendable {
    public let name: Message
    public let node: Expression.Node

    public init(name: Message, node: Expression.Node) {
        self.name = name
        self.node = node
    }
}

/// A yes/no value per row with a title.
public struct Segment: Sendable {
    public var heading: Heading
    public var dataset: ID<Dataset>
    /// Narrows another segment of the same dataset.
    public var base: ID<Segment>?
    /// The parts of `where`, joined by `and`; empty: everyone in the base.
    public var conditions: [Condition]
    public var promise: String?
    public var findings: [DatedNote] = []

    public init(heading: Heading, dataset: ID<Dataset>) {
        self.heading = heading
        self.dataset = dataset
        base = nil
        conditions = []
        promise = nil
    }
}

/// An ordered category per row.
public struct Tiers: Sendable {
    public struct Tier: Sendable {
        public let name: String
        public let title: String?
        /// nil: otherwise.
        public let condition: Expression.Node?
        /// Another name that expressions may use.
        public let alias: String?

        public init(name: String, title: String?, condition: Expression.Node?, alias: String? = nil) {
            self.name = name
            self.title = title
            self.condition = condition
            self.alias = alias
        }

        /// What a report calls it: a tier of the ready-made grid has a name in either language.
        public var shown: Message { Message(title ?? name, zh: alias ?? title ?? name) }
    }

    public var heading: Heading
    public var dataset: ID<Dataset>
    /// From the highest to the lowest.
    public var tiers: [Tier]
    /// The quintiles that a ready-made grid rests on, with what they are called.
    public var scores: [NamedValue] = []

    public init(heading: Heading, dataset: ID<Dataset>, tiers: [Tier]) {
        self.heading = heading
        self.dataset = dataset
        self.tiers = tiers
    }
}

/// An aggregate, or arithmetic of aggregates.
public struct Metric: Sendable {
    public enum Better: Sendable, Hashable {
        case higher, lower
    }

    /// A flow accumulates from the start of a goal; a stock is a level.
    public enum Kind: String, Sendable, Hashable {
        case flow, stock
    }

    public var heading: Heading
    public var value: Expression.Node
    public var better: Better?
    public var kind: Kind
    /// Fewer rows than this are no data.
    public var atLeastRows: Int?
    public var split: Split?
    /// So many months ahead it is to be projected.
    public var forecast: Int?

    public init(heading: Heading, value: Expression.Node, better: Better?, kind: Kind, atLeastRows: Int?) {
        self.heading = heading
        self.value = value
        self.better = better
        self.kind = kind
        self.atLeastRows = atLeastRows
    }
}
