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
    case funnel
    case cohorts
    case survey
    case goal
    case pace
    case programme
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
    case conversion
    case function
    case model
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
    case declFunnel
    case declCohorts
    case declSurvey
    case declGoal
    case declProgramme
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
    case commonLesson
    case commonFinding
    case commonKind
    case languageEnglish
    case languageChinese
    case planPeriod
    case planCurrency
    case planBudget
    case planToday
    case planContact
    case planFit
    case fitOver
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
    case datasetConsent
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
    case typeSeveral
    case typeRefersTo
    case typeSeparated
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
    case tiersRFM
    case tierOtherwise
    case betterHigher
    case betterLower
    case metricSplit
    case metricForecast
    case kindFlow
    case kindStock
    case funnelStage
    case funnelMature
    case cohortsActive
    case cohortsLast
    case cohortsUnbounded
    case surveyPart
    case surveyQuestion
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
    case goalPartOf
    case goalPriority
    case goalWeight
    case goalReview
    case goalReviewed
    case goalReviewedBy
    case goalRevised
    case goalRevisedTo
    case goalBands
    case programmeCovers
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
    case scenarioOn
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
    case like
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
    case aggDistinct
    case aggPercentile
    case aggNps
    case aggRetention
    case aggChurn
    case aggRepeat
    case aggCommonest
    case aggConversion
    case conversionFrom
    case fnNumber
    case fnClv
    case fnQuintile
    case modelAlive
    case modelPurchases
    case modelLifetime
    case spanDays
    case spanMonths
    case spanYears
    case spanMinutes
    case spanHours
    case spanTo
    case winLast
    case winNext
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
        case .declFunnel: 8
        case .declCohorts: 9
        case .declSurvey: 10
        case .declGoal: 11
        case .declProgramme: 12
        case .declPerson: 13
        case .declResource: 14
        case .declAssumption: 15
        case .declCalendar: 16
        case .declAction: 17
        case .declInvestment: 18
        case .declRisk: 19
        case .declAdvice: 20
        case .declScenario: 21
        case .declTest: 22
        case .headAs: 23
        case .headFrom: 24
        case .headOf: 25
        case .headAdviceOf: 26
        case .commonTitle: 27
        case .commonBecause: 28
        case .commonNote: 29
        case .commonOwner: 30
        case .commonDecides: 31
        case .commonConsults: 32
        case .commonInforms: 33
        case .commonLesson: 34
        case .commonFinding: 35
        case .commonKind: 36
        case .languageEnglish: 37
        case .languageChinese: 38
        case .planPeriod: 39
        case .planCurrency: 40
        case .planBudget: 41
        case .planToday: 42
        case .planContact: 43
        case .planFit: 44
        case .fitOver: 45
        case .atMost: 46
        case .atLeast: 47
        case .every: 48
        case .rows: 49
        case .strategyRollup: 50
        case .rollupWorst: 51
        case .rollupWeighted: 52
        case .datasetKey: 53
        case .datasetEvent: 54
        case .datasetExtracted: 55
        case .datasetConsent: 56
        case .datasetRequire: 57
        case .typeText: 58
        case .typeYesNo: 59
        case .typeInteger: 60
        case .typeNumber: 61
        case .typePercent: 62
        case .typeMoney: 63
        case .typeDate: 64
        case .typeTimestamp: 65
        case .typeOneOf: 66
        case .typeSeveral: 67
        case .typeRefersTo: 68
        case .typeSeparated: 69
        case .typeRounded: 70
        case .typeZone: 71
        case .optional: 72
        case .current: 73
        case .expectKnownFor: 74
        case .expectFor: 75
        case .expectFresh: 76
        case .expectBy: 77
        case .expectUnique: 78
        case .segmentPromise: 79
        case .tiersRFM: 80
        case .tierOtherwise: 81
        case .betterHigher: 82
        case .betterLower: 83
        case .metricSplit: 84
        case .metricForecast: 85
        case .kindFlow: 86
        case .kindStock: 87
        case .funnelStage: 88
        case .funnelMature: 89
        case .cohortsActive: 90
        case .cohortsLast: 91
        case .cohortsUnbounded: 92
        case .surveyPart: 93
        case .surveyQuestion: 94
        case .goalOf: 95
        case .goalOn: 96
        case .goalMeasure: 97
        case .goalStart: 98
        case .goalStartAfter: 99
        case .goalDeadline: 100
        case .goalBaseline: 101
        case .goalMeasured: 102
        case .goalTarget: 103
        case .goalUp: 104
        case .goalDown: 105
        case .goalKeep: 106
        case .goalHold: 107
        case .goalFor: 108
        case .goalMilestone: 109
        case .goalMilestoneBy: 110
        case .goalPace: 111
        case .paceStraight: 112
        case .paceSeasonal: 113
        case .goalServes: 114
        case .goalPartOf: 115
        case .goalPriority: 116
        case .goalWeight: 117
        case .goalReview: 118
        case .goalReviewed: 119
        case .goalReviewedBy: 120
        case .goalRevised: 121
        case .goalRevisedTo: 122
        case .goalBands: 123
        case .programmeCovers: 124
        case .personOf: 125
        case .resourcePeople: 126
        case .resourceRate: 127
        case .resourceCapacity: 128
        case .unitPer: 129
        case .calendarHoliday: 130
        case .calendarWorkday: 131
        case .actionAdvances: 132
        case .actionBy: 133
        case .actionFinish: 134
        case .actionEffort: 135
        case .actionCost: 136
        case .actionSpent: 137
        case .actionRepeats: 138
        case .actionUntil: 139
        case .actionTask: 140
        case .actionDone: 141
        case .investmentOf: 142
        case .investmentBenefit: 143
        case .investmentFrom: 144
        case .investmentHorizon: 145
        case .investmentDiscount: 146
        case .riskLikelihood: 147
        case .riskImpact: 148
        case .riskThreatens: 149
        case .riskSignal: 150
        case .riskResponse: 151
        case .riskFallback: 152
        case .riskResidual: 153
        case .ratingOf: 154
        case .responseAvoid: 155
        case .responseTransfer: 156
        case .responseMitigate: 157
        case .responseAccept: 158
        case .responseBy: 159
        case .responseApproved: 160
        case .responseUntil: 161
        case .adviceSay: 162
        case .adviceWorth: 163
        case .adviceOrder: 164
        case .adviceLimit: 165
        case .orderHighest: 166
        case .orderLowest: 167
        case .scenarioOff: 168
        case .scenarioOn: 169
        case .testGiven: 170
        case .testExpect: 171
        case .testGets: 172
        case .testFires: 173
        case .statusNotStarted: 174
        case .statusNoData: 175
        case .statusAchieved: 176
        case .statusMissed: 177
        case .statusOnTrack: 178
        case .statusAtRisk: 179
        case .statusOffTrack: 180
        case .signalFired: 181
        case .signalQuiet: 182
        case .and: 183
        case .or: 184
        case .not: 185
        case .in: 186
        case .notIn: 187
        case .of: 188
        case .percentOf: 189
        case .is: 190
        case .known: 191
        case .missing: 192
        case .like: 193
        case .else: 194
        case .where: 195
        case .when: 196
        case .yes: 197
        case .no: 198
        case .today: 199
        case .period: 200
        case .aggCount: 201
        case .aggSum: 202
        case .aggAvg: 203
        case .aggMin: 204
        case .aggMax: 205
        case .aggMedian: 206
        case .aggShare: 207
        case .aggAny: 208
        case .aggAll: 209
        case .aggLatest: 210
        case .aggEarliest: 211
        case .aggDistinct: 212
        case .aggPercentile: 213
        case .aggNps: 214
        case .aggRetention: 215
        case .aggChurn: 216
        case .aggRepeat: 217
        case .aggCommonest: 218
        case .aggConversion: 219
        case .conversionFrom: 220
        case .fnNumber: 221
        case .fnClv: 222
        case .fnQuintile: 223
        case .modelAlive: 224
        case .modelPurchases: 225
        case .modelLifetime: 226
        case .spanDays: 227
        case .spanMonths: 228
        case .spanYears: 229
        case .spanMinutes: 230
        case .spanHours: 231
        case .spanTo: 232
        case .winLast: 233
        case .winNext: 234
        case .winPeriod: 235
        case .winThisWeek: 236
        case .winThisMonth: 237
        case .winThisQuarter: 238
        case .winThisYear: 239
        case .winPreviousWeek: 240
        case .winPreviousMonth: 241
        case .winPreviousQuarter: 242
        case .winPreviousYear: 243
        case .winSince: 244
        case .winBefore: 245
        case .winAYearAgo: 246
        case .winAgo: 247
        case .winLink: 248
        case .rankTop: 249
        case .rankBottom: 250
        case .unitMinutes: 251
        case .unitHours: 252
        case .unitDays: 253
        case .unitWeeks: 254
        case .unitMonths: 255
        case .unitQuarters: 256
        case .unitYears: 257
        case .unitWorkdays: 258
        case .unitPersondays: 259
        case .unitTimes: 260
        case .unitPoints: 261
        case .unitYuan: 262
        case .magnitudeTenThousand: 263
        case .magnitudeHundredMillion: 264
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
        case .declFunnel: .decl
        case .declCohorts: .decl
        case .declSurvey: .decl
        case .declGoal: .decl
        case .declProgramme: .decl
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
        case .commonLesson: .common
        case .commonFinding: .common
        case .commonKind: .common
        case .languageEnglish: .language
        case .languageChinese: .language
        case .planPeriod: .plan
        case .planCurrency: .plan
        case .planBudget: .plan
        case .planToday: .plan
        case .planContact: .plan
        case .planFit: .plan
        case .fitOver: .plan
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
        case .datasetConsent: .dataset
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
        case .typeSeveral: .type
        case .typeRefersTo: .type
        case .typeSeparated: .modifier
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
        case .tiersRFM: .tiers
        case .tierOtherwise: .tiers
        case .betterHigher: .metric
        case .betterLower: .metric
        case .metricSplit: .metric
        case .metricForecast: .metric
        case .kindFlow: .metricKind
        case .kindStock: .metricKind
        case .funnelStage: .funnel
        case .funnelMature: .funnel
        case .cohortsActive: .cohorts
        case .cohortsLast: .cohorts
        case .cohortsUnbounded: .cohorts
        case .surveyPart: .survey
        case .surveyQuestion: .survey
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
        case .goalPartOf: .goal
        case .goalPriority: .goal
        case .goalWeight: .goal
        case .goalReview: .goal
        case .goalReviewed: .goal
        case .goalReviewedBy: .goal
        case .goalRevised: .goal
        case .goalRevisedTo: .goal
        case .goalBands: .goal
        case .programmeCovers: .programme
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
        case .scenarioOn: .scenario
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
        case .like: .operator
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
        case .aggDistinct: .aggregate
        case .aggPercentile: .aggregate
        case .aggNps: .aggregate
        case .aggRetention: .aggregate
        case .aggChurn: .aggregate
        case .aggRepeat: .aggregate
        case .aggCommonest: .aggregate
        case .aggConversion: .aggregate
        case .conversionFrom: .conversion
        case .fnNumber: .function
        case .fnClv: .function
        case .fnQuintile: .function
        case .modelAlive: .model
        case .modelPurchases: .model
        case .modelLifetime: .model
        case .spanDays: .span
        case .spanMonths: .span
        case .spanYears: .span
        case .spanMinutes: .span
        case .spanHours: .span
        case .spanTo: .span
        case .winLast: .window
        case .winNext: .window
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
        case .declFunnel: ["funnel"]
        case .declCohorts: ["cohorts"]
        case .declSurvey: ["survey"]
        case .declGoal: ["goal"]
        case .declProgramme: ["programme"]
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
        case .commonLesson: ["lesson"]
        case .commonFinding: ["finding"]
        case .commonKind: ["kind"]
        case .languageEnglish: ["en"]
        case .languageChinese: ["zh"]
        case .planPeriod: ["period"]
        case .planCurrency: ["currency"]
        case .planBudget: ["budget"]
        case .planToday: ["today"]
        case .planContact: ["contact"]
        case .planFit: ["fit"]
        case .fitOver: ["over"]
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
        case .datasetConsent: ["consent"]
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
        case .typeSeveral: ["several of"]
        case .typeRefersTo: ["refers to"]
        case .typeSeparated: ["separated by"]
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
        case .tiersRFM: ["rfm"]
        case .tierOtherwise: ["otherwise"]
        case .betterHigher: ["better higher"]
        case .betterLower: ["better lower"]
        case .metricSplit: ["split by"]
        case .metricForecast: ["forecast"]
        case .kindFlow: ["flow"]
        case .kindStock: ["stock"]
        case .funnelStage: ["stage"]
        case .funnelMature: ["mature after"]
        case .cohortsActive: ["active"]
        case .cohortsLast: ["last"]
        case .cohortsUnbounded: ["unbounded"]
        case .surveyPart: ["part"]
        case .surveyQuestion: ["question"]
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
        case .goalPartOf: ["part of"]
        case .goalPriority: ["priority"]
        case .goalWeight: ["weight"]
        case .goalReview: ["review"]
        case .goalReviewed: ["reviewed"]
        case .goalReviewedBy: ["by"]
        case .goalRevised: ["revised"]
        case .goalRevisedTo: ["to"]
        case .goalBands: ["bands"]
        case .programmeCovers: ["covers"]
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
        case .scenarioOn: ["on"]
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
        case .like: ["like"]
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
        case .aggDistinct: ["distinct"]
        case .aggPercentile: ["percentile"]
        case .aggNps: ["nps"]
        case .aggRetention: ["retention"]
        case .aggChurn: ["churn"]
        case .aggRepeat: ["repeat"]
        case .aggCommonest: ["commonest"]
        case .aggConversion: ["conversion"]
        case .conversionFrom: ["from"]
        case .fnNumber: ["number"]
        case .fnClv: ["clv"]
        case .fnQuintile: ["quintile"]
        case .modelAlive: ["alive"]
        case .modelPurchases: ["purchases"]
        case .modelLifetime: ["lifetime"]
        case .spanDays: ["days"]
        case .spanMonths: ["months"]
        case .spanYears: ["years"]
        case .spanMinutes: ["minutes"]
        case .spanHours: ["hours"]
        case .spanTo: ["to"]
        case .winLast: ["in last"]
        case .winNext: ["in next"]
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
        case .declFunnel: ["漏斗"]
        case .declCohorts: ["同期群"]
        case .declSurvey: ["问卷"]
        case .declGoal: ["目标"]
        case .declProgramme: ["专项"]
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
        case .commonLesson: ["经验教训"]
        case .commonFinding: ["调研发现"]
        case .commonKind: ["类别"]
        case .languageEnglish: ["英文"]
        case .languageChinese: ["中文"]
        case .planPeriod: ["计划期"]
        case .planCurrency: ["币种"]
        case .planBudget: ["预算"]
        case .planToday: ["今日"]
        case .planContact: ["触达"]
        case .planFit: ["拟合"]
        case .fitOver: ["覆盖"]
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
        case .datasetConsent: ["授权"]
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
        case .typeSeveral: ["多选"]
        case .typeRefersTo: ["关联"]
        case .typeSeparated: ["分隔"]
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
        case .tiersRFM: ["RFM"]
        case .tierOtherwise: ["其余"]
        case .betterHigher: ["越高越好"]
        case .betterLower: ["越低越好"]
        case .metricSplit: ["分组"]
        case .metricForecast: ["预测"]
        case .kindFlow: ["累计型"]
        case .kindStock: ["水平型"]
        case .funnelStage: ["阶段"]
        case .funnelMature: ["成熟期"]
        case .cohortsActive: ["活跃"]
        case .cohortsLast: ["期数"]
        case .cohortsUnbounded: ["不限期"]
        case .surveyPart: ["部分"]
        case .surveyQuestion: ["题目"]
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
        case .goalPartOf: ["分解自"]
        case .goalPriority: ["优先级"]
        case .goalWeight: ["权重"]
        case .goalReview: ["复盘"]
        case .goalReviewed: ["复盘记录"]
        case .goalReviewedBy: ["由"]
        case .goalRevised: ["目标调整"]
        case .goalRevisedTo: ["至"]
        case .goalBands: ["状态界线"]
        case .programmeCovers: ["包含"]
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
        case .scenarioOn: ["启用"]
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
        case .like: ["形如"]
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
        case .aggDistinct: ["去重计数"]
        case .aggPercentile: ["百分位"]
        case .aggNps: ["净推荐值"]
        case .aggRetention: ["留存率"]
        case .aggChurn: ["流失率"]
        case .aggRepeat: ["复购率"]
        case .aggCommonest: ["最常见"]
        case .aggConversion: ["转化率"]
        case .conversionFrom: ["从"]
        case .fnNumber: ["取数值"]
        case .fnClv: ["客户价值"]
        case .fnQuintile: ["五分位"]
        case .modelAlive: ["活跃概率"]
        case .modelPurchases: ["预期次数"]
        case .modelLifetime: ["终生价值"]
        case .spanDays: ["天数"]
        case .spanMonths: ["整月数"]
        case .spanYears: ["整年数"]
        case .spanMinutes: ["分钟数"]
        case .spanHours: ["小时数"]
        case .spanTo: ["至"]
        case .winLast: ["近", "最近", "过去"]
        case .winNext: ["未来"]
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
