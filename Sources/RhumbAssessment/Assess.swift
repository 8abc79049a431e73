// The judgement of a whole plan, in the order in which verdicts rest on one another.
public import RhumbModel
public import RhumbText
import RhumbValues

/// Judges a plan by what a run measured. A pure function: the same input gives the same verdicts.
/// - Parameters:
///   - bands: the project's limits of pace; a goal's own come first.
///   - riskBands: the project's limits of scores.
///   - language: which of an advice's sentences is filled in. Messages carry both languages always.
public func assess(
    _ plan: CheckedPlan, _ measurements: Measurements, bands: Bands, riskBands: RiskBands = RiskBands(),
    language: Language
) -> Assessment {
    let today = measurements.today
    let schedule = Schedule(plan, progress: measurements.progress, today: today)
    var assessment = Assessment(today: today, budget: assessBudget(plan, today: today))
    assessment.requirements = zip(plan.datasets.all, measurements.datasets).map { dataset, measured in
        zip(dataset.requirements, measured.requirements).map { assessRequirement($0, $1, today: today) }
    }
    assessment.metrics = measurements.metrics.map(\.interval)
    assessment.splits = measurements.splits.map { $0.map(\.interval) }
    for (id, history) in measurements.metricHistories {
        assessment.forecasts[id] = forecast(id, in: plan, history, like: measurements.metrics[id.index].value)
    }
    assessment.actions = plan.actions.ids.map { assessAction($0, in: plan, schedule, today: today) }
    assessment.resources = assessResources(plan, schedule, today: today)
    let late = lateActionSentences(plan, assessment.actions)
    assessment.goals = zip(plan.goals.ids, measurements.goals).map { id, measured in
        let walk = ColumnWalk(under: plan.goals[id], in: plan)
        let newest = walk.datasets.compactMap { dataset in
            measurements.datasets.indices.contains(dataset) ? measurements.datasets[dataset].newestEvent : nil
        }
        return assessGoal(
            id, in: plan, measured, newest: ([measured.newestEvent].compactMap { $0 } + newest).max(), today: today,
            bands: bands, confidence: confidence(in: walk.columns, of: plan, assessment.requirements),
            lateActions: late[id] ?? [])
    }
    assessment.strategies = assessStrategies(plan, assessment.goals)
    assessment.risks = plan.risks.ids.map { id in
        assessRisk(
            plan.risks[id], in: plan,
            signal: measurements.signals.indices.contains(id.index) ? measurements.signals[id.index] : [],
            likelihood: measurements.likelihoods.indices.contains(id.index)
                ? measurements.likelihoods[id.index] : nil,
            today: today, bands: riskBands)
    }
    assessment.investments = plan.investments.ids.map { id in
        assessInvestment(
            plan.investments[id], in: plan,
            measurements.investments.indices.contains(id.index) ? measurements.investments[id.index] : [])
    }
    assessment.riskReviews = riskReviewsDue(plan, today: today)
    assessment.reviews = reviewsDue(plan, today: today)
    let judge = WhenJudge(plan: plan, conditions: measurements.conditions, goals: assessment.goals)
    let (outcomes, contact) = adviceOutcomes(plan, measurements.advice, judge, today: today)
    assessment.contact = contact
    assessment.advice = zip(zip(plan.advice.all, measurements.advice), outcomes).map {
        assessAdvice($0.0, $0.1, $1)
    }
    for id in plan.actions.ids {
        let (worth, because) = advisedWorth(of: id, in: plan, assessment.advice)
        assessment.actions[id.index].worth = worth
        if let because { assessment.actions[id.index].asides.append(because) }
    }
    assessment.programmes = plan.programmes.all.map { assessProgramme($0, in: plan, assessment) }
    assessment.findings =
        measuredPartsFindings(plan, assessment.goals) + assessment.goals.compactMap(\.paceFinding)
    assessment.recommendations = recommendations(
        plan, measurements, assessment, judge, outcomes, language: language)
    return assessment
}
