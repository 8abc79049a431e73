// Aggregates and what restricts them: rows, windows, segments, earlier days.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

/// The rows that an aggregate speaks of, and the value of each.
private struct RowsSyntax {
    var source: SyntaxExpression
    var windows: [SyntaxWindow]
}

extension Checker {
    mutating func aggregate(_ call: AggregateCall, _ span: SourceSpan, _ scope: Scope) -> Typed {
        if call.function == .conversion { return conversion(call, span, scope) }
        guard let function = function(of: call) else { return refused(span) }
        let (path, windowSyntax) = splitWindows(call.rows)
        guard let rows = rows(of: path, scope) else { return refused(span) }
        let windows = windowSyntax.compactMap { window($0, scope) }
        if !windows.isEmpty, plan.datasets[rows.dataset].event == nil {
            noEvent(rows.dataset, at: windowSyntax[0].span)
        }
        let inner = scope.entering(rows.dataset, along: rows.reference, base: rows.segment)
        let condition = call.condition.map { truth($0, inner) }
        let value = self.value(of: rows, inner)
        guard let type = check(function, value: value, hasCondition: condition != nil, call, span, rows.dataset) else {
            return refused(span)
        }
        let source: Aggregate.Source = rows.reference.map { .related($0) } ?? .dataset(rows.dataset)
        let customers = customers(of: function, source, rows.dataset, windows: windows, call, span)
        guard !customers.isRefused else { return refused(span) }
        let aggregate = Aggregate(
            function, of: source, segment: rows.segment, value: value?.node, condition: condition, windows: windows,
            customer: customers.reference)
        return typed(.aggregate(aggregate), type, span)
    }

    /// What a path names in the row; nil for the row itself.
    mutating func value(of rows: Rows, _ inner: Scope) -> Typed? {
        if let name = rows.value { return value(SyntaxExpression(.name(name), span: name.span), inner) }
        if let path = rows.path {
            return member(path.base, path.name, path.base.span.joined(path.name.span), inner)
        }
        return nil
    }

    /// The windows around a path, outermost last.
    func splitWindows(_ expression: SyntaxExpression) -> (SyntaxExpression, [SyntaxWindow]) {
        if case .windowed(let inner, let window) = expression.kind {
            let (path, windows) = splitWindows(inner)
            return (path, windows + [window])
        }
        return (expression, [])
    }

    struct Rows {
        let dataset: ID<Dataset>
        let reference: ID<Reference>?
        let segment: ID<Segment>?
        /// A value of the row by name.
        var value: Name?
        /// A value by a longer path.
        var path: (base: SyntaxExpression, name: Name)?
    }

    /// `bookings`, `bookings.amount`, `bookings.room.rate`.
    mutating func rows(of expression: SyntaxExpression, _ scope: Scope) -> Rows? {
        switch expression.kind {
        case .name(let name):
            return rows(named: name, scope)
        case .member(let base, let name):
            if case .name(let first) = base.kind, find(first.text, prefix: scope.prefix) == nil,
                find(first.text + "." + name.text, prefix: scope.prefix) != nil
            {
                return rows(named: Name(text: first.text + "." + name.text, span: expression.span), scope)
            }
            guard var rows = rows(of: base, scope) else { return nil }
            if let first = rows.value {
                rows.path = (SyntaxExpression(.name(first), span: first.span), name)
                rows.value = nil
            } else if let (inner, middle) = rows.path {
                rows.path = (
                    SyntaxExpression(.member(inner, middle), span: inner.span.joined(middle.span)), name
                )
            } else {
                rows.value = name
            }
            return rows
        default:
            error(
                "type/rows",
                Message(
                    "an aggregate needs rows or a value of rows: bookings, bookings.amount",
                    zh: "聚合需要一组行或行的一个值，如 订单、订单.金额"), at: expression.span,
                help: Message(
                    "give the calculation a name under `attributes of …` and aggregate that",
                    zh: "请先在“属性 基于 …”里给这个计算起名，再对它聚合"))
            return nil
        }
    }

    private mutating func rows(named name: Name, _ scope: Scope) -> Rows? {
        if let frame = scope.frames.first,
            case .relation(let reference)? = rowSymbols[frame.dataset.index][name.text]
        {
            note(name.span, means: relationSpans[reference])
            return Rows(dataset: plan.references[reference].child, reference: reference, segment: nil)
        }
        note(name.span, means: place(of: name.text, prefix: scope.prefix))
        switch find(name.text, prefix: scope.prefix) {
        case .dataset(let id)?:
            return Rows(dataset: id, reference: nil, segment: nil)
        case .segment(let id)?:
            guard visitSegment(id, at: name.span), !refusedSegments.contains(id) else { return nil }
            return Rows(dataset: plan.segments[id].dataset, reference: nil, segment: id)
        default:
            var candidates = names {
                switch $0 {
                case .dataset, .segment: true
                default: false
                }
            }
            if let frame = scope.frames.first {
                for (name, symbol) in rowSymbols[frame.dataset.index] {
                    if case .relation = symbol { candidates.append(name) }
                }
            }
            unknownName(
                name.text, at: name.span,
                expected: Message("a dataset, a segment or related rows", zh: "数据集、客群或关联的行"), candidates: candidates)
            return nil
        }
    }

    /// The type of an aggregate's result; reports what does not fit.
    private mutating func check(
        _ function: Aggregate.Function, value: Typed?, hasCondition: Bool, _ call: AggregateCall, _ span: SourceSpan,
        _ dataset: ID<Dataset>
    ) -> ValueType? {
        if let value, value.type.isInvalid { return nil }
        let rows = plan.datasets[dataset].heading.name
        switch function {
        case .count, .any, .all, .share, .retention, .churn, .repeatRate, .conversion:
            if let value {
                let found = plan.describe(value.type)
                error(
                    "type/aggregate-rows",
                    Message("this asks about rows, not about \(found.english)", zh: "这里问的是行，而不是\(found.chinese)"),
                    at: call.rows.span,
                    help: Message(
                        "write the rows and a condition, as in \(call.function.keyword.english)(\(rows) where …)",
                        zh: "请写行和条件，如 \(call.function.keyword.chinese)(\(rows) 其中 …)"))
                return nil
            }
            if !hasCondition, function == .share || function == .all {
                error(
                    "type/aggregate-condition",
                    Message("of which rows? A condition is missing", zh: "缺少条件：要问的是哪些行"), at: span,
                    help: Message("add: where …", zh: "请加上：其中 …"))
                return nil
            }
            switch function {
            case .count: return .integer
            case .any, .all: return .yesNo
            default: return .percent
            }
        case .sum, .average, .minimum, .maximum, .median, .latest, .earliest, .distinct, .percentile, .promoterScore,
            .commonest:
            guard let value else {
                error(
                    "type/aggregate-value",
                    Message("this needs a value of the rows, not the rows", zh: "这里需要行的一个值，而不是行"),
                    at: call.rows.span, help: Message("write \(rows).name_of_a_column", zh: "请写 \(rows).列名"))
                return nil
            }
            return type(function, of: value, call, dataset)
        }
    }

    private mutating func type(
        _ function: Aggregate.Function, of value: Typed, _ call: AggregateCall, _ dataset: ID<Dataset>
    ) -> ValueType? {
        let found = plan.describe(value.type)
        switch function {
        case .sum, .average:
            guard value.type.isSummable else {
                error(
                    "type/aggregate-sum",
                    Message("\(found.english) cannot be added up", zh: "\(found.chinese)不能相加"), at: call.rows.span,
                    help: Message("count the rows, or name a column of numbers or money", zh: "请改用计数，或写数值、金额列"))
                return nil
            }
            if function == .sum { return value.type }
            switch value.type {
            case .money, .percent, .points: return value.type
            default: return .number
            }
        case .minimum, .maximum, .median, .percentile:
            guard value.type.isOrdered, !function.isPercentile || !value.type.isTier else {
                error(
                    "type/aggregate-order",
                    Message("\(found.english) has no order", zh: "\(found.chinese)没有大小之分"), at: call.rows.span,
                    help: Message("name a column of numbers, money or dates", zh: "请写数值、金额或日期列"))
                return nil
            }
            let isQuantile = function != .minimum && function != .maximum
            return isQuantile && value.type == .integer ? .number : value.type
        case .latest, .earliest:
            guard plan.datasets[dataset].event != nil else {
                noEvent(dataset, at: call.functionSpan)
                return nil
            }
            return value.type
        case .distinct: return .integer
        case .promoterScore: return isScoreOfTen(value, at: call.rows.span) ? .number : nil
        case .commonest:
            switch value.type {
            case .category, .yesNo: return value.type
            default:
                error(
                    "type/commonest",
                    Message(
                        "the commonest is asked of a column with few values; this is \(found.english)",
                        zh: "“最常见”问的是取值有限的列，这里是\(found.chinese)"), at: call.rows.span,
                    help: Message(
                        "declare the column with its values, as in: wish one of \"lake\", \"spa\"",
                        zh: "请在列的声明里写出取值，如：心愿 取值 \"湖景\", \"温泉\""))
                return nil
            }
        case .count, .share, .any, .all, .retention, .churn, .repeatRate, .conversion: return value.type
        }
    }

    /// Silent where the event was refused.
    mutating func noEvent(_ dataset: ID<Dataset>, at span: SourceSpan) {
        let isTold = located[.dataset(dataset)]?.declaration.clauses.contains {
            switch $0.payload {
            case .event, .broken: true
            default: false
            }
        }
        guard isTold != true else { return }
        let rows = plan.datasets[dataset].heading.name
        error(
            "type/no-event",
            Message("rows of `\(rows)` have no date", zh: "“\(rows)”的行没有日期"), at: span,
            help: Message(
                "say in dataset `\(rows)` since when a row is a fact: event booked_on",
                zh: "请在数据集“\(rows)”里声明行何时发生：发生于 下单日"))
    }
}

extension Checker {
    /// The function with what stands before its rows.
    private mutating func function(of call: AggregateCall) -> Aggregate.Function? {
        switch call.function {
        case .count: .count
        case .sum: .sum
        case .avg: .average
        case .min: .minimum
        case .max: .maximum
        case .median: .median
        case .share: .share
        case .any: .any
        case .all: .all
        case .latest: .latest
        case .earliest: .earliest
        case .distinct: .distinct
        case .percentile: call.percent.flatMap { percentile($0) }
        case .nps: .promoterScore
        case .retention: .retention
        case .churn: .churn
        case .repeat: .repeatRate
        case .commonest: .commonest
        // Its stages have to be looked up: that is a check of its own.
        case .conversion: nil
        }
    }
}
