// The first rows by an order: a bounded heap per worker, the best of all at the end.
import RhumbColumns
import RhumbQuery

final class ListSink: Sink {
    /// How one term of the order or one returned value lies in memory.
    struct Field: Sendable {
        let physical: Physical
        let space: TextSpace
    }

    let output: Int
    let domain: Int
    let terms: [Term]
    var nodes: [Int] { [] }
    fileprivate let hasKey: Bool
    fileprivate let orders: [(field: Field, highestFirst: Bool)]
    fileprivate let values: [Field]
    fileprivate let limit: Int
    fileprivate let texts: TextSpaces

    /// Terms: rows taken, rows left out, the key where there is one, orders, values.
    init(
        output: Int, domain: Int, terms: [Term], hasKey: Bool, orders: [(field: Field, highestFirst: Bool)],
        values: [Field], limit: Int?, _ texts: TextSpaces
    ) {
        self.output = output
        self.domain = domain
        self.terms = terms
        self.hasKey = hasKey
        self.orders = orders
        self.values = values
        self.limit = max(0, limit ?? .max)
        self.texts = texts
    }

    func makeState() -> any SinkState { ListState(self) }

    func finish(_ states: [any SinkState], _ run: Run) {
        let states = states.compactMap { $0 as? ListState }
        let entries = states.flatMap(\.entries).sorted { comesFirst($0, $1) }.prefix(limit)
        let rows = entries.map { entry in
            ResultRow(
                row: entry.row, displayRow: run.readers[domain].displayRow(entry.row),
                key: hasKey ? texts.text(entry.key, in: .keys(domain)) : nil, values: entry.values.map(texts.cell))
        }
        run.setOutput(
            .topRows(
                rows, found: states.reduce(0) { $0 + $1.found }, unknown: states.reduce(0) { $0 + $1.unknown }),
            output)
    }

    /// A row with what decides its place.
    struct Entry {
        let row: Int
        let key: Int32
        /// By order: smaller comes first; nil (unknown) last.
        let places: [Place?]
        let values: [Scalar]
    }

    enum Place {
        case number(Int64)
        case text(String)
    }

    func place(_ order: Int, _ vector: Vector, row: Int) -> Place? {
        guard vector.isKnown(row) else { return nil }
        let (field, highestFirst) = orders[order]
        let bits = Kernels.bits(vector, field.physical, row)
        switch field.physical {
        case .code: return .text(texts.text(Int32(truncatingIfNeeded: bits), in: field.space))
        case .double:
            let number = Sortable.integer(vector.doubles[row])
            return .number(highestFirst ? ~number : number)
        case .truth, .integer: return .number(highestFirst ? ~bits : bits)
        }
    }

    func comesFirst(_ left: Entry, _ right: Entry) -> Bool {
        for order in orders.indices {
            switch (left.places[order], right.places[order]) {
            case (nil, nil): continue
            case (nil, _): return false
            case (_, nil): return true
            case (.number(let a), .number(let b)):
                if a != b { return a < b }
            case (.text(let a), .text(let b)):
                if a.utf8.elementsEqual(b.utf8) { continue }
                return a.utf8.lexicographicallyPrecedes(b.utf8) != orders[order].highestFirst
            case (.number, .text): return true
            case (.text, .number): return false
            }
        }
        if hasKey, left.key != right.key {
            let (a, b) = (texts.text(left.key, in: .keys(domain)), texts.text(right.key, in: .keys(domain)))
            return a.utf8.lexicographicallyPrecedes(b.utf8)
        }
        return left.row < right.row
    }
}

final class ListState: SinkState {
    private let sink: ListSink
    /// A heap whose root is the worst, while the list is limited.
    fileprivate var entries: [ListSink.Entry] = []
    fileprivate var found: Int64 = 0
    fileprivate var unknown: Int64 = 0

    init(_ sink: ListSink) { self.sink = sink }

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        found += Kernels.count(inputs[0], chunk.count)
        unknown += Kernels.count(inputs[1], chunk.count)
        let mask = inputs[0].truths
        guard sink.limit > 0 else { return }
        for row in 0..<chunk.count where mask[row] != 0 && isWorthALook(inputs, row) {
            offer(entry(inputs, chunk, row))
        }
    }

    private var firstOrder: Int { sink.hasKey ? 3 : 2 }

    /// Rows that lose by the first order alone need no entry.
    private func isWorthALook(_ inputs: Inputs, _ row: Int) -> Bool {
        guard entries.count >= sink.limit, let worst = entries.first, let limit = worst.places.first else {
            return true
        }
        let field = sink.orders[0].field
        guard field.physical != .code else { return true }
        guard case .number(let number) = sink.place(0, inputs[firstOrder], row: row) else { return limit == nil }
        guard case .number(let bound) = limit else { return true }
        return number <= bound
    }

    private func entry(_ inputs: Inputs, _ chunk: Chunk, _ row: Int) -> ListSink.Entry {
        let firstValue = firstOrder + sink.orders.count
        return ListSink.Entry(
            row: chunk.firstRow + row,
            key: sink.hasKey ? inputs[2].codes[row] : 0,
            places: sink.orders.indices.map { sink.place($0, inputs[firstOrder + $0], row: row) },
            values: sink.values.indices.map { value in
                let field = sink.values[value]
                return sink.texts.scalar(inputs[firstValue + value], field.physical, field.space, row: row)
            })
    }

    private func offer(_ entry: ListSink.Entry) {
        guard sink.limit < .max else {
            entries.append(entry)
            return
        }
        if entries.count < sink.limit {
            entries.append(entry)
            rise(entries.count - 1)
        } else if let worst = entries.first, sink.comesFirst(entry, worst) {
            entries[0] = entry
            fall()
        }
    }

    private func rise(_ start: Int) {
        var place = start
        while place > 0 {
            let above = (place - 1) / 2
            guard sink.comesFirst(entries[above], entries[place]) else { return }
            entries.swapAt(above, place)
            place = above
        }
    }

    private func fall() {
        var place = 0
        while true {
            var worst = place
            for below in [2 * place + 1, 2 * place + 2] where below < entries.count {
                if sink.comesFirst(entries[worst], entries[below]) { worst = below }
            }
            guard worst != place else { return }
            entries.swapAt(place, worst)
            place = worst
        }
    }
}
