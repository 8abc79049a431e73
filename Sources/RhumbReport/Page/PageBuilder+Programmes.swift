// Programmes, what research found, and what was learnt on the way.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    var programmes: Section? {
        let columns = [
            column("programme", zh: "专项"), column("status", zh: "状态"), column("customers", zh: "客群", rank: 2),
            column("goals", zh: "目标", rank: 3), column("actions", zh: "行动", .right, rank: 4),
            column("cost", zh: "费用", .right, rank: 1), column("budget", zh: "预算", .right, rank: 1),
            column("by", zh: "负责人", rank: 5),
        ]
        let rows = zip(plan.programmes.all, assessment.programmes).map { programme, judged in
            row(programme, judged)
        }
        return section(Message("Programmes", zh: "专项"), [.table(Table(columns: columns, rows: rows))])
    }

    private func row(_ programme: Programme, _ judged: ProgrammeAssessment) -> Table.Row {
        let segments = programme.segments.map { id in
            let size = measurements.segments.at(id.index).map { " " + figures.count($0.inside) } ?? ""
            return plan.segments[id].heading.shown + size
        }
        let goals = programme.goals.map { plan.goals[$0].heading.shown }
        let late = judged.late.count
        let actions = programme.actions.count
        let isOver =
            if let planned = judged.planned, let budget = programme.budget {
                planned.currency == budget.currency && planned.minor > budget.minor
            } else { false }
        let cells = [
            Cell(programme.heading.shown), judged.status?.cell(figures) ?? Cell(figures.nothing), Cell(list(segments)),
            Cell(list(goals)),
            Cell(late > 0 ? words("\(actions), \(late) late", zh: "\(actions)（延误\(late)）") : String(actions)),
            Cell(judged.planned.map { figures.money($0) } ?? figures.nothing, isOver ? .bad : nil),
            Cell(programme.budget.map { figures.money($0) } ?? figures.nothing),
            Cell(plan.shown(programme.owner) ?? ""),
        ]
        let isGood = judged.status?.isGood ?? true
        return Table.Row(cells, note: isGood && !isOver && late == 0 ? "" : figures.sentence(judged.because))
    }

    var lessons: Section? {
        let columns = [
            column("day", zh: "日期"), column("lesson", zh: "经验教训"), column("from", zh: "出自", rank: 1),
            column("by", zh: "由", rank: 2),
        ]
        let rows = plan.lessons.map { lesson in
            Table.Row([
                Cell(figures.day(lesson.note.day)), Cell(lesson.note.text), Cell(lesson.about.shown),
                Cell(plan.shown(lesson.note.by) ?? ""),
            ])
        }
        return section(Message("Lessons", zh: "持续改进"), [.table(Table(columns: columns, rows: rows))])
    }

    var research: Section? {
        let columns = [
            column("day", zh: "日期"), column("finding", zh: "调研发现"), column("about", zh: "关于", rank: 1),
            column("data", zh: "来自", rank: 2),
        ]
        let rows = plan.allFindings.map { finding in
            Table.Row([
                Cell(figures.day(finding.note.day)), Cell(finding.note.text), Cell(finding.about.shown),
                Cell(finding.note.from.map { plan.datasets[$0].heading.shown } ?? ""),
            ])
        }
        return section(Message("Research", zh: "市场调研"), [.table(Table(columns: columns, rows: rows))])
    }

    private func list(_ names: [String]) -> String { names.joined(separator: words(", ", zh: "、")) }
}
