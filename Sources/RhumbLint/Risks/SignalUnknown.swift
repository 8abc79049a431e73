// Signals that the data leave dark.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let signalUnknown = Rule(
        "risk/signal-unknown", .warning,
        Message("The data can tell whether a signal fires", zh: "数据能判断预警信号是否触发"),
        why: Message(
            """
            A signal that is neither yes nor no never fires, and looks as quiet as one that sees no danger. What it rests on is missing: no \
            rows in its window, nothing to compare with a year ago, a column that is blank.
            """,
            zh: "说不清成立还是不成立的预警信号永远不会触发，看上去却和平安无事一样。它依据的数据缺失：时段内没有记录，没有去年可比，或有一列是空的。"),
        bad: """
            dataset members { key id text; score integer 0 .. 10 optional }

            risk unhappy "Members are unhappy" {
              likelihood 2 of 5; impact 4 of 5
              ‹signal share(members where score < 6) > 20%›
            }

            test "the members" {
              given members { id "m1", score missing } { id "m2", score missing }
              expect count(members) = 2
            }
            """,
        good: """
            dataset members { key id text; score integer 0 .. 10 optional }

            risk unhappy "Members are unhappy" {
              likelihood 2 of 5; impact 4 of 5
              signal share(members where score < 6) > 20%
            }

            test "the members" {
              given members { id "m1", score 9 } { id "m2", score missing }
              expect count(members) = 2
            }
            """
    ) { (lint, measured: Measurements) in
        for (risk, signal) in zip(lint.plan.risks.all, measured.signals) {
            guard signal.reduce(Truth.yes, { $0.and($1.holds) }) == .unknown else { continue }
            let dark = zip(risk.signal, signal).filter { $1.holds == .unknown }
            let values = dark.flatMap { condition, found in
                zip(condition.values, found.values).filter { $1 == .unknown }.map(\.0.name)
            }
            let missing = values.isEmpty ? dark.map(\.0.text) : values
            let english = missing.map { "`\($0.english)`" }.joined(separator: ", ")
            let chinese = missing.map { "“\($0.chinese)”" }.joined(separator: "、")
            lint.report(
                at: lint.span(of: risk.heading, where: RiskPart.signal),
                Message(
                    "nobody knows whether the signal of “\(risk.heading.shown)” fires: \(english) unknown on \(measured.today)",
                    zh: "无法判断“\(risk.heading.shown)”的预警信号是否触发：\(measured.today) 的\(chinese)未知"),
                help: Message(
                    "bring the data that it needs, or say what counts while they are missing, as in: … else 0%",
                    zh: "请补上所需的数据，或写明缺数据时怎么算，例如：…… 缺省 0%"))
        }
    }
}
