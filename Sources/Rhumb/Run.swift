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
    /// `--scenario all`: the plan and each of its scenarios.
    public static let everyScenario = "all"
    public var threads: Int
    /// Keep who is in which segment and on which rung, for history and comparisons.
    public var remembersMembers = false
    /// Compare each ladder with the day before the plan's period: the page draws who rose and who fell.
    public var measuresMoves = false
    /// Measure levels on their goal's first day, for baselines that are only written.
    var measuresStarts = false
    /// Bytes of memory that the process may take; nil: as many as there are.
    public var memory: Int?
    /// What earlier runs over the same tables left in memory.
    public var recall: TableMemory?
    /// Hears now and then how far the reading of the data is, from any thread.
    public var progress: (@Sendable (ReadingProgress) -> Void)?
    /// Hears what the passes over the data computed and what that cost, as a text; once for each query of the run: phases are
    /// settled before the rest is asked.
    public var explain: (@Sendable (String) -> Void)?
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

extension RunOptions {
    fileprivate var extras: PlanQuery.Extras {
        var extras: PlanQuery.Extras = []
        if remembersMembers { extras.insert(.members) }
        if measuresStarts { extras.insert(.starts) }
        if measuresMoves { extras.insert(.moves) }
        return extras
    }

    /// What tables answer.
    func results(of query: Query, from tables: [any TableReader]) -> QueryResults {
        execute(
            query, readers: tables, threads: threads, isProfiled: explain != nil, memory: recall,
            isCancelled: isCancelled)
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
        let outcome = run(
            plan, under: [options.scenario], readers: bound.value, options, overrides: dataOverrides,
            findings: checked.diagnostics + bound.diagnostics)
        return Outcome(outcome.value?.first, outcome.diagnostics)
    }

    /// The same over tables that the program gives, one a dataset of the plan, in order.
    public func run(
        _ plan: CheckedPlan, readers: [any TableReader], _ options: RunOptions, findings: [Diagnostic] = []
    ) -> Outcome<Report?> {
        let outcome = run(plan, under: [options.scenario], readers: readers, options, findings: findings)
        return Outcome(outcome.value?.first, outcome.diagnostics)
    }

    /// The plan as it stands and under each of its scenarios; the data are read once for all of them.
    public func runEveryScenario(
        _ options: RunOptions, dataOverrides: [String: String] = [:]
    ) -> Outcome<ScenarioComparison?> {
        let checked = check()
        guard let plan = checked.value, !checked.hasErrors else { return Outcome(nil, checked.diagnostics) }
        let bound = readers(for: plan, overrides: dataOverrides)
        guard !bound.hasErrors else { return Outcome(nil, checked.diagnostics + bound.diagnostics) }
        let names = plan.scenarios.all.map(\.heading.name).filter { $0 != Project.settingsScenario }
        let findings = checked.diagnostics + bound.diagnostics
        guard !names.isEmpty else { return Outcome(nil, findings + [noScenarios]) }
        let outcome = run(
            plan, under: [nil] + names, readers: bound.value, options, overrides: dataOverrides, findings: findings)
        guard let reports = outcome.value, let first = reports.first else { return Outcome(nil, outcome.diagnostics) }
        let comparison = ScenarioComparison(plan: first, scenarios: Array(reports.dropFirst()))
        return Outcome(comparison, outcome.diagnostics)
    }

    /// The readers, telling how far they are where somebody listens.
    private func watched(
        _ readers: [any TableReader], _ plan: CheckedPlan, _ options: RunOptions, _ overrides: [String: String]
    ) -> [any TableReader] {
        guard let report = options.progress else { return readers }
        return zip(plan.datasets.all, readers).map { dataset, reader in
            let file = file(of: dataset, configuration.datasets[dataset.heading.name], overrides)
            return WatchedTable(inner: reader, path: file, report: report)
        }
    }

    /// A report for each scenario, nil being the plan as it stands; `--set` holds in all of them.
    private func run(
        _ plan: CheckedPlan, under scenarios: [String?], readers: [any TableReader], _ options: RunOptions,
        overrides: [String: String] = [:], findings: [Diagnostic]
    ) -> Outcome<[Report]?> {
        // Somebody who asks what a run costs wants it to run.
        let store =
            keepsColumns && options.explain == nil
            ? AnswerStore(cacheFolder, readers, threads: options.threads) : nil
        guard let memory = options.memory else {
            let readers = watched(readers, plan, options, overrides)
            return reports(plan, under: scenarios, readers: readers, options, store, findings: findings)
        }
        let limit = MemoryLimit(bytes: memory)
        var limited = options
        limited.isCancelled = { options.isCancelled() || limit.isPassed }
        limited.progress = { progress in
            limit.note(progress)
            options.progress?(progress)
        }
        let readers = watched(readers, plan, limited, overrides)
        let outcome = reports(plan, under: scenarios, readers: readers, limited, store, findings: findings)
        guard outcome.value == nil, let passed = limit.diagnostic else { return outcome }
        return Outcome(nil, outcome.diagnostics.filter { $0.id != "run/cancelled" } + [passed])
    }

    private func reports(
        _ plan: CheckedPlan, under scenarios: [String?], readers: [any TableReader], _ options: RunOptions,
        _ store: AnswerStore?, findings: [Diagnostic]
    ) -> Outcome<[Report]?> {
        let reported = outcomes(for: plan, options)
        let findings = findings + reported.diagnostics
        guard !reported.hasErrors else { return Outcome(nil, findings) }
        var plans: [CheckedPlan] = []
        for scenario in scenarios {
            let settled = self.plan(plan, under: scenario)
            guard var changed = settled.value else { return Outcome(nil, findings + settled.diagnostics) }
            changed.outcomes = reported.value
            plans.append(changed)
        }
        let today = options.asOf ?? plan.today ?? options.calendarDay
        let language = options.language ?? self.language
        for position in plans.indices {
            let settled = plans[position].settlingPhases(today: today, bands: bands) {
                answers(to: $0, readers, options, store)
            }
            guard !settled.hasErrors else { return Outcome(nil, findings + settled.diagnostics) }
            plans[position] = settled.value
        }
        let measured = measure(plans, readers: readers, today: today, language: language, options, store)
        let diagnostics = findings + measured.diagnostics
        guard !measured.hasErrors else { return Outcome(nil, diagnostics) }
        let reports = zip(zip(scenarios, plans), measured.value).map { named, measured in
            let measurements = withPast(measured, of: named.1)
            let assessment = assess(
                named.1, measurements, bands: bands, riskBands: riskBands, language: language)
            return Report(
                plan: named.1, measurements: measurements, assessment: assessment,
                diagnostics: diagnostics + assessment.findings, sources: sources, scenario: named.0,
                language: language, riskBands: riskBands)
        }
        // What the figures say against the plan itself is told of the first.
        return Outcome(reports, reports.first?.diagnostics ?? diagnostics)
    }

    /// A plan with the values of a scenario, and of `--set` where there are any; nil in the outcome where there is no such scenario.
    public func plan(_ plan: CheckedPlan, under scenario: String?) -> Outcome<CheckedPlan?> {
        var changed = plan
        let hasSettings = sources.files.contains { $0.path == Project.settingsScenario }
        for name in [scenario, hasSettings ? Project.settingsScenario : nil].compactMap({ $0 }) {
            guard let applied = changed.applying(scenario: name) else { return Outcome(nil, [noScenario(name, plan)]) }
            changed = applied
        }
        return Outcome(changed)
    }

    private var noScenarios: Diagnostic {
        Diagnostic(
            "run/no-scenario", .error, Message("the plan has no scenario to compare", zh: "方案没有可比较的情景"), at: .none,
            help: Message(
                "write one, as in: scenario lean { budget 20_000 EUR }", zh: "请先写一个，如：情景 精简 { 预算 2万元 }"))
    }

    private func noScenario(_ name: String, _ plan: CheckedPlan) -> Diagnostic {
        let names = plan.scenarios.all.map(\.heading.name).filter { $0 != Project.settingsScenario }
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
        _ plans: [CheckedPlan], readers: [any TableReader], today: Day, language: Language, _ options: RunOptions,
        _ store: AnswerStore?
    ) -> Outcome<[Measurements]> {
        let questions = PlanQuery.joint(
            plans, today: today, language: language, extras: options.extras)
        guard let query = questions.first?.query else { return Outcome([], []) }
        let results = answers(to: query, readers, options, store)
        let measured = questions.map { $0.measurements(from: results) }
        // What all scenarios share is said once.
        let notices = zip(plans, measured).prefix(1).flatMap { $1.notices + crowdedRanks($0, $1) }
        return Outcome(measured, results.diagnostics + notices)
    }

    /// What the tables answer, or what they answered when the same was asked before.
    private func answers(
        to query: Query, _ readers: [any TableReader], _ options: RunOptions, _ store: AnswerStore?
    ) -> QueryResults {
        func ask() -> QueryResults {
            let results = options.results(of: query, from: readers)
            options.explain?(passText(results.profile))
            return results
        }
        return store?.results(of: query, compute: ask) ?? ask()
    }
}
