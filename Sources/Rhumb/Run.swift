// A run: the checked plan over its data, on a day, to a report. The only place where the stages meet.
import RhumbAssessment
public import RhumbColumns
import RhumbConfig
import RhumbExecution
public import RhumbModel
import RhumbQuery
public import RhumbReport
public import RhumbText
public import RhumbValues

/// What a run depends on besides plan and data.
public struct RunOptions: Sendable {
    /// The as-of day; nil: the plan's `today`, else `calendarDay`.
    public var asOf: Day?
    /// The calendar's day, for plans that say none.
    public var calendarDay: Day
    public var scenario: String?
    public var threads: Int
    /// The reader's language; nil: the project's.
    public var language: Language?
    /// Asked between batches; true ends the run.
    public var isCancelled: @Sendable () -> Bool

    public init(
        asOf: Day? = nil, calendarDay: Day, scenario: String? = nil, threads: Int = 1, language: Language? = nil,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.asOf = asOf
        self.calendarDay = calendarDay
        self.scenario = scenario
        self.threads = threads
        self.language = language
        self.isCancelled = isCancelled
    }
}

extension Project {
    /// Checks, reads and judges; nil where plan or data cannot be used. Findings of all stages are in the outcome.
    /// - Parameter dataOverrides: dataset name to file, as of `--data`.
    public func run(_ options: RunOptions, dataOverrides: [String: String] = [:]) -> Outcome<Report?> {
        let checked = check()
        guard let plan = checked.value, !checked.hasErrors else { return Outcome(nil, checked.diagnostics) }
        let bound = readers(for: plan, overrides: dataOverrides)
        guard !bound.hasErrors else { return Outcome(nil, checked.diagnostics + bound.diagnostics) }
        return run(plan, readers: bound.value, options, findings: checked.diagnostics + bound.diagnostics)
    }

    /// The same over tables that the program gives, one a dataset of the plan, in order.
    public func run(
        _ plan: CheckedPlan, readers: [any TableReader], _ options: RunOptions, findings: [Diagnostic] = []
    ) -> Outcome<Report?> {
        let scenarios = scenarioNames(options)
        var plan = plan
        for name in scenarios {
            guard let changed = plan.applying(scenario: name) else {
                return Outcome(nil, findings + [noScenario(name, plan)])
            }
            plan = changed
        }
        let today = options.asOf ?? plan.today ?? options.calendarDay
        let language = options.language ?? self.language
        let measured = measure(plan, readers: readers, today: today, language: language, options)
        let diagnostics = findings + measured.diagnostics
        guard !measured.hasErrors else { return Outcome(nil, diagnostics) }
        let assessment = assess(
            plan, measured.value, bands: bands, riskBands: riskBands, language: language)
        let report = Report(
            plan: plan, measurements: measured.value, assessment: assessment, diagnostics: diagnostics,
            sources: sources, scenario: options.scenario, language: language, riskBands: riskBands)
        return Outcome(report, diagnostics)
    }

    /// The named scenario, then what `--set` says.
    private func scenarioNames(_ options: RunOptions) -> [String] {
        let hasSettings = sources.files.contains { $0.path == Project.settingsScenario }
        return (options.scenario.map { [$0] } ?? []) + (hasSettings ? [Project.settingsScenario] : [])
    }

    private func noScenario(_ name: String, _ plan: CheckedPlan) -> Diagnostic {
        let names = plan.scenarios.all.map(\.heading.name)
        return Diagnostic(
            "run/no-scenario", .error,
            Message("the plan has no scenario `\(name)`", zh: "方案没有名为“\(name)”的情景"), at: .none,
            help: names.isEmpty
                ? nil
                : Message("there is: \(names.joined(separator: ", "))", zh: "可用的有：\(names.joined(separator: "、"))"))
    }

    /// The limits of pace that rhumb.yaml sets.
    public var bands: RhumbModel.Bands {
        RhumbModel.Bands(onTrack: configuration.bands.onTrack, atRisk: configuration.bands.atRisk)
    }

    /// The limits of risk scores that rhumb.yaml sets.
    public var riskBands: RiskBands {
        guard let scores = configuration.riskBands, scores.count == 3 else { return RiskBands() }
        return RiskBands(moderate: scores[0], high: scores[1], extreme: scores[2])
    }

    private func measure(
        _ plan: CheckedPlan, readers: [any TableReader], today: Day, language: Language, _ options: RunOptions
    ) -> Outcome<Measurements> {
        let question = PlanQuery(plan, today: today, language: language)
        let results = execute(
            question.query, readers: readers, threads: options.threads, isCancelled: options.isCancelled)
        return Outcome(question.measurements(from: results), results.diagnostics)
    }
}
