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
        case .start(let goal, let day): goals[goal].start = day
        case .baseline(let goal, let value): goals[goal].baseline = .value(value)
        case .milestone(let goal, let milestone):
            goals[goal].milestones = goals[goal].milestones.map { $0.day == milestone.day ? milestone : $0 }
        case .weight(let goal, let weight): goals[goal].weight = weight
        case .assumption(let id, let value): assumptions[id].value = value
        case .cost(let action, let amount): actions[action].cost = amount
        case .effort(let action, let effort): actions[action].effort = effort
        case .actionStart(let action, let day): actions[action].start = day
        case .actionFinish(let action, let day): actions[action].finish = day
        case .done(let action, let share): actions[action].progress = Action.Progress(done: share, day: nil)
        case .task(let action, let position, let workdays):
            guard actions[action].tasks.indices.contains(position) else { return }
            actions[action].tasks[position].workdays = workdays
        case .people(let resource, let people): resources[resource].people = people
        case .rate(let resource, let rate): resources[resource].dayRate = rate
        case .capacity(let resource, let share): resources[resource].capacity = share
        case .likelihood(let risk, let likelihood): risks[risk].likelihood = likelihood
        case .impact(let risk, .score(let score)): (risks[risk].impactScore, risks[risk].impactAmount) = (score, nil)
        case .impact(let risk, .amount(let amount)): (risks[risk].impactScore, risks[risk].impactAmount) = (nil, amount)
        case .limit(let advice, let limit): self.advice[advice].limit = limit
        case .worth(let advice, let worth): self.advice[advice].worth = worth
        case .action(let action, let isOff): actions[action].isOff = isOff
        case .advice(let advice, let isOff): self.advice[advice].isOff = isOff
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
