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
            checkResidual(id, located)
        }
    }

    private mutating func checkRisk(_ id: ID<Risk>, _ clause: Clause, _ located: Located) {
        switch clause.payload {
        case .riskKind(let name): plan.risks[id].kind = name.text
        case .likelihood(let level): plan.risks[id].likelihood = likelihood(level, located)
        case .impact(let level):
            switch impact(level, located) {
            case .score(let score)?: plan.risks[id].impactScore = score
            case .amount(let money)?: plan.risks[id].impactAmount = money
            case nil: break
            }
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
        case .decides, .consults, .informs:
            plan.risks[id].roles = roles(plan.risks[id].roles, adding: clause, located.prefix)
        case .review(let quantity): plan.risks[id].reviewEvery = calendarSpan(quantity)
        case .reviewed(let date, let text, let by):
            let person = by.flatMap { owner($0, located.prefix) }
            plan.risks[id].reviews.append(Goal.Review(day: date.value, finding: text.value, by: person))
        case .residual(let first, let second):
            if let likelihood = likelihood(first, located), let impact = impact(second, located) {
                plan.risks[id].residual = Risk.Residual(likelihood: likelihood, impact: impact)
            }
        case .because(let text), .note(let text): plan.risks[id].because = text.value
        default: break
        }
    }

    /// What is left after the response is no more than what was there before it.
    private mutating func checkResidual(_ id: ID<Risk>, _ located: Located) {
        let risk = plan.risks[id]
        guard let residual = risk.residual else { return }
        let span = located.declaration.span { if case .residual = $0 { true } else { false } }
        if let left = residual.score, let before = risk.score, left > before {
            error(
                "risk/residual",
                Message(
                    "what is left of the risk scores \(left), more than the \(before) before the response",
                    zh: "应对之后风险得分为\(left)，反而高于应对之前的\(before)"), at: span,
                help: Message("correct one of the two ratings", zh: "请更正其中一处评级"))
        } else if let left = residual.loss, let before = risk.loss, left > before {
            error(
                "risk/residual",
                Message(
                    "the loss to expect after the response is greater than before it", zh: "应对之后的期望损失反而高于应对之前"),
                at: span,
                help: Message("correct one of the two ratings", zh: "请更正其中一处评级"))
        } else if risk.response?.strategy == .avoid {
            error(
                "risk/residual",
                Message("what is avoided leaves nothing", zh: "规避之后不再有剩余风险"), at: span,
                help: Message("take the residual away, or mitigate the risk", zh: "请去掉“剩余”，或改为“减轻”"))
        } else if risk.response?.strategy == .accept, let left = residual.score, let before = risk.score, left < before
        {
            error(
                "risk/residual",
                Message("what is accepted stays as it is", zh: "接受风险不会改变其得分"), at: span,
                help: Message("take the residual away, or say what mitigates the risk", zh: "请去掉“剩余”，或写明如何减轻"))
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

    private mutating func noLikelihood(_ found: Message, at span: SourceSpan) -> Risk.Likelihood? {
        error(
            "risk/likelihood",
            Message(
                "a likelihood is a percentage or a score, and this is \(found.english)",
                zh: "可能性应为百分比或评分，而这是\(found.chinese)"), at: span,
            help: Message("as in: 30%, or 4 of 5", zh: "如：30%，或 4级"))
        return nil
    }

    mutating func likelihood(_ level: LevelSyntax, _ located: Located) -> Risk.Likelihood? {
        switch level {
        case .rating(let quantity, let scale): return score(quantity, of: scale).map { .score($0) }
        case .expression(let expression):
            if case .literal(.quantity(let quantity)) = expression.kind, quantity.unit == .percent {
                return share(quantity).map { .share($0) }
            }
            if case .name(let name) = expression.kind, find(name.text, prefix: located.prefix) == nil {
                return noLikelihood(
                    Message("the word `\(name.text)`", zh: "文字“\(name.text)”"), at: name.span)
            }
            let checked = value(expression, Scope(row: nil, prefix: located.prefix))
            guard !checked.type.isInvalid else { return nil }
            guard checked.type == .percent else {
                return noLikelihood(plan.describe(checked.type), at: expression.span)
            }
            return .measured(checked.node)
        }
    }

    mutating func impact(_ level: LevelSyntax, _ located: Located) -> Risk.Impact? {
        switch level {
        case .rating(let quantity, let scale): score(quantity, of: scale).map { .score($0) }
        case .expression(let expression):
            planned(expression, prefix: located.prefix, .riskImpact).map { .amount($0) }
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
