// Parts of a goal whose measures add up should come to its target: a plan that promises 4 million by parts of 3.5 has lost
// half a million on paper.
public import RhumbModel
public import RhumbText
import RhumbValues

/// What is wrong with a plan's figures before any data are read.
public func planFindings(_ plan: CheckedPlan) -> [Diagnostic] {
    plan.goals.ids.compactMap { id in
        let parts = plan.addedParts(of: id)
        guard let whole = plan.goals[id].writtenTarget else { return nil }
        let targets = parts.compactMap { plan.goals[$0].writtenTarget }
        guard targets.count == parts.count else { return nil }
        let place = Place.source(plan.goals[id].heading.span)
        return partsFinding(id, in: plan, targets, whole, tolerance: 1e-9, at: place)
    }
}

/// The same where a target rests on a measured baseline; half a percent is left to rounding. A finding of a run has no place in
/// the text: both spellings of a plan report alike.
func measuredPartsFindings(_ plan: CheckedPlan, _ goals: [GoalAssessment]) -> [Diagnostic] {
    plan.goals.ids.compactMap { id in
        let parts = plan.addedParts(of: id)
        let all = [id] + parts
        guard all.contains(where: { plan.goals[$0].writtenTarget == nil }), all.allSatisfy({ $0.index < goals.count })
        else { return nil }
        return partsFinding(
            id, in: plan, parts.map { goals[$0.index].target }, goals[id.index].target, tolerance: 0.005, at: .none)
    }
}

private func partsFinding(
    _ id: ID<Goal>, in plan: CheckedPlan, _ parts: [Value], _ whole: Value, tolerance: Double, at place: Place
) -> Diagnostic? {
    let numbers = parts.compactMap(\.magnitude)
    guard let asked = whole.magnitude, !parts.isEmpty, numbers.count == parts.count else { return nil }
    let sum = numbers.reduce(0, +)
    guard abs(sum - asked) > tolerance * max(abs(asked), abs(sum)) else { return nil }
    let name = plan.goals[id].heading.shown
    let (given, target) = (words(whole.with(sum)), words(whole))
    return Diagnostic(
        "goal/parts-sum", .warning,
        Message(
            "the parts of “\(name)” come to \(given.english), and its own target is \(target.english)",
            zh: "“\(name)”的各分目标合计\(given.chinese)，而它自己的目标值是\(target.chinese)"),
        at: place,
        help: Message("share the target out among its parts, or correct it", zh: "请把目标值分解到各分目标，或改正目标值"))
}

extension Goal {
    /// The target that a reach goal asks for in the end, where it is written as a value.
    var writtenTarget: Value? {
        guard case .reach(let target) = aim else { return nil }
        if let last = revisions.last { return last.to.value }
        if case .value(let literal) = target { return literal.value }
        return nil
    }
}
