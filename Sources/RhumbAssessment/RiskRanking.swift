// Two orders of risks, by score and by money: where they disagree, somebody has to look.
import RhumbModel
import RhumbValues

/// The places of risks by score and by expected loss.
public struct RiskRanking: Sendable {
    /// From 1; equal ones share a place; nil where a risk has no such figure.
    public let byScore: [Int?]
    public let byLoss: [Int?]
    /// Pairs of positions: the first has the higher score and the smaller loss. One a first risk.
    public let disagreements: [(Int, Int)]

    public init(_ risks: [RiskAssessment]) {
        let scores = risks.map { $0.score.map { Double($0) } }
        let losses = risks.map { $0.expectedLoss.map { Double($0.minor) } }
        byScore = RiskRanking.places(scores)
        byLoss = RiskRanking.places(losses)
        let both = risks.indices.filter { scores[$0] != nil && losses[$0] != nil }
        disagreements = both.compactMap { first in
            both.first { second in
                guard let score = scores[first], let other = scores[second], let loss = losses[first],
                    let otherLoss = losses[second]
                else { return false }
                return score > other && loss < otherLoss
            }.map { (first, $0) }
        }
    }

    private static func places(_ figures: [Double?]) -> [Int?] {
        figures.map { figure in
            figure.map { own in 1 + figures.count(where: { $0.map { $0 > own } ?? false }) }
        }
    }
}
