// One thread's share of a pass: takes chunks of rows through the program.
import RhumbColumns
import RhumbQuery

/// Consecutive rows that are evaluated at once.
struct Chunk {
    let domain: Int
    /// Position of the first row among all rows of the domain.
    let firstRow: Int
    let count: Int
    /// Where the rows come from while the domain is read.
    var batch: Batch?
    /// Position of the first row in the batch.
    var offset = 0
}

/// Where results did not fit: the first row and how many.
struct OverflowLog: Sendable {
    /// A node, and the domain whose rows are meant; nil: the query.
    struct Site: Hashable {
        let node: Int
        let domain: Int?
    }

    private(set) var rows: [Site: (first: Int, count: Int)] = [:]

    /// `row` is −1 where no single row is to blame.
    mutating func note(_ node: Int, domain: Int?, row: Int, count: Int = 1) {
        let site = Site(node: node, domain: domain)
        let old = rows[site]
        rows[site] = (min(old?.first ?? row, row), (old?.count ?? 0) + count)
    }

    mutating func note(_ overflow: Overflow, _ node: Int, _ chunk: Chunk) {
        guard overflow.count > 0 else { return }
        note(node, domain: chunk.domain, row: chunk.firstRow + overflow.first, count: overflow.count)
    }

    /// Of nodes that are evaluated in several passes the first pass counts.
    mutating func addNew(_ other: OverflowLog) {
        for (site, found) in other.rows where rows[site] == nil { rows[site] = found }
    }

    mutating func add(_ other: OverflowLog) {
        for (site, found) in other.rows {
            note(site.node, domain: site.domain, row: found.first, count: found.count)
        }
    }
}

final class Worker {
    private let items: [WorkItem]
    private let texts: TextSpaces
    private let domain: Int
    private let scratch: Scratch
    private var converted: [TextSpace: [Int32]] = [:]
    let states: [any SinkState]
    var overflows = OverflowLog()

    private let groups: [FoldGroup]
    /// By group, as they are needed.
    private var readers: [Int: GroupReader] = [:]

    /// By item of the program; empty where nobody asked.
    private(set) var seconds: [Double]

    init(
        _ program: Program, _ sinks: [any Sink], domain: Int, _ texts: TextSpaces, _ groups: [FoldGroup],
        isProfiled: Bool
    ) {
        seconds = isProfiled ? Array(repeating: 0, count: program.items.count) : []
        self.groups = groups
        self.domain = domain
        self.texts = texts
        scratch = Scratch(slots: program.slotCount)
        let states = sinks.map { $0.makeState() }
        self.states = states
        items = program.items.map { WorkItem($0, states) }
        for pinned in program.pinned {
            texts.fill(&scratch.vectors[pinned.slot], with: pinned.value, pinned.physical, Vector.capacity)
        }
    }

    /// Takes rows through the program.
    func evaluate(_ chunk: Chunk) {
        guard seconds.isEmpty else { return evaluateByTheClock(chunk) }
        for item in items { evaluate(item, chunk) }
    }

    @inline(__always)
    private func evaluate(_ item: WorkItem, _ chunk: Chunk) {
        let inputs = Inputs(vectors: scratch.vectors, slots: UnsafeBufferPointer(item.slots))
        if let sink = item.sink {
            sink.take(inputs, chunk, &overflows)
        } else {
            perform(item, inputs, chunk)
        }
    }

    private func evaluateByTheClock(_ chunk: Chunk) {
        var began = monotonicSeconds()
        for (position, item) in items.enumerated() {
            evaluate(item, chunk)
            let now = monotonicSeconds()
            seconds[position] += now - began
            began = now
        }
    }

    /// All rows of a batch.
    func evaluate(_ batch: Batch) {
        var offset = 0
        while offset < batch.rowCount {
            let count = min(Vector.capacity, batch.rowCount - offset)
            evaluate(
                Chunk(
                    domain: domain, firstRow: batch.firstRow + offset, count: count, batch: batch, offset: offset))
            offset += count
        }
    }

    /// Stored rows.
    func evaluate(_ rows: Range<Int>) {
        var first = rows.lowerBound
        while first < rows.upperBound {
            let count = min(Vector.capacity, rows.upperBound - first)
            evaluate(Chunk(domain: domain, firstRow: first, count: count))
            first += count
        }
    }

    private func perform(_ step: WorkItem, _ inputs: Inputs, _ chunk: Chunk) {
        let vectors = scratch.vectors
        let count = chunk.count
        switch step.action {
        case .column(let request, let physical):
            load(request, physical, chunk, &vectors[step.output])
        case .present(let request):
            load(request, .code, chunk, &vectors[step.output])
            // In place: the kernel reads the validity and writes the values.
            Kernels.known(vectors[step.output], count, into: &vectors[step.output])
        case .parent(let request, let rows):
            load(request, .code, chunk, &vectors[step.output])
            Kernels.resolve(vectors[step.output], rows: rows, count, into: &vectors[step.output])
        case .stored(let column, let physical):
            Kernels.load(column, physical, first: chunk.firstRow, count, into: &vectors[step.output])
        case .grouped(let place):
            reader(place.group)?.read(place, chunk, into: &vectors[step.output], &overflows)
        case .convert(let space):
            convert(inputs[0], space, count, &vectors[step.output])
        default:
            let overflow = step.action.perform(inputs, count, into: &vectors[step.output])
            overflows.note(overflow, step.node, chunk)
        }
    }

    private func reader(_ group: Int) -> GroupReader? {
        if let reader = readers[group] { return reader }
        guard groups.indices.contains(group) else { return nil }
        let reader = GroupReader(groups[group])
        readers[group] = reader
        return reader
    }

    private func load(_ request: Int, _ physical: Physical, _ chunk: Chunk, _ out: inout Vector) {
        guard let batch = chunk.batch, batch.columns.indices.contains(request) else {
            Kernels.fillUnknown(physical, chunk.count, into: &out)
            return
        }
        Kernels.load(batch.columns[request], physical, offset: chunk.offset, chunk.count, into: &out)
    }

    /// Codes of the shared pool for a key's codes; each distinct key is looked up once.
    private func convert(_ input: Vector, _ space: TextSpace, _ count: Int, _ out: inout Vector) {
        var table = converted[space] ?? []
        converted[space] = nil
        for row in 0..<count where input.isKnown(row) {
            let code = Int(input.codes[row])
            guard code >= 0 else { continue }
            if code >= table.count {
                table += repeatElement(-1, count: max(64, code + 1, table.count * 2) - table.count)
            }
            if table[code] < 0 { table[code] = texts.shared(Int32(code), in: space) }
            out.codes[row] = table[code]
        }
        converted[space] = table
        out.allKnown = input.allKnown
        if !input.allKnown { out.known.update(from: input.known, count: count) }
        for row in 0..<count where !out.isKnown(row) { out.codes[row] = 0 }
    }
}

/// The vectors that a step or a sink reads.
struct Inputs {
    let vectors: UnsafeMutableBufferPointer<Vector>
    let slots: UnsafeBufferPointer<Int>

    var count: Int { slots.count }
    subscript(_ position: Int) -> Vector { vectors[slots[position]] }
}

/// A step or a sink of one worker. Each worker has its own, so that threads do not meet in reference counts.
final class WorkItem {
    let slots: UnsafeMutableBufferPointer<Int>
    let sink: (any SinkState)?
    let action: Action
    let output: Int
    let node: Int

    init(_ item: Program.Item, _ states: [any SinkState]) {
        let inputs: [Int]
        switch item {
        case .step(let step):
            inputs = step.inputs
            sink = nil
            action = step.action
            output = step.output
            node = step.node
        case .sink(let position, let slots):
            inputs = slots
            sink = states[position]
            action = .and
            output = 0
            node = -1
        }
        slots = .allocate(capacity: inputs.count)
        _ = slots.initialize(from: inputs)
    }

    deinit { slots.deallocate() }
}
