// Who has too much to do, and when: people needed against people there, a working day at a time.
import RhumbModel
import RhumbText
import RhumbValues

/// The load of every resource by the planned spans. The effort of an action is spread evenly over the working days of
/// its tasks, its repetitions, or its own; without an effort each running piece of work needs one person. A task goes to its owner's
/// people, else to the action's.
func assessResources(_ plan: CheckedPlan, _ schedule: Schedule, today: Day) -> [ResourceAssessment] {
    var needs: [Int: [Need]] = [:]
    for (position, action) in plan.actions.all.enumerated() where !action.isOff {
        for (resource, need) in action.needs(in: plan, schedule, position) {
            needs[resource.index, default: []].append(need)
        }
    }
    return plan.resources.ids.map { id in
        let resource = plan.resources[id]
        guard resource.people != nil else { return ResourceAssessment(load: nil, overloaded: []) }
        return load(needs[id.index] ?? [], strength: resource.strength, today: today, schedule.calendar)
    }
}

/// People needed over a span of working days.
private struct Need {
    let start: Int
    let end: Int
    let people: Double
}

extension Action {
    fileprivate func needs(
        in plan: CheckedPlan, _ schedule: Schedule, _ position: Int
    ) -> [(ID<Resource>, Need)] {
        let repetitions = schedule.repetitions[position]
        let whole = repetitions.isEmpty ? [schedule.planned[position]] : repetitions
        let pieces: [(owner: Owner?, span: WorkSpan)] =
            tasks.isEmpty
            ? whole.map { (owner, $0) } : zip(tasks, schedule.tasks[position]).map { ($0.owner ?? owner, $1) }
        let total = pieces.reduce(0) { $0 + ($1.span.length ?? 0) }
        guard total > 0 else { return [] }
        let people = effort.map { $0.double * Double(max(1, repetitions.count)) / Double(total) } ?? 1
        return pieces.compactMap { piece in
            guard let resource = plan.resource(of: piece.owner), let start = piece.span.start, let end = piece.span.end
            else { return nil }
            return (resource, Need(start: start, end: end, people: people))
        }
    }
}

/// Loads between the days on which something begins or ends; stretches above 1 that touch are one, with its peak.
private func load(
    _ needs: [Need], strength: Double, today: Day, _ calendar: Workdays
) -> ResourceAssessment {
    let edges = Set(needs.flatMap { [$0.start, $0.end] }).sorted()
    let people = { (number: Int) in
        needs.reduce(0) { $1.start <= number && number < $1.end ? $0 + $1.people : $0 }
    }
    func stretch(_ start: Int, _ end: Int, _ load: Double) -> ResourceAssessment.Stretch {
        ResourceAssessment.Stretch(days: DayInterval(calendar.day(start), calendar.day(end - 1)), load: load)
    }
    let course = zip(edges, edges.dropFirst()).map { ($0, $1, people($0) / strength) }.filter { $2 > 1e-9 }
    var stretches: [(start: Int, end: Int, load: Double)] = []
    for (start, end, load) in course where load > 1 + 1e-9 {
        if let last = stretches.last, last.end == start {
            stretches[stretches.count - 1] = (last.start, end, max(last.load, load))
        } else {
            stretches.append((start, end, load))
        }
    }
    return ResourceAssessment(
        load: !calendar.isWorking(today) ? 0 : people(calendar.number(onOrAfter: today)) / strength,
        overloaded: stretches.map { stretch($0.start, $0.end, $0.load) }, course: course.map { stretch($0, $1, $2) })
}
