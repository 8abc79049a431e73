// Open work week by week below the Gantt chart, on the same days: a strip an owner, a line where the people end, and above it
// what is too much, hatched and marked.
import RhumbText
import RhumbValues

struct LoadDrawing {
    let chart: LoadChart
    let schedule: ScheduleChart
    let figures: Figures

    private let strip = 58.0
    private let room = 38.0
    private let top = ScheduleDrawing.top

    /// Strips of at most so many owners as fit a sheet.
    var markup: [Markup] {
        stride(from: 0, to: chart.rows.count, by: 12).map {
            picture(Array(chart.rows[$0..<min(chart.rows.count, $0 + 12)]))
        }
    }

    private func picture(_ rows: [LoadChart.Row]) -> Markup {
        let days = ScheduleDrawing.days(of: schedule)
        let bottom = top + Double(rows.count) * strip
        var pieces = ScheduleDrawing.months(days, to: bottom)
        for (number, row) in rows.enumerated() { pieces += self.row(row, top + Double(number) * strip, days) }
        pieces += ScheduleDrawing.today(schedule.today, days, to: bottom, figures)
        return Drawing.canvas(width: ScheduleDrawing.width, height: bottom + 20, pieces)
    }

    private func row(_ row: LoadChart.Row, _ y: Double, _ days: Axis) -> [Markup] {
        let base = y + strip - 8
        // Twice the people is off the strip: the word beside it says how much.
        let most = row.there.map { max($0 * 1.25, min($0 * 2, row.peak?.peak ?? 0)) } ?? max(1, row.peak?.peak ?? 1)
        let heights = Axis(0, most, from: base, to: base - room)
        var pieces = [
            Drawing.words(
                truncated(row.name, to: 26), ScheduleDrawing.left - 10, y + strip / 2, "row-label", anchor: "end"),
            Drawing.words(people(row), ScheduleDrawing.left - 10, y + strip / 2 + 15, "scale", anchor: "end"),
            Drawing.line(ScheduleDrawing.left, base, ScheduleDrawing.right, base, "tick"),
        ]
        for run in row.runs where (run.first?.peak ?? 0) > 0 { pieces += bars(row, run, heights, most, days) }
        if let there = row.there {
            pieces.append(
                Drawing.line(ScheduleDrawing.left, heights(there), ScheduleDrawing.right, heights(there), "limit"))
        }
        return pieces + overLabels(row, y + 9, days)
    }

    /// A bar a period, those of one load as one shape.
    private func bars(
        _ row: LoadChart.Row, _ run: [LoadChart.Period], _ heights: Axis, _ most: Double, _ days: Axis
    ) -> [Markup] {
        guard let first = run.first, let last = run.last else { return [] }
        let isOver = row.isOver(first)
        let name = chart.name(of: first)
        let until = chart.name(of: last)
        let when = run.count == 1 ? figures.text(name) : "\(figures.text(name)) – \(figures.text(until))"
        let says = "\(row.name), \(when): \(LoadDrawing.words(row, first, figures))"
        func shape(from low: Double, to high: Double, _ kind: String) -> Markup {
            let steps = run.compactMap { period -> String? in
                let start = max(days(period.days.first), ScheduleDrawing.left) + 0.5
                let end = min(days(period.days.last.adding(days: 1)), ScheduleDrawing.right) - 0.5
                guard end - start > 0.2 else { return nil }
                return
                    "M\(place(start)) \(place(heights(low)))V\(place(heights(high)))H\(place(end))V\(place(heights(low)))Z"
            }
            return steps.isEmpty
                ? .nothing : tag("path", ["class": kind, "d": steps.joined()], tag("title", [:], .text(says)))
        }
        let within = min(first.peak, row.there ?? first.peak)
        guard isOver else { return [shape(from: 0, to: within, "load")] }
        return [shape(from: 0, to: within, "load full"), shape(from: within, to: min(first.peak, most), "load over")]
    }

    /// One for each run of weeks that are over-full, none on another.
    private func overLabels(_ row: LoadChart.Row, _ y: Double, _ days: Axis) -> [Markup] {
        var free = -1.0
        return row.overfull.map { run in
            let x = max(days(run.first.days.first), ScheduleDrawing.left)
            let words = "▲ \(figures.share(run.load)) " + figures.text(Message("over-full", zh: "超负荷"))
            let size = Double(displayWidth(words)) * 6.6
            let isLate = x + size > ScheduleDrawing.width
            let start = isLate ? ScheduleDrawing.width - size : x
            guard start >= free else { return Drawing.words("▲", x, y, "over-label") }
            free = start + size + 8
            return Drawing.words(
                words, isLate ? ScheduleDrawing.width : x, y, "over-label", anchor: isLate ? "end" : "start")
        }
    }

    private func people(_ row: LoadChart.Row) -> String {
        guard let there = row.there else { return figures.text(Message("actions at once", zh: "同时进行的行动")) }
        let count = Digits.trimmed(there, 1)
        return figures.text(Message("\(count) \(there == 1 ? "person" : "people") there", zh: "现有 \(count) 人"))
    }

    /// `3.6 of 3 people, 120%`
    static func words(_ row: LoadChart.Row, _ period: LoadChart.Period, _ figures: Figures) -> String {
        let peak = Digits.trimmed(period.peak, 1)
        guard let there = row.there, let load = row.load(period) else {
            return figures.text(Message("\(peak) \(period.peak == 1 ? "action" : "actions")", zh: "\(peak) 项"))
        }
        let limit = Digits.trimmed(there, 1)
        let over = row.isOver(period) ? figures.text(Message("▲ over-full: ", zh: "▲ 超负荷：")) : ""
        return over
            + figures.text(
                Message(
                    "\(peak) of \(limit) people, \(figures.share(load))",
                    zh: "需 \(peak) 人 / 有 \(limit) 人，\(figures.share(load))"))
    }
}

extension LoadChart {
    /// A week by its Monday, a month by its name.
    func name(of period: Period) -> Message {
        switch unit {
        case .month: Message(verbatim: String(period.days.first.description.prefix(7)))
        case .day, .week, .quarter, .year:
            Message("the week of \(period.days.first)", zh: "\(period.days.first) 起的一周")
        }
    }
}

extension LoadChart.Row {
    /// Periods that follow one another with the same peak; none is empty.
    var runs: [[LoadChart.Period]] {
        var runs: [[LoadChart.Period]] = []
        for period in periods {
            if runs.last?.last?.peak == period.peak {
                runs[runs.count - 1].append(period)
            } else {
                runs.append([period])
            }
        }
        return runs
    }

    /// Over-full periods that touch, with the greatest load among them.
    var overfull: [(first: LoadChart.Period, last: LoadChart.Period, count: Int, load: Double)] {
        var runs: [(first: LoadChart.Period, last: LoadChart.Period, count: Int, load: Double)] = []
        for period in periods where isOver(period) {
            let load = load(period) ?? 0
            if let run = runs.last, run.last.days.last.adding(days: 1) == period.days.first {
                runs[runs.count - 1] = (run.first, period, run.count + 1, max(run.load, load))
            } else {
                runs.append((period, period, 1, load))
            }
        }
        return runs
    }
}
