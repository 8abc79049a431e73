// How far a goal is to go, as far as the text tells it: from a written baseline to a written target.
import RhumbModel
import RhumbText
import RhumbValues

/// A way to go: in the measure's own unit, or as a share of the baseline.
struct Distance {
    let amount: Double
    let isShare: Bool
}

extension Goal {
    /// The baseline as a number, where it is written as one.
    var writtenBaseline: Double? {
        guard case .value(let literal) = baseline else { return nil }
        return literal.value.magnitude
    }

    /// The target that is asked for in the end; nil where it rests on a measured baseline, or nothing is to be reached.
    var writtenTarget: Double? {
        guard case .reach(let target) = aim else { return nil }
        if let last = revisions.last { return last.to.value.magnitude }
        switch target {
        case .value(let literal): return literal.value.magnitude
        case .up(let change): return writtenBaseline.flatMap { moved($0, by: change, direction: 1) }
        case .down(let change): return writtenBaseline.flatMap { moved($0, by: change, direction: -1) }
        }
    }

    private func moved(_ base: Double, by change: Literal, direction: Double) -> Double? {
        let isShare = if case .percent = change { true } else { false }
        return change.value.magnitude.map { base + direction * (isShare ? abs(base) * $0 : $0) }
    }

    /// nil where the text does not tell.
    var distance: Distance? {
        if let target = writtenTarget {
            return writtenBaseline.map { Distance(amount: abs(target - $0), isShare: false) }
        }
        guard case .reach(let target) = aim else { return nil }
        switch target {
        case .value: return nil
        case .up(let change), .down(let change):
            guard let amount = change.value.magnitude else { return nil }
            if case .percent = change { return Distance(amount: amount, isShare: true) }
            return Distance(amount: amount, isShare: false)
        }
    }

    /// What an action says it contributes, as a part of that distance: a share of the baseline is turned into the measure's
    /// unit, and back, where the baseline is written. nil where that cannot be done.
    func part(_ by: Literal, of distance: Distance, measuresShare: Bool) -> Double? {
        guard let amount = by.value.magnitude else { return nil }
        guard case .percent = by else {
            if !distance.isShare { return amount }
            return writtenBaseline.flatMap { $0 == 0 ? nil : amount / abs($0) }
        }
        if measuresShare { return nil }
        return distance.isShare ? amount : writtenBaseline.map { amount * abs($0) }
    }

    /// A distance in the unit of the measure, for a sentence.
    func value(_ distance: Double, isShare: Bool, of type: ValueType) -> Value {
        if isShare { return .percent(distance) }
        if type == .percent { return .points(distance) }
        return type.value(distance)
    }
}

extension ValueType {
    /// A number in the unit of the type.
    func value(_ number: Double) -> Value {
        switch self {
        case .percent: return .percent(number)
        case .points: return .points(number)
        case .money(let currency):
            let scale = Double(Exact.wholePower(currency.minorDigits))
            return Rounding.whole(number * scale).map { .money(Money(minor: $0, currency: currency)) }
                ?? .number(number)
        case .days: return Rounding.whole(number).map { .days($0) } ?? .number(number)
        case .months: return Rounding.whole(number).map { .months($0) } ?? .number(number)
        case .minutes: return Rounding.whole(number).map { .minutes($0) } ?? .number(number)
        case .yesNo, .integer, .number, .text, .category, .several, .date, .timestamp, .key, .tier, .invalid:
            return .number(number)
        }
    }
}

extension CheckedPlan {
    /// A line that says where a goal should stand on the way: in the middle where both ends are written, else short of the target.
    func exampleMilestone(of goal: Goal) -> Message {
        let type = self[goal.measure].type
        let short = goal.better == .higher ? 0.95 : 1.05
        let level = goal.writtenTarget.map { target in
            writtenStart(of: goal).map { ($0 + target) / 2 } ?? target * short
        }
        let rounded = level.map { type == .percent ? ($0 * 200).rounded() / 200 : $0.rounded() }
        let figure = rounded.map { literal(type.value($0)) } ?? Message("…", zh: "……")
        let day = middle(of: goal)
        return Message("milestone \(figure.english) by \(day)", zh: "里程碑 \(figure.chinese) 于 \(day)")
    }

    /// What adds up starts from nothing.
    private func writtenStart(of goal: Goal) -> Double? {
        switch goal.kind {
        case .flow: 0
        case .stock: goal.writtenBaseline
        }
    }
}
