// Whatever somebody names is explained: a declaration of the plan, else a row by its key.
public import RhumbColumns
public import RhumbModel
public import RhumbReport
public import RhumbText
public import RhumbValues

extension Project {
    /// A declaration of that name with what a second look at the data tells of it, an advice with the key of a row, else the row with
    /// that key; nil in the outcome where there is nothing of the kind.
    /// - Parameters:
    ///   - since: of a goal, the day from which its change is told.
    ///   - report: a run of the plan; made where it is asked for.
    public func explain(
        _ subject: String, since: Day? = nil, of plan: CheckedPlan, readers: [any TableReader], _ options: RunOptions,
        report known: Report? = nil
    ) -> Outcome<Explanation?> {
        let advised = plan.explains(subject) ? nil : plan.advisedRow(subject)
        guard plan.explains(subject) || advised != nil else {
            return explain(key: subject, of: plan, readers: readers, options)
        }
        let outcome = known.map { Outcome<Report?>($0) } ?? run(plan, readers: readers, options)
        guard let report = outcome.value else { return Outcome(nil, outcome.diagnostics) }
        if let advised { return explain(advised.advice, key: advised.key, in: report, readers: readers, options) }
        var change: MeasuredChange?
        if let id = plan.goals.ids.first(where: { plan.goals[$0].heading.name == subject }) {
            change = self.change(of: id, since: since, in: report, readers: readers, options).value
        }
        var steps: ConditionSteps?
        if let id = plan.segments.ids.first(where: { plan.segments[$0].heading.name == subject }) {
            steps = conditionSteps(of: id, in: report.plan, readers: readers, options).value
        }
        return Outcome(Explainer(report, change: change, steps: steps).declaration(named: subject), outcome.diagnostics)
    }
}

extension CheckedPlan {
    /// Is it the name of something that can be explained?
    public func explains(_ name: String) -> Bool { explainable.contains { $0.name == name } }

    /// What can be explained by its name.
    public var explainable: [Heading] {
        goals.all.map(\.heading) + segments.all.map(\.heading) + metrics.all.map(\.heading)
            + actions.all.map(\.heading) + investments.all.map(\.heading) + risks.all.map(\.heading)
            + advice.all.map(\.heading) + programmes.all.map(\.heading)
    }
}
