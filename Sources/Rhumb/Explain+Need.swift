// "Why not?": the nearest value with which a condition would hold.
import RhumbModel
import RhumbText
import RhumbValues

/// A value of the row, and what would do.
struct Need {
    let name: Message
    let value: Value

    /// nil where no single value of the row would make the condition hold, or nobody can say which.
    init?(_ condition: Condition, _ measured: MeasuredCondition, in plan: CheckedPlan) {
        func named(_ node: Expression.Node) -> (name: Message, value: Value)? {
            zip(condition.values, measured.values).first { plan[$0.0.node].kind == plan[node].kind }
                .map { ($0.0.name, $0.1) }
        }
        func literal(_ node: Expression.Node) -> Value? {
            switch plan[node].kind {
            case .literal(let literal): literal.value
            case .assumption(let id): plan.assumptions[id].value.value
            default: nil
            }
        }
        switch plan[condition.node].kind {
        case .compare(let sign, let left, let right):
            if let found = named(left), let bound = literal(right), let value = bound.nearest(sign) {
                (name, self.value) = (found.name, value)
            } else if let found = named(right), let bound = literal(left), let value = bound.nearest(sign.mirrored) {
                (name, self.value) = (found.name, value)
            } else {
                return nil
            }
        case .between(let inner, let low, let high):
            guard let found = named(inner), let low = literal(low), let high = literal(high) else { return nil }
            let isAbove = (found.value.magnitude ?? -.infinity) > (high.magnitude ?? .infinity)
            (name, value) = (found.name, isAbove ? high : low)
        case .oneOf(let inner, let literals):
            guard let found = named(inner), let first = literals.first else { return nil }
            (name, value) = (found.name, first.value)
        case .column(_, _), .attribute:
            guard plan[condition.node].type == .yesNo, let found = named(condition.node) else { return nil }
            (name, value) = (found.name, .yesNo(true))
        default: return nil
        }
    }

    var sentence: Message {
        Message(
            "would hold with \(name.english) \(text(value, in: .english))",
            zh: "若\(name.chinese)为\(text(value, in: .chinese))则满足")
    }
}

extension Value {
    /// The nearest value that stands in a relation to this one; nil where there is none, or none is the nearest.
    fileprivate func nearest(_ sign: ComparisonOperator) -> Value? {
        switch sign {
        case .equal, .lessOrEqual, .greaterOrEqual: self
        case .greater: moved(by: 1)
        case .less: moved(by: -1)
        case .notEqual: nil
        }
    }

    /// The next value up or down, of a kind whose values are whole steps.
    private func moved(by step: Int64) -> Value? {
        func next(_ number: Int64) -> Int64? {
            let (sum, overflows) = number.addingReportingOverflow(step)
            return overflows ? nil : sum
        }
        switch self {
        case .integer(let number): return next(number).map { .integer($0) }
        case .days(let number): return next(number).map { .days($0) }
        case .months(let number): return next(number).map { .months($0) }
        case .minutes(let number): return next(number).map { .minutes($0) }
        case .money(let money): return next(money.minor).map { .money(Money(minor: $0, currency: money.currency)) }
        case .date(let day): return .date(day.adding(days: Int(step)))
        case .unknown, .yesNo, .number, .percent, .points, .text, .timestamp: return nil
        }
    }
}
