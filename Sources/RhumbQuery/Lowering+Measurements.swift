// A metric or goal is asked for with all that its interval needs: rows, rows left out, sums of squares, clusters.
import RhumbModel
import RhumbText
import RhumbValues

/// Where in the outputs the parts of one measurement are.
struct MeasurementSlots: Sendable {
    enum SamplingSlots: Sendable {
        case none
        case share(yes: Int, n: Int)
        case mean(n: Int, sum: ValueSlot, squares: Int, unit: Double)
        case clustered(clusters: Int, x: ValueSlot, m: Int, xx: Int, xm: Int, mm: Int, unit: Double)
        case quantile(low: ValueSlot, high: ValueSlot, n: Int)
        case promoters(promoters: Int, detractors: Int, n: Int)
    }

    let value: ValueSlot
    let n: Int?
    let skipped: [Int]
    let sampling: SamplingSlots
    let partial: Bool
    let overwritten: String?
}

/// Where a value is and how its cell is read.
struct ValueSlot: Sendable {
    let output: Int
    let type: ValueType
    /// Decimal places of an integer cell, for numbers.
    let scale: Int
}

extension Lowering {
    /// The output for a value that stands in no row.
    mutating func slot(_ value: LoweredValue, type: ValueType) -> ValueSlot {
        let scale = if case .scaled(let places) = value.form { places } else { 0 }
        return ValueSlot(output: builder.output(.scalar(value.node)), type: type, scale: scale)
    }

    /// The output for an integer node that stands in no row.
    mutating func count(_ node: NodeID) -> Int { builder.output(.scalar(node)) }

    /// Asks for an expression's value alone: of the past nothing else is looked at, and the rest would cost several times as
    /// much.
    mutating func measureValue(_ node: Expression.Node, _ context: LoweringContext) -> MeasurementSlots {
        if let dataset = undated(node, context) {
            return MeasurementSlots(
                value: ValueSlot(
                    output: builder.output(.scalar(builder.constant(.unknown, .integer))), type: plan[node].type,
                    scale: 0),
                n: nil, skipped: [], sampling: .none, partial: false, overwritten: plan.datasets[dataset].heading.name)
        }
        return MeasurementSlots(
            value: slot(lower(node, context), type: plan[node].type), n: nil, skipped: [], sampling: .none,
            partial: false,
            overwritten: overwrittenColumns(node, context).sorted().first)
    }

    /// A dataset without an event date whose rows alone a measure counts, in a way that knows no day: of any other day than the
    /// run's it can say nothing, and today's value repeated would look like a past.
    private mutating func undated(_ node: Expression.Node, _ context: LoweringContext) -> ID<Dataset>? {
        let datasets = plan.countedDatasets(inside: node)
        guard context.today != runDay, let first = datasets.first,
            datasets.allSatisfy({ plan.datasets[$0].event == nil })
        else { return nil }
        var present = context
        present.today = runDay
        return lower(node, context).node == lower(node, present).node ? first : nil
    }

    /// Asks for an expression that stands in no row, with its sampling where it is one aggregate.
    mutating func measure(_ node: Expression.Node, _ context: LoweringContext) -> MeasurementSlots {
        // Of rows without a date nothing is known on other days.
        guard undated(node, context) == nil else { return measureValue(node, context) }
        let type = plan[node].type
        let value = slot(lower(node, context), type: type)
        var aggregates: [(Aggregate, LoweringContext)] = []
        collectAggregates(node, context, into: &aggregates)
        var skipped: [Int] = []
        var partial = false
        for (aggregate, context) in aggregates {
            let rows = resolve(aggregate, context)
            skipped.append(count(holes(rows)))
            for window in aggregate.windows + context.windows where window.isPartial(asOf: context.today) {
                partial = true
            }
        }
        let names = overwrittenColumns(node, context).sorted().first
        guard let (aggregate, inner) = single(node, context) else {
            return MeasurementSlots(
                value: value, n: nil, skipped: skipped, sampling: .none, partial: partial, overwritten: names)
        }
        let rows = resolve(aggregate, inner)
        return MeasurementSlots(
            value: value, n: count(counted(rows)), skipped: skipped, sampling: sampling(rows, type: type),
            partial: partial, overwritten: names)
    }

    /// The aggregate that an expression is, seen through metrics and restrictions.
    private func single(
        _ node: Expression.Node, _ context: LoweringContext
    ) -> (Aggregate, LoweringContext)? {
        switch plan[node].kind {
        case .aggregate(let aggregate): (aggregate, context)
        case .metric(let id): single(plan.metrics[id].value, context)
        case .restricted(let inner, let restriction): single(inner, context.restricted(by: restriction))
        default: nil
        }
    }

    /// The aggregates that stand in no row, each with its context.
    private func collectAggregates(
        _ node: Expression.Node, _ context: LoweringContext, into found: inout [(Aggregate, LoweringContext)]
    ) {
        switch plan[node].kind {
        case .aggregate(let aggregate): found.append((aggregate, context))
        case .metric(let id): collectAggregates(plan.metrics[id].value, context, into: &found)
        case .restricted(let inner, let restriction):
            collectAggregates(inner, context.restricted(by: restriction), into: &found)
        default:
            for child in plan[node].kind.children { collectAggregates(child, context, into: &found) }
        }
    }

    /// Rows that took part with a known value.
    private mutating func counted(_ rows: AggregateRows) -> NodeID {
        switch rows.aggregate.function {
        case .share, .any, .all: aggregated(rows, .count, filter: rows.base, value: rows.condition)
        case .count: aggregated(rows, .count, filter: rows.selected)
        case .sum, .average, .minimum, .maximum, .median, .latest, .earliest, .distinct, .percentile, .commonest:
            aggregated(rows, .count, filter: rows.selected, value: rows.value?.node)
        case .promoterScore: promoters(rows).n
        case .conversion(let funnel, let from, let to): conversion(funnel, from: from, to: to, rows, on: rows.today).all
        case .retention, .churn, .repeatRate: customerCounts(rows).all
        }
    }

    /// Rows left out for a hole.
    private mutating func holes(_ rows: AggregateRows) -> NodeID {
        switch rows.aggregate.function {
        case .share, .any, .all: aggregated(rows, .countUnknown, filter: rows.base, value: rows.condition)
        case .count, .conversion: aggregated(rows, .countUnknown, filter: rows.selected)
        case .sum, .average, .minimum, .maximum, .median, .latest, .earliest, .distinct, .percentile, .commonest,
            .promoterScore:
            aggregated(rows, .countUnknown, filter: rows.selected, value: rows.value?.node)
        case .retention, .churn, .repeatRate: ownerless(rows)
        }
    }

    private mutating func sampling(_ rows: AggregateRows, type: ValueType) -> MeasurementSlots.SamplingSlots {
        switch rows.aggregate.function {
        case .share:
            guard rows.condition != nil else { return .none }
            if let reference = cluster(of: rows.dataset) {
                return clustered(
                    rows, along: reference, value: nil, unit: 1, yes: rows.selected,
                    all: (rows.base, rows.condition))
            }
            return .share(
                yes: count(aggregated(rows, .count, filter: rows.selected)), n: count(counted(rows)))
        case .average:
            guard let value = rows.value else { return .none }
            let unit = unit(of: value.form, type)
            if let reference = cluster(of: rows.dataset) {
                return clustered(
                    rows, along: reference, value: value, unit: unit, yes: [], all: (rows.selected, value.node))
            }
            let filter = builder.all(rows.selected)
            let squares = reduced(
                rows.dataset, .sumOfSquares, kind: .double, filter: filter, value: value.node, window: rows.window)
            let total = aggregated(rows, .sum, filter: rows.selected, value: value.node)
            return .mean(
                n: count(counted(rows)), sum: ValueSlot(output: count(total), type: .number, scale: 0),
                squares: count(squares), unit: unit)
        case .median: return quantile(rows, 50, type: type)
        case .percentile(let percent): return quantile(rows, percent, type: type)
        case .promoterScore:
            let found = promoters(rows)
            return .promoters(
                promoters: count(found.promoters), detractors: count(found.detractors), n: count(found.n))
        case .conversion(let funnel, let from, let to):
            let found = conversion(funnel, from: from, to: to, rows, on: rows.today)
            return .share(yes: count(found.yes), n: count(found.all))
        case .retention, .churn, .repeatRate:
            let found = customerCounts(rows)
            return .share(yes: count(found.yes), n: count(found.all))
        case .count, .sum, .minimum, .maximum, .any, .all, .latest, .earliest, .distinct, .commonest:
            return .none
        }
    }

    private mutating func quantile(
        _ rows: AggregateRows, _ percent: Int, type: ValueType
    ) -> MeasurementSlots.SamplingSlots {
        guard let value = rows.value else { return .none }
        let filter = builder.all(rows.selected)
        let kind = builder.kind(value.node)
        let low = reduced(
            rows.dataset, .order(.lower(percent: percent)), kind: kind, filter: filter, value: value.node,
            window: rows.window)
        let high = reduced(
            rows.dataset, .order(.upper(percent: percent)), kind: kind, filter: filter, value: value.node,
            window: rows.window)
        return .quantile(
            low: slot(LoweredValue(node: low, form: value.form), type: type),
            high: slot(LoweredValue(node: high, form: value.form), type: type),
            n: count(counted(rows)))
    }

    /// Where rows are events of customers they are not independent: they come in clusters by the first reference.
    private func cluster(of dataset: ID<Dataset>) -> ID<Reference>? {
        guard plan.datasets[dataset].event != nil else { return nil }
        return plan.references.ids.first { plan.references[$0].child == dataset }
    }

    /// What one unit of an integer cell is worth in the value's own unit.
    private func unit(of form: LoweredValue.Form, _ type: ValueType) -> Double {
        switch (form, type) {
        case (.scaled(let places), _): 1 / Double(Exact.wholePower(places))
        case (.plain, .money(let currency)): 1 / Double(Exact.wholePower(currency.minorDigits))
        default: 1
        }
    }

    private mutating func clustered(
        _ rows: AggregateRows, along reference: ID<Reference>, value: LoweredValue?, unit: Double, yes: [NodeID],
        all: ([NodeID], NodeID?)
    ) -> MeasurementSlots.SamplingSlots {
        let parent = plan.references[reference].parent
        let perParent = AggregateRows(
            aggregate: rows.aggregate, dataset: rows.dataset, reference: reference, base: rows.base,
            condition: rows.condition, value: rows.value, window: rows.window, today: rows.today,
            customers: [], ownBase: rows.base)
        let m = aggregated(perParent, .count, filter: all.0, value: all.1)
        let x =
            if let value { aggregated(perParent, .sum, filter: all.0, value: value.node) } else {
                aggregated(perParent, .count, filter: yes)
            }
        let filled = builder.map(.compare(.greater), [m, builder.integer(0)], .truth)
        func total(_ lowering: inout Lowering, _ function: Reduce.Function, _ value: NodeID?, _ kind: ValueKind)
            -> NodeID
        {
            lowering.reduced(parent, function, kind: kind, filter: filled, value: value, window: nil)
        }
        // Rows without a match are a cluster each: what all rows come to, less what those of some parent do.
        let (ownM, ownX) = (
            total(&self, .aggregate(.sum), m, .integer), total(&self, .aggregate(.sum), x, builder.kind(x))
        )
        let allM = aggregated(rows, .count, filter: all.0, value: all.1)
        let allX =
            if let value { aggregated(rows, .sum, filter: all.0, value: value.node) } else {
                aggregated(rows, .count, filter: yes)
            }
        let aloneM = builder.map(.subtract, [allM, ownM], .integer)
        let aloneX =
            builder.kind(x) == .double
            ? builder.map(.subtractDouble, [allX, ownX], .double)
            : builder.map(.toDouble(scale: 0), [builder.map(.subtract, [allX, ownX], .integer)], .double)
        let aloneXX = value.map { squares(of: $0.node, without: reference, rows, filter: all.0) } ?? aloneX
        func sum(_ lowering: inout Lowering, _ own: NodeID, _ alone: NodeID) -> Int {
            lowering.count(lowering.builder.map(.addDouble, [own, alone], .double))
        }
        let clusters = builder.map(.add, [total(&self, .aggregate(.count), nil, .integer), aloneM], .integer)
        let aloneMM = builder.map(.toDouble(scale: 0), [aloneM], .double)
        return .clustered(
            clusters: count(clusters), x: ValueSlot(output: count(allX), type: .number, scale: 0), m: count(allM),
            xx: sum(&self, total(&self, .sumOfSquares, x, .double), aloneXX),
            xm: sum(&self, total(&self, .sumOfProducts(m), x, .double), aloneX),
            mm: sum(&self, total(&self, .sumOfSquares, m, .double), aloneMM),
            unit: unit)
    }

    /// Σ value² of the rows that belong to nobody.
    private mutating func squares(
        of value: NodeID, without reference: ID<Reference>, _ rows: AggregateRows, filter: [NodeID]
    ) -> NodeID {
        let alone = ownerless(along: reference)
        return reduced(
            rows.dataset, .sumOfSquares, kind: .double, filter: builder.all(filter + [alone]), value: value,
            window: rows.window)
    }

    /// Columns that an expression needs and that are overwritten at their source, where the day is not the run's own.
    private func overwrittenColumns(_ node: Expression.Node, _ context: LoweringContext) -> [String] {
        var search = OverwrittenColumns(plan: plan, runDay: runDay)
        search.visit(node, context.today)
        for restriction in context.segments {
            search.visit(segment: restriction.segment, restriction.day ?? context.today)
        }
        return search.names
    }

    /// The same of a ladder on a day.
    func overwrittenColumns(of tiers: ID<Tiers>, on day: Day) -> [String] {
        var search = OverwrittenColumns(plan: plan, runDay: runDay)
        search.visit(tiers: tiers, day)
        return search.names
    }
}
