// What each clause word is followed by.

import RhumbText

extension Parser {
    static let personWanted = Message("a person's or resource's name", zh: "人员或资源的名称")
    static let goalWanted = Message("a goal's name", zh: "目标的名称")

    mutating func payload(_ keyword: Keyword, _ kind: DeclarationKind) throws(Stop) -> ClausePayload {
        switch keyword {
        case .commonBecause: return .because(try string())
        case .commonNote: return .note(try string())
        case .commonOwner: return .owner(try path(Parser.personWanted))
        case .commonDecides: return .decides(try path(Parser.personWanted))
        case .commonConsults: return .consults(try paths(Parser.personWanted))
        case .commonInforms: return .informs(try paths(Parser.personWanted))
        case .atLeast: return try atLeastRows()
        case .commonLesson: return try lesson()
        case .commonFinding: return try finding()
        case .planBudget: return .budget(try expression(Message("an amount of money", zh: "金额")))
        case .goalWeight: return .weight(try quantity(Message("a number", zh: "数值")))
        case .metricForecast: return .forecast(try duration("6 months", zh: "6个月"))
        case .programmeCovers:
            return .covers(
                try paths(Message("the name of a segment, goal, action, advice or risk", zh: "客群、目标、行动、建议或风险的名称")))
        case .planToday: return .today(try date())
        case .goalServes: return .serves(try paths(Message("the name of a strategy or goal", zh: "战略或目标的名称")))
        case .commonKind:
            if kind == .metric { return try metricKind() }
            if kind == .action {
                return .actionKind(try name(Message("the kind of action, such as training", zh: "行动类别，如 培训")))
            }
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
        case .calendar: return try calendarPayload(keyword)
        case .action: return try actionPayload(keyword)
        case .investment: return try investmentPayload(keyword)
        case .risk: return try riskPayload(keyword)
        case .advice: return try advicePayload(keyword)
        case .test: return try testPayload(keyword)
        case .tiers: return .rfm(try rfm())
        case .funnel, .cohorts, .survey: return try analysisPayload(keyword)
        case .use, .attributes, .segment, .metric, .programme, .person, .assumption, .scenario:
            throw expected(Parser.valueWanted)
        }
    }

    private mutating func atLeastRows() throws(Stop) -> ClausePayload {
        let count = try wholeNumber()
        try expect(.rows, help: Message("write `at least 200 rows`", zh: "请写成“至少 200行”"))
        return .atLeastRows(count)
    }

    /// A count: `200`; a unit after it is a mistake.
    mutating func wholeNumber() throws(Stop) -> Quantity {
        let what = Message("a whole number", zh: "整数")
        let value = try quantity(what)
        if value.integer == nil || (value.unit != nil && value.unit != .times) {
            if !token(position - 1).flags.contains(.faulty) {
                report(SyntaxMessages.needs(what, value.span, help: Message("write digits only", zh: "只写数字")))
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
            help: Message("a flow adds up over time, a stock is a level", zh: "累计型随时间相加，水平型是某一时点的高低"))
    }

    private mutating func planPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .planPeriod:
            let from = try date()
            guard accept(.range) else {
                throw expected(
                    Message("`..` and the last day", zh: "“..”和最后一天"),
                    help: Message("write `period 2026-01-01 .. 2026-12-31`", zh: "请写成“计划期 2026-01-01 .. 2026-12-31”"))
            }
            return .period(from: from, to: try date())
        case .planCurrency:
            return .currency(try name(Message("a currency code such as CNY", zh: "币种代码，如 CNY")))
        case .planContact: return .contact(try contact())
        case .planFit: return .fit(try fit())
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
            help: Message("write `contact guests at most 1 every 30 days`", zh: "请写成“触达 客人 至多 1次 每隔 30天”"))
        let first = position
        let limit = try wholeNumber()
        node(.contactLimit, from: first)
        let every = accept(.every) ? try duration() : nil
        return ContactSyntax(whom: whom, limit: limit, every: every)
    }

    private mutating func fit() throws(Stop) -> FitSyntax {
        let help = Message("write `fit at least 200 rows over 90 days`", zh: "请写成“拟合 至少 200行 覆盖 90天”")
        try expect(.atLeast, help: help)
        let rows = try wholeNumber()
        try expect(.rows, help: help)
        return FitSyntax(rows: rows, over: accept(.fitOver) ? try duration("90 days", zh: "90天") : nil)
    }

    private mutating func rfm() throws(Stop) -> RFMSyntax {
        let help = Message(
            "write `rfm recency, frequency, spend where frequency >= 1`", zh: "请写成“RFM 间隔，次数，金额 其中 次数 >= 1”")
        func comma(_ parser: inout Parser) throws(Stop) {
            guard parser.accept(.comma) else { throw parser.expected(Message("`,`", zh: "“，”"), help: help) }
        }
        let recency = try expression()
        try comma(&self)
        let frequency = try expression()
        try comma(&self)
        let spend = try expression()
        let condition = accept(.where) ? try expression(Message("a condition", zh: "条件")) : nil
        return RFMSyntax(recency: recency, frequency: frequency, spend: spend, condition: condition)
    }

    private mutating func datasetPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .datasetKey:
            let name = try name(Message("the key column's name", zh: "主键列名"))
            endLabel()
            return .key(try column(named: name))
        case .datasetEvent: return .event(try name(Message("a date column's name", zh: "日期列名")))
        case .datasetExtracted: return .extracted(try date())
        case .datasetConsent: return .consent(try name(Message("a yes_no column's name", zh: "是否类型的列名")))
        default: return .require(try requirement())
        }
    }

    private mutating func resourcePayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .resourcePeople: return .people(try quantity(Message("a number of people", zh: "人数")))
        case .resourceCapacity: return .capacity(try percentage())
        default:
            let amount = try expression(Message("an amount of money", zh: "金额"))
            try expect(.unitPer, help: Message("write `rate 400 CNY per day`", zh: "请写成“单价 400元 每 天”"))
            return .rate(amount, per: try timeUnit())
        }
    }
}
