// Child rows kept by stretches of parents, for folds that are asked for at many days: cells for every parent and day would take
// more room than the rows themselves. A stretch is sorted by parent and counted up when its parents are looked at, inside the
// cache, and its results are never stored.

/// Which rows go into which stretch.
package enum Stretch {
    /// A stretch is so many parents: a chunk, whose rows are few enough for the cache however many there are.
    package static let shift = 10
    package static let parents = 1 << shift
}

/// Rows as they are written, one worker's share: per stretch a list of blocks of records, the full ones in a store. A record is
/// {parent within the stretch: UInt16, families that it takes part in: UInt16 bits, day: Int32, values: Int64 each}.
package final class GroupedRows: @unchecked Sendable {
    private static let blockRecords = 512

    private struct Pile {
        var blocks: [BlockStore.Block] = []
        var open: UnsafeMutableRawPointer?
        var openCount = 0
    }

    package let valueCount: Int
    /// Bytes of a record.
    package let stride: Int
    private var piles: [Pile]
    private let store: BlockStore
    /// By value: all bits that occur in magnitudes.
    package private(set) var magnitudes: [UInt64]

    package init(parents: Int, values: Int, keptBytes: Int) {
        valueCount = values
        store = BlockStore(budget: keptBytes)
        stride = 8 + 8 * values
        piles = Array(repeating: Pile(), count: (parents + Stretch.parents - 1) / Stretch.parents)
        magnitudes = Array(repeating: 0, count: values)
    }

    deinit {
        for pile in piles { pile.open?.deallocate() }
    }

    package var stretchCount: Int { piles.count }

    /// Rows could not be read again.
    package var isLost: Bool { store.isLost }

    /// Rows in a stretch.
    package func count(_ stretch: Int) -> Int {
        piles[stretch].blocks.count * GroupedRows.blockRecords + piles[stretch].openCount
    }

    private var blockBytes: Int { GroupedRows.blockRecords * stride }

    /// Adds the rows of a chunk that take part in any family; `masks` has a truth vector a family, at most 16.
    package func append(parents: Vector, days: Vector, masks: [Vector], values: [Vector], _ count: Int) {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: count) { families in
            families.initialize(repeating: 0)
            for (family, mask) in masks.enumerated() {
                let (bytes, shift) = (mask.truths, UInt16(family))
                for row in 0..<count { families[row] |= UInt16(bytes[row]) << shift }
            }
            append(parents.codes, days, families.baseAddress, values, count)
        }
        for (index, value) in values.enumerated() {
            let integers = value.integers
            var bits: UInt64 = 0
            for row in 0..<count { bits |= UInt64(bitPattern: integers[row] ^ (integers[row] >> 63)) }
            magnitudes[index] |= bits
        }
    }

    private func append(
        _ parents: UnsafePointer<Int32>, _ days: Vector, _ families: UnsafePointer<UInt16>?, _ values: [Vector],
        _ count: Int
    ) {
        guard let families else { return }
        let dates = days.integers
        values.withUnsafeBufferPointer { values in
            piles.withUnsafeMutableBufferPointer { piles in
                for row in 0..<count where families[row] != 0 && parents[row] >= 0 && days.isKnown(row) {
                    let parent = Int(parents[row])
                    let stretch = parent >> Stretch.shift
                    guard stretch < piles.count else { continue }
                    let open: UnsafeMutableRawPointer
                    if let started = piles[stretch].open {
                        open = started
                    } else {
                        open = .allocate(byteCount: blockBytes, alignment: 8)
                        piles[stretch].open = open
                    }
                    let record = open + piles[stretch].openCount * stride
                    record.storeBytes(of: UInt16(truncatingIfNeeded: parent & (Stretch.parents - 1)), as: UInt16.self)
                    record.storeBytes(of: families[row], toByteOffset: 2, as: UInt16.self)
                    record.storeBytes(of: Int32(truncatingIfNeeded: dates[row]), toByteOffset: 4, as: Int32.self)
                    for value in 0..<values.count {
                        record.storeBytes(of: values[value].integers[row], toByteOffset: 8 + 8 * value, as: Int64.self)
                    }
                    piles[stretch].openCount += 1
                    if piles[stretch].openCount == GroupedRows.blockRecords { close(&piles[stretch], open) }
                }
            }
        }
    }

    private func close(_ pile: inout Pile, _ open: UnsafeMutableRawPointer) {
        let block = store.close(open, bytes: blockBytes)
        if case .memory = block { pile.open = nil }
        pile.blocks.append(block)
        pile.openCount = 0
    }

    /// Calls for each run of records of a stretch.
    @inline(__always)
    func forEachRun(_ stretch: Int, _ body: (_ records: UnsafeRawPointer, _ count: Int) -> Void) {
        withUnsafeTemporaryAllocation(byteCount: blockBytes, alignment: 8) { scratch in
            guard let room = scratch.baseAddress else { return }
            for block in piles[stretch].blocks {
                body(store.read(block, bytes: blockBytes, scratch: room), GroupedRows.blockRecords)
            }
            if let open = piles[stretch].open { body(UnsafeRawPointer(open), piles[stretch].openCount) }
        }
    }
}

/// The rows of one stretch sorted by parent. One worker's, used for stretch after stretch.
package final class SortedStretch {
    package private(set) var stretch = -1
    private let stride: Int
    private var memory: UnsafeMutableRawPointer
    private var capacity = 0
    /// By parent within the stretch: where its records begin; one more at the end.
    private let starts: UnsafeMutablePointer<Int32>
    /// The most rows of one parent.
    package private(set) var longest = 0

    package init(stride: Int) {
        self.stride = stride
        memory = .allocate(byteCount: 1, alignment: 8)
        starts = .allocate(capacity: Stretch.parents + 1)
        starts.initialize(repeating: 0, count: Stretch.parents + 1)
    }

    deinit {
        memory.deallocate()
        starts.deallocate()
    }

    /// Sorts a stretch's rows of all shares; nothing to do where it is this one already. The order of one parent's
    /// rows means nothing.
    package func load(_ stretch: Int, _ shares: [GroupedRows]) {
        guard stretch != self.stretch else { return }
        self.stretch = stretch
        let total = shares.reduce(0) { $0 + ($1.stretchCount > stretch ? $1.count(stretch) : 0) }
        if total > capacity {
            memory.deallocate()
            capacity = total + total / 4
            memory = .allocate(byteCount: max(1, capacity * stride), alignment: 8)
        }
        starts.update(repeating: 0, count: Stretch.parents + 1)
        for share in shares where share.stretchCount > stretch {
            share.forEachRun(stretch) { records, count in
                for record in 0..<count {
                    starts[Int((records + record * stride).load(as: UInt16.self)) + 1] += 1
                }
            }
        }
        longest = 0
        for parent in 0..<Stretch.parents {
            longest = max(longest, Int(starts[parent + 1]))
            starts[parent + 1] += starts[parent]
        }
        // Filling moves each start to its end; afterwards they are shifted back.
        for share in shares where share.stretchCount > stretch {
            share.forEachRun(stretch) { records, count in
                for index in 0..<count {
                    let record = records + index * stride
                    let parent = Int(record.load(as: UInt16.self))
                    // Word by word: a record is two or three, and a call would cost more than they do.
                    let target = memory + Int(starts[parent]) * stride
                    for word in 0..<(stride / 8) {
                        target.storeBytes(
                            of: record.load(fromByteOffset: word * 8, as: Int64.self), toByteOffset: word * 8,
                            as: Int64.self)
                    }
                    starts[parent] += 1
                }
            }
        }
        var parent = Stretch.parents
        while parent > 0 {
            starts[parent] = starts[parent - 1]
            parent -= 1
        }
        starts[0] = 0
    }

    /// A value of a record.
    @inline(__always)
    package static func value(_ index: Int, of record: UnsafeRawPointer) -> Int64 {
        record.load(fromByteOffset: 8 + 8 * index, as: Int64.self)
    }

    /// The day of a record, and 1 where it takes part in a family, else 0.
    @inline(__always)
    package static func day(of record: UnsafeRawPointer, family: Int) -> (day: Int64, takes: Int64) {
        let families = record.load(fromByteOffset: 2, as: UInt16.self)
        return (Int64(record.load(fromByteOffset: 4, as: Int32.self)), Int64(families >> UInt16(family) & 1))
    }

    /// Calls for each of the parents `first ..< first + count` (within the stretch) with its records.
    @inline(__always)
    func forEachParent(
        first: Int, _ count: Int,
        _ body: (_ parent: Int, _ records: UnsafeRawPointer, _ length: Int, _ stride: Int) -> Void
    ) {
        for parent in first..<(first + count) {
            let start = Int(starts[parent])
            body(
                parent - first, UnsafeRawPointer(memory) + start * stride, Int(starts[parent + 1]) - start, stride)
        }
    }

    /// Calls for each record of those parents.
    @inline(__always)
    package func forEach(
        first: Int, _ count: Int, family: Int,
        _ body: (_ parent: Int, _ day: Int64, _ takes: Int64, _ record: UnsafeRawPointer) -> Void
    ) {
        forEachParent(first: first, count) { parent, records, length, stride in
            var record = records
            for _ in 0..<length {
                let (day, takes) = SortedStretch.day(of: record, family: family)
                body(parent, day, takes, record)
                record += stride
            }
        }
    }
}
