// Random plans as a consultant's text: every operator, aggregate and window of the language, typed so that they check. Names of
// later declarations use earlier ones; the text has the declarations in any order, since order has no meaning.
import RhumbValues

/// The types that expressions are made of.
enum PlanType: Hashable {
    case yesNo, integer, number, percent, points, money, date, days, text
    /// By dataset.
    case category(Int)
    case key(Int)
    /// By ladder.
    case tier(Int)

    var isOrdered: Bool {
        switch self {
        case .integer, .number, .percent, .points, .money, .date, .days, .tier: true
        case .yesNo, .text, .category, .key: false
        }
    }

    static let plain: [PlanType] = [.yesNo, .integer, .number, .percent, .points, .money, .date, .days, .text]
}

struct RandomPlan {
    struct Column {
        let name: String
        let type: PlanType
        let declared: String
        let optional: Bool
        let current: Bool
        /// For references: position of the parent.
        let parent: Int?
    }

    struct Dataset {
        let name: String
        var columns: [Column] = []
        var keyIsInteger = false
        var hasKey = false
        var event: String?
    }

    struct Reference {
        let child: Int
        let parent: Int
        let column: String
        let relation: String
    }

    /// A name with a type; of a row, or of the plan.
    struct Named {
        let name: String
        let type: PlanType
    }

    struct Metric {
        let name: String
        let type: PlanType
        let counted: Set<Int>
    }

    struct Segment {
        let name: String
        let dataset: Int
    }

    struct Funnel {
        let name: String
        let dataset: Int
        let stages: [String]
    }

    struct Ladder {
        let name: String
        let dataset: Int
        let tiers: [String]
    }

    var dice: Dice
    let today: Day
    var datasets: [Dataset] = []
    var references: [Reference] = []
    /// By dataset.
    var attributes: [[Named]] = []
    var segments: [Segment] = []
    var ladders: [Ladder] = []
    var metrics: [Metric] = []
    var funnels: [Funnel] = []
    var assumptions: [Named] = []
    var declarations: [String] = []
    private var serial = 0

    static let texts = ["red", "blue", "Li", "王", ""]
    static let choices = ["web", "phone", "agency"]

    init(seed: UInt64) {
        dice = Dice(seed: seed)
        let days: [(Int, Int, Int)] = [
            (2026, 6, 30), (2026, 3, 31), (2026, 2, 28), (2024, 2, 29), (2025, 12, 31), (2026, 1, 1), (2025, 5, 15),
        ]
        let (year, month, day) = dice.pick(days)
        today = (Day(year: year, month: month, day: day) ?? .first).adding(days: dice.chance(40) ? dice.below(400) : 0)
        makeDatasets()
        makeDefinitions()
    }

    var text: String { declarations.joined(separator: "\n\n") + "\n" }

    mutating func fresh(_ stem: String) -> String {
        serial += 1
        return "\(stem)\(serial)"
    }

    // MARK: Datasets

    private mutating func makeDatasets() {
        // Children first letter by letter: guests, stays of guests, nights of stays or rooms that stays refer to.
        let shapes: [[(child: Int, parent: Int)]] = [
            [(1, 0)], [(1, 0), (2, 1)], [(1, 0), (1, 2)], [(1, 0), (1, 0)], [(1, 0), (2, 0)], [(1, 0), (0, 0)],
            [(1, 0), (2, 1), (2, 0)],
        ]
        let shape = dice.pick(shapes)
        let names = ["guests", "stays", "nights"]
        let count = 1 + (shape.flatMap { [$0.child, $0.parent] }.max() ?? 0)
        for index in 0..<count { makeDataset(index, names[index], shape) }
        attributes = datasets.map { _ in [] }
        for index in datasets.indices { declare(index) }
    }

    private mutating func makeDataset(_ index: Int, _ name: String, _ shape: [(child: Int, parent: Int)]) {
        var dataset = Dataset(name: name)
        let isParent = shape.contains { $0.parent == index }
        dataset.hasKey = isParent || dice.chance(50)
        dataset.keyIsInteger = dice.chance(25)
        let letter = String(name.prefix(1))
        for (position, edge) in shape.enumerated() where edge.child == index {
            let column = "\(letter)_to\(position)"
            let relation =
                shape[..<position].contains { $0.child == index && $0.parent == edge.parent }
                    || edge.child == edge.parent
                ? "\(name)_more" : nil
            let optional = dice.chance(50)
            let target = ["guests", "stays", "nights"][edge.parent]
            dataset.columns.append(
                Column(
                    name: column, type: .key(edge.parent),
                    declared: "refers to \(target)" + (relation.map { " as \($0)" } ?? ""), optional: optional,
                    current: false, parent: edge.parent))
            references.append(
                Reference(child: index, parent: edge.parent, column: column, relation: relation ?? name))
        }
        let kinds: [(PlanType, String)] = [
            (.integer, "integer"), (.number, "number"), (.money, "money"), (.percent, "percent"), (.date, "date"),
            (.yesNo, "yes_no"), (.category(index), "one of \"web\", \"phone\", \"agency\""), (.text, "text"),
            (.integer, "integer 0 .. 10"), (.number, "number rounded 2"),
        ]
        for (position, kind) in kinds.enumerated() where dice.chance(75) {
            dataset.columns.append(
                Column(
                    name: "\(letter)_c\(position)", type: kind.0, declared: kind.1, optional: dice.chance(60),
                    current: dice.chance(12), parent: nil))
        }
        if dice.chance(index == 1 ? 95 : 60) {
            let event = "\(letter)_on"
            dataset.event = event
            dataset.columns.append(
                Column(
                    name: event, type: .date, declared: "date", optional: dice.chance(20), current: false, parent: nil))
        }
        datasets.append(dataset)
    }

    private mutating func declare(_ index: Int) {
        let dataset = datasets[index]
        var lines: [String] = []
        if dataset.hasKey { lines.append("key id \(dataset.keyIsInteger ? "integer" : "text")") }
        for column in dataset.columns {
            let optional = column.optional ? " optional" : ""
            let current = column.current ? " current" : ""
            lines.append("\(column.name) \(column.declared)\(optional)\(current)")
        }
        if let event = dataset.event { lines.append("event \(event)") }
        declarations.append(
            "dataset \(dataset.name) from \"data/\(dataset.name).csv\" {\n  " + lines.joined(separator: "\n  ") + "\n}")
    }

    // MARK: Definitions

    private mutating func makeDefinitions() {
        declarations.append("assumption hope 15% \"pilot\"")
        declarations.append("assumption fee 12.50 CNY \"list\"")
        declarations.append("assumption few 3 \"habit\"")
        assumptions = [
            Named(name: "hope", type: .percent), Named(name: "fee", type: .money), Named(name: "few", type: .integer),
        ]
        for dataset in datasets.indices where dice.chance(60) { makeFunnel(dataset) }
        for dataset in datasets.indices where dice.chance(40) { makeSurvey(dataset) }
        var steps = Array(repeating: 0, count: 6 + dice.below(4)) + Array(repeating: 1, count: 3 + dice.below(3))
        steps += Array(repeating: 2, count: dice.below(3)) + Array(repeating: 3, count: 5 + dice.below(4))
        steps.shuffle(using: &dice)
        for step in steps {
            switch step {
            case 0: makeAttribute()
            case 1: makeSegment()
            case 2: makeLadder()
            default: makeMetric()
            }
        }
        for _ in 0..<(1 + dice.below(2)) { makeGoal() }
        declarations.shuffle(using: &dice)
        declarations.insert(
            "plan chance \"Random\" {\n  period 2026-01-01 .. 2026-12-31\n  currency CNY\n}\n\nstrategy only \"Only\"",
            at: 0)
    }

    private mutating func makeAttribute() {
        let dataset = dice.below(datasets.count)
        let type = dice.pick(types(of: dataset))
        let name = fresh("v")
        let scope = PlanScope(frames: [PlanScope.Frame(dataset: dataset, reference: nil)])
        let value = expression(type, scope, 3)
        declarations.append("attributes of \(datasets[dataset].name) {\n  \(name) \(value)\n}")
        attributes[dataset].append(Named(name: name, type: type))
    }

    private mutating func types(of dataset: Int) -> [PlanType] {
        PlanType.plain + [.category(dataset)]
            + ladders.indices.filter { ladders[$0].dataset == dataset }.map { .tier($0) }
    }

    private mutating func makeSegment() {
        let name = fresh("s")
        let bases = segments.filter { _ in dice.chance(40) }
        let base = bases.isEmpty ? nil : dice.pick(bases)
        let dataset = base?.dataset ?? dice.below(datasets.count)
        let scope = PlanScope(frames: [PlanScope.Frame(dataset: dataset, reference: nil)])
        let condition = dice.chance(6) ? "" : " where " + expression(.yesNo, scope, 4)
        declarations.append("segment \(name) \"\(name)\" of \(base?.name ?? datasets[dataset].name)\(condition)")
        segments.append(Segment(name: name, dataset: dataset))
    }

    /// Two to four stages over whatever dates the rows have.
    private mutating func makeFunnel(_ dataset: Int) {
        let dates = datasets[dataset].columns.filter { $0.type == .date }.map(\.name)
        guard !dates.isEmpty else { return }
        let name = fresh("funnel")
        let stages = (0..<(2 + dice.below(3))).map { _ in fresh("stage") }
        var lines = stages.map { stage -> String in
            let date = dice.pick(dates)
            return "stage \(stage) \(dice.chance(60) ? date : "\(date) + \(dice.below(40)) days")"
        }
        if dice.chance(70) { lines.append("mature after \(dice.pick(["30 days", "2 months", "1 quarter"]))") }
        declarations.append(
            "funnel \(name) \"\(name)\" of \(datasets[dataset].name) {\n  " + lines.joined(separator: "\n  ") + "\n}")
        funnels.append(Funnel(name: name, dataset: dataset, stages: stages))
    }

    /// One question over each choice column; its points are a value of the row.
    private mutating func makeSurvey(_ dataset: Int) {
        let columns = datasets[dataset].columns.filter { $0.type == .category(dataset) }.map(\.name)
        guard !columns.isEmpty else { return }
        let name = fresh("survey")
        let lines = columns.map { column in
            let options = RandomPlan.choices.enumerated().map { position, text in
                "\"\(text)\" \(position == 0 ? "3" : dice.pick(["2", "0", "1.5", "10", ""]))"
            }
            return "question \(column) \"\(column)\" " + options.joined(separator: ", ")
        }
        declarations.append(
            "survey \(name) \"\(name)\" of \(datasets[dataset].name) {\n  " + lines.joined(separator: "\n  ") + "\n}")
        attributes[dataset].append(Named(name: name, type: .number))
    }

    private mutating func makeLadder() {
        let name = fresh("ladder")
        let dataset = dice.below(datasets.count)
        let scope = PlanScope(frames: [PlanScope.Frame(dataset: dataset, reference: nil)])
        var lines: [String] = []
        var tiers: [String] = []
        for _ in 0..<(1 + dice.below(4)) {
            let tier = fresh("t")
            tiers.append(tier)
            lines.append("\(tier) when \(expression(.yesNo, scope, 3))")
        }
        if dice.chance(75) {
            let tier = fresh("t")
            tiers.append(tier)
            lines.append("\(tier) otherwise")
        }
        declarations.append(
            "tiers \(name) of \(datasets[dataset].name) {\n  " + lines.joined(separator: "\n  ") + "\n}")
        ladders.append(Ladder(name: name, dataset: dataset, tiers: tiers))
    }

    private mutating func makeMetric() {
        let name = fresh("m")
        let type = dice.pick([
            PlanType.percent, .integer, .money, .number, .points, .date, .days, .yesNo, .percent, .money, .integer,
        ])
        let value = scalar(type, 3)
        let split = value.counted.count == 1 && dice.chance(35) ? value.counted.first.flatMap { self.split($0) } : nil
        declarations.append(
            "metric \(name) \"\(name)\" (\(value.text)) better higher" + (split.map { " { split by \($0) }" } ?? ""))
        metrics.append(Metric(name: name, type: type, counted: value.counted))
    }

    /// A column with few values, the rows' own or of a row that they refer to.
    private mutating func split(_ dataset: Int) -> String? {
        func names(_ dataset: Int) -> [String] {
            datasets[dataset].columns.filter { $0.type == .yesNo || $0.type == .category(dataset) }.map(\.name)
                + ladders.filter { $0.dataset == dataset }.map(\.name)
        }
        let own = names(dataset)
        let others = references.filter { $0.child == dataset }.flatMap { reference in
            names(reference.parent).map { "\(reference.column).\($0)" }
        }
        return (own + others).randomElement(using: &dice)
    }

    /// A goal asks for its measure on past days: a measured baseline and a history.
    private mutating func makeGoal() {
        let fitting = metrics.filter { $0.type == .percent && !$0.counted.isEmpty }
        guard !fitting.isEmpty else { return }
        let metric = dice.pick(fitting)
        let reachable = segments.filter { segment in metric.counted.allSatisfy { leads(from: $0, to: segment.dataset) }
        }
        var of = ""
        if let segment = reachable.isEmpty ? nil : dice.pick(reachable), dice.chance(60) {
            of = "\n  of \(segment.name)" + (dice.chance(40) ? " on \(day(within: 500))" : "")
        }
        let name = fresh("goal")
        guard today < (Day(year: 2026, month: 12, day: 31) ?? today) else { return }
        declarations.append(
            """
            goal \(name) "\(name)" {\(of)
              measure \(metric.name)
              baseline measured \(day(within: 500))
              target up 5pp
              deadline 2026-12-31
              serves only
            }
            """)
    }

    /// A day up to so many days before today.
    mutating func day(within days: Int) -> Day { today.adding(days: -dice.below(days)) }

    /// Is there a way of references?
    func leads(from start: Int, to end: Int) -> Bool {
        var seen: Set<Int> = [start]
        var list = [start]
        while let next = list.popLast() {
            for reference in references where reference.child == next && seen.insert(reference.parent).inserted {
                list.append(reference.parent)
            }
        }
        return seen.contains(end)
    }
}
