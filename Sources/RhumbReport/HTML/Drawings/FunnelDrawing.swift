// A funnel on its side: what reached each stage, hatched behind it those who may yet, dashed those who fell out.
import RhumbText

struct FunnelDrawing {
    let chart: FunnelChart
    let figures: Figures

    private let width = 760.0
    private let left = 190.0
    private let right = 600.0
    private let top = 8.0
    private let step = 58.0
    private let thickness = 26.0

    var markup: Markup {
        let counts = Axis(0, Double(max(1, chart.widest)), from: left, to: right)
        var pieces: [Markup] = []
        for (number, stage) in chart.stages.enumerated() {
            let y = top + Double(number) * step
            if number > 0 { pieces += between(chart.stages[number - 1], stage, y, counts) }
            pieces += self.stage(stage, y, counts)
        }
        let bottom = top + Double(chart.stages.count - 1) * step + thickness
        return Drawing.canvas(width: width, height: bottom + 34, pieces + legend(bottom + 26))
    }

    private func stage(_ stage: FunnelChart.Stage, _ y: Double, _ counts: Axis) -> [Markup] {
        let (reached, waiting) = (counts(Double(stage.reached)), counts(Double(stage.reached + stage.waiting)))
        let (count, label) = (figures.count(stage.reached), truncated(stage.name, to: 18))
        var pieces = [
            tag(
                "text", ["x": place(left - 10), "y": place(y + 18), "text-anchor": "end"], .text(label + " "),
                tag("tspan", ["class": "strong"], .text(count))),
            Drawing.box(left, y, max(1, reached - left), thickness, "stage", says: "\(stage.name): \(count)"),
        ]
        if stage.waiting > 0 {
            let says = "\(figures.text(waitingWords)): \(figures.count(stage.waiting))"
            pieces.append(Drawing.box(reached, y, max(1.5, waiting - reached), thickness, "stage waiting", says: says))
        }
        let lost = counts(Double(stage.reached + stage.waiting + stage.lost))
        if stage.lost > 0 {
            let says = "\(figures.text(lostWords)): \(figures.count(stage.lost))"
            pieces += [
                Drawing.box(waiting, y, max(1, lost - waiting), thickness, "stage lost", says: says),
                Drawing.words("\(figures.count(stage.lost)) \(figures.text(lostWords))", lost + 8, y + 18, "scale"),
            ]
        }
        return pieces
    }

    /// What of a stage went on to the next.
    private func between(
        _ above: FunnelChart.Stage, _ stage: FunnelChart.Stage, _ y: Double, _ counts: Axis
    ) -> [Markup] {
        let from = y - step + thickness
        let share = stage.step.map { "↓ \(figures.number($0, .ratio))" } ?? "↓ \(figures.nothing)"
        return [
            Drawing.path(
                [
                    (left, from), (counts(Double(above.reached)), from),
                    (counts(Double(stage.reached + stage.waiting + stage.lost)), y), (left, y),
                ], "narrowing", closed: true),
            Drawing.words(share, left + 8, (from + y) / 2 + 4.5, "strong"),
        ]
    }

    private var reachedWords: Message { Message("reached", zh: "到达") }
    private var waitingWords: Message { Message("too young to be judged", zh: "未满成熟期，尚不能判断") }
    private var lostWords: Message { Message("did not go on", zh: "未继续") }

    private func legend(_ y: Double) -> [Markup] {
        let kinds: [(kind: String, words: Message, isThere: Bool)] = [
            ("stage", reachedWords, true),
            ("stage waiting", waitingWords, chart.stages.contains { $0.waiting > 0 }),
            ("stage lost", lostWords, chart.stages.contains { $0.lost > 0 }),
        ]
        var x = left
        return kinds.filter(\.isThere).flatMap { kind, words, _ -> [Markup] in
            let text = figures.text(words)
            defer { x += 30 + Double(displayWidth(text)) * 7 + 16 }
            return [Drawing.box(x, y - 10, 22, 12, kind), Drawing.words(text, x + 28, y, "scale")]
        }
    }
}
