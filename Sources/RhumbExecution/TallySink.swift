// How often each value occurs in a domain: for the number of different values and for the commonest.
import RhumbColumns
import RhumbQuery
import RhumbValues

/// Occurrences by value.
struct Tally {
    private(set) var counts: [Int64: Int64] = [:]

    mutating func add(_ bits: Int64, _ count: Int64 = 1) { counts[bits, default: 0] += count }

    mutating func add(_ other: Tally) { counts.merge(other.counts) { $0 + $1 } }

    /// The commonest; of several the least; nil for none.
    var mode: Int64? {
        counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// Equal values have equal bits: fractions as sortable integers, with one zero.
    @inline(__always)
    static func bits(_ vector: Vector, _ physical: Physical, _ row: Int) -> Int64 {
        physical == .double ? Sortable.integer(vector.doubles[row] + 0) : Kernels.bits(vector, physical, row)
    }
}

final class TallySink: Sink {
    let node: Int
    var nodes: [Int] { [node] }
    let terms: [Term]
    private let physical: Physical
    private let isMode: Bool

    /// Terms: the mask, the value.
    init(node: Int, _ physical: Physical, isMode: Bool, terms: [Term]) {
        self.node = node
        self.physical = physical
        self.isMode = isMode
        self.terms = terms
    }

    func makeState() -> any SinkState { TallyState(physical) }

    func finish(_ states: [any SinkState], _ run: Run) {
        var all = Tally()
        for case let state as TallyState in states { all.add(state.tally) }
        run.setScalar(scalar(all), node)
    }

    private func scalar(_ tally: Tally) -> Scalar {
        guard isMode else { return .integer(Int64(tally.counts.count)) }
        guard let mode = tally.mode else { return .unknown }
        return physical == .truth ? .truth(mode != 0) : .integer(mode)
    }
}

final class TallyState: SinkState {
    private let physical: Physical
    fileprivate var tally = Tally()

    init(_ physical: Physical) { self.physical = physical }

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        let mask = inputs[0].truths
        for row in 0..<chunk.count where mask[row] != 0 { tally.add(Tally.bits(inputs[1], physical, row)) }
    }
}
