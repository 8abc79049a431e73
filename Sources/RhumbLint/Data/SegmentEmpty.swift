// Segments that nobody is in.
import RhumbModel
import RhumbText

extension Rule {
    static let segmentEmpty = Rule(
        "data/segment-empty", .warning,
        Message("Somebody is in each segment", zh: "每个客群里都有人"),
        why: Message(
            """
            What is planned for a segment without members happens to nobody. Often the limit is out of reach, or the words of the \
            condition are not those of the data: another spelling, another unit, a column that is always blank.
            """,
            zh: "客群里没有人，为它做的安排就落不到任何人身上。多半是门槛定得够不着，或条件里的写法与数据不一致：换了叫法、换了单位，或这一列总是空的。"),
        bad: """
            dataset members { key id text; visits integer }
            segment ‹devoted› "Come every month" of members where visits >= 12

            test "the members" {
              given members { id "m1", visits 9 } { id "m2", visits 2 }
              expect count(members) = 2
            }
            """,
        good: """
            dataset members { key id text; visits integer }
            segment devoted "Come every other month" of members where visits >= 6

            test "the members" {
              given members { id "m1", visits 9 } { id "m2", visits 2 }
              expect count(members) = 2
            }
            """
    ) { (lint, measured: Measurements) in
        for (id, found) in zip(lint.plan.segments.ids, measured.segments) where found.inside == 0 {
            let segment = lint.plan.segments[id]
            let all = lint.plan.base(of: id, measured)
            guard all.rows > 0 else { continue }
            let blanks =
                found.unknown > 0
                ? Message(
                    "; of \(NumberText.grouped(found.unknown)) it is unknown",
                    zh: "，其中 \(NumberText.grouped(found.unknown)) 行不明")
                : Message(verbatim: "")
            lint.report(
                at: segment.heading.span,
                Message(
                    "nobody is in “\(segment.heading.shown)”: not one of the \(all.shown) rows of `\(all.name)`\(blanks.english)",
                    zh: "“\(segment.heading.shown)”里没有人：“\(all.name)”的 \(all.shown) 行都不在其中\(blanks.chinese)"),
                help: found.unknown > 0
                    ? Message(
                        "say what a blank means, as in: score else 0 >= 9; `rhumb explain` with a key shows each condition",
                        zh: "请说明空值怎么算，例如：评分 缺省 0 >= 9；用 `rhumb explain` 加主键可以查看每个条件")
                    : Message(
                        "lower the limit; `rhumb explain` with a key shows what each condition comes to",
                        zh: "请放低门槛；用 `rhumb explain` 加主键可以查看每个条件的结果"))
        }
    }
}

extension CheckedPlan {
    /// What a segment is taken from: its base, else its dataset, with how many rows there are.
    func base(of id: ID<Segment>, _ measured: Measurements) -> (name: String, rows: Int64, shown: String) {
        let segment = segments[id]
        let (heading, rows) =
            segment.base.map { (segments[$0].heading, measured.segments[$0.index].inside) }
            ?? (datasets[segment.dataset].heading, measured.datasets[segment.dataset.index].rows)
        return (heading.name, rows, NumberText.grouped(rows))
    }
}
