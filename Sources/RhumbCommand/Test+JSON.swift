// The machine's form of test results, schema rhumb.test/1.
import Rhumb
import RhumbFormats
import RhumbModel
import RhumbText

func testJSON(_ plans: [TestedPlan]) -> String {
    let tests = plans.flatMap { plan in
        plan.results.map { result in
            JSON.object([
                ("path", .string(plan.path)),
                ("title", .string(result.title)),
                ("passed", .bool(result.passed)),
                ("expectations", .array(result.expectations.map { plan.json($0) })),
            ])
        }
    }
    var members: [(key: String, value: JSON)] = [("schema", .string("rhumb.test/1")), ("tests", .array(tests))]
    let coverage = plans.compactMap(\.coverageJSON)
    if !coverage.isEmpty { members.append(("coverage", .array(coverage))) }
    return JSON.object(members).text() + "\n"
}

extension TestedPlan {
    fileprivate func json(_ judged: PlanTestResult.Judged) -> JSON {
        .object([
            ("text", .string(judged.expectation.text.text(in: language))),
            ("line", .string(line(of: judged.expectation.span))),
            ("verdict", .string(judged.verdict.word)),
            (
                "parts",
                .array(
                    judged.parts.map { part in
                        .object([
                            ("text", .string(part.text.text(in: language))),
                            ("value", .string(part.value.text(in: language))),
                        ])
                    })
            ),
        ])
    }

    fileprivate var coverageJSON: JSON? {
        guard let coverage else { return nil }
        let conditions = coverage.conditions.map { condition in
            JSON.object([
                ("line", .string(line(of: condition.span))),
                ("kind", .string(condition.kind.rawValue)),
                ("name", .string(condition.heading.name)),
                ("text", .string(written(condition.span))),
                ("yes", .integer(condition.counts.yes)),
                ("no", .integer(condition.counts.no)),
                ("unknown", .integer(condition.counts.unknown)),
                ("gap", condition.gap.map { .string($0.text(in: language)) } ?? .null),
            ])
        }
        let untouched = coverage.untouched.map { kind, headings in
            (kind.rawValue, JSON.array(headings.map { .string($0.name) }))
        }
        return .object([
            ("path", .string(path)),
            ("covered", JSON(coverage.covered)),
            ("total", JSON(coverage.conditions.count)),
            ("conditions", .array(conditions)),
            ("untouched", .object(untouched)),
        ])
    }
}

extension PlanTestResult.Verdict {
    var word: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .undecided: "undecided"
        }
    }
}
