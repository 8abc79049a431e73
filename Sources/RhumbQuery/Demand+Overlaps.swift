// How many rows two segments share: what a consultant asks before two campaigns meet the same customers.
import RhumbModel

extension PlanQuery {
    /// Segments of one dataset that are compared with one another; a greater table is not read, and its size would grow
    /// with the square of the segments.
    static let comparedSegments = 12

    struct OverlapSlots: Sendable {
        let first: ID<Segment>
        let second: ID<Segment>
        let both: Int
    }
}

extension Demand {
    /// A count for each pair of segments over one dataset, in order. A segment and one that is declared `of` it are no pair:
    /// the smaller is within the greater.
    mutating func overlaps() -> [PlanQuery.OverlapSlots] {
        plan.datasets.ids.flatMap { dataset -> [PlanQuery.OverlapSlots] in
            let segments = plan.segments.ids.filter { plan.segments[$0].dataset == dataset }
            guard segments.count <= PlanQuery.comparedSegments else { return [] }
            return segments.indices.flatMap { position in
                segments[..<position].filter { !isWithin(segments[position], $0) && !isWithin($0, segments[position]) }
                    .map { overlap($0, segments[position], dataset) }
            }
        }
    }

    private mutating func overlap(
        _ first: ID<Segment>, _ second: ID<Segment>, _ dataset: ID<Dataset>
    ) -> PlanQuery.OverlapSlots {
        let members = [lowering.membership(first, on: today), lowering.membership(second, on: today)]
        let both = lowering.builder.map(.and, members, .truth)
        return PlanQuery.OverlapSlots(first: first, second: second, both: rows(dataset, where: both))
    }

    private func isWithin(_ segment: ID<Segment>, _ other: ID<Segment>) -> Bool {
        var next = plan.segments[segment].base
        while let base = next {
            if base == other { return true }
            next = plan.segments[base].base
        }
        return false
    }
}
