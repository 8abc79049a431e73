// Questions that several stages ask of a checked plan.
import RhumbValues

extension CheckedPlan {
    /// Does an expression that stands in a row speak of that row?
    public func speaksOfRow(_ node: Expression.Node) -> Bool {
        switch self[node].kind {
        case .column, .attribute, .member, .tier, .parent, .rank: true
        case .aggregate(let aggregate): if case .related = aggregate.source { true } else { false }
        case .metric: false
        default: self[node].kind.children.contains { speaksOfRow($0) }
        }
    }

    /// References that lead from a dataset's row to the row of another, shortest first; empty for the dataset itself, nil
    /// where there is no way.
    public func path(from start: ID<Dataset>, to end: ID<Dataset>) -> [ID<Reference>]? {
        var seen: Set<Int> = [start.index]
        var frontier: [(ID<Dataset>, [ID<Reference>])] = [(start, [])]
        while !frontier.isEmpty {
            var next: [(ID<Dataset>, [ID<Reference>])] = []
            for (dataset, path) in frontier {
                if dataset == end { return path }
                for id in references.ids where references[id].child == dataset {
                    let parent = references[id].parent
                    if seen.insert(parent.index).inserted { next.append((parent, path + [id])) }
                }
            }
            frontier = next
        }
        return nil
    }

    /// The datasets whose rows an expression counts, seen through metrics, in order; not those inside a row's attributes.
    public func countedDatasets(inside node: Expression.Node) -> [ID<Dataset>] {
        switch self[node].kind {
        case .aggregate(let aggregate):
            if case .dataset(let id) = aggregate.source { return [id] }
            return []
        case .metric(let id): return countedDatasets(inside: metrics[id].value)
        default: return self[node].kind.children.flatMap { countedDatasets(inside: $0) }
        }
    }

    /// Where a goal's pace begins: its start, else the day of a measured baseline, else the start of the plan's period.
    public func start(of goal: Goal) -> Day {
        if let start = goal.start { return start }
        if case .measured(let day) = goal.baseline { return day }
        return period.first
    }

    /// All review dates of a goal from its start to its deadline; empty without a cadence.
    public func reviewDays(of goal: Goal) -> [Day] {
        guard let every = goal.reviewEvery, every.approximateDays >= 1 else { return [] }
        let start = start(of: goal)
        var days: [Day] = []
        var steps = 1
        while days.count < 10_000 {
            let day = every.times(steps).after(start)
            guard day <= goal.deadline, day < .last else { break }
            days.append(day)
            steps += 1
        }
        return days
    }
}

extension CalendarSpan {
    /// So many of them: counted from one day they do not drift at month ends.
    public func times(_ count: Int) -> CalendarSpan {
        switch self {
        case .days(let days): .days(days * count)
        case .months(let months): .months(months * count)
        }
    }
}

extension CheckedPlan {
    /// Does an advice speak to rows whose contacts are capped, or to rows that refer to them?
    public func isCapped(_ id: ID<Advice>) -> Bool {
        guard let contact, let dataset = advice[id].dataset else { return false }
        return path(from: dataset, to: contact.dataset) != nil
    }

    /// Is an advice's limit kept together with the cap, by the choice of the greatest worth? With an order of its own its first
    /// rows are taken instead.
    public func choosesWithinLimit(_ id: ID<Advice>) -> Bool {
        isCapped(id) && advice[id].limit != nil && advice[id].order.isEmpty
    }

    /// The conditions that make a row one of a segment's: its base's first.
    public func conditions(of segment: ID<Segment>) -> [Condition] {
        let declared = segments[segment]
        return (declared.base.map { conditions(of: $0) } ?? []) + declared.conditions
    }

    /// The conditions under which an advice speaks to a row: its segment's, then its own.
    public func conditions(of advice: Advice) -> [Condition] {
        (advice.segment.map { conditions(of: $0) } ?? []) + advice.conditions
    }
}
