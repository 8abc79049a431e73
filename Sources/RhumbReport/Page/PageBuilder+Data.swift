// Segments, ladders, metrics and data requirements.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    var segments: Section? {
        let columns = [
            column("segment", zh: "客群"), column("size", zh: "数量", .right, rank: 1),
            column("share", zh: "占比", .right, rank: 2),
            column("of", zh: "基于", rank: 4), column("unknown", zh: "不明", .right, rank: 3), column("", zh: "", rank: 5),
        ]
        let rows = zip(plan.segments.all, measurements.segments).enumerated().map { position, pair in
            let (segment, counts) = pair
            return Table.Row(
                [
                    Cell(segment.heading.shown), Cell(figures.count(counts.inside)), Cell(figures.share(counts.share)),
                    Cell(plan.base(of: segment).shown),
                    Cell(figures.count(counts.unknown), counts.unknown > 0 ? .warning : nil),
                    figures.barCell(counts.share),
                ], note: pareto(ofSegment: position))
        }
        return section(Message("Segments", zh: "客群"), [.table(Table(columns: columns, rows: rows))] + overlaps)
    }

    /// A table for each dataset: the rows that two segments share, with a letter for each segment.
    private var overlaps: [Block] {
        plan.datasets.ids.compactMap { dataset in
            let pairs = measurements.overlaps.filter { plan.segments[$0.first].dataset == dataset }
            guard !pairs.isEmpty else { return nil }
            let segments = plan.segments.ids.filter { id in pairs.contains { $0.first == id || $0.second == id } }
            func name(_ position: Int, _ id: ID<Segment>) -> String {
                "\(figures.letter(position)) \(plan.segments[id].heading.shown)"
            }
            let columns = segments.dropLast().indices.map { Table.Column(figures.letter($0), .right) }
            let rows = segments.enumerated().map { position, second in
                let cells = segments.dropLast().map { first in
                    let pair = pairs.first { $0.first == first && $0.second == second }
                    return pair.map { Cell(figures.count($0.both), $0.both == 0 ? .quiet : nil) } ?? Cell("")
                }
                return Table.Row([Cell(name(position, second))] + cells)
            }
            return .table(Table(columns: [column("in both", zh: "同时属于")] + columns, rows: rows))
        }
    }

    /// `spend in top 20%: they hold 61% of it; 80% of it is held by 34% of the rows`
    private func pareto(ofSegment position: Int) -> String {
        guard let (condition, found) = report.concentration(ofSegment: position) else { return "" }
        let words = figures.text(condition)
        guard let held = found.held, let eighty = found.eighty else {
            return self.words(
                "\(words): the total is not above 0, so no share of it can be told", zh: "\(words)：总额不大于 0，无法计算占比")
        }
        let (share, few) = (figures.share(held), figures.share(eighty))
        let negative =
            found.negative == 0
            ? "" : self.words("; \(found.negative) values are below 0", zh: "；有 \(found.negative) 个值小于 0")
        return self.words(
            "\(words): they hold \(share) of it; 80% of it is held by \(few) of the rows",
            zh: "\(words)：他们占其总额的 \(share)；总额的 80% 集中在 \(few) 的行里") + negative
    }

    var ladders: Section? {
        let blocks = zip(plan.tiers.all, measurements.tiers).map { ladder, counts in
            let all = counts.inside.reduce(counts.unknown, +)
            func share(_ count: Int64) -> Double? { all > 0 ? Double(count) / Double(all) : nil }
            let columns = [
                Table.Column(ladder.heading.shown), column("size", zh: "数量", .right), column("share", zh: "占比", .right),
                column("", zh: "", rank: 1),
            ]
            var rows = zip(ladder.tiers, counts.inside).map { tier, inside in
                Table.Row([
                    Cell(tier.shown.text(in: report.language)), Cell(figures.count(inside)),
                    Cell(figures.share(share(inside))),
                    figures.barCell(share(inside)),
                ])
            }
            if counts.unknown > 0 {
                rows.append(
                    Table.Row([
                        Cell(words("unknown", zh: "不明"), .warning), Cell(figures.count(counts.unknown)),
                        Cell(figures.share(share(counts.unknown))), figures.barCell(share(counts.unknown)),
                    ]))
            }
            return Block.table(Table(columns: columns, rows: rows))
        }
        return section(Message("Tiers", zh: "层级"), blocks)
    }

    var metrics: Section? {
        let columns = [
            column("metric", zh: "指标"), column("value [95%]", zh: "现值 [95%区间]", rank: 1),
            column("n (skipped)", zh: "样本（跳过）", .right, rank: 2),
        ]
        let rows = zip(plan.metrics.all, measurements.metrics).enumerated().map { position, pair in
            let (metric, measured) = pair
            let shown = value(measured, assessment.metrics.at(position) ?? nil, report.unit(of: metric))
            let note = measured.overwritten.map {
                words(
                    "\($0) is overwritten at its source: it is not known on other days than today",
                    zh: "“\($0)”在来源处会被覆盖：除今日外的日子不可知")
            }
            return Table.Row([Cell(metric.heading.shown), Cell(shown), Cell(sample(measured))], note: note ?? "")
        }
        return section(Message("Metrics", zh: "指标"), [.table(Table(columns: columns, rows: rows))] + splits + forecasts)
    }

    /// A small table for each metric that is split.
    private var splits: [Block] {
        zip(plan.metrics.all, measurements.splits).enumerated().compactMap { position, pair in
            let (metric, measured) = pair
            guard let split = metric.split else { return nil }
            let columns = [
                Table.Column(metric.heading.shown), column("value [95%]", zh: "现值 [95%区间]", rank: 1),
                column("n (skipped)", zh: "样本（跳过）", .right, rank: 2),
            ]
            let intervals = assessment.splits.at(position) ?? []
            let rows = zip(split.parts, measured).enumerated().compactMap { number, pair -> Table.Row? in
                let (part, found) = pair
                guard part != .unknown || found.n ?? 0 > 0 else { return nil }
                let shown = value(found, intervals.at(number) ?? nil, report.unit(of: metric))
                return Table.Row([
                    Cell("· " + figures.text(plan.name(of: part, in: split))), Cell(shown), Cell(sample(found)),
                ])
            }
            return .table(Table(columns: columns, rows: rows))
        }
    }

    var requirements: Section? {
        let columns = [
            column("requirement", zh: "要求"), column("met", zh: "满足"), column("dataset", zh: "数据集", rank: 2),
            column("broken", zh: "未满足", .right, rank: 1), column("checked", zh: "已检查", .right, rank: 3),
        ]
        let rows = plan.datasets.all.enumerated().flatMap { position, dataset in
            zip(dataset.requirements, assessment.requirements.at(position) ?? []).map { requirement, judged in
                let verdict: Cell =
                    switch judged.holds {
                    case true?: Cell("✓", .good)
                    case false?: Cell("✗", .bad)
                    case nil: Cell("?", .warning)
                    }
                return Table.Row(
                    [
                        Cell(figures.text(requirement.text)), verdict, Cell(dataset.heading.shown),
                        Cell(figures.count(judged.broken)), Cell(figures.count(judged.checked)),
                    ], note: judged.holds == true ? "" : figures.sentence(judged.because))
            }
        }
        return section(Message("Data requirements", zh: "数据要求"), [.table(Table(columns: columns, rows: rows))])
    }
}
