// Bounds to keep and ranges to hold, judged on the review dates and today.
import RhumbModel
import RhumbText
import RhumbValues

extension GoalSubject {
    /// `keep`: misses on the review dates that have passed against those allowed, ⌊(1 − share) · N⌋ of all N; burn =
    /// misses / (allowed × share of dates passed), none where that is 0. A review whose value is unknown is no miss.
    func keepVerdict(atLeast: Bool, bound: Literal, share: Exact?) -> GoalVerdict {
        guard let now, let limit = bound.value.magnitude else { return GoalVerdict(.noData, [name]) }
        let isInside = { (value: Double) in atLeast ? value >= limit : value <= limit }
        let total = plan.reviewDays(of: goal).count
        let passed = measured.reviews.filter { $0.day <= frame.day }
        let values = passed.map(\.measurement.value.magnitude)
        let misses = values.count { $0.map { !isInside($0) } ?? false }
        let allowed = GoalSubject.allowedMisses(of: total, share: share)
        let allowance = total > 0 ? Double(allowed) * Double(passed.count) / Double(total) : 0
        let burn = allowance > 0 ? Double(misses) / allowance : nil

        var because = [nowSentence(now, atLeast: atLeast, bound: words(bound.value), isInside: isInside(now))]
        if total > 0 {
            because.append(
                missSentence(
                    misses: misses, passed: passed.count, total: total, allowed: allowed, burn: burn,
                    unknown: values.count { $0 == nil }))
        }
        let status: GoalStatus
        if isOver {
            let kept = total > 0 ? misses <= allowed : isInside(now)
            status = kept ? .achieved : .missed
        } else if misses > allowed {
            status = .offTrack
        } else if !isInside(now) || (burn ?? 0) > 1 {
            status = .atRisk
        } else {
            status = .onTrack
        }
        return GoalVerdict(status, because)
    }

    /// ⌊(1 − share) · N⌋ in whole numbers; without a share none.
    static func allowedMisses(of total: Int, share: Exact?) -> Int {
        guard let share, share.scale <= 18 else { return 0 }
        let whole = Exact.wholePower(share.scale)
        return max(0, Int((whole - share.mantissa) * Int128(total) / whole))
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

    private func missSentence(
        misses: Int, passed: Int, total: Int, allowed: Int, burn: Double?, unknown: Int
    ) -> Message {
        let rate = burn.map { NumberText.fixed($0, 2) }
        let unknownPart =
            unknown > 0
            ? Message(", \(unknown) without a value", zh: "，\(unknown)次没有数值") : Message(verbatim: "")
        let burnPart =
            rate.map { Message("; burn \($0)", zh: "；消耗率\($0)") } ?? Message(verbatim: "")
        return Message(
            "missed on \(misses) of \(passed) review dates so far (of \(total) in all, \(allowed) may be missed)",
            zh: "已过的\(passed)个复盘日中有\(misses)次未达标（共\(total)个，允许\(allowed)次）") + unknownPart + burnPart
    }

    /// `hold`: inside the range on track; outside with the interval reaching into it at risk; else off track.
    func holdVerdict(low: Literal, high: Literal) -> GoalVerdict {
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
        let because = [
            name
                + Message(
                    ": \(x.english), \(place.english) \(range.english)",
                    zh: "：\(x.chinese)，要求\(range.chinese)，\(place.chinese)")
        ]
        if isOver { return GoalVerdict(isInside ? .achieved : .missed, because) }
        return GoalVerdict(isInside ? .onTrack : touches ? .atRisk : .offTrack, because)
    }
}
