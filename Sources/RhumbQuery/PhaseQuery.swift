// A phase begins when another goal is achieved. When that was decides what the phase's own measures are, so it is asked for
// first, in a small query of its own.
public import RhumbModel
import RhumbText
public import RhumbValues

/// A query for the goals that phases wait for.
public struct PhaseQuery: Sendable {
    public let query: Query
    private let plan: CheckedPlan
    private let goals: [(id: ID<Goal>, slots: PlanQuery.GoalSlots)]

    /// - Parameter goals: those to be measured at the days on which they may turn out to be achieved.
    public init(_ plan: CheckedPlan, goals: [ID<Goal>], today: Day) {
        var demand = Demand(plan, today: today, language: plan.language, history: 0)
        self.plan = plan
        self.goals = goals.map { ($0, demand.goalWithCheckpoints($0)) }
        query = demand.lowering.builder.query
    }

    /// Reads the answers of a run.
    public func measurements(from results: QueryResults) -> [ID<Goal>: GoalMeasurement] {
        let reader = ResultReader(plan: plan, results: results)
        return Dictionary(uniqueKeysWithValues: goals.map { ($0.id, reader.goal($0.slots)) })
    }
}
