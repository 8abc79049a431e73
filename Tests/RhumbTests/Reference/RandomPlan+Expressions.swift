// Random expressions by the type that is wanted.
import RhumbValues

/// The rows that names may speak of, innermost first.
struct PlanScope {
    struct Frame {
        let dataset: Int
        /// How this row refers to the next outer one; nil: outer rows are out of reach.
        let reference: Int?
    }

    var frames: [Frame]

    var dataset: Int? { frames.first?.dataset }

    func entering(_ dataset: Int, _ reference: Int?) -> PlanScope {
        PlanScope(frames: [Frame(dataset: dataset, reference: reference)] + frames)
    }

    /// Frames whose names are seen.
    var visible: [Frame] {
        var seen: [Frame] = []
        for frame in frames {
            seen.append(frame)
            if frame.reference == nil { break }
        }
        return seen
    }
}

extension RandomPlan {
    /// An expression in a row, or in none.
    mutating func expression(_ type: PlanType, _ scope: PlanScope, _ depth: Int) -> String {
        guard scope.dataset != nil else { return scalar(type, depth).text }
        let leaves = leaves(type, scope)
        if depth <= 0 || dice.chance(22) {
            if !leaves.isEmpty, dice.chance(80) { return dice.pick(leaves) }
            return literal(type, scope) ?? leaves.first ?? operation(type, scope, 1)
        }
        if dice.chance(8), let metric = metrics.filter({ $0.type == type }).randomElement(using: &dice) {
            return metric.name
        }
        if dice.chance(5) {
            return "((\(expression(type, scope, depth - 1))) \(ago()))"
        }
        if dice.chance(30), let aggregate = rowAggregate(type, scope, depth - 1) { return aggregate }
        if dice.chance(9) {
            return "(\(expression(type, scope, depth - 1)) else \(expression(type, scope, depth - 1)))"
        }
        return operation(type, scope, depth)
    }

    mutating func ago() -> String {
        dice.pick([
            "a year ago", "\(1 + dice.below(9)) months ago", "\(dice.below(200)) days ago", "1 quarter ago",
            "2 weeks ago",
        ])
    }

    /// Columns, attributes, segments and ladders of the rows in reach, and of the rows they refer to.
    private mutating func leaves(_ type: PlanType, _ scope: PlanScope) -> [String] {
        var found: [String] = []
        for (depth, frame) in scope.visible.enumerated() {
            var names = rowNames(type, frame.dataset)
            for reference in references where reference.child == frame.dataset {
                // Through a reference, and through a second one.
                names += rowNames(type, reference.parent).map { "\(reference.column).\($0)" }
                for next in references where next.child == reference.parent && dice.chance(50) {
                    names += rowNames(type, next.parent).map { "\(reference.column).\(next.column).\($0)" }
                }
            }
            if type == .yesNo {
                names += segments.filter { $0.dataset == frame.dataset }.map(\.name)
            }
            if depth > 0, !scope.visible[..<depth].contains(where: { $0.dataset == frame.dataset }), dice.chance(50) {
                names = names.map { name in
                    segments.contains { $0.name == name } || name.contains(".")
                        ? name : "\(datasets[frame.dataset].name).\(name)"
                }
            }
            found += names
        }
        if type == .date { found.append("today") }
        found += assumptions.filter { $0.type == type }.map(\.name)
        return found
    }

    private func rowNames(_ type: PlanType, _ dataset: Int) -> [String] {
        let columns = datasets[dataset].columns.filter { $0.type == type }.map(\.name)
        let own = attributes[dataset].filter { $0.type == type }.map(\.name)
        let tiers = ladders.indices.filter { type == .tier($0) && ladders[$0].dataset == dataset }.map {
            ladders[$0].name
        }
        let key = type == (datasets[dataset].keyIsInteger ? .integer : .text) && datasets[dataset].hasKey ? ["id"] : []
        return columns + own + tiers + key
    }

    mutating func literal(_ type: PlanType, _ scope: PlanScope) -> String? {
        let minus = dice.chance(20) ? "-" : ""
        func signed(_ text: String) -> String { minus.isEmpty ? text : "(\(minus)\(text))" }
        switch type {
        case .yesNo: return dice.chance(50) ? "yes" : "no"
        case .integer: return signed("\(dice.below(7))")
        case .number: return signed(dice.pick(["0.5", "1.25", "2.5", "0.1", "3.75", "0.333"]))
        case .percent: return dice.pick(["20%", "12.5%", "50%", "80%", "100%", "33.3%", "0%"])
        case .points: return dice.pick(["4pp", "0.5pp", "25pp"])
        case .money: return signed(dice.pick(["0 CNY", "99.99 CNY", "100 CNY", "0.05 CNY", "1_000 CNY", "33.35 CNY"]))
        case .date: return day(within: 700).description
        case .days: return signed(dice.pick(["30 days", "2 weeks", "180 days", "0 days", "365 days"]))
        case .text: return "\"\(dice.pick(RandomPlan.texts))\""
        case .category, .key, .tier: return nil
        }
    }

    /// A way to make a value of a type from others.
    private mutating func operation(_ type: PlanType, _ scope: PlanScope, _ depth: Int) -> String {
        let next = depth - 1
        func two(_ left: PlanType, _ sign: String, _ right: PlanType, _ plan: inout RandomPlan) -> String {
            "(\(plan.expression(left, scope, next)) \(sign) \(plan.expression(right, scope, next)))"
        }
        let sign = dice.chance(50) ? "+" : "-"
        switch type {
        case .yesNo: return condition(scope, depth)
        case .integer:
            switch dice.below(7) {
            case 6 where scope.dataset != nil:
                let ordered: [PlanType] = [.integer, .number, .percent, .money, .date, .days]
                let rows = dice.chance(50) ? " where \(expression(.yesNo, scope, next))" : ""
                return "quintile(\(expression(dice.pick(ordered), scope, next))\(rows))"
            case 0: return two(.integer, "*", .integer, &self)
            case 1: return "months(\(expression(.date, scope, next)) to \(expression(.date, scope, next)))"
            case 2: return "years(\(expression(.date, scope, next)) to \(expression(.date, scope, next)))"
            case 3: return "(-\(expression(.integer, scope, next)))"
            default: return two(.integer, sign, .integer, &self)
            }
        case .number:
            switch dice.below(10) {
            case 0: return two(.integer, "/", .integer, &self)
            case 1: return two(.number, "/", .number, &self)
            case 2: return two(.number, "*", .number, &self)
            case 3: return two(.money, "/", .money, &self)
            case 4: return two(.percent, "/", .percent, &self)
            case 5: return two(.days, "/", .integer, &self)
            case 6: return "number(\(expression(dice.pick([.percent, .points, .integer, .days]), scope, next)))"
            case 7:
                return
                    "(0 + \(literal(.percent, scope) ?? "5%") of (\(expression(dice.pick([.integer, .number, .days]), scope, next))))"
            case 8: return two(.integer, sign, .number, &self)
            default: return two(.number, sign, .number, &self)
            }
        case .percent:
            switch dice.below(6) {
            case 0: return two(.percent, "*", dice.pick([.percent, .number, .integer]), &self)
            case 1: return two(.percent, "/", dice.pick([.number, .integer]), &self)
            case 2: return two(dice.pick([.number, .integer]), "*", .percent, &self)
            default: return two(.percent, sign, .points, &self)
            }
        case .points:
            switch dice.below(5) {
            case 0: return two(.points, sign, .points, &self)
            case 1: return two(.points, "*", dice.pick([.number, .integer, .percent]), &self)
            case 2: return two(.points, "/", dice.pick([.number, .integer]), &self)
            default: return two(.percent, "-", .percent, &self)
            }
        case .money:
            switch dice.below(7) {
            case 0, 1: return two(.money, "*", dice.pick([.integer, .number, .percent]), &self)
            case 2: return two(dice.pick([.integer, .number, .percent]), "*", .money, &self)
            case 3: return two(.money, "/", dice.pick([.integer, .number, .percent]), &self)
            case 4: return "(0 CNY + \(literal(.percent, scope) ?? "5%") of (\(expression(.money, scope, next))))"
            default: return two(.money, sign, .money, &self)
            }
        case .date:
            let step = dice.pick(["1 month", "2 months", "1 year", "1 quarter", "30 days", "1 week"])
            return "(\(expression(.date, scope, next)) \(sign) \(step))"
        case .days:
            switch dice.below(4) {
            case 0: return two(.days, sign, .days, &self)
            case 1: return two(.days, "*", .integer, &self)
            default: return "days(\(expression(.date, scope, next)) to \(expression(.date, scope, next)))"
            }
        case .text, .category, .key, .tier:
            return leaves(type, scope).randomElement(using: &dice) ?? literal(type, scope) ?? fallbackLeaf(type, scope)
        }
    }

    /// Where nothing in reach has the type: a value of all rows of the dataset that has one.
    private mutating func fallbackLeaf(_ type: PlanType, _ scope: PlanScope) -> String {
        switch type {
        case .category(let dataset):
            let column = datasets[dataset].columns.first { $0.type == type }?.name
            return column.map { "\(dice.pick(["latest", "earliest"]))(\(datasets[dataset].name).\($0))" } ?? "\"web\""
        case .tier(let ladder): return dice.pick(ladders[ladder].tiers)
        default: return "\"none\""
        }
    }

    private mutating func condition(_ scope: PlanScope, _ depth: Int) -> String {
        let next = depth - 1
        let ordered: [PlanType] = [.integer, .number, .percent, .points, .money, .date, .days]
        let type = dice.pick(ordered)
        switch dice.below(15) {
        case 0, 1: return "(\(expression(.yesNo, scope, next)) and \(expression(.yesNo, scope, next)))"
        case 2, 3: return "(\(expression(.yesNo, scope, next)) or \(expression(.yesNo, scope, next)))"
        case 4: return "(no or not \(expression(.yesNo, scope, next)))"
        case 5:
            return "(\(expression(dice.pick(PlanType.plain), scope, next)) \(dice.chance(50) ? "known" : "missing"))"
        case 6: return list(scope, next)
        case 7: return range(type, scope, next)
        case 8: return "(\(dice.pick(dates(scope))) \(window()))"
        case 9, 10: return rank(type, scope, next)
        case 11: return membership(scope) ?? compare(type, scope, next)
        case 12: return unordered(scope, next)
        default: return compare(type, scope, next)
        }
    }

    /// Dates of the row: a window on a date of the whole plan restricts its rows instead.
    private mutating func dates(_ scope: PlanScope) -> [String] {
        let names = leaves(.date, scope).filter { !$0.hasPrefix("m") }
        return names + names.map { "(\($0) \(dice.chance(50) ? "+" : "-") 1 month)" }
    }

    private mutating func compare(_ type: PlanType, _ scope: PlanScope, _ depth: Int) -> String {
        let sign = dice.pick(["=", "!=", "<", "<=", ">", ">="])
        let other: PlanType = type == .integer && dice.chance(20) ? .number : type
        return "(\(expression(type, scope, depth)) \(sign) \(expression(other, scope, depth)))"
    }

    private mutating func unordered(_ scope: PlanScope, _ depth: Int) -> String {
        let sign = dice.pick(["=", "!="])
        let frames = scope.visible
        let frame = dice.pick(frames)
        switch dice.below(4) {
        case 0: return "(\(expression(.text, scope, depth)) \(sign) \(expression(.text, scope, depth)))"
        case 1:
            let names = rowNames(.category(frame.dataset), frame.dataset)
            guard !names.isEmpty else { return "(\(expression(.yesNo, scope, depth)) \(sign) yes)" }
            return "(\(dice.pick(names)) \(sign) \"\(dice.pick(RandomPlan.choices))\")"
        case 2:
            let ladders = ladders.filter { $0.dataset == frame.dataset }
            guard !ladders.isEmpty else { return "(\(expression(.yesNo, scope, depth)) \(sign) yes)" }
            let ladder = dice.pick(ladders)
            let order = dice.pick(["=", "!=", "<", "<=", ">", ">="])
            return "(\(ladder.name) \(order) \(dice.chance(70) ? dice.pick(ladder.tiers) : "\(ladder.name) \(ago())"))"
        default:
            let keys = references.filter { $0.child == frame.dataset }
            guard !keys.isEmpty else { return "(\(expression(.text, scope, depth)) \(sign) \"red\")" }
            let reference = dice.pick(keys)
            if dice.chance(30) { return "(\(reference.column) \(dice.chance(50) ? "known" : "missing"))" }
            let prefix = datasets[reference.parent].keyIsInteger ? "" : datasets[reference.parent].name.prefix(1)
            return "(\(reference.column) \(sign) \"\(prefix)\(dice.below(12))\")"
        }
    }

    private mutating func list(_ scope: PlanScope, _ depth: Int) -> String {
        let type = dice.pick([PlanType.integer, .money, .text, .percent, .date, .number, .days])
        let items = (0..<(1 + dice.below(3))).compactMap { _ in
            literal(type, scope)?.replacing("(", with: "").replacing(")", with: "")
        }
        let not = dice.chance(20) ? "not " : ""
        return "((\(expression(type, scope, depth))) \(not)in (\(items.joined(separator: ", "))))"
    }

    private mutating func range(_ type: PlanType, _ scope: PlanScope, _ depth: Int) -> String {
        let not = dice.chance(15) ? "not " : ""
        if type == .date {
            let start = day(within: 700)
            return "((\(expression(type, scope, depth))) \(not)in \(start) .. \(start.adding(days: dice.below(300))))"
        }
        // A bracket after `in` begins a list.
        let names = leaves(type, scope)
        let low =
            names.isEmpty || dice.chance(70)
            ? (literal(type, scope) ?? "0").replacing("(", with: "").replacing(")", with: "") : dice.pick(names)
        let high = dice.chance(70) ? literal(type, scope) ?? "9" : "(\(expression(type, scope, depth)))"
        return "((\(expression(type, scope, depth))) \(not)in \(low) .. \(high))"
    }

    private mutating func rank(_ type: PlanType, _ scope: PlanScope, _ depth: Int) -> String {
        let amount = dice.chance(70) ? dice.pick(["20%", "50%", "5%", "100%", "33.3%"]) : "\(1 + dice.below(5))"
        let not = dice.chance(10) ? "not " : ""
        return "((\(expression(type, scope, depth))) \(not)in \(dice.chance(65) ? "top" : "bottom") \(amount))"
    }

    private mutating func membership(_ scope: PlanScope) -> String? {
        var found: [String] = []
        for frame in scope.visible {
            for segment in segments {
                if segment.dataset == frame.dataset {
                    found.append("(\(datasets[frame.dataset].name) in \(segment.name))")
                    if datasets[frame.dataset].hasKey, frame.dataset == scope.dataset {
                        found.append("(id in \(segment.name))")
                    }
                }
                for reference in references
                where reference.child == frame.dataset && reference.parent == segment.dataset {
                    found.append("(\(reference.column)\(dice.chance(15) ? " not" : "") in \(segment.name))")
                }
            }
        }
        return found.randomElement(using: &dice)
    }
}
