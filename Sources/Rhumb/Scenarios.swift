// A scenario is the plan with some values changed; `--set` and what-if are the same mechanism.
public import RhumbModel
import RhumbValues

extension CheckedPlan {
    /// The plan with a scenario's values; nil where there is no scenario of that name.
    public func applying(scenario name: String) -> CheckedPlan? {
        guard let scenario = scenarios.all.first(where: { $0.heading.name == name }) else { return nil }
        var plan = self
        for override in scenario.overrides { plan.apply(override) }
        return plan
    }

    private mutating func apply(_ override: Scenario.Override) {
        switch override {
        case .target(let goal, let target):
            // What is set for a trial is meant whatever was revised before.
            goals[goal].revisions = []
            goals[goal].aim =
                switch goals[goal].aim {
                case .keep(let atLeast, let bound, let share):
                    .keep(atLeast: atLeast, target.value ?? bound, share: share)
                case .reach, .hold: .reach(target)
                }
        case .deadline(let goal, let day): goals[goal].deadline = day
        case .assumption(let id, let value): assumptions[id].value = value
        case .cost(let action, let amount): actions[action].cost = amount
        case .off(let action): actions[action].isOff = true
        case .on(let action): actions[action].isOff = false
        case .budget(let amount): budget = amount
        }
    }
}

extension Goal.Target {
    /// An absolute target's value.
    var value: Literal? {
        if case .value(let literal) = self { literal } else { nil }
    }
}
