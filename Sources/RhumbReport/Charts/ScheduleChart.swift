// "What is late?" as numbers: actions as spans of days.
import RhumbAssessment
import RhumbModel
import RhumbValues

struct ScheduleChart: Sendable {
    struct Row: Sendable {
        let name: String
        let status: ActionStatus
        /// As planned.
        let start: Day
        let finish: Day
        /// As the progress reported lets expect.
        let projected: Day?
        /// A ratio.
        let done: Double?
        let isCritical: Bool
    }

    let today: Day
    let rows: [Row]

    var first: Day { rows.map(\.start).min() ?? today }
    var last: Day { rows.map { max($0.finish, $0.projected ?? $0.finish) }.max() ?? today }

    /// Taller pictures do not fit a sheet of paper.
    static let most = 25

    /// The same rows in pictures of at most `most` each.
    var pictures: [[Row]] {
        stride(from: 0, to: rows.count, by: ScheduleChart.most).map {
            Array(rows[$0..<min(rows.count, $0 + ScheduleChart.most)])
        }
    }
}

extension Report {
    /// Actions that have a planned start and finish, by start.
    var schedule: ScheduleChart {
        let rows = zip(plan.actions.all, assessment.actions).compactMap { action, judged -> ScheduleChart.Row? in
            guard !action.isOff, let start = judged.start, let finish = judged.finish else { return nil }
            return ScheduleChart.Row(
                name: action.heading.shown, status: judged.status.value, start: start, finish: max(start, finish),
                projected: judged.status.value == .done ? nil : judged.projectedFinish, done: judged.done,
                isCritical: judged.isCritical && judged.status.value != .done)
        }
        let ordered = rows.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
        return ScheduleChart(today: assessment.today, rows: ordered.map(\.element))
    }
}
