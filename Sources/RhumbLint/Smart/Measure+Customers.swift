// Whom a measure speaks of: its aggregates, seen through metrics and named values.
import RhumbModel

extension CheckedPlan {
    /// The aggregates without a row inside an expression, seen through metrics, each once.
    func aggregates(inside node: Expression.Node) -> [Aggregate] {
        var seen = IDSet<Expression>()
        var found: [Aggregate] = []
        var next = [node]
        while let node = next.popLast() {
            guard seen.insert(node) else { continue }
            if case .aggregate(let aggregate) = self[node].kind {
                found.append(aggregate)
            } else if case .metric(let id) = self[node].kind {
                next.append(metrics[id].value)
            } else {
                next += self[node].kind.children
            }
        }
        return found
    }

    /// Does an expression name a segment or a tier, itself or through metrics and named values?
    func namesSegment(_ node: Expression.Node) -> Bool {
        var seen = IDSet<Expression>()
        var next = [node]
        while let node = next.popLast() {
            guard seen.insert(node) else { continue }
            if isSegment(node) { return true }
            if case .metric(let id) = self[node].kind { next.append(metrics[id].value) }
            if case .attribute(let id) = self[node].kind { next.append(attributes[id].value) }
            next += self[node].kind.children
        }
        return false
    }

    private func isSegment(_ node: Expression.Node) -> Bool {
        switch self[node].kind {
        case .member, .tier, .rung, .restricted(_, .segment): return true
        case .aggregate(let aggregate):
            if case .conversion(let funnel, _, _) = aggregate.function { return funnels[funnel].segment != nil }
            return aggregate.segment != nil
        default: return false
        }
    }

    /// Whom an aggregate counts: the customers that its rows refer to where it counts these, else the rows.
    func counted(by aggregate: Aggregate) -> ID<Dataset>? {
        switch aggregate.function {
        case .retention, .churn, .repeatRate: return aggregate.customer.map { references[$0].parent }
        case .count, .sum, .average, .minimum, .maximum, .median, .share, .any, .all, .latest, .earliest, .distinct,
            .percentile, .promoterScore, .conversion, .commonest:
            if case .dataset(let id) = aggregate.source { return id }
            return nil
        }
    }

    /// The datasets that a segment is of.
    var segmentedDatasets: Set<ID<Dataset>> { Set(segments.all.map(\.dataset)) }
}

extension Aggregate.Function {
    /// A part of those asked.
    var isShare: Bool {
        switch self {
        case .share, .promoterScore, .retention, .churn, .repeatRate, .conversion: true
        case .count, .sum, .average, .minimum, .maximum, .median, .any, .all, .latest, .earliest, .distinct,
            .percentile,
            .commonest:
            false
        }
    }

    /// Amounts and numbers of rows: these speak of the business, all others of those who are asked.
    var isTotal: Bool {
        switch self {
        case .count, .sum, .minimum, .maximum, .any, .all, .latest, .earliest: true
        case .average, .median, .share, .distinct, .percentile, .promoterScore, .retention, .churn, .repeatRate,
            .conversion, .commonest:
            false
        }
    }
}
