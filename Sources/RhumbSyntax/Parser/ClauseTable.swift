// Which clause words each kind of declaration has, and what kinds are called.

import RhumbText

extension DeclarationKind {
    /// The declaration word.
    public var keyword: Keyword {
        switch self {
        case .plan: .declPlan
        case .use: .declUse
        case .strategy: .declStrategy
        case .dataset: .declDataset
        case .attributes: .declAttributes
        case .segment: .declSegment
        case .tiers: .declTiers
        case .metric: .declMetric
        case .funnel: .declFunnel
        case .cohorts: .declCohorts
        case .survey: .declSurvey
        case .goal: .declGoal
        case .programme: .declProgramme
        case .person: .declPerson
        case .resource: .declResource
        case .assumption: .declAssumption
        case .calendar: .declCalendar
        case .action: .declAction
        case .investment: .declInvestment
        case .risk: .declRisk
        case .advice: .declAdvice
        case .scenario: .declScenario
        case .test: .declTest
        }
    }

    /// The declaration word as a message.
    var word: Message { Message(keyword.english, zh: keyword.chinese) }

    /// Clause words of the block, in the order in which the reference gives them. `title en "…"` is possible everywhere.
    var clauseWords: [Keyword] {
        switch self {
        case .plan:
            [
                .planPeriod, .planCurrency, .planBudget, .planToday, .planContact, .planFit, .commonFinding,
                .commonBecause, .commonNote,
            ]
        case .use, .assumption: []
        case .strategy:
            [.strategyRollup, .goalServes, .goalWeight, .commonOwner, .commonFinding, .commonBecause, .commonNote]
        case .dataset: [.datasetKey, .datasetEvent, .datasetExtracted, .datasetConsent, .datasetRequire]
        case .attributes, .scenario: []
        case .tiers: [.tiersRFM]
        case .segment: [.segmentPromise, .commonFinding, .commonBecause, .commonNote]
        case .metric:
            [
                .betterHigher, .betterLower, .commonKind, .metricSplit, .metricForecast, .atLeast, .commonBecause,
                .commonNote,
            ]
        case .funnel: [.funnelStage, .funnelMature, .commonBecause, .commonNote]
        case .cohorts: [.cohortsActive, .every, .cohortsLast, .cohortsUnbounded, .commonBecause, .commonNote]
        case .survey: [.surveyPart, .surveyQuestion, .commonBecause, .commonNote]
        case .goal:
            [
                .goalOf, .goalMeasure, .goalStart, .goalBaseline, .goalTarget, .goalKeep, .goalHold, .goalDeadline,
                .goalMilestone, .goalPace, .goalServes, .goalPartOf, .commonOwner, .commonDecides, .commonConsults,
                .commonInforms, .goalPriority, .goalWeight, .goalReview, .goalReviewed, .goalRevised, .goalBands,
                .atLeast, .commonLesson, .commonFinding, .commonBecause, .commonNote,
            ]
        case .programme:
            [
                .programmeCovers, .segmentPromise, .planBudget, .commonOwner, .commonLesson, .commonBecause,
                .commonNote,
            ]
        case .person: [.personOf, .commonBecause, .commonNote]
        case .resource: [.resourcePeople, .resourceRate, .resourceCapacity, .commonBecause, .commonNote]
        case .calendar: [.calendarHoliday, .calendarWorkday, .commonBecause, .commonNote]
        case .action:
            [
                .actionAdvances, .commonKind, .commonOwner, .commonDecides, .commonConsults, .commonInforms,
                .goalStartAfter, .goalStart, .actionFinish, .actionRepeats, .actionEffort, .actionCost, .actionSpent,
                .actionDone, .actionTask, .commonLesson, .commonBecause, .commonNote,
            ]
        case .investment:
            [
                .investmentOf, .actionCost, .investmentBenefit, .investmentHorizon, .investmentDiscount, .commonOwner,
                .commonDecides, .commonConsults, .commonInforms, .commonBecause, .commonNote,
            ]
        case .risk:
            [
                .commonKind, .riskLikelihood, .riskImpact, .riskThreatens, .riskSignal, .riskResponse, .riskFallback,
                .riskResidual, .commonOwner, .commonDecides, .commonConsults, .commonInforms, .goalReview,
                .goalReviewed, .commonBecause, .commonNote,
            ]
        case .advice:
            [
                .adviceSay, .goalServes, .goalStart, .adviceWorth, .adviceOrder, .adviceLimit, .commonBecause,
                .commonNote,
            ]
        case .test: [.planToday, .testGiven, .testExpect]
        }
    }

    /// The block's lines begin with names of the author's.
    var hasOwnNames: Bool {
        switch self {
        case .dataset, .attributes, .tiers, .scenario: true
        case .plan, .use, .strategy, .segment, .metric, .funnel, .cohorts, .survey, .goal, .programme, .person,
            .resource, .assumption, .calendar, .action, .investment, .risk, .advice, .test:
            false
        }
    }
}

/// Kinds of declaration, as bits. Their words are the first of the table of keywords.
struct BlockSet: Sendable {
    private var bits: UInt64 = 0

    mutating func insert(_ kind: DeclarationKind) { bits |= 1 << kind.keyword.ordinal }

    func contains(_ kind: DeclarationKind) -> Bool { bits & (1 << kind.keyword.ordinal) != 0 }
}

extension DeclarationKind {
    /// For each keyword, by ordinal, the kinds in whose blocks it is a clause word.
    static func blockSets() -> [BlockSet] {
        var sets = Array(repeating: BlockSet(), count: Keyword.allCases.count)
        for kind in allCases { for keyword in kind.clauseWords { sets[keyword.ordinal].insert(kind) } }
        return sets
    }

    /// The kind that a declaration word names; nil for any other keyword.
    public init?(_ keyword: Keyword) {
        switch keyword {
        case .declPlan: self = .plan
        case .declUse: self = .use
        case .declStrategy: self = .strategy
        case .declDataset: self = .dataset
        case .declAttributes: self = .attributes
        case .declSegment: self = .segment
        case .declTiers: self = .tiers
        case .declMetric: self = .metric
        case .declFunnel: self = .funnel
        case .declCohorts: self = .cohorts
        case .declSurvey: self = .survey
        case .declGoal: self = .goal
        case .declProgramme: self = .programme
        case .declPerson: self = .person
        case .declResource: self = .resource
        case .declAssumption: self = .assumption
        case .declCalendar: self = .calendar
        case .declAction: self = .action
        case .declInvestment: self = .investment
        case .declRisk: self = .risk
        case .declAdvice: self = .advice
        case .declScenario: self = .scenario
        case .declTest: self = .test
        default: return nil
        }
    }
}

extension Keyword {
    /// Words that a scenario's path may end with: `family_repeat.target`, `家庭俱乐部.费用`.
    public static let overridable: [Keyword] = [
        .goalTarget, .goalBaseline, .goalDeadline, .goalStart, .goalWeight, .goalMilestone, .actionCost, .actionEffort,
        .actionFinish,
        .actionDone, .resourcePeople, .resourceRate, .resourceCapacity, .riskLikelihood, .riskImpact, .planBudget,
        .adviceLimit, .adviceWorth,
    ]

    /// The clause that a word of a scenario's path names, in either language; nil for any other word.
    public static func overridden(by word: String) -> Keyword? {
        overridable.first { $0.englishSpellings.contains(word) || $0.chineseSpellings.contains(word) }
    }
}
