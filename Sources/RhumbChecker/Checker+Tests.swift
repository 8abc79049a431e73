// Tests that stand in the plan: rows that are given, claims that should hold.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkTests() {
        for located in declarations(.test) { checkTest(located) }
    }

    private mutating func checkTest(_ located: Located) {
        let declaration = located.declaration
        var today: Day?
        var given: [PlanTest.Given] = []
        var expectations: [PlanTest.Expectation] = []
        for clause in declaration.clauses {
            switch clause.payload {
            case .today(let date): today = date.value
            case .given(let path, let rows): given += self.given(path, rows, located)
            case .expect(let claim):
                if let expectation = self.expectation(claim, clause.span, located) { expectations.append(expectation) }
            default: break
            }
        }
        checkReferences(given)
        plan.tests.append(
            PlanTest(
                title: declaration.title?.value ?? "", today: today, given: given, expectations: expectations,
                span: declaration.nameSpan))
    }

    private mutating func given(_ path: Path, _ rows: [TestRow], _ located: Located) -> [PlanTest.Given] {
        let dataset = resolve(path, located.prefix, expecting: Message("a dataset", zh: "数据集")) {
            if case .dataset(let id) = $0 { id } else { nil }
        }
        guard let dataset else { return [] }
        return rows.map { row in
            var cells: [Int: ModelLiteral] = [:]
            for cell in row.cells {
                guard let position = columnPosition(cell.column, of: dataset) else { continue }
                if cells[position] != nil {
                    error(
                        "test/cell-twice",
                        Message("`\(cell.column.text)` is given twice in one row", zh: "同一行里“\(cell.column.text)”给了两次"),
                        at: cell.column.span, help: Message("keep one of the two", zh: "请只保留一个"))
                }
                cells[position] = self.cell(cell, of: plan.datasets[dataset].columns[position], located)
            }
            return PlanTest.Given(dataset: dataset, cells: cells, span: row.span)
        }
    }

    /// Rows that belong to others belong to given ones, where any of those are given.
    private mutating func checkReferences(_ given: [PlanTest.Given]) {
        for row in given {
            for (position, value) in row.cells.sorted(by: { $0.key < $1.key }) {
                guard case .reference(let id) = plan.datasets[row.dataset].columns[position].kind,
                    case .text(let key) = value
                else { continue }
                let parent = plan.references[id].parent
                guard let column = plan.datasets[parent].key else { continue }
                let keys = given.filter { $0.dataset == parent }.compactMap { row -> String? in
                    if case .text(let key)? = row.cells[column] { key } else { nil }
                }
                guard !keys.isEmpty, !keys.contains(key) else { continue }
                let rows = plan.datasets[parent].heading.name
                report(
                    Diagnostic(
                        "test/reference", .warning,
                        Message(
                            "this row belongs to \"\(key)\" of `\(rows)`, and no such row is given",
                            zh: "这一行属于“\(rows)”的“\(key)”，而测试里没有给出"), at: .source(row.span),
                        help: nearestName(to: key, among: keys).map {
                            Message(
                                "did you mean \"\($0)\"? Else give \"\(key)\" a row", zh: "是否想写“\($0)”？否则请给“\(key)”一行")
                        } ?? Message("give \"\(key)\" a row in `\(rows)`", zh: "请在“\(rows)”里给“\(key)”一行")))
            }
        }
    }

    private mutating func cell(
        _ cell: TestCell, of column: DatasetColumn, _ located: Located
    ) -> ModelLiteral {
        guard let (value, found) = constant(cell.value, prefix: located.prefix) else { return .missing }
        if case .missing = value { return value }
        if case .category(let texts) = column.kind, case .text(let text) = value {
            if !texts.contains(text), case .literal(.text(let literal)) = cell.value.kind {
                unknownChoice(literal, texts)
            }
            return value
        }
        let type = plan.type(of: column.kind)
        if case .several = column.kind, case .text = value { return value }
        if type == .timestamp {
            if case .text(let text) = value, let time = Timestamp(text) { return .timestamp(time) }
            if case .date(let day) = value { return .timestamp(Timestamp(day, secondOfDay: 0)) }
        }
        if canCompare(type, found) || (type == .text && found == .integer) { return value }
        if case .key = type, found == .integer { return value }
        let needed = plan.describe(type)
        let given = plan.describe(found)
        error(
            "test/cell-type",
            Message(
                "`\(column.name)` holds \(needed.english), and this is \(given.english)",
                zh: "“\(column.name)”这一列应为\(needed.chinese)，而这里是\(given.chinese)"), at: cell.value.span,
            help: cellHelp(type, cell.value))
        return .missing
    }

    private func cellHelp(_ type: ValueType, _ value: SyntaxExpression) -> Message {
        switch type {
        case .timestamp: Message("write it in quotes: \"2026-01-31 14:05\"", zh: "请加引号：\"2026-01-31 14:05\"")
        case .date: Message("dates stand without quotes: 2026-01-31", zh: "日期不加引号：2026-01-31")
        case .money(let currency): currencyHelp(value, currency)
        case .yesNo: Message("write yes or no, without quotes", zh: "请写“是”或“否”，不加引号")
        case .percent: Message("write a percentage, as in 38%", zh: "请写百分比，如 38%")
        case .integer, .number: Message("write a number without quotes and unit", zh: "请写数，不加引号和单位")
        case .text, .category, .several, .key: Message("write a text in quotes", zh: "请写带引号的文字")
        case .points, .days, .months, .minutes, .tier, .invalid: Message("write a value of that kind", zh: "请写该类型的值")
        }
    }

    private mutating func expectation(
        _ claim: Claim, _ span: SourceSpan, _ located: Located
    ) -> PlanTest.Expectation? {
        let english = Speller(language: .english)
        let chinese = Speller(language: .chinese)
        switch claim {
        case .gets(let key, let negated, let path):
            let advice = resolve(path, located.prefix, expecting: Message("an advice", zh: "建议")) {
                if case .advice(let id) = $0 { id } else { nil }
            }
            guard let advice else { return nil }
            let text = Message(
                "\"\(key.value)\" \(negated ? "not " : "")gets \(path.text)",
                zh: "\"\(key.value)\" \(negated ? "非 " : "")收到 \(path.text)")
            return PlanTest.Expectation(
                claim: .gets(key: key.value, not: negated, advice), text: text, span: span)
        case .fires(let path, let negated):
            let risk = resolve(path, located.prefix, expecting: Message("a risk", zh: "风险")) {
                if case .risk(let id) = $0 { id } else { nil }
            }
            guard let risk else { return nil }
            let text = Message(
                "\(path.text) \(negated ? "not " : "")fires", zh: "\(path.text) \(negated ? "非 " : "")触发")
            return PlanTest.Expectation(claim: .fires(risk, not: negated), text: text, span: span)
        case .holds(let expression):
            let text = Message(english.text(expression), zh: chinese.text(expression))
            if let member = membershipClaim(expression, located, isNegated: false) {
                return PlanTest.Expectation(claim: member, text: text, span: span)
            }
            let scope = Scope(row: nil, prefix: located.prefix)
            return PlanTest.Expectation(
                claim: .holds(truth(expression, scope)), text: text, span: span, parts: parts(of: expression, scope))
        }
    }

    /// `"g1" in family`, `"g1" not in family`, `not "g1" in family`.
    private mutating func membershipClaim(
        _ expression: SyntaxExpression, _ located: Located, isNegated: Bool
    ) -> PlanTest.Claim? {
        if case .not(let inner) = expression.kind {
            return membershipClaim(inner, located, isNegated: !isNegated)
        }
        guard case .inSet(let left, let negated, .expression(let set)) = expression.kind,
            case .literal(.text(let key)) = left.kind, case .name(let name) = set.kind,
            case .segment(let segment)? = find(name.text, prefix: located.prefix)
        else { return nil }
        note(name.span, means: place(of: name.text, prefix: located.prefix))
        return .member(key: key.value, not: negated != isNegated, segment)
    }
}
