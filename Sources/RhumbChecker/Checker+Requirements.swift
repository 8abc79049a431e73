// `require` lines: what the data must be before a goal may rest on it.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkRequirements() {
        for (id, located) in datasets() {
            for clause in located.declaration.clauses {
                guard case .require(let syntax) = clause.payload else { continue }
                if let requirement = requirement(syntax, clause.span, of: id, located.prefix) {
                    plan.datasets[id].requirements.append(requirement)
                }
            }
        }
    }

    private mutating func requirement(
        _ syntax: RequirementSyntax, _ span: SourceSpan, of dataset: ID<Dataset>, _ prefix: String
    ) -> Requirement? {
        let scope = Scope(row: dataset, prefix: prefix)
        switch syntax {
        case .predicate(let expression, let share):
            let node = truth(expression, scope)
            let allowed = share.flatMap { self.share($0) }
            return Requirement(
                text: spelled(expression).joined(with: forShare(share)), kind: .inaccurate,
                check: .holds(node, share: allowed), columns: columns(under: node, of: dataset), span: span)
        case .known(let expression, let share):
            let node = value(expression, scope).node
            let text = spelled(expression)
            let percent = Message(
                Speller(language: .english).text(share), zh: Speller(language: .chinese).text(share))
            return Requirement(
                text: Message(
                    "\(text.english) known for \(percent.english)", zh: "\(text.chinese) 齐全 \(percent.chinese)"),
                kind: .missing, check: .known(node, share: self.share(share)),
                columns: columns(under: node, of: dataset), span: span)
        case .fresh(let expression, let within, let column):
            return fresh(expression, within, column, span, of: dataset, scope)
        case .unique(let names):
            let positions = names.compactMap { columnPosition($0, of: dataset) }
            guard positions.count == names.count else { return nil }
            let list = names.map(\.text).joined(separator: ", ")
            return Requirement(
                text: Message("unique \(list)", zh: "唯一 \(list)"), kind: .duplicate, check: .unique(positions),
                columns: positions, span: span)
        }
    }

    /// The newest date within a span, or each row's own date.
    private mutating func fresh(
        _ expression: SyntaxExpression, _ within: Quantity, _ column: Name?, _ span: SourceSpan,
        of dataset: ID<Dataset>, _ scope: Scope
    ) -> Requirement? {
        guard let limit = calendarSpan(within) else { return nil }
        let text = spelled(expression)
        let length = Message(
            Speller(language: .english).text(within), zh: Speller(language: .chinese).text(within))
        guard let column else {
            let node = date(expression, scope)
            return Requirement(
                text: Message(
                    "\(text.english) fresh within \(length.english)", zh: "\(text.chinese) 时效 \(length.chinese)"),
                kind: .stale, check: .fresh(node, limit), columns: columns(under: node, of: dataset), span: span)
        }
        let subject = value(expression, scope)
        let day = date(SyntaxExpression(.name(column), span: column.span), scope)
        let today = plan.add(.today, .date, at: column.span)
        let oldest: Node =
            switch limit {
            case .days(let days):
                plan.add(
                    .arithmetic(.subtract, today, plan.add(.literal(.days(Int64(days))), .days, at: within.span)),
                    .date, at: within.span)
            case .months(let months):
                plan.add(
                    .arithmetic(.subtract, today, plan.add(.literal(.months(Int64(months))), .months, at: within.span)),
                    .date, at: within.span)
            }
        let recent = plan.add(.compare(.greaterOrEqual, day, oldest), .yesNo, at: span)
        // A row without the value has nothing that could be out of date.
        let absent = plan.add(.not(plan.add(.known(subject.node), .yesNo, at: span)), .yesNo, at: span)
        let node = plan.add(.or(absent, recent), .yesNo, at: span)
        return Requirement(
            text: Message(
                "\(text.english) fresh within \(length.english) by \(column.text)",
                zh: "\(text.chinese) 时效 \(length.chinese) 依 \(column.text)"), kind: .stale,
            check: .holds(node, share: nil), columns: columns(under: node, of: dataset), span: span)
    }

    private func forShare(_ share: Quantity?) -> Message? {
        share.map {
            Message(
                " for " + Speller(language: .english).text($0), zh: " 占 " + Speller(language: .chinese).text($0))
        }
    }

    /// Columns of the dataset's own row that an expression reads.
    private func columns(under node: Node, of dataset: ID<Dataset>) -> [Int] {
        var found: [Int] = []
        func visit(_ node: Node) {
            switch plan[node].kind {
            case .column(let owner, let position):
                if owner == dataset, !found.contains(position) { found.append(position) }
            case .attribute(let id): visit(plan.attributes[id].value)
            case .parent, .aggregate: break
            default: for child in plan[node].kind.children { visit(child) }
            }
        }
        visit(node)
        return found
    }
}

extension Message {
    func joined(with other: Message?) -> Message {
        guard let other else { return self }
        return Message(english + other.english, zh: chinese + other.chinese)
    }
}
