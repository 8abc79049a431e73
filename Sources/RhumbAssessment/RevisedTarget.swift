// A target that was moved: what it was, what it became, and why.
import RhumbModel
import RhumbText
public import RhumbValues

/// A move of a goal's target.
public struct RevisedTarget: Sendable, Hashable {
    public let day: Day
    /// Unknown where the first target rests on an unknown baseline.
    public let from: Value
    public let to: Value
    public let because: String?

    public init(day: Day, from: Value, to: Value, because: String?) {
        self.day = day
        self.from = from
        self.to = to
        self.because = because
    }

    /// Each revision with the target that it moved, in order of days.
    static func list(_ revisions: [Goal.Revision], from first: Value) -> [RevisedTarget] {
        var from = first
        return revisions.map { revision in
            let moved = RevisedTarget(
                day: revision.day, from: from, to: revision.to.value, because: revision.because)
            from = moved.to
            return moved
        }
    }
}

extension GoalSubject {
    /// `the target was moved from 45% to 42% on 2026-05-06: …`
    var revisionSentences: [Message] {
        var sentences = frame.revisions.map { move in
            let (from, to) = (words(move.from), words(move.to))
            let why = move.because.map { Message(": \($0)", zh: "：\($0)") } ?? Message(verbatim: "")
            return Message(
                "the target was moved from \(from.english) to \(to.english) on \(move.day)",
                zh: "\(move.day)目标值由\(from.chinese)调整为\(to.chinese)") + why
        }
        if case .reach = goal.aim, let before = frame.expectedBefore {
            let old = shown(about: before)
            sentences.append(
                Message("by the old line \(old.english) would be expected by now", zh: "按原进度今日应达\(old.chinese)"))
        }
        return sentences
    }
}
