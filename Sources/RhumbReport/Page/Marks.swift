// A status is a sign, a word and a colour: never the colour alone.
import RhumbAssessment
import RhumbModel
import RhumbText

extension GoalStatus {
    var sign: String {
        switch self {
        case .achieved: "✓"
        case .onTrack: "●"
        case .atRisk: "▲"
        case .offTrack: "■"
        case .missed: "✗"
        case .notStarted: "○"
        case .noData: "?"
        }
    }

    var ink: Ink {
        switch self {
        case .achieved, .onTrack: .good
        case .atRisk, .noData: .warning
        case .offTrack, .missed: .bad
        case .notStarted: .quiet
        }
    }

    /// Worst first, for headlines and for what to do first.
    var urgency: Int {
        switch self {
        case .offTrack: 0
        case .missed: 1
        case .atRisk: 2
        case .noData: 3
        case .onTrack: 4
        case .notStarted: 5
        case .achieved: 6
        }
    }

    var isGood: Bool {
        switch self {
        case .achieved, .onTrack, .notStarted: true
        case .atRisk, .offTrack, .missed, .noData: false
        }
    }

    func cell(_ figures: Figures) -> Cell { Cell("\(sign) \(figures.text(words))", ink) }
}

extension ActionStatus {
    var sign: String {
        switch self {
        case .done: "✓"
        case .onTime: "●"
        case .late: "■"
        case .notStarted: "○"
        case .unknown: "?"
        }
    }

    var ink: Ink {
        switch self {
        case .done, .onTime: .good
        case .late: .bad
        case .notStarted: .quiet
        case .unknown: .warning
        }
    }

    func cell(_ figures: Figures) -> Cell { Cell("\(sign) \(figures.text(words))", ink) }
}

extension SignalState {
    /// The sign alone, for the matrix.
    var mark: String {
        switch self {
        case .fired: "●"
        case .quiet, .none: "○"
        case .unknown: "?"
        }
    }

    func cell(_ figures: Figures) -> Cell {
        let words = figures.text(self.words)
        switch self {
        case .fired: return Cell("● \(words)", .bad)
        case .quiet: return Cell("○ \(words)", .good)
        case .unknown: return Cell("? \(words)", .warning)
        case .none: return Cell("— \(words)", .quiet)
        }
    }
}

extension Rating {
    var ink: Ink? {
        switch self {
        case .low: .good
        case .moderate: nil
        case .high: .warning
        case .extreme: .bad
        }
    }
}

extension Confidence {
    var ink: Ink {
        switch self {
        case .high: .good
        case .medium: .warning
        case .low: .bad
        }
    }

    /// Lower is worse.
    var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }
}
