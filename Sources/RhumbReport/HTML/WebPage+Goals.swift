// Goals: the table of all, then a section each with its line.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension WebPage {
    /// Goals beyond these are in the table only: the most urgent are drawn.
    private var mostDrawn: Int { 40 }

    /// The table, without sentences and what only a second look wants: these stand under each goal's line.
    var goals: Part? {
        guard let section = builder.goals else { return nil }
        let content = section.blocks.map { block -> Markup in
            guard case .table(let table) = block else { return self.block(block, section.title) }
            let kept = table.columns.indices.filter {
                table.columns[$0].rank < 6 || table.columns[$0].rank == Table.Column.spare
            }
            let rows = table.rows.map { row in Table.Row(kept.compactMap { row.cells.at($0) }) }
            return self.table(Table(columns: kept.map { table.columns[$0] }, rows: rows), section.title, class: "goals")
        }
        return Part(id: section.id, title: section.title, content: content)
    }

    /// A section a goal.
    var goalLines: Part? {
        let urgent = plan.goalsInOrder.enumerated().sorted { left, right in
            let (first, second) = (urgency(left.element.id), urgency(right.element.id))
            return first != second ? first < second : left.offset < right.offset
        }
        let drawn = Set(urgent.prefix(mostDrawn).map(\.element.id))
        var content = plan.goalsInOrder.filter { drawn.contains($0.id) }.map { goal($0.id) }
        guard !content.isEmpty else { return nil }
        if drawn.count < plan.goals.ids.count {
            let rest = plan.goals.ids.count - drawn.count
            content.append(
                tag(
                    "p", ["class": "quiet"],
                    .text(
                        words(
                            "\(rest) more goals are in the table above: the \(drawn.count) most urgent are drawn.",
                            zh: "其余 \(rest) 个目标见上表：只绘制最紧要的 \(drawn.count) 个。"))))
        }
        return Part(id: "lines", title: words("Will we arrive?", zh: "能否如期达成"), content: content)
    }

    private func urgency(_ id: ID<Goal>) -> Int { report.assessment.goals.at(id.index)?.status.value.urgency ?? 9 }

    private func goal(_ id: ID<Goal>) -> Markup {
        let goal = plan.goals[id]
        guard let judged = report.assessment.goals.at(id.index) else { return .nothing }
        let status = judged.status.value.cell(figures)
        let reasons = figures.sentence(judged.status.because, about: goal.heading.shown)
        var pieces = [
            tag(
                "h3", [:], runs(goal.heading.shown), " ",
                tag("span", ["class": "status \(status.ink?.name ?? "")"], .text(status.text)))
        ]
        let sentence =
            reasons.isEmpty ? builder.value(judged.measured, judged.interval, report.unit(of: goal)) : reasons
        if let chart = report.chart(of: id) {
            pieces.append(
                figure(
                    [GoalDrawing(chart: chart, figures: figures).markup], takeaway: sentence,
                    table: history(chart, goal.heading.shown)))
        } else {
            pieces.append(tag("p", [:], runs(sentence)))
        }
        pieces.append(facts(goal, judged))
        return tag("article", ["class": "goal", "id": "goal-\(id.index + 1)"], all: pieces)
    }

    /// Who it is about, who answers for it, and why it is asked for.
    private func facts(_ goal: Goal, _ judged: GoalAssessment) -> Markup {
        var pairs: [(String, String)] = []
        let needed = figures.change(judged.neededPerMonth, report.unit(of: goal))
        if judged.neededPerMonth != nil { pairs.append((words("Needed a month", zh: "还需每月"), needed)) }
        if judged.measured.n != nil {
            pairs.append((words("n (skipped)", zh: "样本（跳过）"), builder.sample(judged.measured)))
        }
        if let segment = goal.segment { pairs.append((words("Of", zh: "面向"), plan.segments[segment].heading.shown)) }
        if let owner = plan.shown(goal.owner) { pairs.append((words("Owner", zh: "负责人"), owner)) }
        if let parent = goal.parent { pairs.append((words("Part of", zh: "所属目标"), plan.goals[parent].heading.shown)) }
        if !goal.serves.isEmpty {
            let names = goal.serves.map { plan.strategies[$0].heading.shown }.joined(separator: words(", ", zh: "、"))
            pairs.append((words("Serves", zh: "服务于"), names))
        }
        if let because = goal.because { pairs.append((words("Because", zh: "依据"), because)) }
        guard !pairs.isEmpty else { return .nothing }
        return tag(
            "dl", ["class": "facts"],
            all: pairs.map { name, value in
                tag("div", [:], tag("dt", [:], .text(name)), tag("dd", [:], runs(value)))
            })
    }

    private func history(_ chart: GoalChart, _ title: String) -> Markup {
        let columns = [
            Table.Column(words("day", zh: "日期")), Table.Column(words("measured", zh: "实测"), .right),
            Table.Column(words("expected", zh: "应达"), .right),
        ]
        var values: [Day: (measured: Double?, expected: Double?)] = [:]
        for point in chart.measured { values[point.day, default: (nil, nil)].measured = point.value }
        for point in chart.expected { values[point.day, default: (nil, nil)].expected = point.value }
        let rows = values.keys.sorted().map { day in
            Table.Row([
                Cell(day.description), Cell(figures.number(values[day]?.measured, chart.unit)),
                Cell(figures.number(values[day]?.expected, chart.unit)),
            ])
        }
        return table(Table(columns: columns, rows: rows), title)
    }
}
