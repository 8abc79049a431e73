// Order statistics: the known values of a base are collected once, then each quantile, rank and cut is a selection.
import RhumbColumns
import RhumbQuery
import RhumbValues
import Synchronization

/// What is asked of a collection.
enum Statistic: Sendable {
    case quantile(percent: Int)
    case order(OrderRank)
    case cut(Cut)
    case quintiles
    case fewest(percent: Int)
}

/// How a collection was cut into five.
struct QuintileCuts: Sendable {
    var n: Int64 = 0
    var distinct: Int64 = 0
    /// Where the scores from 2 on begin, ascending, as far as they are reached; of doubles as sortable integers.
    var limits: [Int64] = []

    init() {}

    /// min(5, 1 + ⌊5 · (#below + ½ · #equal) / n⌋) for each different value, in whole numbers.
    init(_ values: [Int64]) {
        let sorted = values.sorted()
        n = Int64(sorted.count)
        var below = 0
        while below < sorted.count {
            var end = below + 1
            while end < sorted.count, sorted[end] == sorted[below] { end += 1 }
            distinct += 1
            let score = min(5, 1 + 5 * (2 * below + end - below) / (2 * sorted.count))
            while limits.count < score - 1 { limits.append(sorted[below]) }
            below = end
        }
    }
}

/// How membership in a cut is tested.
enum CutTest: Sendable, Hashable {
    /// Nothing to rank.
    case unknown
    case all, nobody
    case integer(Relation, Int64)
    case double(Relation, Double)
}

final class CollectSink: Sink {
    let physical: Physical
    let terms: [Term]
    /// By node.
    private let wanted: [(node: Int, statistic: Statistic)]
    var nodes: [Int] { wanted.map(\.node) }

    /// Terms: the mask, the value.
    init(_ physical: Physical, terms: [Term], _ wanted: [(node: Int, statistic: Statistic)]) {
        self.physical = physical
        self.terms = terms
        self.wanted = wanted
    }

    func makeState() -> any SinkState { CollectState(physical) }

    /// What is wanted, by node; written by `settle`, read by `finish`, one after the other.
    private let settled = Mutex<[(node: Int, value: Settled)]>([])

    private enum Settled: Sendable {
        case scalar(Scalar)
        case cut(CutTest)
        case quintiles(QuintileCuts)
    }

    func finish(_ states: [any SinkState], _ run: Run) {
        for (node, value) in settled.withLock({ $0 }) {
            switch value {
            case .scalar(let scalar): run.setScalar(scalar, node)
            case .cut(let test): run.setCut(test, node)
            case .quintiles(let cuts): run.setQuintiles(cuts, node)
            }
        }
    }

    /// The selections, which need no one else.
    func settle(_ states: [any SinkState]) {
        var found: [(node: Int, value: Settled)] = []
        var values: [Int64] = []
        for case let state as CollectState in states {
            if values.isEmpty { swap(&values, &state.values) } else { values += state.values }
            state.values = []
        }
        for (node, statistic) in wanted {
            switch statistic {
            case .quantile(let percent):
                found.append((node, .scalar(scalar(Quantile.value(percent: percent, of: &values, physical)))))
            case .order(let rank):
                let place = values.isEmpty ? -1 : rank.position(of: values.count) - 1
                found.append((node, .scalar(scalar(Selection.value(rank: place, in: &values)))))
            case .cut(let cut):
                found.append((node, .cut(test(cut, &values))))
            case .quintiles:
                found.append((node, .quintiles(QuintileCuts(values))))
            case .fewest(let percent):
                found.append((node, .scalar(fewest(percent, &values).map { .integer($0) } ?? .unknown)))
            }
        }
        settled.withLock { $0 = found }
    }

    private func scalar(_ value: Int64?) -> Scalar {
        guard let value else { return .unknown }
        return physical == .double ? .double(Sortable.double(value)) : .integer(value)
    }

    private func test(_ cut: Cut, _ values: inout [Int64]) -> CutTest {
        guard !values.isEmpty else { return .unknown }
        let count = Int64(values.count)
        let places: Int64 =
            switch cut.amount {
            case .count(let places): places
            case .share(let numerator, let denominator): ceiling(numerator, count, denominator)
            }
        guard places > 0 else { return .nobody }
        guard places <= count else { return .all }
        let rank = Int(cut.fromTop ? count - places : places - 1)
        guard let limit = Selection.value(rank: rank, in: &values) else { return .unknown }
        let relation: Relation = cut.fromTop ? .greaterOrEqual : .lessOrEqual
        return physical == .double ? .double(relation, Sortable.double(limit)) : .integer(relation, limit)
    }

    /// How many of the greatest values make up a part of the total; nil where that is not positive.
    private func fewest(_ percent: Int, _ values: inout [Int64]) -> Int64? {
        values.sort(by: >)
        func exact(_ value: Int64) -> Int128 {
            guard physical == .double else { return Int128(value) }
            let double = Sortable.double(value)
            return abs(double) < FixedPoint.limit ? FixedPoint.scaled(double) : 0
        }
        let total = values.reduce(Int128(0)) { $0 + exact($1) }
        guard total > 0 else { return nil }
        var sum: Int128 = 0
        var rows: Int64 = 0
        for value in values {
            if sum * 100 >= total * Int128(percent) { break }
            sum += exact(value)
            rows += 1
        }
        return rows
    }

    /// ⌈numerator × count / denominator⌉; a denominator below 1 means none.
    private func ceiling(_ numerator: Int64, _ count: Int64, _ denominator: Int64) -> Int64 {
        guard denominator > 0, numerator > 0 else { return 0 }
        let product = Int128(numerator) * Int128(count)
        return Int64(clamping: (product + Int128(denominator) - 1) / Int128(denominator))
    }
}

final class CollectState: SinkState {
    private let physical: Physical
    fileprivate var values: [Int64] = []

    init(_ physical: Physical) { self.physical = physical }

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        if physical == .double {
            Kernels.collectDoubles(inputs[1], inputs[0], chunk.count, into: &values)
        } else {
            Kernels.collect(inputs[1], inputs[0], chunk.count, into: &values)
        }
    }
}

extension OrderRank {
    /// The 1-based rank among so many values (at least 1).
    func position(of count: Int) -> Int {
        let n = Double(count)
        let percent: Int
        switch self {
        case .lower(let value), .upper(let value): percent = value
        }
        let p = Double(percent) / 100
        let reach = 1.959964 * (n * p * (1 - p)).squareRoot()
        let rank: Double =
            switch self {
            case .lower: (n * p - reach).rounded(.down)
            case .upper: (n * p + reach).rounded(.up) + 1
            }
        return Int(min(max(rank, 1), n))
    }
}

/// Quantiles by the R-7 rule (Hyndman and Fan 1996) over sortable integers.
enum Quantile {
    /// nil where there are no values; the list is reordered.
    static func value(percent: Int, of values: inout [Int64], _ physical: Physical) -> Int64? {
        guard !values.isEmpty else { return nil }
        let place = Int64(values.count - 1) * Int64(min(max(percent, 0), 100))
        let (lower, rest) = (Int(place / 100), place % 100)
        guard let low = Selection.value(rank: lower, in: &values) else { return nil }
        guard rest > 0 else { return low }
        guard let high = Selection.value(rank: lower + 1, in: &values) else { return nil }
        if physical == .double {
            return Sortable.integer(between(Sortable.double(low), Sortable.double(high), Double(rest) / 100))
        }
        let exact = Int128(low) * 100 + (Int128(high) - Int128(low)) * Int128(rest)
        return Rounding.divide(exact, by: 100).map { Int64(clamping: $0) }
    }

    /// Where the difference is too large for a fraction, by parts.
    private static func between(_ low: Double, _ high: Double, _ fraction: Double) -> Double {
        let value = low + (high - low) * fraction
        return value.isFinite ? value : low * (1 - fraction) + high * fraction
    }
}
