// Funnels, cohorts and surveys in `rhumb.run/1`.
import RhumbFormats
import RhumbModel
import RhumbText
import RhumbValues

extension ReportJSON {
    var funnels: [JSON] {
        zip(plan.funnels.all, measurements.funnels).map { funnel, measured in
            let stages = zip(funnel.stages, measured.stages).map { stage, found in
                JSON.object([
                    (key: "name", value: .string(stage.name)), (key: "title", value: JSON(stage.title)),
                    (key: "reached", value: .integer(found.reached)), (key: "step", value: conversion(found.step)),
                    (key: "whole", value: conversion(found.whole)), (key: "median_days", value: JSON(found.days)),
                ])
            }
            return .object([
                (key: "name", value: .string(funnel.heading.name)),
                (key: "title", value: JSON(funnel.heading.title)),
                (key: "of", value: .string(base(funnel.segment, funnel.dataset))),
                (key: "stages", value: .array(stages)),
            ])
        }
    }

    private func conversion(_ found: FunnelMeasurement.Conversion?) -> JSON {
        guard let found else { return .null }
        let interval = found.interval.map { JSON.array([.number($0.low), .number($0.high)]) }
        return .object([
            (key: "share", value: JSON(found.share)), (key: "n", value: .integer(found.n)),
            (key: "interval", value: interval ?? .null), (key: "immature", value: .integer(found.immature)),
        ])
    }

    var cohorts: [JSON] {
        zip(plan.cohorts.all, measurements.cohorts).map { cohorts, measured in
            let rows = measured.cohorts.map { cohort in
                JSON.object([
                    (key: "period", value: .string(cohorts.unit.label(of: cohort.period))),
                    (key: "size", value: .integer(cohort.size)),
                    (key: "share", value: .array(cohort.active.indices.map { JSON(cohort.share(atAge: $0)) })),
                ])
            }
            return .object([
                (key: "name", value: .string(cohorts.heading.name)),
                (key: "title", value: JSON(cohorts.heading.title)),
                (key: "of", value: .string(base(cohorts.segment, cohorts.dataset))),
                (key: "every", value: .string(cohorts.unit.name)),
                (key: "bounded", value: .bool(cohorts.isBounded)), (key: "cohorts", value: .array(rows)),
            ])
        }
    }

    var surveys: [JSON] {
        zip(plan.surveys.all, measurements.surveys).map { survey, measured in
            let questions = zip(survey.questions, measured.questions).map { question, found in
                questionObject(question, of: survey, found)
            }
            let parts = zip(survey.parts, measured.parts).map { title, points in
                JSON.object([(key: "title", value: .string(title)), (key: "points", value: JSON(points))])
            }
            return .object([
                (key: "name", value: .string(survey.heading.name)),
                (key: "title", value: JSON(survey.heading.title)),
                (key: "of", value: .string(base(survey.segment, survey.dataset))),
                (key: "rows", value: .integer(measured.rows)), (key: "points", value: JSON(measured.points)),
                (key: "parts", value: .array(parts)), (key: "questions", value: .array(questions)),
            ])
        }
    }

    private func questionObject(
        _ question: Survey.Question, of survey: Survey, _ found: SurveyMeasurement.Question
    ) -> JSON {
        let options = zip(question.options, found.counts).map { option, count in
            JSON.object([
                (key: "text", value: .string(option.text)), (key: "title", value: JSON(option.title)),
                (key: "points", value: JSON(option.points?.double)), (key: "count", value: .integer(count)),
                (key: "share", value: JSON(found.share(of: count))),
            ])
        }
        return .object([
            (key: "column", value: .string(plan.datasets[survey.dataset].columns[question.column].name)),
            (key: "title", value: .string(question.title)),
            (key: "part", value: JSON(question.part.flatMap { survey.parts.at($0) })),
            (key: "answered", value: .integer(found.answered)),
            (key: "unanswered", value: .integer(found.unanswered)), (key: "points", value: JSON(found.points)),
            (key: "options", value: .array(options)),
        ])
    }

    private func base(_ segment: ID<Segment>?, _ dataset: ID<Dataset>) -> String {
        segment.map { plan.segments[$0].heading.name } ?? plan.datasets[dataset].heading.name
    }
}

extension SurveyMeasurement.Question {
    /// Of those who answered; nil of nobody.
    func share(of count: Int64) -> Double? { answered > 0 ? Double(count) / Double(answered) : nil }
}

extension CalendarUnit {
    /// `quarter`.
    var name: String {
        switch self {
        case .day: "day"
        case .week: "week"
        case .month: "month"
        case .quarter: "quarter"
        case .year: "year"
        }
    }

    /// What the calendar calls a period: `2026-Q1`, `2026-05`, `2026-W07`, `2026`.
    func label(of period: DayInterval) -> String {
        let (year, month, _) = period.first.civil
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        switch self {
        case .day: return period.first.description
        case .week:
            // The week's year is that of its Thursday.
            let thursday = period.first.adding(days: 3)
            let start = Day(year: thursday.civil.year, month: 1, day: 1) ?? thursday
            return "\(thursday.civil.year)-W" + two(Int(thursday.number - start.number) / 7 + 1)
        case .month: return "\(year)-" + two(month)
        case .quarter: return "\(year)-Q\((month - 1) / 3 + 1)"
        case .year: return String(year)
        }
    }
}
