// All rows of a domain into one value, or into one value per window.
import RhumbColumns
import RhumbQuery
import RhumbValues

/// Reduces that differ in their window only; most often one.
final class ReduceSink: Sink {
    /// How the state is kept.
    enum Content: Sendable {
        case count
        case sum, sumOfDoubles
        case products(left: Physical, right: Physical)
        case extreme(least: Bool, Physical)
        case latest(earliest: Bool, Physical)
    }

    let content: Content
    /// One node a window.
    let nodes: [Int]
    /// The buckets of each node's window; nil: one node without buckets.
    let ranges: [Range<Int>]?
    private let bucketCount: Int
    let terms: [Term]
    private let space: TextSpace

    /// Terms: the mask, then as the content needs them value, other value, event date, bucket.
    init(
        _ content: Content, nodes: [Int], ranges: [Range<Int>]? = nil, bucketCount: Int = 0, terms: [Term],
        _ space: TextSpace
    ) {
        self.content = content
        self.nodes = nodes
        self.ranges = ranges
        self.bucketCount = bucketCount
        self.terms = terms
        self.space = space
    }

    func makeState() -> any SinkState {
        ReduceState(content, node: nodes.first ?? 0, buckets: bucketCount)
    }

    func finish(_ states: [any SinkState], _ run: Run) {
        let states = states.compactMap { $0 as? ReduceState }
        guard let first = states.first else { return }
        for other in states.dropFirst() { first.add(other) }
        guard let ranges else {
            if let node = nodes.first { run.setScalar(value(first, run), node) }
            return
        }
        for (node, range) in zip(nodes, ranges) {
            switch content {
            case .count:
                run.setScalar(.integer(first.counts[range].reduce(0, +)), node)
            case .sum:
                var sum = IntegerSum()
                for part in first.sums[range] { sum.add(part) }
                run.setTotal(sum.total, node)
            case .sumOfDoubles, .products, .extreme, .latest: break
            }
        }
    }

    private func value(_ state: ReduceState, _ run: Run) -> Scalar {
        switch content {
        case .count: return .integer(state.count)
        case .sum:
            guard let node = nodes.first else { return .unknown }
            return run.total(state.sum.total, node)
        case .sumOfDoubles: return .double(FixedPoint.double(state.fixed))
        case .products(.integer, .integer): return .double(state.wide.double)
        case .products: return .double(state.wide.double * 0x1p-40)
        case .extreme(_, let physical):
            guard let bits = state.best?.bits else { return .unknown }
            return physical == .double ? .double(Sortable.double(bits)) : .integer(bits)
        case .latest(_, let physical):
            guard let best = state.best else { return .unknown }
            return run.texts.scalar(bits: best.bits, physical, space)
        }
    }
}

final class ReduceState: SinkState {
    private let content: ReduceSink.Content
    private let node: Int
    fileprivate var count: Int64 = 0
    fileprivate var sum = IntegerSum()
    fileprivate var fixed: Int128 = 0
    fileprivate var wide = WideSum()
    fileprivate var best: (day: Int64, row: Int, bits: Int64)?
    fileprivate var counts: [Int64]
    fileprivate var sums: [IntegerSum]

    init(_ content: ReduceSink.Content, node: Int, buckets: Int) {
        self.content = content
        self.node = node
        counts = Array(repeating: 0, count: buckets)
        sums = Array(repeating: IntegerSum(), count: buckets)
    }

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        let mask = inputs[0]
        switch content {
        case .count where counts.isEmpty: count += Kernels.count(mask, chunk.count)
        case .count: Kernels.count(mask, buckets: inputs[1], chunk.count, into: &counts)
        case .sum where sums.isEmpty: Kernels.sum(inputs[1], mask, chunk.count, into: &sum)
        case .sum: Kernels.sum(inputs[1], mask, buckets: inputs[2], chunk.count, into: &sums)
        case .sumOfDoubles:
            overflows.note(Kernels.sumDoubles(inputs[1], mask, chunk.count, into: &fixed), node, chunk)
        case .products(.integer, .integer):
            Kernels.sumProducts(inputs[1], inputs[2], mask, chunk.count, into: &wide)
        case .products(let left, let right):
            let overflow = Kernels.sumProductsOfDoubles(
                inputs[1], leftIsInteger: left == .integer, inputs[2], rightIsInteger: right == .integer, mask,
                chunk.count, into: &wide)
            overflows.note(overflow, node, chunk)
        case .extreme(let least, .double):
            guard let found = Kernels.extremesOfDoubles(inputs[1], mask, chunk.count) else { return }
            keep(Sortable.integer(least ? found.least : found.most), least)
        case .extreme(let least, _):
            guard let found = Kernels.extremes(inputs[1], mask, chunk.count) else { return }
            keep(least ? found.least : found.most, least)
        case .latest(let earliest, let physical):
            let row = Kernels.extremeDay(inputs[2], latest: !earliest, mask, chunk.count)
            guard row >= 0 else { return }
            let bits = Kernels.bits(inputs[1], physical, row)
            keep((inputs[2].integers[row], chunk.firstRow + row, bits), earliest)
        }
    }

    private func keep(_ value: Int64, _ least: Bool) {
        guard let old = best else {
            best = (0, 0, value)
            return
        }
        if least ? value < old.bits : value > old.bits { best = (0, 0, value) }
    }

    private func keep(_ candidate: (day: Int64, row: Int, bits: Int64), _ earliest: Bool) {
        if let old = best {
            let (a, b) = ((candidate.day, candidate.row), (old.day, old.row))
            guard earliest ? a < b : a > b else { return }
        }
        best = candidate
    }

    fileprivate func add(_ other: ReduceState) {
        count += other.count
        sum.add(other.sum)
        fixed += other.fixed
        wide.add(other.wide)
        for bucket in counts.indices {
            counts[bucket] += other.counts[bucket]
            sums[bucket].add(other.sums[bucket])
        }
        guard let best = other.best else { return }
        switch content {
        case .extreme(let least, _): keep(best.bits, least)
        case .latest(let earliest, _): keep(best, earliest)
        case .count, .sum, .sumOfDoubles, .products: break
        }
    }
}
