// The door of the module: a checked plan and its text in, findings out.
public import RhumbModel
public import RhumbSyntax
public import RhumbText

/// What the rules find in a plan that checks without errors, by file and place, and within a place by rule. What a comment
/// allows with a reason is left out.
public func lint(_ plan: CheckedPlan, _ trees: [SyntaxTree], _ settings: LintSettings = LintSettings()) -> [Diagnostic]
{
    var lint = Lint(plan, trees, riskBands: settings.riskBands)
    for rule in Rule.all {
        if let level = settings.level(of: rule) { lint.run(rule, level: level) }
    }
    var suppressions = Suppressions(trees)
    let left = lint.findings.filter { !suppressions.allows($0) }
    return left + suppressions.findings(settings)
}
