// Goals, strategies and reviews.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    var goals: Section? {
        let columns = [
            column("goal", zh: "目标"), column("status", zh: "状态"), column("value [95%]", zh: "现值 [95%区间]", rank: 1),
            column("expected", zh: "今日应达", .right, rank: 3), column("target", zh: "目标值", .right, rank: 2),
            column("due", zh: "截止", .right, rank: 3), column("at this rate", zh: "按现速到期", .right, rank: 4),
            column("needed a month", zh: "还需每月", .right, rank: 6), column("n (skipped)", zh: "样本（跳过）", .right, rank: 7),
            column("gap", zh: "差距", rank: Table.Column.spare), column("progress", zh: "进度", rank: 5),
            column("months", zh: "各月", rank: 8),
        ]
        let rows = plan.goalsInOrder.compactMap { id, depth in
            assessment.goals.at(id.index).map { row(plan.goals[id], $0, depth: depth, months(of: id)) }
        }
        return section(Message("Goals", zh: "目标"), [.table(Table(columns: columns, rows: rows))])
    }

    /// The last year of the measure as a picture, up to today.
    private func months(of id: ID<Goal>) -> String {
        figures.spark((report.chart(of: id)?.measured ?? []).suffix(13).map(\.value))
    }

    /// Parts stand under their whole.
    private func row(_ goal: Goal, _ judged: GoalAssessment, depth: Int, _ months: String) -> Table.Row {
        let unit = report.unit(of: goal)
        let status = judged.status.value
        let progress =
            judged.progress.map { figures.barCell($0, label: figures.share($0)) } ?? Cell(budget(judged.budget))
        let isOver = status == .achieved || status == .missed
        let cells = [
            Cell(String(repeating: "  ", count: max(0, depth - 1)) + (depth > 0 ? "└ " : "") + goal.heading.shown),
            status.cell(figures), Cell(value(judged.measured, judged.interval, unit)),
            Cell(isOver ? figures.nothing : figures.number(judged.expected, unit)), Cell(target(of: goal, judged)),
            Cell(figures.day(goal.deadline)), Cell(isOver ? figures.nothing : figures.number(judged.projected, unit)),
            Cell(isOver ? figures.nothing : figures.change(judged.neededPerMonth, unit)), Cell(sample(judged.measured)),
            Cell(gap(judged)), progress, Cell(months),
        ]
        let isTold = !status.isGood || !judged.revisions.isEmpty
        return Table.Row(
            cells, note: isTold ? figures.sentence(judged.status.because, about: goal.heading.shown) : "")
    }

    /// `1 of 2 misses used`
    private func budget(_ budget: ErrorBudget?) -> String {
        guard let budget else { return "" }
        return words("\(budget.used) of \(budget.allowed) misses used", zh: "容错\(budget.allowed)次已用\(budget.used)")
    }

    /// `32.1% [29.0, 35.4]`
    func value(_ measured: Measurement, _ interval: Interval?, _ unit: MeasureUnit) -> String {
        let partial = measured.partial ? words("partial", zh: "未满期") : ""
        let parts = [figures.measured(measured.value), figures.interval(interval, unit), partial]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// `38%`, `≥ 90%`, `70%–80%`
    func target(of goal: Goal, _ judged: GoalAssessment) -> String {
        switch goal.aim {
        case .reach: figures.given(judged.target)
        case .keep(let atLeast, _, _): (atLeast ? "≥ " : "≤ ") + figures.given(judged.target)
        case .hold(let low, let high, _): "\(figures.given(low.value))–\(figures.given(high.value))"
        }
    }

    /// `1,204 (37)`; nothing for an expression of several aggregates.
    func sample(_ measured: Measurement) -> String {
        guard let rows = measured.n else { return figures.nothing }
        return "\(figures.count(rows)) (\(figures.count(measured.skipped)))"
    }

    private func gap(_ judged: GoalAssessment) -> String {
        switch judged.status.value {
        case .atRisk, .offTrack:
            guard judged.interval != nil else { return "" }
            return judged.withinNoise ? words("within noise", zh: "在误差内") : words("beyond noise", zh: "超出误差")
        case .notStarted, .noData, .achieved, .missed, .onTrack: return ""
        }
    }

    var strategies: Section? {
        let columns = [
            column("strategy", zh: "战略"), column("status", zh: "状态"), column("goals", zh: "目标", rank: 1),
        ]
        let rows = zip(plan.strategies.all, assessment.strategies).map { strategy, judged in
            let names =
                (judged.parts.map { plan.strategies[$0].heading.shown }
                + judged.goals.map { plan.goals[$0].heading.shown }).joined(separator: words(", ", zh: "、"))
            let status = judged.status?.cell(figures) ?? Cell(words("— no goal serves it", zh: "— 没有目标服务于它"), .warning)
            return Table.Row([Cell(strategy.heading.shown), status, Cell(names)])
        }
        return section(Message("Strategies", zh: "战略"), [.table(Table(columns: columns, rows: rows))])
    }

    var reviews: Section? {
        let columns = [
            column("goal", zh: "目标"), column("review due", zh: "应复盘", .right),
            column("overdue", zh: "逾期", .right, rank: 1),
            column("by", zh: "负责人", rank: 2),
        ]
        let rows = assessment.reviews.map { review in
            let goal = plan.goals[review.goal]
            let overdue = review.overdueDays
            let late =
                overdue > 0 ? words("\(overdue) \(overdue == 1 ? "day" : "days")", zh: "\(overdue)天") : figures.nothing
            return Table.Row([
                Cell(goal.heading.shown), Cell(figures.day(review.due)), Cell(late, overdue > 0 ? .warning : nil),
                Cell(plan.shown(goal.owner) ?? ""),
            ])
        }
        let risks = assessment.riskReviews.map { review in
            let risk = plan.risks[review.risk]
            let overdue = review.overdueDays
            let late =
                overdue > 0 ? words("\(overdue) \(overdue == 1 ? "day" : "days")", zh: "\(overdue)天") : figures.nothing
            return Table.Row([
                Cell(words("risk: ", zh: "风险：") + risk.heading.shown), Cell(figures.day(review.due)),
                Cell(late, overdue > 0 ? .warning : nil), Cell(plan.shown(risk.owner) ?? ""),
            ])
        }
        return section(Message("Reviews", zh: "复盘"), [.table(Table(columns: columns, rows: rows + risks))])
    }
}
