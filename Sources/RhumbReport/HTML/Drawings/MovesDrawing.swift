// Who stood where, then and now: bars of two days and ribbons between them. Rising, falling, staying and arriving differ by
// slope and pattern, not by colour alone.
import RhumbModel
import RhumbText
import RhumbValues

struct MovesDrawing {
    let chart: MovesChart
    let ladder: Tiers
    let figures: Figures

    private let width = 760.0
    private let left = 218.0
    private let right = 542.0
    private let thickness = 14.0
    private let top = 34.0
    private let gap = 18.0
    private let heightOfBars = 250.0

    /// A bar with its place; ribbons leave it from the top, what is pooled from its bottom.
    private struct Placed {
        let bar: MovesChart.Bar
        let y: Double
        let height: Double
        /// Where the next ribbon begins.
        var next: Double
    }

    var markup: Markup {
        let most = Double(max(1, max(total(chart.before), total(chart.after))))
        let scale = heightOfBars / most
        var (before, after) = (placed(chart.before, scale), placed(chart.after, scale))
        let bottom = (before + after).map { $0.y + $0.height }.max() ?? top
        var ribbons: [Markup] = []
        for ribbon in chart.ribbons {
            let height = Double(ribbon.count) * scale
            guard before.indices.contains(ribbon.from), after.indices.contains(ribbon.to) else { continue }
            let (start, end) = (before[ribbon.from].next, after[ribbon.to].next)
            before[ribbon.from].next += height
            after[ribbon.to].next += height
            ribbons.append(self.ribbon(ribbon, from: start, to: end, height))
        }
        // Those who stay lie below those who move.
        let order = chart.ribbons.indices.sorted { first, second in
            let (one, other) = (chart.ribbons[first], chart.ribbons[second])
            return (one.course == .stayed ? 0 : 1, first) < (other.course == .stayed ? 0 : 1, second)
        }
        let heads = [
            Drawing.words(chart.since.description, left, top - 14, "scale", anchor: "end"),
            Drawing.words(chart.today.description, right, top - 14, "scale"),
        ]
        return Drawing.canvas(
            width: width, height: bottom + 40,
            heads + order.map { ribbons[$0] } + before.flatMap { stub($0, at: left, by: 26, scale) }
                + after.flatMap { stub($0, at: right, by: -26, scale) }
                + before.flatMap { bar($0, at: left - thickness) } + after.flatMap { bar($0, at: right) }
                + before.map { label($0, at: left - thickness - 8, anchor: "end", net: nil) }
                + after.map { label($0, at: right + thickness + 8, anchor: "start", net: net($0.bar)) }
                + legend(bottom + 28))
    }

    private func total(_ bars: [MovesChart.Bar]) -> Int64 { bars.reduce(0) { $0 + $1.count } }

    private func placed(_ bars: [MovesChart.Bar], _ scale: Double) -> [Placed] {
        var y = top
        return bars.map { bar in
            let height = Double(bar.count) * scale
            defer { y += height + gap }
            return Placed(bar: bar, y: y, height: height, next: y)
        }
    }

    private func ribbon(_ ribbon: MovesChart.Ribbon, from start: Double, to end: Double, _ height: Double) -> Markup {
        let middle = (left + right) / 2
        let path =
            "M\(place(left)) \(place(start))C\(place(middle)) \(place(start)) \(place(middle)) \(place(end)) \(place(right)) \(place(end))"
            + "v\(place(height))C\(place(middle)) \(place(end + height)) \(place(middle)) \(place(start + height)) \(place(left)) \(place(start + height))Z"
        let says =
            "\(name(chart.before[ribbon.from])) → \(name(chart.after[ribbon.to])): \(figures.count(ribbon.count))"
        return tag("path", ["class": "flow \(ribbon.course.kind)", "d": path], tag("title", [:], .text(says)))
    }

    /// What is pooled leaves a bar and goes nowhere in particular.
    private func stub(_ placed: Placed, at x: Double, by reach: Double, _ scale: Double) -> [Markup] {
        let height = Double(placed.bar.pooled) * scale
        guard height > 0.05 else { return [] }
        let y = placed.y + placed.height - height
        return [
            Drawing.path(
                [(x, y), (x + reach, y + height / 2), (x, y + height)], "flow pooled", closed: true)
        ]
    }

    private func bar(_ placed: Placed, at x: Double) -> [Markup] {
        let kind = placed.bar.kind == .rung ? "tier" : "tier open"
        // A rung without anybody keeps its place.
        return [Drawing.box(x, placed.y, thickness, max(placed.height, 1), kind)]
    }

    private func label(_ placed: Placed, at x: Double, anchor: String, net: String?) -> Markup {
        let count = figures.count(placed.bar.count) + (net.map { " (\($0))" } ?? "")
        let y = placed.y + placed.height / 2 + 4.5
        return tag(
            "text", ["x": place(x), "y": place(y), "text-anchor": anchor],
            .text(truncated(name(placed.bar), to: net == nil ? 22 : 18) + " "),
            tag("tspan", ["class": "strong"], .text(count)))
    }

    /// What a rung has more or less than then.
    private func net(_ bar: MovesChart.Bar) -> String? {
        guard let rung = bar.rung, let before = chart.before.first(where: { $0.rung == rung }) else { return nil }
        let change = bar.count - before.count
        return change == 0 ? "±0" : change > 0 ? "+\(figures.count(change))" : "−\(figures.count(-change))"
    }

    private func name(_ bar: MovesChart.Bar) -> String {
        switch bar.kind {
        case .rung:
            bar.rung.flatMap { ladder.tiers.indices.contains($0) ? ladder.tiers[$0].shown : nil }.map {
                figures.text($0)
            } ?? ""
        case .unknown: figures.text(Message("unknown", zh: "不明"))
        case .arrived: figures.text(Message("new since then", zh: "此后新增"))
        }
    }

    private func legend(_ y: Double) -> [Markup] {
        var keys = MovesChart.Course.allCases.compactMap { course -> (kind: String, words: String)? in
            let count = chart.rows(course)
            return count > 0 ? (course.kind, "\(figures.text(course.words)) \(figures.count(count))") : nil
        }
        if chart.pooledRows > 0 {
            let count = figures.count(chart.pooledRows)
            keys.append(
                ("pooled", figures.text(Message("\(count) of these in moves under 1%", zh: "其中不足1%的变动 \(count)"))))
        }
        var x = 60.0
        return keys.flatMap { kind, words -> [Markup] in
            defer { x += 30 + Double(displayWidth(words)) * 7 + 14 }
            return [Drawing.box(x, y - 10, 22, 12, "flow \(kind)"), Drawing.words(words, x + 28, y, "scale")]
        }
    }
}

extension MovesChart.Course {
    /// As the style sheet calls it.
    fileprivate var kind: String {
        switch self {
        case .rose: "rose"
        case .fell: "fell"
        case .stayed: "stayed"
        case .arrived: "arrived"
        case .unknown: "unclear"
        }
    }

    var words: Message {
        switch self {
        case .rose: Message("▲ rose", zh: "▲ 上升")
        case .fell: Message("▼ fell", zh: "▼ 下降")
        case .stayed: Message("stayed", zh: "未动")
        case .arrived: Message("new", zh: "新增")
        case .unknown: Message("unknown", zh: "不明")
        }
    }
}
