// Lint: what a plan that checks should do better. The levels come from the project's settings and from the caller.
import RhumbChecker
public import RhumbColumns
import RhumbConfig
public import RhumbLint
public import RhumbModel
import RhumbReport
import RhumbSyntax
public import RhumbText

extension Project {
    /// The findings of `check`, and where it found no error those of the rules. `overrides` win over the project's settings.
    public func lint(_ overrides: LintSettings = LintSettings()) -> [Diagnostic] {
        let outcome = check()
        guard let plan = outcome.value, !outcome.hasErrors else { return outcome.diagnostics }
        return inOrder(outcome.diagnostics + lint(plan, overrides))
    }

    /// The findings of the rules alone, in a plan of this project that checks without errors.
    public func lint(_ plan: CheckedPlan, _ overrides: LintSettings = LintSettings()) -> [Diagnostic] {
        lint(plan, nil, overrides)
    }

    /// The same with the data: what a run finds, and what the rules find in its figures. The value is whether plan and data could
    /// be used.
    public func lintWithData(_ options: RunOptions, _ overrides: LintSettings = LintSettings()) -> Outcome<Bool> {
        let checked = check()
        guard let plan = checked.value, !checked.hasErrors else { return Outcome(true, checked.diagnostics) }
        let bound = readers(for: plan)
        let found = checked.diagnostics + bound.diagnostics
        if bound.hasErrors { return Outcome(false, inOrder(found + lint(plan, nil, overrides))) }
        let outcome = lint(plan, readers: bound.value, options, overrides)
        return Outcome(outcome.value, inOrder(found + outcome.diagnostics))
    }

    /// The same over tables that the program gives, one a dataset of the plan, in order; without what `check` finds.
    public func lint(
        _ plan: CheckedPlan, readers: [any TableReader], _ options: RunOptions,
        _ overrides: LintSettings = LintSettings()
    ) -> Outcome<Bool> {
        var options = options
        options.measuresStarts = true
        let outcome = run(plan, readers: readers, options)
        return Outcome(outcome.value != nil, outcome.diagnostics + lint(plan, outcome.value?.measurements, overrides))
    }

    private func lint(
        _ plan: CheckedPlan, _ measurements: Measurements?, _ overrides: LintSettings
    ) -> [Diagnostic] {
        RhumbLint.lint(plan, files.map(\.tree), rules(overrides), measurements: measurements)
    }

    private func rules(_ overrides: LintSettings) -> LintSettings {
        LintSettings(lintSettings.merging(overrides.settings) { $1 }, riskBands: riskBands)
    }

    /// What rhumb.yaml says under `lint`.
    private var lintSettings: [String: LintSettings.Setting] {
        configuration.lint.mapValues { setting in setting.level.map { .level($0) } ?? .off }
    }

    /// Rules in the settings that there are none of.
    var unknownRules: [Diagnostic] {
        configuration.lint.sorted { $0.key < $1.key }.compactMap { name, setting in
            guard Rule.named(name) == nil else { return nil }
            let near = nearestName(to: name, among: Rule.all.map(\.id))
            return Diagnostic(
                "config/unknown-rule", .error,
                Message("there is no rule `\(name)`", zh: "没有名为“\(name)”的规则"), at: setting.place,
                help: near.map { Message("did you mean `\($0)`?", zh: "是否想写“\($0)”？") }
                    ?? Message("`rhumb rule` lists them all", zh: "`rhumb rule` 列出全部规则"))
        }
    }
}
