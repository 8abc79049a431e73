// Risks: how likely, how bad, how one would notice, what one would do.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkRisks() {
        for id in plan.risks.ids {
            guard let located = located[.risk(id)] else { continue }
            for clause in located.declaration.clauses { checkRisk(id, clause, located) }
        }
    }

    private mutating func checkRisk(_ id: ID<Risk>, _ clause: Clause, _ located: Located) {
        switch clause.payload {
        case .riskKind(let name): plan.risks[id].kind = name.text
        case .likelihood(let level): plan.risks[id].likelihood = likelihood(level, located)
        case .impact(let level): plan.risks[id].impact = impact(level, located)
        case .threatens(let paths):
            plan.risks[id].threatens = paths.compactMap { path in
                resolve(path, located.prefix, expecting: Message("a goal", zh: "目标")) {
                    if case .goal(let id) = $0 { id } else { nil }
                }
            }
        case .signal(let expression):
            plan.risks[id].signal = conditions(expression, Scope(row: nil, prefix: located.prefix))
        case .response(let response): plan.risks[id].response = self.response(response, clause.span, located)
        case .fallback(let response): plan.risks[id].fallback = self.response(response, clause.span, located)
        case .owner(let path): plan.risks[id].owner = owner(path, located.prefix)
        case .residual(let first, let second):
            if case .score(let likelihood)? = likelihood(first, located),
                case .score(let impact)? = impact(second, located)
            {
                plan.risks[id].residual = (likelihood, impact)
            }
        case .because(let text), .note(let text): plan.risks[id].because = text.value
        default: break
        }
    }

    /// `4 of 5`; the scale is 1 to 5.
    mutating func score(_ quantity: Quantity, of scale: Quantity?) -> Int? {
        let top = scale.map { $0.integer } ?? 5
        if top == 5, let score = quantity.integer, (1...5).contains(score) { return score }
        error(
            "risk/score",
            Message("a score is from 1 to 5", zh: "评分应为1到5级"), at: quantity.span,
            help: Message("as in: likelihood 4 of 5", zh: "如：可能性 4级"))
        return nil
    }

    mutating func likelihood(_ level: LevelSyntax, _ located: Located) -> Risk.Likelihood? {
        switch level {
        case .rating(let quantity, let scale): return score(quantity, of: scale).map { .score($0) }
        case .expression(let expression):
            if case .literal(.quantity(let quantity)) = expression.kind, quantity.unit == .percent {
                return share(quantity).map { .share($0) }
            }
            let checked = value(expression, Scope(row: nil, prefix: located.prefix))
            guard !checked.type.isInvalid else { return nil }
            guard checked.type == .percent else {
                let found = plan.describe(checked.type)
                error(
                    "risk/likelihood",
                    Message(
                        "a likelihood is a percentage or a score, and this is \(found.english)",
                        zh: "可能性应为百分比或评分，而这是\(found.chinese)"), at: expression.span,
                    help: Message("as in: 30%, or 4 of 5", zh: "如：30%，或 4级"))
                return nil
            }
            return .measured(checked.node)
        }
    }

    mutating func impact(_ level: LevelSyntax, _ located: Located) -> Risk.Impact? {
        switch level {
        case .rating(let quantity, let scale): score(quantity, of: scale).map { .score($0) }
        case .expression(let expression): money(expression, prefix: located.prefix).map { .amount($0) }
        }
    }

    private mutating func response(
        _ syntax: ResponseSyntax, _ span: SourceSpan, _ located: Located
    ) -> Risk.Response? {
        func action(_ path: Path?) -> ID<Action>? {
            path.flatMap { path in
                resolve(path, located.prefix, expecting: Message("an action", zh: "行动")) {
                    if case .action(let id) = $0 { id } else { nil }
                }
            }
        }
        switch syntax {
        case .avoid(let path): return Risk.Response(strategy: .avoid, action: action(path), approver: nil, until: nil)
        case .transfer(let path):
            return Risk.Response(strategy: .transfer, action: action(path), approver: nil, until: nil)
        case .mitigate(let path):
            return Risk.Response(strategy: .mitigate, action: action(path), approver: nil, until: nil)
        case .accept(let approver, let until):
            if approver == nil || until == nil {
                error(
                    "risk/accept",
                    Message("accepting a risk needs somebody who approves it, and a date", zh: "接受风险需要批准人和有效期"),
                    at: span,
                    help: Message(
                        "as in: accept approved by wang_fang until 2026-12-31", zh: "如：接受 批准人 王芳 有效至 2026-12-31"))
            }
            return Risk.Response(
                strategy: .accept, action: nil, approver: approver.flatMap { owner($0, located.prefix) },
                until: until?.value)
        }
    }
}
