// Tests that stand in a plan: the rows that are given become tables, and the run's own query answers the claims.
import RhumbAssessment
public import RhumbColumns
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

    /// A part of an expectation with what it came to; an unknown value says what is missing.
    public struct Part: Sendable, Hashable {
        public let text: Message
        public let value: Message

        init(_ text: Message, _ value: Message) {
            self.text = text
            self.value = value
        }
    }

    /// An expectation with what became of it.
    public struct Judged: Sendable {
        public let expectation: PlanTest.Expectation
        public let verdict: Verdict
        /// Of one that is not so: what it rests on, whole before part.
        public let parts: [Part]
    }

    public let title: String
    public let span: SourceSpan
    public let expectations: [Judged]
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
        testRuns(calendarDay: calendarDay, bands: bands).map(\.result)
    }

    func testRuns(calendarDay: Day, bands: Bands) -> [TestRun] {
        tests.map { test in
            let today = test.today ?? self.today ?? calendarDay
            let given = tables(of: test)
            let phased = settlingPhases(today: today, bands: bands) { ask($0, given) }.value
            return TestRun(phased, test, on: today, over: given, bands: bands)
        }
    }

    /// The rows that a test gives, one table a dataset.
    public func tables(of test: PlanTest) -> [any TableReader] {
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
}

/// The few rows of a test are read by one thread.
private func ask(_ query: Query, _ given: [any TableReader]) -> QueryResults {
    execute(query, readers: given, threads: 1, isCancelled: { false })
}

/// One test while it is judged.
struct TestRun {
    /// Its phases are settled.
    let plan: CheckedPlan
    let test: PlanTest
    let today: Day
    private let given: [any TableReader]
    private let question: PlanQuery
    private let results: QueryResults
    /// nil where the rows that are given cannot be used.
    let assessment: Assessment?
    let measurements: Measurements

    fileprivate init(
        _ plan: CheckedPlan, _ test: PlanTest, on today: Day, over given: [any TableReader], bands: Bands
    ) {
        self.plan = plan
        self.test = test
        self.today = today
        self.given = given
        question = PlanQuery(
            plan, today: today, language: plan.language, history: 0, claims: test.expectations.map(\.claim))
        results = ask(question.query, given)
        measurements = question.measurements(from: results)
        assessment =
            results.diagnostics.contains { $0.level == .error }
            ? nil : assess(plan, measurements, bands: bands, language: plan.language)
    }

    /// What the same rows answer to another question.
    func answers(to query: Query) -> QueryResults { ask(query, given) }

    var result: PlanTestResult {
        let judged = test.expectations.enumerated().map { position, expectation in
            guard let assessment else {
                return PlanTestResult.Judged(expectation: expectation, verdict: .undecided, parts: [])
            }
            let answer = question.answer(toClaim: position, from: results)
            let verdict = verdict(expectation.claim, answer, assessment)
            return PlanTestResult.Judged(
                expectation: expectation, verdict: verdict,
                parts: verdict == .passed ? [] : parts(of: expectation, assessment))
        }
        return PlanTestResult(
            title: test.title, span: test.span, expectations: judged,
            diagnostics: results.diagnostics.filter { $0.level == .error })
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
