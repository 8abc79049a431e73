// Are all keys there, and all different? Where nobody needs the keys themselves, 64-bit fingerprints tell: all different means no
// duplicate; two alike are a suspicion, for which the keys are read again.
import RhumbColumns
import Synchronization

/// Rows without a key.
struct MissingKeys: Sendable {
    var count = 0
    /// The first row.
    var first = Int.max

    mutating func add(_ other: MissingKeys) {
        count += other.count
        first = min(first, other.first)
    }
}

/// Looks at the key column of batches; each worker at its own.
final class KeyCheck: @unchecked Sendable {
    private final class Share {
        var missing = MissingKeys()
        /// Fingerprints by their upper bits, so that each part can be checked in the cache.
        let parts: WordPiles

        init(parts: Int, keptBytes: Int) { self.parts = WordPiles(parts, keptBytes: keptBytes) }
    }

    private static let partBits = 8
    private let request: Int?
    private let hasFingerprints: Bool
    private let shares: [Share]

    init(request: Int?, hasFingerprints: Bool, workers: Int, keptBytes: Int) {
        self.request = request
        self.hasFingerprints = hasFingerprints
        // Fingerprints that the file loses come back alike: the keys are read again.
        shares = (0..<workers).map { _ in
            Share(parts: hasFingerprints ? 1 << KeyCheck.partBits : 0, keptBytes: keptBytes)
        }
    }

    func take(_ batch: Batch, _ worker: Int) {
        guard let request, batch.columns.indices.contains(request) else { return }
        let share = shares[worker]
        let column = batch.columns[request]
        if let known = column.known {
            for row in known.indices where known[row] == 0 {
                share.missing.count += 1
                share.missing.first = min(share.missing.first, batch.firstRow + row)
            }
        }
        guard hasFingerprints, case .wide(let fingerprints) = column.values else { return }
        fingerprints.withUnsafeBufferPointer { fingerprints in
            for row in fingerprints.indices {
                if let known = column.known, known[row] == 0 { continue }
                // A bijection that spreads: alike stays alike, different stays different.
                var mixed = UInt64(bitPattern: fingerprints[row])
                mixed ^= mixed >> 33
                mixed &*= 0xFF51_AFD7_ED55_8CCD
                mixed ^= mixed >> 33
                share.parts.append(mixed, part: Int(mixed >> (64 - UInt64(KeyCheck.partBits))))
            }
        }
    }

    var missing: MissingKeys {
        var all = MissingKeys()
        for share in shares { all.add(share.missing) }
        return all
    }

    /// Are there two fingerprints alike?
    func hasSuspects(threads: Int) -> Bool {
        guard hasFingerprints else { return false }
        let parts = Parallel.Stretches(rows: 1 << KeyCheck.partBits, length: 8)
        let found = Found()
        Parallel.forEach(workers: threads) { _ in
            var table: [UInt64] = []
            while let range = parts.take(), !found.value.load(ordering: .relaxed) {
                for part in range where self.hasSuspects(part, &table) { found.value.store(true, ordering: .relaxed) }
            }
        }
        return found.value.load(ordering: .relaxed)
    }

    private final class Found: Sendable {
        let value = Atomic<Bool>(false)
    }

    /// Open addressing; `table` is room that is used again.
    private func hasSuspects(_ part: Int, _ table: inout [UInt64]) -> Bool {
        let count = shares.reduce(0) { $0 + $1.parts.count(part) }
        var size = 16
        while size < count * 2 { size *= 2 }
        table.removeAll(keepingCapacity: true)
        table += repeatElement(0, count: size)
        var zeroes = 0
        return table.withUnsafeMutableBufferPointer { table in
            for share in shares {
                let isClean = share.parts.forEachRun(part: part) { prints in
                    prints.allSatisfy { insert($0, into: table, &zeroes) }
                }
                guard isClean else { return true }
            }
            return false
        }
    }

    /// Whether the fingerprint is new; `table` has room and zeroes where it is empty.
    @inline(__always)
    private func insert(_ print: UInt64, into table: UnsafeMutableBufferPointer<UInt64>, _ zeroes: inout Int) -> Bool {
        if print == 0 {
            zeroes += 1
            return zeroes == 1
        }
        let last = UInt64(table.count - 1)
        var place = Int(truncatingIfNeeded: print & last)
        while table[place] != 0 {
            if table[place] == print { return false }
            place = (place + 1) & Int(last)
        }
        table[place] = print
        return true
    }
}

/// Collects key codes; each worker its own.
final class KeyCollectors: @unchecked Sendable {
    private final class Collector {
        var builder = ColumnBuilder(.code)
        let scratch = Scratch(slots: 1)
    }

    private let collectors: [Collector]

    init(workers: Int) { collectors = (0..<workers).map { _ in Collector() } }

    var builders: [ColumnBuilder] { collectors.map(\.builder) }

    func take(_ batch: Batch, _ worker: Int) {
        guard let column = batch.columns.first, collectors.indices.contains(worker) else { return }
        let collector = collectors[worker]
        var offset = 0
        while offset < batch.rowCount {
            let count = min(Vector.capacity, batch.rowCount - offset)
            Kernels.load(column, .code, offset: offset, count, into: &collector.scratch.vectors[0])
            collector.builder.append(collector.scratch.vectors[0], firstRow: batch.firstRow + offset, count)
            offset += count
        }
    }
}
