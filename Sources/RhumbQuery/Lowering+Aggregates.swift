// Aggregates: over related rows they become folds, over whole datasets reduces. What is left out for a hole is counted.
import RhumbModel
import RhumbText
import RhumbValues

/// An aggregate with its rows resolved at a day: what fold and reduce share.
struct AggregateRows {
    let aggregate: Aggregate
    let dataset: ID<Dataset>
    /// The reference along which rows belong to a parent's row; nil: the whole dataset.
    let reference: ID<Reference>?
    /// Segment and restrictions, without the aggregate's own condition.
    let base: [NodeID]
    /// The aggregate's own condition.
    let condition: NodeID?
    let value: LoweredValue?
    let window: DayInterval?

    /// Rows that are counted: base and condition.
    var selected: [NodeID] { base + (condition.map { [$0] } ?? []) }
}

extension Lowering {
    mutating func lower(_ aggregate: Aggregate, type: ValueType, _ context: LoweringContext) -> LoweredValue {
        compute(resolve(aggregate, context), type: type)
    }

    /// The rows of an aggregate in a context; restrictions apply where it stands in no row.
    mutating func resolve(_ aggregate: Aggregate, _ context: LoweringContext) -> AggregateRows {
        let dataset: ID<Dataset>
        var reference: ID<Reference>?
        switch aggregate.source {
        case .dataset(let id): dataset = id
        case .related(let id):
            reference = id
            dataset = plan.references[id].child
        }
        let row = context.row(of: dataset)
        var base: [NodeID] = []
        if let segment = aggregate.segment { base.append(membership(segment, on: context.today)) }
        for restriction in context.segments {
            let day = restriction.day ?? context.today
            if let member = membership(restriction.segment, seenFrom: dataset, on: day, context) {
                base.append(member)
            }
        }
        var window = visible(dataset, on: context.today)
        for declared in aggregate.windows + context.windows {
            let days = declared.days(asOf: context.today)
            window = window.map { $0.intersection(days) } ?? days
        }
        return AggregateRows(
            aggregate: aggregate, dataset: dataset, reference: reference, base: base,
            condition: aggregate.condition.map { truth($0, row) },
            value: aggregate.value.map { settled(lower($0, row)) },
            window: window)
    }

    /// Membership of the row's (grand)parent in a segment; nil where no path leads there.
    private mutating func membership(
        _ segment: ID<Segment>, seenFrom dataset: ID<Dataset>, on day: Day, _ context: LoweringContext
    ) -> NodeID? {
        guard let path = plan.path(from: dataset, to: plan.segments[segment].dataset) else { return nil }
        // The counted rows themselves are cut at the as-of day by their window.
        let isCut = path.isEmpty && day == context.today
        var node = isCut ? membership(segment, on: day) : member(of: segment, on: day)
        for reference in path.reversed() { node = gather(reference, node) }
        return node
    }

    private mutating func compute(_ rows: AggregateRows, type: ValueType) -> LoweredValue {
        switch rows.aggregate.function {
        case .count:
            return plain(aggregated(rows, .count, filter: rows.selected))
        case .sum:
            return sum(rows)
        case .average:
            return average(rows, type: type)
        case .minimum:
            return picked(rows, .minimum)
        case .maximum:
            return picked(rows, .maximum)
        case .latest:
            return picked(rows, .latest)
        case .earliest:
            return picked(rows, .earliest)
        case .median:
            return median(rows, type: type)
        case .share:
            let yes = plain(aggregated(rows, .count, filter: rows.selected))
            let all = plain(aggregated(rows, .count, filter: rows.base, value: rows.condition))
            return fraction(builder.map(.divideDouble, [double(yes), double(all)], .double))
        case .any:
            return plain(any(rows, condition: rows.condition))
        case .all:
            let broken = rows.condition.map { builder.map(.not, [$0], .truth) }
            return plain(builder.map(.not, [any(rows, condition: broken)], .truth))
        }
    }

    /// Kleene's or over rows: yes if any is yes, else unknown if any is unknown, else no.
    private mutating func any(_ rows: AggregateRows, condition: NodeID?) -> NodeID {
        let filter = rows.base + (condition.map { [$0] } ?? [])
        let zero = builder.integer(0)
        let yes = builder.map(
            .compare(.greater), [aggregated(rows, .count, filter: filter), zero], .truth)
        guard !filter.isEmpty else { return yes }
        let holes = builder.map(
            .compare(.greater), [aggregated(rows, .countUnknown, filter: filter), zero], .truth)
        let unknown = builder.constant(.unknown, .truth)
        return builder.map(.or, [yes, builder.map(.and, [holes, unknown], .truth)], .truth)
    }

    private mutating func sum(_ rows: AggregateRows) -> LoweredValue {
        guard let value = rows.value else { return plain(builder.integer(0)) }
        return LoweredValue(
            node: aggregated(rows, .sum, filter: rows.selected, value: value.node), form: value.form)
    }

    private mutating func average(_ rows: AggregateRows, type: ValueType) -> LoweredValue {
        guard let value = rows.value else { return unknown(type) }
        let total = sum(rows)
        let count = aggregated(rows, .count, filter: rows.selected, value: value.node)
        if case .money = type {
            return plain(builder.map(.divideRounded(multiplier: 1), [total.node, count], .integer))
        }
        return fraction(builder.map(.divideDouble, [double(total), double(plain(count))], .double))
    }

    private mutating func picked(_ rows: AggregateRows, _ function: AggregateFunction) -> LoweredValue {
        guard let value = rows.value else { return plain(builder.integer(0)) }
        return LoweredValue(
            node: aggregated(rows, function, filter: rows.selected, value: value.node), form: value.form)
    }

    /// Between two numbers a median may need one more digit than they have.
    private mutating func median(_ rows: AggregateRows, type: ValueType) -> LoweredValue {
        guard let value = rows.value, type == .number else { return picked(rows, .quantile(percent: 50)) }
        return fraction(aggregated(rows, .quantile(percent: 50), filter: rows.selected, value: double(value)))
    }

    /// The fold or reduce of one function over the rows.
    mutating func aggregated(
        _ rows: AggregateRows, _ function: AggregateFunction, filter: [NodeID], value: NodeID? = nil
    ) -> NodeID {
        let kind: ValueKind =
            switch function {
            case .count, .countUnknown: .integer
            case .sum, .minimum, .maximum, .latest, .earliest, .quantile:
                value.map { builder.kind($0) } ?? .integer
            }
        let filter = builder.all(filter)
        guard let reference = rows.reference else {
            return builder.node(
                .reduce(
                    Reduce(
                        rows: DomainID(rows.dataset.index), function: .aggregate(function), value: value,
                        filter: filter, window: rows.window)), kind, nil)
        }
        return builder.node(
            .fold(
                Fold(
                    child: DomainID(rows.dataset.index), reference: builder.position(of: reference),
                    function: function, value: value, filter: filter, window: rows.window)),
            kind, DomainID(plan.references[reference].parent.index))
    }

    /// A reduce that is not one of the language's aggregates.
    mutating func reduced(
        _ dataset: ID<Dataset>, _ function: Reduce.Function, kind: ValueKind, filter: NodeID?, value: NodeID?,
        window: DayInterval?
    ) -> NodeID {
        builder.node(
            .reduce(
                Reduce(
                    rows: DomainID(dataset.index), function: function, value: value, filter: filter,
                    window: window)), kind, nil)
    }
}
