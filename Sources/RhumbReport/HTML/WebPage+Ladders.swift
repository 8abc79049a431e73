// Ladders: how many stand on each rung, and who moved since the plan began: a matrix, and for short ladders its flows.
import RhumbModel
import RhumbText
import RhumbValues

extension WebPage {
    var ladders: Part? {
        guard let section = builder.ladders else { return nil }
        let content = zip(plan.tiers.ids, section.blocks).flatMap { id, block in
            [self.block(block, plan.tiers[id].heading.shown)] + moves(of: id)
        }
        return Part(id: section.id, title: section.title, content: content)
    }

    private func moves(of id: ID<Tiers>) -> [Markup] {
        if case .overwritten(let column, let since)?? = report.measurements.moves.at(id.index) {
            let note = words(
                "Who moved since \(since) cannot be told: “\(column)” is overwritten at its source.",
                zh: "\(since) 以来谁升谁降无从得知：“\(column)”在来源处会被覆盖。")
            return [tag("p", ["class": "because"], runs(note))]
        }
        guard let moves = report.moves(of: id) else { return [] }
        let ladder = plan.tiers[id]
        let title = words(
            "Who moved? \(ladder.heading.shown), \(moves.since) to \(figures.today)",
            zh: "谁升谁降：\(ladder.heading.shown)，\(moves.since) 至 \(figures.today)")
        let chart = MovesChart(moves, today: figures.today)
        let matrix = self.matrix(chart, ladder, title)
        let sentence = takeaway(moves, chart, ladder)
        let head = tag("h3", [:], runs(title))
        guard ladder.tiers.count <= MovesChart.mostRungs else {
            return [head, tag("p", [:], runs(sentence)), matrix]
        }
        let drawing = MovesDrawing(chart: chart, ladder: ladder, figures: figures)
        return [
            head,
            figure([drawing.markup], takeaway: sentence, lead: matrix, table: list(chart, ladder, title)),
        ]
    }

    /// `412 rose and 230 fell: 182 more rose than fell. …`
    private func takeaway(_ moves: TierMoves, _ chart: MovesChart, _ ladder: Tiers) -> String {
        let found = moves.summary
        let arrived = moves.arrived.reduce(0, +)
        var sentences: [String] = []
        let (risen, fallen, stayed) = (
            figures.count(found.risen), figures.count(found.fallen), figures.count(found.stayed)
        )
        if ladder.isGrid {
            let moved = figures.count(found.risen + found.fallen)
            sentences.append(
                words("\(moved) changed their type, \(stayed) kept it.", zh: "\(moved) 换了类型，\(stayed) 未变。"))
        } else {
            let net = found.risen - found.fallen
            let size = figures.count(abs(net))
            let balance =
                net == 0
                ? words("as many rose as fell", zh: "升降相抵")
                : net > 0
                    ? words("\(size) more rose than fell", zh: "净上升 \(size)")
                    : words("\(size) more fell than rose", zh: "净下降 \(size)")
            sentences.append(
                words(
                    "\(risen) rose and \(fallen) fell: \(balance); \(stayed) stayed.",
                    zh: "\(risen) 上升，\(fallen) 下降：\(balance)；\(stayed) 未动。"))
        }
        if let most = chart.moves.first {
            let path = "\(name(chart.before[most.from], ladder)) → \(name(chart.after[most.to], ladder))"
            sentences.append(
                words(
                    "The largest move is \(path), \(figures.count(most.count)).",
                    zh: "人数最多的变动：\(path)，\(figures.count(most.count))。"))
        }
        if arrived > 0 {
            sentences.append(
                words(
                    "\(figures.count(arrived)) \(arrived == 1 ? "is" : "are") new.", zh: "新增 \(figures.count(arrived))。"
                ))
        }
        return sentences.joined(separator: words(" ", zh: ""))
    }

    private func name(_ bar: MovesChart.Bar, _ ladder: Tiers) -> String {
        switch bar.kind {
        case .rung: bar.rung.map { ladder.tiers[$0].shown.text(in: report.language) } ?? ""
        case .unknown: words("unknown", zh: "不明")
        case .arrived: words("new since then", zh: "此后新增")
        }
    }

    /// Rungs then down the side, rungs today across.
    private func matrix(_ chart: MovesChart, _ ladder: Tiers, _ title: String) -> Markup {
        let columns =
            [Table.Column(words("then ↓ today →", zh: "当时 ↓ 今日 →"))]
            + chart.after.map { Table.Column(name($0, ladder), .right) } + [
                Table.Column(words("then", zh: "当时"), .right)
            ]
        let ribbons = chart.ribbons + chart.pooled
        var rows = chart.before.enumerated().map { from, bar in
            let cells = chart.after.indices.map { to -> Cell in
                guard let ribbon = ribbons.first(where: { $0.from == from && $0.to == to }) else {
                    return Cell("0", .quiet)
                }
                return Cell(
                    mark(ribbon.course, ladder) + figures.count(ribbon.count),
                    picture: .heat(Double(ribbon.count) / Double(max(1, bar.count))))
            }
            let sum = bar.kind == .arrived ? Cell.empty : Cell(figures.count(bar.count))
            return Table.Row([Cell(name(bar, ladder))] + cells + [sum])
        }
        let sums = chart.after.map { Cell(figures.count($0.count), .strong) }
        rows.append(Table.Row([Cell(words("today", zh: "今日"), .strong)] + sums + [.empty]))
        return table(Table(columns: columns, rows: rows), title, class: "moves")
    }

    /// The grid's types are no order in which anybody rises.
    private func mark(_ course: MovesChart.Course, _ ladder: Tiers) -> String {
        switch course {
        case .rose: ladder.isGrid ? "" : "▲ "
        case .fell: ladder.isGrid ? "" : "▼ "
        case .stayed, .arrived, .unknown: ""
        }
    }

    /// The moves that are drawn, each with its share of the rung it left; the others are in the matrix.
    private func list(_ chart: MovesChart, _ ladder: Tiers, _ title: String) -> Markup {
        let columns = [
            Table.Column(words("from", zh: "原在")), Table.Column(words("to", zh: "现在")),
            Table.Column(words("size", zh: "数量"), .right), Table.Column(words("of the rung left", zh: "占原层级"), .right),
        ]
        let rows = chart.moves.filter { chart.ribbons.contains($0) }.map { move in
            let from = chart.before[move.from]
            return Table.Row([
                Cell(name(from, ladder)),
                Cell(mark(move.course, ladder) + name(chart.after[move.to], ladder)),
                Cell(figures.count(move.count)), Cell(figures.share(Double(move.count) / Double(max(1, from.count)))),
            ])
        }
        return table(Table(columns: columns, rows: rows), title)
    }
}

extension Tiers {
    /// The ready-made eight types.
    var isGrid: Bool { !scores.isEmpty }
}
