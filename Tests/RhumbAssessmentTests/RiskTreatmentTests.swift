// What a response leaves of a risk, what it costs and saves, and which risk comes first.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

private func verdicts(_ risks: [Risk], cost: Int64? = nil, bands: RiskBands = RiskBands()) -> [RiskAssessment] {
    var plan = emptyPlan()
    var action = Action(heading: heading("response"))
    action.cost = cost.map { yuan($0) }
    _ = plan.actions.add(action)
    for risk in risks { _ = plan.risks.add(risk) }
    return assess(
        plan, Measurements(today: day(2026, 6, 30)), bands: Bands(), riskBands: bands, language: .english
    ).risks
}

private func risk(_ name: String, _ change: (inout Risk) -> Void) -> Risk {
    var risk = Risk(heading: heading(name))
    change(&risk)
    return risk
}

private func response(_ strategy: Risk.Strategy) -> Risk.Response {
    Risk.Response(strategy: strategy, action: ID(0), approver: nil, until: nil)
}

@Suite("Treatment of risks")
struct RiskTreatmentTests {
    @Test(
        "Bands of a project, by hand: 1–3, 4–6, 8–12, 15–25",
        arguments: [
            (1, 3, Rating.low), (2, 2, .moderate), (2, 3, .moderate), (2, 4, .high), (3, 4, .high), (3, 5, .extreme),
            (5, 5, .extreme),
        ])
    func bands(_ likelihood: Int, _ impact: Int, _ rating: Rating) {
        let one = risk("r") {
            $0.likelihood = .score(likelihood)
            $0.impactScore = impact
        }
        #expect(verdicts([one], bands: RiskBands(moderate: 4, high: 8, extreme: 15)).first?.rating == rating)
    }

    /// github.com/rcolomer-cos/E-QMS, RISK_SCORING_MATRIX.md: low, medium, high from 12 and critical from 20, by likelihood and
    /// impact.
    @Test(
        "A published matrix of five by five",
        arguments: [
            (5, [Rating.low, .moderate, .high, .extreme, .extreme]), (4, [.low, .moderate, .high, .high, .extreme]),
            (3, [.low, .moderate, .moderate, .high, .high]), (2, [.low, .low, .moderate, .moderate, .moderate]),
            (1, [.low, .low, .low, .low, .low]),
        ])
    func matrix(_ likelihood: Int, _ ratings: [Rating]) {
        let found = (1...5).compactMap { impact -> Rating? in
            let one = risk("r") {
                $0.likelihood = .score(likelihood)
                $0.impactScore = impact
            }
            return verdicts([one], bands: RiskBands(moderate: 6, high: 12, extreme: 20)).first?.rating
        }
        #expect(found == ratings)
    }

    @Test(
        "What is left: as declared, nothing of what is avoided, everything of what is accepted",
        arguments: [(Risk.Strategy.mitigate, 4 as Int?), (.transfer, 4), (.avoid, 0), (.accept, 12)])
    func residual(_ strategy: Risk.Strategy, _ score: Int?) {
        let one = risk("r") {
            $0.likelihood = .score(4)
            $0.impactScore = 3
            $0.response = response(strategy)
            if strategy == .mitigate || strategy == .transfer {
                $0.residual = Risk.Residual(likelihood: .score(2), impact: .score(2))
            }
        }
        #expect(verdicts([one]).first?.residualScore == score)
        #expect(verdicts([one]).first?.score == 12)
    }

    @Test("Without a residual nobody knows what is left")
    func noResidual() {
        let one = risk("r") {
            $0.likelihood = .score(4)
            $0.impactScore = 3
            $0.response = response(.mitigate)
        }
        #expect(verdicts([one]).first?.residualScore == nil)
    }

    @Test(
        "20,000 less 5,000 of expected loss: worth 8,000, not 30,000",
        arguments: [(8_000 as Int64, false), (30_000, true)])
    func cost(_ cost: Int64, _ isTooMuch: Bool) throws {
        let one = risk("r") {
            $0.likelihood = .share(decimal(10, 2))
            $0.impactAmount = yuan(200_000)
            $0.response = response(.mitigate)
            $0.residual = Risk.Residual(likelihood: .share(decimal(5, 2)), impact: .amount(yuan(100_000)))
        }
        let judged = try #require(verdicts([one], cost: cost).first)
        #expect(judged.expectedLoss == yuan(20_000))
        #expect(judged.residualLoss == yuan(5_000))
        #expect(judged.lossReduction == yuan(15_000))
        #expect(judged.treatmentCost == yuan(cost))
        #expect(judged.because.contains { $0.english.contains("costs more than it saves") } == isTooMuch)
    }

    @Test("Both impacts: a score and an expected loss, and where they disagree it is said")
    func rankings() {
        func both(_ name: String, _ percent: Int128, _ impact: Int, _ amount: Int64) -> Risk {
            risk(name) {
                $0.likelihood = .share(decimal(percent, 2))
                $0.impactScore = impact
                $0.impactAmount = yuan(amount)
            }
        }
        // Scores 3×3 = 9, 1×4 = 4; losses 40% × 10,000 = 4,000, 5% × 1,000,000 = 50,000.
        let judged = verdicts([both("often", 40, 3, 10_000), both("rare", 5, 4, 1_000_000)])
        #expect(judged.map(\.score) == [9, 4])
        #expect(judged.map(\.expectedLoss) == [yuan(4_000), yuan(50_000)])
        let ranking = RiskRanking(judged)
        #expect(ranking.byScore == [1, 2])
        #expect(ranking.byLoss == [2, 1])
        #expect(ranking.disagreements.map { [$0.0, $0.1] } == [[0, 1]])
        let agreed = RiskRanking(verdicts([both("a", 40, 3, 10_000), both("b", 5, 4, 10_000)]))
        #expect(agreed.disagreements.isEmpty)
    }

    @Test("A risk is reviewed like a goal: one interval after the last review, or after the plan's first day")
    func reviews() {
        var plan = emptyPlan()
        _ = plan.risks.add(
            risk("quarterly") {
                $0.reviewEvery = .months(3)
                $0.reviews = [Goal.Review(day: day(2026, 3, 15), finding: "quiet", by: nil)]
            })
        _ = plan.risks.add(risk("monthly") { $0.reviewEvery = .months(1) })
        _ = plan.risks.add(risk("never") { _ in })
        let judged = assess(plan, Measurements(today: day(2026, 6, 20)), bands: Bands(), language: .english)
        #expect(judged.riskReviews.map(\.risk) == [ID(1), ID(0)])
        #expect(judged.riskReviews.map(\.due) == [day(2026, 2, 1), day(2026, 6, 15)])
        #expect(judged.riskReviews.map(\.overdueDays) == [139, 5])
        #expect(judged.recommendations.map(\.origin) == [.riskReview(ID(1)), .riskReview(ID(0))])
    }
}
