// Scores by rank, fitted models, and the formula of a customer's value.
import RhumbModel
import RhumbText
import RhumbValues

extension Lowering {
    /// A score for the rows of the base; unknown for all others.
    mutating func quintile(
        _ inner: Expression.Node, _ condition: Expression.Node?, _ dataset: ID<Dataset>, _ base: ID<Segment>?,
        _ context: LoweringContext
    ) -> LoweredValue {
        let scores = scores(inner, condition, dataset, base, context)
        guard let rows = scores.base else { return plain(scores.node) }
        return plain(builder.map(.onlyWhere, [rows, scores.node], .integer))
    }

    /// The node that scores, and the rows that are ranked.
    mutating func scores(
        _ inner: Expression.Node, _ condition: Expression.Node?, _ dataset: ID<Dataset>, _ base: ID<Segment>?,
        _ context: LoweringContext
    ) -> (node: NodeID, base: NodeID?, value: LoweredValue) {
        let value = settled(lower(inner, context))
        var rows: [NodeID] = []
        if let base { rows.append(membership(base, on: context.today)) }
        if let condition { rows.append(truth(condition, context)) }
        let ranked = builder.all(rows)
        let operation = Quintile(value: value.node, base: ranked, window: visible(dataset, on: context.today))
        return (builder.node(.quintile(operation), .integer, DomainID(dataset.index)), ranked, value)
    }

    /// What a fit is asked, with its rows and days resolved.
    mutating func question(_ fit: CustomerFit, _ context: LoweringContext) -> Fit {
        let rows = resolve(fit.purchases, context)
        let today = context.today
        let ahead = { (span: CalendarSpan) in Int64(span.after(today).number) - Int64(today.number) }
        let question: Fit.Question =
            switch fit.question {
            case .alive: .alive
            case .purchases(let span): .purchases(days: ahead(span))
            case .lifetime(let span, let discount): .lifetime(days: ahead(span), yearlyDiscount: discount.double)
            }
        var minorUnits = 1.0
        if let value = fit.purchases.value, case .money(let currency) = plan[value].type {
            minorUnits = Double(Exact.wholePower(currency.minorDigits))
        }
        return Fit(
            child: DomainID(rows.dataset.index), reference: rows.reference.map { builder.position(of: $0) } ?? 0,
            filter: builder.all(rows.selected), window: rows.window ?? DayInterval(.first, today),
            value: rows.value?.node, minorUnits: minorUnits, gate: plan.fitGate, question: question)
    }

    /// margin · r / (1 + d − r), rounded once; unknown where the sum never ends (r ≥ 1 + d).
    mutating func customerValue(
        _ margin: Expression.Node, _ retention: Expression.Node, _ discount: Expression.Node, type: ValueType,
        _ context: LoweringContext
    ) -> LoweredValue {
        let amount = lower(margin, context)
        let rate = double(lower(retention, context))
        let one = builder.constant(.double(1), .double)
        let grown = builder.map(.addDouble, [one, double(lower(discount, context))], .double)
        let below = builder.map(.subtractDouble, [grown, rate], .double)
        let zero = builder.constant(.double(0), .double)
        let converges = builder.map(.compare(.greater), [below, zero], .truth)
        let factor = builder.map(.divideDouble, [rate, below], .double)
        let product = builder.map(.multiplyDouble, [double(amount), factor], .double)
        let value = builder.map(.onlyWhere, [converges, product], .double)
        guard case .money = type else { return fraction(value) }
        return plain(builder.map(.round, [value], .integer))
    }
}

extension Fit {
    /// The physical kind of the answers.
    var kind: ValueKind {
        switch question {
        case .alive, .purchases: .double
        case .lifetime: .integer
        }
    }
}
