// The plan's calendar: when each action should run, when it will be over by its progress, and what holds up the whole.
import RhumbModel
import RhumbValues

/// What is done of an action, and on which day that was said.
struct Reported: Hashable {
    /// A ratio.
    let done: Double
    let day: Day
}

/// Planned and projected spans of all actions, in numbers of working days.
///
/// Planned: tasks govern; else the declared finish; else effort ÷ (people × capacity) of the owner's resource (one
/// person where none is declared) from the start. An action starts at its declared start and after what it waits for,
/// whichever is later; one with only a finish and an effort is counted back. Projected: ⌈(1 − done) × planned
/// workdays⌉ from the day after the report; what has not begun moves with what it waits for; what should have begun
/// and is not reported is unknown.
struct Schedule {
    let calendar: Workdays
    let planned: [WorkSpan]
    /// By action, one a task.
    let tasks: [[WorkSpan]]
    /// By action: one a repetition, in order; empty for what does not repeat.
    let repetitions: [[WorkSpan]]
    /// The first working day after each action; nil where unknown.
    let projected: [Int?]
    let reported: [Reported?]
    let critical: [Bool]
    /// Working days by action; nil where unknown.
    let late: [Int?]

    /// - Parameter progress: by action, a measured share done.
    init(_ plan: CheckedPlan, progress: [Measurement?] = [], today: Day) {
        let calendar = plan.workdays
        var planner = Planner(plan: plan, calendar: calendar)
        let planned = plan.actions.ids.map { planner.span(of: $0) }
        let tasks = plan.actions.ids.map { id in
            plan.actions[id].tasks.indices.map { planner.span(of: id, task: $0) }
        }
        let repetitions = plan.actions.ids.map { planner.repetitions(of: $0) }
        let reported = plan.actions.ids.map { id -> Reported? in
            let action = plan.actions[id]
            guard action.measuredProgress != nil else {
                return action.reported(today: today, tasks: tasks[id.index], calendar)
            }
            let measured = progress.indices.contains(id.index) ? progress[id.index] : nil
            return measured?.value.magnitude.map { Reported(done: min(max($0, 0), 1), day: today) }
        }
        var projector = Projector(
            plan: plan, calendar: calendar, planned: planned, tasks: tasks, reported: reported, today: today)
        let ends = plan.actions.ids.map { projector.end(of: $0) }
        var path = CriticalPath(plan: plan, planned: planned, tasks: tasks)
        critical = path.critical()
        late = plan.actions.ids.map { id in
            let index = id.index
            if let series = MissedTurn.late(repetitions[index], reported[index], calendar) { return series }
            guard let end = ends[index], let due = planned[index].end else { return nil }
            return max(0, end - due)
        }
        projected = ends
        self.calendar = calendar
        self.planned = planned
        self.tasks = tasks
        self.repetitions = repetitions
        self.reported = reported
    }
}

/// Of work that repeats: the first time that should be over and is not.
struct MissedTurn {
    let number: Int
    let span: WorkSpan

    /// nil where none is missed; a share of 25% of twelve times is three times.
    init?(_ turns: [WorkSpan], _ report: Reported, _ calendar: Workdays) {
        let held = Int((report.done * Double(turns.count) + 1e-9).rounded(.down))
        guard turns.indices.contains(held), let end = turns[held].end, end <= calendar.number(after: report.day) else {
            return nil
        }
        number = held + 1
        span = turns[held]
    }

    /// Working days since it should have been over; nil where nothing repeats or nothing is reported.
    static func late(_ turns: [WorkSpan], _ report: Reported?, _ calendar: Workdays) -> Int? {
        guard !turns.isEmpty, let report else { return nil }
        guard let missed = MissedTurn(turns, report, calendar), let end = missed.span.end else { return 0 }
        return calendar.number(after: report.day) - end
    }
}

extension Action {
    /// The latest report, from the action or, where all tasks that should have begun report, from these by their
    /// length.
    func reported(today: Day, tasks spans: [WorkSpan], _ calendar: Workdays) -> Reported? {
        if let progress {
            let day = progress.day ?? today
            return day <= today ? Reported(done: min(max(progress.done.double, 0), 1), day: day) : nil
        }
        guard tasks.contains(where: { $0.done != nil }) else { return nil }
        var done = 0.0
        var all = 0.0
        for (task, span) in zip(tasks, spans) {
            all += Double(task.workdays)
            if let share = task.done {
                done += share.double * Double(task.workdays)
            } else if let start = span.start, start >= calendar.number(after: today) {
                continue
            } else {
                return nil
            }
        }
        return all > 0 ? Reported(done: min(max(done / all, 0), 1), day: today) : nil
    }
}
