// The past of measures that rest on `current` columns: what stored runs measured on their own days, and nothing else. The data of
// today cannot say what a cell was that has been overwritten since.
import RhumbHistory
import RhumbModel
import RhumbText
import RhumbValues

extension Project {
    /// The measurements with points that are unknown because of overwritten columns taken from the history, where it has a run of
    /// that day (for the months before: of that month), made without a scenario and with the same definitions.
    func withPast(_ measurements: Measurements, of plan: CheckedPlan) -> Measurements {
        let goals = plan.goals.ids.filter { id in
            measurements.goals.indices.contains(id.index) && measurements.goals[id.index].hasOverwrittenPoints
        }
        guard !goals.isEmpty, let path = historyPath, Files.kind(path) != nil else { return measurements }
        let names = goals.map { plan.goals[$0].heading.name }
        let bases = RunRecord.bases(of: sourceTexts, goals: names)
        var measurements = measurements
        for (id, name) in zip(goals, names) {
            guard let basis = bases[name] else { continue }
            // A history that cannot be read is told of where the run is added to it.
            let past = try? HistoryFile(path).past(ofGoal: name, plan: plan.heading.name, basis: basis)
            let known = (past ?? []).filter { $0.day < measurements.today && $0.value != .unknown }
            measurements.goals[id.index] = measurements.goals[id.index].filled(from: known)
        }
        return measurements
    }

    /// The plan's files as history keeps them.
    var sourceTexts: [RunRecord.Source] {
        sources.files.map { RunRecord.Source(path: shown($0.path), text: $0.text(0, $0.bytes.count)) }
    }
}

extension GoalMeasurement {
    fileprivate var hasOverwrittenPoints: Bool {
        (history + reviews + [lastReview].compactMap { $0 }).contains { $0.measurement.overwritten != nil }
    }

    /// - Parameter past: oldest first.
    fileprivate func filled(from past: [PastValue]) -> GoalMeasurement {
        func point(_ point: DatedMeasurement, since first: Day) -> DatedMeasurement {
            guard point.measurement.overwritten != nil,
                let found = past.last(where: { $0.day >= first && $0.day <= point.day })
            else { return point }
            return DatedMeasurement(
                day: found.day,
                measurement: Measurement(value: found.value, n: nil, skipped: 0, sampling: .none, partial: false))
        }
        var filled = self
        filled.history = history.map { point($0, since: CalendarUnit.month.period(around: $0.day).first) }
        filled.reviews = reviews.map { point($0, since: $0.day) }
        filled.lastReview = lastReview.map { point($0, since: $0.day) }
        return filled
    }
}
