// Is there anything to judge? Checked before any rule: a status on no data is worse than none.
import RhumbModel
import RhumbText
import RhumbValues

extension GoalSubject {
    /// Not started or no data; nil where the goal can be judged.
    func withheld() -> GoalVerdict? {
        if let other = goal.startsAfter, goal.begins == nil {
            let first = plan.goals[other].heading.shown
            let over =
                isOver
                ? Message("; its own deadline \(frame.deadline) has passed", zh: "；自身截止日\(frame.deadline)已过")
                : Message(verbatim: "")
            return GoalVerdict(
                .notStarted,
                [
                    name
                        + Message(
                            ": starts when “\(first)” is achieved, and it is not yet",
                            zh: "：待“\(first)”达成后开始，目前尚未达成") + over
                ])
        }
        if today < frame.start {
            return GoalVerdict(
                .notStarted,
                [
                    name + Message(": starts on \(frame.start)", zh: "：\(frame.start)开始")
                ])
        }
        let problem = unknownValue() ?? noEvents() ?? tooFewRows() ?? stale() ?? unknownTarget()
        return problem.map { GoalVerdict(.noData, [name + Message(": ", zh: "：") + $0]) }
    }

    private func unknownValue() -> Message? {
        guard now == nil else { return nil }
        if let column = measured.value.overwritten {
            return Message(
                "`\(column)` is overwritten at its source, so its value on \(frame.day) is not known; "
                    + "keep a copy of the export of each review",
                zh: "“\(column)”在来源处会被覆盖，\(frame.day)的值已无从得知；请在每次复盘时留存导出文件")
        }
        if measured.value.n == 0 {
            return measured.value.skipped > 0
                ? Message("all rows lack a needed field", zh: "所有记录都缺少所需字段")
                    + Message(" (", zh: "（") + count(measured.value.skipped, "row", "rows", zh: "条")
                    + Message(")", zh: ")")
                : Message("there are no rows to measure it by", zh: "没有可供衡量的记录")
        }
        return Message("its measure is not known on \(frame.day)", zh: "\(frame.day)的衡量值未知")
    }

    /// A sum of nothing is 0; where there is no event at all, that says nothing about the goal.
    private func noEvents() -> Message? {
        guard frame.isFlow, measured.value.n == 0, newest == nil else { return nil }
        return Message(
            "the data hold no event up to \(frame.day); load the data that it is measured by",
            zh: "截至\(frame.day)的数据中没有任何事件；请载入用于衡量的数据")
    }

    private func tooFewRows() -> Message? {
        guard let least = goal.atLeastRows ?? goal.metric.flatMap({ plan.metrics[$0].atLeastRows }),
            let n = measured.value.n, n < Int64(least)
        else { return nil }
        let text = words(measured.value.value)
        return Message(
            "\(text.english) rests on \(NumberText.grouped(n)) rows, and the plan asks for at least "
                + NumberText.grouped(Int64(least)),
            zh: "\(text.chinese)仅依据\(NumberText.grouped(n))条记录，方案要求至少\(NumberText.grouped(Int64(least)))条")
    }

    /// The newest event is older than two review intervals.
    private func stale() -> Message? {
        guard let every = goal.reviewEvery, let newest else { return nil }
        guard newest < every.times(2).before(frame.day) else { return nil }
        let age = Int64(frame.day.number - newest.number)
        return Message(
            "the newest data are of \(newest), \(age) days old, more than two review intervals; load newer data",
            zh: "最新数据是\(newest)的，已过\(age)天，超过两个复盘间隔；请更新数据")
    }

    /// A relative target on a baseline that is not known, or a stock without a place to start from.
    private func unknownTarget() -> Message? {
        guard case .reach = goal.aim else { return nil }
        if frame.target == .unknown {
            return Message(
                "the target rests on a baseline that is not known", zh: "目标值以基线为准，而基线未知") + whyNoBaseline
        }
        if isShareOfNothing {
            let from = words(frame.baseline)
            return Message(
                "the target is a percentage of the baseline, and that is \(from.english); give the target as a value",
                zh: "目标值按基线的百分比计，而基线为\(from.chinese)；请直接写目标值")
        }
        guard frame.origin == nil, !isOver, let now, frame.reaches(now) != true else { return nil }
        return Message("the baseline is not known, so there is no pace", zh: "基线未知，无法判断进度") + whyNoBaseline
    }

    /// `up 10%` of nothing, or of less, leads nowhere.
    private var isShareOfNothing: Bool {
        guard case .reach(let target) = goal.aim, frame.revisions.isEmpty, let from = frame.baseline.magnitude else {
            return false
        }
        switch target {
        case .up(.percent), .down(.percent): return from <= 0
        case .value, .up, .down: return false
        }
    }

    private var whyNoBaseline: Message {
        guard case .measured(let day)? = goal.baseline else { return Message(verbatim: "") }
        if let column = measured.baseline?.overwritten {
            return Message(
                ": `\(column)` is overwritten at its source, so \(day) cannot be measured now; give a value",
                zh: "：“\(column)”在来源处会被覆盖，现已无法测得\(day)的值；请直接填写基线值")
        }
        return Message(": there are no data for \(day); give a value", zh: "：\(day)没有数据；请直接填写基线值")
    }
}
