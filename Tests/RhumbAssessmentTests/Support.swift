// Plans and measurements built by hand: status is tested without data.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

let nowhere = SourceSpan(file: FileIndex(0), start: 0, end: 0)

func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day) ?? .first }

func heading(_ name: String, _ title: String? = nil) -> Heading { Heading(name: name, title: title, span: nowhere) }

/// Decimal digits as written: `0.38` is `decimal(38, 2)`.
func decimal(_ mantissa: Int128, _ scale: Int) -> Exact { Exact(mantissa, scale: scale) }

func percent(_ hundredths: Int128) -> Literal { .percent(decimal(hundredths, 2)) }

func yuan(_ amount: Int64) -> Money { Money(minor: amount * 100, currency: .yuan) }

func emptyPlan() -> CheckedPlan {
    CheckedPlan(
        heading: heading("lakeside"), language: .english, period: DayInterval(day(2026, 1, 1), day(2026, 12, 31)),
        currency: .yuan)
}

/// A measured share of so many rows.
func share(_ yes: Int64, of n: Int64, skipped: Int64 = 0) -> Measurement {
    Measurement(
        value: n > 0 ? .percent(Double(yes) / Double(n)) : .unknown, n: n, skipped: skipped,
        sampling: .share(yes: yes, n: n), partial: false)
}

/// A value without an interval.
func plain(_ value: Value, n: Int64? = 100, overwritten: String? = nil) -> Measurement {
    Measurement(
        value: value, n: n, skipped: 0, sampling: .none, partial: false, overwritten: overwritten)
}

func dated(_ day: Day, _ value: Value) -> DatedMeasurement { DatedMeasurement(day: day, measurement: plain(value)) }

/// What one goal of a plan of one goal comes to.
struct GoalCase {
    var aim: Goal.Aim = .reach(.value(percent(38)))
    var baseline: Goal.Baseline? = .value(percent(31))
    var better = Metric.Better.higher
    var kind = Metric.Kind.stock
    var start: Day?
    var deadline = day(2026, 12, 31)
    var milestones: [Goal.Milestone] = []
    var revisions: [Goal.Revision] = []
    var review: CalendarSpan?
    var atLeast: Int?
    var bands: Bands?
    var type = ValueType.percent

    var value = Measurement.nothing
    var measuredBaseline: Measurement?
    var history: [DatedMeasurement] = []
    var reviews: [DatedMeasurement] = []
    var newest: Day?

    func goal(_ measure: Expression.Node) -> Goal {
        var goal = Goal(
            heading: heading("family_repeat", "Families return"), measure: measure, better: better, kind: kind,
            aim: aim,
            deadline: deadline)
        goal.baseline = baseline
        goal.start = start
        goal.milestones = milestones
        goal.revisions = revisions
        goal.reviewEvery = review
        goal.atLeastRows = atLeast
        goal.bands = bands
        return goal
    }

    func assessed(on today: Day = day(2026, 6, 30), bands: Bands = Bands()) -> GoalAssessment? {
        var plan = emptyPlan()
        let measure = plan.add(.literal(percent(0)), type, at: nowhere)
        _ = plan.goals.add(goal(measure))
        var measurements = Measurements(today: today)
        measurements.goals = [
            GoalMeasurement(
                value: value, baseline: measuredBaseline, history: history, reviews: reviews, newestEvent: newest)
        ]
        return assess(plan, measurements, bands: bands, language: .english).goals.first
    }
}

/// Known, and as near as rounding allows.
func isNear(_ found: Double?, _ expected: Double, within tolerance: Double = 1e-9) -> Bool {
    guard let found else { return false }
    return abs(found - expected) <= tolerance
}
