// Which rules look, and how much their findings matter.
public import RhumbModel
public import RhumbText

/// Levels by rule: those of the project's settings, overruled by those of the command line.
public struct LintSettings: Sendable {
    public enum Setting: Sendable, Hashable {
        case off
        case level(Level)
    }

    /// By the rule's id.
    public var settings: [String: Setting]
    /// The project's own.
    public var riskBands: RiskBands

    public init(_ settings: [String: Setting] = [:], riskBands: RiskBands = RiskBands()) {
        self.settings = settings
        self.riskBands = riskBands
    }

    /// nil: the rule is off.
    func level(of rule: Rule) -> Level? {
        switch settings[rule.id] {
        case .off: nil
        case .level(let level): level
        case nil: rule.level
        }
    }
}
