// A part of a split is one more condition on the rows.
import RhumbModel
import RhumbText
import RhumbValues

extension Lowering {
    /// Is the row in the part, seen from a dataset's row? nil where no way leads to the column.
    mutating func isIn(_ part: LoweringContext.PartOf, seenFrom dataset: ID<Dataset>, on day: Day) -> NodeID? {
        guard let value = value(of: part.split, seenFrom: dataset, on: day) else { return nil }
        switch part.part {
        case .choice(let position):
            return builder.map(.compare(.equal), [value, builder.integer(Int64(position))], .truth)
        case .yesNo(true): return builder.map(.and, [value], .truth)
        case .yesNo(false): return builder.map(.not, [value], .truth)
        case .unknown: return builder.map(.not, [builder.map(.known, [value], .truth)], .truth)
        }
    }

    private mutating func value(of split: Split, seenFrom dataset: ID<Dataset>, on day: Day) -> NodeID? {
        if dataset == split.dataset {
            return lower(split.value, LoweringContext(today: day, dataset: dataset)).node
        }
        guard let path = plan.path(from: dataset, to: split.home) else { return nil }
        var node = lower(split.homeValue, LoweringContext(today: day, dataset: split.home)).node
        for reference in path.reversed() { node = gather(reference, node) }
        return node
    }

    /// The same measure for each part of a split.
    mutating func measure(
        _ node: Expression.Node, _ context: LoweringContext, splitBy split: Split?
    ) -> [MeasurementSlots] {
        guard let split else { return [] }
        return split.parts.map { part in
            var inner = context
            inner.parts.append(LoweringContext.PartOf(split: split, part: part))
            return measure(node, inner)
        }
    }
}
