// rhumb test: the tests that stand in plans.
import ArgumentParser
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText

struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests that stand in plans.",
        discussion: """
            What does not hold is shown with the values that it rests on. Exit code 1: a test failed. Exit code 2: a plan \
            cannot be understood or read.
            """)

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json, junit
    }

    @Argument(help: "Plan files, or folders with one project each.", completion: .file(extensions: ["rhumb"]))
    var paths = Paths.here

    @Option(help: "text, json or junit.")
    var format: OutputFormat = .text

    @Flag(help: "Say which conditions the tests have never seen to hold, or never to fail, and what no test is about.")
    var coverage = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if coverage, format == .junit { throw ValidationError("--coverage comes as text or json, not as junit") }
    }

    func run() throws {
        var plans: [TestedPlan] = []
        var isUnderstood = true
        for path in paths.each {
            let project = Project.load(path)
            let checked = project.check()
            guard let plan = checked.value, !checked.hasErrors else {
                common.complain(checked.diagnostics, of: project)
                isUnderstood = false
                continue
            }
            let language = common.language(for: project)
            var tested = TestedPlan(path: path, project: project, language: language)
            if coverage {
                let (results, found) = plan.runTestsWithCoverage(calendarDay: Console.today, bands: project.bands)
                (tested.results, tested.coverage) = (results, found)
            } else {
                tested.results = plan.runTests(calendarDay: Console.today, bands: project.bands)
            }
            for result in tested.results { common.complain(result.diagnostics, of: project) }
            plans.append(tested)
        }
        switch format {
        case .text: printText(plans)
        case .json: Console.print(testJSON(plans))
        case .junit: Console.print(testJUnit(plans))
        }
        if !isUnderstood { throw Exit.input }
        if plans.flatMap(\.results).contains(where: { !$0.passed }) { throw Exit.findings }
    }

    private func printText(_ plans: [TestedPlan]) {
        for plan in plans {
            for result in plan.results {
                Console.print("\(result.passed ? "✓" : "✗") \(result.title)\n")
                for line in plan.lines(of: result) { Console.print("    \(line)\n") }
            }
            for line in plan.coverageLines { Console.print("\(line)\n") }
        }
        let results = plans.flatMap(\.results)
        let failed = results.count { !$0.passed }
        let passed = results.count - failed
        let summary = Message("\(passed) passed, \(failed) failed", zh: "\(passed) 项通过，\(failed) 项失败")
        Console.printError(summary.text(in: plans.first?.language ?? common.language(for: nil)) + "\n")
    }
}

/// The tests of one plan, with what is needed to speak of them.
struct TestedPlan {
    let path: String
    let project: Project
    let language: Language
    var results: [PlanTestResult] = []
    var coverage: TestCoverage?

    init(path: String, project: Project, language: Language) {
        self.path = path
        self.project = project
        self.language = language
    }

    func line(of span: SourceSpan) -> String {
        guard let file = project.sources[span.file] else { return path }
        return "\(file.path):\(file.position(at: span.start).line)"
    }

    /// As its author wrote it, on one line.
    func written(_ span: SourceSpan) -> String {
        let text = project.sources[span.file]?.text(span.start, span.end) ?? ""
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
