// "Who has too much to do, and when?" as numbers: work that is open at once, week by week.
import RhumbAssessment
import RhumbModel
import RhumbValues

struct LoadChart: Sendable {
    /// A week or month of one owner.
    struct Period: Sendable, Hashable {
        let days: DayInterval
        /// People needed on its fullest working day; where nobody said how many people there are, actions open at once.
        let peak: Double
        /// The sum over its working days.
        let total: Double
    }

    struct Row: Sendable {
        let name: String
        /// People there; nil where the plan does not say.
        let there: Double?
        /// One a period of the chart.
        let periods: [Period]

        func load(_ period: Period) -> Double? { there.map { period.peak / $0 } }

        /// More work than people.
        func isOver(_ period: Period) -> Bool { (load(period) ?? 0) > 1 + 1e-9 }

        var peak: Period? {
            periods.enumerated().max { ($0.element.peak, $1.offset) < ($1.element.peak, $0.offset) }?.element
        }
    }

    let unit: CalendarUnit
    let rows: [Row]

    /// Beyond so many weeks months are told apart better.
    static let mostWeeks = 70
}

/// So much work on each working day of a stretch, in numbers of working days; `end` is the first after it.
struct WorkStep: Sendable, Hashable {
    let start: Int
    let end: Int
    let amount: Double
}

extension LoadChart {
    /// - Parameter rows: stretches of an owner may not overlap.
    init(
        from first: Day, to last: Day, _ calendar: Workdays,
        rows: [(name: String, there: Double?, steps: [WorkStep])]
    ) {
        let weeks = (Int(last.number) - Int(first.number)) / 7 + 1
        let unit: CalendarUnit = weeks <= LoadChart.mostWeeks ? .week : .month
        var periods: [DayInterval] = []
        var next = unit.period(around: first)
        // A schedule of centuries is a slip of the pen; its first years are enough.
        while next.first <= last, periods.count < 600 {
            periods.append(next)
            next = unit.period(around: next.last.adding(days: 1))
        }
        self.unit = unit
        self.rows = rows.map { row in
            Row(name: row.name, there: row.there, periods: periods.map { period($0, row.steps) })
        }

        func period(_ days: DayInterval, _ steps: [WorkStep]) -> Period {
            let (start, end) = (calendar.number(onOrAfter: days.first), calendar.number(after: days.last))
            var (peak, total) = (0.0, 0.0)
            for step in steps where step.start < end && start < step.end {
                peak = max(peak, step.amount)
                total += Double(min(end, step.end) - max(start, step.start)) * step.amount
            }
            return Period(days: days, peak: peak, total: total)
        }
    }
}

extension WorkStep {
    /// How many of some spans run at once.
    static func open(_ spans: [(start: Int, end: Int)]) -> [WorkStep] {
        let edges = Set(spans.flatMap { [$0.start, $0.end] }).sorted()
        return zip(edges, edges.dropFirst()).map { start, end in
            WorkStep(start: start, end: end, amount: Double(spans.filter { $0.start <= start && start < $0.end }.count))
        }.filter { $0.amount > 0 }
    }
}

extension Report {
    /// The load of every owner by the planned spans: of resources as the assessment has it, of others their actions. nil
    /// where nobody has dated work.
    var load: LoadChart? {
        let calendar = plan.workdays
        var rows: [(name: String, there: Double?, steps: [WorkStep])] = []
        for (resource, judged) in zip(plan.resources.all, assessment.resources) where !judged.course.isEmpty {
            let steps = judged.course.map {
                WorkStep(
                    start: calendar.number(onOrAfter: $0.days.first), end: calendar.number(after: $0.days.last),
                    amount: $0.load * resource.strength)
            }
            rows.append((resource.heading.shown, resource.strength, steps))
        }
        var counted: [(owner: Owner, spans: [(start: Int, end: Int)])] = []
        for (action, judged) in zip(plan.actions.all, assessment.actions) where !action.isOff {
            guard let owner = action.owner, let start = judged.start, let finish = judged.finish,
                plan.resource(of: owner).map({ plan.resources[$0].people == nil }) ?? true
            else { continue }
            let span = (calendar.number(onOrAfter: start), calendar.number(after: finish))
            if let place = counted.firstIndex(where: { $0.owner == owner }) {
                counted[place].spans.append(span)
            } else {
                counted.append((owner, [span]))
            }
        }
        rows += counted.map { (plan.shown($0.owner) ?? "", nil, WorkStep.open($0.spans)) }
        let schedule = self.schedule
        guard !rows.isEmpty, !schedule.rows.isEmpty else { return nil }
        return LoadChart(from: schedule.first, to: schedule.last, calendar, rows: rows)
    }
}
