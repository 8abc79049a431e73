// Declarations that look at rows in an order of their own: funnels, cohorts, surveys.
import RhumbText
import RhumbValues

/// Dated stages that a row passes through.
public struct Funnel: Sendable {
    public struct Stage: Sendable {
        public let name: String
        public let title: String?
        /// In the row of the funnel's dataset: the day on which the stage was reached.
        public let date: Expression.Node

        public init(name: String, title: String?, date: Expression.Node) {
            self.name = name
            self.title = title
            self.date = date
        }

        /// What a report calls it.
        public var shown: String { title ?? name }
    }

    public var heading: Heading
    public var dataset: ID<Dataset>
    /// Only its members; nil: all rows.
    public var segment: ID<Segment>?
    public var stages: [Stage]
    /// A row that reached a stage less long ago and did not go on is immature, not lost. nil: every row is judged at once.
    public var matureAfter: CalendarSpan?

    public init(heading: Heading, dataset: ID<Dataset>) {
        self.heading = heading
        self.dataset = dataset
        segment = nil
        stages = []
        matureAfter = nil
    }
}

/// Customers by the period of their first activity, followed through the periods after it.
public struct Cohorts: Sendable {
    public var heading: Heading
    public var dataset: ID<Dataset>
    /// Only its members; nil: all rows.
    public var segment: ID<Segment>?
    /// How the rows that show activity refer to the dataset.
    public var rows: ID<Reference>?
    /// In such a row; nil: every one counts.
    public var condition: Expression.Node?
    public var unit: CalendarUnit
    /// Number of periods up to today's.
    public var last: Int
    /// A cell counts who was active in that very period; unbounded: in it or later.
    public var isBounded: Bool

    public init(heading: Heading, dataset: ID<Dataset>) {
        self.heading = heading
        self.dataset = dataset
        segment = nil
        rows = nil
        condition = nil
        unit = .month
        last = 8
        isBounded = true
    }
}

/// Questions with a choice of answers, whose points add up to a value of the row.
public struct Survey: Sendable {
    public struct Option: Sendable {
        /// As the data have it.
        public let text: String
        public let title: String?
        public let points: Exact?

        public init(text: String, title: String?, points: Exact?) {
            self.text = text
            self.title = title
            self.points = points
        }

        public var shown: String { title ?? text }
    }

    public struct Question: Sendable {
        public let title: String
        /// Position of a `one of` or `several of` column.
        public let column: Int
        /// In the order of the column's texts.
        public let options: [Option]
        /// Position among the parts; nil: before the first.
        public let part: Int?

        public init(title: String, column: Int, options: [Option], part: Int?) {
            self.title = title
            self.column = column
            self.options = options
            self.part = part
        }

        public var hasPoints: Bool { options.contains { $0.points != nil } }
    }

    public var heading: Heading
    public var dataset: ID<Dataset>
    public var segment: ID<Segment>?
    public var parts: [String]
    public var questions: [Question]

    public init(heading: Heading, dataset: ID<Dataset>) {
        self.heading = heading
        self.dataset = dataset
        segment = nil
        parts = []
        questions = []
    }

    public var hasPoints: Bool { questions.contains(where: \.hasPoints) }
}
