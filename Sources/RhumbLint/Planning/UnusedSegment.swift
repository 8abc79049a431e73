// Segments that nobody is served by.
import RhumbModel
import RhumbText

extension Rule {
    static let unusedSegment = Rule(
        "plan/unused-segment", .warning,
        Message("A segment is there to be served", zh: "客群划出来就要有人服务"),
        why: Message(
            """
            Dividing customers is no end in itself: a segment matters when somebody treats its members in another way. One \
            that no goal, advice, metric, programme or other segment asks for changes nothing for anybody.
            """,
            zh: "客户分群不是目的：对其中的人做得不一样，分群才有意义。没有目标、建议、指标、专项或其他客群用到的客群，对谁都没有影响。"),
        bad: """
            segment ‹callers› "Guests who book by phone" of guests where channel = "phone"
            """,
        good: """
            segment callers "Guests who book by phone" of guests where channel = "phone"
            advice thank of callers {
              say "Thank {name} for the call"; limit 20
            }
            """
    ) { lint in
        let uses = lint.uses
        for id in lint.plan.segments.ids where !uses.segments.contains(id) {
            let heading = lint.plan.segments[id].heading
            guard !lint.isShared(heading) else { continue }
            let isOfPeople = lint.plan.holdsCustomers(lint.plan.segments[id].dataset)
            let (who, shown) = (
                isOfPeople ? Message("nobody serves", zh: "没有人服务") : Message("nothing uses", zh: "没有用到"), heading.shown
            )
            lint.report(
                at: heading.span,
                Message(
                    "\(who.english) “\(shown)”: no goal, advice, metric or other segment asks for it",
                    zh: "\(who.chinese)“\(shown)”：目标、建议、指标和其他客群都没有提到它"),
                help: isOfPeople
                    ? Message(
                        "say what its members get, as in: advice call of \(heading.name) { say \"…\" }, or take it out",
                        zh: "请写明对这些客户做什么，例如：建议 致电 针对 \(heading.name) { 话术 \"…\" }；用不着就删去")
                    : Message(
                        "count it, as in: metric … count(\(heading.name)), or take it out",
                        zh: "请用它算一个数，例如：指标 … 计数(\(heading.name))；用不着就删去"))
        }
    }
}

extension CheckedPlan {
    /// Rows that others refer to and that refer to none, that are spoken to, or that lead to a person.
    fileprivate func holdsCustomers(_ id: ID<Dataset>) -> Bool {
        references.all.contains { $0.parent == id } && !references.all.contains { $0.child == id && $0.parent != id }
            || advice.all.contains { $0.dataset == id }
            || datasets[id].columns.contains(where: \.isPersonal)
    }
}
