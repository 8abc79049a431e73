// Functions that count customers by their rows: retention, churn, repeat rate and the net promoter score. Sets of customers are
// yes/no values of the customer's row, so reactivated customers cannot corrupt a rate as they do in (E − N) / S.
import RhumbModel
import RhumbText
import RhumbValues

/// A share of customers: `yes` of `all`, both integers in no row.
struct CustomerCounts {
    let yes: NodeID
    let all: NodeID
}

/// Answers of 9 and 10, answers of 0 to 6, and all answers; integers in no row.
struct PromoterCounts {
    let promoters: NodeID
    let detractors: NodeID
    let n: NodeID
}

extension Lowering {
    /// Retention over [a, b]: |active before a ∩ active in [a, b]| / |active before a|; churn counts those who did not come
    /// back; the repeat rate counts two rows or more among one or more.
    mutating func customerCounts(_ rows: AggregateRows) -> CustomerCounts {
        let none = CustomerCounts(yes: builder.integer(0), all: builder.integer(0))
        guard let customer = rows.aggregate.customer else { return none }
        let inside = active(rows, along: customer, in: rows.window)
        switch rows.aggregate.function {
        case .repeatRate:
            return CustomerCounts(
                yes: customers(rows, [atLeast(2, inside)], of: customer),
                all: customers(rows, [atLeast(1, inside)], of: customer))
        default:
            // Before the first day of all nobody was there, and a window that has not begun says nothing yet.
            guard let window = rows.window, window.first > .first, !window.isEmpty else { return none }
            let before = DayInterval(.first, window.first.adding(days: -1))
            let wasThere = atLeast(1, active(rows, along: customer, in: before))
            var cameBack = atLeast(1, inside)
            if rows.aggregate.function == .churn { cameBack = builder.map(.not, [cameBack], .truth) }
            return CustomerCounts(
                yes: customers(rows, [wasThere, cameBack], of: customer),
                all: customers(rows, [wasThere], of: customer))
        }
    }

    /// Rows up to the window's end that may count but cannot be given to a customer: a hole in the condition, or nobody's.
    mutating func ownerless(_ rows: AggregateRows) -> NodeID {
        guard let customer = rows.aggregate.customer else { return builder.integer(0) }
        let upTo = rows.window.map { DayInterval(.first, $0.last) }
        let filter = builder.all(rows.selected)
        return reduced(
            rows.dataset, .aggregate(.countUnknown), kind: .integer, filter: filter, value: owner(customer),
            window: rows.aggregate.function == .repeatRate ? rows.window : upTo)
    }

    /// NPS = 100 (p − d) over the latest answer of each customer; answers of nobody count each for itself.
    mutating func promoterScore(_ rows: AggregateRows) -> LoweredValue {
        let found = promoters(rows)
        let lead = builder.map(.subtract, [found.promoters, found.detractors], .integer)
        let points = builder.map(.multiply, [lead, builder.integer(100)], .integer)
        return fraction(builder.map(.divideDouble, [double(plain(points)), double(plain(found.n))], .double))
    }

    mutating func promoters(_ rows: AggregateRows) -> PromoterCounts {
        guard let score = rows.value?.node else {
            let none = builder.integer(0)
            return PromoterCounts(promoters: none, detractors: none, n: none)
        }
        guard let customer = rows.aggregate.customer else { return answers(score, rows, where: []) }
        let latest = perCustomer(rows, .latest, along: customer, value: score, in: rows.window)
        let ofCustomers = PromoterCounts(
            promoters: customers(rows, [isPromoter(latest)], of: customer),
            detractors: customers(rows, [isDetractor(latest)], of: customer),
            n: customers(rows, [builder.map(.known, [latest], .truth)], of: customer))
        let ofNobody = answers(score, rows, where: [ownerless(along: customer)])
        func sum(_ one: NodeID, _ other: NodeID, _ builder: inout QueryBuilder) -> NodeID {
            builder.map(.add, [one, other], .integer)
        }
        return PromoterCounts(
            promoters: sum(ofCustomers.promoters, ofNobody.promoters, &builder),
            detractors: sum(ofCustomers.detractors, ofNobody.detractors, &builder),
            n: sum(ofCustomers.n, ofNobody.n, &builder))
    }

    /// Each row for itself.
    private mutating func answers(_ score: NodeID, _ rows: AggregateRows, where conditions: [NodeID]) -> PromoterCounts
    {
        let chosen = rows.selected + conditions
        return PromoterCounts(
            promoters: whole(rows, chosen + [isPromoter(score)], value: nil),
            detractors: whole(rows, chosen + [isDetractor(score)], value: nil),
            n: whole(rows, chosen, value: score))
    }

    private mutating func whole(_ rows: AggregateRows, _ filter: [NodeID], value: NodeID?) -> NodeID {
        reduced(
            rows.dataset, .aggregate(.count), kind: .integer, filter: builder.all(filter), value: value,
            window: rows.window)
    }

    private mutating func isPromoter(_ score: NodeID) -> NodeID { atLeast(9, score) }

    private mutating func isDetractor(_ score: NodeID) -> NodeID {
        builder.map(.compare(.lessOrEqual), [score, builder.integer(6)], .truth)
    }

    private mutating func atLeast(_ least: Int64, _ count: NodeID) -> NodeID {
        builder.map(.compare(.greaterOrEqual), [count, builder.integer(least)], .truth)
    }

    /// The number of a customer's rows in a window.
    private mutating func active(
        _ rows: AggregateRows, along customer: ID<Reference>, in window: DayInterval?
    ) -> NodeID { perCustomer(rows, .count, along: customer, value: nil, in: window) }

    private mutating func perCustomer(
        _ rows: AggregateRows, _ function: AggregateFunction, along customer: ID<Reference>, value: NodeID?,
        in window: DayInterval?
    ) -> NodeID {
        let own = AggregateRows(
            aggregate: rows.aggregate, dataset: rows.dataset, reference: customer, base: rows.ownBase,
            condition: rows.condition, value: rows.value, window: window, today: rows.today, customers: [],
            ownBase: rows.ownBase)
        return aggregated(own, function, filter: own.selected, value: value)
    }

    /// The number of customers for whom all of it is so.
    private mutating func customers(
        _ rows: AggregateRows, _ conditions: [NodeID], of customer: ID<Reference>
    ) -> NodeID {
        reduced(
            plan.references[customer].parent, .aggregate(.count), kind: .integer,
            filter: builder.all(conditions + rows.customers), value: nil, window: nil)
    }

    /// Is it a row that belongs to nobody?
    mutating func ownerless(along reference: ID<Reference>) -> NodeID {
        builder.map(.not, [builder.map(.known, [owner(reference)], .truth)], .truth)
    }

    /// Known (and yes) in rows that belong to a customer.
    private mutating func owner(_ customer: ID<Reference>) -> NodeID {
        gather(customer, everyRow(of: plan.references[customer].parent))
    }
}
