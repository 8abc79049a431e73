// Can a signal fire at all? Bounds of its values by interval arithmetic over what is true of every dataset: a share lies
// in 0..1, a count is not negative, a column stays in its declared range.
import RhumbModel
import RhumbText
import RhumbValues

/// The values that an expression can take, ends included; money in minor units, percentages as ratios.
struct ValueBounds: Hashable {
    var low: Double
    var high: Double

    static let all = ValueBounds(-.infinity, .infinity)

    init(_ low: Double, _ high: Double) {
        self.low = low.isNaN ? -.infinity : low
        self.high = high.isNaN ? .infinity : high
    }

    var isPoint: Bool { low == high }

    static func + (left: ValueBounds, right: ValueBounds) -> ValueBounds {
        ValueBounds(left.low + right.low, left.high + right.high)
    }

    static prefix func - (bounds: ValueBounds) -> ValueBounds { ValueBounds(-bounds.high, -bounds.low) }

    static func * (left: ValueBounds, right: ValueBounds) -> ValueBounds {
        // 0 × ∞ is 0 here: the bounds are limits that no value passes.
        func times(_ first: Double, _ second: Double) -> Double { first == 0 || second == 0 ? 0 : first * second }
        let ends = [
            times(left.low, right.low), times(left.low, right.high), times(left.high, right.low),
            times(left.high, right.high),
        ]
        return ValueBounds(ends.min() ?? -.infinity, ends.max() ?? .infinity)
    }

    static func / (left: ValueBounds, right: ValueBounds) -> ValueBounds {
        // Division by zero is unknown, so the divisor is beyond 0 on one side, or nothing is known.
        guard right.low >= 0 || right.high <= 0 else { return .all }
        let inverse = ValueBounds(
            right.high == 0 ? -.infinity : 1 / right.high, right.low == 0 ? .infinity : 1 / right.low)
        return left * inverse
    }

    func joined(_ other: ValueBounds) -> ValueBounds { ValueBounds(min(low, other.low), max(high, other.high)) }
}

/// Finds what is certain of expressions; each is looked at once.
struct CertaintyFinder {
    let plan: CheckedPlan
    private var known: [Node: ValueBounds] = [:]

    init(_ plan: CheckedPlan) { self.plan = plan }

    /// What every value of an expression lies between, where it is known.
    mutating func bounds(of node: Node) -> ValueBounds {
        if let bounds = known[node] { return bounds }
        let bounds = computed(node)
        known[node] = bounds
        return bounds
    }

    private mutating func computed(_ node: Node) -> ValueBounds {
        switch plan[node].kind {
        case .literal(let literal): return literal.bounds
        case .assumption(let id): return plan.assumptions[id].value.bounds
        case .column(let dataset, let column):
            guard let range = plan.datasets[dataset].columns[column].range else { return .all }
            return ValueBounds(range.lowerBound.double, range.upperBound.double)
        case .attribute(let id): return bounds(of: plan.attributes[id].value)
        case .metric(let id): return bounds(of: plan.metrics[id].value)
        case .parent(_, let inner), .restricted(let inner, _): return bounds(of: inner)
        case .negate(let inner): return -bounds(of: inner)
        case .fallback(let first, let second): return bounds(of: first).joined(bounds(of: second))
        case .aggregate(let aggregate): return bounds(of: aggregate)
        case .arithmetic(let operation, let left, let right):
            let (first, second) = (bounds(of: left), bounds(of: right))
            switch operation {
            case .add: return first + second
            case .subtract: return first + -second
            case .multiply: return first * second
            case .divide: return first / second
            }
        case .quintile: return ValueBounds(1, 5)
        case .fit(let fit):
            switch fit.question {
            case .alive: return ValueBounds(0, 1)
            case .purchases, .lifetime: return ValueBounds(0, .infinity)
            }
        case .today, .member, .tier, .rung, .not, .compare, .and, .or, .known, .oneOf, .holds, .between, .inWindow,
            .dayOf, .like, .rank, .span, .customerValue, .score, .goalIs:
            return .all
        }
    }

    private mutating func bounds(of aggregate: Aggregate) -> ValueBounds {
        switch aggregate.function {
        case .count, .distinct: return ValueBounds(0, .infinity)
        case .share, .retention, .churn, .repeatRate, .conversion: return ValueBounds(0, 1)
        case .promoterScore: return ValueBounds(-100, 100)
        case .average, .minimum, .maximum, .median, .percentile: return aggregate.value.map { bounds(of: $0) } ?? .all
        case .sum:
            // Of nothing it is 0; of much it is as much as there are rows.
            return (aggregate.value.map { bounds(of: $0) } ?? .all) * ValueBounds(0, .infinity)
        case .any, .all, .latest, .earliest, .commonest: return .all
        }
    }

    /// What a condition comes to whatever the data are; unknown where that depends on them.
    mutating func certainty(of node: Node) -> Truth {
        switch plan[node].kind {
        case .literal(.yesNo(let value)): return Truth(value)
        case .not(let inner): return certainty(of: inner).not
        case .and(let left, let right): return certainty(of: left).and(certainty(of: right))
        case .or(let left, let right): return certainty(of: left).or(certainty(of: right))
        case .compare(let comparison, let left, let right):
            guard plan[left].type.isMeasure, plan[right].type.isMeasure else { return .unknown }
            let (first, second) = (bounds(of: left), bounds(of: right))
            return CertaintyFinder.certainty(of: comparison, first, second)
        case .between(let inner, let low, let high):
            guard plan[inner].type.isMeasure else { return .unknown }
            let (value, least, most) = (bounds(of: inner), bounds(of: low), bounds(of: high))
            return CertaintyFinder.certainty(of: .greaterOrEqual, value, least)
                .and(CertaintyFinder.certainty(of: .lessOrEqual, value, most))
        case .literal, .assumption, .today, .column, .attribute, .member, .tier, .rung, .parent, .aggregate, .metric,
            .restricted, .negate, .arithmetic, .fallback, .known, .oneOf, .holds, .inWindow, .dayOf, .like, .rank,
            .quintile,
            .fit, .customerValue, .score, .span, .goalIs:
            return .unknown
        }
    }

    private static func certainty(of comparison: ComparisonOperator, _ left: ValueBounds, _ right: ValueBounds) -> Truth
    {
        switch comparison {
        case .less: return left.high < right.low ? .yes : left.low >= right.high ? .no : .unknown
        case .lessOrEqual: return left.high <= right.low ? .yes : left.low > right.high ? .no : .unknown
        case .greater: return certainty(of: .less, right, left)
        case .greaterOrEqual: return certainty(of: .lessOrEqual, right, left)
        case .equal:
            if left.high < right.low || right.high < left.low { return .no }
            return left.isPoint && left == right ? .yes : .unknown
        case .notEqual: return certainty(of: .equal, left, right).not
        }
    }
}

extension ModelLiteral {
    fileprivate var bounds: ValueBounds {
        switch self {
        case .integer(let value), .days(let value), .months(let value), .minutes(let value):
            ValueBounds(Double(value), Double(value))
        case .number(let value), .percent(let value), .points(let value): ValueBounds(value.double, value.double)
        case .money(let money): ValueBounds(Double(money.minor), Double(money.minor))
        case .missing, .yesNo, .text, .date, .timestamp: .all
        }
    }
}

extension ValueType {
    /// A number that bounds say something about.
    fileprivate var isMeasure: Bool {
        switch self {
        case .integer, .number, .percent, .points, .money, .days, .minutes: true
        case .yesNo, .months, .text, .category, .several, .date, .timestamp, .key, .tier, .invalid: false
        }
    }
}

extension Checker {
    /// A signal that no data can fire, or that no data can keep quiet.
    mutating func adviseSignal(_ id: ID<Risk>) {
        let signal = plan.risks[id].signal
        guard !signal.isEmpty else { return }
        var finder = CertaintyFinder(plan)
        let certain = signal.map { finder.certainty(of: $0.node) }
        if let position = certain.firstIndex(of: .no) {
            let part = signal[position]
            report(
                Diagnostic(
                    "risk/signal-never", .warning,
                    Message(
                        "this signal can never fire: `\(part.text.english)` holds for no data",
                        zh: "这个预警信号永远不会触发：没有数据能使“\(part.text.chinese)”成立"),
                    at: .source(plan[part.node].span), help: limits(of: part.node, &finder)))
        } else if certain.allSatisfy({ $0 == .yes }), let first = signal.first {
            report(
                Diagnostic(
                    "risk/signal-always", .warning,
                    Message(
                        "this signal always fires: `\(first.text.english)` holds for all data",
                        zh: "这个预警信号总是触发：任何数据都使“\(first.text.chinese)”成立"),
                    at: .source(plan[first.node].span), help: limits(of: first.node, &finder)))
        }
    }

    /// Between what the compared value lies.
    private func limits(of node: Node, _ finder: inout CertaintyFinder) -> Message {
        let help = Message("check the bound and its unit", zh: "请核对界限和单位")
        guard case .compare(_, let left, let right) = plan[node].kind else { return help }
        let measured = finder.bounds(of: left).isPoint ? right : left
        let bounds = finder.bounds(of: measured)
        switch plan[measured].type {
        case .percent where bounds.low.isFinite && bounds.high.isFinite:
            let (low, high) = (shown(bounds.low * 100), shown(bounds.high * 100))
            return Message(
                "it lies between \(low)% and \(high)%: check the bound", zh: "它在\(low)%到\(high)%之间：请核对界限")
        case .integer, .number, .days, .minutes:
            if bounds.low.isFinite, bounds.high.isFinite {
                let (low, high) = (shown(bounds.low), shown(bounds.high))
                return Message("it lies between \(low) and \(high): check the bound", zh: "它在\(low)到\(high)之间：请核对界限")
            }
            if bounds.low == 0 { return Message("it is never negative: check the bound", zh: "它不会为负：请核对界限") }
            return help
        case .yesNo, .percent, .points, .money, .text, .category, .several, .date, .timestamp, .months, .key, .tier,
            .invalid:
            return help
        }
    }

    private func shown(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
    }
}
