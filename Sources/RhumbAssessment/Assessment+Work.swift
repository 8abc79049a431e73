// Verdicts about work, money and risks.
public import RhumbModel
public import RhumbText
public import RhumbValues

public enum ActionStatus: String, Sendable, Hashable {
    case notStarted = "not_started"
    case onTime = "on_time"
    case late, done, unknown
}

/// What a late action holds up.
public enum Delay: Sendable, Hashable {
    /// A goal that it advances, and by how much.
    case goal(ID<Goal>, by: Literal?)
    /// Work that waits for it, directly or not, and is late for that: its planned finish, the one to expect now, and
    /// working days.
    case action(ID<Action>, finish: Day, projected: Day, lateByDays: Int)
}

public struct ActionAssessment: Sendable {
    public let status: Explained<ActionStatus>
    /// As planned (declared, or by the links and tasks).
    public let start: Day?
    public let finish: Day?
    /// As projected from the progress.
    public let projectedFinish: Day?
    /// A ratio; nil: not reported.
    public let done: Double?
    /// The share of the work that should be done today.
    public let planned: Double?
    public let isCritical: Bool
    /// Working days; 0 where on time; nil where unknown.
    public let lateByDays: Int?
    /// Cost and effort at the resource's rate, of all repetitions; nil where neither is known.
    public let cost: Money?
    /// By today; nil where nothing is reported.
    public let spent: Money?
    /// How often it runs: 1, or the repetitions.
    public let times: Int
    /// What the advice that starts it is worth today, else the advice that serves its goals; nil where there is none.
    public internal(set) var worth: Money?
    /// Of a late action.
    public let delays: [Delay]
    /// What is worth saying whatever the status.
    public let remarks: [Message]
    /// What is good to know beside: money spent, worth of advice.
    public internal(set) var asides: [Message]

    public init(
        status: Explained<ActionStatus>, start: Day?, finish: Day?, projectedFinish: Day?, done: Double?,
        planned: Double?, isCritical: Bool, lateByDays: Int?, cost: Money?, spent: Money? = nil, times: Int = 1,
        worth: Money? = nil, delays: [Delay] = [], remarks: [Message] = [],
        asides: [Message] = []
    ) {
        self.status = status
        self.start = start
        self.finish = finish
        self.projectedFinish = projectedFinish
        self.done = done
        self.planned = planned
        self.isCritical = isCritical
        self.lateByDays = lateByDays
        self.cost = cost
        self.spent = spent
        self.times = times
        self.worth = worth
        self.delays = delays
        self.remarks = remarks
        self.asides = asides
    }
}

public struct BudgetAssessment: Sendable {
    public let budget: Money?
    /// Σ cost + Σ effort × rate.
    public let planned: Money
    /// By today.
    public let spent: Money
    public let because: [Message]

    public init(budget: Money?, planned: Money, spent: Money, because: [Message]) {
        self.budget = budget
        self.planned = planned
        self.spent = spent
        self.because = because
    }
}

public struct RiskAssessment: Sendable {
    /// 1 to 5.
    public let likelihood: Int?
    /// 1 to 5; nil where the impact is an amount only.
    public let impact: Int?
    public let score: Int?
    public let rating: Rating?
    public let expectedLoss: Money?
    /// After the response; 0 where it is avoided.
    public let residualScore: Int?
    public let residualRating: Rating?
    public let residualLoss: Money?
    /// Of the action that responds.
    public let treatmentCost: Money?
    /// Expected loss less what remains of it.
    public let lossReduction: Money?
    public let signal: Explained<SignalState>
    /// Start this now: the declared response, where the signal fired.
    public let response: Risk.Response?
    public let because: [Message]

    public init(
        likelihood: Int?, impact: Int?, score: Int?, rating: Rating?, expectedLoss: Money?,
        residualScore: Int? = nil, residualRating: Rating? = nil, residualLoss: Money? = nil,
        treatmentCost: Money? = nil, lossReduction: Money? = nil, signal: Explained<SignalState>,
        response: Risk.Response?, because: [Message]
    ) {
        self.likelihood = likelihood
        self.impact = impact
        self.score = score
        self.rating = rating
        self.expectedLoss = expectedLoss
        self.residualScore = residualScore
        self.residualRating = residualRating
        self.residualLoss = residualLoss
        self.treatmentCost = treatmentCost
        self.lossReduction = lossReduction
        self.signal = signal
        self.response = response
        self.because = because
    }
}

public struct RiskReviewAssessment: Sendable {
    public let risk: ID<Risk>
    public let due: Day
    /// Calendar days since it was due; 0 where it is not overdue.
    public let overdueDays: Int

    public init(risk: ID<Risk>, due: Day, overdueDays: Int) {
        self.risk = risk
        self.due = due
        self.overdueDays = overdueDays
    }
}

/// What an undertaking costs and brings over its horizon.
public struct InvestmentAssessment: Sendable {
    /// One year of it; year 0 is the moment of the decision.
    public struct Year: Sendable, Hashable {
        public let cost: Money
        public let benefit: Money

        public init(cost: Money, benefit: Money) {
            self.cost = cost
            self.benefit = benefit
        }
    }

    /// Cost and effort of its actions, once.
    public let actionsCost: Money?
    /// Total cost of ownership: all costs of the horizon, not discounted. nil where an amount is unknown.
    public let totalCost: Money?
    public let benefit: Money?
    /// (benefit − cost) / cost
    public let returnOnInvestment: Double?
    /// Σ (benefit − cost of year t) / (1 + discount)^t
    public let netPresentValue: Money?
    /// Months until what came in covers what went out; nil where that is not within the horizon.
    public let paybackMonths: Int?
    /// From year 0 on.
    public let years: [Year]
    public let because: [Message]

    public init(
        actionsCost: Money?, totalCost: Money?, benefit: Money?, returnOnInvestment: Double?, netPresentValue: Money?,
        paybackMonths: Int?, years: [Year], because: [Message]
    ) {
        self.actionsCost = actionsCost
        self.totalCost = totalCost
        self.benefit = benefit
        self.returnOnInvestment = returnOnInvestment
        self.netPresentValue = netPresentValue
        self.paybackMonths = paybackMonths
        self.years = years
        self.because = because
    }
}
