// What stands between the lines: how segments and goals stood in the last kept run, and a button over each test.
import Rhumb
import RhumbChecker
import RhumbFormats
import RhumbHistory
import RhumbModel
import RhumbSyntax
import RhumbText

extension LanguageServer {
    mutating func inlayHints(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let page = try page(parameters) else { return .null }
        guard let first = parameters["range"]?["start"]?.position, let last = parameters["range"]?["end"]?.position
        else {
            throw ResponseError(.invalidParameters, "no range is named")
        }
        let (start, end) = (page.text.offset(first), page.text.offset(last))
        let key = page.document.project
        guard let day = lastRun(of: key)?.today else { return [] }
        var hints: [JSON] = []
        for thing in names(of: key).things where thing.span.file == page.file && thing.clause == nil {
            guard thing.kind == .segment || thing.kind == .goal, start <= thing.span.end, thing.span.end <= end,
                let text = hint(for: thing, in: key, page.language)
            else { continue }
            hints.append([
                "position": page.text.position(thing.span.end).json, "label": .string(text), "paddingLeft": true,
                "tooltip": .string(Message("in the run of \(day)", zh: "\(day) 运行的结果").text(in: page.language)),
            ])
        }
        return .array(hints)
    }

    mutating func codeLenses(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let page = try page(parameters) else { return .null }
        let title = Message("Run test", zh: "运行测试").text(in: page.language)
        return .array(
            page.tree.declarations.filter { $0.kind == .test }.map { test in
                [
                    "range": page.range(test.nameSpan),
                    "command": [
                        "title": .string(title), "command": .string(LanguageServer.runTest),
                        "arguments": [.string(page.document.uri), .string(test.title?.value ?? "")],
                    ],
                ]
            })
    }

    static let runTest = "rhumb.runTest"

    mutating func execute(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard parameters["command"]?.string == LanguageServer.runTest else {
            throw ResponseError(.invalidParameters, "no such command")
        }
        let arguments = parameters["arguments"]
        guard let uri = arguments?[0]?.string, let title = arguments?[1]?.string, let document = documents[uri] else {
            throw ResponseError(.invalidParameters, "no test is named")
        }
        let analysis = analyse(document.project)
        let language = language(of: analysis.project)
        guard let plan = analysis.plan, !analysis.hasErrors else {
            show(Message("The plan has mistakes; mend them first.", zh: "方案有错误，请先改正。"), isGood: false, language)
            return .null
        }
        guard let test = plan.tests.first(where: { $0.title == title }) else {
            throw ResponseError(.requestFailed, "there is no test \(title)")
        }
        var alone = plan
        alone.tests = [test]
        for result in alone.runTests(calendarDay: client.today(), bands: analysis.project.bands) {
            show(LanguageServer.verdict(of: result), isGood: result.passed, language)
        }
        return .null
    }

    /// What came of a test, with every claim that did not hold.
    private static func verdict(of result: PlanTestResult) -> Message {
        if result.passed { return Message("Passed: \(result.title)", zh: "通过：\(result.title)") }
        var reasons = result.diagnostics.filter { $0.level == .error }.map(\.message)
        for judged in result.expectations {
            let text = judged.expectation.text
            switch judged.verdict {
            case .passed: break
            case .failed: reasons.append(Message("not so: \(text.english)", zh: "不成立：\(text.chinese)"))
            case .undecided: reasons.append(Message("cannot be told: \(text.english)", zh: "无法判断：\(text.chinese)"))
            }
        }
        return Message(
            "Failed: \(result.title)\n" + reasons.map(\.english).joined(separator: "\n"),
            zh: "未通过：\(result.title)\n" + reasons.map(\.chinese).joined(separator: "\n"))
    }

    private mutating func show(_ message: Message, isGood: Bool, _ language: Language) {
        notify(
            "window/showMessage", ["type": isGood ? 3 : 1, "message": .string(message.text(in: language))])
    }
}
