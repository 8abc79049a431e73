// Statistics per parent that need all values at once: quantiles, different values, the commonest value. The values are collected
// with their parents and sorted out at the end.
import RhumbColumns
import RhumbQuery
import RhumbValues

final class CollectedFoldSink: Sink {
    enum Statistic: Sendable {
        case quantile(percent: Int)
        case distinct
        case mode

        /// nil where the function is no such statistic of values that lie like this.
        init?(_ function: AggregateFunction, of physical: Physical) {
            switch function {
            case .quantile(let percent):
                guard physical == .integer || physical == .double else { return nil }
                self = .quantile(percent: percent)
            case .distinct: self = .distinct
            case .mode:
                guard physical == .integer || physical == .truth else { return nil }
                self = .mode
            case .count, .countUnknown, .sum, .minimum, .maximum, .latest, .earliest: return nil
            }
        }
    }

    let parent: Int
    private let physical: Physical
    /// By node.
    private let wanted: [(node: Int, statistic: Statistic)]
    var nodes: [Int] { wanted.map(\.node) }
    let terms: [Term]

    /// Terms: parents, mask, value.
    init(parent: Int, _ physical: Physical, terms: [Term], _ wanted: [(node: Int, statistic: Statistic)]) {
        self.parent = parent
        self.physical = physical
        self.terms = terms
        self.wanted = wanted
    }

    func makeState() -> any SinkState { CollectedFoldState(physical) }

    func finish(_ states: [any SinkState], _ run: Run) {
        let states = states.compactMap { $0 as? CollectedFoldState }
        let rows = run.rowCounts[parent]
        var starts = [Int](repeating: 0, count: rows + 1)
        for state in states {
            for parent in state.parents { starts[Int(parent) + 1] += 1 }
        }
        for row in 0..<rows { starts[row + 1] += starts[row] }
        var values = [Int64](repeating: 0, count: starts[rows])
        var next = starts
        for state in states {
            for (parent, value) in zip(state.parents, state.values) {
                values[next[Int(parent)]] = value
                next[Int(parent)] += 1
            }
        }
        for (node, statistic) in wanted {
            run.store(column(statistic, of: values, starts, rows: rows), .node(node), in: parent)
        }
    }

    private func column(_ statistic: Statistic, of values: [Int64], _ starts: [Int], rows: Int) -> StoredColumn {
        var bits = [Int64](repeating: 0, count: rows)
        var known = [UInt8](repeating: 0, count: rows)
        for row in 0..<rows {
            var own = Array(values[starts[row]..<starts[row + 1]])
            guard let value = value(statistic, of: &own) else { continue }
            bits[row] = value
            known[row] = 1
        }
        switch (statistic, physical) {
        case (.distinct, _): return StoredColumn(integers: bits, known: nil)
        case (.quantile, .double):
            return StoredColumn(doubles: zip(bits, known).map { $1 == 0 ? 0 : Sortable.double($0) }, known: known)
        case (.mode, .truth): return StoredColumn(truths: bits.map { UInt8(truncatingIfNeeded: $0) }, known: known)
        case (.quantile, _), (.mode, _): return StoredColumn(integers: bits, known: known)
        }
    }

    private func value(_ statistic: Statistic, of own: inout [Int64]) -> Int64? {
        switch statistic {
        case .quantile(let percent): return Quantile.value(percent: percent, of: &own, physical)
        case .distinct: return Int64(Set(own).count)
        case .mode:
            own.sort()
            var best: (value: Int64, count: Int)?
            var start = 0
            for end in own.indices where end + 1 == own.count || own[end + 1] != own[end] {
                if end + 1 - start > best?.count ?? 0 { best = (own[end], end + 1 - start) }
                start = end + 1
            }
            return best?.value
        }
    }
}

final class CollectedFoldState: SinkState {
    private let physical: Physical
    fileprivate var parents: [Int32] = []
    fileprivate var values: [Int64] = []

    init(_ physical: Physical) { self.physical = physical }

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        let (rows, mask) = (inputs[0].codes, inputs[1].truths)
        for row in 0..<chunk.count where mask[row] != 0 && rows[row] >= 0 {
            parents.append(rows[row])
            values.append(Tally.bits(inputs[2], physical, row))
        }
    }
}
