// Who answers for what, what work costs, and what it brings back.
import RhumbText
public import RhumbValues

/// Who has a part in something besides the one who does it.
public struct Roles: Sendable, Hashable {
    /// Has the last word.
    public var decides: Owner?
    /// Is asked before.
    public var consults: [Owner]
    /// Is told after.
    public var informs: [Owner]

    public init(decides: Owner? = nil, consults: [Owner] = [], informs: [Owner] = []) {
        self.decides = decides
        self.consults = consults
        self.informs = informs
    }
}

extension Action {
    /// How often it runs: once, or as often as it repeats.
    public var times: Int {
        guard let repeats, let start else { return 1 }
        return repeats.starts(from: start).count
    }

    /// Money that is gone.
    public struct Spending: Sendable, Hashable {
        public let amount: Money
        /// nil: from the beginning on.
        public let day: Day?

        public init(amount: Money, day: Day?) {
            self.amount = amount
            self.day = day
        }
    }

    /// The same work again and again: its first start is the action's, each later one a span after it.
    public struct Repetition: Sendable, Hashable {
        public let every: CalendarSpan
        /// The last day on which one may start.
        public let until: Day

        public init(every: CalendarSpan, until: Day) {
            self.every = every
            self.until = until
        }

        /// The days on which the work starts, at most 10,000.
        public func starts(from first: Day) -> [Day] {
            guard every.approximateDays >= 1 else { return [first] }
            var days: [Day] = []
            while days.count < 10_000 {
                let day = every.times(days.count).after(first)
                guard day <= until, day < .last else { break }
                days.append(day)
            }
            return days.isEmpty ? [first] : days
        }
    }
}

/// What an undertaking costs and brings over some years.
public struct Investment: Sendable {
    public enum Kind: String, Sendable, Hashable {
        case cost, benefit
    }

    /// How often an amount is due.
    public enum Rhythm: Sendable, Hashable {
        case once
        /// A whole number of times a year: 12 per month, 4 per quarter, 1 per year.
        case perYear(Int)
    }

    public struct Amount: Sendable {
        public let heading: Heading
        public let kind: Kind
        /// No row; money.
        public let value: NamedValue
        public let rhythm: Rhythm
        /// The first day of it; nil: the investment's own.
        public let from: Day?

        public init(heading: Heading, kind: Kind, value: NamedValue, rhythm: Rhythm, from: Day?) {
            self.heading = heading
            self.kind = kind
            self.value = value
            self.rhythm = rhythm
            self.from = from
        }
    }

    public var heading: Heading
    /// Actions whose cost and effort count once, at the beginning.
    public var actions: [ID<Action>]
    public var amounts: [Amount]
    public var horizonMonths: Int
    /// A ratio a year.
    public var discount: Exact
    public var owner: Owner?
    public var roles: Roles
    public var because: String?

    public init(heading: Heading) {
        self.heading = heading
        actions = []
        amounts = []
        horizonMonths = 36
        discount = .zero
        owner = nil
        roles = Roles()
        because = nil
    }
}

/// What somebody has a part in, by name, in the order of the plan.
public struct Duties: Sendable {
    public var owns: [Heading] = []
    public var decides: [Heading] = []
    public var consulted: [Heading] = []
    public var informed: [Heading] = []

    public var isEmpty: Bool { owns.isEmpty && decides.isEmpty && consulted.isEmpty && informed.isEmpty }
}

extension CheckedPlan {
    /// Everything that somebody owns, decides, is asked about or told of: strategies, goals, actions with their tasks,
    /// investments and risks.
    public func duties(of owner: Owner) -> Duties {
        var duties = Duties()
        func add(_ heading: Heading, _ doer: Owner?, _ roles: Roles) {
            if doer == owner { duties.owns.append(heading) }
            if roles.decides == owner { duties.decides.append(heading) }
            if roles.consults.contains(owner) { duties.consulted.append(heading) }
            if roles.informs.contains(owner) { duties.informed.append(heading) }
        }
        for strategy in strategies.all { add(strategy.heading, strategy.owner, Roles()) }
        for goal in goals.all { add(goal.heading, goal.owner, goal.roles) }
        for action in actions.all where !action.isOff {
            add(action.heading, action.owner, action.roles)
            for task in action.tasks where task.owner != nil { add(task.heading, task.owner, Roles()) }
        }
        for investment in investments.all { add(investment.heading, investment.owner, investment.roles) }
        for risk in risks.all { add(risk.heading, risk.owner, risk.roles) }
        return duties
    }

    /// Is there anybody who decides, is asked or is told?
    public var hasRoles: Bool {
        let all =
            goals.all.map(\.roles) + actions.all.map(\.roles) + investments.all.map(\.roles) + risks.all.map(\.roles)
        return all.contains { $0 != Roles() }
    }
}
