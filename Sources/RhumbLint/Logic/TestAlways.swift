// Expectations that no data can break.
import RhumbModel
import RhumbText

extension Rule {
    static let testAlways = Rule(
        "logic/test-always", .warning,
        Message("An expectation of a test can fail", zh: "测试的期望要有不成立的可能"),
        why: Message(
            """
            An expectation that holds whatever rows are given proves nothing: the definitions may change to anything, and \
            the test stays green.
            """,
            zh: "无论给出什么行都成立的期望，证明不了任何事：定义改成什么样，测试都照样通过。"),
        bad: """
            test "a guest who booked is counted" {
              given guests { id "g1", name "Li", joined 2026-01-01, channel "web", consented yes }
              expect ‹count(guests) >= 0›
            }
            """,
        good: """
            test "a guest who booked is counted" {
              given guests { id "g1", name "Li", joined 2026-01-01, channel "web", consented yes }
              expect count(guests) = 1
            }
            """
    ) { lint in
        for expectation in lint.plan.tests.flatMap(\.expectations) {
            guard case .holds(let node) = expectation.claim else { continue }
            let failing = lint.reasoner.formula(node, .notYes)
            guard lint.reasoner.isImpossible([failing]) else { continue }
            lint.report(
                at: lint.plan[node].span,
                Message(
                    "this holds whatever rows are given: the test cannot fail by it", zh: "无论给出什么行，这个期望都成立，测试不会因它失败"),
                help: Message("expect the very figure, as in: = 1", zh: "请写出应得的数，例如：= 1"))
        }
    }
}
