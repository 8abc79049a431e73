// The status of a goal and the signal of a risk, which only the `when` of an advice may ask for.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// `goal is off_track`, `risk is fired`.
    mutating func status(
        _ inner: SyntaxExpression, _ status: StatusSyntax, _ span: SourceSpan, _ scope: Scope
    ) -> Typed {
        guard case .name(let name) = inner.kind else {
            error(
                "type/status",
                Message("only a goal or a risk has a status", zh: "只有目标和风险才有状态"), at: inner.span,
                help: Message("name the goal or the risk, as in: takings is off_track", zh: "请写目标或风险的名称，如：营业额 处于 已落后"))
            return refused(span)
        }
        if case .metric? = find(name.text, prefix: scope.prefix) {
            error(
                "name/kind",
                Message(
                    "`\(name.text)` is a metric, but a goal or a risk is needed here", zh: "“\(name.text)”是指标，这里需要目标或风险"
                ),
                at: name.span,
                help: Message(
                    "name a goal that measures it; or compare it, as in: \(name.text) in last 30 days < …",
                    zh: "请写衡量它的目标；或直接比较，如：\(name.text) 近30天 < ……"))
            return refused(span)
        }
        guard let goalStatus = status.goalStatus else { return signal(name, fired: status == .fired, span, scope) }
        let goal = resolve(Path(first: name), scope.prefix, expecting: Message("a goal", zh: "目标")) {
            if case .goal(let id) = $0 { id } else { nil }
        }
        guard let goal else { return refused(span) }
        guard scope.knowsStatus else {
            error(
                "type/status-place",
                Message(
                    "a goal's status is known only in the `when` of an advice", zh: "目标的状态只能在建议的“当”里使用"), at: span,
                help: Message(
                    "write: advice hurry when \(name.text) is off_track { … }",
                    zh: "请写：建议 加快 当 \(name.text) 处于 已落后 { … }"))
            return refused(span)
        }
        return typed(.goalIs(goal, goalStatus), .yesNo, span)
    }

    private mutating func signal(_ name: Name, fired: Bool, _ span: SourceSpan, _ scope: Scope) -> Typed {
        let risk = resolve(Path(first: name), scope.prefix, expecting: Message("a risk", zh: "风险")) {
            if case .risk(let id) = $0 { id } else { nil }
        }
        guard let risk else { return refused(span) }
        let signal = located[.risk(risk)]?.declaration.clauses.lazy.compactMap { clause -> SyntaxExpression? in
            if case .signal(let expression) = clause.payload { expression } else { nil }
        }.first
        guard scope.knowsStatus else {
            let condition = signal.flatMap { $0.asksForStatus ? nil : written($0.span) }
            error(
                "type/status-place",
                Message(
                    "whether a risk has fired is known only in the `when` of an advice", zh: "风险是否触发，只有建议的“当”里才知道"),
                at: span,
                help: condition.map {
                    Message("write the condition itself: \($0)", zh: "请写条件本身：\($0)")
                } ?? Message("write the condition itself, as in: signal share < 20%", zh: "请写条件本身，如：预警信号 占比 < 20%"))
            return refused(span)
        }
        guard let located = located[.risk(risk)], let signal else {
            if self.located[.risk(risk)]?.declaration.isBroken == true { return refused(span) }
            error(
                "type/no-signal",
                Message("`\(name.text)` has no signal", zh: "“\(name.text)”没有预警信号"), at: span,
                help: Message("add to the risk: signal …", zh: "请给该风险加上：预警信号 …"))
            return refused(span)
        }
        // What is wrong with the signal is said at the risk.
        let wasSilent = isSilent
        isSilent = true
        let node = truth(signal, Scope(row: nil, prefix: located.prefix))
        isSilent = wasSilent
        guard plan[node].type == .yesNo else { return refused(span) }
        return fired ? Typed(node: node, type: .yesNo) : typed(.not(node), .yesNo, span)
    }
}

extension SyntaxExpression {
    /// Speaks of the status of a goal or a risk.
    fileprivate var asksForStatus: Bool {
        switch kind {
        case .isStatus: true
        case .and(let left, let right), .or(let left, let right): left.asksForStatus || right.asksForStatus
        case .not(let inner): inner.asksForStatus
        case .literal, .name, .today, .period, .aggregate, .call, .model, .quintile, .like, .span, .member, .ofSegment,
            .percentOf, .inSet, .windowed, .negate, .binary, .compare, .otherwise, .known, .missing:
            false
        }
    }
}

extension StatusSyntax {
    /// nil for the states of a signal.
    var goalStatus: GoalStatus? {
        switch self {
        case .notStarted: .notStarted
        case .noData: .noData
        case .achieved: .achieved
        case .missed: .missed
        case .onTrack: .onTrack
        case .atRisk: .atRisk
        case .offTrack: .offTrack
        case .fired, .quiet: nil
        }
    }
}
