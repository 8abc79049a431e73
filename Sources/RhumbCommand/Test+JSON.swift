// The machine's form of test results, schema rhumb.test/1.
import Rhumb
import RhumbFormats
import RhumbModel
import RhumbText

func testJSON(_ cases: [TestCase]) -> String {
    let tests = cases.map { test in
        JSON.object([
            ("path", .string(test.path)),
            ("title", .string(test.result.title)),
            ("passed", .bool(test.result.passed)),
            (
                "expectations",
                .array(
                    test.result.expectations.map { expectation, verdict in
                        .object([
                            ("text", .string(expectation.text.text(in: test.language))),
                            ("line", .string(test.line(of: expectation.span))),
                            ("verdict", .string(verdict.word)),
                        ])
                    })
            ),
        ])
    }
    let document = JSON.object([("schema", .string("rhumb.test/1")), ("tests", .array(tests))])
    return document.text() + "\n"
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
