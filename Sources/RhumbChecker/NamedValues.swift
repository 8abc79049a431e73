// The named values that a condition rests on: what a reason shows beside the condition's words.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Checker {
    /// Named values in the order in which they stand, each once.
    mutating func namedValues(_ expression: SyntaxExpression, _ scope: Scope) -> [NamedValue] {
        var leaves: [SyntaxExpression] = []
        collectLeaves(expression, scope, into: &leaves)
        let wasSilent = isSilent
        isSilent = true
        defer { isSilent = wasSilent }
        var values: [NamedValue] = []
        for leaf in leaves {
            let checked = value(leaf, scope)
            guard !checked.type.isInvalid, checked.type != .yesNo || isColumn(checked.node) else { continue }
            let name = spelled(leaf)
            if !values.contains(where: { $0.name == name }) {
                values.append(NamedValue(name: name, node: checked.node))
            }
        }
        return values
    }

    private func isColumn(_ node: Node) -> Bool {
        if case .column = plan[node].kind { true } else { false }
    }

    /// The smallest parts that have a name or are aggregates.
    func collectLeaves(
        _ expression: SyntaxExpression, _ scope: Scope, into leaves: inout [SyntaxExpression]
    ) {
        switch expression.kind {
        case .name(let name):
            if case .segment? = find(name.text, prefix: scope.prefix) { return }
            leaves.append(expression)
        case .aggregate, .member, .ofSegment, .span, .model, .quintile: leaves.append(expression)
        case .windowed(let inner, _):
            if scope.dataset == nil { leaves.append(expression) } else { collectLeaves(inner, scope, into: &leaves) }
        case .percentOf(_, let inner), .negate(let inner), .not(let inner), .known(let inner), .missing(let inner):
            collectLeaves(inner, scope, into: &leaves)
        case .inSet(let inner, _, _), .like(let inner, _):
            collectLeaves(inner, scope, into: &leaves)
        case .binary(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
            .or(let left, let right), .otherwise(let left, let right):
            collectLeaves(left, scope, into: &leaves)
            collectLeaves(right, scope, into: &leaves)
        case .call(let call):
            for argument in call.arguments { collectLeaves(argument, scope, into: &leaves) }
        case .literal, .today, .period, .isStatus: break
        }
    }
}
