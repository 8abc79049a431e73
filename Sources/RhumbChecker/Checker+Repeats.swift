// Clauses of which a declaration has one: the second of two would silently win over the first.
import RhumbSyntax
import RhumbText

extension Checker {
    mutating func checkRepeatedClauses() {
        var seen: [(word: Keyword, span: SourceSpan)] = []
        for kind in DeclarationKind.allCases {
            for located in declarations(kind) {
                seen.removeAll(keepingCapacity: true)
                for clause in located.declaration.clauses {
                    guard let word = clause.payload.onlyOnce else { continue }
                    if let first = seen.first(where: { $0.word == word }) {
                        saidTwice(word, clause.keywordSpan, first: first.span)
                    } else {
                        seen.append((word, clause.keywordSpan))
                    }
                }
            }
        }
    }

    private mutating func saidTwice(_ word: Keyword, _ span: SourceSpan, first: SourceSpan) {
        error(
            "syntax/clause-twice",
            Message(
                "`\(word.english)` is said twice; only one of the two can hold", zh: "“\(word.chinese)”写了两次，只能有一个算数"),
            at: span, help: Message("keep one of the two lines", zh: "请只保留一行"),
            related: [Related(Message("it is said here first", zh: "第一次写在这里"), at: .source(first))])
    }
}

extension ClausePayload {
    /// The word of a clause that a declaration has once; nil for those that may be repeated, and for those whose repetition
    /// another message tells.
    fileprivate var onlyOnce: Keyword? {
        switch self {
        case .period: .planPeriod
        case .currency: .planCurrency
        case .budget: .planBudget
        case .contact: .planContact
        case .fit: .planFit
        case .rollup: .strategyRollup
        case .owner: .commonOwner
        case .decides: .commonDecides
        case .atLeastRows: .atLeast
        case .today: .planToday
        case .start: .goalStart
        case .event: .datasetEvent
        case .extracted: .datasetExtracted
        case .consent: .datasetConsent
        case .promise: .segmentPromise
        case .metricKind, .actionKind, .riskKind: .commonKind
        case .splitBy: .metricSplit
        case .forecast: .metricForecast
        case .better(.higher): .betterHigher
        case .better(.lower): .betterLower
        case .matureAfter: .funnelMature
        case .active: .cohortsActive
        case .cohortEvery: .every
        case .cohortLast: .cohortsLast
        case .cohort: .goalOf
        case .measure: .goalMeasure
        case .deadline: .goalDeadline
        case .baseline, .baselineMeasured: .goalBaseline
        case .pace: .goalPace
        case .partOf: .goalPartOf
        case .priority: .goalPriority
        case .weight: .goalWeight
        case .review: .goalReview
        case .bands: .goalBands
        case .memberOf: .personOf
        case .people: .resourcePeople
        case .rate: .resourceRate
        case .capacity: .resourceCapacity
        case .finish: .actionFinish
        case .effort: .actionEffort
        case .cost: .actionCost
        case .done, .doneMeasured: .actionDone
        case .repeats: .actionRepeats
        case .horizon: .investmentHorizon
        case .discount: .investmentDiscount
        case .likelihood: .riskLikelihood
        // A score and an amount may both stand.
        case .impact(.rating): .riskImpact
        case .signal: .riskSignal
        case .response: .riskResponse
        case .fallback: .riskFallback
        case .residual: .riskResidual
        case .worth: .adviceWorth
        case .limit: .adviceLimit
        case .startAction: .goalStart
        case .file, .base, .condition, .trigger, .source, .expression, .title, .because, .note, .consults, .informs,
            .serves,
            .lesson, .finding, .key, .column, .require, .attribute, .tier, .rfm, .stage, .unbounded, .surveyPart,
            .question,
            .target, .targetUp, .targetDown, .keep, .hold, .milestone, .reviewed, .revised, .covers, .holiday, .workday,
            .advances, .after, .spent, .task, .investmentOf, .investmentCost, .benefit, .impact, .threatens, .say,
            .order,
            .override, .given, .expect, .broken:
            nil
        }
    }
}
