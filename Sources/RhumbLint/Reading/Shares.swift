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
        return expressions.all.compactMap { expression in
            guard case .aggregate(let aggregate) = expression.kind, aggregate.function == .share,
                seen.insert(expression.span).inserted
            else { return nil }
            return Share(aggregate: aggregate, span: expression.span)
        }
    }
}
