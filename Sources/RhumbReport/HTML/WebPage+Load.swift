// The schedule as pictures: the Gantt chart, and below it on the same days how much is open at once.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension WebPage {
    /// The Gantt chart and the load over the table of actions.
    var schedule: Part? {
        guard let part = plain(builder.actions) else { return nil }
        let chart = report.schedule
        guard !chart.rows.isEmpty else { return part }
        let late = chart.rows.filter { $0.status == .late }.count
        let takeaway = words(
            "\(chart.rows.count) actions, \(late) late. ▸ marks the critical path, the line below a bar is the plan.",
            zh: "共 \(chart.rows.count) 项行动，\(late) 项延误。▸ 为关键路径，条形下方细线为原计划。")
        let gantt = figure(ScheduleDrawing(chart: chart, figures: figures).markup, takeaway: takeaway, table: nil)
        return Part(id: part.id, title: part.title, content: [gantt, load(chart)] + part.content)
    }

    private func load(_ schedule: ScheduleChart) -> Markup {
        guard let chart = report.load else { return .nothing }
        let title = words("Who has too much to do?", zh: "谁的活太多")
        let drawing = LoadDrawing(chart: chart, schedule: schedule, figures: figures)
        return [
            tag("h3", [:], .text(title)),
            figure(drawing.markup, takeaway: sentence(chart), table: table(of: chart, title)),
        ]
    }

    /// Who is over-full and when; where nobody is, who comes closest.
    private func sentence(_ chart: LoadChart) -> String {
        let over = chart.rows.filter { !$0.overfull.isEmpty }.map { row -> String in
            let runs = row.overfull
            let count = runs.reduce(0) { $0 + $1.count }
            let most = figures.share(runs.map(\.load).max())
            let from = figures.day(runs.first?.first.days.first)
            let unit =
                switch chart.unit {
                case .month: Message(count == 1 ? "month" : "months", zh: "个月")
                case .day, .week, .quarter, .year: Message(count == 1 ? "week" : "weeks", zh: "周")
                }
            return words(
                "\(row.name) is over-full in \(count) \(unit.english), first from \(from), where it needs up to \(most) of its people",
                zh: "\(row.name)有 \(count) \(unit.chinese)超负荷（自 \(from) 起），最高 \(most)")
        }
        let planned = words(
            " Bars are the people that the planned work needs on the fullest day, the line is the people there.",
            zh: "条形为按计划最忙一天所需人数，横线为现有人数。")
        let end = chart.rows.contains { $0.there != nil } ? planned : ""
        if !over.isEmpty { return over.joined(separator: words("; ", zh: "；")) + words(".", zh: "。") + end }
        let fullest = chart.rows.compactMap { row in row.peak.map { (row, $0, row.load($0) ?? 0) } }.max { $0.2 < $1.2 }
        guard let (row, period, load) = fullest, load > 0 else {
            return words(
                "How many actions each has open at once; how many people there are is not declared.",
                zh: "各负责人同时进行的行动数；方案未说明现有人数。")
        }
        let when = chart.name(of: period)
        return words(
            "Nobody has more work than people: the fullest is \(row.name), \(figures.share(load)) in \(when.english).",
            zh: "没有人超负荷：最满的是\(row.name)，\(when.chinese)为 \(figures.share(load))。") + end
    }

    /// Periods in which all is the same are one row; free ones are left out.
    private func table(of chart: LoadChart, _ title: String) -> Markup {
        let columns =
            [Table.Column(words("from", zh: "自")), Table.Column(words("to", zh: "至"))]
            + chart.rows.map { Table.Column($0.name, .right) }
        var rows: [(first: LoadChart.Period, last: LoadChart.Period, texts: [String])] = []
        for number in chart.rows.first?.periods.indices ?? 0..<0 {
            let periods = chart.rows.map { $0.periods[number] }
            let texts = zip(chart.rows, periods).map {
                $1.peak > 0 ? LoadDrawing.words($0, $1, figures) : figures.nothing
            }
            if let last = rows.last, last.texts == texts {
                rows[rows.count - 1].last = periods[0]
            } else {
                rows.append((periods[0], periods[0], texts))
            }
        }
        let busy = rows.filter { row in row.texts.contains { $0 != figures.nothing } }
        return table(
            Table(
                columns: columns,
                rows: busy.map { row in
                    Table.Row(
                        [Cell(row.first.days.first.description), Cell(row.last.days.last.description)]
                            + row.texts.map { Cell($0, $0.hasPrefix("▲") ? .bad : nil) })
                }), title)
    }
}
