// A Gantt chart: what is done is filled, the plan is the ghost below, the critical path is thick and marked.
import RhumbText
import RhumbValues

struct ScheduleDrawing {
    let chart: ScheduleChart
    let figures: Figures

    static let width = 720.0
    static let left = 216.0
    static let right = 700.0
    static let top = 34.0
    private let step = 28.0

    /// Pictures of at most so many rows as fit a sheet.
    var markup: [Markup] { chart.pictures.map { picture($0) } }

    private func picture(_ rows: [ScheduleChart.Row]) -> Markup {
        let days = ScheduleDrawing.days(of: chart)
        let bottom = ScheduleDrawing.top + Double(rows.count) * step
        var pieces = ScheduleDrawing.months(days, to: bottom)
        for (number, row) in rows.enumerated() { pieces += bar(row, ScheduleDrawing.top + Double(number) * step, days) }
        pieces += ScheduleDrawing.today(chart.today, days, to: bottom, figures)
        return Drawing.canvas(width: ScheduleDrawing.width, height: bottom + 20, pieces)
    }

    private func bar(_ row: ScheduleChart.Row, _ y: Double, _ days: Axis) -> [Markup] {
        let start = days(row.start)
        let planned = days(row.finish.adding(days: 1))
        let end = row.projected.map { days(max($0, row.start).adding(days: 1)) } ?? planned
        let name = truncated(row.name, to: row.isCritical ? 22 : 24)
        let mark = row.isCritical ? "▸ " : ""
        let says = "\(row.name): \(row.start) – \(row.projected ?? row.finish)"
        var pieces = [
            Drawing.words(
                "\(mark)\(row.status.sign) \(name)", ScheduleDrawing.left - 10, y + 15, "row-label", anchor: "end"),
            Drawing.box(
                start, y + 5, end - start, 13, "work \(row.status.ink.name)\(row.isCritical ? " critical" : "")",
                says: says),
        ]
        if let done = row.done, done > 0 {
            pieces.append(
                Drawing.box(start, y + 5, (end - start) * min(done, 1), 13, "worked \(row.status.ink.name)", says: says)
            )
        }
        if end != planned { pieces.append(Drawing.box(start, y + 21, planned - start, 3, "ghost", says: says)) }
        return pieces
    }
}

/// The days across, the same for all drawings of one schedule.
extension ScheduleDrawing {
    static func days(of chart: ScheduleChart) -> Axis {
        Axis(
            Double(min(chart.first, chart.today).number), Double(max(chart.last, chart.today).number) + 1, from: left,
            to: right)
    }

    static func months(_ days: Axis, to bottom: Double) -> [Markup] {
        days.months(atMost: 7).flatMap { month in
            [
                Drawing.line(days(month), top - 8, days(month), bottom, "grid"),
                Drawing.words(String(month.description.prefix(7)), days(month), top - 14, "scale", anchor: "middle"),
            ]
        }
    }

    static func today(_ today: Day, _ days: Axis, to bottom: Double, _ figures: Figures) -> [Markup] {
        [
            Drawing.line(days(today), top - 8, days(today), bottom, "today"),
            Drawing.words(
                figures.text(Message("today", zh: "今日")), days(today), bottom + 14, "scale", anchor: "middle"),
        ]
    }
}

extension Ink {
    /// As the style sheet calls it.
    var name: String {
        switch self {
        case .bad: "bad"
        case .warning: "warning"
        case .good: "good"
        case .quiet: "quiet"
        case .place: "place"
        case .strong: "strong"
        }
    }
}
