// Data that are not what the plan requires.
import RhumbModel
import RhumbText

extension Rule {
    static let requirementBroken = Rule(
        "data/requirement-broken", .warning,
        Message("The data keep what the plan requires of them", zh: "数据符合方案的要求"),
        why: Message(
            """
            A plan says what its data must be before a goal may rest on them. What is broken lowers the confidence of each such goal; the \
            rows have to be mended at their source.
            """,
            zh: "方案写明了数据要达到什么要求，目标才能以它为据。不符合的，会降低相关目标的可信度；要到数据的源头去改。"),
        bad: """
            dataset members {
              key id text
              birth date optional
              ‹require birth known for 90%›
            }

            test "the members" {
              given members { id "m1", birth 1990-05-01 } { id "m2", birth missing }
              expect count(members) = 2
            }
            """,
        good: """
            dataset members {
              key id text
              birth date optional
              require birth known for 90%
            }

            test "the members" {
              given members { id "m1", birth 1990-05-01 } { id "m2", birth 1985-02-11 }
              expect count(members) = 2
            }
            """
    ) { (lint, measured: Measurements) in
        for (dataset, found) in zip(lint.plan.datasets.all, measured.datasets) {
            for (requirement, counts) in zip(dataset.requirements, found.requirements)
            where requirement.holds(counts, on: measured.today) == false {
                let sentence = requirement.sentence(counts, on: measured.today)
                let rows = counts.examples.map { String($0.row) }
                let first =
                    rows.isEmpty
                    ? Message(verbatim: "")
                    : Message(
                        "; first in row \(rows.joined(separator: ", "))", zh: "；最先见于第 \(rows.joined(separator: "、")) 行")
                lint.report(
                    at: requirement.span,
                    Message(
                        "`\(dataset.heading.name)` breaks \(sentence.english)\(first.english)",
                        zh: "“\(dataset.heading.name)”不符合\(sentence.chinese)\(first.chinese)"),
                    help: Message(
                        "mend the rows at their source, or require what the plan can live with",
                        zh: "请到源头改正这些行，或把要求改成方案能接受的程度"))
            }
        }
    }
}
