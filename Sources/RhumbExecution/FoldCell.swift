// The cells of a fold record: what each fold along a reference keeps per parent row, and how results are read off.
import RhumbColumns
import RhumbQuery
import RhumbValues

/// One cell a parent row, or one per bucket of a window set.
struct FoldCell: Sendable {
    enum Content: Hashable, Sendable {
        case count
        case sum
        case sumOfDoubles
        case extreme(least: Bool, Physical)
        /// A day, which fits 32 bits.
        case extremeDay(least: Bool)
        case latest(earliest: Bool, Physical)

        /// Bytes of one cell.
        var width: Int {
            switch self {
            case .count, .extremeDay: 4
            case .sum: 8
            case .sumOfDoubles, .extreme, .latest: 16
            }
        }

        /// Can a window be read off the buckets it covers, at the price of a narrow cell per bucket?
        var hasBuckets: Bool {
            switch self {
            case .count, .sum, .extremeDay: true
            case .sumOfDoubles, .extreme, .latest: false
            }
        }
    }

    let content: Content
    /// One node a window.
    let nodes: [Int]
    let windows: WindowSet?
    /// Mask, then as the content needs them value, event date, bucket.
    let terms: [Term]
    /// Bytes from the record's start.
    var offset = 0
    /// Position of the cell's first term among the sink's.
    var firstTerm = 0

    init(_ content: Content, nodes: [Int], windows: WindowSet?, terms: [Term]) {
        self.content = content
        self.nodes = nodes
        self.windows = windows
        self.terms = terms
    }

    var width: Int { content.width * (windows?.bucketCount ?? 1) }

    /// What a worker needs of the cell.
    var scatter: CellScatter {
        CellScatter(
            content: content, offset: offset, firstTerm: firstTerm,
            bucketTerm: windows == nil ? -1 : firstTerm + terms.count - 1, node: nodes.first ?? -1)
    }
}

/// How the rows of a chunk get into a cell. Plain numbers: it is used for every chunk and stretch, by several threads.
struct CellScatter {
    let content: FoldCell.Content
    let offset: Int
    /// Position of the mask among the sink's terms; value and event date follow as the content needs them.
    let firstTerm: Int
    /// Position of the bucket; −1 for none.
    let bucketTerm: Int
    /// The node that an overflow is reported for.
    let node: Int

    /// Adds rows, each of which has a parent.
    func add(
        _ rows: UnsafeBufferPointer<Int32>, _ inputs: Inputs, _ records: Records, _ chunk: Chunk,
        _ carries: inout [Carry], _ overflows: inout OverflowLog
    ) {
        let visit = Visit(
            rows: rows, parents: inputs[0].codes, mask: inputs[firstTerm].truths,
            buckets: bucketTerm < 0 ? nil : UnsafePointer(inputs[bucketTerm].codes))
        switch content {
        case .count:
            Kernels.scatterCount(visit, records, offset: offset)
        case .sum:
            Kernels.scatterSum(visit, inputs[firstTerm + 1], records, offset: offset, carries: &carries)
        case .sumOfDoubles:
            let overflow = Kernels.scatterSumOfDoubles(visit, inputs[firstTerm + 1], records, offset: offset)
            overflows.note(overflow, node, chunk)
        case .extreme(let least, let physical):
            Kernels.scatterExtreme(
                visit, inputs[firstTerm + 1], physical, least: least, records, offset: offset)
        case .extremeDay(let least):
            Kernels.scatterExtremeDay(visit, inputs[firstTerm + 1], least: least, records, offset: offset)
        case .latest(let earliest, let physical):
            Kernels.scatterLatest(
                visit, days: inputs[firstTerm + 2], inputs[firstTerm + 1], physical, earliest: earliest,
                firstRow: chunk.firstRow, records, offset: offset)
        }
    }
}

/// Carries of a sum's cells, summed.
struct CarryTable {
    struct Cell: Hashable {
        let parent: Int
        let bucket: Int
    }

    private var counts: [Cell: Int] = [:]

    init(_ carries: [Carry]) {
        for carry in carries {
            counts[Cell(parent: carry.parent, bucket: carry.bucket), default: 0] += carry.up ? 1 : -1
        }
    }

    /// The whole sum behind its low 64 bits.
    @inline(__always)
    func whole(_ low: Int64, parent: Int, bucket: Int) -> Int128 {
        guard !counts.isEmpty else { return Int128(low) }
        return Int128(low) + Int128(counts[Cell(parent: parent, bucket: bucket)] ?? 0) << 64
    }
}

/// Reads the results of one cell for a stretch of parents into one vector a window.
struct FoldReader {
    let cell: FoldCell
    let records: Records
    let carries: CarryTable
    /// The buckets of each window; one bucket where there are no windows.
    private let ranges: [Range<Int>]

    init(_ cell: FoldCell, _ records: Records, _ carries: [Carry]) {
        self.cell = cell
        self.records = records
        self.carries = CarryTable(carries)
        ranges = cell.windows?.ranges ?? [0..<1]
    }

    /// `results` has a vector a node; `spilled` hears of sums beyond 64 bits.
    func read(
        parents: Range<Int>, into results: UnsafeMutableBufferPointer<Vector>,
        spilled: (_ node: Int, _ row: Int) -> Void
    ) {
        for index in results.indices { results[index].allKnown = true }
        let buckets = cell.windows?.bucketCount ?? 1
        var running = [Int128](repeating: 0, count: buckets + 1)
        for parent in parents {
            let row = parent - parents.lowerBound
            let record = records.base + parent * records.stride + cell.offset
            switch cell.content {
            case .count:
                var total: Int64 = 0
                let counts = record.assumingMemoryBound(to: Int32.self)
                for bucket in 0..<buckets {
                    total += Int64(counts[bucket])
                    running[bucket + 1] = Int128(total)
                }
                for (index, range) in ranges.enumerated() {
                    let value = running[range.upperBound] - running[range.lowerBound]
                    results[index].integers[row] = Int64(truncatingIfNeeded: value)
                }
            case .sum:
                let sums = record.assumingMemoryBound(to: Int64.self)
                for bucket in 0..<buckets {
                    running[bucket + 1] =
                        running[bucket] + carries.whole(sums[bucket], parent: parent, bucket: bucket)
                }
                for (index, range) in ranges.enumerated() {
                    let value = running[range.upperBound] - running[range.lowerBound]
                    set(Int64(exactly: value), row, parents.count, &results[index])
                    if Int64(exactly: value) == nil { spilled(cell.nodes[index], parent) }
                }
            case .sumOfDoubles:
                let fixed = record.assumingMemoryBound(to: Int128.self).pointee
                results[0].doubles[row] = FixedPoint.double(fixed)
            case .extreme(let least, let physical):
                let pair = record.assumingMemoryBound(to: Int64.self)
                var value: Int64?
                if pair[0] != 0 {
                    let flipped = least ? ~pair[1] : pair[1]
                    value =
                        physical == .double
                        ? Int64(bitPattern: Sortable.double(flipped).bitPattern) : flipped
                }
                set(value, row, parents.count, &results[0])
            case .extremeDay(let least):
                let days = record.assumingMemoryBound(to: UInt32.self)
                for (index, range) in ranges.enumerated() {
                    var best: UInt32 = 0
                    for bucket in range { best = max(best, days[bucket]) }
                    set(Kernels.extremeDay(best, least: least), row, parents.count, &results[index])
                }
            case .latest(_, let physical):
                let present = record.assumingMemoryBound(to: Int32.self).pointee != 0
                let bits = (record + 8).assumingMemoryBound(to: Int64.self).pointee
                Kernels.setBits(present ? bits : 0, physical, row, results[0])
                if !present { forget(row, parents.count, &results[0]) }
            }
        }
    }

    @inline(__always)
    private func set(_ value: Int64?, _ row: Int, _ count: Int, _ result: inout Vector) {
        result.integers[row] = value ?? 0
        if value == nil {
            forget(row, count, &result)
        } else if !result.allKnown {
            result.known[row] = 1
        }
    }

    private func forget(_ row: Int, _ count: Int, _ result: inout Vector) {
        result.spellOutKnown(count)
        result.known[row] = 0
    }
}
