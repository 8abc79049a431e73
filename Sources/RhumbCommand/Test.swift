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
        discussion: "Exit code 1: a test failed. Exit code 2: a plan cannot be understood or read.")

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "Plan files, or folders with one project each.", completion: .file(extensions: ["rhumb"]))
    var paths: [String] = ["."]

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    @OptionGroup var common: CommonOptions

    func run() throws {
        var cases: [TestCase] = []
        var isUnderstood = true
        for path in paths {
            let project = Project.load(path)
            let checked = project.check()
            guard let plan = checked.value, !checked.hasErrors else {
                common.complain(checked.diagnostics, of: project)
                isUnderstood = false
                continue
            }
            for result in plan.runTests(calendarDay: Console.today, bands: project.bands) {
                common.complain(result.diagnostics, of: project)
                cases.append(
                    TestCase(path: path, result: result, project: project, language: common.language(for: project)))
            }
        }
        let failed = cases.filter { !$0.result.passed }.count
        switch format {
        case .text: printText(cases, failed: failed)
        case .json: Console.print(testJSON(cases))
        }
        if !isUnderstood { throw Exit.input }
        if failed > 0 { throw Exit.findings }
    }

    private func printText(_ cases: [TestCase], failed: Int) {
        for test in cases {
            Console.print("\(test.result.passed ? "✓" : "✗") \(test.result.title)\n")
            for (expectation, verdict) in test.result.expectations where verdict != .passed {
                let words = expectation.text.text(in: test.language)
                let line = test.line(of: expectation.span)
                let sentence =
                    verdict == .failed
                    ? Message("expected, but is not so: \(words)", zh: "应当成立却不成立：\(words)")
                    : Message("cannot be decided, a value is missing: \(words)", zh: "缺少数值，无法判定：\(words)")
                Console.print("    \(line) \(sentence.text(in: test.language))\n")
            }
        }
        let language = cases.first?.language ?? common.language(for: nil)
        let summary = Message(
            "\(cases.count - failed) passed, \(failed) failed", zh: "\(cases.count - failed) 项通过，\(failed) 项失败")
        Console.printError(summary.text(in: language) + "\n")
    }
}

/// One test with what is needed to speak of it.
struct TestCase {
    let path: String
    let result: PlanTestResult
    let project: Project
    let language: Language

    func line(of span: SourceSpan) -> String {
        guard let file = project.sources[span.file] else { return path }
        return "\(file.path):\(file.position(at: span.start).line)"
    }
}
