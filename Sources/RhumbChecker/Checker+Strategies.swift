// Strategies, on one level or on two: a strategy may serve another.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkStrategies() {
        for located in declarations(.strategy) { checkStrategy(located) }
        checkStrategyCycles()
    }

    private mutating func checkStrategy(_ located: Located) {
        guard let name = located.declaration.name,
            case .strategy(let id)? = find(name.text, prefix: located.prefix)
        else { return }
        for clause in located.declaration.clauses {
            switch clause.payload {
            case .rollup(let rollup): plan.strategies[id].rollup = rollup == .worst ? .worst : .weighted
            case .serves(let paths): plan.strategies[id].serves = paths.compactMap { strategy($0, located.prefix) }
            case .weight(let quantity): plan.strategies[id].weight = weight(quantity)
            case .owner(let path): plan.strategies[id].owner = owner(path, located.prefix)
            case .finding(let day, let text, let from):
                plan.strategies[id].findings.append(finding(day, text, from, located.prefix))
            case .because(let text), .note(let text): plan.strategies[id].because = text.value
            default: break
            }
        }
    }

    mutating func strategy(_ path: Path, _ prefix: String) -> ID<Strategy>? {
        resolve(path, prefix, expecting: Message("a strategy", zh: "战略")) {
            if case .strategy(let id) = $0 { id } else { nil }
        }
    }

    /// A share of nothing or less cannot be rolled up.
    mutating func weight(_ quantity: Quantity) -> Exact {
        if quantity.unit == nil, quantity.exact > .zero { return quantity.exact }
        error(
            "goal/weight",
            Message("a weight is a number above 0", zh: "权重应为大于0的数"), at: quantity.span,
            help: Message("as in: weight 2", zh: "如：权重 2"))
        return Exact(1)
    }

    /// A strategy that serves itself, at whatever remove.
    private mutating func checkStrategyCycles() {
        var done: Set<ID<Strategy>> = []
        func follow(_ id: ID<Strategy>, _ way: [ID<Strategy>], _ checker: inout Checker) {
            if let first = way.firstIndex(of: id) {
                let names = (way[first...] + [id]).map { "`\(checker.plan.strategies[$0].heading.name)`" }
                    .joined(separator: " → ")
                checker.error(
                    "strategy/cycle",
                    Message("these strategies serve one another: \(names)", zh: "这些战略互相服务：\(names)"),
                    at: checker.plan.strategies[id].heading.span,
                    help: Message("take one `serves` away", zh: "请去掉其中一个“服务于”"))
                for member in way[first...] { checker.plan.strategies[member].serves = [] }
                return
            }
            guard !done.contains(id) else { return }
            for above in checker.plan.strategies[id].serves { follow(above, way + [id], &checker) }
            done.insert(id)
        }
        for id in plan.strategies.ids { follow(id, [], &self) }
    }
}
