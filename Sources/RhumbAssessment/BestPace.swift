// Achievable? The pace needed from here against the best pace ever measured, in as long a stretch of the measure's own past.
import RhumbModel
import RhumbText
public import RhumbValues

/// The best stretch of a measure's own past.
public struct BestPace: Sendable, Hashable {
    /// In the measure's unit; of a flow what came together a month.
    public let perMonth: Double
    /// Length of the stretch: the months left to the deadline, or as many as are known.
    public let months: Int
    public let from: Day
    public let to: Day
    /// The goal needs more a month than that.
    public let isExceeded: Bool

    public init(perMonth: Double, months: Int, from: Day, to: Day, isExceeded: Bool) {
        self.perMonth = perMonth
        self.months = months
        self.from = from
        self.to = to
        self.isExceeded = isExceeded
    }
}

extension GoalSubject {
    /// nil where nothing is needed any more, of an amount that must not be exceeded, and where fewer than two months are known.
    var bestPace: BestPace? {
        guard case .reach = goal.aim, !frame.isAllowance, let needed = neededPerMonth else { return nil }
        let series = measured.series(of: frame)
        let isFlow = frame.isFlow
        let known = isFlow ? series.count : series.count - 1
        let left = Int((frame.daysLeft / Projection.month).rounded())
        let months = min(max(1, left), known)
        guard months >= 1, known >= 2 else { return nil }
        let length = Double(months)
        var best: (pace: Double, end: Int)?
        for end in (isFlow ? months - 1 : months)..<series.count {
            let pace =
                isFlow
                ? series.values[(end - months + 1)...end].reduce(0, +) / length
                : (series.values[end] - series.values[end - months]) / length
            if best.map({ (pace - $0.pace) * frame.direction > 0 }) ?? true { best = (pace, end) }
        }
        guard let best else { return nil }
        let first =
            isFlow
            ? CalendarUnit.month.period(around: series.days[best.end - months + 1]).first
            : series.days[best.end - months]
        let isExceeded = (needed - best.pace) * frame.direction > 1e-9 * max(1, abs(needed))
        return BestPace(
            perMonth: best.pace, months: months, from: first, to: series.days[best.end], isExceeded: isExceeded)
    }

    /// `the best ever measured over 6 months was +1.2pp a month (…)`
    func sentence(_ best: BestPace) -> Message {
        let most = shownChange(best.perMonth)
        let stretch =
            best.months == 1
            ? Message("a month", zh: "1个月") : Message("\(best.months) months", zh: "连续\(best.months)个月")
        return Message(
            "the best ever measured over \(stretch.english) was \(most.english) a month (\(best.from) to \(best.to))",
            zh: "历史上\(stretch.chinese)最好为每月\(most.chinese)（\(best.from)至\(best.to)）")
    }

    /// More is asked than was ever seen: the plan should know.
    func paceFinding(_ best: BestPace) -> Diagnostic? {
        guard best.isExceeded, let asked = neededPerMonth.map({ shownChange($0) }) else { return nil }
        let needs = Message("needs \(asked.english) a month from here; ", zh: "今后每月需\(asked.chinese)；")
        return Diagnostic(
            "goal/pace-unprecedented", .warning, name + Message(": ", zh: "：") + needs + sentence(best),
            at: .none,
            help: Message(
                "say in `because` what will make the difference, or set a nearer target: revised \(frame.day) to …",
                zh: "请在“依据”里写明靠什么做到，或把目标定得近一些：目标调整 \(frame.day) 至 …"))
    }
}
