// From cells back to funnels, cohorts and surveys.
import RhumbModel
import RhumbText
import RhumbValues

extension ResultReader {
    func funnel(_ slots: PlanQuery.FunnelSlots) -> FunnelMeasurement {
        func conversion(_ asked: PlanQuery.FunnelSlots.Conversion) -> FunnelMeasurement.Conversion {
            FunnelMeasurement.Conversion(
                yes: count(asked.yes), n: count(asked.all), immature: count(asked.immature))
        }
        return FunnelMeasurement(
            stages: slots.stages.map { stage in
                FunnelMeasurement.Stage(
                    reached: count(stage.reached), step: stage.step.map(conversion),
                    whole: stage.whole.map(conversion),
                    days: stage.days.flatMap { output -> Double? in
                        if case .double(let days) = cell(output) { days } else { nil }
                    })
            })
    }

    func cohorts(_ slots: [PlanQuery.CohortSlots]) -> CohortsMeasurement {
        CohortsMeasurement(
            cohorts: slots.map { cohort in
                CohortsMeasurement.Cohort(
                    period: cohort.period, size: count(cohort.size), active: cohort.active.map { $0.map { count($0) } })
            })
    }

    func survey(_ slots: PlanQuery.SurveySlots) -> SurveyMeasurement {
        let rows = count(slots.rows)
        func mean(_ asked: PlanQuery.SurveySlots.Mean?) -> Double? {
            guard let asked, let sum = value(asked.sum).magnitude else { return nil }
            let rows = count(asked.rows)
            return rows > 0 ? sum / Double(rows) : nil
        }
        return SurveyMeasurement(
            rows: rows,
            questions: slots.questions.map { question in
                let counts = question.counts.map { count($0) }
                let answered = count(question.answered)
                return SurveyMeasurement.Question(
                    counts: counts, answered: answered, unanswered: rows - answered, points: mean(question.points))
            }, parts: slots.parts.map { mean($0) }, points: mean(slots.points))
    }
}
