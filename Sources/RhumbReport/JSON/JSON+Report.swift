// The machine's form of a run, schema `rhumb.run/1`: keys stand in the promised order, additions at the end of
// their object.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText
import RhumbValues

/// A run as a JSON document of schema `rhumb.run/1`, ended by a newline; the same run gives the same bytes.
public func json(_ report: Report) -> String { ReportJSON(report).document.text() }

/// Builds the document, part by part.
struct ReportJSON {
    let report: Report

    init(_ report: Report) { self.report = report }

    var plan: CheckedPlan { report.plan }
    var assessment: Assessment { report.assessment }
    var measurements: Measurements { report.measurements }

    var document: JSON {
        .object([
            (key: "schema", value: "rhumb.run/1"),
            (key: "plan", value: .string(plan.heading.name)),
            (key: "title", value: JSON(plan.heading.title)),
            (key: "today", value: JSON(assessment.today)),
            (key: "scenario", value: JSON(report.scenario)),
            (key: "language", value: .string(report.language.rawValue)),
            (key: "datasets", value: .array(datasets)),
            (key: "segments", value: .array(segments)),
            (key: "tiers", value: .array(tiers)),
            (key: "metrics", value: .array(metrics)),
            (key: "strategies", value: .array(strategies)),
            (key: "goals", value: .array(goals)),
            (key: "actions", value: .array(actions)),
            (key: "resources", value: .array(resources)),
            (key: "risks", value: .array(risks)),
            (key: "reviews", value: .array(reviews)),
            (key: "advice", value: .array(advice)),
            (key: "recommendations", value: .array(recommendations)),
            (key: "diagnostics", value: .array(diagnostics)),
            (key: "budget", value: budget),
            (key: "quintiles", value: .array(quintiles)),
            (key: "models", value: .array(models)),
            (key: "calendar", value: calendar),
            (key: "people", value: .array(people)),
            (key: "investments", value: .array(investments)),
            (key: "cap", value: cap),
            (key: "programmes", value: .array(programmes)),
            (key: "lessons", value: .array(plan.lessons.map { note($0, source: "by", plan.name(of: $0.note.by)) })),
            (
                key: "findings",
                value: .array(
                    plan.allFindings.map {
                        note($0, source: "from", $0.note.from.map { plan.datasets[$0].heading.name })
                    })
            ),
            (key: "funnels", value: .array(funnels)),
            (key: "cohorts", value: .array(cohorts)),
            (key: "surveys", value: .array(surveys)),
        ])
    }

    var diagnostics: [JSON] {
        DiagnosticJSON(sources: report.sources, language: report.language).list(report.diagnostics)
    }

    func sentences(_ messages: [Message]) -> JSON { .strings(messages.map { $0.text(in: report.language) }) }
}
