// Segments that leave nobody out.
import RhumbModel
import RhumbText

extension Rule {
    static let segmentEverybody = Rule(
        "data/segment-everybody", .note,
        Message("A segment leaves somebody out", zh: "客群总要把一部分人划在外面"),
        why: Message(
            """
            A condition that is true of everybody divides nobody: goals and advice for the segment are goals and advice for all, under a \
            name that says otherwise. The condition is too weak for these data, or says what the base says already.
            """,
            zh: "人人都符合的条件等于没有分群：给这个客群定的目标和建议，其实是给所有人的，名称却不是这个意思。要么条件太宽，要么它说的正是所属范围已经说过的。"),
        bad: """
            dataset members { key id text; visits integer }
            segment ‹regulars› "Regulars" of members where visits >= 1

            test "the members" {
              given members { id "m1", visits 9 } { id "m2", visits 2 }
              expect count(members) = 2
            }
            """,
        good: """
            dataset members { key id text; visits integer }
            segment regulars "Regulars" of members where visits >= 6

            test "the members" {
              given members { id "m1", visits 9 } { id "m2", visits 2 }
              expect count(members) = 2
            }
            """
    ) { (lint, measured: Measurements) in
        for (id, found) in zip(lint.plan.segments.ids, measured.segments) {
            let segment = lint.plan.segments[id]
            let all = lint.plan.base(of: id, measured)
            guard !segment.conditions.isEmpty, found.inside > 0, found.inside == all.rows else { continue }
            lint.report(
                at: segment.heading.span,
                Message(
                    "everybody is in “\(segment.heading.shown)”: all \(all.shown) rows of `\(all.name)`",
                    zh: "“\(segment.heading.shown)”包括了所有人：“\(all.name)”的 \(all.shown) 行全在其中"),
                help: Message(
                    "sharpen the condition, or use `\(all.name)` itself", zh: "请把条件收紧，或直接使用“\(all.name)”"))
        }
    }
}
