// "Who is in two segments?" as numbers: the segments of one dataset, two by two.
import RhumbModel

struct OverlapChart: Sendable {
    struct Segment: Sendable {
        let name: String
        let size: Int64
    }

    struct Pair: Sendable, Hashable {
        /// Positions among the segments; the first is the smaller number.
        let first: Int
        let second: Int
        let both: Int64
        /// What share of the smaller segment is in both, a ratio.
        let ofSmaller: Double
        /// What share of those in one of them are in both, a ratio.
        let likeness: Double
    }

    let segments: [Segment]
    let pairs: [Pair]

    func pair(_ first: Int, _ second: Int) -> Pair? { pairs.first { $0.first == first && $0.second == second } }

    /// The two that are most alike, rather neither of them all within the other: that is seldom news. nil where no two share
    /// anybody.
    var closest: Pair? {
        let shared = pairs.filter { $0.both > 0 }
        let partly = shared.filter { $0.ofSmaller < 1 }
        return (partly.isEmpty ? shared : partly).enumerated()
            .max { ($0.element.likeness, $1.offset) < ($1.element.likeness, $0.offset) }?.element
    }

    /// Is a segment declared within another, so that the two are no pair?
    var hasNested: Bool { pairs.count < segments.count * (segments.count - 1) / 2 }
}

extension Report {
    /// One for each dataset with segments that were compared.
    var overlapCharts: [OverlapChart] {
        plan.datasets.ids.compactMap { dataset in
            let found = measurements.overlaps.filter { plan.segments[$0.first].dataset == dataset }
            let ids = plan.segments.ids.filter { id in found.contains { $0.first == id || $0.second == id } }
            guard ids.count > 1 else { return nil }
            let sizes = ids.map { measurements.segments.at($0.index)?.inside ?? 0 }
            let pairs = found.compactMap { pair -> OverlapChart.Pair? in
                guard let first = ids.firstIndex(of: pair.first), let second = ids.firstIndex(of: pair.second) else {
                    return nil
                }
                let (smaller, all) = (min(sizes[first], sizes[second]), sizes[first] + sizes[second] - pair.both)
                return OverlapChart.Pair(
                    first: min(first, second), second: max(first, second), both: pair.both,
                    ofSmaller: smaller > 0 ? Double(pair.both) / Double(smaller) : 0,
                    likeness: all > 0 ? Double(pair.both) / Double(all) : 0)
            }
            return OverlapChart(
                segments: zip(ids, sizes).map { OverlapChart.Segment(name: plan.segments[$0].heading.shown, size: $1) },
                pairs: pairs)
        }
    }
}
