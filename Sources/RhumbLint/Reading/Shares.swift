// The shares of a plan, each once.
import RhumbModel
import RhumbText

/// A share and where it stands.
struct Share {
    let aggregate: Aggregate
    let span: SourceSpan
}

extension CheckedPlan {
    /// All shares, in the order of the text; what a reason or a part computes once more is there once.
    var shares: [Share] {
        var seen: Set<SourceSpan> = []
        return expressions.ids.compactMap { node in
            guard case .aggregate(let aggregate) = self[node].kind, aggregate.function == .share,
                seen.insert(self[node].span).inserted
            else { return nil }
            return Share(aggregate: aggregate, span: self[node].span)
        }
    }
}
