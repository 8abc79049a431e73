// A target by a deadline. First match wins: over, reached, then by pace (language.md, "Status of a goal").
import RhumbModel
import RhumbText
import RhumbValues

extension GoalSubject {
    /// The status of a `reach` goal that can be judged.
    func reachVerdict() -> GoalVerdict {
        guard let now, let reached = frame.reaches(now) else { return GoalVerdict(.noData, [name]) }
        let pace = pace(now)
        if isOver { return overVerdict(now, reached || latched != nil, pace) }
        if !frame.isAllowance {
            if let day = latched, !reached {
                return GoalVerdict(.achieved, [name + reachedOn(day)], pace: pace)
            }
            if reached { return GoalVerdict(.achieved, reachedSentences(now), pace: pace) }
        } else if !reached, frame.target.magnitude != now {
            return GoalVerdict(
                .offTrack,
                [
                    name
                        + Message(
                            ": \(shown(now).english), more than the \(target.english) allowed by \(frame.deadline)",
                            zh: "：\(shown(now).chinese)，已超过\(frame.deadline)前允许的\(target.chinese)")
                ], pace: pace)
        }
        return paceVerdict(now, pace)
    }

    var target: Message { words(frame.target) }

    /// (x − origin) / (E − origin); of an allowance E / x, so that 1 is as planned and less is worse there too. nil
    /// where E does not lead towards the target from the origin.
    private func pace(_ now: Double) -> Double? {
        guard let expected = frame.expected, let origin = frame.origin else { return nil }
        if frame.isAllowance { return now > 0 && expected > 0 ? expected / now : nil }
        guard (expected - origin) * frame.direction > 1e-12 else { return nil }
        return (now - origin) / (expected - origin)
    }

    /// A flow has reached what it once reached: the first month end at which it had; nil for a stock.
    private var latched: Day? {
        guard frame.isFlow, !frame.isAllowance else { return nil }
        return onceReached
    }

    /// The first month end since the start at which the target was reached.
    private var onceReached: Day? {
        measured.history.first { point in
            guard point.day > frame.start, point.day <= frame.day, let value = point.measurement.value.magnitude else {
                return false
            }
            return frame.reaches(value) ?? false
        }?.day
    }

    private func reachedOn(_ day: Day) -> Message {
        Message(": the target \(target.english) was reached by \(day)", zh: "：\(day)前已达到目标值\(target.chinese)")
    }

    private func reachedSentences(_ now: Double) -> [Message] {
        if frame.startsAtTarget {
            let from = words(frame.baseline)
            return [
                name
                    + Message(
                        ": \(shown(now).english), and the target \(target.english) was reached already at the start "
                            + "(baseline \(from.english)); set a further one",
                        zh: "：现值\(shown(now).chinese)，开始时就已达到目标值\(target.chinese)（基线\(from.chinese)）；请定更高的目标")
            ]
        }
        let left = Int64(frame.daysLeft)
        let early = left > 0 ? Message(", \(left) days early", zh: "，提前\(left)天") : Message(verbatim: "")
        return [
            name
                + Message(
                    ": \(shown(now).english), the target \(target.english) is reached",
                    zh: "：现值\(shown(now).chinese)，已达到目标值\(target.chinese)") + early
        ]
    }

    private func overVerdict(_ now: Double, _ reached: Bool, _ pace: Double?) -> GoalVerdict {
        let sentence =
            name
            + Message(
                ": \(shown(now).english) at the deadline \(frame.deadline), the target was \(target.english)",
                zh: "：截止日\(frame.deadline)为\(shown(now).chinese)，目标值为\(target.chinese)")
        return GoalVerdict(reached ? .achieved : .missed, [sentence], pace: pace)
    }

    // MARK: By pace

    private func paceVerdict(_ now: Double, _ pace: Double?) -> GoalVerdict {
        guard let expected = frame.expected else { return GoalVerdict(.noData, [name]) }
        let isNoise = isWithinNoise(of: expected)
        let isBehind = (now - expected) * frame.direction < -1e-12
        var status: GoalStatus
        if let pace {
            status = pace >= bands.onTrack - 1e-12 ? .onTrack : pace >= bands.atRisk - 1e-12 ? .atRisk : .offTrack
        } else {
            status = isBehind ? .offTrack : .onTrack
        }
        if status == .offTrack, isNoise { status = .atRisk }
        var because = [paceSentence(now, expected, pace, isBehind: isBehind, isNoise: isNoise)]
        if let day = onceReached {
            because.append(
                Message(
                    "it had reached the target on \(day) and slipped back",
                    zh: "\(day)曾达到目标值，之后又退了回来"))
        }
        // Where the lines do not rise yet there is no pace to doubt.
        if status == .onTrack, pace != nil, let projection, projection.isShort(of: frame) {
            status = .atRisk
            because.append(capSentence(projection))
        } else if status != .onTrack {
            because += projectionSentence(now)
        }
        return GoalVerdict(status, because, pace: pace)
    }

    private func paceSentence(
        _ now: Double, _ expected: Double, _ pace: Double?, isBehind: Bool, isNoise: Bool
    ) -> Message {
        var details: [Message] = []
        if let pace {
            // Rounded down: a pace just below a limit must not read as the limit.
            let number = NumberText.fixed(((pace + 1e-9) * 100).rounded(.down) / 100, 2)
            details.append(Message("pace \(number)", zh: "进度比\(number)"))
        }
        if let interval {
            let range = shown(interval)
            switch (isBehind, isNoise) {
            case (true, true):
                details.append(Message("within noise \(range.english)", zh: "差距在误差内：\(range.chinese)"))
            case (true, false):
                details.append(Message("beyond noise \(range.english)", zh: "超出误差：\(range.chinese)"))
            case (false, _):
                details.append(Message("interval \(range.english)", zh: "区间\(range.chinese)"))
            }
        }
        let list = Message.joined(details, Message(", ", zh: "，"))
        let tail = details.isEmpty ? list : Message(" (\(list.english))", zh: "（\(list.chinese)）")
        let (x, e) = (shown(now), shown(about: expected))
        return name
            + Message(": \(x.english), \(e.english) expected by now", zh: "：现值\(x.chinese)，今日应达\(e.chinese)")
            + tail
    }

    private func capSentence(_ projection: Projection) -> Message {
        let range = projection.interval.map { shown($0) } ?? shown(about: projection.value)
        let how = projection.method.words(months: projection.months)
        return Message(
            "the pace is good, but going on like this (\(how.english)) it comes to \(range.english) by \(frame.deadline), "
                + "short of \(target.english)",
            zh: "目前进度不错，但照此趋势（\(how.chinese)）到\(frame.deadline)只有\(range.chinese)，达不到\(target.chinese)")
    }

    private func projectionSentence(_ now: Double) -> [Message] {
        guard let projection else { return [] }
        let there = shown(about: projection.value)
        let needed = neededPerMonth.map { shownChange($0) }
        let how = projection.method.words(months: projection.months)
        return [
            Message(
                "going on like this (\(how.english)) it comes to \(there.english) by \(frame.deadline), the target is \(target.english)",
                zh: "照此趋势（\(how.chinese)）到\(frame.deadline)为\(there.chinese)，目标值为\(target.chinese)")
                + (needed.map {
                    Message("; needed from here: \($0.english) a month", zh: "；还需每月\($0.chinese)")
                } ?? Message(verbatim: ""))
        ]
    }

    /// Change a month from here to the target; nil where it is reached, or no time is left.
    var neededPerMonth: Double? {
        guard case .reach = goal.aim, let now, let end = frame.target.magnitude, frame.daysLeft > 0,
            frame.reaches(now) == false
        else { return nil }
        return (end - now) / (frame.daysLeft / Projection.month)
    }
}
