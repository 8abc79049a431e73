// A measure's own past, month by month: what projections and the best pace ever rest on.
import RhumbModel
import RhumbText
import RhumbValues

/// Values at consecutive month ends, oldest first, all known.
struct MonthlySeries {
    let days: [Day]
    let values: [Double]

    /// The last stretch of known values without a gap, and not from before the data begin: a month that the data know only in
    /// part is no month, and on a day before the first event nothing was measured.
    /// - Parameter isFlow: each value is what its month came to.
    init(_ points: [DatedMeasurement], isFlow: Bool, oldest: Day?) {
        let usable = points.filter { point in
            guard let oldest else { return true }
            guard isFlow else { return point.day >= oldest }
            // A week into a month the data may begin.
            return CalendarUnit.month.period(around: point.day).first.adding(days: 7) > oldest
        }
        let known = usable.reversed().prefix { $0.measurement.value.magnitude != nil }.reversed()
        days = known.map(\.day)
        values = known.compactMap(\.measurement.value.magnitude)
    }

    var count: Int { values.count }

    /// Two seasons of months and more.
    var isSeasonal: Bool { count >= 24 }

    /// The damped trend with a season; nil below two seasons.
    var holtWinters: Statistics.HoltWinters? { isSeasonal ? Statistics.holtWinters(values, period: 12) : nil }
}
