// From the enums of the typed view back to the rows of the keyword table.
import RhumbSyntax
import RhumbValues

extension Exact {
    static let one = Exact(1)
}

extension AggregateFunction {
    var keyword: Keyword {
        switch self {
        case .count: .aggCount
        case .sum: .aggSum
        case .avg: .aggAvg
        case .min: .aggMin
        case .max: .aggMax
        case .median: .aggMedian
        case .share: .aggShare
        case .any: .aggAny
        case .all: .aggAll
        case .latest: .aggLatest
        case .earliest: .aggEarliest
        case .distinct: .aggDistinct
        case .percentile: .aggPercentile
        case .nps: .aggNps
        case .retention: .aggRetention
        case .churn: .aggChurn
        case .repeat: .aggRepeat
        case .commonest: .aggCommonest
        case .conversion: .aggConversion
        }
    }
}

extension ScalarFunction {
    var keyword: Keyword {
        switch self {
        case .number: .fnNumber
        case .clv: .fnClv
        }
    }
}

extension ModelFunction {
    var keyword: Keyword {
        switch self {
        case .alive: .modelAlive
        case .purchases: .modelPurchases
        case .lifetime: .modelLifetime
        }
    }
}

extension RhumbSyntax.SpanUnit {
    var keyword: Keyword {
        switch self {
        case .days: .spanDays
        case .months: .spanMonths
        case .years: .spanYears
        case .minutes: .spanMinutes
        case .hours: .spanHours
        }
    }
}

extension StatusSyntax {
    var keyword: Keyword {
        switch self {
        case .notStarted: .statusNotStarted
        case .noData: .statusNoData
        case .achieved: .statusAchieved
        case .missed: .statusMissed
        case .onTrack: .statusOnTrack
        case .atRisk: .statusAtRisk
        case .offTrack: .statusOffTrack
        case .fired: .signalFired
        case .quiet: .signalQuiet
        }
    }
}

extension TimeUnit {
    var keyword: Keyword {
        switch self {
        case .minutes: .unitMinutes
        case .hours: .unitHours
        case .days: .unitDays
        case .weeks: .unitWeeks
        case .months: .unitMonths
        case .quarters: .unitQuarters
        case .years: .unitYears
        case .workdays: .unitWorkdays
        case .persondays: .unitPersondays
        }
    }
}

extension RhumbSyntax.CalendarUnit {
    var thisKeyword: Keyword {
        switch self {
        case .week: .winThisWeek
        case .month: .winThisMonth
        case .quarter: .winThisQuarter
        case .year: .winThisYear
        }
    }

    var previousKeyword: Keyword {
        switch self {
        case .week: .winPreviousWeek
        case .month: .winPreviousMonth
        case .quarter: .winPreviousQuarter
        case .year: .winPreviousYear
        }
    }
}
