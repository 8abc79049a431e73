// One case a kind of expression; arithmetic and comparison by type are in their own files.
import RhumbModel
import RhumbText
import RhumbValues

extension Lowering {
    mutating func lowerFresh(_ expression: Expression, _ context: LoweringContext) -> LoweredValue {
        switch expression.kind {
        case .literal(let literal):
            return lower(literal, as: expression.type)
        case .assumption(let id):
            return lower(plan.assumptions[id].value, as: expression.type)
        case .today:
            return plain(builder.integer(Int64(context.today.number)))
        case .column(let dataset, let position):
            return column(position, of: dataset, type: expression.type, context)
        case .attribute(let id):
            return lower(plan.attributes[id].value, context.row(of: plan.attributes[id].dataset))
        case .member(let segment):
            return plain(member(of: segment, on: context.today))
        case .tier(let id):
            return tier(id, context)
        case .score(let id):
            return score(of: id, context)
        case .rung(_, let position):
            return plain(builder.integer(Int64(position)))
        case .parent(let reference, let inner):
            return parent(reference, inner, context)
        case .aggregate(let aggregate):
            return lower(aggregate, type: expression.type, context)
        case .metric(let id):
            return lower(plan.metrics[id].value, context)
        case .restricted(let inner, let restriction):
            return restricted(inner, restriction, context)
        case .negate(let inner):
            return negated(lower(inner, context), type: expression.type)
        case .not(let inner):
            return plain(builder.map(.not, [truth(inner, context)], .truth))
        case .arithmetic(let sign, let left, let right):
            return arithmetic(sign, left, right, type: expression.type, context)
        case .compare(let sign, let left, let right):
            return plain(comparison(sign, left, right, context))
        case .and(let left, let right):
            return plain(builder.map(.and, [truth(left, context), truth(right, context)], .truth))
        case .or(let left, let right):
            return plain(builder.map(.or, [truth(left, context), truth(right, context)], .truth))
        case .fallback(let left, let right):
            return fallback(lower(left, context), lower(right, context))
        case .known(let inner):
            return plain(known(inner, context))
        case .oneOf(let inner, let literals):
            return plain(oneOf(inner, literals, context))
        case .between(let inner, let low, let high):
            let above = comparison(.greaterOrEqual, inner, low, context)
            let below = comparison(.lessOrEqual, inner, high, context)
            return plain(builder.map(.and, [above, below], .truth))
        case .inWindow(let inner, let window):
            return plain(inWindow(lower(inner, context).node, window.days(asOf: context.today)))
        case .rank(let inner, let rank):
            return plain(cut(inner, rank, context))
        case .span(let unit, let from, let to):
            return span(unit, lower(from, context).node, lower(to, context).node)
        case .holds(let inner, let position):
            return plain(builder.map(.hasBit(position), [lower(inner, context).node], .truth))
        case .dayOf(let inner):
            return plain(
                builder.map(
                    .floorDivide(divisor: Timestamp.dayLength), [lower(inner, context).node], .integer))
        case .like(let inner, let pattern):
            return plain(builder.map(.textLike(pattern), [lower(inner, context).node], .truth))
        case .quintile(let inner, let condition, let dataset, let base):
            return quintile(inner, condition, dataset, base, context)
        case .fit(let fit):
            let question = self.question(fit, context)
            let node = builder.node(
                .fit(question), question.kind, builder.query[question.child].references[question.reference].parent)
            return question.kind == .double ? fraction(node) : plain(node)
        case .customerValue(let margin, let retention, let discount):
            return customerValue(margin, retention, discount, type: expression.type, context)
        case .goalIs:
            // Assessment decides these; the lowering asks only for parts of `when` that hold none.
            return unknown(.yesNo)
        }
    }

    /// A literal as a constant of the type that it is used as.
    mutating func lower(_ literal: Literal, as type: ValueType) -> LoweredValue {
        switch literal {
        case .missing: unknown(type)
        case .yesNo(let value): plain(builder.constant(.truth(value), .truth))
        case .integer(let value):
            switch type {
            case .number, .percent, .points: exact(Exact(Int128(value)))
            default: plain(builder.integer(value))
            }
        case .number(let value), .percent(let value), .points(let value): exact(value)
        case .money(let value): plain(builder.integer(value.minor))
        case .text(let value): text(value, as: type)
        case .date(let value): plain(builder.integer(Int64(value.number)))
        case .days(let value), .months(let value), .minutes(let value): plain(builder.integer(value))
        case .timestamp(let value): plain(builder.integer(value.seconds))
        }
    }

    /// A text; where a category is meant, its position in the list (−1, which no row has, for a text that is not listed).
    private mutating func text(_ value: String, as type: ValueType) -> LoweredValue {
        guard case .category(let texts) = type else { return plain(builder.constant(.text(value), .text)) }
        return plain(builder.integer(Int64(texts.firstIndex(of: value) ?? -1)))
    }

    private mutating func column(
        _ position: Int, of dataset: ID<Dataset>, type: ValueType, _ context: LoweringContext
    ) -> LoweredValue {
        let declared = plan.datasets[dataset]
        let column = declared.columns[position]
        let domain = DomainID(dataset.index)
        if column.current, context.today != runDay { return unknown(type) }
        if position == declared.key, case .text = column.kind { return plain(builder.node(.key, .text, domain)) }
        let index = builder.column(column, of: domain)
        let node = builder.node(.column(index), builder.query[domain].columns[index].valueKind, domain)
        switch column.kind {
        case .number(let scale, _): return LoweredValue(node: node, form: .scaled(scale))
        case .percent: return LoweredValue(node: node, form: .scaled(9))
        case .text, .yesNo, .integer, .money, .date, .timestamp, .category, .several, .reference: return plain(node)
        }
    }

    private mutating func tier(_ id: ID<Tiers>, _ context: LoweringContext) -> LoweredValue {
        let tiers = plan.tiers[id]
        let row = context.row(of: tiers.dataset)
        var conditions: [NodeID] = []
        for tier in tiers.tiers {
            if let condition = tier.condition { conditions.append(truth(condition, row)) }
        }
        let hasOtherwise = tiers.tiers.contains { $0.condition == nil }
        guard !conditions.isEmpty else { return plain(builder.integer(0)) }
        return plain(
            builder.node(
                .map(.firstYes(otherwise: hasOtherwise), conditions), .integer, DomainID(tiers.dataset.index)))
    }

    private mutating func parent(
        _ id: ID<Reference>, _ inner: Expression.Node, _ context: LoweringContext
    ) -> LoweredValue {
        let reference = plan.references[id]
        let value = settled(lower(inner, context.row(of: reference.parent)))
        return LoweredValue(node: gather(id, value.node), form: value.form)
    }

    /// A parent's value in the child's row. A constant is one too: where there is no parent it is unknown.
    mutating func gather(_ id: ID<Reference>, _ node: NodeID) -> NodeID {
        let reference = plan.references[id]
        let kind = builder.kind(node)
        var value = node
        if builder.query[node].domain == nil {
            value = builder.node(.map(.fallback, [node, node]), kind, DomainID(reference.parent.index))
        }
        return builder.node(
            .gather(reference: builder.position(of: id), value), kind, DomainID(reference.child.index))
    }

    /// Is the row in the segment on a day? A row that does not exist then is in none.
    mutating func member(of segment: ID<Segment>, on day: Day) -> NodeID {
        let node = membership(segment, on: day)
        guard let exists = exists(plan.segments[segment].dataset, on: day) else { return node }
        return builder.map(.and, [node, exists], .truth)
    }

    /// Does the row exist on a day? nil where the dataset has no event date: then it always does.
    mutating func exists(_ dataset: ID<Dataset>, on day: Day) -> NodeID? {
        let domain = DomainID(dataset.index)
        guard let event = builder.query[domain].event else { return nil }
        let date = builder.node(.column(event), .integer, domain)
        let happened = builder.map(.compare(.lessOrEqual), [date, builder.integer(Int64(day.number))], .truth)
        // A row whose date is missing is in no window, and so on no day.
        return builder.map(.fallback, [happened, builder.constant(.truth(false), .truth)], .truth)
    }

    /// A restriction in no row is pushed into the aggregates. A row's own value of an earlier day is unknown where the row did
    /// not exist then.
    private mutating func restricted(
        _ inner: Expression.Node, _ restriction: Restriction, _ context: LoweringContext
    ) -> LoweredValue {
        let moved = context.restricted(by: restriction)
        let value = settled(lower(inner, moved))
        guard let dataset = context.dataset, case .ago = restriction, plan.speaksOfRow(inner),
            let exists = exists(dataset, on: moved.today)
        else { return value }
        let kind = builder.kind(value.node)
        return LoweredValue(node: builder.map(.onlyWhere, [exists, value.node], kind), form: value.form)
    }

    private mutating func fallback(_ left: LoweredValue, _ right: LoweredValue) -> LoweredValue {
        if case (.plain, .plain) = (left.form, right.form) {
            return plain(builder.map(.fallback, [left.node, right.node], builder.kind(left.node)))
        }
        if let both = aligned(left, right) {
            return LoweredValue(
                node: builder.map(.fallback, [both.left, both.right], .integer), form: .scaled(both.scale))
        }
        return fraction(builder.map(.fallback, [double(left), double(right)], .double))
    }

    private mutating func known(_ inner: Expression.Node, _ context: LoweringContext) -> NodeID {
        if case .column(let dataset, let position) = plan[inner].kind,
            case .reference(let id) = plan.datasets[dataset].columns[position].kind
        {
            return builder.node(
                .referenceKnown(builder.position(of: id)), .truth, DomainID(dataset.index))
        }
        return builder.map(.known, [lower(inner, context).node], .truth)
    }

    private mutating func oneOf(
        _ inner: Expression.Node, _ literals: [Literal], _ context: LoweringContext
    ) -> NodeID {
        let value = lower(inner, context)
        if builder.kind(value.node) == .text {
            let texts = literals.compactMap { literal -> String? in
                if case .text(let text) = literal { text } else { nil }
            }
            return builder.map(.textIn(texts), [value.node], .truth)
        }
        let type = plan[inner].type
        let tests = literals.map { literal in
            equality(value, lower(literal, as: type))
        }
        return tests.count == 1 ? tests[0] : builder.map(.or, tests, .truth)
    }

    /// Days inside an interval.
    mutating func inWindow(_ date: NodeID, _ interval: DayInterval) -> NodeID {
        let first = builder.integer(Int64(interval.first.number))
        let last = builder.integer(Int64(interval.last.number))
        let above = builder.map(.compare(.greaterOrEqual), [date, first], .truth)
        let below = builder.map(.compare(.lessOrEqual), [date, last], .truth)
        return builder.map(.and, [above, below], .truth)
    }

    private mutating func cut(_ inner: Expression.Node, _ rank: Rank, _ context: LoweringContext) -> NodeID {
        let amount: Cut.Amount =
            switch rank.amount {
            case .count(let count): .count(Int64(count))
            case .share(let share):
                .share(
                    numerator: Int64(clamping: share.mantissa),
                    denominator: Int64(clamping: Exact.wholePower(share.scale)))
            }
        let operation = Cut(
            value: lower(inner, context).node,
            base: rank.base.map { membership($0, on: context.today) },
            window: visible(rank.dataset, on: context.today),
            fromTop: rank.fromTop, amount: amount)
        return builder.node(.cut(operation), .truth, DomainID(rank.dataset.index))
    }

    private mutating func span(_ unit: SpanUnit, _ from: NodeID, _ to: NodeID) -> LoweredValue {
        switch unit {
        case .days: return plain(builder.map(.subtract, [to, from], .integer))
        case .months: return plain(builder.map(.monthsBetween, [from, to], .integer))
        case .years: return plain(builder.map(.yearsBetween, [from, to], .integer))
        case .minutes:
            let seconds = builder.map(.subtract, [to, from], .integer)
            return plain(builder.map(.floorDivide(divisor: 60), [seconds], .integer))
        case .hours:
            let seconds = builder.map(.subtract, [to, from], .integer)
            let hour = builder.constant(.double(3600), .double)
            return fraction(
                builder.map(.divideDouble, [builder.map(.toDouble(scale: 0), [seconds], .double), hour], .double))
        }
    }
}

extension LoweringContext {
    /// The context inside a restriction.
    func restricted(by restriction: Restriction) -> LoweringContext {
        var inner = self
        switch restriction {
        case .segment(let segment): inner.segments.append(SegmentAt(segment: segment, day: nil))
        case .window(let window): inner.windows.append(window)
        case .ago(let span): inner.today = span.before(today)
        }
        return inner
    }
}
