// Values of a row that nothing asks for.
import RhumbModel
import RhumbText

extension Rule {
    static let unusedAttribute = Rule(
        "plan/unused-attribute", .note,
        Message("An attribute is used", zh: "属性要用得上"),
        why: Message(
            """
            What nothing asks for is not seen in any report, so nobody notices when it is wrong. Often its user was renamed \
            or taken out, and the definition stayed behind.
            """,
            zh: "没有用到的属性不会出现在任何报告里，错了也没有人发现。多半是用它的地方改了名或删掉了，定义却留了下来。"),
        bad: """
            attributes of guests {
              ‹visits› count(bookings)
            }
            """,
        good: """
            attributes of guests {
              visits count(bookings)
            }
            segment regulars of guests where visits >= 10
            """
    ) { lint in
        let uses = lint.uses
        for id in lint.plan.attributes.ids where !uses.attributes.contains(id) {
            let heading = lint.plan.attributes[id].heading
            guard !lint.isShared(heading) else { continue }
            let rows = lint.plan.datasets[lint.plan.attributes[id].dataset].heading.name
            lint.report(
                at: heading.span,
                Message("nothing asks for `\(heading.name)` of `\(rows)`", zh: "“\(rows)”的“\(heading.name)”没有用处"),
                help: Message(
                    "use it in a segment, a metric or an advice (say \"… {\(heading.name)} …\"), or take it out",
                    zh: "请在客群、指标或建议里用它（如：话术 \"……{\(heading.name)}……\"），或者删去"))
        }
    }
}
