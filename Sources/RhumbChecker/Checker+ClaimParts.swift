// The parts of a claim, each with its words: a test that fails shows what they come to.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Checker {
    /// What has a value and is no literal, whole before part, each once; without the claim itself.
    mutating func parts(of claim: SyntaxExpression, _ scope: Scope) -> [NamedValue] {
        let wasSilent = isSilent
        isSilent = true
        defer { isSilent = wasSilent }
        var found: [NamedValue] = []
        collectParts(claim, scope, into: &found)
        let whole = spelled(claim)
        return found.filter { $0.name != whole }
    }

    private mutating func collectParts(
        _ expression: SyntaxExpression, _ scope: Scope, into found: inout [NamedValue]
    ) {
        switch expression.kind {
        case .literal, .today, .period: return
        case .name, .windowed, .ofSegment, .aggregate, .call, .model, .quintile, .span, .member, .percentOf, .inSet,
            .negate, .binary, .compare, .and, .or, .not, .otherwise, .isStatus, .known, .missing, .like:
            break
        }
        let checked = value(expression, scope)
        guard !checked.type.isInvalid else { return }
        add(NamedValue(name: spelled(expression), node: checked.node), to: &found)
        switch expression.kind {
        case .name, .member, .windowed, .ofSegment: collectMeasured(expression, checked.node, [], into: &found)
        case .percentOf(_, let inner), .negate(let inner), .not(let inner), .known(let inner), .missing(let inner),
            .inSet(let inner, _, _), .like(let inner, _):
            collectParts(inner, scope, into: &found)
        case .binary(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
            .or(let left, let right), .otherwise(let left, let right), .span(_, let left, let right):
            collectParts(left, scope, into: &found)
            collectParts(right, scope, into: &found)
        case .call(let call): for argument in call.arguments { collectParts(argument, scope, into: &found) }
        case .literal, .today, .period, .aggregate, .model, .quintile, .isStatus: break
        }
    }

    /// A metric that is computed from others and from aggregates is shown with these, in the same windows and segments.
    private mutating func collectMeasured(
        _ expression: SyntaxExpression, _ node: Node, _ above: [ID<Metric>], into found: inout [NamedValue]
    ) {
        var restrictions: [Restriction] = []
        var inner = node
        while case .restricted(let next, let restriction) = plan[inner].kind {
            restrictions.append(restriction)
            inner = next
        }
        guard case .metric(let id) = plan[inner].kind, !above.contains(id), let located = located[.metric(id)] else {
            return
        }
        let definition = located.declaration.clauses.lazy.compactMap { clause -> SyntaxExpression? in
            if case .expression(let expression) = clause.payload { expression } else { nil }
        }.first
        guard let definition else { return }
        if case .aggregate = definition.kind { return }
        let scope = Scope(row: nil, prefix: located.prefix)
        var leaves: [SyntaxExpression] = []
        collectLeaves(definition, scope, into: &leaves)
        for leaf in leaves {
            let checked = value(leaf, scope)
            guard !checked.type.isInvalid, let words = replacingName(in: expression, by: leaf) else { continue }
            var measured = checked.node
            for restriction in restrictions.reversed() {
                measured = typed(.restricted(measured, restriction), checked.type, leaf.span).node
            }
            add(NamedValue(name: spelled(words), node: measured), to: &found)
            collectMeasured(words, measured, above + [id], into: &found)
        }
    }

    private func add(_ part: NamedValue, to found: inout [NamedValue]) {
        if !found.contains(where: { $0.name == part.name }) { found.append(part) }
    }

    /// `sum(orders.amount) of family in 2025` for `revenue of family in 2025`; nil where no name stands inside.
    private func replacingName(in expression: SyntaxExpression, by leaf: SyntaxExpression) -> SyntaxExpression? {
        switch expression.kind {
        case .name, .member: leaf
        case .windowed(let inner, let window):
            replacingName(in: inner, by: leaf).map { SyntaxExpression(.windowed($0, window), span: leaf.span) }
        case .ofSegment(let inner, let segment):
            replacingName(in: inner, by: leaf).map { SyntaxExpression(.ofSegment($0, segment), span: leaf.span) }
        case .literal, .today, .period, .aggregate, .call, .model, .quintile, .span, .percentOf, .inSet, .negate,
            .binary, .compare, .and, .or, .not, .otherwise, .isStatus, .known, .missing, .like:
            nil
        }
    }
}
