// Phases are settled before the run's own query: each one begins on the day after the goal before it was achieved.
import RhumbAssessment
import RhumbColumns
import RhumbExecution
import RhumbModel
import RhumbQuery
import RhumbText
import RhumbValues

extension CheckedPlan {
    /// The plan with the beginnings of its phases, found by measuring the goals that they wait for. A chain of phases takes
    /// a pass over the data for each of its links; a plan without phases takes none.
    /// - Parameter run: answers a query over the data of the run.
    func settlingPhases(
        today: Day, bands: Bands, _ run: (Query) -> QueryResults
    ) -> Outcome<CheckedPlan> {
        var plan = self
        var open = goals.ids.filter { goals[$0].startsAfter != nil }
        for id in open { plan.goals[id].begins = nil }
        while true {
            // Those whose predecessor is no phase, or one that has begun.
            let ready = open.filter { id in plan.goals[id].startsAfter.map { !plan.goals[$0].isWaiting } ?? false }
            guard !ready.isEmpty else { return Outcome(plan) }
            open.removeAll { ready.contains($0) }
            let before = Set(ready.compactMap { plan.goals[$0].startsAfter })
            let question = PhaseQuery(plan, goals: plan.goals.ids.filter { before.contains($0) }, today: today)
            let results = run(question.query)
            guard !results.diagnostics.contains(where: { $0.level == .error }) else {
                return Outcome(plan, results.diagnostics)
            }
            let measured = question.measurements(from: results)
            for id in ready {
                guard let other = plan.goals[id].startsAfter, let found = measured[other],
                    let day = dayAchieved(other, in: plan, found, today: today, bands: bands)
                else { continue }
                plan.goals[id].begins = max(day.adding(days: 1), plan.goals[id].start ?? .first)
            }
        }
    }
}
