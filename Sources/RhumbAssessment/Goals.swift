// A goal's verdict with its numbers.
import RhumbModel
import RhumbText
import RhumbValues

/// The judgement of one goal.
/// - Parameters:
///   - newest: the newest event among the datasets that it rests on.
///   - confidence: by the requirements under its columns, with the broken ones in words.
///   - lateActions: one sentence for each late action that advances it.
func assessGoal(
    _ id: ID<Goal>, in plan: CheckedPlan, _ measured: GoalMeasurement, newest: Day?, today: Day, bands: Bands,
    confidence: Explained<Confidence>, lateActions: [Message]
) -> GoalAssessment {
    let subject = GoalSubject(id, in: plan, measured, newest: newest, today: today, bands: bands)
    let verdict = subject.withheld() ?? subject.verdict()
    var because = verdict.because
    switch verdict.status {
    case .atRisk, .offTrack:
        if let best = subject.bestPace, best.isExceeded { because.append(subject.sentence(best)) }
        because += subject.weakestPart() + lateActions
    case .notStarted, .noData, .achieved, .missed, .onTrack: break
    }
    if verdict.status != .notStarted { because += subject.remarks() + confidence.because }
    let frame = subject.frame
    let isReach = if case .reach = subject.goal.aim { true } else { false }
    let isRunning = verdict.status != .notStarted && verdict.status != .noData
    let expected = verdict.status == .notStarted ? nil : subject.expected
    var assessment = GoalAssessment(
        status: Explained(verdict.status, because: because), start: frame.start, baseline: frame.baseline,
        target: frame.target, measured: measured.value, expected: expected,
        progress: isReach ? subject.progress : nil, pace: verdict.pace,
        neededPerMonth: isRunning && verdict.status != .achieved ? subject.neededPerMonth : nil,
        projected: isReach && isRunning ? subject.projection?.value : nil,
        projectedInterval: isReach && isRunning ? subject.projection?.interval : nil, interval: subject.interval,
        withinNoise: expected.map { subject.isWithinNoise(of: $0) } ?? false, confidence: confidence.value,
        partial: measured.value.partial)
    assessment.budget = verdict.budget
    assessment.revisions = frame.revisions
    if isReach, isRunning { assessment.projectionMethod = subject.projection?.method }
    switch verdict.status {
    case .onTrack, .atRisk, .offTrack:
        assessment.bestPace = subject.bestPace
        assessment.paceFinding = assessment.bestPace.flatMap { subject.paceFinding($0) }
    case .notStarted, .noData, .achieved, .missed: break
    }
    assessment.isSeasonal = frame.isSeasonal
    if isReach, expected != nil { assessment.expectedBefore = frame.expectedBefore }
    if isReach {
        assessment.path = frame.path
        assessment.pathBefore = frame.pathBefore
    }
    return assessment
}

extension GoalSubject {
    func verdict() -> GoalVerdict {
        switch goal.aim {
        case .reach: reachVerdict()
        case .keep(let atLeast, _, let share): keepVerdict(atLeast: atLeast, share: share)
        case .hold(let low, let high, let share): holdVerdict(low: low, high: high, share: share)
        }
    }

    /// What should be there at the day of judgement: of `keep` its bound.
    var expected: Double? {
        switch goal.aim {
        case .reach: frame.expected
        case .keep: frame.target.magnitude
        case .hold: nil
        }
    }

    /// (x − origin) / (target − origin); nil where they are the same.
    var progress: Double? {
        guard let now, let from = frame.origin, let to = frame.target.magnitude, from != to else { return nil }
        return (now - from) / (to - from)
    }

    /// What the number rests on, where that needs a word.
    func remarks() -> [Message] {
        var remarks = revisionSentences
        if let missing = frame.whyStraight { remarks.append(missing.words) }
        let value = measured.value
        if value.skipped > 0, now != nil {
            let left = count(value.skipped, "row", "rows", zh: "条记录")
            let n = value.n.map { Message(", \(NumberText.grouped($0)) counted", zh: "，计入\(NumberText.grouped($0))条") }
            remarks.append(
                Message("\(left.english) left out for a missing field", zh: "有\(left.chinese)因缺字段未计入")
                    + (n ?? Message(verbatim: "")))
        }
        if value.partial {
            remarks.append(
                Message(
                    "its window is not over yet: a part is compared with the whole",
                    zh: "所取时段尚未结束：以部分数据对照全期目标"))
        }
        return remarks
    }
}
