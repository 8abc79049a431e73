// Strategies, goals, actions, risks and advice.
import RhumbText
import RhumbValues

public struct Strategy: Sendable {
    public enum Rollup: Sendable, Hashable {
        case worst, weighted
    }

    public var heading: Heading
    public var rollup: Rollup
    public var owner: Owner?
    public var because: String?
    /// The strategies above it.
    public var serves: [ID<Strategy>] = []
    /// What it counts in those above it.
    public var weight = Exact(1)
    public var findings: [DatedNote] = []

    public init(heading: Heading, rollup: Rollup = .worst, owner: Owner? = nil, because: String? = nil) {
        self.heading = heading
        self.rollup = rollup
        self.owner = owner
        self.because = because
    }
}

/// Who answers for something.
public enum Owner: Sendable, Hashable {
    case person(ID<Person>)
    case resource(ID<Resource>)
}

public struct Person: Sendable {
    public var heading: Heading
    public var resource: ID<Resource>?

    public init(heading: Heading, resource: ID<Resource>?) {
        self.heading = heading
        self.resource = resource
    }
}

/// People who do work.
public struct Resource: Sendable {
    public var heading: Heading
    public var people: Exact?
    /// Per person and working day.
    public var dayRate: Money?
    /// The share of a working day that is there for the plan.
    public var capacity: Exact

    public init(heading: Heading, people: Exact?, dayRate: Money?, capacity: Exact = Exact(1)) {
        self.heading = heading
        self.people = people
        self.dayRate = dayRate
        self.capacity = capacity
    }
}

/// A number that the plan believes, with its reason.
public struct Assumption: Sendable {
    public var heading: Heading
    public var value: Literal
    public var because: String?

    public init(heading: Heading, value: Literal, because: String?) {
        self.heading = heading
        self.value = value
        self.because = because
    }
}

/// The status of a goal.
public enum GoalStatus: String, Sendable, Hashable, CaseIterable {
    case notStarted = "not_started"
    case noData = "no_data"
    case achieved, missed
    case onTrack = "on_track"
    case atRisk = "at_risk"
    case offTrack = "off_track"
}

public struct Goal: Sendable {
    public enum Baseline: Sendable, Hashable {
        case value(Literal)
        case measured(Day)
    }

    public enum Target: Sendable, Hashable {
        /// Absolute.
        case value(Literal)
        /// From the baseline, up where positive: points, percent of the baseline, or the metric's own unit.
        case up(Literal)
        case down(Literal)
    }

    /// What the goal asks for.
    public enum Aim: Sendable, Hashable {
        /// A target by the deadline.
        case reach(Target)
        /// Never below (or above) a bound on the review dates, but for 1 − `share` of them. nil: on every one.
        case keep(atLeast: Bool, Literal, share: Exact?)
        /// Inside a range, ends included.
        case hold(Literal, Literal, share: Exact?)
    }

    /// The way from stop to stop: in a straight line, or as the same flow went a year earlier.
    public enum Pace: String, Sendable, Hashable {
        case straight, seasonal
    }

    public struct Milestone: Sendable, Hashable {
        public let value: Literal
        public let day: Day
        public init(value: Literal, day: Day) {
            self.value = value
            self.day = day
        }
    }

    public struct Review: Sendable, Hashable {
        public let day: Day
        public let finding: String
        public let by: Owner?
        public init(day: Day, finding: String, by: Owner?) {
            self.day = day
            self.finding = finding
            self.by = by
        }
    }

    /// The target was moved: from this day on another value is asked for.
    public struct Revision: Sendable, Hashable {
        public let day: Day
        /// Absolute.
        public let to: Literal
        public let because: String?
        public init(day: Day, to: Literal, because: String?) {
            self.day = day
            self.to = to
            self.because = because
        }
    }

    public var heading: Heading
    public var segment: ID<Segment>?
    /// A fixed cohort: membership as of this day.
    public var cohort: Day?
    /// No row; without the restriction to `segment`.
    public var measure: Expression.Node
    /// Name of the metric that is measured, nil for an expression.
    public var metric: ID<Metric>?
    public var better: Metric.Better
    public var kind: Metric.Kind
    public var aim: Aim
    public var start: Day?
    public var deadline: Day
    public var baseline: Baseline?
    public var milestones: [Milestone]
    /// How the line to the target runs.
    public var pace = Pace.straight
    /// The goal that this one is a part of.
    public var parent: ID<Goal>?
    /// 1 is the highest.
    public var priority: Int?
    public var lessons: [DatedNote] = []
    public var findings: [DatedNote] = []
    /// By day, each within the goal's time.
    public var revisions: [Revision] = []
    /// A phase: it starts the day after that goal was achieved.
    public var startsAfter: ID<Goal>?
    /// Of a phase: the day on which it began, found by measuring the goal that it waits for; nil: it has not begun.
    public var begins: Day?
    public var serves: [ID<Strategy>]
    public var owner: Owner?
    public var roles: Roles
    public var reviewEvery: CalendarSpan?
    public var reviews: [Review]
    public var because: String?
    public var weight: Exact
    /// Pace from which on a goal is on track, and at risk; nil: the project's.
    public var bands: Bands?
    public var atLeastRows: Int?

    public init(
        heading: Heading, measure: Expression.Node, better: Metric.Better, kind: Metric.Kind, aim: Aim, deadline: Day
    ) {
        self.heading = heading
        self.measure = measure
        self.better = better
        self.kind = kind
        self.aim = aim
        self.deadline = deadline
        segment = nil
        cohort = nil
        metric = nil
        start = nil
        baseline = nil
        milestones = []
        serves = []
        owner = nil
        roles = Roles()
        reviewEvery = nil
        reviews = []
        because = nil
        weight = Exact(1)
        bands = nil
        atLeastRows = nil
    }
}

/// Pace limits of the statuses; 0.95 and 0.75 follow what goal products use.
public struct Bands: Sendable, Hashable {
    public let onTrack: Double
    public let atRisk: Double
    public init(onTrack: Double = 0.95, atRisk: Double = 0.75) {
        self.onTrack = onTrack
        self.atRisk = atRisk
    }
}

/// "After this, plus so many working days."
public struct Link: Sendable, Hashable {
    public enum Target: Sendable, Hashable {
        case action(ID<Action>)
        /// A task of an action by its position.
        case task(ID<Action>, Int)
    }

    public let target: Target
    /// Working days; negative: an overlap.
    public let lag: Int

    public init(_ target: Target, lag: Int) {
        self.target = target
        self.lag = lag
    }
}

public struct Action: Sendable {
    public struct Contribution: Sendable, Hashable {
        public let goal: ID<Goal>
        /// Towards the target, also for a falling goal.
        public let by: Literal?
        public init(goal: ID<Goal>, by: Literal?) {
            self.goal = goal
            self.by = by
        }
    }

    public struct Task: Sendable {
        public let heading: Heading
        public var workdays: Int
        public let after: [Link]
        public let owner: Owner?
        /// A ratio.
        public let done: Exact?

        public init(heading: Heading, workdays: Int, after: [Link], owner: Owner?, done: Exact?) {
            self.heading = heading
            self.workdays = workdays
            self.after = after
            self.owner = owner
            self.done = done
        }
    }

    /// Share done, and when that was said.
    public struct Progress: Sendable, Hashable {
        /// A ratio.
        public let done: Exact
        public let day: Day?
        public init(done: Exact, day: Day?) {
            self.done = done
            self.day = day
        }
    }

    public var heading: Heading
    /// As written: training, culture…
    public var kind: String?
    public var advances: [Contribution]
    public var owner: Owner?
    public var roles: Roles
    public var after: [Link]
    public var start: Day?
    public var finish: Day?
    /// Person-days.
    public var effort: Exact?
    /// Of each repetition.
    public var cost: Money?
    public var spent: [Spending]
    public var repeats: Repetition?
    public var tasks: [Task]
    public var progress: Progress?
    /// What the share done is measured by: no row, a percent; nil: it is reported.
    public var measuredProgress: NamedValue?
    public var lessons: [DatedNote] = []
    /// Switched off by a scenario.
    public var isOff: Bool

    public init(heading: Heading) {
        self.heading = heading
        kind = nil
        advances = []
        owner = nil
        roles = Roles()
        after = []
        start = nil
        finish = nil
        effort = nil
        cost = nil
        spent = []
        repeats = nil
        tasks = []
        progress = nil
        measuredProgress = nil
        isOff = false
    }
}

public struct Risk: Sendable {
    public enum Likelihood: Sendable, Hashable {
        /// 1 to 5.
        case score(Int)
        /// A probability.
        case share(Exact)
        /// Over data: a percent.
        case measured(Expression.Node)
    }

    public enum Strategy: String, Sendable, Hashable {
        case avoid, transfer, mitigate, accept
    }

    public struct Response: Sendable, Hashable {
        public let strategy: Strategy
        public let action: ID<Action>?
        public let approver: Owner?
        public let until: Day?

        public init(strategy: Strategy, action: ID<Action>?, approver: Owner?, until: Day?) {
            self.strategy = strategy
            self.action = action
            self.approver = approver
            self.until = until
        }
    }

    public var heading: Heading
    /// As written: market, credit, liquidity…
    public var kind: String?
    public var likelihood: Likelihood?
    /// 1 to 5.
    public var impactScore: Int?
    public var impactAmount: Money?
    public var threatens: [ID<Goal>]
    /// No row; its parts joined by `and`.
    public var signal: [Condition]
    public var response: Response?
    public var fallback: Response?
    public var owner: Owner?
    public var roles: Roles
    public var reviewEvery: CalendarSpan?
    public var reviews: [Goal.Review]
    /// Likelihood and impact after the response.
    public var residual: Residual?
    public var because: String?

    public init(heading: Heading) {
        self.heading = heading
        kind = nil
        likelihood = nil
        impactScore = nil
        impactAmount = nil
        threatens = []
        signal = []
        response = nil
        fallback = nil
        owner = nil
        roles = Roles()
        reviewEvery = nil
        reviews = []
        residual = nil
        because = nil
    }
}

/// A sentence with holes.
public struct Template: Sendable {
    public enum Part: Sendable {
        case text(String)
        case value(NamedValue)
    }

    public let parts: [Part]
    public init(_ parts: [Part]) { self.parts = parts }
}

public struct Advice: Sendable {
    public struct Order: Sendable, Hashable {
        public let node: Expression.Node
        public let highestFirst: Bool
        public init(node: Expression.Node, highestFirst: Bool) {
            self.node = node
            self.highestFirst = highestFirst
        }
    }

    /// What following the advice for one row is worth.
    public struct Worth: Sendable {
        /// In the row that the advice speaks to.
        public let node: Expression.Node
        /// As written, in both languages.
        public let text: Message
        /// The values that it rests on.
        public let values: [NamedValue]

        public init(node: Expression.Node, text: Message, values: [NamedValue]) {
            self.node = node
            self.text = text
            self.values = values
        }
    }

    public var heading: Heading
    /// Whom it is for: a dataset, narrowed by a segment and conditions; nil: the plan itself.
    public var dataset: ID<Dataset>?
    public var segment: ID<Segment>?
    public var conditions: [Condition]
    /// No row; may ask for the status of goals.
    public var when: Expression.Node?
    public var whenText: Message?
    /// By language; the plan's own where there is only one.
    public var say: [Language: Template]
    public var serves: ID<Goal>?
    public var starts: ID<Action>?
    public var worth: Worth?
    public var order: [Order]
    public var limit: Int?
    /// Switched off by a scenario.
    public var isOff: Bool

    public init(heading: Heading) {
        self.heading = heading
        dataset = nil
        segment = nil
        conditions = []
        when = nil
        whenText = nil
        say = [:]
        serves = nil
        starts = nil
        worth = nil
        order = []
        limit = nil
        isOff = false
    }
}
