// The register of risks and its matrix.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    var risks: Section? {
        let columns = [
            column("risk", zh: "风险"), column("rating", zh: "评级", rank: 1), column("signal", zh: "信号"),
            column("response", zh: "应对", rank: 2), column("threatens", zh: "威胁", rank: 3),
        ]
        let rows = zip(plan.risks.all, assessment.risks).map { risk, judged in
            let threatened = risk.threatens.map { plan.goals[$0].heading.shown }.joined(separator: words(", ", zh: "、"))
            let isCalm = judged.signal.value == .quiet || judged.signal.value == .none
            let isRated = judged.score != nil || judged.expectedLoss != nil
            let reasons = (isRated ? [] : judged.because) + (isCalm ? [] : judged.signal.because) + costly(judged)
            return Table.Row(
                [
                    Cell(risk.heading.shown), Cell(rating(judged), judged.rating?.ink),
                    judged.signal.value.cell(figures),
                    Cell(response(judged.response ?? risk.response)), Cell(threatened),
                ], note: figures.sentence(reasons))
        }
        return section(
            Message("Risks", zh: "风险"),
            [.table(Table(columns: columns, rows: rows))] + matrix + [.lines(disagreement)])
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

    /// A response that costs more than it saves.
    private func costly(_ judged: RiskAssessment) -> [Message] {
        guard let cost = judged.treatmentCost, let saved = judged.lossReduction, cost.minor > saved.minor else {
            return []
        }
        return judged.because.suffix(1)
    }

    /// Likelihood against impact with a letter for each risk that is scored on both; none where no risk is.
    private var matrix: [Block] {
        let scored = zip(plan.risks.all, assessment.risks).filter { $1.likelihood != nil && $1.impact != nil }
        guard !scored.isEmpty else { return [] }
        let columns =
            [column("likelihood / impact", zh: "可能性 / 影响")]
            + (1...5).map { Table.Column("\($0)", .centre) }
        let rows = (1...5).reversed().map { likelihood in
            Table.Row(
                [Cell("\(likelihood)")]
                    + (1...5).map { impact in
                        let here = scored.enumerated().filter {
                            $0.element.1.likelihood == likelihood && $0.element.1.impact == impact
                        }
                        let marks = here.map { $0.element.1.signal.value.mark + figures.letter($0.offset) }
                        let rating = report.riskBands.rating(likelihood * impact)
                        guard !here.isEmpty else { return Cell("·", .quiet, picture: .field(rating)) }
                        return Cell(marks.joined(separator: " "), rating.ink, picture: .field(rating))
                    })
        }
        let names = scored.enumerated().map { "\(figures.letter($0.offset)) \($0.element.0.heading.shown)" }
        let legend = words("● fired  ○ quiet or without a signal  ? unknown", zh: "● 已触发  ○ 未触发或未设信号  ? 不明")
        return [
            .table(Table(columns: columns, rows: rows)),
            .lines([Cell(names.joined(separator: words(", ", zh: "、"))), Cell(legend, .quiet)]),
        ]
    }

    /// Where score and money put risks in another order.
    private var disagreement: [Cell] {
        RiskRanking(assessment.risks).disagreements.map { first, second in
            let (one, other) = (plan.risks.all[first].heading.shown, plan.risks.all[second].heading.shown)
            return Cell(
                words(
                    "the rankings disagree: by score “\(one)” comes before “\(other)”, by expected loss after it",
                    zh: "两种排序不一致：按得分“\(one)”在“\(other)”之前，按期望损失则在其后"), .warning)
        }
    }

    private func response(_ response: Risk.Response?) -> String {
        guard let response else { return figures.nothing }
        let strategy = response.strategy.words
        guard let action = response.action else { return figures.text(strategy) }
        let name = plan.actions[action].heading.shown
        return words("\(strategy.english): \(name)", zh: "\(strategy.chinese)：\(name)")
    }
}
