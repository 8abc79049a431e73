// Actions with their people and money.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    var actions: Section? {
        let columns = [
            column("action", zh: "行动"), column("status", zh: "状态"), column("start", zh: "开始", .right, rank: 3),
            column("finish", zh: "完工", .right, rank: 1), column("now expected", zh: "现推至", .right, rank: 1),
            column("late", zh: "晚", .right, rank: 2), column("done", zh: "已做", .right, rank: 2),
            column("planned", zh: "应做", .right, rank: 3), column("cost", zh: "费用", .right, rank: 4),
            column("by", zh: "负责人", rank: 4),
        ]
        let rows = zip(plan.actions.all, assessment.actions).filter { !$0.0.isOff }.map { action, judged in
            row(action, judged)
        }
        return section(
            Message("Actions", zh: "行动"),
            [.table(Table(columns: columns, rows: rows)), .lines(kinds + workload + budget)])
    }

    private func row(_ action: Action, _ judged: ActionAssessment) -> Table.Row {
        let status = judged.status.value
        let late = judged.lateByDays.map { days in
            days > 0 ? words("\(days) \(days == 1 ? "workday" : "workdays")", zh: "\(days)个工作日") : figures.nothing
        }
        let critical = judged.isCritical && status != .done ? words(" ▸ critical", zh: " ▸ 关键") : ""
        let cells = [
            Cell(action.heading.shown), Cell(status.cell(figures).text + critical, status.ink),
            Cell(figures.day(judged.start)), Cell(figures.day(judged.finish)),
            Cell(status == .done ? figures.nothing : figures.day(judged.projectedFinish)),
            Cell(late ?? figures.nothing),
            Cell(figures.share(judged.done)), Cell(figures.share(judged.planned)),
            Cell(judged.cost.map { figures.money($0) } ?? figures.nothing), Cell(plan.shown(action.owner) ?? ""),
        ]
        let isLate = status == .late || !judged.delays.isEmpty
        let delays = delaySentence(judged.delays, in: plan)
        let notes = (isLate ? judged.status.because + [delays].compactMap { $0 } : []) + judged.remarks
        return Table.Row(cells, note: figures.sentence(notes, about: action.heading.shown))
    }

    /// By kind, where kinds are given: how many actions and what they cost.
    private var kinds: [Cell] {
        let running = zip(plan.actions.all, assessment.actions).filter { !$0.0.isOff }
        var names: [String] = []
        for (action, _) in running { if let kind = action.kind, !names.contains(kind) { names.append(kind) } }
        return names.map { name in
            let own = running.filter { $0.0.kind == name }
            let done = own.filter { $0.1.status.value == .done }.count
            let minor = own.compactMap { $0.1.cost?.minor }.reduce(Int128(0)) { $0 + Int128($1) }
            let cost = figures.money(Money(minor: Int64(clamping: minor), currency: plan.currency))
            return Cell(
                words(
                    "\(name): \(own.count) \(own.count == 1 ? "action" : "actions"), \(done) done, planned cost \(cost)",
                    zh: "\(name)：\(own.count)项行动，已完成\(done)项，计划费用 \(cost)"))
        }
    }

    /// People who have more work than time.
    private var workload: [Cell] {
        zip(plan.resources.all, assessment.resources).flatMap { resource, judged in
            judged.overloaded.map { stretch in
                let (from, to) = (figures.day(stretch.days.first), figures.day(stretch.days.last))
                let load = Digits.trimmed(stretch.load, 2)
                return Cell(
                    words(
                        "\(resource.heading.shown) is overloaded from \(from) to \(to): \(load) times the people there",
                        zh: "\(resource.heading.shown) \(from) 至 \(to) 超负荷：所需人手是现有的 \(load) 倍"), .warning)
            }
        }
    }

    private var budget: [Cell] {
        let judged = assessment.budget
        guard judged.budget != nil || judged.planned.minor != 0 else { return [] }
        let planned = figures.money(judged.planned)
        let limit =
            judged.budget.map { words(" of a budget of \(figures.money($0))", zh: "，预算 \(figures.money($0))") } ?? ""
        let isOver = judged.budget.map { $0.minor < judged.planned.minor } ?? false
        let spent =
            judged.spent.minor == 0
            ? "" : words(", \(figures.money(judged.spent)) spent", zh: "，已支出 \(figures.money(judged.spent))")
        return [
            Cell(
                words("planned cost \(planned)\(limit)\(spent)", zh: "计划费用 \(planned)\(limit)\(spent)"),
                isOver ? .bad : nil)
        ]
            + (isOver ? judged.because.map { Cell(figures.text($0), .bad) } : [])
    }
}
