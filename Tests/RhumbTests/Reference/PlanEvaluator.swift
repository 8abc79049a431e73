// A second, obvious implementation of what a checked plan means: row by row, recursively, straight from the design's words,
// with nothing shared with the engine or the lowering that it is compared with.
import RhumbModel
import RhumbValues

/// When, and of which rows, an expression without a row is asked.
struct Moment: Hashable {
    /// The as-of day.
    var today: Day
    /// `in window`, of aggregates that stand in no row.
    var windows: [Window] = []
    /// `of segment`; with a day: membership as of that day.
    var segments: [Cohort] = []
    /// Rows in these parts of splits.
    var parts: [InPart] = []

    struct InPart: Hashable {
        let split: Split
        let part: Split.Part
    }

    struct Cohort: Hashable {
        let segment: ID<Segment>
        let day: Day?
    }

    /// Inside a row there is only the day.
    var inRow: Moment { Moment(today: today) }
}

final class PlanEvaluator {
    let plan: CheckedPlan
    /// Cells by dataset, row and column.
    let tables: [[[Value]]]
    /// `current` columns are known on this day only.
    let runDay: Day
    /// Grows whenever an answer hung on the last digits of a binary fraction.
    var doubts = 0

    private var rowsByKey: [[String: Int]] = []
    private var memo: [Question: (Datum, Bool)] = [:]
    private var populations: [Population: [Datum]] = [:]

    private enum Question: Hashable {
        case attribute(Int, Int, Day), member(Int, Int, Day), tier(Int, Int, Day)
        case scalar(Int, Moment)
    }

    private struct Population: Hashable {
        let node: Int
        let base: Int?
        let today: Day
    }

    init(_ plan: CheckedPlan, tables: [[[Value]]], runDay: Day) {
        self.plan = plan
        self.tables = tables
        self.runDay = runDay
        for (dataset, rows) in zip(plan.datasets.all, tables) {
            var byKey: [String: Int] = [:]
            if let key = dataset.key {
                for (row, cells) in rows.enumerated() { byKey[PlanEvaluator.keyText(cells[key]) ?? ""] = row }
            }
            rowsByKey.append(byKey)
        }
    }

    static func keyText(_ cell: Value) -> String? {
        switch cell {
        case .text(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }

    /// Asks, and says whether the answer hung on last digits.
    func asking<Answer>(_ body: () -> Answer) -> (answer: Answer, isDoubtful: Bool) {
        let before = doubts
        let answer = body()
        return (answer, doubts > before)
    }

    private func remembered(_ question: Question, _ body: () -> Datum) -> Datum {
        if let (datum, isDoubtful) = memo[question] {
            if isDoubtful { doubts += 1 }
            return datum
        }
        let result = asking(body)
        memo[question] = (result.answer, result.isDoubtful)
        return result.answer
    }

    // MARK: Rows

    /// Rows whose event date is after the as-of day do not exist.
    func exists(_ dataset: ID<Dataset>, _ row: Int, on day: Day) -> Bool {
        guard let event = plan.datasets[dataset].event else { return true }
        guard let date = Datum(cell: tables[dataset.index][row][event]).day else { return false }
        return date <= day
    }

    func rows(of dataset: ID<Dataset>, on day: Day) -> [Int] {
        tables[dataset.index].indices.filter { exists(dataset, $0, on: day) }
    }

    /// The row that a row refers to, whatever its date; nil where there is none.
    func parent(_ id: ID<Reference>, of row: Int) -> Int? {
        let reference = plan.references[id]
        let cell = tables[reference.child.index][row][reference.column]
        return PlanEvaluator.keyText(cell).flatMap { rowsByKey[reference.parent.index][$0] }
    }

    // MARK: Named values

    func attribute(_ id: ID<Attribute>, _ row: Int, _ day: Day) -> Datum {
        remembered(.attribute(id.index, row, day)) {
            value(plan.attributes[id].value, row: row, Moment(today: day))
        }
    }

    /// In the base and under all conditions.
    func member(_ id: ID<Segment>, _ row: Int, _ day: Day) -> Truth {
        remembered(.member(id.index, row, day)) {
            let segment = plan.segments[id]
            guard exists(segment.dataset, row, on: day) else { return .truth(false) }
            var truth = segment.base.map { member($0, row, day) } ?? .yes
            for condition in segment.conditions {
                truth = truth.and(value(condition.node, row: row, Moment(today: day)).truth)
            }
            return Datum(truth)
        }.truth
    }

    /// The first tier whose condition is yes after only no's.
    func tier(_ id: ID<Tiers>, _ row: Int, _ day: Day) -> Datum {
        remembered(.tier(id.index, row, day)) {
            for (position, tier) in plan.tiers[id].tiers.enumerated() {
                guard let condition = tier.condition else { return .rung(position) }
                switch value(condition, row: row, Moment(today: day)).truth {
                case .yes: return .rung(position)
                case .no: continue
                case .unknown: return .unknown
                }
            }
            return .unknown
        }
    }

    /// A value that stands in no row.
    func scalar(_ node: Expression.Node, _ at: Moment, _ body: () -> Datum) -> Datum {
        remembered(.scalar(node.index, at), body)
    }

    // MARK: Ranks

    /// min(5, 1 + ⌊5 · (#below + ½ · #equal) / n⌋) among the base's known values; rows outside the base have no score.
    func quintile(
        _ node: Expression.Node, _ condition: Expression.Node?, _ dataset: ID<Dataset>, _ base: ID<Segment>?, row: Int,
        _ day: Day
    ) -> Datum {
        func isRanked(_ row: Int) -> Bool {
            let inBase = base.map { member($0, row, day) } ?? .yes
            let fits = condition.map { value($0, row: row, Moment(today: day)).truth } ?? .yes
            return inBase.and(fits) == .yes
        }
        let own = value(node, row: row, Moment(today: day))
        guard own.isKnown, isRanked(row) else { return .unknown }
        let others = rows(of: dataset, on: day).filter(isRanked).map { value(node, row: $0, Moment(today: day)) }
            .filter(\.isKnown)
        let n = others.count
        guard n > 0 else { return .number(Quantity(1)) }
        let orders = others.map { compare($0, own) }
        let below = orders.filter { $0 < 0 }.count
        let equal = orders.filter { $0 == 0 }.count
        return .number(Quantity(Int128(min(5, 1 + (10 * below + 5 * equal) / (2 * n)))))
    }

    /// In iff 1 + #strictly greater ≤ k among the base's known values; ties are all in.
    func rank(_ node: Expression.Node, _ rank: Rank, row: Int, _ day: Day) -> Datum {
        let own = value(node, row: row, Moment(today: day))
        let key = Population(node: node.index, base: rank.base?.index, today: day)
        let known: [Datum]
        if let found = populations[key] {
            known = found
        } else {
            let rows = rows(of: rank.dataset, on: day).filter { row in
                rank.base.map { member($0, row, day) == .yes } ?? true
            }
            known = rows.map { value(node, row: $0, Moment(today: day)) }.filter(\.isKnown)
            populations[key] = known
        }
        guard own.isKnown, !known.isEmpty else { return .unknown }
        let ahead = known.filter { rank.fromTop ? compare($0, own) > 0 : compare($0, own) < 0 }.count
        let seats: Int
        switch rank.amount {
        case .count(let count): seats = count
        case .share(let share):
            let scale = Exact.wholePower(share.scale)
            seats = Int((share.mantissa * Int128(known.count) + scale - 1) / scale)
        }
        return .truth(1 + ahead <= seats)
    }

    /// −1, 0 or 1. The highest tier is the greatest.
    func compare(_ left: Datum, _ right: Datum) -> Int {
        switch (left, right) {
        case (.number(let first), .number(let second)):
            let result = Quantity.compare(first, second)
            if result.isDoubtful { doubts += 1 }
            return result.order
        case (.date(let first), .date(let second)): return first < second ? -1 : first == second ? 0 : 1
        case (.rung(let first), .rung(let second)): return first > second ? -1 : first == second ? 0 : 1
        case (.text(let first), .text(let second)): return first < second ? -1 : first == second ? 0 : 1
        case (.truth(let first), .truth(let second)): return first == second ? 0 : first ? 1 : -1
        // A reference to integer keys against its text.
        case (.number(let first), .text(let second)): return "\(Int64(first.double))" == second ? 0 : 1
        case (.text(let first), .number(let second)): return "\(Int64(second.double))" == first ? 0 : 1
        default: return 1
        }
    }
}
