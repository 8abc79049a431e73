// Datasets, and the names that attributes and tiers add to their rows.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// Columns first, then references between datasets, since a relation is a name of the parent's rows.
    mutating func checkDatasets() {
        for (id, located) in datasets() {
            for clause in located.declaration.clauses {
                switch clause.payload {
                case .key(let syntax):
                    guard plan.datasets[id].key == nil else {
                        error(
                            "dataset/second-key",
                            Message("a dataset has one key", zh: "一个数据集只有一个主键"), at: clause.span,
                            help: Message(
                                "remove one of them; columns that are unique together go into `require unique a, b`",
                                zh: "请去掉一个；几列合起来才唯一的，请写：要求 唯一 甲, 乙"))
                        continue
                    }
                    plan.datasets[id].key = addColumn(syntax, to: id, located)
                case .column(let syntax): addColumn(syntax, to: id, located)
                default: break
                }
            }
            declareRefused(of: id, located.declaration)
        }
        for (id, located) in datasets() { checkEvent(of: id, located) }
        for reference in plan.references.ids { declareRelation(reference) }
    }

    func datasets() -> [(ID<Dataset>, Located)] {
        plan.datasets.ids.compactMap { id in located[.dataset(id)].map { (id, $0) } }
    }

    @discardableResult
    private mutating func addColumn(_ syntax: ColumnSyntax, to id: ID<Dataset>, _ located: Located) -> Int? {
        let name = syntax.name.text
        guard declareRowName(name, .column(plan.datasets[id].columns.count), of: id, at: syntax.name.span) else {
            return nil
        }
        let (kind, range) = columnKind(syntax, of: id, located)
        if case .reference = kind, syntax.isCurrent {
            error(
                "dataset/current-reference",
                Message("a reference cannot be `current`", zh: "关联列不能是“现值”"), at: syntax.name.span,
                help: Message(
                    "leave `current` out: to whom a row belongs must be known on every day",
                    zh: "请去掉“现值”：一行属于谁，任何一天都须知道"))
        }
        plan.datasets[id].columns.append(
            DatasetColumn(
                name: name, kind: kind, optional: syntax.isOptional, current: syntax.isCurrent, range: range,
                span: syntax.name.span))
        return plan.datasets[id].columns.count - 1
    }

    /// Adds a name to a dataset's rows; false where it is taken.
    @discardableResult
    mutating func declareRowName(
        _ name: String, _ symbol: RowSymbol, of dataset: ID<Dataset>, at span: SourceSpan
    ) -> Bool {
        if let first = rowSpans[dataset.index][name] {
            let isRelation = if case .relation? = rowSymbols[dataset.index][name] { true } else { false }
            duplicateName(
                name, at: span, first: first,
                help: isRelation
                    ? Message(
                        "the rows that refer to this one are called so: write another name, as in number_of_\(name)",
                        zh: "关联到这一行的数据就叫这个名称：请换一个，如 \(name)数") : nil)
            return false
        }
        rowSymbols[dataset.index][name] = symbol
        rowSpans[dataset.index][name] = span
        return true
    }

    private mutating func columnKind(
        _ syntax: ColumnSyntax, of id: ID<Dataset>, _ located: Located
    ) -> (DatasetColumn.Kind, ClosedRange<Exact>?) {
        switch syntax.type {
        case .text: return (.text, nil)
        case .yesNo: return (.yesNo, nil)
        case .percent: return (.percent, nil)
        case .date: return (.date, nil)
        case .integer(let range): return (.integer, range.flatMap { self.range($0, located.prefix) })
        case .number(let range, let rounded):
            let places = rounded.flatMap { wholeNumber($0, atLeast: 0) }
            if let places, places > 9, let rounded {
                error(
                    "dataset/rounded",
                    Message("a number keeps at most 9 decimal places", zh: "数值最多保留9位小数"), at: rounded.span,
                    help: Message("as in: number rounded 4", zh: "如：数值 舍入 4"))
            }
            return (
                .number(scale: min(9, places ?? 9), rounded: places != nil),
                range.flatMap { self.range($0, located.prefix) }
            )
        case .money(let name):
            guard let name else { return (.money(plan.currency), nil) }
            return (.money(Currency(code: name.text) ?? plan.currency), nil)
        case .timestamp(let name):
            guard let name else { return (.timestamp(nil), nil) }
            if let zone = ClockZone(name.value) { return (.timestamp(zone), nil) }
            error(
                "dataset/zone",
                Message(
                    "`\(name.value)` is no zone that keeps one time all year", zh: "“\(name.value)”不是全年统一时间的时区"),
                at: name.span,
                help: Message(
                    "write UTC, an offset such as +08:00, or a place without summer time such as Asia/Shanghai; a place with "
                        + "summer time needs its local clock in the data and no zone here",
                    zh: "请写 UTC、+08:00 这样的时差，或 Asia/Shanghai 等没有夏令时的地点；有夏令时的地点请在数据里写当地钟点，这里不写时区"))
            return (.timestamp(nil), nil)
        case .oneOf(let texts):
            var seen: Set<String> = []
            for text in texts where !seen.insert(text.value).inserted {
                error(
                    "dataset/choice-twice",
                    Message("\"\(text.value)\" is listed twice", zh: "“\(text.value)”列了两次"), at: text.span,
                    help: Message("take one of them away", zh: "请去掉一个"))
            }
            return (.category(texts.map(\.value)), nil)
        case .severalOf(let texts, let separator):
            var seen: Set<String> = []
            for text in texts where !seen.insert(text.value).inserted {
                error(
                    "dataset/choice-twice",
                    Message("\"\(text.value)\" is listed twice", zh: "“\(text.value)”列了两次"), at: text.span,
                    help: Message("take one of them away", zh: "请去掉一个"))
            }
            if texts.count > DatasetColumn.mostChoices {
                error(
                    "dataset/choices",
                    Message(
                        "a cell of several can choose from \(DatasetColumn.mostChoices) texts, and these are \(texts.count)",
                        zh: "多选列最多有\(DatasetColumn.mostChoices)个选项，这里有\(texts.count)个"), at: syntax.typeSpan,
                    help: Message("leave out the rarest, or use a dataset of its own", zh: "请去掉最少用的，或单独用一个数据集"))
            }
            return (.several(texts.map(\.value), separator: separator?.value ?? ";"), nil)
        case .refersTo(let path, let relation):
            return (reference(path, relation, column: syntax, of: id, located) ?? .text, nil)
        }
    }

    private mutating func range(_ range: RangeSyntax, _ prefix: String) -> ClosedRange<Exact>? {
        guard let low = plainNumber(range.from, prefix), let high = plainNumber(range.to, prefix) else { return nil }
        guard low <= high else {
            error(
                "dataset/range",
                Message("the range is empty: its first number is the larger", zh: "范围为空：前一个数更大"),
                at: range.from.span.joined(range.to.span),
                help: Message("swap the two numbers", zh: "请对调两个数"))
            return high...low
        }
        return low...high
    }

    private mutating func plainNumber(_ expression: SyntaxExpression, _ prefix: String) -> Exact? {
        guard let (value, _) = constant(expression, prefix: prefix) else { return nil }
        switch value {
        case .integer(let number): return Exact(Int128(number))
        case .number(let number): return number
        case .missing, .yesNo, .percent, .points, .money, .text, .date, .days, .months, .minutes, .timestamp:
            error(
                "dataset/range-number",
                Message("the ends of a range are plain numbers", zh: "范围的两端应为不带单位的数"), at: expression.span,
                help: Message("as in: integer 0 .. 10", zh: "如：整数 0 .. 10"))
            return nil
        }
    }

    private mutating func reference(
        _ path: Path, _ relation: Name?, column: ColumnSyntax, of id: ID<Dataset>, _ located: Located
    ) -> DatasetColumn.Kind? {
        let parent = resolve(path, located.prefix, expecting: Message("a dataset", zh: "数据集")) {
            if case .dataset(let id) = $0 { id } else { nil }
        }
        guard let parent else {
            refuse(column.name, of: id)
            return nil
        }
        let hasKey = self.located[.dataset(parent)]?.declaration.clauses.contains {
            switch $0.payload {
            case .key, .broken(.datasetKey?, _): true
            default: false
            }
        }
        if hasKey != true {
            error(
                "dataset/no-key",
                Message(
                    "`\(path.text)` has no key to refer to", zh: "“\(path.text)”没有主键，无法关联"), at: path.span,
                help: Message(
                    "declare one in `\(path.text)`, as in: key id text",
                    zh: "请在“\(path.text)”里声明主键，如：主键 编号 文本"))
        }
        let name = relation ?? located.declaration.name
        let reference = plan.references.add(
            Reference(
                child: id, column: plan.datasets[id].columns.count, parent: parent, relation: name?.text ?? ""))
        relationSpans[reference] = name?.span
        return .reference(reference)
    }

    private mutating func declareRelation(_ id: ID<Reference>) {
        let reference = plan.references[id]
        let column = plan.datasets[reference.child].columns[reference.column]
        if rowSpans[reference.parent.index][reference.relation] != nil {
            let parent = plan.datasets[reference.parent].heading.name
            error(
                "dataset/relation-name",
                Message(
                    "rows of `\(parent)` already have something called `\(reference.relation)`",
                    zh: "“\(parent)”的行已经有名为“\(reference.relation)”的内容"), at: column.span,
                help: Message(
                    "name the relation, as in: refers to \(parent) as stays",
                    zh: "请给关联起名，如：关联 \(parent) 别名 入住"))
            return
        }
        declareRowName(reference.relation, .relation(id), of: reference.parent, at: column.span)
    }

    private mutating func checkEvent(of id: ID<Dataset>, _ located: Located) {
        for clause in located.declaration.clauses {
            switch clause.payload {
            case .event(let name):
                guard let position = columnPosition(name, of: id) else { continue }
                let column = plan.datasets[id].columns[position]
                let isDay: Bool =
                    switch column.kind {
                    case .date, .timestamp: true
                    default: false
                    }
                guard isDay else {
                    error(
                        "dataset/event-date",
                        Message(
                            "`\(name.text)` is not a date, so it cannot say when a row happened",
                            zh: "“\(name.text)”不是日期，不能表示发生时间"), at: name.span,
                        help: Message(
                            "name a column of type date, or declare this one as date", zh: "请写日期类型的列，或把这一列声明为日期"))
                    continue
                }
                plan.datasets[id].event = position
            case .extracted(let date): plan.datasets[id].extracted = date.value
            case .consent(let name): checkConsent(name, of: id)
            default: break
            }
        }
    }

    private mutating func checkConsent(_ name: Name, of id: ID<Dataset>) {
        guard let position = columnPosition(name, of: id) else { return }
        guard case .yesNo = plan.datasets[id].columns[position].kind else {
            error(
                "dataset/consent",
                Message("`\(name.text)` does not say yes or no", zh: "“\(name.text)”不是“是否”类型"), at: name.span,
                help: Message(
                    "consent is a column of type yes_no, as in: marketing_ok yes_no", zh: "授权应为“是否”类型的列，如：同意营销 是否"))
            return
        }
        plan.datasets[id].consent = position
    }

    /// The position of a column that a clause names.
    mutating func columnPosition(_ name: Name, of id: ID<Dataset>) -> Int? {
        switch rowSymbols[id.index][name.text] {
        case .column(let position)?:
            note(name.span, means: place(of: name.text, inRowsOf: id))
            return position
        case .refused?: return nil
        case .attribute?, .tiers?, .relation?, nil: break
        }
        unknownName(
            name.text, at: name.span,
            expected: Message(
                "a column of `\(plan.datasets[id].heading.name)`", zh: "“\(plan.datasets[id].heading.name)”的列"),
            candidates: plan.datasets[id].columns.map(\.name))
        return nil
    }

    /// Attributes, segments and tiers: their names first, then their expressions.
    mutating func checkRowDefinitions() {
        checkAssumptions()
        for located in declarations(.attributes) { declareAttributes(located) }
        for located in declarations(.tiers) { declareTiers(located) }
        for id in plan.segments.ids { declareSegmentBase(id) }
        checkSurveys()
        resolveAnalyses()
        checkPlanAmounts()
        for id in plan.attributes.ids { visitAttribute(id) }
        for id in plan.segments.ids { visitSegment(id) }
        for id in plan.tiers.ids { visitTiers(id) }
    }

    private mutating func declareAttributes(_ located: Located) {
        guard let dataset = baseDataset(of: located) else { return refuseAttributes(located.declaration) }
        declareRefused(of: dataset, located.declaration)
        for clause in located.declaration.clauses {
            guard case .attribute(let syntax) = clause.payload else { continue }
            let heading = Heading(name: syntax.name.text, title: syntax.title?.value, span: syntax.name.span)
            let node = invalid(at: syntax.name.span)
            let id = plan.attributes.add(Attribute(heading: heading, dataset: dataset, value: node))
            attributeSyntax[id] = (syntax, located.prefix)
            guard !declareRowName(syntax.name.text, .attribute(id), of: dataset, at: syntax.name.span) else { continue }
            refusedNames.insert(syntax.name.text)
        }
    }

    private mutating func declareTiers(_ located: Located) {
        guard let name = located.declaration.name, let dataset = baseDataset(of: located) else { return }
        let heading = Heading(name: name.text, title: title(of: located.declaration), span: name.span)
        let tiers = located.declaration.clauses.compactMap { clause -> Tiers.Tier? in
            guard case .tier(let tier) = clause.payload else { return nil }
            return Tiers.Tier(name: tier.name.text, title: tier.title?.value, condition: nil)
        }
        let isGrid = located.declaration.clauses.contains { if case .rfm = $0.payload { true } else { false } }
        let id = plan.tiers.add(Tiers(heading: heading, dataset: dataset, tiers: isGrid ? rfmTiers() : tiers))
        tiersLocated[id] = located
        declareRowName(name.text, .tiers(id), of: dataset, at: name.span)
    }

    /// The dataset that `of` names.
    private mutating func baseDataset(of located: Located) -> ID<Dataset>? {
        for clause in located.declaration.clauses {
            guard case .base(let path) = clause.payload else { continue }
            return resolve(path, located.prefix, expecting: Message("a dataset", zh: "数据集")) {
                if case .dataset(let id) = $0 { id } else { nil }
            }
        }
        return nil
    }

    /// A segment is of a dataset or narrows another segment; which rows it speaks of is known before any condition.
    private mutating func declareSegmentBase(_ id: ID<Segment>) {
        guard let located = located[.segment(id)] else { return }
        if !located.declaration.clauses.contains(where: { if case .base = $0.payload { true } else { false } }) {
            refusedSegments.insert(id)
        }
        for clause in located.declaration.clauses {
            switch clause.payload {
            case .base(let path):
                let base = resolve(path, located.prefix, expecting: Message("a dataset or a segment", zh: "数据集或客群")) {
                    symbol -> Symbol? in
                    switch symbol {
                    case .dataset, .segment: symbol
                    default: nil
                    }
                }
                if case .segment(let other)? = base { plan.segments[id].base = other }
                if case .dataset(let dataset)? = base { plan.segments[id].dataset = dataset }
                if base == nil { refusedSegments.insert(id) }
            case .promise(let text): plan.segments[id].promise = text.value
            case .finding(let day, let text, let from):
                plan.segments[id].findings.append(finding(day, text, from, located.prefix))
            default: break
            }
        }
    }
}
