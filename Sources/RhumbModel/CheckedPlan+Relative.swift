// Which values of a row depend on where other rows stand.

extension CheckedPlan {
    /// Is the value a place among others, or made of one: a rank, a score by fifths, a model fitted to all?
    public func isRelative(_ node: Expression.Node) -> Bool {
        switch self[node].kind {
        case .rank, .quintile, .fit, .metric: true
        case .attribute(let id): isRelative(attributes[id].value)
        case .member(let id): conditions(of: id).contains { isRelative($0.node) }
        case .tier(let id): tiers[id].tiers.contains { tier in tier.condition.map { isRelative($0) } ?? false }
        default: self[node].kind.children.contains { isRelative($0) }
        }
    }
}
