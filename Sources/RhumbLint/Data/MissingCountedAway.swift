// Open cases that a share leaves out.
import RhumbModel
import RhumbText

extension Rule {
    static let missingCountedAway = Rule(
        "data/missing-counted-away", .warning,
        Message("A share of what was done in time counts what is not done yet", zh: "按时完成率要把没完成的也算进去"),
        why: Message(
            """
            A case that is still open has no day of its solution, so a condition on that day is unknown and the case is left \
            out of the share. The older an open case gets, the better the figure looks. `solved known and …` counts it as \
            not solved in time.
            """,
            zh: """
                还没解决的没有解决日，条件算不出来，就被排除在占比之外：积压越多，数字反而越好看。写上“解决日 有值 且 ……”，\
                没解决的就按没有及时解决算。
                """),
        bad: """
            dataset complaints {
              key id text
              opened date
              solved date optional
              event opened
            }
            metric solved_in_7 "Solved within a week" ‹share(complaints in last 90 days where days(opened to solved) <= 7)› better higher
            """,
        good: """
            dataset complaints {
              key id text
              opened date
              solved date optional
              event opened
            }
            metric solved_in_7 "Solved within a week" share(complaints in last 90 days where solved known and days(opened to solved) <= 7) better higher
            """
    ) { lint in
        let plan = lint.plan
        for share in lint.shares {
            guard let condition = share.aggregate.condition else { continue }
            let parts = plan.conjuncts(condition)
            let known = Set(parts.flatMap { plan.columnsKnown(by: $0) })
            guard let column = parts.compactMap({ plan.awaitedDate(in: $0) }).first(where: { !known.contains($0) })
            else { continue }
            let name = plan[column].name
            lint.report(
                at: share.span,
                Message(
                    "rows without `\(name)` are left out of the share: what is still open does not count against it",
                    zh: "没有“\(name)”的行不在占比之内：还没完成的，一个也没算"),
                help: Message("count them: … where \(name) known and …", zh: "请把它们算上：… 其中 \(name) 有值 且 …"))
        }
    }
}

extension CheckedPlan {
    /// The optional day that a condition waits for: `days(opened to solved) <= 7`, `solved <= due`, `passed <= today`.
    fileprivate func awaitedDate(in node: Node) -> ColumnID? {
        if case .between(let inner, _, _) = self[node].kind { return awaitedEnd(of: inner) }
        guard case .compare(_, let left, let right) = self[node].kind else { return nil }
        if let column = awaitedEnd(of: left) ?? awaitedEnd(of: right) { return column }
        switch (optionalDay(left), optionalDay(right)) {
        case (let column?, nil): return isDayOfPlan(right) ? column : nil
        case (nil, let column?): return isDayOfPlan(left) ? column : nil
        case (nil, nil), (_?, _?): return nil
        }
    }

    /// Of `days(opened to solved)`, also under a name.
    private func awaitedEnd(of node: Node) -> ColumnID? {
        if case .attribute(let id) = self[node].kind { return awaitedEnd(of: attributes[id].value) }
        guard case .span(_, let from, let to) = self[node].kind, column(from) != nil else { return nil }
        return optionalDay(to)
    }

    private func isDayOfPlan(_ node: Node) -> Bool {
        if case .today = self[node].kind { return true }
        return column(node) != nil
    }

    private func column(_ node: Node) -> ColumnID? {
        if case .dayOf(let inner) = self[node].kind { return column(inner) }
        if case .column(let dataset, let position) = self[node].kind { return ColumnID(dataset, position) }
        return nil
    }

    private func optionalDay(_ node: Node) -> ColumnID? {
        guard let column = column(node), self[column].optional, self[column].isDay else { return nil }
        return column
    }
}
