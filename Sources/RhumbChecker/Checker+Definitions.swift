// Attributes, segments, tiers and metrics may speak of one another in any order; each is checked when it is first asked
// for, and asking for one that is being checked is a cycle.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// Runs the check of a definition once; false where that is a cycle.
    @discardableResult
    mutating func visit(_ visit: Visit, at span: SourceSpan?, _ body: (inout Checker) -> Void) -> Bool {
        switch visits[visit] {
        case .done?: return true
        case .running?:
            reportCycle(visit, at: span)
            return false
        case nil:
            visits[visit] = .running
            visitStack.append(visit)
            let (wasSilent, outerWindows) = (isSilent, windowsAround)
            (isSilent, windowsAround) = (false, 0)
            body(&self)
            (isSilent, windowsAround) = (wasSilent, outerWindows)
            visitStack.removeLast()
            visits[visit] = .done
            return true
        }
    }

    private mutating func reportCycle(_ visit: Visit, at span: SourceSpan?) {
        let start = visitStack.firstIndex(of: visit) ?? 0
        let names = (visitStack[start...] + [visit]).map { "`\(heading(of: $0).name)`" }
        error(
            "name/cycle",
            Message(
                "this is defined by itself: " + names.joined(separator: " → "),
                zh: "定义绕成了圈：" + names.joined(separator: " → ")), at: span ?? heading(of: visit).span,
            help: Message("take one of them out of the other's definition", zh: "请从其中一个的定义里去掉另一个"))
    }

    private func heading(of visit: Visit) -> Heading {
        switch visit {
        case .attribute(let id): plan.attributes[id].heading
        case .segment(let id): plan.segments[id].heading
        case .tiers(let id): plan.tiers[id].heading
        case .metric(let id): plan.metrics[id].heading
        case .funnel(let id): plan.funnels[id].heading
        }
    }

    @discardableResult
    mutating func visitAttribute(_ id: ID<Attribute>, at span: SourceSpan? = nil) -> Bool {
        visit(.attribute(id), at: span) { checker in
            guard let (syntax, prefix) = checker.attributeSyntax[id] else { return }
            let scope = Scope(row: checker.plan.attributes[id].dataset, prefix: prefix)
            checker.plan.attributes[id].value = checker.value(syntax.value, scope).node
        }
    }

    @discardableResult
    mutating func visitSegment(_ id: ID<Segment>, at span: SourceSpan? = nil) -> Bool {
        visit(.segment(id), at: span) { checker in
            guard let located = checker.located[.segment(id)] else { return }
            if let base = checker.plan.segments[id].base {
                guard checker.visitSegment(base, at: located.declaration.nameSpan) else {
                    checker.plan.segments[id].base = nil
                    return
                }
                checker.plan.segments[id].dataset = checker.plan.segments[base].dataset
            }
            guard checker.plan.datasets.all.indices.contains(checker.plan.segments[id].dataset.index),
                !checker.refusedSegments.contains(id)
            else { return }
            for clause in located.declaration.clauses {
                guard case .condition(let expression) = clause.payload else { continue }
                let scope = Scope(
                    row: checker.plan.segments[id].dataset, prefix: located.prefix,
                    rankBase: checker.plan.segments[id].base)
                checker.plan.segments[id].conditions = checker.conditions(expression, scope)
            }
        }
    }

    @discardableResult
    mutating func visitTiers(_ id: ID<Tiers>, at span: SourceSpan? = nil) -> Bool {
        visit(.tiers(id), at: span) { checker in
            guard let located = checker.tiersLocated[id] else { return }
            var tiers: [Tiers.Tier] = []
            var names: [String: SourceSpan] = [:]
            let scope = Scope(row: checker.plan.tiers[id].dataset, prefix: located.prefix)
            for clause in located.declaration.clauses {
                if case .rfm(let syntax) = clause.payload {
                    checker.checkGrid(id, syntax, located, scope)
                    return
                }
                guard case .tier(let syntax) = clause.payload else { continue }
                if let first = names[syntax.name.text] {
                    checker.duplicateName(syntax.name.text, at: syntax.name.span, first: first)
                }
                names[syntax.name.text] = syntax.name.span
                if tiers.contains(where: { $0.condition == nil }) {
                    checker.error(
                        "tiers/after-otherwise",
                        Message("nothing can reach a tier after `otherwise`", zh: "“其余”之后的层级没有人能进入"),
                        at: clause.span, help: Message("move `otherwise` to the end", zh: "请把“其余”移到最后"))
                }
                let condition = syntax.condition.map { checker.truth($0, scope) }
                tiers.append(
                    Tiers.Tier(name: syntax.name.text, title: syntax.title?.value, condition: condition))
            }
            checker.plan.tiers[id].tiers = tiers
        }
    }

    @discardableResult
    mutating func visitMetric(_ id: ID<Metric>, at span: SourceSpan? = nil) -> Bool {
        visit(.metric(id), at: span) { checker in
            guard let located = checker.located[.metric(id)] else { return }
            checker.checkMetric(id, located)
        }
    }

    mutating func checkMetrics() {
        for id in plan.metrics.ids { visitMetric(id) }
    }

    private mutating func checkMetric(_ id: ID<Metric>, _ located: Located) {
        var kind: Metric.Kind?
        var split: Path?
        for clause in located.declaration.clauses {
            switch clause.payload {
            case .expression(let expression):
                let checked = value(expression, Scope(row: nil, prefix: located.prefix))
                plan.metrics[id].value = checked.node
            case .better(let better): plan.metrics[id].better = better == .higher ? .higher : .lower
            case .metricKind(let declared): kind = declared == .flow ? .flow : .stock
            case .splitBy(let path): split = path
            case .atLeastRows(let quantity): plan.metrics[id].atLeastRows = wholeNumber(quantity, atLeast: 0)
            case .forecast(let quantity): plan.metrics[id].forecast = forecast(quantity)
            default: break
            }
        }
        let measured = plan.metrics[id].value
        if kind == nil { kind = inferredKind(measured) }
        plan.metrics[id].kind = kind ?? .stock
        if let split { plan.metrics[id].split = self.split(measured, by: split, located.prefix) }
    }

    /// Whole months ahead.
    private mutating func forecast(_ quantity: Quantity) -> Int? {
        if case .months(let count)? = calendarSpan(quantity), (1...60).contains(count) { return count }
        error(
            "metric/forecast",
            Message("a forecast looks 1 to 60 whole months ahead", zh: "预测的期限为1到60个月"), at: quantity.span,
            help: Message("as in: forecast 6 months", zh: "如：预测 6个月"))
        return nil
    }

    /// A flow: the sum or count of a dataset's events without a window of its own.
    func inferredKind(_ node: Node) -> Metric.Kind {
        switch plan[node].kind {
        case .metric(let id): return plan.metrics[id].kind
        case .restricted(let inner, let restriction):
            if case .segment = restriction { return inferredKind(inner) }
            return .stock
        case .aggregate(let aggregate):
            guard case .dataset(let dataset) = aggregate.source, aggregate.windows.isEmpty,
                plan.datasets[dataset].event != nil
            else { return .stock }
            switch aggregate.function {
            case .count, .sum:
                // A dataset that others refer to holds customers; their number is a level.
                return plan.references.all.contains { $0.parent == dataset } ? .stock : .flow
            case .average, .minimum, .maximum, .median, .share, .any, .all, .latest, .earliest, .distinct,
                .percentile, .promoterScore, .retention, .churn, .repeatRate, .conversion, .commonest:
                return .stock
            }
        default: return .stock
        }
    }

    /// A condition split at its `and`s, each part with its words and the values it rests on.
    mutating func conditions(_ expression: SyntaxExpression, _ scope: Scope) -> [Condition] {
        expression.conjuncts.map { part in
            let node = truth(part, scope)
            return Condition(node: node, text: spelled(part), values: namedValues(part, scope))
        }
    }
}
