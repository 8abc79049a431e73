// What a person reads of tests: each expectation that does not hold with its parts, and what the tests leave untried.
import Rhumb
import RhumbModel
import RhumbText

extension TestedPlan {
    /// The expectations of a test that do not hold, each with the values of its parts below it.
    func lines(of result: PlanTestResult) -> [String] {
        result.expectations.filter { $0.verdict != .passed }.flatMap { judged -> [String] in
            let head = line(of: judged.expectation.span) + "  " + sentence(judged).text(in: language)
            return [head] + table(judged.parts.map { ($0.text.text(in: language), $0.value.text(in: language)) })
        }
    }

    /// What was expected, and that it is not so.
    func sentence(_ judged: PlanTestResult.Judged) -> Message {
        let words = judged.expectation.text
        return switch judged.verdict {
        case .passed: words
        case .failed:
            Message("expected, but is not so: \(words.english)", zh: "应当成立却不成立：\(words.chinese)")
        case .undecided:
            Message(
                "cannot be decided, a value is missing: \(words.english)", zh: "缺少数值，无法判定：\(words.chinese)")
        }
    }

    /// Conditions that were not yes and no both, by place, and what no test is about; nothing where nobody asked.
    var coverageLines: [String] {
        guard let coverage else { return [] }
        let summary = Message(
            "conditions covered \(coverage.covered) of \(coverage.conditions.count) (both ways)",
            zh: "条件覆盖 \(coverage.covered)/\(coverage.conditions.count)（是与否都出现过）")
        let gaps = coverage.conditions.compactMap { condition -> (String, String)? in
            guard let gap = condition.gap else { return nil }
            let kind = condition.kind.words.text(in: language)
            let text = "\(line(of: condition.span))  \(kind) \(condition.heading.name): \(written(condition.span))"
            return (text, gap.text(in: language))
        }
        let untouched = coverage.untouched.map { kind, headings in
            let names = headings.map(\.name)
            let word = kind.words
            return Message(
                "no test is about \(word.english) \(names.joined(separator: ", "))",
                zh: "没有测试涉及\(word.chinese) \(names.joined(separator: "、"))"
            ).text(in: language)
        }
        return [summary.text(in: language)] + table(gaps) + untouched.map { "    " + $0 }
    }

    /// Two columns under a line; a long first one pushes only its own second one aside.
    private func table(_ rows: [(text: String, value: String)]) -> [String] {
        let width = rows.map { displayWidth($0.text) }.filter { $0 <= 72 }.max() ?? 0
        return rows.map { "    " + padded($0.text, to: width) + "  " + $0.value }
    }
}
