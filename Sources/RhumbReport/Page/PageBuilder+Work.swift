// Actions with their people and money, and risks.
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
            Message("Actions", zh: "行动"), [.table(Table(columns: columns, rows: rows)), .lines(workload + budget)])
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
        let notes = (status == .late ? judged.status.because : []) + judged.remarks
        return Table.Row(cells, note: figures.sentence(notes, about: action.heading.shown))
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
        return [Cell(words("planned cost \(planned)\(limit)", zh: "计划费用 \(planned)\(limit)"), isOver ? .bad : nil)]
            + (isOver ? judged.because.map { Cell(figures.text($0), .bad) } : [])
    }

    var risks: Section? {
        let columns = [
            column("risk", zh: "风险"), column("rating", zh: "评级", rank: 1), column("signal", zh: "信号"),
            column("response", zh: "应对", rank: 2), column("threatens", zh: "威胁", rank: 3),
        ]
        let rows = zip(plan.risks.all, assessment.risks).map { risk, judged in
            let threatened = risk.threatens.map { plan.goals[$0].heading.shown }.joined(separator: words(", ", zh: "、"))
            let isCalm = judged.signal.value == .quiet || judged.signal.value == .none
            let isRated = judged.score != nil || judged.expectedLoss != nil
            let reasons = (isRated ? [] : judged.because) + (isCalm ? [] : judged.signal.because)
            return Table.Row(
                [
                    Cell(risk.heading.shown), Cell(rating(judged), judged.rating?.ink),
                    judged.signal.value.cell(figures),
                    Cell(response(judged.response ?? risk.response)), Cell(threatened),
                ], note: figures.sentence(reasons))
        }
        return section(Message("Risks", zh: "风险"), [.table(Table(columns: columns, rows: rows))])
    }

    /// `4×3 = 12 high`, or the expected loss.
    private func rating(_ judged: RiskAssessment) -> String {
        var parts: [String] = []
        if let likelihood = judged.likelihood, let impact = judged.impact, let score = judged.score {
            parts.append("\(likelihood)×\(impact) = \(score)")
        }
        if let rating = judged.rating { parts.append(figures.text(rating.words)) }
        if let loss = judged.expectedLoss {
            parts.append(words("expected loss ", zh: "期望损失 ") + figures.money(loss))
        }
        return parts.isEmpty ? figures.nothing : parts.joined(separator: " ")
    }

    private func response(_ response: Risk.Response?) -> String {
        guard let response else { return figures.nothing }
        let strategy = response.strategy.words
        guard let action = response.action else { return figures.text(strategy) }
        let name = plan.actions[action].heading.shown
        return words("\(strategy.english): \(name)", zh: "\(strategy.chinese)：\(name)")
    }
}
