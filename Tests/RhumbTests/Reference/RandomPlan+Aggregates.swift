// Aggregates, windows, and expressions that stand in no row.
import RhumbValues

extension RandomPlan {
    /// A window as it follows rows, a metric or a date.
    mutating func window() -> String {
        let year = today.civil.year
        switch dice.below(11) {
        case 0, 1:
            return
                "in last \(dice.pick(["12 months", "30 days", "2 weeks", "1 month", "2 quarters", "1 year", "1 day"]))"
        case 2: return "in this \(dice.pick(["week", "month", "quarter", "year"]))"
        case 3: return "in previous \(dice.pick(["week", "month", "quarter", "year"]))"
        case 4: return "in \(year - dice.below(2))-Q\(1 + dice.below(4))"
        case 5: return "in \(year - dice.below(2))-0\(1 + dice.below(9))"
        case 6: return "in \(year - dice.below(2))"
        case 7: return "since \(dice.chance(80) ? day(within: 700).description : "today")"
        case 8: return "before \(dice.chance(80) ? day(within: 700).description : "today")"
        case 9: return dice.chance(50) ? "in period" : "in \(year)-W\(10 + dice.below(40))"
        default:
            let start = day(within: 700)
            return "in \(start) .. \(start.adding(days: dice.below(400)))"
        }
    }

    /// An aggregate inside a row: over the rows that refer to it, or over all rows of a dataset.
    mutating func rowAggregate(_ type: PlanType, _ scope: PlanScope, _ depth: Int) -> String? {
        guard let dataset = scope.dataset else { return nil }
        let related = references.indices.filter { references[$0].parent == dataset }
        if !related.isEmpty, dice.chance(80) {
            let index = dice.pick(related)
            let reference = references[index]
            return aggregate(
                type, rows: reference.relation, of: reference.child, scope.entering(reference.child, index), depth)
        }
        guard dice.chance(40) else { return nil }
        return wholeAggregate(type, scope, depth)?.text
    }

    /// An aggregate over a dataset or a segment.
    mutating func wholeAggregate(
        _ type: PlanType, _ scope: PlanScope, _ depth: Int
    ) -> (text: String, counted: Set<Int>)? {
        let dataset: Int
        let rows: String
        if dice.chance(40), let segment = segments.randomElement(using: &dice) {
            (dataset, rows) = (segment.dataset, segment.name)
        } else {
            dataset = dice.below(datasets.count)
            rows = datasets[dataset].name
            // In a row that has a relation of this name the name means the row's own.
            if let own = scope.dataset, references.contains(where: { $0.parent == own && $0.relation == rows }) {
                return nil
            }
        }
        return aggregate(type, rows: rows, of: dataset, scope.entering(dataset, nil), depth).map { ($0, [dataset]) }
    }

    private mutating func aggregate(
        _ type: PlanType, rows: String, of dataset: Int, _ scope: PlanScope, _ depth: Int
    ) -> String? {
        let hasEvent = datasets[dataset].event != nil
        if type == .percent, dice.chance(25),
            let funnel = funnels.filter({ $0.dataset == dataset }).randomElement(using: &dice)
        {
            return conversion(funnel, scope, depth)
        }
        var windows = ""
        if hasEvent, dice.chance(45) { windows = " " + window() }
        if hasEvent, dice.chance(7) { windows += " " + window() }
        let condition = dice.chance(55) ? " where \(expression(.yesNo, scope, depth))" : ""
        func needed(_ plan: inout RandomPlan) -> String {
            condition.isEmpty ? " where \(plan.expression(.yesNo, scope, max(1, depth)))" : condition
        }
        /// A value of the rows by name, perhaps by a longer path.
        func value(_ type: PlanType, _ plan: inout RandomPlan) -> String? {
            plan.valueNames(type, of: dataset).randomElement(using: &plan.dice)
        }
        switch type {
        case .integer where dice.chance(20):
            let kind = dice.pick([PlanType.integer, .text, .yesNo, .category(dataset), .date, .money])
            guard let name = value(kind, &self) else { break }
            return "distinct(\(rows).\(name)\(windows)\(condition))"
        case .percent where dice.chance(25):
            if let asked = customers(rows: rows, of: dataset, scope, windows, condition) { return asked }
        case .number where dice.chance(15):
            let isWhole = scope.frames.first?.reference == nil
            if isWhole, hasEvent || !references.contains(where: { $0.child == dataset }),
                let score = datasets[dataset].columns.first(where: { $0.declared == "integer 0 .. 10" })
            {
                return "nps(\(rows).\(score.name)\(windows)\(condition))"
            }
        case .category(let own) where own == dataset && dice.chance(60):
            guard let name = value(type, &self) else { break }
            return "commonest(\(rows).\(name)\(windows)\(condition))"
        case .yesNo where dice.chance(12):
            guard let name = value(type, &self) else { break }
            return "commonest(\(rows).\(name)\(windows)\(condition))"
        case .money where dice.chance(12), .date where dice.chance(12), .days where dice.chance(12):
            guard let name = value(type, &self) else { break }
            return "percentile(\(1 + dice.below(99))%, \(rows).\(name)\(windows)\(condition))"
        default: break
        }
        switch type {
        case .integer where dice.chance(60): return "count(\(rows)\(windows)\(condition))"
        case .percent where dice.chance(60): return "share(\(rows)\(windows)\(needed(&self)))"
        case .yesNo:
            switch dice.below(5) {
            case 0: return "all(\(rows)\(windows)\(needed(&self)))"
            case 1: break
            default: return "any(\(rows)\(windows)\(condition))"
            }
        case .number where dice.chance(55):
            guard let name = value(dice.pick([.integer, .number, .days]), &self) else { return nil }
            return "avg(\(rows).\(name)\(windows)\(condition))"
        case .number where dice.chance(50):
            guard let name = value(.integer, &self) else { return nil }
            return "median(\(rows).\(name)\(windows)\(condition))"
        default: break
        }
        guard let name = value(type, &self) else { return nil }
        var functions: [String] = hasEvent ? ["latest", "earliest"] : []
        switch type {
        case .integer, .number, .days: functions += ["sum", "sum", "min", "max"]
        case .money, .percent, .points: functions += ["sum", "sum", "avg", "avg", "min", "max", "median"]
        case .date, .tier: functions += ["min", "max"]
        case .yesNo, .text, .category, .key: break
        }
        if type == .number || type == .days || type == .date { functions.append("median") }
        guard !functions.isEmpty else { return nil }
        return "\(dice.pick(functions))(\(rows).\(name)\(windows)\(condition))"
    }

    /// A conversion between two stages, or of the whole funnel.
    private mutating func conversion(_ funnel: Funnel, _ scope: PlanScope, _ depth: Int) -> String? {
        guard scope.frames.first?.reference == nil else { return nil }
        let window = dice.chance(40) ? " " + window() : ""
        let from = dice.below(funnel.stages.count - 1)
        let to = from + 1 + dice.below(funnel.stages.count - from - 1)
        let stages = dice.chance(60) ? " from \(funnel.stages[from]) to \(funnel.stages[to])" : ""
        let condition = dice.chance(40) ? " where \(expression(.yesNo, scope, depth))" : ""
        return "conversion(\(funnel.name)\(window)\(stages)\(condition))"
    }

    /// Retention, churn or repeat rate; nil where the rows have no customer or no day, or are one row's own.
    private mutating func customers(
        rows: String, of dataset: Int, _ scope: PlanScope, _ windows: String, _ condition: String
    ) -> String? {
        guard scope.frames.first?.reference == nil, references.contains(where: { $0.child == dataset }) else {
            return nil
        }
        guard datasets[dataset].event != nil, dice.chance(65) else { return "repeat(\(rows)\(windows)\(condition))" }
        let year = today.civil.year
        let window = dice.pick([
            "in last 90 days", "in last 12 months", "in \(year)-Q2", "since \(year)-01-01", "in this quarter",
            "in \(year - 1) in last 18 months",
        ])
        return "\(dice.pick(["retention", "churn"]))(\(rows) \(window)\(condition))"
    }

    private mutating func valueNames(_ type: PlanType, of dataset: Int) -> [String] {
        var names = names(type, dataset)
        for reference in references where reference.child == dataset && dice.chance(50) {
            names += self.names(type, reference.parent).map { "\(reference.column).\($0)" }
        }
        return names
    }

    private func names(_ type: PlanType, _ dataset: Int) -> [String] {
        datasets[dataset].columns.filter { $0.type == type }.map(\.name)
            + attributes[dataset].filter { $0.type == type }.map(\.name)
            + ladders.indices.filter { type == .tier($0) && ladders[$0].dataset == dataset }.map { ladders[$0].name }
    }

    // MARK: In no row

    /// An expression in no row with the datasets whose rows it counts.
    mutating func scalar(_ type: PlanType, _ depth: Int) -> (text: String, counted: Set<Int>) {
        let none = PlanScope(frames: [])
        let known = metrics.filter { $0.type == type }
        if !known.isEmpty, dice.chance(30) {
            let metric = dice.pick(known)
            return restricted((metric.name, metric.counted), type)
        }
        for _ in 0..<6 where depth <= 0 || dice.chance(75) {
            if let found = wholeAggregate(type, none, 2) { return restricted(found, type) }
        }
        if depth > 0, let made = scalarOperation(type, depth - 1) { return restricted(made, type) }
        if let text = literal(type, none) { return (text, []) }
        return ("today", [])
    }

    /// `of segment`, `in window`, `ago`, in any order and number.
    private mutating func restricted(
        _ inner: (text: String, counted: Set<Int>), _ type: PlanType
    ) -> (text: String, counted: Set<Int>) {
        var text = inner.text
        guard !inner.counted.isEmpty else { return inner }
        while dice.chance(30) {
            switch dice.below(3) {
            case 0:
                let fitting = segments.filter { segment in
                    inner.counted.allSatisfy { leads(from: $0, to: segment.dataset) }
                }
                guard let segment = fitting.randomElement(using: &dice) else { continue }
                text = "\(text) of \(segment.name)"
            case 1 where type != .date && inner.counted.allSatisfy { datasets[$0].event != nil }:
                text = "\(text) \(window())"
            default: text = "\(text) \(ago())"
            }
        }
        return (text, inner.counted)
    }

    private mutating func scalarOperation(_ type: PlanType, _ depth: Int) -> (text: String, counted: Set<Int>)? {
        func two(_ left: PlanType, _ sign: String, _ right: PlanType, _ plan: inout RandomPlan) -> (String, Set<Int>) {
            let first = plan.scalar(left, depth)
            let second = plan.scalar(right, depth)
            return ("((\(first.text)) \(sign) (\(second.text)))", first.counted.union(second.counted))
        }
        let sign = dice.chance(50) ? "+" : "-"
        if dice.chance(10) { return two(type, "else", type, &self) }
        switch type {
        case .yesNo:
            let ordered = dice.pick([PlanType.integer, .money, .percent, .number, .date])
            return dice.chance(60)
                ? two(ordered, dice.pick(["=", "<", ">=", "!=", ">"]), ordered, &self)
                : two(.yesNo, dice.chance(50) ? "and" : "or", .yesNo, &self)
        case .integer: return two(.integer, dice.pick(["+", "-", "*"]), .integer, &self)
        case .number:
            return dice.pick([true, false])
                ? two(.integer, "/", .integer, &self) : two(.money, "/", .money, &self)
        case .percent: return two(.percent, sign, .points, &self)
        case .points: return two(.percent, "-", .percent, &self)
        case .money:
            return dice.chance(50)
                ? two(.money, sign, .money, &self)
                : two(.money, dice.chance(50) ? "*" : "/", dice.pick([.integer, .percent, .number]), &self)
        case .days: return two(.days, sign, .days, &self)
        case .date, .text, .category, .key, .tier: return nil
        }
    }
}
