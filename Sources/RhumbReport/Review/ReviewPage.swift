// The page of an agenda: a part for each goal that is due, then late actions, decisions, and the reviews that come next.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

struct ReviewPage {
    let agenda: ReviewAgenda
    private let builder: PageBuilder

    init(_ agenda: ReviewAgenda) {
        self.agenda = agenda
        builder = PageBuilder(agenda.report)
    }

    private var plan: CheckedPlan { builder.plan }
    private var figures: Figures { builder.figures }
    private func words(_ english: String, zh chinese: String) -> String { builder.words(english, zh: chinese) }

    var page: Page {
        Page(head: builder.head, sections: [due, late, decisions, lessons, next].compactMap { $0 })
    }

    private var due: Section? {
        let title = Message("To review", zh: "今日复盘")
        guard !agenda.due.isEmpty || !agenda.dueRisks.isEmpty else {
            return builder.section(title, [.lines([Cell(words("no review is due", zh: "没有到期的复盘"), .good)])])
        }
        return builder.section(title, [.entries(agenda.due.map { entry($0) } + agenda.dueRisks.map { entry($0) })])
    }

    private func entry(_ review: RiskReviewAssessment) -> Entry {
        let risk = plan.risks[review.risk]
        guard let judged = builder.assessment.risks.at(review.risk.index) else {
            return Entry(heading: Cell(risk.heading.shown), detail: "", lines: [])
        }
        let signal = judged.signal.value.cell(figures)
        let last = risk.reviews.filter { $0.day <= builder.assessment.today }.max { $0.day < $1.day }
        let found = last.map {
            words("found on \(figures.day($0.day)): ", zh: "\(figures.day($0.day)) 的结论：") + $0.finding
        }
        return Entry(
            heading: Cell("\(risk.heading.shown): \(signal.text)", signal.ink),
            detail: detail(review.due, review.overdueDays, risk.owner),
            lines: [figures.sentence(judged.reasons), found ?? ""].filter { !$0.isEmpty }
                .map { Entry.Line(text: $0, because: "") })
    }

    /// `due 07-05, 3 days overdue · Chen Bo`
    private func detail(_ due: Day, _ days: Int, _ owner: Owner?) -> String {
        let overdue = days > 0 ? words(", \(days) \(days == 1 ? "day" : "days") overdue", zh: "，逾期\(days)天") : ""
        return words("due \(figures.day(due))", zh: "应于 \(figures.day(due)) 复盘") + overdue
            + (plan.shown(owner).map { " · \($0)" } ?? "")
    }

    private func entry(_ review: ReviewAssessment) -> Entry {
        let goal = plan.goals[review.goal]
        guard let judged = builder.assessment.goals.at(review.goal.index) else {
            return Entry(heading: Cell(goal.heading.shown), detail: "", lines: [])
        }
        let status = judged.status.value.cell(figures)
        let detail = detail(review.due, review.overdueDays, goal.owner)
        let lines =
            [since(review.goal, judged)] + [
                Entry.Line(text: figures.sentence(judged.status.because, about: goal.heading.shown), because: "")
            ]
            + plan.actions.ids.filter { id in plan.actions[id].advances.contains { $0.goal == review.goal } }.map {
                action($0)
            }
        return Entry(
            heading: Cell("\(goal.heading.shown): \(status.text)", status.ink), detail: detail,
            lines: lines.filter { !$0.text.isEmpty })
    }

    /// `since 2026-06-22: 51.2% → 52.1%`, with what was found then.
    private func since(_ id: ID<Goal>, _ judged: GoalAssessment) -> Entry.Line {
        let now = builder.value(judged.measured, judged.interval, builder.report.unit(of: plan.goals[id]))
        guard let last = agenda.last(plan.goals[id]) else {
            return Entry.Line(text: words("never reviewed; now ", zh: "从未复盘；现为 ") + now, because: "")
        }
        let then = builder.measurements.goals.at(id.index)?.lastReview.map { figures.measured($0.measurement.value) }
        let by = plan.shown(last.by).map { words(", \($0)", zh: "，\($0)") } ?? ""
        return Entry.Line(
            text: words("since \(figures.day(last.day)): ", zh: "自 \(figures.day(last.day)) 以来：")
                + "\(then ?? figures.nothing) → \(now)",
            because: words("found then: \(last.finding)\(by)", zh: "上次结论：\(last.finding)\(by)"))
    }

    private func action(_ id: ID<Action>) -> Entry.Line {
        guard let judged = builder.assessment.actions.at(id.index), !plan.actions[id].isOff else {
            return Entry.Line(text: "", because: "")
        }
        return Entry.Line(
            text: "\(judged.status.value.cell(figures).text) "
                + figures.sentence(Array(judged.status.because.prefix(1))),
            because: "")
    }

    private var late: Section? {
        let columns = [
            builder.column("action", zh: "行动"), builder.column("late", zh: "晚", .right),
            builder.column("now expected", zh: "现推至", .right, rank: 1), builder.column("by", zh: "负责人", rank: 2),
            builder.column("advances", zh: "推进", rank: 3),
        ]
        let rows = agenda.late.compactMap { id -> Table.Row? in
            guard let judged = builder.assessment.actions.at(id.index), let late = judged.lateByDays else { return nil }
            let goals = plan.actions[id].advances.map { plan.goals[$0.goal].heading.shown }
            return Table.Row([
                Cell(plan.actions[id].heading.shown),
                Cell(words("\(late) \(late == 1 ? "workday" : "workdays")", zh: "\(late)个工作日"), .bad),
                Cell(figures.day(judged.projectedFinish)), Cell(plan.shown(plan.actions[id].owner) ?? ""),
                Cell(goals.joined(separator: words(", ", zh: "、"))),
            ])
        }
        return builder.section(
            Message("Late actions", zh: "延误的行动"), [.table(Table(columns: columns, rows: rows))])
    }

    private var decisions: Section? {
        let steps = agenda.decisions.map { given in
            Step(
                text: Cell(figures.text(given.say)), aside: plan.shown(plan.owner(of: given)) ?? "",
                because: figures.sentence(given.because))
        }
        return builder.section(Message("To decide", zh: "需要决定"), [.steps(steps)])
    }

    private var lessons: Section? {
        let rows = agenda.lessons.map { lesson in
            Table.Row([
                Cell(figures.day(lesson.note.day)), Cell(lesson.note.text), Cell(lesson.about.shown),
                Cell(plan.shown(lesson.note.by) ?? ""),
            ])
        }
        let columns = [
            builder.column("day", zh: "日期"), builder.column("lesson", zh: "经验教训"),
            builder.column("from", zh: "出自", rank: 1), builder.column("by", zh: "由", rank: 2),
        ]
        return builder.section(
            Message("What was learnt", zh: "经验教训"), [.table(Table(columns: columns, rows: rows))])
    }

    private var next: Section? {
        let columns = [
            builder.column("goal", zh: "目标"), builder.column("review due", zh: "应复盘", .right),
            builder.column("by", zh: "负责人", rank: 1),
        ]
        let rows = agenda.next.map { review in
            Table.Row([
                Cell(plan.goals[review.goal].heading.shown), Cell(figures.day(review.due)),
                Cell(plan.shown(plan.goals[review.goal].owner) ?? ""),
            ])
        }
        return builder.section(Message("Next reviews", zh: "下次复盘"), [.table(Table(columns: columns, rows: rows))])
    }
}
