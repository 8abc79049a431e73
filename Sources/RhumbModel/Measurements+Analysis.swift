// What a run measured of funnels, cohorts and surveys.
import RhumbValues

public struct FunnelMeasurement: Sendable, Hashable {
    /// From one stage to another.
    public struct Conversion: Sendable, Hashable {
        /// Rows that went on.
        public let yes: Int64
        /// Rows that went on or had time enough to.
        public let n: Int64
        /// Rows that are too young to be judged.
        public let immature: Int64

        public init(yes: Int64, n: Int64, immature: Int64) {
            self.yes = yes
            self.n = n
            self.immature = immature
        }

        /// A ratio; nil of nobody.
        public var share: Double? { n > 0 ? Double(yes) / Double(n) : nil }

        /// Wilson's 95% interval.
        public var interval: Statistics.Bounds? { Statistics.wilson(yes: yes, n: n) }
    }

    public struct Stage: Sendable, Hashable {
        /// Rows that reached it, or a later one.
        public let reached: Int64
        /// From the stage before; nil of the first.
        public let step: Conversion?
        /// From the first stage; nil of the first.
        public let whole: Conversion?
        /// Median of the days since the stage before, where both days are known.
        public let days: Double?

        public init(reached: Int64, step: Conversion?, whole: Conversion?, days: Double?) {
            self.reached = reached
            self.step = step
            self.whole = whole
            self.days = days
        }
    }

    public let stages: [Stage]

    public init(stages: [Stage]) { self.stages = stages }
}

public struct CohortsMeasurement: Sendable, Hashable {
    public struct Cohort: Sendable, Hashable {
        public let period: DayInterval
        /// Customers whose first activity lies in the period.
        public let size: Int64
        /// Active ones by age in periods, from 0; nil where that period is not over yet.
        public let active: [Int64?]

        public init(period: DayInterval, size: Int64, active: [Int64?]) {
            self.period = period
            self.size = size
            self.active = active
        }

        /// The share that was active at an age, a ratio; nil where it is not known.
        public func share(atAge age: Int) -> Double? {
            guard active.indices.contains(age), let count = active[age], size > 0 else { return nil }
            return Double(count) / Double(size)
        }
    }

    /// Oldest first.
    public let cohorts: [Cohort]

    public init(cohorts: [Cohort]) { self.cohorts = cohorts }
}

public struct SurveyMeasurement: Sendable, Hashable {
    public struct Question: Sendable, Hashable {
        /// Answers by option, in order; a cell of several counts for each of them.
        public let counts: [Int64]
        public let answered: Int64
        public let unanswered: Int64
        /// Mean of the points of those who answered; nil without points or answers.
        public let points: Double?

        public init(counts: [Int64], answered: Int64, unanswered: Int64, points: Double?) {
            self.answered = answered
            self.counts = counts
            self.unanswered = unanswered
            self.points = points
        }
    }

    /// Rows asked.
    public let rows: Int64
    public let questions: [Question]
    /// Mean sum of points by part, of those who answered something in it.
    public let parts: [Double?]
    /// Mean sum of all points, of those who answered something.
    public let points: Double?

    public init(rows: Int64, questions: [Question], parts: [Double?], points: Double?) {
        self.rows = rows
        self.questions = questions
        self.parts = parts
        self.points = points
    }
}
