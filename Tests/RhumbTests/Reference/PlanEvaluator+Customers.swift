// Customers by their rows, from the words of definitions: sets of customers, row by row.
import RhumbModel
import RhumbValues

extension PlanEvaluator {
    /// Customers that the function asks about, those for whom it holds, and rows that could not be given to anybody.
    func customers(_ aggregate: Aggregate, row: Int?, _ at: Moment) -> (yes: Int, all: Int, skipped: Int) {
        guard let customer = aggregate.customer else { return (0, 0, 0) }
        let isRepeat = aggregate.function == .repeatRate
        let (dataset, candidates) = candidates(aggregate, row: row, at, isWindowed: isRepeat)
        func owner(_ candidate: Candidate) -> Int? { parent(customer, of: candidate.row) }
        func skipped(_ candidates: [Candidate]) -> Int {
            candidates.filter { $0.selected == .unknown || $0.selected == .yes && owner($0) == nil }.count
        }
        let chosen = candidates.filter { $0.selected == .yes }
        if isRepeat {
            var rows: [Int: Int] = [:]
            for owner in chosen.compactMap({ owner($0) }) { rows[owner, default: 0] += 1 }
            return (rows.values.filter { $0 >= 2 }.count, rows.count, skipped(candidates))
        }
        let windows = (aggregate.windows + (row == nil ? at.windows : [])).map { days(of: $0, on: at.today) }
        let first = windows.map(\.first).max() ?? Int(Day.first.number)
        let last = min(windows.map(\.last).min() ?? Int(at.today.number), Int(at.today.number))
        func day(_ candidate: Candidate) -> Int? {
            plan.datasets[dataset].event.flatMap {
                Datum(cell: tables[dataset.index][candidate.row][$0]).day.map { Int($0.number) }
            }
        }
        let lost = skipped(candidates.filter { day($0).map { $0 <= last } ?? false })
        guard first > Int(Day.first.number), first <= last else { return (0, 0, lost) }
        let before = Set(chosen.filter { day($0).map { $0 < first } ?? false }.compactMap { owner($0) })
        let inside = Set(
            chosen.filter { day($0).map { first <= $0 && $0 <= last } ?? false }.compactMap { owner($0) })
        let back = before.intersection(inside).count
        return (aggregate.function == .churn ? before.count - back : back, before.count, lost)
    }

    /// The scores that count: the latest of each customer, and each of nobody's.
    func answers(_ aggregate: Aggregate, row: Int?, _ at: Moment) -> [Int] {
        let (dataset, candidates) = candidates(aggregate, row: row, at)
        var latest: [Int: (day: Int, score: Int)] = [:]
        var scores: [Int] = []
        for candidate in candidates where candidate.selected == .yes {
            guard let value = candidate.value.quantity?.whole else { continue }
            guard let customer = aggregate.customer, let owner = parent(customer, of: candidate.row) else {
                scores.append(Int(value))
                continue
            }
            let event = plan.datasets[dataset].event
            let day = event.flatMap { Datum(cell: tables[dataset.index][candidate.row][$0]).day?.number }
            let found = (day: Int(day ?? 0), score: Int(value))
            if found.day >= latest[owner]?.day ?? .min { latest[owner] = found }
        }
        return scores + latest.values.map(\.score)
    }

    /// The most common; of several the one declared first, of yes and no the no.
    func commonest(_ values: [Datum], _ type: ValueType) -> Datum {
        var order: [Datum] = [.truth(false), .truth(true)]
        if case .category(let texts) = type { order = texts.map { .text($0) } }
        var best: (datum: Datum, count: Int) = (.unknown, 0)
        for datum in order {
            let count = values.filter { compare($0, datum) == 0 }.count
            if count > best.count { best = (datum, count) }
        }
        return best.datum
    }
}
