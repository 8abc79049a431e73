// A funnel's row by row view: on which day it passed a stage. A stage that a row skipped was passed when the next known one was.
import RhumbModel
import RhumbText
import RhumbValues

/// Counts of a conversion; integers in no row.
struct ConversionCounts {
    /// Went on.
    let yes: NodeID
    /// Went on, or had time enough to.
    let all: NodeID
    /// Too young to be judged.
    let immature: NodeID
}

extension Lowering {
    /// By stage: the day on which the row itself says it was reached; unknown where that lies after the as-of day.
    mutating func reached(_ funnel: ID<Funnel>, on day: Day) -> [NodeID] {
        let context = LoweringContext(today: day, dataset: plan.funnels[funnel].dataset)
        let today = builder.integer(Int64(day.number))
        return plan.funnels[funnel].stages.map { stage in
            let date = lower(stage.date, context).node
            let happened = builder.map(.compare(.lessOrEqual), [date, today], .truth)
            return builder.map(.onlyWhere, [happened, date], .integer)
        }
    }

    /// By stage: the day on which it was passed; unknown where neither it nor a later one was reached.
    mutating func passed(_ funnel: ID<Funnel>, on day: Day) -> [NodeID] {
        var later: NodeID?
        var days: [NodeID] = []
        for own in reached(funnel, on: day).reversed() {
            let passed = later.map { builder.map(.fallback, [own, $0], .integer) } ?? own
            days.append(passed)
            later = passed
        }
        return days.reversed()
    }

    /// Of the rows that passed one stage those that passed another. Who passed the first less than the funnel's maturity ago
    /// and has not gone on is immature, not lost.
    mutating func conversion(
        _ funnel: ID<Funnel>, from: Int, to: Int, _ rows: AggregateRows, on day: Day
    ) -> ConversionCounts {
        let days = passed(funnel, on: day)
        guard days.indices.contains(from), days.indices.contains(to) else {
            let none = builder.integer(0)
            return ConversionCounts(yes: none, all: none, immature: none)
        }
        let began = builder.map(.known, [days[from]], .truth)
        let wentOn = builder.map(.known, [days[to]], .truth)
        let limit = plan.funnels[funnel].matureAfter?.before(day) ?? day
        let isOld = builder.map(.compare(.lessOrEqual), [days[from], builder.integer(Int64(limit.number))], .truth)
        let isJudged = builder.map(.or, [wentOn, isOld], .truth)
        func count(_ conditions: [NodeID], _ lowering: inout Lowering) -> NodeID {
            lowering.aggregated(rows, .count, filter: rows.selected + conditions)
        }
        return ConversionCounts(
            yes: count([began, wentOn], &self), all: count([began, isJudged], &self),
            immature: count([began, builder.map(.not, [isJudged], .truth)], &self))
    }
}
