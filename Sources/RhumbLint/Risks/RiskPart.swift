// The clauses of a risk that findings are shown at, and how it is rated.
import RhumbModel
import RhumbSyntax

/// Answers `Lint.span(of:where:)`.
enum RiskPart {
    static func response(_ clause: ClausePayload) -> Bool { if case .response = clause { true } else { false } }
    static func fallback(_ clause: ClausePayload) -> Bool { if case .fallback = clause { true } else { false } }
    static func residual(_ clause: ClausePayload) -> Bool { if case .residual = clause { true } else { false } }
    static func signal(_ clause: ClausePayload) -> Bool { if case .signal = clause { true } else { false } }
    static func impact(_ clause: ClausePayload) -> Bool { if case .impact = clause { true } else { false } }
    static func likelihood(_ clause: ClausePayload) -> Bool { if case .likelihood = clause { true } else { false } }
}

extension Lint {
    /// By the project's bands; false where likelihood or impact is no score.
    func isExtreme(_ risk: Risk) -> Bool { risk.score.map { $0 >= riskBands.extreme } ?? false }

    /// High or extreme.
    func isHigh(_ risk: Risk) -> Bool { risk.score.map { $0 >= riskBands.high } ?? false }
}

extension CheckedPlan {
    /// The latest deadline of the goals that a risk threatens, with the goal; nil where it threatens none.
    func lastThreatened(by risk: Risk) -> Goal? {
        risk.threatens.map { goals[$0] }.max { $0.deadline < $1.deadline }
    }

    /// Somebody who may be named in an example.
    var somebody: String { people.all.first?.heading.name ?? "wang_fang" }
}
