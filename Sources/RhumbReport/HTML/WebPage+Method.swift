// How far the figures can be trusted, and how each of them was made.
import RhumbModel
import RhumbText
import RhumbValues

extension WebPage {
    /// The files behind the figures, then what was asked of them.
    var reliability: Part? {
        let columns = [
            Table.Column(words("dataset", zh: "数据集")), Table.Column(words("source", zh: "来源")),
            Table.Column(words("rows", zh: "行数"), .right), Table.Column(words("newest event", zh: "最新事件"), .right),
        ]
        let rows = zip(plan.datasets.all, report.measurements.datasets).map { dataset, measured in
            Table.Row([
                Cell(dataset.heading.shown), Cell(measured.source), Cell(figures.count(measured.rows)),
                Cell(measured.newestEvent?.description ?? ""),
            ])
        }
        guard !rows.isEmpty else { return plain(builder.requirements) }
        let title = words("Reliability of the data", zh: "数据可靠性")
        let files = table(Table(columns: columns, rows: rows), title)
        return Part(
            id: "reliability", title: title,
            content: [files] + (builder.requirements?.blocks.map { block($0, title) } ?? []))
    }

    /// What each goal and metric measures, as the plan has it.
    var method: Part? {
        var entries: [(name: String, text: String, of: String)] = []
        for goal in plan.goals.all {
            entries.append(
                (
                    goal.heading.shown, report.written(goal.measure),
                    goal.segment.map { plan.segments[$0].heading.shown } ?? ""
                ))
        }
        for metric in plan.metrics.all { entries.append((metric.heading.shown, report.written(metric.value), "")) }
        guard !entries.isEmpty else { return nil }
        let columns = [
            Table.Column(words("figure", zh: "数字")), Table.Column(words("is", zh: "取自")),
            Table.Column(words("of", zh: "面向")),
        ]
        let rows = entries.map { Table.Row([Cell($0.name), Cell($0.text), Cell($0.of)]) }
        let title = words("How each figure was made", zh: "数字的由来")
        let note = words(
            "Brackets hold the 95% interval. Expected is read off the line from the baseline through the milestones to the target; at this rate is the metric's own past carried to the deadline.",
            zh: "方括号内为95%区间。“应达”读自从基线经里程碑到目标的线；“按现速”为指标按自身走势推算到截止日的值。")
        return Part(
            id: "method", title: title,
            content: [tag("p", [:], .text(note)), table(Table(columns: columns, rows: rows), title, class: "method")])
    }
}

extension Report {
    /// An expression as its author wrote it, on one line.
    public func written(_ node: Expression.Node) -> String {
        let span = plan[node].span
        let text = sources[span.file]?.text(span.start, span.end) ?? ""
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
