// Test results as JUnit's XML: a suite a plan, a case a test.
import Rhumb
import RhumbReport
import RhumbText

func testJUnit(_ plans: [TestedPlan]) -> String {
    JUnit(
        "rhumb test",
        plans.map { plan in
            JUnit.Suite(plan.path, plan.results.map { JUnit.Case($0.title, plan.outcome(of: $0)) })
        }
    ).text
}

extension TestedPlan {
    /// A test that fails says so in the words of the text; one that only lacks data is undecided.
    fileprivate func outcome(of result: PlanTestResult) -> JUnit.Case.Outcome {
        if result.passed { return .passed }
        let broken = result.expectations.filter { $0.verdict != .passed }
        let mistakes = result.diagnostics.filter { $0.level == .error }.map { $0.message.text(in: language) }
        let isDecided = mistakes.isEmpty && broken.contains { $0.verdict == .failed }
        return .failed(
            type: mistakes.isEmpty ? (isDecided ? "failed" : "undecided") : "error",
            message: mistakes.first ?? broken.first.map { sentence($0).text(in: language) } ?? "",
            detail: (mistakes + lines(of: result)).joined(separator: "\n"))
    }
}
