// Projected ends: from the progress reported, and by the links for what has not begun.
import RhumbModel
import RhumbValues

struct Projector {
    let plan: CheckedPlan
    let calendar: Workdays
    let planned: [WorkSpan]
    let tasks: [[WorkSpan]]
    let reported: [Reported?]
    let today: Day
    private var ends: [Int: Int?] = [:]
    private var running: Set<Int> = []

    init(
        plan: CheckedPlan, calendar: Workdays, planned: [WorkSpan], tasks: [[WorkSpan]], reported: [Reported?],
        today: Day
    ) {
        self.plan = plan
        self.calendar = calendar
        self.planned = planned
        self.tasks = tasks
        self.reported = reported
        self.today = today
    }

    /// The first working day after an action; nil where it is unknown.
    mutating func end(of id: ID<Action>) -> Int? {
        if let known = ends[id.index] { return known }
        guard running.insert(id.index).inserted else { return nil }
        defer { running.remove(id.index) }
        let end = computed(id)
        ends[id.index] = .some(end)
        return end
    }

    private mutating func computed(_ id: ID<Action>) -> Int? {
        let span = planned[id.index]
        guard !plan.actions[id].isOff else { return nil }
        if let report = reported[id.index], report.done > 0 || hasBegun(span) {
            let next = calendar.number(after: report.day)
            if report.done >= 1 { return next }
            // What is missed of a series does not move its last day.
            if plan.actions[id].repeats != nil { return span.end }
            guard let length = span.length else { return nil }
            let remaining = Int(((1 - report.done) * Double(length) - 1e-9).rounded(.up))
            return next + remaining
        }
        guard let end = span.end, let start = span.start, let shift = shift(of: id) else { return nil }
        // What should have begun and is not reported is unknown, unless what it waits for is not over yet.
        return start + shift >= calendar.number(after: today) ? end + shift : nil
    }

    /// Its first day is today or past; without a start nobody can say that it has not.
    private func hasBegun(_ span: WorkSpan) -> Bool {
        span.start.map { $0 < calendar.number(after: today) } ?? true
    }

    /// Working days by which what it waits for moves its start; nil where that is unknown.
    private mutating func shift(of id: ID<Action>) -> Int? {
        let action = plan.actions[id]
        var shift = 0
        var waits = action.after.map { (link: $0, start: planned[id.index].start) }
        for (task, span) in zip(action.tasks, tasks[id.index]) {
            waits += task.after.map { (link: $0, start: span.start) }
        }
        for wait in waits {
            let end: Int?
            switch wait.link.target {
            case .action(let other):
                if plan.actions[other].isOff { continue }
                end = self.end(of: other)
            case .task(let other, let task):
                if other == id || plan.actions[other].isOff { continue }
                end = taskEnd(other, task)
            }
            guard let end, let start = wait.start else { return nil }
            shift = max(shift, end + wait.link.lag - start)
        }
        return shift
    }

    /// A task of a late action ends as much later as the action; one that is done is over.
    private mutating func taskEnd(_ id: ID<Action>, _ task: Int) -> Int? {
        guard tasks[id.index].indices.contains(task), let end = tasks[id.index][task].end else { return nil }
        if let done = plan.actions[id].tasks[task].done, done >= Exact(1) { return end }
        guard let all = planned[id.index].end, let projected = self.end(of: id) else { return nil }
        return end + max(0, projected - all)
    }
}
