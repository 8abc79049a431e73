// What each clause word is followed by.

import RhumbText

extension Parser {
    private static let personWanted = Message("a person's or resource's name", zh: "人员或资源的名称")
    private static let goalWanted = Message("a goal's name", zh: "目标的名称")

    mutating func payloads(_ keyword: Keyword, _ kind: DeclarationKind) throws(Stop) -> [ClausePayload] {
        if keyword == .adviceSay { return try say() }
        return [try payload(keyword, kind)]
    }

    private mutating func payload(_ keyword: Keyword, _ kind: DeclarationKind) throws(Stop) -> ClausePayload {
        switch keyword {
        case .commonBecause: return .because(try string())
        case .commonNote: return .note(try string())
        case .commonOwner: return .owner(try path(Parser.personWanted))
        case .atLeast: return try atLeastRows()
        case .planToday: return .today(try date())
        case .goalServes: return .serves(try paths(Message("the name of a strategy or goal", zh: "战略或目标的名称")))
        case .commonKind:
            if kind == .metric { return try metricKind() }
            return .riskKind(try name(Message("the kind of risk, such as market", zh: "风险类别，如 市场")))
        case .metricSplit: return .splitBy(try path(Message("a column of the rows", zh: "行的一列")))
        case .betterHigher: return .better(.higher)
        case .betterLower: return .better(.lower)
        case .segmentPromise: return .promise(try string())
        case .personOf: return .memberOf(try path(Message("a resource's name", zh: "资源的名称")))
        default: break
        }
        switch kind {
        case .plan, .strategy: return try planPayload(keyword)
        case .dataset: return try datasetPayload(keyword)
        case .goal: return try goalPayload(keyword)
        case .resource: return try resourcePayload(keyword)
        case .action: return try actionPayload(keyword)
        case .risk: return try riskPayload(keyword)
        case .advice: return try advicePayload(keyword)
        case .test: return try testPayload(keyword)
        case .use, .attributes, .segment, .tiers, .metric, .person, .assumption, .scenario:
            throw expected(Parser.valueWanted)
        }
    }

    private mutating func atLeastRows() throws(Stop) -> ClausePayload {
        let count = try wholeNumber()
        try expect(.rows, help: Message("Write `at least 200 rows`", zh: "请写成“至少 200行”"))
        return .atLeastRows(count)
    }

    /// A count: `200`; a unit after it is a mistake.
    mutating func wholeNumber() throws(Stop) -> Quantity {
        let what = Message("a whole number", zh: "整数")
        let value = try quantity(what)
        if value.integer == nil || (value.unit != nil && value.unit != .times) {
            if !token(position - 1).flags.contains(.faulty) {
                report(SyntaxMessages.needs(what, value.span, help: Message("Write digits only", zh: "只写数字")))
            }
        }
        // `1次` counts as `1` does.
        return Quantity(mantissa: value.mantissa, scale: value.scale, unit: nil, span: value.span)
    }

    private mutating func metricKind() throws(Stop) -> ClausePayload {
        if accept(.kindFlow) { return .metricKind(.flow) }
        if accept(.kindStock) { return .metricKind(.stock) }
        throw expected(
            Message("`flow` or `stock`", zh: "“累计型”或“水平型”"),
            help: Message("A flow adds up over time, a stock is a level", zh: "累计型随时间相加，水平型是某一时点的高低"))
    }

    private mutating func planPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .planPeriod:
            let from = try date()
            guard accept(.range) else {
                throw expected(
                    Message("`..` and the last day", zh: "“..”和最后一天"),
                    help: Message("Write `period 2026-01-01 .. 2026-12-31`", zh: "请写成“计划期 2026-01-01 .. 2026-12-31”"))
            }
            return .period(from: from, to: try date())
        case .planCurrency:
            return .currency(try name(Message("a currency code such as CNY", zh: "币种代码，如 CNY")))
        case .planBudget: return .budget(try expression(Message("an amount of money", zh: "金额")))
        case .planContact: return .contact(try contact())
        default:
            if accept(.rollupWorst) { return .rollup(.worst) }
            if accept(.rollupWeighted) { return .rollup(.weighted) }
            throw expected(Message("`worst` or `weighted`", zh: "“取最差”或“按权重”"))
        }
    }

    private mutating func contact() throws(Stop) -> ContactSyntax {
        let whom = try path(Message("the dataset of the customers", zh: "客户数据集的名称"))
        try expect(
            .atMost,
            help: Message("Write `contact guests at most 1 every 30 days`", zh: "请写成“触达 客人 至多 1次 每隔 30天”"))
        let first = position
        let limit = try wholeNumber()
        node(.contactLimit, from: first)
        let every = accept(.every) ? try duration() : nil
        return ContactSyntax(whom: whom, limit: limit, every: every)
    }

    private mutating func datasetPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .datasetKey:
            let name = try name(Message("the key column's name", zh: "主键列名"))
            endLabel()
            return .key(try column(named: name))
        case .datasetEvent: return .event(try name(Message("a date column's name", zh: "日期列名")))
        case .datasetExtracted: return .extracted(try date())
        default: return .require(try requirement())
        }
    }

    private mutating func resourcePayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .resourcePeople: return .people(try quantity(Message("a number of people", zh: "人数")))
        case .resourceCapacity: return .capacity(try percentage())
        default:
            let amount = try expression(Message("an amount of money", zh: "金额"))
            try expect(.unitPer, help: Message("Write `rate 400 CNY per day`", zh: "请写成“单价 400元 每 天”"))
            for (keyword, unit) in Parser.timeUnits where accept(keyword) { return .rate(amount, per: unit) }
            throw expected(Message("a unit of time such as day", zh: "时间单位，如 天"))
        }
    }

    private mutating func actionPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .actionAdvances:
            let goal = try path(Parser.goalWanted)
            let amount = accept(.actionBy) ? try expression(Message("how much, such as 4pp", zh: "贡献多少，如 4个百分点")) : nil
            return .advances(goal, by: amount)
        case .goalStartAfter: return .after(try links())
        case .goalStart: return .start(.date(try date()))
        case .actionFinish: return .finish(try date())
        case .actionEffort: return .effort(try duration("40 persondays", zh: "40人天"))
        case .actionCost: return .cost(try expression(Message("an amount of money", zh: "金额")))
        case .actionDone:
            let share = try percentage()
            return .done(share, on: accept(.goalOn) ? try date() : nil)
        default: return .task(try task())
        }
    }

    private mutating func links() throws(Stop) -> [LinkSyntax] {
        var result: [LinkSyntax] = []
        repeat {
            let target = try path(Message("the name of a task, action or goal", zh: "任务、行动或目标的名称"))
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
        let lasts = try duration("10 workdays", zh: "10个工作日")
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

    private mutating func riskPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .riskLikelihood: return .likelihood(try level())
        case .riskImpact: return .impact(try level())
        case .riskThreatens: return .threatens(try paths(Parser.goalWanted))
        case .riskSignal: return .signal(try expression(Message("a condition", zh: "条件")))
        case .riskResponse: return .response(try response())
        case .riskFallback: return .fallback(try response())
        default:
            let likelihood = try level()
            guard accept(.comma) else {
                throw expected(
                    Message("`,` and the impact that remains", zh: "“，”和剩余的影响"),
                    help: Message("Write `residual 2 of 5, 3 of 5`", zh: "请写成“剩余 2级，3级”"))
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
        throw expected(
            Message("avoid, transfer, mitigate or accept", zh: "规避、转移、减轻或接受"))
    }

    private mutating func responseBy() throws(Stop) -> Path? {
        accept(.responseBy) ? try path(Message("an action's name", zh: "行动的名称")) : nil
    }
}
