// Funnels and surveys, row by row.
import RhumbModel
import RhumbValues

extension PlanEvaluator {
    /// Rows that went on, rows that can be judged, rows about which a condition says nothing.
    func conversion(_ aggregate: Aggregate, row: Int?, _ at: Moment) -> (yes: Int, all: Int, skipped: Int) {
        guard case .conversion(let id, let from, let to) = aggregate.function else { return (0, 0, 0) }
        let funnel = plan.funnels[id]
        let windows = (aggregate.windows + (row == nil ? at.windows : [])).map { days(of: $0, on: at.today) }
        let (_, candidates) = candidates(aggregate, row: row, at, isWindowed: false)
        var found = (yes: 0, all: 0, skipped: 0)
        for candidate in candidates {
            // The day of a stage, or of the next one that is known, as far as it has come.
            let known = funnel.stages.map { stage in
                value(stage.date, row: candidate.row, Moment(today: at.today)).day.flatMap {
                    $0 <= at.today ? $0 : nil
                }
            }
            let passed = known.indices.map { stage in known[stage...].compactMap { $0 }.first }
            if let began = passed.first ?? nil {
                guard windows.allSatisfy({ $0.contains(began) }) else { continue }
            } else if !windows.isEmpty {
                continue
            }
            if candidate.selected == .unknown { found.skipped += 1 }
            guard candidate.selected == .yes, let start = passed[from] else { continue }
            let age = Int(at.today.number) - Int(start.number)
            if passed[to] != nil {
                found.yes += 1
                found.all += 1
            } else if isMature(start, age, funnel.matureAfter, at.today) {
                found.all += 1
            }
        }
        return found
    }

    private func isMature(_ start: Day, _ age: Int, _ after: CalendarSpan?, _ today: Day) -> Bool {
        switch after {
        case nil: true
        case .days(let days)?: age >= days
        case .months?: after.map { start <= earlier(today, by: $0) } ?? true
        }
    }

    /// The sum of the points of all answers that have points.
    func score(_ id: ID<Survey>, _ row: Int, _ today: Day) -> Datum {
        let survey = plan.surveys[id]
        let columns = plan.datasets[survey.dataset].columns
        let points = survey.questions.compactMap { question -> Quantity? in
            if columns[question.column].current, today != runDay { return nil }
            guard case .text(let text) = Datum(cell: tables[survey.dataset.index][row][question.column]) else {
                return nil
            }
            return question.options.first { $0.text == text }?.points.map { Quantity($0) }
        }
        return points.isEmpty ? .unknown : .number(points.reduce(Quantity(0)) { $0 + $1 })
    }
}
