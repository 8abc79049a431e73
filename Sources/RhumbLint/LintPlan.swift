// The door of the module: a checked plan and its text in, findings out.
public import RhumbModel
public import RhumbSyntax
public import RhumbText

/// What the rules find in a plan that checks without errors, rule after rule. What a comment allows with a reason is left out.
/// - Parameter measurements: what a run measured; without it the rules that look at data are not asked.
public func lint(
    _ plan: CheckedPlan, _ trees: [SyntaxTree], _ settings: LintSettings = LintSettings(),
    measurements: Measurements? = nil
) -> [Diagnostic] {
    var lint = Lint(plan, trees, riskBands: settings.riskBands, measurements: measurements)
    // The rules about comments that allow something ask what these allowed.
    for rule in Rule.all where rule.group != .lint { lint.run(rule, settings) }
    lint.allow()
    for rule in Rule.all where rule.group == .lint { lint.run(rule, settings) }
    return lint.findings
}
