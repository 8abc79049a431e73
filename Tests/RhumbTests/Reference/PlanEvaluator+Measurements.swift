// What a run says of a metric: its value, the rows it rests on, the rows skipped.
import RhumbModel
import RhumbValues

/// A metric on a day as the reference sees it.
struct ReferenceMeasurement {
    let value: Value
    /// nil for an expression of several aggregates.
    let n: Int?
    let skipped: Int
    let partial: Bool
    let isDoubtful: Bool
    let isCountDoubtful: Bool
}

extension PlanEvaluator {
    func measure(_ node: Expression.Node, _ at: Moment) -> ReferenceMeasurement {
        let (datum, isDoubtful) = asking { value(node, row: nil, at) }
        let all = aggregates(node, at)
        let (counted, isCountDoubtful) = asking { all.map { counts($0.0, $0.1) } }
        let partial = all.contains { aggregate, moment in
            (aggregate.windows + moment.windows).contains { isCutShort($0, moment.today) }
        }
        return ReferenceMeasurement(
            value: datum.shown(plan[node].type, plan), n: single(node) ? counted.first?.n : nil,
            skipped: counted.map(\.skipped).reduce(0, +), partial: partial, isDoubtful: isDoubtful,
            isCountDoubtful: isCountDoubtful)
    }

    /// A window that names days to come; `last`, `previous`, `since` and `before` are whole as they stand.
    private func isCutShort(_ window: Window, _ today: Day) -> Bool {
        switch window {
        case .last, .previous, .since, .before: false
        case .this, .days: days(of: window, on: today).ends(after: today)
        }
    }

    /// Is the expression one aggregate, under whatever restrictions?
    private func single(_ node: Expression.Node) -> Bool {
        switch plan[node].kind {
        case .aggregate: true
        case .metric(let id): single(plan.metrics[id].value)
        case .restricted(let inner, _): single(inner)
        default: false
        }
    }

    /// The aggregates that stand in no row, each with its moment.
    private func aggregates(_ node: Expression.Node, _ at: Moment) -> [(Aggregate, Moment)] {
        switch plan[node].kind {
        case .aggregate(let aggregate): return [(aggregate, at)]
        case .metric(let id): return aggregates(plan.metrics[id].value, at)
        case .restricted(let inner, let restriction):
            var moment = at
            switch restriction {
            case .segment(let id): moment.segments.append(Moment.Cohort(segment: id, day: nil))
            case .window(let window): moment.windows.append(window)
            case .ago(let span): moment.today = earlier(at.today, by: span)
            }
            return aggregates(inner, moment)
        default: return plan[node].kind.children.flatMap { aggregates($0, at) }
        }
    }
}
