// `X in top 20%` of a segment: who is let in by it, and how much of all X its members hold.
import RhumbModel
import RhumbText
import RhumbValues

extension PlanQuery {
    struct RankSlots: Sendable {
        struct Concentration: Sendable {
            let held: Int
            let total: Int
            let fewest: Int
            let negative: Int
        }

        let rank: Rank
        let rows: Int
        let inside: Int
        let edge: ValueSlot
        let concentration: Concentration?
    }
}

extension Demand {
    mutating func ranks(_ id: ID<Segment>) -> [PlanQuery.RankSlots] {
        lowering.plan.ranks(of: id).map { rank($0.value, $0.rank, $0.condition.node, of: id) }
    }

    private mutating func rank(
        _ value: Expression.Node, _ rank: Rank, _ condition: Expression.Node, of segment: ID<Segment>
    ) -> PlanQuery.RankSlots {
        let context = LoweringContext(today: today, dataset: rank.dataset)
        let ranked = lowering.lower(value, context)
        let base = rank.base.map { [lowering.membership($0, on: today)] } ?? []
        let inside = base + [lowering.truth(condition, context)]
        let edge = reduced(rank.dataset, .aggregate(rank.fromTop ? .minimum : .maximum), ranked, inside)
        let type = lowering.plan[value].type
        return PlanQuery.RankSlots(
            rank: rank, rows: count(rank.dataset, ranked, base), inside: count(rank.dataset, ranked, inside),
            edge: lowering.slot(LoweredValue(node: edge, form: ranked.form), type: type),
            concentration: rank.fromTop && type.isTotalled ? concentration(ranked, rank, base, of: segment) : nil)
    }

    private mutating func concentration(
        _ value: LoweredValue, _ rank: Rank, _ base: [NodeID], of segment: ID<Segment>
    ) -> PlanQuery.RankSlots.Concentration {
        let isDouble = lowering.builder.kind(value.node) == .double
        let zero = isDouble ? lowering.builder.constant(.double(0), .double) : lowering.builder.integer(0)
        let isNegative = lowering.builder.map(.compare(.less), [value.node, zero], .truth)
        let member = lowering.membership(segment, on: today)
        let fewest = lowering.reduced(
            rank.dataset, .fewest(percent: 80), kind: .integer, filter: lowering.builder.all(base), value: value.node,
            window: lowering.visible(rank.dataset, on: today))
        return PlanQuery.RankSlots.Concentration(
            held: lowering.count(reduced(rank.dataset, .aggregate(.sum), value, [member])),
            total: lowering.count(reduced(rank.dataset, .aggregate(.sum), value, base)),
            fewest: lowering.count(fewest), negative: count(rank.dataset, value, base + [isNegative]))
    }

    private mutating func count(_ dataset: ID<Dataset>, _ value: LoweredValue, _ filter: [NodeID]) -> Int {
        let node = lowering.reduced(
            dataset, .aggregate(.count), kind: .integer, filter: lowering.builder.all(filter), value: value.node,
            window: lowering.visible(dataset, on: today))
        return lowering.count(node)
    }

    private mutating func reduced(
        _ dataset: ID<Dataset>, _ function: Reduce.Function, _ value: LoweredValue, _ filter: [NodeID]
    ) -> NodeID {
        lowering.reduced(
            dataset, function, kind: lowering.builder.kind(value.node), filter: lowering.builder.all(filter),
            value: value.node, window: lowering.visible(dataset, on: today))
    }
}

extension ValueType {
    /// Amounts of which a total says something.
    fileprivate var isTotalled: Bool {
        switch self {
        case .integer, .number, .money, .days, .minutes: true
        case .yesNo, .percent, .points, .text, .category, .several, .date, .timestamp, .months, .key, .tier, .invalid:
            false
        }
    }
}

extension ResultReader {
    func rank(_ slots: PlanQuery.RankSlots) -> RankMeasurement {
        let rows = count(slots.rows)
        let concentration = slots.concentration.map { asked in
            let total = raw(asked.total)
            let fewest: Int64? = if case .integer(let value) = cell(asked.fewest) { value } else { nil }
            return RankMeasurement.Concentration(
                held: total > 0 ? raw(asked.held) / total : nil,
                eighty: fewest.flatMap { rows > 0 ? Double($0) / Double(rows) : nil }, negative: count(asked.negative))
        }
        return RankMeasurement(
            rows: rows, places: slots.rank.places(of: rows), inside: count(slots.inside), edge: value(slots.edge),
            concentration: concentration)
    }
}
