// The reference's scores and models: by definition, one row at a time. The statistics themselves have tests of their own.
import RhumbQuery
import RhumbValues

extension ReferenceEvaluator {
    /// Known values of the rows that are ranked.
    func ranked(_ quintile: Quintile, _ domain: Int) -> [Cell] {
        compute([quintile.value] + (quintile.base.map { [$0] } ?? []))
        return (0..<tables[domain].rows).filter { row in
            inWindow(domain, row, quintile.window)
                && (quintile.base.map { value($0, row) == .truth(true) } ?? true)
        }.map { value(quintile.value, $0) }.filter { $0 != .unknown }
    }

    func quintileScore(_ own: Cell, among others: [Cell]) -> Cell {
        guard own != .unknown else { return .unknown }
        // Where nobody is ranked everybody has the lowest score.
        guard !others.isEmpty else { return .integer(1) }
        let limits = limits(others)
        return .integer(Int64(1 + limits.filter { $0 != .unknown && !less(own, $0) }.count))
    }

    /// The least values that reach the scores 2 to 5.
    private func limits(_ values: [Cell]) -> [Cell] {
        (2...5).map { wanted in
            let reaching = values.filter { value in
                let below = values.filter { less($0, value) }.count
                let equal = values.filter { $0 == value }.count
                return min(5, 1 + (10 * below + 5 * equal) / (2 * values.count)) >= wanted
            }
            return reaching.min { less($0, $1) } ?? .unknown
        }
    }

    func quintiles(_ node: NodeID) -> OutputResult {
        guard case .quintile(let quintile) = query[node].operation, let domain = query[node].domain?.index else {
            return .quintiles(n: 0, distinct: 0, cuts: [])
        }
        let ranked = ranked(quintile, domain)
        return .quintiles(n: Int64(ranked.count), distinct: Int64(Set(ranked).count), cuts: limits(ranked))
    }

    func fit(_ fit: Fit) -> (models: CustomerModels, cells: [Cell]) {
        let child = fit.child.index
        compute([fit.value, fit.filter].compactMap { $0 })
        let parent = query.domains[child].references[fit.reference].parent.index
        let today = Int64(fit.window.last.number)
        var customers: [(history: PurchaseHistory, total: Int64)?] = []
        for customer in 0..<tables[parent].rows {
            var amounts: [Int64: Int64] = [:]
            for row in 0..<tables[child].rows where parents[child][fit.reference][row] == customer {
                guard inWindow(child, row, fit.window), fit.filter.map({ value($0, row) == .truth(true) }) ?? true,
                    let day = event(child, row)
                else { continue }
                var amount: Int64 = 0
                if let node = fit.value, case .integer(let known) = value(node, row) { amount = known }
                amounts[day] = Int64(clamping: Int128(amounts[day] ?? 0) + Int128(amount))
            }
            guard let first = amounts.keys.min(), let last = amounts.keys.max() else {
                customers.append(nil)
                continue
            }
            let total = amounts.filter { $0.key != first }.values.reduce(Int128(0)) { $0 + Int128($1) }
            let history = PurchaseHistory(
                repeats: Int64(amounts.count - 1), lastDay: last - first, observedDays: today - first)
            customers.append(history.map { ($0, Int64(clamping: total)) })
        }
        let known = customers.compactMap { $0 }
        var models = CustomerModels(known.map(\.history), gate: fit.gate)
        if fit.value != nil {
            models = models.adding(
                known.compactMap { SpendingHistory(repeats: $0.history.repeats, total: $0.total) },
                minorUnits: fit.minorUnits)
        }
        return (models, customers.map { $0.map { answer(fit, models, $0.history, $0.total) } ?? .unknown })
    }

    private func answer(_ fit: Fit, _ models: CustomerModels, _ history: PurchaseHistory, _ total: Int64) -> Cell {
        guard models.refusal == nil else { return .unknown }
        switch fit.question {
        case .alive: return models.alive(history).map { .double($0) } ?? .unknown
        case .purchases(let days):
            return models.expectedPurchases(history, inDays: days).map { .double($0) } ?? .unknown
        case .lifetime(let days, let discount):
            let value = models.lifetimeValue(
                history, total: Double(total) / fit.minorUnits, inDays: days, yearlyDiscount: discount)
            guard let value, let whole = Rounding.whole(value * fit.minorUnits) else { return .unknown }
            return .integer(whole)
        }
    }
}
