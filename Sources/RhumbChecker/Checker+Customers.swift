// Functions that count customers by their rows: whose rows they are, and what else such a function cannot do without.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// Whose rows an aggregate counts; no reference where it does not ask, or where they are nobody's.
    struct Customers {
        var reference: ID<Reference>?
        var isRefused = false

        static let refused = Customers(isRefused: true)
    }

    mutating func customers(
        of function: Aggregate.Function, _ source: Aggregate.Source, _ dataset: ID<Dataset>,
        windows: [RhumbModel.Window], _ call: AggregateCall, _ span: SourceSpan
    ) -> Customers {
        switch function {
        case .count, .sum, .average, .minimum, .maximum, .median, .share, .any, .all, .latest, .earliest, .distinct,
            .percentile, .conversion, .commonest:
            return Customers()
        case .promoterScore:
            guard isOfAll(source, call) else { return .refused }
            guard let reference = firstReference(of: dataset) else { return Customers() }
            return hasEvent(dataset, call) ? Customers(reference: reference) : .refused
        case .repeatRate:
            guard isOfAll(source, call) else { return .refused }
            return ownedRows(dataset, call).map { Customers(reference: $0) } ?? .refused
        case .retention, .churn:
            guard isOfAll(source, call) else { return .refused }
            guard let reference = ownedRows(dataset, call) else { return .refused }
            guard hasEvent(dataset, call), hasBeginning(windows, dataset, call, span) else { return .refused }
            return Customers(reference: reference)
        }
    }

    private func firstReference(of dataset: ID<Dataset>) -> ID<Reference>? {
        plan.references.ids.first { plan.references[$0].child == dataset }
    }

    /// Over a whole dataset, not over the rows of one customer.
    private mutating func isOfAll(_ source: Aggregate.Source, _ call: AggregateCall) -> Bool {
        guard case .related(let reference) = source else { return true }
        let name = plan.references[reference].relation
        let parent = plan.datasets[plan.references[reference].parent].heading.name
        error(
            "type/customers-row",
            Message(
                "this is asked of all customers together, and `\(name)` here are those of one row of `\(parent)`",
                zh: "这要对全体客户来问，而这里的“\(name)”只属于“\(parent)”的一行"), at: call.functionSpan,
            help: Message(
                "make it a metric: metric … \(call.function.keyword.english)(\(name) …)",
                zh: "请写成指标：指标 … \(call.function.keyword.chinese)(\(name) …)"))
        return false
    }

    private mutating func ownedRows(_ dataset: ID<Dataset>, _ call: AggregateCall) -> ID<Reference>? {
        if let reference = firstReference(of: dataset) { return reference }
        let name = plan.datasets[dataset].heading.name
        error(
            "type/customers-reference",
            Message("it is not known whose the rows of `\(name)` are", zh: "不知道“\(name)”的行属于哪位客户"),
            at: call.rows.span,
            help: Message(
                "declare the column that holds the customer: guest_id refers to guests",
                zh: "请声明存放客户主键的列：客人号 关联 客人"))
        return nil
    }

    private mutating func hasEvent(_ dataset: ID<Dataset>, _ call: AggregateCall) -> Bool {
        guard plan.datasets[dataset].event == nil else { return true }
        noEvent(dataset, at: call.rows.span)
        return false
    }

    /// Who comes back is asked of a stretch of days that has a beginning.
    private mutating func hasBeginning(
        _ windows: [RhumbModel.Window], _ dataset: ID<Dataset>, _ call: AggregateCall, _ span: SourceSpan
    ) -> Bool {
        let begins = windows.contains { if case .before = $0 { false } else { true } }
        guard !begins, windowsAround == 0 else { return true }
        let name = plan.datasets[dataset].heading.name
        error(
            "type/customers-window",
            Message(
                "came back when? Customers of the days before are looked for in a window, and there is none",
                zh: "何时回来？要看以前的客户在一段时间里是否再来，而这里没有时间窗"), at: span,
            help: Message(
                "write: \(call.function.keyword.english)(\(name) in last 12 months)",
                zh: "请写：\(call.function.keyword.chinese)(近12个月的 \(name))"))
        return false
    }

    /// `90%` as a whole percent from 1 to 99.
    mutating func percentile(_ quantity: Quantity) -> Aggregate.Function? {
        if let percent = quantity.integer, (1...99).contains(percent) { return .percentile(percent) }
        error(
            "type/percentile",
            Message("a percentile is a whole percentage from 1% to 99%", zh: "百分位是 1% 到 99% 之间的整百分数"),
            at: quantity.span,
            help: Message(
                "write min(…) for 0%, max(…) for 100%, median(…) for 50%", zh: "0% 请写 最小(…)，100% 请写 最大(…)，50% 即 中位数(…)")
        )
        return nil
    }

    /// A score of a recommendation: a whole number that its column declares from 0 to 10.
    mutating func isScoreOfTen(_ value: Typed, at span: SourceSpan) -> Bool {
        if let column = column(behind: value.node), case .integer = column.kind, let range = column.range,
            range == .zero...Exact(10)
        {
            return true
        }
        error(
            "type/nps",
            Message(
                "a net promoter score rests on answers from 0 to 10, and this column does not promise them",
                zh: "净推荐值要基于 0 到 10 的回答，这一列没有这样声明"), at: span,
            help: Message(
                "declare the column as: score integer 0 .. 10", zh: "请把这一列声明为：推荐分 整数 0 .. 10"))
        return false
    }

    /// The column that a value is, perhaps of a row that is referred to.
    private func column(behind node: Node) -> DatasetColumn? {
        switch plan[node].kind {
        case .column(let dataset, let position): plan.datasets[dataset].columns[position]
        case .parent(_, let inner): column(behind: inner)
        default: nil
        }
    }
}

extension SyntaxWindow {
    /// Leaves fewer days, from a first one on.
    var narrows: Bool {
        switch kind {
        case .last, .this, .previous, .planPeriod, .period, .range, .since: true
        case .before, .aYearAgo, .ago, .next: false
        }
    }
}

extension Aggregate.Function {
    var isPercentile: Bool { if case .percentile = self { true } else { false } }
}

extension ValueType {
    var isTier: Bool { if case .tier = self { true } else { false } }
}
