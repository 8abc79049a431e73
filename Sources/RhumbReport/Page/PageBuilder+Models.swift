// Where scores begin, and what fitted models rest on.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    var quintiles: Section? {
        let columns =
            [column("score", zh: "评分"), column("n", zh: "样本", .right, rank: 5)]
            + (2...5).map { column("\($0) from", zh: "\($0) 分起", .right, rank: 6 - $0) }
        let rows = measurements.quintiles.map { found in
            let name = (found.title ?? found.name) + (found.part.map { " \($0)" } ?? "")
            return Table.Row(
                [Cell(name), Cell(figures.count(found.n))] + found.cuts.map { Cell(figures.given($0)) },
                note: found.part == "R" ? words("the score of R is 6 less this", zh: "R 分为 6 减去此分") : "")
        }
        return section(Message("Quintiles", zh: "五分位"), [.table(Table(columns: columns, rows: rows))])
    }

    var models: Section? {
        let columns = [
            column("model", zh: "模型"), column("parameters", zh: "参数"), column("n", zh: "样本", .right, rank: 1),
            column("log-likelihood", zh: "对数似然", .right, rank: 2), column("used by", zh: "用于", rank: 3),
        ]
        let rows = measurements.models.flatMap { measured -> [Table.Row] in
            let refusal = measured.refusal.map { figures.text($0) } ?? ""
            func row(
                _ name: String, _ n: Int64, _ parameters: [(String, Double)], _ fitted: Double?, _ users: [Heading]
            ) -> Table.Row {
                let shown = parameters.map { "\($0.0) \(Digits.fixed($0.1, 3))" }.joined(separator: " · ")
                return Table.Row(
                    [
                        Cell(name), parameters.isEmpty ? Cell(figures.nothing, .warning) : Cell(shown),
                        Cell(figures.count(n)), Cell(fitted.map { Digits.fixed($0, 1) } ?? figures.nothing),
                        Cell(users.map(\.shown).joined(separator: words(", ", zh: "、"))),
                    ], note: parameters.isEmpty ? refusal : "")
            }
            let purchases = measured.models.purchases
            let parameters = purchases.map {
                [("r", $0.model.r), ("α", $0.model.alpha), ("a", $0.model.a), ("b", $0.model.b)]
            }
            var rows = [
                row(
                    "BG/NBD (\(measured.purchases))", measured.models.buyers, parameters ?? [],
                    purchases?.logLikelihood,
                    measured.attributes)
            ]
            if let spending = measured.models.spending {
                let model = spending.model
                rows.append(
                    row(
                        "Gamma-Gamma (\(measured.purchases))", spending.customers,
                        [("p", model.p), ("q", model.q), ("γ", model.gamma)], spending.logLikelihood, measured.valued))
            }
            return rows
        }
        return section(Message("Models", zh: "模型"), [.table(Table(columns: columns, rows: rows))])
    }
}
