// What a run came to, as one value: `terminal`, `markdown` and `json` render it, for people and for programs.
public import RhumbAssessment
public import RhumbModel
public import RhumbText

/// A run: the plan, what was measured, what that means, and what was found on the way.
public struct Report: Sendable {
    public let plan: CheckedPlan
    public let measurements: Measurements
    public let assessment: Assessment
    public let diagnostics: [Diagnostic]
    /// The files that places in diagnostics point into.
    public let sources: SourceMap
    /// The scenario that the plan was run under.
    public let scenario: String?
    /// The reader's language.
    public let language: Language
    /// The project's limits of risk scores.
    public let riskBands: RiskBands

    public init(
        plan: CheckedPlan, measurements: Measurements, assessment: Assessment, diagnostics: [Diagnostic],
        sources: SourceMap, scenario: String?, language: Language, riskBands: RiskBands = RiskBands()
    ) {
        self.plan = plan
        self.measurements = measurements
        self.assessment = assessment
        self.diagnostics = diagnostics
        self.sources = sources
        self.scenario = scenario
        self.language = language
        self.riskBands = riskBands
    }
}

extension Report {
    /// The same run under a name for what was otherwise in it.
    public func under(_ scenario: String) -> Report {
        Report(
            plan: plan, measurements: measurements, assessment: assessment, diagnostics: diagnostics, sources: sources,
            scenario: scenario, language: language, riskBands: riskBands)
    }

    /// The first `X in top …` of a segment: the words, and what was measured.
    public func concentration(ofSegment position: Int) -> (Message, RankMeasurement.Concentration)? {
        guard let found = measurements.ranks.at(position) else { return nil }
        for (declared, rank) in zip(plan.ranks(of: ID(position)), found) {
            if let concentration = rank.concentration { return (declared.condition.text, concentration) }
        }
        return nil
    }
}

extension CheckedPlan {
    /// The name of a person or resource.
    func name(of owner: Owner?) -> String? { heading(of: owner)?.name }

    /// A person or resource as a report calls it.
    func shown(_ owner: Owner?) -> String? { heading(of: owner)?.shown }

    private func heading(of owner: Owner?) -> Heading? {
        switch owner {
        case .person(let id): people[id].heading
        case .resource(let id): resources[id].heading
        case nil: nil
        }
    }
}
