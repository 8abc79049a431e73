// Models fitted to child rows: purchases are gathered by parent and day, fitted once a population, and then every parent is
// asked. What the fit sees is sorted whole numbers, so threads cannot be seen in it.
import RhumbColumns
import RhumbQuery
import RhumbValues

extension Run {
    /// Fits over the same purchases share a sink, whatever is asked of them.
    func fitSinks(_ pass: Pass) -> [any Sink] {
        struct Purchases: Hashable {
            let reference: Int
            let filter: NodeID?
            let window: DayInterval
            let gate: FitGate
        }
        guard let event = graph.event(in: pass.domain) else { return [] }
        var order: [Purchases] = []
        var members: [Purchases: [(node: Int, fit: Fit)]] = [:]
        for node in pass.fits {
            guard case .fit(let fit) = query.nodes[node].operation else { continue }
            let purchases = Purchases(
                reference: fit.reference, filter: fit.filter, window: fit.window, gate: fit.gate)
            if members[purchases] == nil { order.append(purchases) }
            members[purchases, default: []].append((node, fit))
        }
        return order.map { purchases in
            let mask = Term.taken(
                Participation(filter: purchases.filter.map(graph.term), window: purchases.window, values: []))
            let fits = members[purchases] ?? []
            var values: [NodeID] = []
            for (_, fit) in fits { if let value = fit.value, !values.contains(value) { values.append(value) } }
            return FitSink(
                parent: query.domains[pass.domain].references[purchases.reference].parent.index,
                terms: [.parent(purchases.reference), mask, event] + values.map(graph.term),
                today: Int64(purchases.window.last.number), gate: purchases.gate, values: values, fits)
        }
    }
}

final class FitSink: Sink {
    let terms: [Term]
    private let parent: Int
    private let today: Int64
    private let gate: FitGate
    private let values: [NodeID]
    private let fits: [(node: Int, fit: Fit)]
    var nodes: [Int] { fits.map(\.node) }

    /// Terms: parents, mask, event date, then the values.
    init(
        parent: Int, terms: [Term], today: Int64, gate: FitGate, values: [NodeID], _ fits: [(node: Int, fit: Fit)]
    ) {
        self.parent = parent
        self.terms = terms
        self.today = today
        self.gate = gate
        self.values = values
        self.fits = fits
    }

    func makeState() -> any SinkState { FitState(values: values.count) }

    func finish(_ states: [any SinkState], _ run: Run) {
        let rows = run.rowCounts[parent]
        let customers = Customers(states.compactMap { $0 as? FitState }, rows: rows, values: values.count)
        let histories = (0..<rows).map { customers.days(of: $0).history(asOf: today) }
        let purchases = CustomerModels(histories.compactMap { $0 }, gate: gate)
        var models: [NodeID: CustomerModels] = [:]
        var totals: [NodeID: [Int64]] = [:]
        for (place, value) in values.enumerated() {
            guard let fit = fits.first(where: { $0.fit.value == value })?.fit else { continue }
            let sums = (0..<rows).map { customers.days(of: $0, value: place).total }
            totals[value] = sums
            let spending = zip(histories, sums).compactMap { history, total in
                history.flatMap { SpendingHistory(repeats: $0.repeats, total: total) }
            }
            models[value] = purchases.adding(spending, minorUnits: fit.minorUnits)
        }
        for (node, fit) in fits {
            let fitted = fit.value.flatMap { models[$0] } ?? purchases
            run.setModels(fitted, node)
            let sums = fit.value.flatMap { totals[$0] } ?? []
            let answers = run.inParallel(rows: rows) { stretch in
                stretch.map { row in
                    histories[row].flatMap { fit.answer(fitted, $0, total: sums.isEmpty ? 0 : sums[row]) }
                }
            }
            run.store(FitSink.column(answers.flatMap { $0 }, fit.question), .node(node), in: parent)
        }
    }

    private static func column(_ answers: [Double?], _ question: Fit.Question) -> StoredColumn {
        let known = answers.map { UInt8($0 == nil ? 0 : 1) }
        switch question {
        case .alive, .purchases: return StoredColumn(doubles: answers.map { $0 ?? 0 }, known: known)
        case .lifetime: return StoredColumn(integers: answers.map { $0.flatMap(Rounding.whole) ?? 0 }, known: known)
        }
    }
}

extension Fit {
    /// What the models say of one customer; lifetime values in minor units. nil where there is no model.
    fileprivate func answer(_ models: CustomerModels, _ customer: PurchaseHistory, total: Int64) -> Double? {
        guard models.refusal == nil else { return nil }
        switch question {
        case .alive: return models.alive(customer)
        case .purchases(let days): return models.expectedPurchases(customer, inDays: days)
        case .lifetime(let days, let discount):
            let value = models.lifetimeValue(
                customer, total: Double(total) / minorUnits, inDays: days, yearlyDiscount: discount)
            // Beyond 64 bits an amount means nothing.
            return value.flatMap { Rounding.whole($0 * minorUnits) == nil ? nil : $0 * minorUnits }
        }
    }
}

/// Purchases by customer, each customer's by day.
private struct Customers {
    private var starts: [Int]
    private var days: [Int64]
    private var amounts: [[Int64]]

    init(_ states: [FitState], rows: Int, values: Int) {
        starts = Array(repeating: 0, count: rows + 1)
        for state in states { for parent in state.parents { starts[Int(parent) + 1] += 1 } }
        for row in 0..<rows { starts[row + 1] += starts[row] }
        days = Array(repeating: 0, count: starts[rows])
        amounts = Array(repeating: days, count: values)
        var next = starts
        for state in states {
            for (index, parent) in state.parents.enumerated() {
                let place = next[Int(parent)]
                next[Int(parent)] += 1
                days[place] = state.days[index]
                for value in 0..<values { amounts[value][place] = state.values[value][index] }
            }
        }
        for row in 0..<rows where starts[row + 1] - starts[row] > 1 { sort(starts[row]..<starts[row + 1]) }
    }

    /// Within a day the order does not matter: amounts of a day are added.
    private mutating func sort(_ range: Range<Int>) {
        let order = range.sorted { days[$0] < days[$1] }
        days.replaceSubrange(range, with: order.map { days[$0] })
        for value in amounts.indices { amounts[value].replaceSubrange(range, with: order.map { amounts[value][$0] }) }
    }

    func days(of row: Int, value: Int? = nil) -> PurchaseDays {
        var history = PurchaseDays()
        for place in starts[row]..<starts[row + 1] {
            history.add(day: days[place], value: value.map { amounts[$0][place] } ?? 0)
        }
        return history
    }
}

final class FitState: SinkState {
    fileprivate var parents: [Int32] = []
    fileprivate var days: [Int64] = []
    /// 0 where unknown.
    fileprivate var values: [[Int64]]

    init(values: Int) { self.values = Array(repeating: [], count: values) }

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        let (rows, mask, events) = (inputs[0].codes, inputs[1].truths, inputs[2])
        for row in 0..<chunk.count where mask[row] != 0 && rows[row] >= 0 && events.isKnown(row) {
            parents.append(rows[row])
            days.append(events.integers[row])
            for value in values.indices {
                let amounts = inputs[3 + value]
                values[value].append(amounts.isKnown(row) ? amounts.integers[row] : 0)
            }
        }
    }
}
