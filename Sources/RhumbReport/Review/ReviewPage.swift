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
        Page(head: builder.head, sections: [due, late, decisions, next].compactMap { $0 })
    }

    private var due: Section? {
        let title = Message("To review", zh: "今日复盘")
        guard !agenda.due.isEmpty else {
            return builder.section(title, [.lines([Cell(words("no review is due", zh: "没有到期的复盘"), .good)])])
        }
        return builder.section(title, [.entries(agenda.due.map { entry($0) })])
    }

    private func entry(_ review: ReviewAssessment) -> Entry {
        let goal = plan.goals[review.goal]
        guard let judged = builder.assessment.goals.at(review.goal.index) else {
            return Entry(heading: Cell(goal.heading.shown), detail: "", lines: [])
        }
        let status = judged.status.value.cell(figures)
        let overdue =
            review.overdueDays > 0
            ? words(
                ", \(review.overdueDays) \(review.overdueDays == 1 ? "day" : "days") overdue",
                zh: "，逾期\(review.overdueDays)天") : ""
        let detail =
            words("due \(figures.day(review.due))", zh: "应于 \(figures.day(review.due)) 复盘") + overdue
            + (plan.shown(goal.owner).map { " · \($0)" } ?? "")
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
