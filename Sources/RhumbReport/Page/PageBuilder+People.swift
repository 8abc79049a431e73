// Who has a part in what, and what undertakings bring back.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    /// Shown where the plan says more than who does what: the owner stands beside each thing already.
    var responsibilities: Section? {
        guard plan.hasRoles else { return nil }
        let columns = [
            column("who", zh: "谁"), column("does", zh: "负责"), column("decides", zh: "拍板", rank: 1),
            column("is asked", zh: "被征询", rank: 2), column("is told", zh: "被知会", rank: 3),
        ]
        let owners = plan.people.ids.map { Owner.person($0) } + plan.resources.ids.map { Owner.resource($0) }
        let rows = owners.compactMap { owner -> Table.Row? in
            let duties = plan.duties(of: owner)
            guard !duties.isEmpty else { return nil }
            let cells = [duties.owns, duties.decides, duties.consulted, duties.informed].map { list in
                Cell(list.map(\.shown).joined(separator: words(", ", zh: "、")))
            }
            return Table.Row([Cell(plan.shown(owner) ?? "")] + cells)
        }
        return section(Message("Responsibilities", zh: "分工"), [.table(Table(columns: columns, rows: rows))])
    }

    var investments: Section? {
        let columns = [
            column("investment", zh: "投资测算"), column("total cost", zh: "总拥有成本", .right),
            column("benefit", zh: "收益", .right, rank: 1), column("return", zh: "投资回报率", .right),
            column("net present value", zh: "净现值", .right, rank: 1),
            column("paid back after", zh: "回收期", .right, rank: 2),
            column("by", zh: "负责人", rank: 3),
        ]
        let rows = zip(plan.investments.all, assessment.investments).map { investment, judged in
            func amount(_ money: Money?) -> Cell { Cell(money.map { figures.money($0) } ?? figures.nothing) }
            let isGood = judged.netPresentValue.map { $0.minor >= 0 }
            let payback = judged.paybackMonths.map { words("\($0) \($0 == 1 ? "month" : "months")", zh: "\($0)个月") }
            return Table.Row(
                [
                    Cell(investment.heading.shown), amount(judged.totalCost), amount(judged.benefit),
                    Cell(judged.returnOnInvestment.map { figures.measured(.percent($0)) } ?? figures.nothing),
                    Cell(amount(judged.netPresentValue).text, isGood.map { $0 ? .good : .bad }),
                    Cell(payback ?? figures.nothing), Cell(plan.shown(investment.owner) ?? ""),
                ], note: figures.sentence(judged.because))
        }
        return section(Message("Investments", zh: "投资测算"), [.table(Table(columns: columns, rows: rows))])
    }
}
