// What a goal asks for in plain numbers: from where, to where, along which lines.
import RhumbModel
import RhumbValues

/// A goal's numbers on its own scale (percent as ratio, money in major units).
struct GoalFrame {
    let start: Day
    let deadline: Day
    /// The day at which the goal is judged: today, or the deadline where that has passed.
    let day: Day
    /// As given or measured; unknown where it is not known.
    let baseline: Value
    /// Absolute, as the revisions in force have left it; unknown where it rests on an unknown baseline.
    let target: Value
    /// As the plan had it at first.
    private let firstTarget: Value
    /// The moves of the target that are in force on the day of judgement, by day.
    let revisions: [RevisedTarget]
    /// What progress counts from: the baseline of a stock, 0 for a flow.
    let origin: Double?
    /// 1: more is better; −1: less is better.
    let direction: Double
    let isFlow: Bool
    /// Days with the values that should be reached by then, in rising order of days; empty where they are not known.
    private let line: PaceLine
    /// The line without any revision.
    private let firstLine: PaceLine
    /// A seasonal line was asked for and could not be had.
    let whyStraight: SeasonalCurve.Missing?

    init(_ goal: Goal, in plan: CheckedPlan, _ measured: GoalMeasurement, today: Day) {
        start = plan.start(of: goal)
        deadline = goal.deadline
        day = min(today, goal.deadline)
        isFlow = goal.kind == .flow
        direction = goal.better == .higher ? 1 : -1
        switch goal.baseline {
        case .value(let literal): baseline = literal.value
        case .measured: baseline = measured.baseline?.value ?? .unknown
        case nil: baseline = .unknown
        }
        firstTarget = GoalFrame.target(goal.aim, baseline: baseline)
        revisions = RevisedTarget.list(goal.revisions.filter { [day] in $0.day <= day }, from: firstTarget)
        target = revisions.last?.to ?? firstTarget
        var curve: SeasonalCurve?
        var missing: SeasonalCurve.Missing?
        switch goal.pace {
        case .straight: break
        case .seasonal:
            switch SeasonalCurve.of(goal, in: plan, measured, today: today) {
            case .success(let found): curve = found
            case .failure(let reason): missing = reason
            }
        }
        whyStraight = missing
        origin = isFlow ? 0 : baseline.magnitude
        guard let origin, let end = firstTarget.magnitude else {
            firstLine = PaceLine([])
            line = PaceLine([])
            return
        }
        // Nothing to walk towards where the baseline is there already: then the target is to be held.
        let isThere = !isFlow && (origin - end) * direction >= 0
        let stops = goal.milestones.compactMap { stop in
            stop.value.value.magnitude.map { PaceLine.Point(day: stop.day, value: $0) }
        }
        firstLine = PaceLine(
            [PaceLine.Point(day: start, value: isThere ? end : origin)] + stops
                + [PaceLine.Point(day: goal.deadline, value: end)], along: curve)
        line = revisions.reduce(firstLine) { line, revision in
            revision.to.magnitude.map { line.turned(on: revision.day, to: $0) } ?? line
        }
    }

    /// The absolute target of an aim.
    private static func target(_ aim: Goal.Aim, baseline: Value) -> Value {
        switch aim {
        case .reach(.value(let literal)): literal.value
        case .reach(.up(let literal)): moved(baseline, by: literal, 1)
        case .reach(.down(let literal)): moved(baseline, by: literal, -1)
        case .keep(_, let bound, _): bound.value
        case .hold(let low, _, _): low.value
        }
    }

    /// The baseline changed by points, by its own unit, or by a percentage of itself.
    private static func moved(_ baseline: Value, by change: Literal, _ sign: Double) -> Value {
        guard let from = baseline.magnitude, let amount = change.value.magnitude else { return .unknown }
        let isRelative = if case .percent = change { true } else { false }
        let to = isRelative ? from + sign * from * amount : from + sign * amount
        // Decimal digits as written: 31% + 7pp is 38%, not a bit above.
        let clean = (to * 1e12).rounded() / 1e12
        if case .integer = baseline, let whole = Int64(exactly: clean) { return .integer(whole) }
        return baseline.with(clean.isFinite ? clean : to)
    }

    /// The value that should be reached at the day of judgement, read off the straight lines.
    var expected: Double? { expected(at: day) }

    func expected(at day: Day) -> Double? { line.value(at: day) }

    /// On a seasonal line: the share of last year's total that had come together by this day of that year.
    var shareOfYearBefore: Double? { line.curve.map { $0.share(by: day, of: deadline) } }

    /// The line follows last year's curve.
    var isSeasonal: Bool { line.curve != nil }

    /// What the line before all revisions would expect by now; nil without revisions.
    var expectedBefore: Double? { revisions.isEmpty ? nil : firstLine.value(at: day) }

    /// The line's corners; of a seasonal line a point a week.
    var path: [DatedValue] { line.drawn }

    var pathBefore: [DatedValue] { firstLine.drawn }

    /// The target that was in force on a day.
    func target(on day: Day) -> Value { revisions.last { $0.day <= day }?.to ?? firstTarget }

    /// At the target or beyond it.
    func reaches(_ value: Double) -> Bool? { target.magnitude.map { (value - $0) * direction >= 0 } }

    /// At the target of that day or beyond it.
    func reaches(_ value: Double, on day: Day) -> Bool? {
        target(on: day).magnitude.map { (value - $0) * direction >= 0 }
    }

    /// A measure that starts at 0 and must stay below its target: it can be judged good only at the end.
    var isAllowance: Bool { isFlow && direction < 0 }

    /// The baseline is at the target or beyond it already.
    var startsAtTarget: Bool {
        guard !isFlow, let from = baseline.magnitude else { return false }
        return reaches(from) ?? false
    }

    var daysElapsed: Double { Double(day.number - start.number) }
    var daysLeft: Double { Double(deadline.number - day.number) }
}
