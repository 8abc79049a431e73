// Questions that several stages ask of a checked plan.
import RhumbValues

extension CheckedPlan {
    /// Does an expression that stands in a row speak of that row?
    public func speaksOfRow(_ node: Expression.Node) -> Bool {
        switch self[node].kind {
        case .column, .attribute, .member, .tier, .score, .parent, .rank, .quintile, .fit: true
        case .aggregate(let aggregate): if case .related = aggregate.source { true } else { false }
        case .metric: false
        default: self[node].kind.children.contains { speaksOfRow($0) }
        }
    }

    /// References that lead from a dataset's row to the row of another, shortest first; empty for the dataset itself, nil
    /// where there is no way.
    public func path(from start: ID<Dataset>, to end: ID<Dataset>) -> [ID<Reference>]? {
        var seen = IDSet(CollectionOfOne(start))
        var frontier: [(ID<Dataset>, [ID<Reference>])] = [(start, [])]
        while !frontier.isEmpty {
            var next: [(ID<Dataset>, [ID<Reference>])] = []
            for (dataset, path) in frontier {
                if dataset == end { return path }
                for id in references.ids where references[id].child == dataset {
                    let parent = references[id].parent
                    if seen.insert(parent) { next.append((parent, path + [id])) }
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
        case .fit: return []
        default: return self[node].kind.children.flatMap { countedDatasets(inside: $0) }
        }
    }

    /// The days of a funnel's stages that an aggregate rests on; none for other aggregates.
    public func stageDates(of aggregate: Aggregate) -> [Expression.Node] {
        guard case .conversion(let funnel, _, _) = aggregate.function else { return [] }
        return funnels[funnel].stages.map(\.date)
    }

    /// Like `countedDatasets`, without those whose rows have a day of their own where they are counted: in a funnel.
    public func datasetsThatNeedEvents(inside node: Expression.Node) -> [ID<Dataset>] {
        switch self[node].kind {
        case .aggregate(let aggregate): stageDates(of: aggregate).isEmpty ? countedDatasets(inside: node) : []
        case .metric(let id): datasetsThatNeedEvents(inside: metrics[id].value)
        default: self[node].kind.children.flatMap { datasetsThatNeedEvents(inside: $0) }
        }
    }

    /// Where a goal's pace begins: its start, else the day of a measured baseline, else the start of the plan's period. Of
    /// a phase: the day on which it began; while that has not come, its deadline stands for it.
    public func start(of goal: Goal) -> Day {
        if goal.startsAfter != nil { return goal.begins ?? goal.deadline }
        if let start = goal.start { return start }
        if case .measured(let day) = goal.baseline { return day }
        return period.first
    }

    /// The days between which a seasonal line follows the year before: month ends, stops and turns of the line, the deadline
    /// and the day of judgement.
    public func seasonalDays(of goal: Goal, asOf today: Day) -> [Day] {
        let start = start(of: goal)
        var days: Set<Day> = [min(today, goal.deadline), goal.deadline]
        days.formUnion(goal.milestones.map(\.day))
        days.formUnion(goal.revisions.map(\.day))
        var end = CalendarUnit.month.period(around: start).last
        while end < goal.deadline, days.count < 600 {
            days.insert(end)
            end = CalendarUnit.month.period(around: end.adding(days: 1)).last
        }
        return days.filter { $0 >= start && $0 <= goal.deadline }.sorted()
    }

    /// The days on which a goal may turn out to be achieved, up to a day: the month ends, review dates and milestones since
    /// its start, its deadline and the day itself.
    public func checkpoints(of goal: Goal, upTo today: Day) -> [Day] {
        let start = start(of: goal)
        var days: Set<Day> = [min(today, goal.deadline)]
        days.formUnion(reviewDays(of: goal))
        days.formUnion(goal.milestones.map(\.day))
        var end = CalendarUnit.month.period(around: start).last
        while end < goal.deadline, end < today, end < .last {
            days.insert(end)
            end = CalendarUnit.month.period(around: end.adding(days: 1)).last
        }
        return days.filter { $0 >= start && $0 <= min(today, goal.deadline) }.sorted()
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

extension Goal {
    /// A phase whose turn has not come.
    public var isWaiting: Bool { startsAfter != nil && begins == nil }
}

extension Rank {
    /// How many of so many rows are asked for: ⌈p·n⌉, or the number itself.
    public func places(of rows: Int64) -> Int64 {
        switch amount {
        case .count(let count): return Int64(count)
        case .share(let share):
            let whole = Exact.wholePower(share.scale)
            let product = share.mantissa * Int128(rows)
            return Int64(clamping: (product + whole - 1) / whole)
        }
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

    /// The conditions of a segment's own that are a rank and nothing else: what is ranked, how, and the words.
    public func ranks(of segment: ID<Segment>) -> [(value: Expression.Node, rank: Rank, condition: Condition)] {
        segments[segment].conditions.compactMap { condition in
            guard case .rank(let value, let rank) = self[condition.node].kind else { return nil }
            return (value, rank, condition)
        }
    }

    /// The conditions under which an advice speaks to a row: its segment's, then its own.
    public func conditions(of advice: Advice) -> [Condition] {
        (advice.segment.map { conditions(of: $0) } ?? []) + advice.conditions
    }
}
