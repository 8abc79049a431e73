// A goal's line: history, the way it should go, milestones, the target, and where it goes by itself with its 95% band.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

struct GoalDrawing {
    let chart: GoalChart
    let figures: Figures

    private let width = 760.0
    private let height = 280.0
    private let left = 72.0
    private let right = 560.0
    private let top = 20.0
    private let bottom = 244.0

    var markup: Markup {
        let days = daysAxis
        let values = valuesAxis
        return Drawing.canvas(
            width: width, height: height,
            grid(days, values) + [band(days, values)] + lines(days, values) + marks(days, values) + labels(days, values)
        )
    }

    private var daysAxis: Axis {
        let first = ([chart.start] + chart.measured.map(\.day) + chart.expected.map(\.day)).min() ?? chart.start
        return Axis(Double(first.number), Double(max(chart.deadline, chart.today).number), from: left, to: right)
    }

    private var valuesAxis: Axis {
        var all = (chart.measured + chart.expected + chart.expectedBefore).map(\.value)
        all += chart.milestones.map(\.value)
        all += [chart.target, chart.upperBound, chart.baseline, chart.projected].compactMap { $0 }
        if let band = chart.projectedInterval { all += [band.low, band.high] }
        if let interval = chart.interval { all += [interval.low, interval.high] }
        let known = all.filter(\.isFinite)
        guard var low = known.min(), var high = known.max() else { return Axis(0, 1, from: bottom, to: top) }
        let room = (high - low) * 0.06
        low = low >= 0 && low - room < 0 ? 0 : low - room
        high += room
        return Axis(low, high, from: bottom, to: top)
    }

    private func grid(_ days: Axis, _ values: Axis) -> [Markup] {
        var pieces: [Markup] = []
        for tick in values.ticks(about: 6) {
            pieces.append(Drawing.line(left, values(tick), right, values(tick), "grid"))
            pieces.append(
                Drawing.words(shown(tick), left - 8, values(tick) + 4, "scale", anchor: "end"))
        }
        for month in days.months(atMost: 7) {
            pieces.append(Drawing.line(days(month), bottom, days(month), bottom + 4, "tick"))
            pieces.append(
                Drawing.words(String(month.description.prefix(7)), days(month), bottom + 20, "scale", anchor: "middle"))
        }
        pieces.append(Drawing.line(left, bottom, right, bottom, "tick"))
        if !chart.isOver {
            pieces.append(Drawing.line(days(chart.today), top, days(chart.today), bottom, "today"))
            pieces.append(
                Drawing.words(
                    figures.text(Message("today", zh: "今日")), days(chart.today), top - 7, "scale", anchor: "middle"))
        }
        return pieces
    }

    /// From today's value to the interval at the deadline.
    private func band(_ days: Axis, _ values: Axis) -> Markup {
        guard let now = chart.measured.last, let end = chart.projectedInterval, chart.deadline > now.day else {
            return .nothing
        }
        let x = days(chart.deadline)
        return Drawing.path(
            [(days(now.day), values(now.value)), (x, values(end.high)), (x, values(end.low))], "band", closed: true)
    }

    private func lines(_ days: Axis, _ values: Axis) -> [Markup] {
        func path(_ points: [DatedValue], _ kind: String) -> Markup {
            Drawing.path(points.map { (days($0.day), values($0.value)) }, kind)
        }
        var pieces = [path(chart.expectedBefore, "former"), path(chart.expected, "expected")]
        if chart.expected.isEmpty {
            for bound in [chart.target, chart.upperBound].compactMap({ $0 }) {
                pieces.append(Drawing.line(days(chart.start), values(bound), right, values(bound), "expected"))
            }
        }
        if let now = chart.measured.last, let end = chart.projected, chart.deadline > now.day {
            pieces.append(
                Drawing.path(
                    [(days(now.day), values(now.value)), (days(chart.deadline), values(end))], "projected"))
        }
        return pieces + [path(chart.measured, "measured")]
    }

    private func marks(_ days: Axis, _ values: Axis) -> [Markup] {
        var pieces = chart.measured.dropLast().map { point in
            Drawing.dot(
                days(point.day), values(point.value), 2.5, "point", says: "\(point.day)  \(shown(point.value))")
        }
        if let now = chart.measured.last {
            if let interval = chart.interval {
                let x = days(now.day)
                pieces.append(Drawing.line(x, values(interval.low), x, values(interval.high), "error"))
            }
            pieces.append(
                Drawing.dot(days(now.day), values(now.value), 5, "now", says: "\(now.day)  \(shown(now.value))"))
        }
        pieces += chart.milestones.map { stop in
            Drawing.diamond(
                days(stop.day), values(stop.value), 6, stop.isPassed ? "milestone passed" : "milestone",
                says: "\(stop.day)  \(shown(stop.value))")
        }
        if let target = chart.target, !chart.expected.isEmpty {
            let (x, y) = (days(chart.deadline), values(target))
            pieces += [Drawing.dot(x, y, 7, "target"), Drawing.dot(x, y, 2.5, "bullseye")]
        }
        return pieces
    }

    /// To the right of the lines, none on another.
    private func labels(_ days: Axis, _ values: Axis) -> [Markup] {
        var wanted: [(y: Double, text: String, kind: String)] = []
        func add(_ value: Double?, _ words: Message, _ kind: String) {
            guard let value, value.isFinite else { return }
            wanted.append((values(value), "\(figures.text(words)) \(shown(value))", kind))
        }
        let isRange = chart.upperBound != nil
        add(chart.target, isRange ? Message("at least", zh: "下限") : Message("target", zh: "目标"), "label target-label")
        add(chart.upperBound, Message("at most", zh: "上限"), "label target-label")
        add(chart.projected, Message("at this rate", zh: "按现速"), "label projected-label")
        add(chart.measured.last?.value, Message("measured", zh: "现值"), "label now-label")
        if let last = chart.expectedBefore.last { add(last.value, Message("former target", zh: "原目标"), "label") }
        wanted.sort { $0.y < $1.y }
        var least = top
        var pieces: [Markup] = []
        for (number, label) in wanted.enumerated() {
            let rest = Double(wanted.count - 1 - number) * 17
            let y = max(least, min(label.y, bottom - rest))
            pieces.append(Drawing.words(label.text, right + 14, y + 4, label.kind))
            least = y + 17
        }
        return pieces
    }

    private func shown(_ value: Double) -> String { figures.number(value, chart.unit) }
}
