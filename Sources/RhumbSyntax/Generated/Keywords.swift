// Generated from Grammar/keywords.tsv by Scripts/generate-keywords.py; edit the table, not this file.

/// The grammatical position a keyword belongs to.
public enum KeywordRole: String, Sendable, Hashable, CaseIterable {
    case decl
    case head
    case common
    case language
    case plan
    case bound
    case strategy
    case rollup
    case dataset
    case type
    case modifier
    case expectation
    case segment
    case tiers
    case metric
    case metricKind
    case goal
    case pace
    case person
    case resource
    case calendar
    case action
    case investment
    case risk
    case rating
    case response
    case advice
    case order
    case scenario
    case test
    case status
    case `operator`
    case value
    case aggregate
    case function
    case span
    case window
    case rank
    case unit
    case magnitude
}

/// Every terminal of the grammar that is a word, named by what it means and not by how it is spelt.
public enum Keyword: String, Sendable, Hashable, CaseIterable {
    case declPlan
    case declUse
    case declStrategy
    case declDataset
    case declAttributes
    case declSegment
    case declTiers
    case declMetric
    case declGoal
    case declPerson
    case declResource
    case declAssumption
    case declCalendar
    case declAction
    case declInvestment
    case declRisk
    case declAdvice
    case declScenario
    case declTest
    case headAs
    case headFrom
    case headOf
    case headAdviceOf
    case commonTitle
    case commonBecause
    case commonNote
    case commonOwner
    case commonDecides
    case commonConsults
    case commonInforms
    case commonKind
    case languageEnglish
    case languageChinese
    case planPeriod
    case planCurrency
    case planBudget
    case planToday
    case planContact
    case atMost
    case atLeast
    case every
    case rows
    case strategyRollup
    case rollupWorst
    case rollupWeighted
    case datasetKey
    case datasetEvent
    case datasetExtracted
    case datasetRequire
    case typeText
    case typeYesNo
    case typeInteger
    case typeNumber
    case typePercent
    case typeMoney
    case typeDate
    case typeTimestamp
    case typeOneOf
    case typeRefersTo
    case typeRounded
    case typeZone
    case optional
    case current
    case expectKnownFor
    case expectFor
    case expectFresh
    case expectBy
    case expectUnique
    case segmentPromise
    case tierOtherwise
    case betterHigher
    case betterLower
    case kindFlow
    case kindStock
    case goalOf
    case goalOn
    case goalMeasure
    case goalStart
    case goalStartAfter
    case goalDeadline
    case goalBaseline
    case goalMeasured
    case goalTarget
    case goalUp
    case goalDown
    case goalKeep
    case goalHold
    case goalFor
    case goalMilestone
    case goalMilestoneBy
    case goalPace
    case paceStraight
    case paceSeasonal
    case goalServes
    case goalWeight
    case goalReview
    case goalReviewed
    case goalReviewedBy
    case goalRevised
    case goalRevisedTo
    case goalBands
    case personOf
    case resourcePeople
    case resourceRate
    case resourceCapacity
    case unitPer
    case calendarHoliday
    case calendarWorkday
    case actionAdvances
    case actionBy
    case actionFinish
    case actionEffort
    case actionCost
    case actionSpent
    case actionRepeats
    case actionUntil
    case actionTask
    case actionDone
    case investmentOf
    case investmentBenefit
    case investmentFrom
    case investmentHorizon
    case investmentDiscount
    case riskLikelihood
    case riskImpact
    case riskThreatens
    case riskSignal
    case riskResponse
    case riskFallback
    case riskResidual
    case ratingOf
    case responseAvoid
    case responseTransfer
    case responseMitigate
    case responseAccept
    case responseBy
    case responseApproved
    case responseUntil
    case adviceSay
    case adviceWorth
    case adviceOrder
    case adviceLimit
    case orderHighest
    case orderLowest
    case scenarioOff
    case testGiven
    case testExpect
    case testGets
    case testFires
    case statusNotStarted
    case statusNoData
    case statusAchieved
    case statusMissed
    case statusOnTrack
    case statusAtRisk
    case statusOffTrack
    case signalFired
    case signalQuiet
    case and
    case or
    case not
    case `in`
    case notIn
    case of
    case percentOf
    case `is`
    case known
    case missing
    case `else`
    case `where`
    case when
    case yes
    case no
    case today
    case period
    case aggCount
    case aggSum
    case aggAvg
    case aggMin
    case aggMax
    case aggMedian
    case aggShare
    case aggAny
    case aggAll
    case aggLatest
    case aggEarliest
    case fnNumber
    case spanDays
    case spanMonths
    case spanYears
    case spanTo
    case winLast
    case winPeriod
    case winThisWeek
    case winThisMonth
    case winThisQuarter
    case winThisYear
    case winPreviousWeek
    case winPreviousMonth
    case winPreviousQuarter
    case winPreviousYear
    case winSince
    case winBefore
    case winAYearAgo
    case winAgo
    case winLink
    case rankTop
    case rankBottom
    case unitMinutes
    case unitHours
    case unitDays
    case unitWeeks
    case unitMonths
    case unitQuarters
    case unitYears
    case unitWorkdays
    case unitPersondays
    case unitTimes
    case unitPoints
    case unitYuan
    case magnitudeTenThousand
    case magnitudeHundredMillion
}

extension Keyword {
    /// Position in the table, from 0.
    public var ordinal: Int {
        switch self {
        case .declPlan: 0
        case .declUse: 1
        case .declStrategy: 2
        case .declDataset: 3
        case .declAttributes: 4
        case .declSegment: 5
        case .declTiers: 6
        case .declMetric: 7
        case .declGoal: 8
        case .declPerson: 9
        case .declResource: 10
        case .declAssumption: 11
        case .declCalendar: 12
        case .declAction: 13
        case .declInvestment: 14
        case .declRisk: 15
        case .declAdvice: 16
        case .declScenario: 17
        case .declTest: 18
        case .headAs: 19
        case .headFrom: 20
        case .headOf: 21
        case .headAdviceOf: 22
        case .commonTitle: 23
        case .commonBecause: 24
        case .commonNote: 25
        case .commonOwner: 26
        case .commonDecides: 27
        case .commonConsults: 28
        case .commonInforms: 29
        case .commonKind: 30
        case .languageEnglish: 31
        case .languageChinese: 32
        case .planPeriod: 33
        case .planCurrency: 34
        case .planBudget: 35
        case .planToday: 36
        case .planContact: 37
        case .atMost: 38
        case .atLeast: 39
        case .every: 40
        case .rows: 41
        case .strategyRollup: 42
        case .rollupWorst: 43
        case .rollupWeighted: 44
        case .datasetKey: 45
        case .datasetEvent: 46
        case .datasetExtracted: 47
        case .datasetRequire: 48
        case .typeText: 49
        case .typeYesNo: 50
        case .typeInteger: 51
        case .typeNumber: 52
        case .typePercent: 53
        case .typeMoney: 54
        case .typeDate: 55
        case .typeTimestamp: 56
        case .typeOneOf: 57
        case .typeRefersTo: 58
        case .typeRounded: 59
        case .typeZone: 60
        case .optional: 61
        case .current: 62
        case .expectKnownFor: 63
        case .expectFor: 64
        case .expectFresh: 65
        case .expectBy: 66
        case .expectUnique: 67
        case .segmentPromise: 68
        case .tierOtherwise: 69
        case .betterHigher: 70
        case .betterLower: 71
        case .kindFlow: 72
        case .kindStock: 73
        case .goalOf: 74
        case .goalOn: 75
        case .goalMeasure: 76
        case .goalStart: 77
        case .goalStartAfter: 78
        case .goalDeadline: 79
        case .goalBaseline: 80
        case .goalMeasured: 81
        case .goalTarget: 82
        case .goalUp: 83
        case .goalDown: 84
        case .goalKeep: 85
        case .goalHold: 86
        case .goalFor: 87
        case .goalMilestone: 88
        case .goalMilestoneBy: 89
        case .goalPace: 90
        case .paceStraight: 91
        case .paceSeasonal: 92
        case .goalServes: 93
        case .goalWeight: 94
        case .goalReview: 95
        case .goalReviewed: 96
        case .goalReviewedBy: 97
        case .goalRevised: 98
        case .goalRevisedTo: 99
        case .goalBands: 100
        case .personOf: 101
        case .resourcePeople: 102
        case .resourceRate: 103
        case .resourceCapacity: 104
        case .unitPer: 105
        case .calendarHoliday: 106
        case .calendarWorkday: 107
        case .actionAdvances: 108
        case .actionBy: 109
        case .actionFinish: 110
        case .actionEffort: 111
        case .actionCost: 112
        case .actionSpent: 113
        case .actionRepeats: 114
        case .actionUntil: 115
        case .actionTask: 116
        case .actionDone: 117
        case .investmentOf: 118
        case .investmentBenefit: 119
        case .investmentFrom: 120
        case .investmentHorizon: 121
        case .investmentDiscount: 122
        case .riskLikelihood: 123
        case .riskImpact: 124
        case .riskThreatens: 125
        case .riskSignal: 126
        case .riskResponse: 127
        case .riskFallback: 128
        case .riskResidual: 129
        case .ratingOf: 130
        case .responseAvoid: 131
        case .responseTransfer: 132
        case .responseMitigate: 133
        case .responseAccept: 134
        case .responseBy: 135
        case .responseApproved: 136
        case .responseUntil: 137
        case .adviceSay: 138
        case .adviceWorth: 139
        case .adviceOrder: 140
        case .adviceLimit: 141
        case .orderHighest: 142
        case .orderLowest: 143
        case .scenarioOff: 144
        case .testGiven: 145
        case .testExpect: 146
        case .testGets: 147
        case .testFires: 148
        case .statusNotStarted: 149
        case .statusNoData: 150
        case .statusAchieved: 151
        case .statusMissed: 152
        case .statusOnTrack: 153
        case .statusAtRisk: 154
        case .statusOffTrack: 155
        case .signalFired: 156
        case .signalQuiet: 157
        case .and: 158
        case .or: 159
        case .not: 160
        case .in: 161
        case .notIn: 162
        case .of: 163
        case .percentOf: 164
        case .is: 165
        case .known: 166
        case .missing: 167
        case .else: 168
        case .where: 169
        case .when: 170
        case .yes: 171
        case .no: 172
        case .today: 173
        case .period: 174
        case .aggCount: 175
        case .aggSum: 176
        case .aggAvg: 177
        case .aggMin: 178
        case .aggMax: 179
        case .aggMedian: 180
        case .aggShare: 181
        case .aggAny: 182
        case .aggAll: 183
        case .aggLatest: 184
        case .aggEarliest: 185
        case .fnNumber: 186
        case .spanDays: 187
        case .spanMonths: 188
        case .spanYears: 189
        case .spanTo: 190
        case .winLast: 191
        case .winPeriod: 192
        case .winThisWeek: 193
        case .winThisMonth: 194
        case .winThisQuarter: 195
        case .winThisYear: 196
        case .winPreviousWeek: 197
        case .winPreviousMonth: 198
        case .winPreviousQuarter: 199
        case .winPreviousYear: 200
        case .winSince: 201
        case .winBefore: 202
        case .winAYearAgo: 203
        case .winAgo: 204
        case .winLink: 205
        case .rankTop: 206
        case .rankBottom: 207
        case .unitMinutes: 208
        case .unitHours: 209
        case .unitDays: 210
        case .unitWeeks: 211
        case .unitMonths: 212
        case .unitQuarters: 213
        case .unitYears: 214
        case .unitWorkdays: 215
        case .unitPersondays: 216
        case .unitTimes: 217
        case .unitPoints: 218
        case .unitYuan: 219
        case .magnitudeTenThousand: 220
        case .magnitudeHundredMillion: 221
        }
    }

    /// Grammatical position.
    public var role: KeywordRole {
        switch self {
        case .declPlan: .decl
        case .declUse: .decl
        case .declStrategy: .decl
        case .declDataset: .decl
        case .declAttributes: .decl
        case .declSegment: .decl
        case .declTiers: .decl
        case .declMetric: .decl
        case .declGoal: .decl
        case .declPerson: .decl
        case .declResource: .decl
        case .declAssumption: .decl
        case .declCalendar: .decl
        case .declAction: .decl
        case .declInvestment: .decl
        case .declRisk: .decl
        case .declAdvice: .decl
        case .declScenario: .decl
        case .declTest: .decl
        case .headAs: .head
        case .headFrom: .head
        case .headOf: .head
        case .headAdviceOf: .head
        case .commonTitle: .common
        case .commonBecause: .common
        case .commonNote: .common
        case .commonOwner: .common
        case .commonDecides: .common
        case .commonConsults: .common
        case .commonInforms: .common
        case .commonKind: .common
        case .languageEnglish: .language
        case .languageChinese: .language
        case .planPeriod: .plan
        case .planCurrency: .plan
        case .planBudget: .plan
        case .planToday: .plan
        case .planContact: .plan
        case .atMost: .bound
        case .atLeast: .bound
        case .every: .bound
        case .rows: .bound
        case .strategyRollup: .strategy
        case .rollupWorst: .rollup
        case .rollupWeighted: .rollup
        case .datasetKey: .dataset
        case .datasetEvent: .dataset
        case .datasetExtracted: .dataset
        case .datasetRequire: .dataset
        case .typeText: .type
        case .typeYesNo: .type
        case .typeInteger: .type
        case .typeNumber: .type
        case .typePercent: .type
        case .typeMoney: .type
        case .typeDate: .type
        case .typeTimestamp: .type
        case .typeOneOf: .type
        case .typeRefersTo: .type
        case .typeRounded: .modifier
        case .typeZone: .modifier
        case .optional: .modifier
        case .current: .modifier
        case .expectKnownFor: .expectation
        case .expectFor: .expectation
        case .expectFresh: .expectation
        case .expectBy: .expectation
        case .expectUnique: .expectation
        case .segmentPromise: .segment
        case .tierOtherwise: .tiers
        case .betterHigher: .metric
        case .betterLower: .metric
        case .kindFlow: .metricKind
        case .kindStock: .metricKind
        case .goalOf: .goal
        case .goalOn: .goal
        case .goalMeasure: .goal
        case .goalStart: .goal
        case .goalStartAfter: .goal
        case .goalDeadline: .goal
        case .goalBaseline: .goal
        case .goalMeasured: .goal
        case .goalTarget: .goal
        case .goalUp: .goal
        case .goalDown: .goal
        case .goalKeep: .goal
        case .goalHold: .goal
        case .goalFor: .goal
        case .goalMilestone: .goal
        case .goalMilestoneBy: .goal
        case .goalPace: .goal
        case .paceStraight: .pace
        case .paceSeasonal: .pace
        case .goalServes: .goal
        case .goalWeight: .goal
        case .goalReview: .goal
        case .goalReviewed: .goal
        case .goalReviewedBy: .goal
        case .goalRevised: .goal
        case .goalRevisedTo: .goal
        case .goalBands: .goal
        case .personOf: .person
        case .resourcePeople: .resource
        case .resourceRate: .resource
        case .resourceCapacity: .resource
        case .unitPer: .resource
        case .calendarHoliday: .calendar
        case .calendarWorkday: .calendar
        case .actionAdvances: .action
        case .actionBy: .action
        case .actionFinish: .action
        case .actionEffort: .action
        case .actionCost: .action
        case .actionSpent: .action
        case .actionRepeats: .action
        case .actionUntil: .action
        case .actionTask: .action
        case .actionDone: .action
        case .investmentOf: .investment
        case .investmentBenefit: .investment
        case .investmentFrom: .investment
        case .investmentHorizon: .investment
        case .investmentDiscount: .investment
        case .riskLikelihood: .risk
        case .riskImpact: .risk
        case .riskThreatens: .risk
        case .riskSignal: .risk
        case .riskResponse: .risk
        case .riskFallback: .risk
        case .riskResidual: .risk
        case .ratingOf: .rating
        case .responseAvoid: .response
        case .responseTransfer: .response
        case .responseMitigate: .response
        case .responseAccept: .response
        case .responseBy: .response
        case .responseApproved: .response
        case .responseUntil: .response
        case .adviceSay: .advice
        case .adviceWorth: .advice
        case .adviceOrder: .advice
        case .adviceLimit: .advice
        case .orderHighest: .order
        case .orderLowest: .order
        case .scenarioOff: .scenario
        case .testGiven: .test
        case .testExpect: .test
        case .testGets: .test
        case .testFires: .test
        case .statusNotStarted: .status
        case .statusNoData: .status
        case .statusAchieved: .status
        case .statusMissed: .status
        case .statusOnTrack: .status
        case .statusAtRisk: .status
        case .statusOffTrack: .status
        case .signalFired: .status
        case .signalQuiet: .status
        case .and: .operator
        case .or: .operator
        case .not: .operator
        case .in: .operator
        case .notIn: .operator
        case .of: .operator
        case .percentOf: .operator
        case .is: .operator
        case .known: .operator
        case .missing: .operator
        case .else: .operator
        case .where: .operator
        case .when: .operator
        case .yes: .value
        case .no: .value
        case .today: .value
        case .period: .value
        case .aggCount: .aggregate
        case .aggSum: .aggregate
        case .aggAvg: .aggregate
        case .aggMin: .aggregate
        case .aggMax: .aggregate
        case .aggMedian: .aggregate
        case .aggShare: .aggregate
        case .aggAny: .aggregate
        case .aggAll: .aggregate
        case .aggLatest: .aggregate
        case .aggEarliest: .aggregate
        case .fnNumber: .function
        case .spanDays: .span
        case .spanMonths: .span
        case .spanYears: .span
        case .spanTo: .span
        case .winLast: .window
        case .winPeriod: .window
        case .winThisWeek: .window
        case .winThisMonth: .window
        case .winThisQuarter: .window
        case .winThisYear: .window
        case .winPreviousWeek: .window
        case .winPreviousMonth: .window
        case .winPreviousQuarter: .window
        case .winPreviousYear: .window
        case .winSince: .window
        case .winBefore: .window
        case .winAYearAgo: .window
        case .winAgo: .window
        case .winLink: .window
        case .rankTop: .rank
        case .rankBottom: .rank
        case .unitMinutes: .unit
        case .unitHours: .unit
        case .unitDays: .unit
        case .unitWeeks: .unit
        case .unitMonths: .unit
        case .unitQuarters: .unit
        case .unitYears: .unit
        case .unitWorkdays: .unit
        case .unitPersondays: .unit
        case .unitTimes: .unit
        case .unitPoints: .unit
        case .unitYuan: .unit
        case .magnitudeTenThousand: .magnitude
        case .magnitudeHundredMillion: .magnitude
        }
    }

    /// English spellings, the one that is written first.
    public var englishSpellings: [String] {
        switch self {
        case .declPlan: ["plan"]
        case .declUse: ["use"]
        case .declStrategy: ["strategy"]
        case .declDataset: ["dataset"]
        case .declAttributes: ["attributes"]
        case .declSegment: ["segment"]
        case .declTiers: ["tiers"]
        case .declMetric: ["metric"]
        case .declGoal: ["goal"]
        case .declPerson: ["person"]
        case .declResource: ["resource"]
        case .declAssumption: ["assumption"]
        case .declCalendar: ["calendar"]
        case .declAction: ["action"]
        case .declInvestment: ["investment"]
        case .declRisk: ["risk"]
        case .declAdvice: ["advice"]
        case .declScenario: ["scenario"]
        case .declTest: ["test"]
        case .headAs: ["as"]
        case .headFrom: ["from"]
        case .headOf: ["of"]
        case .headAdviceOf: ["of"]
        case .commonTitle: ["title"]
        case .commonBecause: ["because"]
        case .commonNote: ["note"]
        case .commonOwner: ["owner"]
        case .commonDecides: ["decides"]
        case .commonConsults: ["consults"]
        case .commonInforms: ["informs"]
        case .commonKind: ["kind"]
        case .languageEnglish: ["en"]
        case .languageChinese: ["zh"]
        case .planPeriod: ["period"]
        case .planCurrency: ["currency"]
        case .planBudget: ["budget"]
        case .planToday: ["today"]
        case .planContact: ["contact"]
        case .atMost: ["at most"]
        case .atLeast: ["at least"]
        case .every: ["every"]
        case .rows: ["rows", "row"]
        case .strategyRollup: ["rollup"]
        case .rollupWorst: ["worst"]
        case .rollupWeighted: ["weighted"]
        case .datasetKey: ["key"]
        case .datasetEvent: ["event"]
        case .datasetExtracted: ["extracted"]
        case .datasetRequire: ["require"]
        case .typeText: ["text"]
        case .typeYesNo: ["yes_no"]
        case .typeInteger: ["integer"]
        case .typeNumber: ["number"]
        case .typePercent: ["percent"]
        case .typeMoney: ["money"]
        case .typeDate: ["date"]
        case .typeTimestamp: ["timestamp"]
        case .typeOneOf: ["one of"]
        case .typeRefersTo: ["refers to"]
        case .typeRounded: ["rounded"]
        case .typeZone: ["in"]
        case .optional: ["optional"]
        case .current: ["current"]
        case .expectKnownFor: ["known for"]
        case .expectFor: ["for"]
        case .expectFresh: ["fresh within"]
        case .expectBy: ["by"]
        case .expectUnique: ["unique"]
        case .segmentPromise: ["promise"]
        case .tierOtherwise: ["otherwise"]
        case .betterHigher: ["better higher"]
        case .betterLower: ["better lower"]
        case .kindFlow: ["flow"]
        case .kindStock: ["stock"]
        case .goalOf: ["of"]
        case .goalOn: ["on"]
        case .goalMeasure: ["measure"]
        case .goalStart: ["start"]
        case .goalStartAfter: ["after"]
        case .goalDeadline: ["deadline"]
        case .goalBaseline: ["baseline"]
        case .goalMeasured: ["measured"]
        case .goalTarget: ["target"]
        case .goalUp: ["up"]
        case .goalDown: ["down"]
        case .goalKeep: ["keep"]
        case .goalHold: ["hold"]
        case .goalFor: ["for"]
        case .goalMilestone: ["milestone"]
        case .goalMilestoneBy: ["by"]
        case .goalPace: ["pace"]
        case .paceStraight: ["straight"]
        case .paceSeasonal: ["seasonal"]
        case .goalServes: ["serves"]
        case .goalWeight: ["weight"]
        case .goalReview: ["review"]
        case .goalReviewed: ["reviewed"]
        case .goalReviewedBy: ["by"]
        case .goalRevised: ["revised"]
        case .goalRevisedTo: ["to"]
        case .goalBands: ["bands"]
        case .personOf: ["of"]
        case .resourcePeople: ["people"]
        case .resourceRate: ["rate"]
        case .resourceCapacity: ["capacity"]
        case .unitPer: ["per"]
        case .calendarHoliday: ["holiday"]
        case .calendarWorkday: ["workday"]
        case .actionAdvances: ["advances"]
        case .actionBy: ["by"]
        case .actionFinish: ["finish"]
        case .actionEffort: ["effort"]
        case .actionCost: ["cost"]
        case .actionSpent: ["spent"]
        case .actionRepeats: ["repeats"]
        case .actionUntil: ["until"]
        case .actionTask: ["task"]
        case .actionDone: ["done"]
        case .investmentOf: ["of"]
        case .investmentBenefit: ["benefit"]
        case .investmentFrom: ["from"]
        case .investmentHorizon: ["horizon"]
        case .investmentDiscount: ["discount"]
        case .riskLikelihood: ["likelihood"]
        case .riskImpact: ["impact"]
        case .riskThreatens: ["threatens"]
        case .riskSignal: ["signal"]
        case .riskResponse: ["response"]
        case .riskFallback: ["fallback"]
        case .riskResidual: ["residual"]
        case .ratingOf: ["of"]
        case .responseAvoid: ["avoid"]
        case .responseTransfer: ["transfer"]
        case .responseMitigate: ["mitigate"]
        case .responseAccept: ["accept"]
        case .responseBy: ["by"]
        case .responseApproved: ["approved by"]
        case .responseUntil: ["until"]
        case .adviceSay: ["say"]
        case .adviceWorth: ["worth"]
        case .adviceOrder: ["order"]
        case .adviceLimit: ["limit"]
        case .orderHighest: ["highest first"]
        case .orderLowest: ["lowest first"]
        case .scenarioOff: ["off"]
        case .testGiven: ["given"]
        case .testExpect: ["expect"]
        case .testGets: ["gets"]
        case .testFires: ["fires"]
        case .statusNotStarted: ["not_started"]
        case .statusNoData: ["no_data"]
        case .statusAchieved: ["achieved"]
        case .statusMissed: ["missed"]
        case .statusOnTrack: ["on_track"]
        case .statusAtRisk: ["at_risk"]
        case .statusOffTrack: ["off_track"]
        case .signalFired: ["fired"]
        case .signalQuiet: ["quiet"]
        case .and: ["and"]
        case .or: ["or"]
        case .not: ["not"]
        case .in: ["in"]
        case .notIn: ["not in"]
        case .of: ["of"]
        case .percentOf: ["of"]
        case .is: ["is"]
        case .known: ["known"]
        case .missing: ["missing"]
        case .else: ["else"]
        case .where: ["where"]
        case .when: ["when"]
        case .yes: ["yes"]
        case .no: ["no"]
        case .today: ["today"]
        case .period: ["period"]
        case .aggCount: ["count"]
        case .aggSum: ["sum"]
        case .aggAvg: ["avg"]
        case .aggMin: ["min"]
        case .aggMax: ["max"]
        case .aggMedian: ["median"]
        case .aggShare: ["share"]
        case .aggAny: ["any"]
        case .aggAll: ["all"]
        case .aggLatest: ["latest"]
        case .aggEarliest: ["earliest"]
        case .fnNumber: ["number"]
        case .spanDays: ["days"]
        case .spanMonths: ["months"]
        case .spanYears: ["years"]
        case .spanTo: ["to"]
        case .winLast: ["in last"]
        case .winPeriod: ["in period"]
        case .winThisWeek: ["in this week"]
        case .winThisMonth: ["in this month"]
        case .winThisQuarter: ["in this quarter"]
        case .winThisYear: ["in this year"]
        case .winPreviousWeek: ["in previous week"]
        case .winPreviousMonth: ["in previous month"]
        case .winPreviousQuarter: ["in previous quarter"]
        case .winPreviousYear: ["in previous year"]
        case .winSince: ["since"]
        case .winBefore: ["before"]
        case .winAYearAgo: ["a year ago"]
        case .winAgo: ["ago"]
        case .winLink: [""]
        case .rankTop: ["in top"]
        case .rankBottom: ["in bottom"]
        case .unitMinutes: ["minutes", "minute"]
        case .unitHours: ["hours", "hour"]
        case .unitDays: ["days", "day"]
        case .unitWeeks: ["weeks", "week"]
        case .unitMonths: ["months", "month"]
        case .unitQuarters: ["quarters", "quarter"]
        case .unitYears: ["years", "year"]
        case .unitWorkdays: ["workdays", "workday"]
        case .unitPersondays: ["persondays", "personday"]
        case .unitTimes: ["times", "time"]
        case .unitPoints: ["pp"]
        case .unitYuan: ["CNY"]
        case .magnitudeTenThousand: ["万"]
        case .magnitudeHundredMillion: ["亿"]
        }
    }

    /// Chinese spellings, the one that is written first.
    public var chineseSpellings: [String] {
        switch self {
        case .declPlan: ["方案"]
        case .declUse: ["引用"]
        case .declStrategy: ["战略"]
        case .declDataset: ["数据集"]
        case .declAttributes: ["属性"]
        case .declSegment: ["客群"]
        case .declTiers: ["层级"]
        case .declMetric: ["指标"]
        case .declGoal: ["目标"]
        case .declPerson: ["人员"]
        case .declResource: ["资源"]
        case .declAssumption: ["假定"]
        case .declCalendar: ["日历"]
        case .declAction: ["行动"]
        case .declInvestment: ["投资测算"]
        case .declRisk: ["风险"]
        case .declAdvice: ["建议"]
        case .declScenario: ["情景"]
        case .declTest: ["测试"]
        case .headAs: ["别名"]
        case .headFrom: ["来自"]
        case .headOf: ["基于"]
        case .headAdviceOf: ["针对"]
        case .commonTitle: ["标题"]
        case .commonBecause: ["依据"]
        case .commonNote: ["备注"]
        case .commonOwner: ["负责人"]
        case .commonDecides: ["拍板"]
        case .commonConsults: ["征询"]
        case .commonInforms: ["知会"]
        case .commonKind: ["类别"]
        case .languageEnglish: ["英文"]
        case .languageChinese: ["中文"]
        case .planPeriod: ["计划期"]
        case .planCurrency: ["币种"]
        case .planBudget: ["预算"]
        case .planToday: ["今日"]
        case .planContact: ["触达"]
        case .atMost: ["至多"]
        case .atLeast: ["至少"]
        case .every: ["每隔", "每"]
        case .rows: ["行"]
        case .strategyRollup: ["汇总方式"]
        case .rollupWorst: ["取最差"]
        case .rollupWeighted: ["按权重"]
        case .datasetKey: ["主键"]
        case .datasetEvent: ["发生于"]
        case .datasetExtracted: ["提取于"]
        case .datasetRequire: ["要求"]
        case .typeText: ["文本"]
        case .typeYesNo: ["是否"]
        case .typeInteger: ["整数"]
        case .typeNumber: ["数值"]
        case .typePercent: ["百分比"]
        case .typeMoney: ["金额"]
        case .typeDate: ["日期"]
        case .typeTimestamp: ["时间戳"]
        case .typeOneOf: ["取值"]
        case .typeRefersTo: ["关联"]
        case .typeRounded: ["舍入"]
        case .typeZone: ["时区"]
        case .optional: ["可空"]
        case .current: ["现值"]
        case .expectKnownFor: ["齐全"]
        case .expectFor: ["占"]
        case .expectFresh: ["时效"]
        case .expectBy: ["依"]
        case .expectUnique: ["唯一"]
        case .segmentPromise: ["价值主张"]
        case .tierOtherwise: ["其余"]
        case .betterHigher: ["越高越好"]
        case .betterLower: ["越低越好"]
        case .kindFlow: ["累计型"]
        case .kindStock: ["水平型"]
        case .goalOf: ["面向"]
        case .goalOn: ["于"]
        case .goalMeasure: ["衡量"]
        case .goalStart: ["开始"]
        case .goalStartAfter: ["前置"]
        case .goalDeadline: ["截止"]
        case .goalBaseline: ["基线"]
        case .goalMeasured: ["实测"]
        case .goalTarget: ["目标值"]
        case .goalUp: ["提升"]
        case .goalDown: ["下降"]
        case .goalKeep: ["保持"]
        case .goalHold: ["保持在"]
        case .goalFor: ["占"]
        case .goalMilestone: ["里程碑"]
        case .goalMilestoneBy: ["于"]
        case .goalPace: ["进度"]
        case .paceStraight: ["按直线"]
        case .paceSeasonal: ["按季节"]
        case .goalServes: ["服务于"]
        case .goalWeight: ["权重"]
        case .goalReview: ["复盘"]
        case .goalReviewed: ["复盘记录"]
        case .goalReviewedBy: ["由"]
        case .goalRevised: ["目标调整"]
        case .goalRevisedTo: ["至"]
        case .goalBands: ["状态界线"]
        case .personOf: ["隶属"]
        case .resourcePeople: ["人数"]
        case .resourceRate: ["单价"]
        case .resourceCapacity: ["可用比例"]
        case .unitPer: ["每"]
        case .calendarHoliday: ["假日", "放假"]
        case .calendarWorkday: ["补班"]
        case .actionAdvances: ["推进"]
        case .actionBy: ["贡献"]
        case .actionFinish: ["结束"]
        case .actionEffort: ["工作量"]
        case .actionCost: ["费用"]
        case .actionSpent: ["已支出"]
        case .actionRepeats: ["重复"]
        case .actionUntil: ["直到"]
        case .actionTask: ["任务"]
        case .actionDone: ["完成度"]
        case .investmentOf: ["针对"]
        case .investmentBenefit: ["收益"]
        case .investmentFrom: ["起于"]
        case .investmentHorizon: ["年限"]
        case .investmentDiscount: ["折现率"]
        case .riskLikelihood: ["可能性"]
        case .riskImpact: ["影响"]
        case .riskThreatens: ["威胁"]
        case .riskSignal: ["预警信号"]
        case .riskResponse: ["应对"]
        case .riskFallback: ["备选"]
        case .riskResidual: ["剩余"]
        case .ratingOf: ["级"]
        case .responseAvoid: ["规避"]
        case .responseTransfer: ["转移"]
        case .responseMitigate: ["减轻"]
        case .responseAccept: ["接受"]
        case .responseBy: ["通过"]
        case .responseApproved: ["批准人"]
        case .responseUntil: ["有效至"]
        case .adviceSay: ["话术"]
        case .adviceWorth: ["价值"]
        case .adviceOrder: ["排序"]
        case .adviceLimit: ["名额"]
        case .orderHighest: ["从高到低"]
        case .orderLowest: ["从低到高"]
        case .scenarioOff: ["停用"]
        case .testGiven: ["已有"]
        case .testExpect: ["应当"]
        case .testGets: ["收到"]
        case .testFires: ["触发"]
        case .statusNotStarted: ["未开始"]
        case .statusNoData: ["数据不足"]
        case .statusAchieved: ["已达成"]
        case .statusMissed: ["未达成"]
        case .statusOnTrack: ["正常"]
        case .statusAtRisk: ["需关注"]
        case .statusOffTrack: ["已落后"]
        case .signalFired: ["已触发"]
        case .signalQuiet: ["未触发"]
        case .and: ["且"]
        case .or: ["或"]
        case .not: ["非"]
        case .in: ["属于"]
        case .notIn: ["不属于"]
        case .of: ["限于"]
        case .percentOf: ["的"]
        case .is: ["处于"]
        case .known: ["有值"]
        case .missing: ["缺失"]
        case .else: ["缺省"]
        case .where: ["其中"]
        case .when: ["当"]
        case .yes: ["是"]
        case .no: ["否"]
        case .today: ["今日", "今天"]
        case .period: ["计划期"]
        case .aggCount: ["计数"]
        case .aggSum: ["合计"]
        case .aggAvg: ["平均"]
        case .aggMin: ["最小"]
        case .aggMax: ["最大"]
        case .aggMedian: ["中位数"]
        case .aggShare: ["占比"]
        case .aggAny: ["任一"]
        case .aggAll: ["全都"]
        case .aggLatest: ["最近一次"]
        case .aggEarliest: ["最早一次"]
        case .fnNumber: ["取数值"]
        case .spanDays: ["天数"]
        case .spanMonths: ["整月数"]
        case .spanYears: ["整年数"]
        case .spanTo: ["至"]
        case .winLast: ["近", "最近", "过去"]
        case .winPeriod: ["计划期内"]
        case .winThisWeek: ["本周"]
        case .winThisMonth: ["本月"]
        case .winThisQuarter: ["本季度"]
        case .winThisYear: ["本年", "今年"]
        case .winPreviousWeek: ["上周"]
        case .winPreviousMonth: ["上月", "上个月"]
        case .winPreviousQuarter: ["上季度", "上个季度"]
        case .winPreviousYear: ["上年", "去年"]
        case .winSince: ["自"]
        case .winBefore: ["早于"]
        case .winAYearAgo: ["去年同期"]
        case .winAgo: ["之前", "前"]
        case .winLink: ["的"]
        case .rankTop: ["居前", "前"]
        case .rankBottom: ["居后", "后"]
        case .unitMinutes: ["分钟"]
        case .unitHours: ["小时", "个小时"]
        case .unitDays: ["天"]
        case .unitWeeks: ["周", "个星期"]
        case .unitMonths: ["个月", "月"]
        case .unitQuarters: ["个季度", "季度"]
        case .unitYears: ["年"]
        case .unitWorkdays: ["个工作日", "工作日"]
        case .unitPersondays: ["人天", "人日"]
        case .unitTimes: ["次"]
        case .unitPoints: ["个百分点", "百分点"]
        case .unitYuan: ["元"]
        case .magnitudeTenThousand: ["万"]
        case .magnitudeHundredMillion: ["亿"]
        }
    }
}
