// Does `when` hold? Decided here, after the data pass, because it may ask for the status of goals.
import RhumbModel
import RhumbText
import RhumbValues

struct WhenJudge {
    let plan: CheckedPlan
    let conditions: [Expression.Node: Truth]
    let goals: [GoalAssessment]

    /// Kleene's logic over parts that were measured and the status of goals.
    func truth(_ node: Expression.Node) -> Truth {
        if let measured = conditions[node] { return measured }
        switch plan[node].kind {
        case .and(let left, let right): return truth(left).and(truth(right))
        case .or(let left, let right): return truth(left).or(truth(right))
        case .not(let inner): return truth(inner).not
        case .goalIs(let goal, let status):
            guard goals.indices.contains(goal.index) else { return .unknown }
            return Truth(goals[goal.index].status.value == status)
        case .literal(.yesNo(let value)): return Truth(value)
        case .literal, .assumption, .today, .column, .attribute, .member, .tier, .score, .rung, .parent, .aggregate,
            .metric, .restricted, .negate, .arithmetic, .compare, .fallback, .known, .oneOf, .between, .inWindow, .rank,
            .span, .like, .dayOf, .holds, .quintile, .fit, .customerValue:
            return .unknown
        }
    }

    /// The sentences of the goals whose status the condition asks for and finds.
    func because(_ node: Expression.Node) -> [Message] {
        switch plan[node].kind {
        case .and(let left, let right), .or(let left, let right): return because(left) + because(right)
        case .goalIs(let goal, let status):
            guard goals.indices.contains(goal.index), goals[goal.index].status.value == status else { return [] }
            return Array(goals[goal.index].status.because.prefix(1))
        case .literal, .assumption, .today, .column, .attribute, .member, .tier, .score, .rung, .parent, .aggregate,
            .metric,
            .restricted, .negate, .not, .arithmetic, .compare, .fallback, .known, .oneOf, .between, .inWindow, .rank,
            .span, .like, .dayOf, .holds, .quintile, .fit, .customerValue:
            return []
        }
    }
}
