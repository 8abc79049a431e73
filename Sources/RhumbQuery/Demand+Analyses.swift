// What a run asks for of funnels, cohorts and surveys.
import RhumbModel
import RhumbText
import RhumbValues

extension PlanQuery {
    struct FunnelSlots: Sendable {
        struct Conversion: Sendable {
            let yes: Int
            let all: Int
            let immature: Int
        }

        struct Stage: Sendable {
            let reached: Int
            let step: Conversion?
            let whole: Conversion?
            let days: Int?
        }

        let stages: [Stage]
    }

    struct CohortSlots: Sendable {
        let period: DayInterval
        let size: Int
        let active: [Int?]
    }

    struct SurveySlots: Sendable {
        struct Question: Sendable {
            let counts: [Int]
            let answered: Int
            let points: Mean?
        }

        /// A sum of points and the rows that it is of.
        struct Mean: Sendable {
            let sum: ValueSlot
            let rows: Int
        }

        let rows: Int
        let questions: [Question]
        let parts: [Mean?]
        let points: Mean?
    }
}

extension Demand {
    // MARK: Funnels

    mutating func funnel(_ id: ID<Funnel>) -> PlanQuery.FunnelSlots {
        let funnel = lowering.plan.funnels[id]
        let last = max(0, funnel.stages.count - 1)
        let aggregate = Aggregate(
            .conversion(id, from: 0, to: last), of: .dataset(funnel.dataset), segment: funnel.segment, value: nil,
            condition: nil, windows: [])
        let rows = lowering.resolve(aggregate, LoweringContext(today: today))
        let (passed, reached) = (lowering.passed(id, on: today), lowering.reached(id, on: today))
        let stages = funnel.stages.indices.map { stage -> PlanQuery.FunnelSlots.Stage in
            let isPast = lowering.builder.map(.known, [passed[stage]], .truth)
            let count = lowering.count(lowering.aggregated(rows, .count, filter: rows.selected + [isPast]))
            guard stage > 0 else {
                return PlanQuery.FunnelSlots.Stage(reached: count, step: nil, whole: nil, days: nil)
            }
            let between = lowering.builder.map(.subtract, [reached[stage], reached[stage - 1]], .integer)
            let days = lowering.aggregated(
                rows, .quantile(percent: 50), filter: rows.selected, value: lowering.double(lowering.plain(between)))
            return PlanQuery.FunnelSlots.Stage(
                reached: count, step: conversion(id, from: stage - 1, to: stage, rows),
                whole: conversion(id, from: 0, to: stage, rows), days: lowering.count(days))
        }
        return PlanQuery.FunnelSlots(stages: stages)
    }

    private mutating func conversion(
        _ id: ID<Funnel>, from: Int, to: Int, _ rows: AggregateRows
    ) -> PlanQuery.FunnelSlots.Conversion {
        let found = lowering.conversion(id, from: from, to: to, rows, on: today)
        return PlanQuery.FunnelSlots.Conversion(
            yes: lowering.count(found.yes), all: lowering.count(found.all), immature: lowering.count(found.immature))
    }

    // MARK: Cohorts

    /// One pass over the rows: the first active day of each customer, and whether there was activity in each period.
    mutating func cohorts(_ id: ID<Cohorts>) -> [PlanQuery.CohortSlots] {
        let cohorts = lowering.plan.cohorts[id]
        guard let reference = cohorts.rows else { return [] }
        let rows = lowering.plan.references[reference].child
        guard let event = eventDate(of: rows) else { return [] }
        let periods = self.periods(cohorts)
        let condition =
            cohorts.condition.map {
                [lowering.truth($0, LoweringContext(today: today, dataset: rows))]
            } ?? []
        let existing = lowering.visible(rows, on: today)
        func fold(_ function: AggregateFunction, _ window: DayInterval?, _ demand: inout Demand) -> NodeID {
            let builder = demand.lowering.builder
            return demand.lowering.builder.node(
                .fold(
                    Fold(
                        child: DomainID(rows.index), reference: builder.position(of: reference), function: function,
                        value: function == .count ? nil : event, filter: demand.lowering.builder.all(condition),
                        window: window)), .integer, DomainID(cohorts.dataset.index))
        }
        let base = cohorts.segment.map { [lowering.membership($0, on: today)] } ?? []
        let first = fold(.minimum, existing, &self)
        let latest = fold(.maximum, existing, &self)
        let active = periods.map { period -> NodeID in
            if cohorts.isBounded {
                let days = existing.map { $0.intersection(period) } ?? period
                let count = fold(.count, days, &self)
                return lowering.builder.map(.compare(.greater), [count, lowering.builder.integer(0)], .truth)
            }
            let start = lowering.builder.integer(Int64(period.first.number))
            return lowering.builder.map(.compare(.greaterOrEqual), [latest, start], .truth)
        }
        return periods.indices.map { cohort in
            let isOf = base + [lowering.inWindow(first, periods[cohort])]
            return PlanQuery.CohortSlots(
                period: periods[cohort], size: customers(cohorts.dataset, isOf),
                active: (cohort..<periods.count).map { period in
                    // A period that is not over says nothing yet.
                    periods[period].last <= today ? customers(cohorts.dataset, isOf + [active[period]]) : nil
                })
        }
    }

    /// Today's period and those before it, oldest first.
    private func periods(_ cohorts: Cohorts) -> [DayInterval] {
        var periods = [cohorts.unit.period(around: today)]
        while periods.count < cohorts.last, let oldest = periods.last {
            periods.append(cohorts.unit.previous(before: oldest.first))
        }
        return periods.reversed()
    }

    private mutating func customers(_ dataset: ID<Dataset>, _ filter: [NodeID]) -> Int {
        lowering.count(
            lowering.reduced(
                dataset, .aggregate(.count), kind: .integer, filter: lowering.builder.all(filter), value: nil,
                window: nil))
    }

    // MARK: Surveys

    mutating func survey(_ id: ID<Survey>) -> PlanQuery.SurveySlots {
        let survey = lowering.plan.surveys[id]
        let context = LoweringContext(today: today, dataset: survey.dataset)
        let base = survey.segment.map { [lowering.membership($0, on: today)] } ?? []
        let questions = survey.questions.map { question -> PlanQuery.SurveySlots.Question in
            let counts = question.options.indices.map { position -> Int in
                let isChosen = lowering.isChosen(position, in: question, of: survey.dataset, context)
                return asked(survey.dataset, .count, base + [isChosen], value: nil)
            }
            let answer = lowering.answer(question, of: survey.dataset, context)
            return PlanQuery.SurveySlots.Question(
                counts: counts, answered: asked(survey.dataset, .count, base, value: answer),
                points: mean([question], of: survey, base, context))
        }
        let parts = survey.parts.indices.map { part in
            mean(survey.questions.filter { $0.part == part }, of: survey, base, context)
        }
        return PlanQuery.SurveySlots(
            rows: asked(survey.dataset, .count, base, value: nil), questions: questions, parts: parts,
            points: mean(survey.questions, of: survey, base, context))
    }

    private mutating func asked(
        _ dataset: ID<Dataset>, _ function: AggregateFunction, _ filter: [NodeID], value: NodeID?
    ) -> Int {
        lowering.count(
            lowering.reduced(
                dataset, .aggregate(function), kind: .integer, filter: lowering.builder.all(filter), value: value,
                window: lowering.visible(dataset, on: today)))
    }

    private mutating func mean(
        _ questions: [Survey.Question], of survey: Survey, _ base: [NodeID], _ context: LoweringContext
    ) -> PlanQuery.SurveySlots.Mean? {
        guard questions.contains(where: \.hasPoints) else { return nil }
        let score = lowering.score(questions, of: survey.dataset, context)
        let sum = asked(survey.dataset, .sum, base, value: score.node)
        let scale = if case .scaled(let places) = score.form { places } else { 0 }
        return PlanQuery.SurveySlots.Mean(
            sum: ValueSlot(output: sum, type: .number, scale: scale),
            rows: asked(survey.dataset, .count, base, value: score.node))
    }
}
