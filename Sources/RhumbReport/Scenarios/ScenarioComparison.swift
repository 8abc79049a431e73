// The plan beside its scenarios: what each changes, and what becomes of goals, money and advice.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText
import RhumbValues

/// Runs of one plan over the same data on the same day: as it stands, and under each of its scenarios.
public struct ScenarioComparison: Sendable {
    public let plan: Report
    /// In the order of the plan.
    public let scenarios: [Report]

    public init(plan: Report, scenarios: [Report]) {
        self.plan = plan
        self.scenarios = scenarios
    }

    var all: [Report] { [plan] + scenarios }
}

/// A comparison as text for a terminal, ended by a newline.
/// - Parameters:
///   - width: columns of the terminal; taken as 40 to 200.
///   - colour: with escape sequences for colours.
public func terminal(_ comparison: ScenarioComparison, width: Int, colour: Bool) -> String {
    terminal(ScenarioPage(comparison).page, width: width, colour: colour)
}

/// A comparison as Markdown, ended by a newline.
public func markdown(_ comparison: ScenarioComparison) -> String {
    markdown(ScenarioPage(comparison).page, in: comparison.plan.language)
}

/// A comparison as a JSON document of schema `rhumb.scenarios/1`, ended by a newline. The first of `scenarios` is the plan as
/// it stands, with the name null; parts have the form that they have in `rhumb.run/1`.
public func json(_ comparison: ScenarioComparison) -> String {
    let base = ReportJSON(comparison.plan)
    let scenarios = comparison.all.map { report -> JSON in
        let parts = ReportJSON(report)
        let scenario = report.declaredScenario
        return .object([
            (key: "name", value: JSON(report.scenario)),
            (key: "title", value: JSON(scenario?.heading.title)),
            (key: "changes", value: parts.sentences(scenario?.changes ?? [])),
            (key: "strategies", value: .array(parts.strategies)),
            (key: "goals", value: .array(parts.goals)),
            (key: "actions", value: .array(parts.actions)),
            (key: "resources", value: .array(parts.resources)),
            (key: "risks", value: .array(parts.risks)),
            (key: "advice", value: .array(parts.advice)),
            (key: "budget", value: parts.budget),
        ])
    }
    return JSON.object([
        (key: "schema", value: "rhumb.scenarios/1"),
        (key: "plan", value: .string(comparison.plan.plan.heading.name)),
        (key: "title", value: JSON(comparison.plan.plan.heading.title)),
        (key: "today", value: JSON(comparison.plan.assessment.today)),
        (key: "language", value: .string(comparison.plan.language.rawValue)),
        (key: "scenarios", value: .array(scenarios)),
        (key: "diagnostics", value: .array(base.diagnostics)),
    ]).text()
}

extension Report {
    /// The scenario that the plan was run under, as declared.
    var declaredScenario: Scenario? {
        scenario.flatMap { name in plan.scenarios.all.first { $0.heading.name == name } }
    }
}
