// The clauses of funnels, cohorts and surveys, and the stages of a conversion.

import RhumbText

extension Parser {
    mutating func analysisPayload(_ keyword: Keyword) throws(Stop) -> ClausePayload {
        switch keyword {
        case .funnelStage: return .stage(try stage())
        case .funnelMature: return .matureAfter(try duration("60 days", zh: "60天"))
        case .cohortsActive:
            let rows = try path(Message("the rows that show a customer is active", zh: "表明客户活跃的行"))
            guard accept(.where) else { return .active(rows, where: nil) }
            return .active(rows, where: try expression(Message("a condition", zh: "条件")))
        case .every: return .cohortEvery(try duration("1 quarter", zh: "1个季度"))
        case .cohortsLast: return .cohortLast(try wholeNumber())
        case .cohortsUnbounded: return .unbounded
        case .surveyPart: return .surveyPart(try string(Message("the part's title, in quotes", zh: "带引号的部分标题")))
        default: return .question(try question())
        }
    }

    private mutating func stage() throws(Stop) -> StageSyntax {
        let name = try name(Message("the stage's name", zh: "阶段的名称"))
        let title = at(.string) ? try string() : nil
        let date = try expression(Message("the date on which it is reached", zh: "到达该阶段的日期"))
        return StageSyntax(name: name, title: title, date: date)
    }

    private mutating func question() throws(Stop) -> QuestionSyntax {
        let column = try name(Message("the column that holds the answers", zh: "存放回答的列"))
        let title = try string(Message("the question, in quotes", zh: "带引号的题目"))
        var options = [try option()]
        while accept(.comma) { options.append(try option()) }
        return QuestionSyntax(column: column, title: title, options: options)
    }

    private mutating func option() throws(Stop) -> OptionSyntax {
        let text = try string(Message("an answer as the data have it, in quotes", zh: "带引号的回答，与数据一致"))
        let title = at(.string) ? try string() : nil
        guard atQuantity(position) else { return OptionSyntax(text: text, title: title, points: nil) }
        return OptionSyntax(
            text: text, title: title, points: try quantity(Message("the points of this answer", zh: "该回答的分数")))
    }

    /// `from called to won` in a conversion.
    mutating func stages() throws(Stop) -> StagesSyntax? {
        guard accept(.conversionFrom) else { return nil }
        let stage = Message("the name of a stage", zh: "阶段的名称")
        let from = try name(stage)
        try expect(
            .spanTo,
            help: Message("write it as conversion(sales from called to won)", zh: "请写成 转化率(销售 从 已联系 至 成交)"))
        return StagesSyntax(from: from, to: try name(stage))
    }
}
