// What moved a goal: its change since the beginning, by months and by the parts of its rows.
import RhumbAssessment
public import RhumbColumns
public import RhumbModel
import RhumbQuery
public import RhumbReport
public import RhumbText
public import RhumbValues

extension Project {
    /// A goal's measure on the day from which its pace counts, or another, and on the day of judgement; nil in the outcome where the
    /// goal has not begun.
    public func change(
        of id: ID<Goal>, since: Day? = nil, in report: Report, readers: [any TableReader], _ options: RunOptions
    ) -> Outcome<MeasuredChange?> {
        let plan = report.plan
        let goal = plan.goals[id]
        let to = min(report.assessment.today, goal.deadline)
        let start = plan.start(of: goal)
        // A flow has nothing yet on the eve of its start.
        let from = since ?? (goal.kind == .flow ? start.adding(days: -1) : start)
        guard from < to, !goal.isWaiting else { return Outcome(nil) }
        let question = ChangeQuestion(plan, id, from: from, to: to)
        let results = options.results(of: question.query, from: readers)
        guard !results.diagnostics.contains(where: { $0.level == .error }) else {
            return Outcome(nil, results.diagnostics)
        }
        return Outcome(question.answer(from: results), results.diagnostics)
    }
}

extension Explainer {
    private var mostSplits: Int { 3 }
    private var mostParts: Int { 6 }

    func add(_ change: MeasuredChange, of goal: Goal, to lines: inout Explanation) {
        let isSum = plan.addsUp(goal)
        guard let months = ChangeDecomposition.byMonth(change) else {
            return lines.add(
                Message(
                    "what moved it since \(change.from) cannot be told: it is not known on both days",
                    zh: "无法说明 \(change.from) 以来的变动来源：两端的值不全"))
        }
        let unit = change.after.value
        let (before, after) = (lines.value(change.before.value), lines.value(change.after.value))
        let total = shown(months.total, months, unit)
        lines.add(
            Message(
                "since \(change.from): from \(before.english) to \(after.english), \(total.english)",
                zh: "自 \(change.from) 以来：由 \(before.chinese) 到 \(after.chinese)，\(total.chinese)"))
        if months.contributions.count > 1 { add(months, unit, to: &lines) }
        let splits = change.splits.compactMap {
            ChangeDecomposition.by($0, of: change, isSum: isSum)
        }.filter { $0.contributions.count > 1 }
        // The one whose parts went most apart tells most.
        let ordered = splits.enumerated().sorted { left, right in
            let (first, second) = (left.element.spread, right.element.spread)
            return first != second ? first > second : left.offset < right.offset
        }
        for (_, split) in ordered.prefix(mostSplits) { add(split, unit, to: &lines) }
    }

    private func add(_ found: ChangeDecomposition, _ unit: Value, to lines: inout Explanation) {
        guard let by = found.by else {
            lines.add(Message("by month", zh: "按月"), indent: 2)
            for part in found.contributions {
                let steps = shown(part.steps, found, unit)
                lines.add(
                    Message("\(part.name.english)  \(steps.english)", zh: "\(part.name.chinese)  \(steps.chinese)"),
                    indent: 3)
            }
            return
        }
        lines.add(Message("by \(by)", zh: "按 \(by)"), indent: 2)
        let ordered = found.contributions.enumerated().sorted { left, right in
            let (first, second) = (left.element.steps.magnitude, right.element.steps.magnitude)
            return first != second ? first > second : left.offset < right.offset
        }.map(\.element)
        for part in ordered.prefix(mostParts) { lines.add(sentence(part, found, unit), indent: 3) }
        let rest = ordered.dropFirst(mostParts)
        guard !rest.isEmpty else { return }
        let steps = shown(rest.reduce(0) { $0 + $1.steps }, found, unit)
        lines.add(
            Message("\(rest.count) others  \(steps.english)", zh: "其余\(rest.count)组  \(steps.chinese)"), indent: 3)
    }

    /// `web  +1.20pp: 47.1% → 49.6%, its own change +0.90pp, its share of the rows +0.30pp`
    private func sentence(
        _ part: ChangeDecomposition.Contribution, _ found: ChangeDecomposition, _ unit: Value
    ) -> Message {
        let steps = shown(part.steps, found, unit)
        guard let own = part.own else {
            return Message("\(part.name.english)  \(steps.english)", zh: "\(part.name.chinese)  \(steps.chinese)")
        }
        let (before, after) = (words(part.before), words(part.after))
        let (alone, share) = (shown(own, found, unit), shown(part.steps - own, found, unit))
        return Message(
            "\(part.name.english)  \(steps.english): \(before.english) → \(after.english); by its own change \(alone.english), by its share of the rows \(share.english)",
            zh:
                "\(part.name.chinese)  \(steps.chinese)：\(before.chinese) → \(after.chinese)；自身变化 \(alone.chinese)，占比变化 \(share.chinese)"
        )
    }

    private func words(_ measured: Measurement) -> Message {
        let value = Message(text(measured.value, in: .english), zh: text(measured.value, in: .chinese))
        let n = measured.n ?? 0
        return Message("\(value.english) (n \(n))", zh: "\(value.chinese)（样本 \(n)）")
    }

    /// Steps as a change in the measure's unit, with its sign and all its digits, so that what is shown adds up.
    private func shown(_ steps: Int64, _ found: ChangeDecomposition, _ unit: Value) -> Message {
        let sign = steps > 0 ? "+" : ""
        switch unit {
        case .percent, .points:
            let digits =
                "\(steps < 0 ? "-" : sign)\(steps.magnitude / 100)." + String("0\(steps.magnitude % 100)".suffix(2))
            return Message(digits + "pp", zh: digits + "个百分点")
        case .unknown, .yesNo, .integer, .number, .money, .text, .date, .days, .months, .minutes, .timestamp:
            let value = unit.change(Double(steps) * found.step)
            return Message(sign + text(value, in: .english), zh: sign + text(value, in: .chinese))
        }
    }
}

extension ChangeDecomposition {
    /// How far its parts went, all directions counted.
    fileprivate var spread: UInt64 { contributions.reduce(0) { $0 &+ ($1.own ?? $1.steps).magnitude } }
}
