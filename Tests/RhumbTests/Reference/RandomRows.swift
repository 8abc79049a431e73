// Random rows for a checked plan: holes, orphans, missing references, ties, event dates around the edges of windows.
import RhumbModel
import RhumbValues

struct RandomRows {
    private var dice: Dice
    private let plan: CheckedPlan
    private let today: Day

    /// By dataset, row and column.
    static func make(_ plan: CheckedPlan, today: Day, dice: Dice) -> [[[Value]]] {
        var rows = RandomRows(dice: dice, plan: plan, today: today)
        let sizes = plan.datasets.all.map { _ in
            rows.dice.chance(8) ? 0 : 1 + rows.dice.below(rows.dice.chance(25) ? 40 : 12)
        }
        return plan.datasets.all.indices.map { dataset in
            (0..<sizes[dataset]).map { row in
                plan.datasets.all[dataset].columns.indices.map { rows.cell(dataset, row, $0, sizes) }
            }
        }
    }

    private init(dice: Dice, plan: CheckedPlan, today: Day) {
        self.dice = dice
        self.plan = plan
        self.today = today
    }

    private mutating func cell(_ index: Int, _ row: Int, _ position: Int, _ sizes: [Int]) -> Value {
        let dataset = plan.datasets.all[index]
        let column = dataset.columns[position]
        if position == dataset.key { return key(index, row) }
        if dice.chance(column.optional ? 22 : 2) { return .unknown }
        switch column.kind {
        case .text: return .text(dice.pick(RandomPlan.texts.filter { !$0.isEmpty }))
        case .yesNo: return .yesNo(dice.chance(50))
        case .integer:
            // Below the declared range now and then: a bad cell is a hole.
            return .integer(column.range == nil ? Int64(dice.below(9) - 2) : Int64(dice.below(12) - 1))
        case .number(let scale, _):
            let places = dice.below(min(scale, 3) + 1)
            let steps = dice.below(places == 0 ? 6 : 600) - 60
            return .number(Double(steps) / Double(Exact.wholePower(places)))
        case .percent: return .percent(Double(dice.below(21) * 5) / 100)
        case .money(let currency):
            let minor = dice.chance(50) ? dice.below(6) * 5_000 : dice.below(40_000) - 2_000
            return .money(Money(minor: Int64(minor), currency: currency))
        case .date: return .date(date())
        case .timestamp: return .timestamp(Timestamp(date(), secondOfDay: Int64(dice.below(86_400))))
        case .several(let texts, let separator):
            return .text(texts.filter { _ in dice.chance(40) }.joined(separator: separator))
        case .category: return .text(dice.pick(RandomPlan.choices))
        case .reference(let id):
            let parent = plan.references[id].parent.index
            // Sometimes one too many: an orphan.
            // An integer key is text in a column that refers to it, as in a file.
            let found = key(parent, dice.below(sizes[parent] + (dice.chance(15) ? 2 : 0)))
            if case .integer(let number) = found { return .text(String(number)) }
            return found
        }
    }

    private func key(_ index: Int, _ row: Int) -> Value {
        let dataset = plan.datasets.all[index]
        guard let key = dataset.key else { return .unknown }
        if case .integer = dataset.columns[key].kind { return .integer(Int64(row)) }
        return .text("\(dataset.heading.name.prefix(1))\(row)")
    }

    /// Around today, month ends, the same day of earlier months, and any other day; some after today.
    private mutating func date() -> Day {
        switch dice.below(8) {
        case 0: return today.adding(days: dice.below(5) - 2)
        case 1: return today.adding(months: -dice.pick([1, 3, 6, 12, 24])).adding(days: dice.below(3) - 1)
        case 2:
            let end = today.adding(months: -dice.below(16))
            let (year, month, _) = end.civil
            return (Day(year: year, month: month, day: 1) ?? end).adding(days: dice.below(3) - 1)
        case 3: return today.adding(days: dice.pick([-30, -29, -31, -14, -13, -7, -365, -364]))
        case 4: return today.adding(days: dice.below(60))
        default: return today.adding(days: -dice.below(800))
        }
    }
}
