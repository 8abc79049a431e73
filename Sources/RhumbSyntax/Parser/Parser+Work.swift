// Clauses of calendars, actions, investments and risks.

import RhumbText

extension Parser {
    mutating func calendarPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        let from = try date()
        let to = accept(.range) ? try date() : nil
        let stretch = StretchSyntax(from: from, to: to, title: at(.string) ? try string() : nil)
        return keyword == .calendarHoliday ? .holiday(stretch) : .workday(stretch)
    }

    mutating func actionPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .actionAdvances:
            let goal = try path(Parser.goalWanted)
            let amount = accept(.actionBy) ? try expression(Message("how much, such as 4pp", zh: "贡献多少，如 4个百分点")) : nil
            return .advances(goal, by: amount)
        case .goalStartAfter: return .after(try links())
        case .goalStart: return .start(.date(try date()))
        case .actionFinish: return .finish(try date())
        case .actionEffort:
            return .effort(
                try duration("40 persondays", zh: "40人天", units: Message("persondays", zh: "人天")))
        case .actionCost: return .cost(try expression(Message("an amount of money", zh: "金额")))
        case .actionSpent:
            let amount = try expression(Message("an amount of money", zh: "金额"))
            return .spent(amount, on: accept(.goalOn) ? try date() : nil)
        case .actionRepeats:
            try expect(.every, help: Parser.repeatsHelp)
            let every = try duration("1 month", zh: "1个月")
            try expect(.actionUntil, help: Parser.repeatsHelp)
            return .repeats(every: every, until: try date())
        case .actionDone: return try done()
        default: return .task(try task())
        }
    }

    private static let repeatsHelp = Message(
        "write `repeats every 1 month until 2026-12-31`", zh: "请写成“重复 每隔 1个月 直到 2026-12-31”")

    /// A share as reported, or an expression that measures it.
    private mutating func done() throws(Stop) -> ClausePayload {
        let what = Message("a percentage such as 40%, or what measures it", zh: "百分数（如 40%）或衡量它的算式")
        let next = token(position + 1)
        if at(.word), current.word == 0, next.kind == .word, next.word == 0, !isEnd(position + 1) {
            throw expected(what, help: Message("as in: done 40% on 2026-06-28", zh: "如：完成度 40% 于 2026-06-28"))
        }
        let value = try expression(what)
        if case .literal(.quantity(let share)) = value.kind, share.unit == .percent {
            return .done(share, on: accept(.goalOn) ? try date() : nil)
        }
        return .doneMeasured(value)
    }

    mutating func investmentPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .investmentOf: return .investmentOf(try paths(Message("an action's name", zh: "行动的名称")))
        case .investmentBenefit: return .benefit(try amount())
        case .investmentHorizon:
            return .horizon(try duration("3 years", zh: "3年", units: Message("months or years", zh: "个月或年")))
        case .investmentDiscount: return .discount(try percentage())
        default: return .investmentCost(try amount())
        }
    }

    private mutating func amount() throws(Stop) -> AmountSyntax {
        let name = try name(Message("a name for this amount, such as licence", zh: "这笔金额的名称，如 许可费"))
        let value = try expression(Message("an amount of money", zh: "金额"))
        let unit = accept(.unitPer) ? try timeUnit() : nil
        let from = accept(.investmentFrom) ? try date() : nil
        return AmountSyntax(
            name: name, value: value, per: unit, from: from, title: at(.string) ? try string() : nil)
    }

    /// The unit after `per`.
    mutating func timeUnit() throws(Stop) -> TimeUnit {
        if let unit = accept(Parser.timeUnit(of:)) { return unit }
        throw expected(Message("a unit of time such as day", zh: "时间单位，如 天"))
    }

    /// Reviews of a goal or a risk.
    mutating func reviewPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        if keyword == .goalReview {
            try expect(.every, help: Message("write `review every 2 weeks`", zh: "请写成“复盘 每隔 2周”"))
            return .review(try duration("2 weeks", zh: "2周"))
        }
        let day = try date()
        let finding = try string()
        return .reviewed(
            day, finding, by: accept(.goalReviewedBy) ? try path(Message("a person's name", zh: "人员名称")) : nil)
    }

    private mutating func links() throws(Stop) -> [LinkSyntax] {
        var result: [LinkSyntax] = []
        repeat {
            let target = try path(Message("the name of a task, action or goal", zh: "任务、行动或目标的名称"))
            if atQuantity(position) {
                throw expected(
                    Message("`+` before the pause", zh: "停顿之前的“+”"),
                    help: Message(
                        "write: after \(written(target.span)) + 2 workdays", zh: "请写：前置 \(written(target.span)) + 2个工作日"
                    ))
            }
            let isLead = at(.minus)
            if accept(.plus) || accept(.minus) {
                result.append(LinkSyntax(target: target, lag: try duration("2 workdays", zh: "2个工作日"), isLead: isLead))
            } else {
                result.append(LinkSyntax(target: target, lag: nil, isLead: false))
            }
        } while accept(.comma)
        return result
    }

    private mutating func task() throws(Stop) -> TaskSyntax {
        let name = try name(Message("the task's name", zh: "任务名"))
        let title = at(.string) ? try string() : nil
        let (source, place) = (source, name.span)
        func written() -> String { source.text(place.start, place.end) }
        let lasts = try duration(
            "10 workdays", zh: "10个工作日", units: Message("workdays", zh: "个工作日"),
            help: Message(
                "say how long it takes, as in: task \(written()) 10 workdays", zh: "请写明历时，如：任务 \(written()) 10个工作日"))
        let after = accept(.goalStartAfter) ? try links() : []
        let owner = accept(.commonOwner) ? try path(Parser.personWanted) : nil
        var done: Quantity?
        var doneOn: DateLiteral?
        if accept(.actionDone) {
            done = try percentage()
            doneOn = accept(.goalOn) ? try date() : nil
        }
        return TaskSyntax(
            name: name, title: title, lasts: lasts, after: after, owner: owner, done: done, doneOn: doneOn)
    }

    mutating func riskPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .riskLikelihood: return .likelihood(try level())
        case .riskImpact: return .impact(try level())
        case .riskThreatens: return .threatens(try paths(Parser.goalWanted))
        case .riskSignal: return .signal(try expression(Message("a condition", zh: "条件")))
        case .riskResponse: return .response(try response())
        case .riskFallback: return .fallback(try response())
        case .goalReview, .goalReviewed: return try reviewPayload(keyword)
        default:
            let likelihood = try level()
            guard accept(.comma) else {
                throw expected(
                    Message("`,` and the impact that remains", zh: "“，”和剩余的影响"),
                    help: Message("write `residual 2 of 5, 3 of 5`", zh: "请写成“剩余 2级，3级”"))
            }
            return .residual(likelihood: likelihood, impact: try level())
        }
    }

    private mutating func level() throws(Stop) -> LevelSyntax {
        let first = position
        let after = position + 1
        let of = after < tokens.count ? match(.ratingOf, at: after) : (length: 0, isChinese: false)
        // English needs the scale: `4 of x` would be a metric of a segment.
        guard at(.number), of.length > 0, of.isChinese || token(after + 1).kind == .number else {
            return .expression(
                try expression(Message("a level such as 4 of 5, a percentage or an amount", zh: "等级（如 4级）、百分数或金额")))
        }
        let score = try wholeNumber()
        let isChinese = match(.ratingOf, at: position).isChinese
        _ = accept(.ratingOf)
        let hasScale = !isChinese || at(.number)
        let scale = hasScale ? try wholeNumber() : Quantity(mantissa: 5, scale: 0, unit: nil, span: score.span)
        node(.rating, from: first)
        return .rating(score, of: scale)
    }

    private mutating func response() throws(Stop) -> ResponseSyntax {
        if accept(.responseAvoid) { return .avoid(by: try responseBy()) }
        if accept(.responseTransfer) { return .transfer(by: try responseBy()) }
        if accept(.responseMitigate) { return .mitigate(by: try responseBy()) }
        if accept(.responseAccept) {
            let approver = accept(.responseApproved) ? try path(Parser.personWanted) : nil
            let until = accept(.responseUntil) ? try date() : nil
            return .accept(approvedBy: approver, until: until)
        }
        let near = Keyword.response(called: text(current)).map { spelling(of: $0) }
        throw expected(
            Message("avoid, transfer, mitigate or accept", zh: "规避、转移、减轻或接受"),
            help: near.map {
                Message("write `\($0)`, and how in `because`", zh: "请写“\($0)”，具体做法写在“依据”里")
            }
                ?? Message(
                    "avoid it, transfer it to others (an insurer), mitigate it by an action, or accept it",
                    zh: "规避；转移给别人（如保险）；用行动减轻；或接受"))
    }

    private mutating func responseBy() throws(Stop) -> Path? {
        accept(.responseBy) ? try path(Message("an action's name", zh: "行动的名称")) : nil
    }
}
