// Two names for the same customers.
import RhumbModel
import RhumbText

extension Rule {
    static let segmentsEqual = Rule(
        "data/segments-equal", .warning,
        Message("Two segments are not the same customers", zh: "两个客群不是同一批客户"),
        why: Message(
            """
            Two segments with exactly the same members are contacted twice, counted twice and reported as two successes. Either one of \
            them is not what its name says, or one is enough.
            """,
            zh: "两个客群的成员完全相同，就会重复触达、重复计数，一份成绩报成两份。要么其中一个名不副实，要么留一个就够了。"),
        bad: """
            dataset members { key id text; visits integer; spend money }
            segment regulars "Regulars" of members where visits >= 6
            segment ‹spenders› "Big spenders" of members where spend >= 500 CNY

            test "the members" {
              given members { id "m1", visits 9, spend 900 CNY } { id "m2", visits 2, spend 80 CNY }
              expect count(members) = 2
            }
            """,
        good: """
            dataset members { key id text; visits integer; spend money }
            segment regulars "Regulars who spend" of members where visits >= 6 and spend >= 500 CNY

            test "the members" {
              given members { id "m1", visits 9, spend 900 CNY } { id "m2", visits 2, spend 80 CNY }
              expect count(members) = 2
            }
            """
    ) { (lint, measured: Measurements) in
        for overlap in measured.overlaps where overlap.both > 0 {
            let pair = [overlap.first, overlap.second]
            guard pair.allSatisfy({ measured.segments[$0.index].inside == overlap.both }) else { continue }
            let rows = NumberText.grouped(overlap.both)
            let (first, second) = (
                lint.plan.segments[overlap.first].heading, lint.plan.segments[overlap.second].heading
            )
            lint.report(
                at: second.span,
                Message(
                    "“\(first.shown)” and “\(second.shown)” are the same \(rows) rows",
                    zh: "“\(first.shown)”与“\(second.shown)”是同样的 \(rows) 行"),
                help: Message(
                    "keep one of them, or mend the condition that was to tell them apart",
                    zh: "请只保留一个，或改正本应区分两者的条件"),
                related: [Related(Message("the other one", zh: "另一个客群"), at: .source(first.span))])
        }
    }
}
