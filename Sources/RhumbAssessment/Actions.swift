// An action's verdict: what should be done by today, what is, and when it will be over.
import RhumbModel
import RhumbText
import RhumbValues

func assessAction(
    _ id: ID<Action>, in plan: CheckedPlan, _ schedule: Schedule, today: Day
) -> ActionAssessment {
    let action = plan.actions[id]
    let span = schedule.planned[id.index]
    let report = schedule.reported[id.index]
    let end = schedule.projected[id.index]
    let late = schedule.late[id.index]
    let calendar = schedule.calendar
    let turns = schedule.repetitions[id.index]
    let status =
        seriesStatus(action, turns, report, today: today, calendar)
        ?? actionStatus(action, span, report, end: end, late: late, today: today, calendar)
    let pieces = turns.isEmpty ? schedule.tasks[id.index] : turns
    let cost = plan.cost(of: action)
    let spent = spent(on: action, by: today, in: plan.currency)
    return ActionAssessment(
        status: status, start: span.firstDay(calendar), finish: span.lastDay(calendar),
        projectedFinish: end.map { calendar.day($0 - 1) }, done: action.isOff ? nil : report?.done,
        planned: action.isOff ? nil : plannedShare(span, pieces, today: today, calendar),
        isCritical: schedule.critical[id.index], lateByDays: late, cost: cost, spent: spent, times: action.times,
        delays: delays(of: id, in: plan, schedule),
        remarks: action.isOff ? [] : movedDates(action, in: plan, calendar) + overspending(cost: cost, spent: spent),
        asides: action.isOff ? [] : spending(cost: cost, spent: spent))
}

/// Work that repeats is late where a turn of it should be over and is not; nil for other work, and where the ordinary
/// words do.
private func seriesStatus(
    _ action: Action, _ turns: [WorkSpan], _ report: Reported?, today: Day, _ calendar: Workdays
) -> Explained<ActionStatus>? {
    guard let report, report.done < 1, let first = turns.first?.firstDay(calendar), first <= today else { return nil }
    let name = Message(verbatim: action.heading.shown)
    let done = words(.percent(report.done))
    let all = turns.count
    let progress = Message(
        ": \(done.english) of \(all) times done on \(report.day)", zh: "：\(report.day)完成\(all)次中的\(done.chinese)")
    guard let missed = MissedTurn(turns, report, calendar), let day = missed.span.lastDay(calendar) else {
        return Explained(.onTime, because: [name + progress])
    }
    return Explained(
        .late,
        because: [
            name + progress
                + Message(
                    ", number \(missed.number) should have been over on \(day)", zh: "，第\(missed.number)次应于\(day)结束")
                + delayed(MissedTurn.late(turns, report, calendar) ?? 0)
        ])
}

/// The share of the work that should be done when today is over: of tasks and repetitions by their length, else of the
/// working days.
private func plannedShare(
    _ span: WorkSpan, _ parts: [WorkSpan], today: Day, _ calendar: Workdays
) -> Double? {
    let next = calendar.number(after: today)
    let pieces = parts.isEmpty ? [span] : parts
    var all = 0
    var due = 0
    for piece in pieces {
        guard let start = piece.start, let length = piece.length, length > 0 else { return nil }
        all += length
        due += min(max(next - start, 0), length)
    }
    return all > 0 ? Double(due) / Double(all) : nil
}

private func actionStatus(
    _ action: Action, _ span: WorkSpan, _ report: Reported?, end: Int?, late: Int?, today: Day,
    _ calendar: Workdays
) -> Explained<ActionStatus> {
    let name = Message(verbatim: action.heading.shown)
    if action.isOff {
        return Explained(
            .notStarted, because: [name + Message(": switched off in this scenario", zh: "：在此情景中不执行")])
    }
    let start = span.firstDay(calendar)
    if let report, report.done >= 1 {
        return Explained(.done, because: [name + doneSentence(report, span.lastDay(calendar), late)])
    }
    if let start, today < start, (report?.done ?? 0) == 0 {
        var because = [name + Message(": starts on \(start)", zh: "：\(start)开始")]
        if let end, let late, late > 0, let planned = span.lastDay(calendar) {
            because.append(pushedSentence(calendar.day(end - 1), planned, late))
        }
        return Explained(.notStarted, because: because)
    }
    if report == nil, let end, let late, late > 0, let planned = span.lastDay(calendar) {
        return Explained(
            .late,
            because: [
                name + Message(": ", zh: "：") + pushedSentence(calendar.day(end - 1), planned, late)
            ])
    }
    guard let report else {
        if let measured = action.measuredProgress {
            return Explained(
                .unknown,
                because: [
                    name
                        + Message(
                            ": its progress `\(measured.name.english)` is not known today",
                            zh: "：进度“\(measured.name.chinese)”今日不明")
                ])
        }
        let since = start.map { Message(" since its start on \($0)", zh: "（\($0)开始）") } ?? Message(verbatim: "")
        return Explained(
            .unknown,
            because: [
                name + Message(": no progress is reported", zh: "：尚未报告进度") + since
                    + Message("; add a line like: done 40% on \(today)", zh: "；请补一行，如：完成 40% 于 \(today)")
            ])
    }
    let done = words(.percent(report.done))
    let progress = Message(": \(done.english) done on \(report.day)", zh: "：\(report.day)完成\(done.chinese)")
    guard let end, let planned = span.lastDay(calendar), let late else {
        return Explained(
            .unknown,
            because: [
                name + progress
                    + Message(
                        "; when it should finish is not said: give a finish, an effort or tasks",
                        zh: "；未写明何时完工：请给出结束日期、工作量或任务")
            ])
    }
    let finish = calendar.day(end - 1)
    if late == 0 {
        return Explained(
            .onTime,
            because: [
                name + progress
                    + Message(
                        ", planned to finish on \(planned), now expected on \(finish)",
                        zh: "，计划\(planned)完工，预计\(finish)完工")
            ])
    }
    return Explained(.late, because: [name + progress + Message(", ", zh: "，") + lateSentence(finish, planned, late)])
}

private func doneSentence(_ report: Reported, _ planned: Day?, _ late: Int?) -> Message {
    let done = Message(": done on \(report.day)", zh: "：\(report.day)完成")
    guard let planned else { return done }
    let delay = late.map { $0 > 0 ? delayed($0) : Message(verbatim: "") } ?? Message(verbatim: "")
    return done + Message(", planned for \(planned)", zh: "，计划\(planned)") + delay
}

private func delayed(_ days: Int) -> Message {
    Message(" (\(days) working \(days == 1 ? "day" : "days") late)", zh: "（晚\(days)个工作日）")
}

private func lateSentence(_ finish: Day, _ planned: Day, _ late: Int) -> Message {
    Message(
        "planned to finish on \(planned), now expected on \(finish)", zh: "计划\(planned)完工，现推至\(finish)")
        + delayed(late)
}

private func pushedSentence(_ finish: Day, _ planned: Day, _ late: Int) -> Message {
    Message("what it waits for is late: ", zh: "受前置工作拖延：") + lateSentence(finish, planned, late)
}

/// By goal: a sentence for each late action that advances it and is not over.
func lateActionSentences(_ plan: CheckedPlan, _ actions: [ActionAssessment]) -> [ID<Goal>: [Message]] {
    var sentences: [ID<Goal>: [Message]] = [:]
    for (declared, verdict) in zip(plan.actions.all, actions) {
        guard verdict.status.value != .done, let late = verdict.lateByDays, late > 0 else { continue }
        for contribution in declared.advances {
            sentences[contribution.goal, default: []].append(
                Message(
                    "“\(declared.heading.shown)”, which advances it, is \(late) working "
                        + "\(late == 1 ? "day" : "days") late; bring it forward",
                    zh: "推动它的行动“\(declared.heading.shown)”晚\(late)个工作日；请抓紧追回"))
        }
    }
    return sentences
}
