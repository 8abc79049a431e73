// The clauses of a goal that findings are shown at.
import RhumbSyntax

/// Answers `Lint.span(of:where:)`.
enum GoalPart {
    static func measure(_ clause: ClausePayload) -> Bool { if case .measure = clause { true } else { false } }
    static func deadline(_ clause: ClausePayload) -> Bool { if case .deadline = clause { true } else { false } }
    static func owner(_ clause: ClausePayload) -> Bool { if case .owner = clause { true } else { false } }
    static func review(_ clause: ClausePayload) -> Bool { if case .review = clause { true } else { false } }

    static func baseline(_ clause: ClausePayload) -> Bool {
        switch clause {
        case .baseline, .baselineMeasured: true
        default: false
        }
    }

    /// The target, or what is kept.
    static func aim(_ clause: ClausePayload) -> Bool {
        switch clause {
        case .target, .targetUp, .targetDown, .keep, .hold: true
        default: false
        }
    }
}
