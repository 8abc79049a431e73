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
    /// The as-of day.
    let today: Day
    /// Of the restrictions in `base` those that the customer of the row decides, seen from the customer's own row.
    let customers: [NodeID]
    /// What is left of `base` without them.
    let ownBase: [NodeID]

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
        var ownBase = base
        var customers: [NodeID] = []
        for restriction in context.segments {
            let day = restriction.day ?? context.today
            guard let member = membership(restriction.segment, seenFrom: dataset, on: day, context) else { continue }
            base.append(member)
            if let customer = self.customer(aggregate, restriction.segment, on: day) {
                customers.append(customer)
            } else {
                ownBase.append(member)
            }
        }
        for part in context.parts {
            guard let isIn = isIn(part, seenFrom: dataset, on: context.today) else { continue }
            base.append(isIn)
            ownBase.append(isIn)
        }
        var window = visible(dataset, on: context.today)
        for declared in aggregate.windows + context.windows {
            let days = declared.days(asOf: context.today)
            // A funnel's rows are where their first stage is.
            if case .conversion(let funnel, _, _) = aggregate.function {
                let began = passed(funnel, on: context.today).first.map { inWindow($0, days) }
                let isIn = began.map { builder.map(.fallback, [$0, builder.constant(.truth(false), .truth)], .truth) }
                base += isIn.map { [$0] } ?? []
                continue
            }
            window = window.map { $0.intersection(days) } ?? days
        }
        return AggregateRows(
            aggregate: aggregate, dataset: dataset, reference: reference, base: base,
            condition: aggregate.condition.map { truth($0, row) },
            value: aggregate.value.map { settled(lower($0, row)) },
            window: window, today: context.today, customers: customers, ownBase: ownBase)
    }

    /// Membership of the customer (or of whom the customer refers to), in the customer's row; nil where the way to the
    /// segment does not lead along the customer.
    private mutating func customer(_ aggregate: Aggregate, _ segment: ID<Segment>, on day: Day) -> NodeID? {
        guard let customer = aggregate.customer,
            let path = plan.path(from: plan.references[customer].child, to: plan.segments[segment].dataset),
            path.first == customer
        else { return nil }
        var node = member(of: segment, on: day)
        for reference in path.dropFirst().reversed() { node = gather(reference, node) }
        return node
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
        // The first tier is the highest: positions fall as tiers rise.
        case .minimum:
            return picked(rows, type.isTier ? .maximum : .minimum)
        case .maximum:
            return picked(rows, type.isTier ? .minimum : .maximum)
        case .latest:
            return picked(rows, .latest)
        case .earliest:
            return picked(rows, .earliest)
        case .median:
            return quantile(rows, 50, type: type)
        case .percentile(let percent):
            return quantile(rows, percent, type: type)
        case .distinct:
            return plain(aggregated(rows, .distinct, filter: rows.selected, value: rows.value?.node))
        case .commonest:
            return picked(rows, .mode)
        case .promoterScore:
            return promoterScore(rows)
        case .conversion(let funnel, let from, let to):
            let found = conversion(funnel, from: from, to: to, rows, on: rows.today)
            return fraction(builder.map(.divideDouble, [double(plain(found.yes)), double(plain(found.all))], .double))
        case .retention, .churn, .repeatRate:
            let found = customerCounts(rows)
            return fraction(builder.map(.divideDouble, [double(plain(found.yes)), double(plain(found.all))], .double))
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

    /// Between two numbers a quantile may need more digits than they have.
    private mutating func quantile(_ rows: AggregateRows, _ percent: Int, type: ValueType) -> LoweredValue {
        guard let value = rows.value, type == .number else { return picked(rows, .quantile(percent: percent)) }
        return fraction(aggregated(rows, .quantile(percent: percent), filter: rows.selected, value: double(value)))
    }

    /// The fold or reduce of one function over the rows.
    mutating func aggregated(
        _ rows: AggregateRows, _ function: AggregateFunction, filter: [NodeID], value: NodeID? = nil
    ) -> NodeID {
        let kind: ValueKind =
            switch function {
            case .count, .countUnknown, .distinct: .integer
            case .sum, .minimum, .maximum, .latest, .earliest, .quantile, .mode:
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

extension ValueType {
    fileprivate var isTier: Bool { if case .tier = self { true } else { false } }
}
