// The page of a difference: what moved in the plan first, then what became of it, then who moved.
import RhumbAssessment
import RhumbHistory
import RhumbModel
import RhumbText
import RhumbValues

struct DifferencePage {
    let difference: RunDifference
    let figures: Figures

    init(_ difference: RunDifference, language: Language) {
        self.difference = difference
        figures = Figures(language: language, today: difference.new.today)
    }

    var page: Page {
        let parts = [
            changes(.target, Message("Targets moved", zh: "目标变动")),
            changes(.threshold, Message("Thresholds and definitions", zh: "门槛与定义")), statuses, values, declared,
            changes(.other, Message("Other changes of the plan", zh: "方案的其他改动")), crossings, moves, advised, reread,
        ]
        let sections = parts.compactMap { $0 }
        guard difference.isEmpty else { return Page(head: head, sections: sections) }
        let nothing = Cell(words("nothing has changed", zh: "没有变化"), .good)
        return Page(head: head, sections: [Section(title: words("Differences", zh: "变化"), blocks: [.lines([nothing])])])
    }

    private func words(_ english: String, zh chinese: String) -> String { figures.text(Message(english, zh: chinese)) }

    private func column(
        _ english: String, zh chinese: String, _ alignment: Alignment = .left, rank: Int = 0
    ) -> Table.Column {
        Table.Column(words(english, zh: chinese), alignment, rank: rank)
    }

    private func section(_ title: Message, _ table: Table) -> Section? {
        table.rows.isEmpty ? nil : Section(title: figures.text(title), blocks: [.table(table)])
    }

    private var head: [HeadLine] {
        let (old, new) = (difference.old, difference.new)
        return [
            HeadLine(left: Cell(new.title ?? new.plan, .strong), right: Cell(words("differences", zh: "前后对比"))),
            HeadLine(
                left: Cell("\(named(old)) → \(named(new))"),
                right: Cell(
                    old.plan == new.plan
                        ? "" : words("of different plans: ", zh: "不同的方案：") + "\(old.plan) → \(new.plan)", .warning)),
        ]
    }

    /// `2026-06-30 #12, low_season`
    private func named(_ run: RunRecord) -> String {
        let number = run.number.map { " #\($0)" } ?? ""
        let scenario = run.scenario.map { words(", scenario ", zh: "，情景") + $0 } ?? ""
        return "\(run.today)\(number)\(scenario)"
    }

    private func changes(_ group: RunDifference.Change.Group, _ title: Message) -> Section? {
        let columns = [
            column("where", zh: "位置"), column("was", zh: "原为", rank: 1), column("is", zh: "现为", rank: 1),
            column("", zh: ""),
        ]
        let rows = difference.changes.filter { $0.group == group }.map { change in
            Table.Row([
                Cell("\(figures.text(change.kind)) \(change.title ?? change.name)"),
                Cell(change.old.map { figures.text($0) } ?? figures.nothing),
                Cell(change.new.map { figures.text($0) } ?? figures.nothing), movement(change),
            ])
        }
        return section(title, Table(columns: columns, rows: rows))
    }

    private func movement(_ change: RunDifference.Change) -> Cell {
        switch change.movement {
        case .easier: Cell(words("▼ easier", zh: "▼ 放宽"), .warning)
        case .harder: Cell(words("▲ harder", zh: "▲ 收紧"), .good)
        case .changed:
            change.old == nil
                ? Cell(words("+ new", zh: "+ 新增")) : change.new == nil ? Cell(words("− gone", zh: "− 删去")) : Cell("")
        }
    }

    private var declared: Section? {
        let rows = difference.declared.map { declared in
            Table.Row([
                Cell("\(figures.text(declared.kind)) \(declared.title ?? declared.name)"),
                declared.isAdded
                    ? Cell(words("+ new", zh: "+ 新增"), .good) : Cell(words("− gone", zh: "− 删去"), .warning),
            ])
        }
        let columns = [column("declaration", zh: "声明"), column("", zh: "")]
        return section(Message("Added and removed", zh: "新增与删去"), Table(columns: columns, rows: rows))
    }

    private var statuses: Section? {
        let columns = [
            column("what", zh: "对象"), column("was", zh: "原为", rank: 1), column("is", zh: "现为"),
            column("value", zh: "数值", rank: 2),
        ]
        let rows = difference.statuses.map { turn in
            let value =
                turn.old.value == turn.new.value
                ? "" : "\(figures.measured(turn.old.value)) → \(figures.measured(turn.new.value))"
            return Table.Row(
                [
                    Cell(turn.new.title ?? turn.new.name), status(turn.old), status(turn.new), Cell(value),
                ], note: figures.sentence(turn.new.because, about: turn.new.title ?? turn.new.name))
        }
        return section(Message("Statuses that changed", zh: "状态变化"), Table(columns: columns, rows: rows))
    }

    private func status(_ standing: RunRecord.Standing) -> Cell {
        guard let word = standing.status else { return Cell(figures.nothing) }
        switch standing.kind {
        case .goal, .strategy: return GoalStatus(rawValue: word)?.cell(figures) ?? Cell(word)
        case .action: return ActionStatus(rawValue: word)?.cell(figures) ?? Cell(word)
        case .risk: return SignalState(rawValue: word)?.cell(figures) ?? Cell(word)
        case .metric, .segment, .tier: return Cell(word)
        }
    }

    private var values: Section? {
        let columns = [
            column("measure", zh: "衡量"), column("was", zh: "原为", .right, rank: 1), column("is", zh: "现为", .right),
        ]
        let rows = difference.values.filter { $0.old.value != $0.new.value }.map { turn in
            Table.Row([
                Cell(turn.new.title ?? turn.new.name), Cell(figures.measured(turn.old.value)),
                Cell(figures.measured(turn.new.value)),
            ])
        }
        return section(Message("Measured values", zh: "数值变化"), Table(columns: columns, rows: rows))
    }
}

// MARK: - Who moved

extension DifferencePage {
    private var shownKeys: Int { 5 }

    /// `g0007, g1042, …`
    private func first(_ keys: [String]) -> String {
        let shown = keys.prefix(shownKeys).joined(separator: words(", ", zh: "、"))
        return keys.count > shownKeys ? shown + words(", …", zh: "……") : shown
    }

    private func keys(came: [String], left: [String]) -> String {
        let parts = [
            came.isEmpty ? nil : words("came: ", zh: "进入：") + first(came),
            left.isEmpty ? nil : words("left: ", zh: "离开：") + first(left),
        ]
        return parts.compactMap { $0 }.joined(separator: words("; ", zh: "；"))
    }

    private var crossings: Section? {
        let columns = [
            column("segment", zh: "客群"), column("came", zh: "进入", .right), column("left", zh: "离开", .right),
        ]
        let rows = difference.crossings.map { crossing in
            Table.Row(
                [
                    Cell(crossing.title ?? crossing.segment), Cell(figures.count(Int64(crossing.came.count))),
                    Cell(figures.count(Int64(crossing.left.count))),
                ], note: keys(came: crossing.came, left: crossing.left))
        }
        return section(Message("Who crossed a segment", zh: "进出客群"), Table(columns: columns, rows: rows))
    }

    private var moves: Section? {
        let columns = [
            column("tiers", zh: "层级"), column("from", zh: "原在", rank: 1), column("to", zh: "现在"),
            column("number", zh: "数量", .right),
        ]
        let rows = difference.moves.map { move in
            Table.Row(
                [
                    Cell(move.ladder), Cell(move.from ?? figures.nothing), Cell(move.to ?? figures.nothing),
                    Cell(figures.count(Int64(move.keys.count))),
                ], note: first(move.keys))
        }
        return section(Message("Who changed tier", zh: "层级变动"), Table(columns: columns, rows: rows))
    }

    private var advised: Section? {
        let columns = [
            column("advice", zh: "建议"), column("newly", zh: "新给出", .right), column("no longer", zh: "不再给出", .right),
        ]
        let rows = difference.advised.map { advised in
            Table.Row(
                [
                    Cell(advised.advice), Cell(figures.count(Int64(advised.came.count))),
                    Cell(figures.count(Int64(advised.left.count))),
                ], note: keys(came: advised.came, left: advised.left))
        }
        return section(Message("Recommendations", zh: "建议"), Table(columns: columns, rows: rows))
    }

    private var reread: Section? {
        let columns = [
            column("dataset", zh: "数据集"), column("rows were", zh: "原行数", .right, rank: 1),
            column("rows are", zh: "现行数", .right), column("file", zh: "文件", rank: 2),
        ]
        let rows = difference.reread.map { reread in
            let file: String =
                switch reread.isSameFile {
                case true?: words("the same", zh: "未变")
                case false?: words("changed", zh: "已变")
                case nil: figures.nothing
                }
            return Table.Row([
                Cell(reread.dataset), Cell(figures.count(reread.oldRows)), Cell(figures.count(reread.newRows)),
                Cell(file),
            ])
        }
        return section(Message("Data", zh: "数据"), Table(columns: columns, rows: rows))
    }
}
