// Bounds to keep and ranges to hold, judged on the review dates and today.
import RhumbModel
import RhumbText
import RhumbValues

extension GoalSubject {
    /// `keep`: on each review date at least, or at most, so much.
    func keepVerdict(atLeast: Bool, share: Exact?) -> GoalVerdict {
        guard let now, let limit = frame.target.magnitude else {
            return GoalVerdict(.noData, [name])
        }
        let isKept = { (value: Double, day: Day) -> Bool? in
            frame.target(on: day).magnitude.map { atLeast ? value >= $0 : value <= $0 }
        }
        let isInside = atLeast ? now >= limit : now <= limit
        let budget = budget(share: share, isKept: isKept)
        var because = [nowSentence(now, atLeast: atLeast, bound: target, isInside: isInside)]
        if let budget { because.append(budget.sentence) }
        return GoalVerdict(budgetStatus(budget, isInside: isInside), because, budget: budget)
    }

    /// Misses on the review dates that have passed against those allowed; nil without review dates.
    private func budget(share: Exact?, isKept: (Double, Day) -> Bool?) -> ErrorBudget? {
        let all = plan.reviewDays(of: goal).count
        guard all > 0 else { return nil }
        let passed = measured.reviews.filter { $0.day <= frame.day }
        let kept = passed.map { point in point.measurement.value.magnitude.flatMap { isKept($0, point.day) } }
        return ErrorBudget(
            allowed: ErrorBudget.allowed(of: all, share: share), used: kept.count { $0 == false },
            passed: passed.count, all: all, unknown: kept.count { $0 == nil })
    }

    /// More misses than allowed: off track. Outside now, or burning the budget faster than time goes: at risk.
    private func budgetStatus(_ budget: ErrorBudget?, isInside: Bool) -> GoalStatus {
        if isOver { return budget.map { $0.used <= $0.allowed } ?? isInside ? .achieved : .missed }
        if let budget, budget.used > budget.allowed { return .offTrack }
        return !isInside || (budget?.burn ?? 0) > 1 ? .atRisk : .onTrack
    }

    private func nowSentence(_ now: Double, atLeast: Bool, bound: Message, isInside: Bool) -> Message {
        let x = shown(now)
        let day = isOver ? Message(" at the deadline", zh: "截止日") : Message(" now", zh: "现值")
        let verdict = isInside ? Message("inside", zh: "在界内") : Message("outside", zh: "已越界")
        let asked =
            atLeast
            ? Message("at least \(bound.english)", zh: "至少\(bound.chinese)")
            : Message("at most \(bound.english)", zh: "至多\(bound.chinese)")
        let noise =
            interval.map { Message(" (interval \(shown($0).english))", zh: "（区间\(shown($0).chinese)）") }
            ?? Message(verbatim: "")
        return name
            + Message(
                ": \(x.english)\(day.english), \(verdict.english) the bound of \(asked.english)",
                zh: "：\(day.chinese)\(x.chinese)，要求\(asked.chinese)，\(verdict.chinese)") + noise
    }

    /// `hold`: with a share, judged on its review dates like `keep`. Without one only now counts: inside the range on
    /// track; outside with the interval reaching into it at risk; else off track.
    func holdVerdict(low: Literal, high: Literal, share: Exact?) -> GoalVerdict {
        guard let now, let bottom = low.value.magnitude, let top = high.value.magnitude else {
            return GoalVerdict(.noData, [name])
        }
        let isInside = now >= bottom && now <= top
        let touches = interval.map { $0.high >= bottom && $0.low <= top } ?? false
        let range = Message.joined([words(low.value), words(high.value)], Message(" to ", zh: "至"))
        let x = shown(now)
        let place: Message =
            if isInside {
                Message("inside", zh: "在界内")
            } else if touches {
                Message("outside, within noise of", zh: "在界外，差距在误差内")
            } else {
                Message("outside", zh: "在界外")
            }
        var because = [
            name
                + Message(
                    ": \(x.english), \(place.english) \(range.english)",
                    zh: "：\(x.chinese)，要求\(range.chinese)，\(place.chinese)")
        ]
        guard share != nil, let budget = budget(share: share, isKept: { value, _ in value >= bottom && value <= top })
        else {
            if isOver { return GoalVerdict(isInside ? .achieved : .missed, because) }
            return GoalVerdict(isInside ? .onTrack : touches ? .atRisk : .offTrack, because)
        }
        because.append(budget.sentence)
        return GoalVerdict(budgetStatus(budget, isInside: isInside), because, budget: budget)
    }
}
