// Tests that stand in a plan: the rows that are given become tables, and the run's own query answers the claims.
import RhumbAssessment
import RhumbColumns
import RhumbData
import RhumbExecution
public import RhumbModel
import RhumbQuery
public import RhumbText
public import RhumbValues

/// What one test came to.
public struct PlanTestResult: Sendable {
    public enum Verdict: Sendable, Hashable {
        case passed
        case failed
        /// The claim could not be decided: a needed value is missing in the rows that are given.
        case undecided
    }

    public let title: String
    public let span: SourceSpan
    public let expectations: [(expectation: PlanTest.Expectation, verdict: Verdict)]
    /// What was found in the rows that are given; an error fails the test.
    public let diagnostics: [Diagnostic]

    public var passed: Bool {
        !diagnostics.contains { $0.level == .error } && expectations.allSatisfy { $0.verdict == .passed }
    }
}

extension CheckedPlan {
    /// Runs the plan's tests in order.
    /// - Parameter calendarDay: the day for tests of a plan that says none.
    public func runTests(calendarDay: Day, bands: Bands = Bands()) -> [PlanTestResult] {
        tests.map { run($0, calendarDay: calendarDay, bands: bands) }
    }

    private func run(_ test: PlanTest, calendarDay: Day, bands: Bands) -> PlanTestResult {
        let today = test.today ?? self.today ?? calendarDay
        let given = tables(for: test)
        let phased = settlingPhases(today: today, bands: bands) {
            execute($0, readers: given, threads: 1, isCancelled: { false })
        }.value
        return phased.run(test, on: today, over: given, bands: bands)
    }

    private func run(_ test: PlanTest, on today: Day, over given: [any TableReader], bands: Bands) -> PlanTestResult {
        let claims = test.expectations.map(\.claim)
        let question = PlanQuery(self, today: today, language: language, history: 0, claims: claims)
        let results = execute(question.query, readers: given, threads: 1, isCancelled: { false })
        let errors = results.diagnostics.filter { $0.level == .error }
        guard errors.isEmpty else {
            let undecided = test.expectations.map { (expectation: $0, verdict: PlanTestResult.Verdict.undecided) }
            return PlanTestResult(
                title: test.title, span: test.span, expectations: undecided, diagnostics: errors)
        }
        let assessment = assess(self, question.measurements(from: results), bands: bands, language: language)
        let verdicts = test.expectations.enumerated().map { position, expectation in
            let answer = question.answer(toClaim: position, from: results)
            return (expectation: expectation, verdict: verdict(expectation.claim, answer, assessment))
        }
        return PlanTestResult(title: test.title, span: test.span, expectations: verdicts, diagnostics: [])
    }

    /// One table a dataset; columns that a row does not name are missing in it.
    private func tables(for test: PlanTest) -> [any TableReader] {
        datasets.ids.map { id in
            let rows = test.given.filter { $0.dataset == id }
            let columns = datasets[id].columns.enumerated().map { position, column in
                (column.name, rows.map { row in row.cells[position].map { cell($0, in: column) } ?? .unknown })
            }
            return MemoryTable(name: datasets[id].heading.name, columns: columns)
        }
    }

    /// A literal as the column holds it: `3` in a column of numbers is a number.
    private func cell(_ literal: Literal, in column: DatasetColumn) -> Value {
        switch (literal, column.kind) {
        case (.integer(let value), .number): .number(Double(value))
        case (.integer(let value), .text), (.integer(let value), .reference): .text(String(value))
        default: literal.value
        }
    }

    private func verdict(
        _ claim: PlanTest.Claim, _ answer: PlanQuery.ClaimAnswer, _ assessment: Assessment
    ) -> PlanTestResult.Verdict {
        switch claim {
        case .holds:
            return verdict(answer, not: false)
        case .member(_, let not, _):
            return verdict(answer, not: not)
        case .gets(let key, let not, let advice):
            let gets = assessment.recommendations.contains { $0.origin == .advice(advice) && $0.key == key }
            return gets != not ? .passed : .failed
        case .fires(let risk, let not):
            guard assessment.risks.indices.contains(risk.index) else { return .undecided }
            switch assessment.risks[risk.index].signal.value {
            case .fired: return not ? .failed : .passed
            case .quiet, .none: return not ? .passed : .failed
            case .unknown: return .undecided
            }
        }
    }

    private func verdict(_ answer: PlanQuery.ClaimAnswer, not: Bool) -> PlanTestResult.Verdict {
        switch answer {
        case .truth(.yes): not ? .failed : .passed
        case .truth(.no): not ? .passed : .failed
        case .truth(.unknown), .noSuchRow, .assessed: .undecided
        }
    }
}
