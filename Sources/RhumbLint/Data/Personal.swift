// Telephone numbers and addresses in reports.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let personalInSay = Rule(
        "data/personal", .warning,
        Message("An advice names people by name and key, not by number and address", zh: "话术里写姓名和编号，不写号码和地址"),
        why: Message(
            """
            What an advice says stands in the report, in its copies and in the mails that carry it. The work list holds the \
            key of every row: whoever calls finds the number in the CRM, where it is protected and up to date.
            """,
            zh: """
                话术会进报告，也会跟着报告的副本和邮件到处走。工作清单里每一行都有编号：打电话的人在客户系统里查号码，那里有权限控制，\
                也是最新的。
                """),
        bad: """
            dataset members {
              key id text
              name text
              phone text
              joined date
              event joined
            }
            advice call "Call new members" of members where joined in last 30 days {
              say ‹"Call {name}, {phone}"›; limit 20
            }
            """,
        good: """
            dataset members {
              key id text
              name text
              phone text
              joined date
              event joined
            }
            advice call "Call new members" of members where joined in last 30 days {
              say "Call {name}"; limit 20
            }
            """
    ) { lint in
        let plan = lint.plan
        for advice in plan.advice.all {
            let values = advice.say.values.flatMap(\.parts).compactMap {
                if case .value(let value) = $0 { value.node } else { nil }
            }
            let columns = Set(values.compactMap { plan.personalColumn($0) }.map { plan[$0].name })
            for clause in lint.clauses(of: advice.heading) {
                guard case .say(_, let template) = clause.payload else { continue }
                for name in columns.sorted() where lint.written(template.span).contains("{\(name)}") {
                    lint.report(
                        at: template.span,
                        Message(
                            "`\(name)` lands in the report and in every copy of it",
                            zh: "“\(name)”会进报告，并跟着每一份副本走"),
                        help: Message(
                            "take {\(name)} out: the work list has the key, and the CRM has the rest",
                            zh: "请去掉 {\(name)}：工作清单里有编号，其余到客户系统里查"))
                }
            }
        }
    }
}

extension CheckedPlan {
    /// The column that a value of the row is, straight or under a name.
    fileprivate func personalColumn(_ node: Node) -> ColumnID? {
        if case .attribute(let id) = self[node].kind { return personalColumn(attributes[id].value) }
        guard case .column(let dataset, let position) = self[node].kind else { return nil }
        let column = ColumnID(dataset, position)
        return self[column].isPersonal ? column : nil
    }
}
