// Segments that share customers, and funnels, as pictures.
import RhumbModel
import RhumbText

extension WebPage {
    /// Each funnel's drawing above its table.
    var funnels: Part? {
        guard let section = builder.funnels, section.blocks.count == plan.funnels.all.count else {
            return plain(builder.funnels)
        }
        let content = zip(zip(plan.funnels.all, report.measurements.funnels), section.blocks).flatMap { pair, block in
            let (funnel, measured) = pair
            let chart = FunnelChart(funnel.stages.map(\.shown), measured)
            let drawing = FunnelDrawing(chart: chart, figures: figures).markup
            return [
                tag("h3", [:], runs(funnel.heading.shown)),
                figure([drawing], takeaway: sentence(chart), table: nil), self.block(block, funnel.heading.shown),
            ]
        }
        return Part(id: section.id, title: section.title, content: content)
    }

    /// Who fell out where, and how many may still go on.
    private func sentence(_ chart: FunnelChart) -> String {
        var sentences: [String] = []
        if let worst = chart.worst {
            let step = worst.step.map { figures.number($0, .ratio) } ?? figures.nothing
            sentences.append(
                words(
                    "Most fall out before “\(worst.name)”: \(figures.count(worst.lost)) had time enough and did not go on, \(step) did.",
                    zh: "流失最多的一步是“\(worst.name)”：\(figures.count(worst.lost)) 已满成熟期而未继续，转化 \(step)。"))
        } else {
            sentences.append(words("Nobody has fallen out yet.", zh: "尚无人流失。"))
        }
        let waiting = chart.stages.reduce(0) { $0 + $1.waiting }
        if waiting > 0 {
            sentences.append(
                words(
                    "\(figures.count(waiting)) \(waiting == 1 ? "is" : "are") too young to be judged and \(waiting == 1 ? "counts" : "count") as neither.",
                    zh: "\(figures.count(waiting)) 未满成熟期，两边都不算。"))
        }
        return sentences.joined(separator: words(" ", zh: ""))
    }

    /// The table of segments, and below it who shares customers with whom.
    var segments: Part? {
        guard let section = builder.segments, let first = section.blocks.first else { return nil }
        let charts = report.overlapCharts
        return Part(
            id: section.id, title: section.title,
            content: [block(first, section.title)] + charts.map { overlap($0) })
    }

    private func overlap(_ chart: OverlapChart) -> Markup {
        let title = words("Who is in two segments?", zh: "谁同时属于两个客群")
        func name(_ position: Int) -> String { "\(figures.letter(position)) \(chart.segments[position].name)" }
        let columns = [Table.Column("")] + chart.segments.indices.map { Table.Column(figures.letter($0), .right) }
        let rows = chart.segments.indices.map { row in
            Table.Row(
                [Cell(name(row))]
                    + chart.segments.indices.map { column -> Cell in
                        if row == column { return Cell(figures.count(chart.segments[row].size), .strong) }
                        guard column > row else { return .empty }
                        guard let pair = chart.pair(row, column) else { return Cell("⊂", .quiet) }
                        guard pair.both > 0 else { return Cell("0", .quiet) }
                        return Cell(
                            "\(figures.count(pair.both)) (\(figures.share(pair.ofSmaller)))",
                            picture: .heat(pair.ofSmaller))
                    })
        }
        let key = words(
            "On the diagonal each segment's size; beside it how many two share, and of the smaller one what share that is.",
            zh: "对角线为各客群人数；其余为两者共有人数，及占较小客群的比例。")
        let nested = chart.hasNested ? words(" ⊂: one is declared within the other.", zh: "⊂：其一本就属于另一。") : ""
        return [
            tag("h3", [:], .text(title)),
            tag(
                "figure", [:], tag("figcaption", [:], runs(sentence(chart))),
                table(Table(columns: columns, rows: rows), title, class: "overlap"),
                tag("p", ["class": "because"], .text(key + nested))),
        ]
    }

    private func sentence(_ chart: OverlapChart) -> String {
        guard let pair = chart.closest else { return words("No two segments share anybody.", zh: "各客群互不重叠。") }
        let (first, second) = (chart.segments[pair.first], chart.segments[pair.second])
        func share(_ size: Int64) -> String { figures.share(Double(pair.both) / Double(max(1, size))) }
        let both = figures.count(pair.both)
        let apart = chart.pairs.filter { $0.both == 0 }.count
        let rest =
            apart == 0
            ? "" : words(" \(apart) \(apart == 1 ? "pair shares" : "pairs share") nobody.", zh: "有 \(apart) 对互不重叠。")
        return words(
            "Most alike are “\(first.name)” and “\(second.name)”: \(both) are in both, \(share(first.size)) of the one and \(share(second.size)) of the other.",
            zh: "最相近的是“\(first.name)”与“\(second.name)”：\(both) 同属两者，各占 \(share(first.size)) 与 \(share(second.size))。")
            + rest
    }
}
